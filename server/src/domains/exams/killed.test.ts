import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freshDatabase, type DatabaseForTest } from '../../../testing/database-for-test.ts'
import { chengdu } from './testing/tests-for-test.ts'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
const today = '2021-07-01'

describe('a server killed with -9 between a seat and its booking', () => {
  let database: DatabaseForTest
  let directory: string
  let owner: pg.Pool
  const children: ChildProcess[] = []
  before(async () => {
    database = await freshDatabase({ durable: true })
    directory = await mkdtemp(join(tmpdir(), 'changxing-exams-killed-'))
    owner = new pg.Pool({ connectionString: database.ownerUrl })
  })
  after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await owner.end()
    await database.drop()
    await rm(directory, { recursive: true, force: true })
  })

  const start = async () => {
    const environment = { DATABASE_URL: database.url, DATA_DIRECTORY: directory, PORT: '0', ROLES: 'web', CHANGXING_BUSINESS_DATE: today }
    const child = spawn(process.execPath, [main], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
    return { child, url: (JSON.parse(line) as { url: string }).url }
  }

  const learner = async () => {
    const [personId, fileId, value] = [randomUUID(), randomUUID(), randomBytes(24).toString('base64url')]
    await owner.query(`insert into exams.files (area, id, person_area, person_id, class, kind, state, opened_on, changes_made, updated_at) values ($1, $2, $1, $3, 'C2', 'first', 'open', '2021-05-01', 0, now())`, [chengdu, fileId, personId])
    await owner.query('insert into exams.open_file_directory values ($1, $2, $1, $3, true)', [chengdu, personId, fileId])
    await owner.query(`insert into exams.permits values ($1, $2, 'n', '2021-05-01', '2024-05-01', $1)`, [chengdu, fileId])
    await owner.query(`insert into platform.sessions (id_hash, app, actor, created_at, seen_at, expires_at) values ($1, 'citizen', $2, now(), now(), '2999-01-01')`,
      [createHash('sha256').update(value).digest(), JSON.stringify({ kind: 'citizen', area: chengdu, personId, subject: personId })])
    return { 'x-changxing-app': 'citizen', cookie: `changxing-citizen=${value}` }
  }

  test('leaves both or neither, and a repeat of the request has one result', async () => {
    let server = await start()
    const { rows: [plan] } = await owner.query<{ id: string }>(
      `select p.id from exams.plans p join exams.courses c on c.area = p.area and c.id = p.course_id where p.area = $1 and p.subject = 3 and p.class = 'C2' and p.drawn_at is not null and p.day > $2 order by p.day limit 1`, [chengdu, today])
    const consistent = async () => (await owner.query<{ seats: number; bookings: number; events: number }>(
      `select (select count(*)::int from exams.seats where plan_id = $1 and booking_id is not null) as seats,
         (select count(*)::int from exams.bookings where plan_id = $1 and state = 'booked') as bookings,
         (select count(*)::int from exams.booking_events e join exams.bookings b on b.id = e.booking_id where b.plan_id = $1) as events`, [plan!.id])).rows[0]!
    for (let round = 1; round <= 5; round += 1) {
      const headers = { ...(await learner()), 'idempotency-key': randomUUID(), 'content-type': 'application/json' }
      const ask = async () => {
        const response = await fetch(`${server.url}/api/my/test-bookings`, { method: 'POST', headers, body: JSON.stringify({ planId: plan!.id }) })
        const json = (await response.json()) as { readonly state: string }
        assert.equal(response.status, 200, JSON.stringify(json))
        return json
      }
      const sent = ask().then(() => 'answered', () => 'lost')
      await new Promise((resolve) => { setTimeout(resolve, randomInt(1, 30)) })
      server.child.kill('SIGKILL')
      await sent
      const after = await consistent()
      assert.deepEqual(after, { seats: after.seats, bookings: after.seats, events: after.seats })
      assert.ok(after.seats === round - 1 || after.seats === round)
      server = await start()
      assert.equal((await ask()).state, 'booked')
      assert.deepEqual(await consistent(), { seats: round, bookings: round, events: round })
    }
  })
})
