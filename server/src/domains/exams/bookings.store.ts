import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type BookingState = 'applied' | 'not-drawn' | 'booked' | 'cancelled' | 'passed' | 'failed'
export type BookingRow = {
  readonly area: string; readonly id: string; readonly file_id: string; readonly plan_id: string; readonly subject: number; readonly state: BookingState
  readonly waiting_since: string; readonly requested_on: string; readonly decision: string; readonly facts: string; readonly seat: number | null
}
export type NewBooking = Omit<BookingRow, 'seat'>
export type EventRow = { readonly id: string; readonly at: Date; readonly kind: string; readonly says: Words; readonly by_whom: string }

const own = 'area, id, file_id, plan_id, subject, state, waiting_since, requested_on, decision, facts'
const columns = `${own.split(', ').map((column) => `b.${column}`).join(', ')}, s.seat`
const joined = 'exams.bookings b left join exams.seats s on s.area = b.area and s.booking_id = b.id'

/** Answers how many were made: none when the candidate has an open booking of the subject. */
export const insert = (db: Tx, row: NewBooking, at: string) =>
  db.run('exams.insert-booking', `insert into exams.bookings (${own}, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [row.area, row.id, row.file_id, row.plan_id, row.subject, row.state, row.waiting_since, row.requested_on, row.decision, row.facts, at])
export const byId = (db: Tx, area: string, id: string) => db.one<BookingRow>('exams.booking', `select ${columns} from ${joined} where b.area = $1 and b.id = $2`, [area, id])
/** Locks the booking; its file must have been locked before. */
export const lock = async (db: Tx, area: string, id: string): Promise<BookingRow> => {
  await db.one('exams.lock-booking', 'select id from exams.bookings where area = $1 and id = $2 for update', [area, id])
  return byId(db, area, id)
}
export const ofFile = (db: Tx, area: string, fileId: string) =>
  db.many<BookingRow>('exams.bookings-of-file', `select ${columns} from ${joined} where b.area = $1 and b.file_id = $2 order by b.id desc`, [area, fileId])
export const openOfFile = (db: Tx, area: string, fileId: string) =>
  db.many<BookingRow>('exams.open-bookings', `select ${columns} from ${joined} where b.area = $1 and b.file_id = $2 and b.state in ('applied', 'booked') order by b.subject`, [area, fileId])
export const lockApplicants = (db: Tx, area: string, planId: string) =>
  db.many<{ id: string; file_id: string; waiting_since: string }>('exams.lock-applicants',
    `select id, file_id, waiting_since from exams.bookings where area = $1 and plan_id = $2 and state = 'applied' order by id for update`, [area, planId])
export const onPlans = (db: Tx, area: string, planIds: readonly string[]) =>
  db.many<BookingRow>('exams.bookings-on-plans',
    `select ${columns} from ${joined} where b.area = $1 and b.plan_id = any($2::uuid[]) and b.state in ('booked', 'passed', 'failed') and s.seat is not null order by s.seat`, [area, planIds])
export const setState = (db: Tx, area: string, ids: readonly string[], state: BookingState, at: string) =>
  db.run('exams.booking-state', 'update exams.bookings set state = $3, updated_at = $4 where area = $1 and id = any($2::uuid[])', [area, ids, state, at])

export const record = (db: Tx, area: string, events: readonly { readonly id: string; readonly bookingId: string }[], kind: string, says: Words, by: string, at: string) =>
  db.run('exams.record-booking',
    `insert into exams.booking_events (area, id, booking_id, at, kind, says, by_whom) select $1::text, e.id, e.booking_id, $4::timestamptz, $5::text, $6::jsonb, $7::text from unnest($2::uuid[], $3::uuid[]) as e (id, booking_id)`,
    [area, events.map(({ id }) => id), events.map(({ bookingId }) => bookingId), at, kind, JSON.stringify(says), by])
export const events = (db: Tx, area: string, bookingId: string) =>
  db.many<EventRow>('exams.booking-events', 'select id, at, kind, says, by_whom from exams.booking_events where area = $1 and booking_id = $2 order by at, id', [area, bookingId])

/** Bookings whose day is over and that have no result: the sheets have not come, which counts against nobody. */
export const withoutResult = (db: Tx, area: string, planIds: readonly string[]) =>
  db.many<{ plan_id: string; n: number }>('exams.without-result',
    `select plan_id, count(*)::int as n from exams.bookings where area = $1 and plan_id = any($2::uuid[]) and state = 'booked' group by 1`, [area, planIds])
/** Days of the failed bookings of a subject, the last first. */
export const failedDays = (db: Tx, area: string, fileId: string, subject: number) =>
  db.many<{ id: string; day: string }>('exams.failed-days',
    `select b.id, p.day from exams.bookings b join exams.plans p on p.area = b.area and p.id = b.plan_id
     where b.area = $1 and b.file_id = $2 and b.subject = $3 and b.state = 'failed' order by p.day desc`, [area, fileId, subject])
