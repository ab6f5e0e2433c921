import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { startChild } from '../run/start/child.ts'
import type { Bench } from './bench.ts'
import { prepareDrafts, type Draft } from './drafts.ts'
import { durablePlatform } from './durable-platform.ts'
import { keptConnection, type KeptConnection } from './kept-connection.ts'
import { ratioOf, sideBySide, spreadOf, type Rates } from './measure.ts'
import { pile } from './pile.ts'
import { writeLikeSubmission, writtenFor } from './submission-writes.ts'
import { versionsOf } from './versions.ts'

const atOnce = 8
const aSlice = 320
const rounds = 9
/** Slices that are not counted: the server's compiler needs some hundreds of requests to settle. */
const warm = 3

const submitOver = async (connection: KeptConnection, { area, caseId, cookie }: Draft): Promise<void> => {
  const headers = { cookie, 'x-changxing-app': 'citizen', 'idempotency-key': randomUUID() }
  const { status, body } = await connection.post(`/api/areas/${area}/cases/${caseId}/submission`, headers, '{"version":0}')
  if (status !== 200 || !body.includes('"state":"submitted"')) throw new Error(`the submission was answered ${status}: ${body}`)
}

const overHttp = 'an application submitted over HTTP'
const byHand = 'the same writes by prepared statements'

/** Submitting over HTTP, beside a program that does nothing but the writes of a submission. */
export const submit: Bench = {
  id: 'submit',
  title: 'Submitting an application',
  oneCore: false,
  measure: async () => {
    const write = (text: string) => void process.stderr.write(text)
    const { dataDirectory, database, environment, platform, version, close } = await durablePlatform()
    const logs = join(dataDirectory, 'logs')
    const server = await startChild({ name: 'server', script: 'server/src/main.ts', env: environment, logs, write })
    const clients = Array.from({ length: atOnce }, () => new pg.Client(database.url))
    const phones = Array.from({ length: atOnce }, () => keptConnection(server.url))
    try {
      await Promise.all(clients.map((client) => client.connect()))
      const [sample, ...drafts] = await prepareDrafts(platform, 1 + 2 * aSlice * (rounds + warm))
      if (!sample) throw new Error('no draft was prepared')
      await submitOver(phones[0]!, sample)
      const like = await writtenFor(clients[0]!, sample)
      const half = drafts.splice(0, drafts.length / 2)
      const ours = pile(overHttp, half, aSlice, atOnce, (draft, hand) => submitOver(phones[hand]!, draft))
      const theirs = pile(byHand, drafts, aSlice, atOnce, (draft, hand) => writeLikeSubmission(clients[hand]!, draft, like))
      for (let round = 1; round < warm; round++) for (const side of [ours, theirs]) await side.slice(0)
      const rates = await sideBySide([ours, theirs], { rounds })
      const of = (name: string): Rates => rates.get(name) ?? []
      return {
        figures: [...rates].map(([what, found]) => ({ what, unit: 'a second', ...spreadOf(found) })),
        targets: [{
          what: 'submitting over HTTP against its bare writes', unit: '×', ...ratioOf(of(overHttp), of(byHand)),
          wanted: 'at-least', limit: 0.4,
        }],
        notes: [
          `${atOnce} connections each, ${aSlice} submissions a slice, every one of another driver. PostgreSQL keeps every commit `
            + '(fsync and synchronous_commit are on) and serves both.',
          'A submission knows its session, decides by rule with the facts of the record, checks what lacks, and answers the whole case; '
            + 'its one transaction writes the case, its event, the message to the applicant, the audit entry and the answer kept under the '
            + 'idempotency key. A message in the app needs no job; what needs one (a text message) comes with the decision.',
          'The bare writes are the same in five statements between begin and commit, with texts that a real submission wrote, prepared, on '
            + 'connections of their own, and nothing else: no HTTP, no reading, no sealing. Client, server and database share the machine.',
        ],
        versions: { PostgreSQL: version, ...versionsOf('pg', 'fastify') },
      }
    } finally {
      for (const phone of phones) phone.close()
      await Promise.all(clients.map((client) => client.end()))
      await server.stop()
      await close()
    }
  },
}
