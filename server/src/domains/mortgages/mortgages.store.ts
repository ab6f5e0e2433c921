import type { Tx } from '../../platform/database.ts'

export type State = 'waiting-owner' | 'with-office' | 'registered' | 'released' | 'declined' | 'refused' | 'lapsed' | 'taken-back'
export type MortgageRow = {
  readonly area: string; readonly id: string; readonly vehicle_id: string; readonly owner_area: string; readonly owner_person_id: string
  readonly lien: 'mortgage' | 'pledge'; readonly channel: 'online' | 'counter'; readonly mortgagee_kind: string; readonly uscc: string | null
  readonly details: Buffer; readonly contract_number: string; readonly filed_on: string; readonly filed_hash: string | null; readonly message_id: string | null
  readonly case_id: string | null; readonly state: State; readonly answer_by: string | null; readonly by_office: boolean; readonly decision: string
  readonly decision_facts: string; readonly registered_on: string | null; readonly released_on: string | null; readonly settled_on: string | null
  readonly released_hash: string | null
}
const columns = `area, id, vehicle_id, owner_area, owner_person_id, lien, channel, mortgagee_kind, uscc, details, contract_number, filed_on, filed_hash, message_id,
  case_id, state, answer_by, by_office, decision, decision_facts, registered_on, released_on, settled_on, released_hash`

export type New = Omit<MortgageRow, 'released_on' | 'settled_on' | 'released_hash'>

/** False when the contract, or another mortgage of the vehicle, is there already. */
export const insert = async (db: Tx, row: New, at: string): Promise<boolean> =>
  (await db.run('mortgages.insert',
    `insert into mortgages.mortgages (${columns}, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, null, null, null, $22) on conflict do nothing`,
    [row.area, row.id, row.vehicle_id, row.owner_area, row.owner_person_id, row.lien, row.channel, row.mortgagee_kind, row.uscc, row.details, row.contract_number,
      row.filed_on, row.filed_hash, row.message_id, row.case_id, row.state, row.answer_by, row.by_office, row.decision, row.decision_facts, row.registered_on, at])) === 1

export const byId = (db: Tx, area: string, id: string) =>
  db.one<MortgageRow>('mortgages.by-id', `select ${columns} from mortgages.mortgages where area = $1 and id = $2`, [area, id])

/** The mortgage of this contract that a lender has filed and that still stands or was released; the latest where a filing came to nothing. */
export const filingOf = (db: Tx, area: string, uscc: string, contractNumber: string) =>
  db.maybe<MortgageRow>('mortgages.filing-of',
    `select ${columns} from mortgages.mortgages where area = $1 and uscc = $2 and contract_number = $3 and channel = 'online'
       order by state in ('waiting-owner', 'with-office', 'registered', 'released') desc, id desc limit 1`, [area, uscc, contractNumber])

/** The lender's mortgage by this contract, filed online or registered on paper: the one on this vehicle before another's, what stands or was released before the rest. */
export const ofContract = (db: Tx, area: string, uscc: string, contractNumber: string, vehicleId: string | null) =>
  db.maybe<MortgageRow>('mortgages.of-contract',
    `select ${columns} from mortgages.mortgages where area = $1 and uscc = $2 and contract_number = $3 and lien = 'mortgage'
       order by vehicle_id is not distinct from $4 desc, state in ('waiting-owner', 'with-office', 'registered', 'released') desc, id desc limit 1`,
    [area, uscc, contractNumber, vehicleId])

/** Whether another than this lender has a mortgage under this contract number on this vehicle. */
export const otherLenderOf = (db: Tx, area: string, vehicleId: string, contractNumber: string, uscc: string) =>
  db.maybe<{ id: string }>('mortgages.other-lender-of',
    `select id from mortgages.mortgages where area = $1 and vehicle_id = $2 and contract_number = $3 and lien = 'mortgage' and uscc is distinct from $4 limit 1`,
    [area, vehicleId, contractNumber, uscc])

/** What stands on a vehicle, or is about to. */
export const standing = (db: Tx, area: string, vehicleId: string, lien: MortgageRow['lien']) =>
  db.maybe<MortgageRow>('mortgages.standing',
    `select ${columns} from mortgages.mortgages where area = $1 and vehicle_id = $2 and lien = $3 and state in ('waiting-owner', 'with-office', 'registered')`,
    [area, vehicleId, lien])

/** The same, where it is registered, only to look at. */
export const registered = (db: Tx, area: string, vehicleId: string, lien: MortgageRow['lien']) =>
  db.maybe<MortgageRow>('mortgages.registered',
    `select ${columns} from mortgages.mortgages where area = $1 and vehicle_id = $2 and lien = $3 and state = 'registered'`, [area, vehicleId, lien])

export const ofVehicle = (db: Tx, area: string, vehicleId: string) =>
  db.many<MortgageRow>('mortgages.of-vehicle', `select ${columns} from mortgages.mortgages where area = $1 and vehicle_id = $2 order by id desc`, [area, vehicleId])

type Change = Partial<Pick<MortgageRow, 'state' | 'registered_on' | 'released_on' | 'settled_on' | 'released_hash' | 'answer_by'>>

export const change = (db: Tx, row: MortgageRow, { state = row.state, ...to }: Change, at: string) =>
  db.run('mortgages.change',
    `update mortgages.mortgages set state = $3, registered_on = $4, released_on = $5, settled_on = $6, released_hash = $7, answer_by = $8, updated_at = $9 where area = $1 and id = $2`,
    [row.area, row.id, state, to.registered_on ?? row.registered_on, to.released_on ?? row.released_on, to.settled_on ?? row.settled_on,
      to.released_hash ?? row.released_hash, to.answer_by === undefined ? row.answer_by : to.answer_by, at])

/** Those in a state, or in any; the latest filings first. */
export const inState = (db: Tx, area: string, state: State | null, limit: number) =>
  db.many<MortgageRow>('mortgages.in-state',
    `select ${columns} from mortgages.mortgages where area = $1 and ($2::text is null or state = $2) order by filed_on desc, id desc limit $3`, [area, state, limit])

export const countByState = (db: Tx, area: string) =>
  db.many<{ state: State; n: number }>('mortgages.count-by-state', `select state, count(*) as n from mortgages.mortgages where area = $1 group by state order by state`, [area])

/** Filings of an area that nobody has answered in time. */
export const unanswered = (db: Tx, area: string, today: string) =>
  db.many<{ id: string }>('mortgages.unanswered', `select id from mortgages.mortgages where area = $1 and state = 'waiting-owner' and answer_by < $2 order by id limit 500`, [area, today])

export type Booked = Pick<MortgageRow, 'id' | 'uscc' | 'contract_number' | 'vehicle_id'> & { readonly kind: 'filed' | 'released'; readonly hash: string }

/** What lenders filed and released on a day by our books, as they have it in theirs: not what came to nothing. */
export const bookedOn = (db: Tx, area: string, day: string) =>
  db.many<Booked>('mortgages.booked-on',
    `select id, uscc, contract_number, vehicle_id, 'filed' as kind, filed_hash as hash from mortgages.mortgages
       where area = $1 and filed_on = $2 and channel = 'online' and state not in ('declined', 'refused', 'lapsed')
     union all
     select id, uscc, contract_number, vehicle_id, 'released' as kind, released_hash as hash from mortgages.mortgages
       where area = $1 and settled_on = $2 and released_hash is not null
     order by contract_number, kind`, [area, day])

export type ReleasedAtCounter = Pick<MortgageRow, 'lien' | 'channel' | 'uscc' | 'contract_number' | 'vehicle_id'>

/** Mortgages of organisations that a counter released on a day and that the lender has not released itself. */
export const releasedAtCounterOn = (db: Tx, area: string, day: string) =>
  db.many<ReleasedAtCounter>('mortgages.released-at-counter-on',
    `select lien, channel, uscc, contract_number, vehicle_id from mortgages.mortgages
       where area = $1 and released_on = $2 and state = 'released' and lien = 'mortgage' and released_hash is null and uscc is not null
       order by contract_number`, [area, day])

export const count = async (db: Tx): Promise<number> => (await db.one<{ n: number }>('mortgages.count', `select count(*) as n from mortgages.mortgages`)).n

export type EventRow = { readonly id: string; readonly at: Date; readonly on_day: string; readonly kind: string; readonly by_kind: 'lender' | 'owner' | 'office' | 'system'; readonly officer_number: string | null; readonly note: Buffer | null }

export const record = (db: Tx, area: string, mortgageId: string, event: Omit<EventRow, 'at'> & { readonly at: string }) =>
  db.run('mortgages.record',
    `insert into mortgages.events (area, mortgage_id, id, at, on_day, kind, by_kind, officer_number, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [area, mortgageId, event.id, event.at, event.on_day, event.kind, event.by_kind, event.officer_number, event.note])

export const events = (db: Tx, area: string, mortgageId: string) =>
  db.many<EventRow>('mortgages.events', `select id, at, on_day, kind, by_kind, officer_number, note from mortgages.events where area = $1 and mortgage_id = $2 order by id`, [area, mortgageId])
