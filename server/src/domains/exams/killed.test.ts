import assert from 'node:assert/strict'
import { randomInt, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { serverToKill, type ServerToKill } from '../../../testing/server-to-kill.ts'
import { chengdu } from './testing/tests-for-test.ts'

const today = '2021-07-01'

describe('a server killed with -9 between a seat and its booking', () => {
  let killable: ServerToKill
  before(async () => { killable = await serverToKill(today) })
  after(() => killable.close())

  const learner = async () => {
    const [personId, fileId] = [randomUUID(), randomUUID()]
    const { owner } = killable
    await owner.query(`insert into exams.files (area, id, person_area, person_id, class, kind, state, opened_on, changes_made, updated_at) values ($1, $2, $1, $3, 'C2', 'first', 'open', '2021-05-01', 0, now())`, [chengdu, fileId, personId])
    await owner.query('insert into exams.open_file_directory values ($1, $2, $1, $3, true)', [chengdu, personId, fileId])
    await owner.query(`insert into exams.permits values ($1, $2, 'n', '2021-05-01', '2024-05-01', $1)`, [chengdu, fileId])
    return killable.signIn('citizen', { kind: 'citizen', area: chengdu, personId, subject: personId })
  }

  test('leaves both or neither, and a repeat of the request has one result', async () => {
    const { owner, start } = killable
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
