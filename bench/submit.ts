import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '@changxing/server/src/platform/config.ts'
import { openPlatform } from '@changxing/server/src/platform/open-platform.ts'
import { startChild } from '../run/start/child.ts'
import { startDatabase } from '../run/start/start-database.ts'
import type { Bench } from './bench.ts'
import { prepareDrafts, type Draft } from './drafts.ts'
import { ratioOf, sideBySide, spreadOf, type Rates, type Side } from './measure.ts'
import { writeLikeSubmission, writtenFor } from './submission-writes.ts'
import { versionsOf } from './versions.ts'

const atOnce = 8
const aSlice = 320
const rounds = 9
/** Slices that are not counted: the server's compiler needs some hundreds of requests to settle. */
const warm = 3

/** Takes `aSlice` drafts off the pile and lets eight hands work on them. */
const pile = (name: string, drafts: Draft[], work: (draft: Draft, hand: number) => Promise<void>): Side => ({
  name,
  slice: async () => {
    const mine = drafts.splice(0, aSlice)
    if (mine.length < aSlice) throw new Error('too few drafts were prepared')
    const began = performance.now()
    await Promise.all(Array.from({ length: atOnce }, async (_, hand) => {
      for (let draft = mine.pop(); draft; draft = mine.pop()) await work(draft, hand)
    }))
    return aSlice / ((performance.now() - began) / 1000)
  },
})

const http = (url: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const submit = ({ area, caseId, cookie }: Draft): Promise<void> =>
    new Promise((resolve, reject) => {
      const body = '{"version":0}'
      const call = request(`${url}/api/areas/${area}/cases/${caseId}/submission`, {
        agent, method: 'POST',
        headers: {
          cookie, 'x-changxing-app': 'citizen', 'idempotency-key': randomUUID(), 'content-type': 'application/json',
          'content-length': body.length,
        },
      }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).on('end', () => {
          if (response.statusCode === 200 && text.includes('"state":"submitted"')) resolve()
          else reject(new Error(`the submission was answered ${response.statusCode}: ${text}`))
        })
      })
      call.on('error', reject)
      call.end(body)
    })
  return { submit, close: () => agent.destroy() }
}

const overHttp = 'an application submitted over HTTP'
const byHand = 'the same writes by prepared statements'

/** Submitting over HTTP, beside a program that does nothing but the writes of a submission. */
export const submit: Bench = {
  id: 'submit',
  title: 'Submitting an application',
  oneCore: false,
  measure: async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'changxing-bench-'))
    const write = (text: string) => void process.stderr.write(text)
    const database = await startDatabase({ dataDirectory, write: () => {} })
    const environment = { DATABASE_URL: database.url, DATA_DIRECTORY: dataDirectory, PORT: '0', ROLES: 'web' }
    const platform = openPlatform(readConfig(environment))
    const logs = join(dataDirectory, 'logs')
    const server = await startChild({ name: 'server', script: 'server/src/main.ts', env: environment, logs, write })
    const clients = Array.from({ length: atOnce }, () => new pg.Client(database.url))
    const browser = http(server.url)
    try {
      await Promise.all(clients.map((client) => client.connect()))
      const { rows: [postgres] } = await clients[0]!.query<{ fsync: string; synchronous_commit: string; server_version: string }>(
        `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
           current_setting('server_version') as server_version`)
      const durable = postgres?.fsync === 'on' && postgres.synchronous_commit === 'on'
      if (!durable) throw new Error('this PostgreSQL does not keep what it acknowledges')
      const [sample, ...drafts] = await prepareDrafts(platform, 1 + 2 * aSlice * (rounds + warm))
      if (!sample) throw new Error('no draft was prepared')
      await browser.submit(sample)
      const like = await writtenFor(clients[0]!, sample)
      const half = drafts.splice(0, drafts.length / 2)
      const ours = pile(overHttp, half, browser.submit)
      const theirs = pile(byHand, drafts, (draft, hand) => writeLikeSubmission(clients[hand]!, draft, like))
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
          'The bare writes are the same six statements between begin and commit with texts that a real submission wrote, prepared, on '
            + 'connections of their own, and nothing else: no HTTP, no reading, no sealing. Client, server and database share the machine.',
        ],
        versions: { PostgreSQL: postgres.server_version, ...versionsOf('pg', 'fastify') },
      }
    } finally {
      browser.close()
      await Promise.all(clients.map((client) => client.end()))
      await server.stop()
      await platform.database.close()
      await database.stop()
      await rm(dataDirectory, { recursive: true, force: true })
    }
  },
}
