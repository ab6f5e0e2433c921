import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chengdu, type World } from './tests-for-test.ts'

export type Racer = { readonly headers: Record<string, string>; readonly fileId: string }
export type Round = { readonly booked: number; readonly refused: number; readonly other: number; readonly doubled: number; readonly lost: number; readonly millis: number }

/** Learners of Chengdu with a permit and an open session each, made in bulk. */
export const racers = async (at: World, count: number): Promise<readonly Racer[]> => {
  const people = Array.from({ length: count }, () => ({ personId: randomUUID(), fileId: randomUUID(), value: randomBytes(24).toString('base64url') }))
  const ids = people.map(({ personId }) => personId)
  const files = people.map(({ fileId }) => fileId)
  await at.sql(`insert into exams.files (area, id, person_area, person_id, class, kind, school, state, opened_on, changes_made, updated_at)
    select $1, f.id, $1, f.person, 'C2', 'first', null, 'open', '2021-05-01', 0, now() from unnest($2::uuid[], $3::uuid[]) as f (id, person)`, [chengdu, files, ids])
  await at.sql(`insert into exams.open_file_directory (person_area, person_id, area, file_id, open) select $1, f.person, $1, f.id, true from unnest($2::uuid[], $3::uuid[]) as f (id, person)`, [chengdu, files, ids])
  await at.sql(`insert into exams.permits (area, file_id, number, obtained_on, valid_until, issued_in) select $1, id, id::text, '2021-05-01', '2024-05-01', $1 from unnest($2::uuid[]) as f (id)`, [chengdu, files])
  await at.sql(`insert into platform.sessions (id_hash, app, actor, created_at, seen_at, expires_at)
    select s.hash, 'citizen', s.actor, now(), now(), '2999-01-01' from unnest($1::bytea[], $2::jsonb[]) as s (hash, actor)`, [
    people.map(({ value }) => createHash('sha256').update(value).digest()),
    people.map(({ personId }) => JSON.stringify({ kind: 'citizen', area: chengdu, personId, subject: `racer-${personId}` })),
  ])
  return people.map(({ fileId, value }) => ({ fileId, headers: { 'x-changxing-app': 'citizen', cookie: `changxing-citizen=${value}` } }))
}

/** A plan whose left-over seats anybody may have, the draw being over. */
const openPlan = async (at: World, seats: number, round: number): Promise<string> => {
  at.moveTo('2021-07-01')
  const planId = await at.publish({ day: '2021-08-20', seats, starts: `${String(8 + Math.floor(round / 12)).padStart(2, '0')}:${String((round % 12) * 5).padStart(2, '0')}` })
  at.moveTo('2021-07-05')
  await at.draw(planId)
  return planId
}

/** Everybody wants one of the seats at the same time; what came of it is counted in the database, not in the answers alone. */
export const race = async (at: World, people: readonly Racer[], seats: number, round: number): Promise<Round> => {
  const planId = await openPlan(at, seats, round)
  const began = performance.now()
  const answers = await Promise.all(people.map(({ headers }) => at.book(headers, planId)))
  const millis = performance.now() - began
  const won = answers.filter(({ status }) => status === 200)
  const refused = answers.filter(({ status, json }) => status === 422 && json.refusal.code === 'no-seat')
  const [kept] = await at.sql<{ taken: number; people: number; events: number; answered: number }>(
    `select count(s.booking_id)::int as taken, count(distinct b.file_id)::int as people,
       (select count(*)::int from exams.booking_events e join exams.bookings x on x.area = e.area and x.id = e.booking_id where x.plan_id = $1 and e.kind = 'booked') as events,
       count(*) filter (where s.booking_id = any($2::uuid[]))::int as answered
     from exams.seats s left join exams.bookings b on b.area = s.area and b.id = s.booking_id and b.state = 'booked' where s.plan_id = $1`,
    [planId, won.map(({ json }) => json.bookingId as string)])
  await at.sql(`update exams.seats set booking_id = null where plan_id = $1`, [planId])
  await at.sql(`update exams.bookings set state = 'cancelled' where plan_id = $1`, [planId])
  const { taken, people: seated, events, answered } = kept!
  return {
    booked: won.length, refused: refused.length, other: answers.length - won.length - refused.length,
    // Doubled: somebody with two seats, or a seat told to two. Lost: a seat or a told booking that is not there.
    doubled: taken - seated + Math.max(0, won.length - new Set(won.map(({ json }) => json.bookingId as string)).size), lost: Math.max(0, seats - taken) + (won.length - answered) + Math.abs(events - taken), millis,
  }
}
