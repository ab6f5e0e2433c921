import type { Tx } from '../../platform/database.ts'

export type Delivery = 'waiting' | 'taken' | 'refused' | 'given-up'
export type TicketRow = {
  readonly area: string; readonly id: string; readonly check_id: string; readonly vin_index: Buffer | null; readonly reason_code: string
  readonly insurer_code: string | null; readonly insurer_name: string | null; readonly opened_at: Date; readonly opened_on: string; readonly delivery: Delivery
  readonly corrected_at: Date | null; readonly settled_at: Date | null; readonly settled_on: string | null
  readonly settled_how: 're-check' | 'office' | null; readonly settled_by: string | null; readonly note: Buffer | null
}
const columns = `area, id, check_id, vin_index, reason_code, insurer_code, insurer_name, opened_at, opened_on, delivery, corrected_at, settled_at, settled_on,
  settled_how, settled_by, note`

type New = Pick<TicketRow, 'area' | 'id' | 'check_id' | 'vin_index' | 'reason_code' | 'insurer_code' | 'insurer_name' | 'opened_on'> & { readonly at: string }

/** False when a ticket for this vehicle and reason is open already, or, about no vehicle, when one was opened on this day. */
export const open = async (db: Tx, row: New): Promise<boolean> =>
  (await db.run('insurance.open-ticket',
    `insert into insurance.tickets (area, id, check_id, vin_index, reason_code, insurer_code, insurer_name, opened_at, opened_on, delivery)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting') on conflict do nothing`,
    [row.area, row.id, row.check_id, row.vin_index, row.reason_code, row.insurer_code, row.insurer_name, row.at, row.opened_on])) === 1

export const lock = (db: Tx, area: string, id: string) =>
  db.one<TicketRow>('insurance.lock-ticket', `select ${columns} from insurance.tickets where area = $1 and id = $2 for update`, [area, id])

export const openOf = (db: Tx, area: string, vinIndex: Buffer) =>
  db.many<TicketRow>('insurance.open-tickets-of', `select ${columns} from insurance.tickets where area = $1 and vin_index = $2 and settled_at is null order by id`, [area, vinIndex])

/** Open ones about no vehicle: the insurers' platform was silent. */
export const openOutages = (db: Tx, area: string) =>
  db.many<TicketRow>('insurance.open-outages',
    `select ${columns} from insurance.tickets where area = $1 and vin_index is null and settled_at is null order by id`, [area])

export const delivered = (db: Tx, area: string, id: string, delivery: Delivery) =>
  db.run('insurance.ticket-delivered', `update insurance.tickets set delivery = $3 where area = $1 and id = $2 and delivery = 'waiting'`, [area, id, delivery])

export const corrected = (db: Tx, area: string, vinIndex: Buffer, at: string) =>
  db.run('insurance.ticket-corrected',
    `update insurance.tickets set corrected_at = coalesce(corrected_at, $3) where area = $1 and vin_index = $2 and settled_at is null`, [area, vinIndex, at])

type Settled = { readonly at: string; readonly on: string; readonly how: 're-check' | 'office'; readonly by: string | null; readonly note: Buffer | null }

export const settle = (db: Tx, area: string, id: string, { at, on, how, by, note }: Settled) =>
  db.run('insurance.settle-ticket',
    `update insurance.tickets set settled_at = $3, settled_on = $4, settled_how = $5, settled_by = $6, note = $7 where area = $1 and id = $2 and settled_at is null`,
    [area, id, at, on, how, by, note])

/** Open ones, the oldest first; settled ones, the latest first. */
export const inState = (db: Tx, area: string, settled: boolean, limit: number) =>
  db.many<TicketRow>(settled ? 'insurance.settled-tickets' : 'insurance.open-tickets',
    settled
      ? `select ${columns} from insurance.tickets where area = $1 and settled_at is not null order by settled_at desc limit $2`
      : `select ${columns} from insurance.tickets where area = $1 and settled_at is null order by opened_at limit $2`,
    [area, limit])

export type Counted = Pick<TicketRow, 'id' | 'reason_code' | 'insurer_code' | 'insurer_name' | 'opened_on' | 'settled_on'> & { readonly opened_at: Date; readonly settled_at: Date | null }

/** Tickets that were open at some time up to the end of a week: opened by then, and not settled before it began; as known at an instant. */
export const ofWeek = (db: Tx, area: string, monday: string, sunday: string, knownAt: string) =>
  db.many<Counted>('insurance.tickets-of-week',
    `select id, reason_code, insurer_code, insurer_name, opened_on, opened_at, case when settled_at <= $4 then settled_on end as settled_on,
       case when settled_at <= $4 then settled_at end as settled_at
       from insurance.tickets where area = $1 and opened_on <= $3 and opened_at <= $4 and (settled_on is null or settled_on >= $2) order by opened_at, id`,
    [area, monday, sunday, knownAt])
