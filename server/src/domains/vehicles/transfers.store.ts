import type { Answer, Reason, Words } from '@changxing/rules/decision.ts'
import type { TransferActor, TransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Tx } from '../../platform/database.ts'

/** Who of an office has a transfer in hand. */
export type Hands = { readonly claimed_by: string | null; readonly claimed_number: string | null; readonly claimed_name: string | null }
export const nobody: Hands = { claimed_by: null, claimed_number: null, claimed_name: null }
/** What each office has of a transfer beside its steps. `held_on`: since when it stands still. */
type Desk = Hands & { readonly held_on: string | null }
const deskColumns = 'claimed_by, claimed_number, claimed_name, held_on'

/** Who applied for the new owner at a counter, sealed, and the days of their written mandate. */
export type AgentColumns = {
  readonly agent_name: Buffer | null; readonly agent_number: Buffer | null; readonly mandate_made_on: string | null; readonly mandate_until: string | null
}
export const noAgent: AgentColumns = { agent_name: null, agent_number: null, mandate_made_on: null, mandate_until: null }

type Rating = { readonly rating_score: number | null; readonly rating_text: Buffer | null }
/** Nobody has had it in hand, nothing holds it, nobody has rated it. */
export const untouched: Desk & Rating = { ...nobody, held_on: null, rating_score: null, rating_text: null }

export type TransferRow = Desk & Rating & AgentColumns & {
  readonly area: string; readonly id: string; readonly number: string; readonly out_area: string; readonly out_vehicle_id: string
  readonly buyer_area: string; readonly buyer_person_id: string; readonly seller_area: string; readonly seller_person_id: string
  readonly path: 'A' | 'B' | 'C'; readonly ground: string; readonly trade_area: string | null
  readonly invoice_index: Buffer | null; readonly invoice_result: 'confirmed' | 'denied' | 'unknown' | null; readonly invoice: Buffer | null
  readonly plate_kind: string; readonly plate_number: string; readonly vehicle_type: string; readonly brand_model: string
  readonly inspections_needed: number
  readonly decision: Answer; readonly state: TransferState; readonly due_on: string | null; readonly duty: 'in' | 'out' | 'owner' | null
  readonly version: number
  readonly applied_on: string; readonly applied_at: Date; readonly accepted_by: string | null; readonly inspected_by: string | null
  readonly registered_by: string | null
  readonly package: Buffer | null; readonly manifest_hash: Buffer | null; readonly receipt: Buffer | null
  readonly hindrances: readonly Reason[]
  readonly new_vehicle_id: string | null; readonly new_plate: string | null
  /** How often the file was sent; `package` and `receipt` are of this sending. */
  readonly edition: number
  readonly come_by: string | null; readonly reminded_for: string | null
  readonly invoice_attempts: number; readonly invoice_compared_by: string | null; readonly invoice_compared_at: Date | null
  /** what the insurers answered last of a car whose inspection had run out; null where nobody was asked */
  readonly insurance_result: 'confirmed' | 'denied' | 'unknown' | 'not-asked' | null
}
const columns = `area, id, number, out_area, out_vehicle_id, buyer_area, buyer_person_id, seller_area, seller_person_id, path, ground, trade_area, invoice_index, invoice_result, invoice,
  plate_kind, plate_number, vehicle_type, brand_model, inspections_needed, decision, state, due_on, duty, version, applied_on, applied_at, accepted_by, inspected_by, registered_by,
  package, manifest_hash, receipt, hindrances, new_vehicle_id, new_plate, edition, come_by, reminded_for,
  invoice_attempts, invoice_compared_by, invoice_compared_at, insurance_result, ${deskColumns}, rating_score, rating_text, agent_name, agent_number, mandate_made_on, mandate_until`

export const insert = (db: Tx, row: TransferRow, at: string) =>
  db.run('transfers.insert',
    `insert into vehicles.transfers (${columns}, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $37, $27, $28, $29, $30, $31, $32, $33, $34, $35, 0, null, null, $38, $39, $40, $41, null, null, null, null, null, null, $42, $43, $44, $45, $36)`,
    [row.area, row.id, row.number, row.out_area, row.out_vehicle_id, row.buyer_area, row.buyer_person_id, row.seller_area, row.seller_person_id, row.path, row.ground, row.trade_area,
      row.invoice_index, row.invoice_result, row.invoice, row.plate_kind, row.plate_number, row.vehicle_type, row.brand_model,
      row.inspections_needed, JSON.stringify(row.decision), row.state,
      row.due_on, row.duty, row.version, row.applied_on, row.accepted_by, row.inspected_by, row.registered_by, row.package,
      row.manifest_hash, row.receipt,
      JSON.stringify(row.hindrances), row.new_vehicle_id, row.new_plate, at, at, row.invoice_attempts, row.invoice_compared_by, row.invoice_compared_at,
      row.insurance_result, row.agent_name, row.agent_number, row.mandate_made_on, row.mandate_until])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<TransferRow>('transfers.by-id', `select ${columns} from vehicles.transfers where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<TransferRow>('transfers.lock', `select ${columns} from vehicles.transfers where area = $1 and id = $2 for update`, [area, id])

/** What an operation may change of a transfer. */
export type Changes = Partial<Pick<TransferRow,
  'state' | 'due_on' | 'duty' | 'version' | 'accepted_by' | 'inspected_by' | 'registered_by' | 'package' | 'manifest_hash' | 'receipt' | 'hindrances' | 'new_vehicle_id' | 'new_plate' | 'invoice_result'
  | 'edition' | 'come_by' | 'invoice_attempts' | 'invoice_compared_by' | 'invoice_compared_at' | 'insurance_result' | keyof Desk>>

export const save = (db: Tx, row: TransferRow, at: string) =>
  db.run('transfers.save',
    `update vehicles.transfers set state = $3, due_on = $4, duty = $5, version = $6, accepted_by = $7, inspected_by = $8, registered_by = $9, package = $10, manifest_hash = $11,
       receipt = $12, hindrances = $13, new_vehicle_id = $14, new_plate = $15, invoice_result = $16, edition = $17, come_by = $18, updated_at = $19,
       invoice_attempts = $20, invoice_compared_by = $21, invoice_compared_at = $22, claimed_by = $23, claimed_number = $24, claimed_name = $25, held_on = $26, insurance_result = $27
     where area = $1 and id = $2`,
    [row.area, row.id, row.state, row.due_on, row.duty, row.version, row.accepted_by, row.inspected_by, row.registered_by, row.package, row.manifest_hash, row.receipt,
      JSON.stringify(row.hindrances), row.new_vehicle_id, row.new_plate, row.invoice_result, row.edition, row.come_by, at,
      row.invoice_attempts, row.invoice_compared_by, row.invoice_compared_at, row.claimed_by, row.claimed_number, row.claimed_name, row.held_on, row.insurance_result])

export const rate = (db: Tx, area: string, id: string, score: number, text: Buffer) =>
  db.run('transfers.rate', `update vehicles.transfers set rating_score = $3, rating_text = $4 where area = $1 and id = $2`, [area, id, score, text])

/**
 * A part of a queue: what is open by due day, what stands still by the day since when, what has no limit last; what ended, the newest first.
 * `after`: the last row of the page before.
 */
export type QueuePart = {
  readonly open: boolean; readonly after: { readonly due: string; readonly id: string } | null; readonly limit: number
  /** Only what an inspector of this place may look at: these states. */
  readonly states: readonly TransferState[] | null
  /** Only what this officer has in hand. */
  readonly claimedBy: string | null
}
export type QueueCounts = { readonly n: number; readonly overdue: number; readonly nearest: string | null; readonly held: number }

/** The day that a queue is sorted by. */
export const queueDay = ({ due_on: dueOn, held_on: heldOn }: Pick<TransferRow, 'due_on' | 'held_on'>): string => dueOn ?? heldOn ?? 'infinity'
const due = `coalesce(due_on, held_on, 'infinity'::date)`
const ofQueue = `area = $1 and (state in ('registered', 'withdrawn', 'returned')) <> $2 and ($3::text[] is null or state = any($3)) and ($4::uuid is null or claimed_by = $4)`
const openPage = `${ofQueue} and ($5::date is null or (${due}, id) > ($5, $6)) order by ${due}, id limit $7`
const endedPage = `${ofQueue} and ($5::date is null or id < $6) order by id desc limit $7`
const page = (area: string, { open, after, limit, states, claimedBy }: QueuePart) => [area, open, states, claimedBy, after?.due ?? null, after?.id ?? null, limit]
const counts = (table: string) =>
  `select count(*) as n, count(*) filter (where due_on < $5) as overdue, min(due_on) as nearest, count(held_on) as held from (
     select due_on, held_on from ${table} where ${ofQueue} limit $6) as counted`
const counted = (area: string, { open, states, claimedBy }: QueuePart, today: string, most: number) => [area, open, states, claimedBy, today, open ? null : most]

/** Transfers that come to an area. */
export const incoming = (db: Tx, area: string, part: QueuePart) =>
  db.many<TransferRow>(`transfers.incoming-${part.open ? 'open' : 'ended'}`,
    `select ${columns} from vehicles.transfers where ${part.open ? openPage : endedPage}`, page(area, part))

/** How many there are; what ended is counted up to `most`. */
export const countIncoming = (db: Tx, area: string, part: QueuePart, today: string, most: number) =>
  db.one<QueueCounts>('transfers.count-incoming', counts('vehicles.transfers'), counted(area, part, today, most))

/** How many an officer has in hand of those that come. */
export const countIncomingOf = async (db: Tx, area: string, officerId: string): Promise<number> =>
  (await db.one<{ n: number }>('transfers.count-incoming-of', `select count(*) as n from vehicles.transfers where area = $1 and claimed_by = $2`, [area, officerId])).n

export const overdueIncoming = (db: Tx, area: string, today: string) =>
  db.many<TransferRow>(
    'transfers.overdue-incoming',
    `select ${columns} from vehicles.transfers where area = $1 and due_on < $2 and duty = 'in' order by id limit 500`, [area, today],
  )

/** Transfers that come to an area and have not ended. */
export const openIncoming = (db: Tx, area: string) =>
  db.many<TransferRow>(
    'transfers.open-incoming', `select ${columns} from vehicles.transfers where area = $1 and state not in ('registered', 'withdrawn', 'returned') order by id`,
    [area],
  )

/** Transfers of an area whose new owner has until a day between two, and was not reminded of it. */
export const toRemind = (db: Tx, area: string, from: string, to: string) =>
  db.many<TransferRow>(
    'transfers.to-remind',
    `select ${columns} from vehicles.transfers where area = $1 and due_on between $2 and $3 and duty = 'owner' and reminded_for is distinct from due_on order by id limit 500`,
    [area, from, to],
  )

export type OwnersTurnRow = TransferRow & { readonly over_told_for: string | null }

/** Transfers of an area in which the new owner has to do something for which their turn itself has no day. */
export const waitingForOwner = (db: Tx, area: string) =>
  db.many<OwnersTurnRow>(
    'transfers.waiting-for-owner',
    `select ${columns}, over_told_for from vehicles.transfers where area = $1 and duty = 'owner' and due_on is null and state not in ('registered', 'withdrawn', 'returned') order by id`,
    [area],
  )

/** Transfers of an area whose new owner had until a day that is over, and nobody was told so. */
export const toTellOver = (db: Tx, area: string, today: string) =>
  db.many<TransferRow>(
    'transfers.to-tell-over',
    `select ${columns} from vehicles.transfers where area = $1 and due_on < $2 and duty = 'owner' and over_told_for is distinct from due_on order by id limit 500`,
    [area, today],
  )

export const markToldOver = (db: Tx, area: string, id: string, dueOn: string) =>
  db.run('transfers.mark-told-over', `update vehicles.transfers set over_told_for = $3 where area = $1 and id = $2`, [area, id, dueOn])

export const markReminded = (db: Tx, area: string, id: string, dueOn: string) =>
  db.run('transfers.mark-reminded', `update vehicles.transfers set reminded_for = $3 where area = $1 and id = $2`, [area, id, dueOn])

export type OutgoingRow = Desk & {
  readonly area: string; readonly id: string; readonly vehicle_id: string; readonly in_area: string; readonly state: TransferState
  readonly due_on: string | null
  readonly duty: 'in' | 'out' | 'owner' | null; readonly online: boolean; readonly out_inspection_needed: boolean
  readonly sent_by: string | null
  readonly sent_at: Date | null; readonly package: Buffer | null
} & HandedInColumns

/** What the old place took back before the car left on a temporary plate, and until when the car is insured as it was shown there. */
type HandedInColumns = {
  readonly handed_in_on: string | null; readonly handed_in_plates: number | null; readonly handed_in_licence: boolean | null
  readonly handed_in_to: string | null; readonly insured_until: string | null
}
const handedInColumns = 'handed_in_on, handed_in_plates, handed_in_licence, handed_in_to, insured_until'
const openedColumns = 'area, id, vehicle_id, in_area, state, due_on, duty, online, out_inspection_needed, sent_by, sent_at, package'
const outgoingColumns = `${openedColumns}, ${deskColumns}, ${handedInColumns}`

/** Opens the mirror in the area that the vehicle leaves; false when a transfer of this vehicle is open already (M2: one vehicle leaves once). */
export const openOutgoing = async (db: Tx, row: Omit<OutgoingRow, keyof Desk | keyof HandedInColumns>, at: string): Promise<boolean> =>
  (await db.run('transfers.open-outgoing',
    `insert into vehicles.outgoing (${openedColumns}, opened_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
     on conflict (area, vehicle_id) where state not in ('registered', 'withdrawn', 'returned') do nothing`,
    [
      row.area, row.id, row.vehicle_id, row.in_area, row.state, row.due_on, row.duty, row.online, row.out_inspection_needed, row.sent_by,
      row.sent_at, row.package, at,
    ])) === 1

export const maybeOutgoing = (db: Tx, area: string, id: string) =>
  db.maybe<OutgoingRow>('transfers.outgoing', `select ${outgoingColumns} from vehicles.outgoing where area = $1 and id = $2`, [area, id])

export const lockOutgoing = (db: Tx, area: string, id: string) =>
  db.one<OutgoingRow>(
    'transfers.lock-outgoing', `select ${outgoingColumns} from vehicles.outgoing where area = $1 and id = $2 for update`, [area, id],
  )

export const saveOutgoing = (db: Tx, row: OutgoingRow, at: string) =>
  db.run('transfers.save-outgoing',
    `update vehicles.outgoing set state = $3, due_on = $4, duty = $5, sent_by = $6, sent_at = $7, package = $8, updated_at = $9, claimed_by = $10, claimed_number = $11,
       claimed_name = $12, held_on = $13, handed_in_on = $14, handed_in_plates = $15, handed_in_licence = $16, handed_in_to = $17, insured_until = $18
     where area = $1 and id = $2`,
    [row.area, row.id, row.state, row.due_on, row.duty, row.sent_by, row.sent_at, row.package, at, row.claimed_by, row.claimed_number, row.claimed_name, row.held_on,
      row.handed_in_on, row.handed_in_plates, row.handed_in_licence, row.handed_in_to, row.insured_until])

/** Transfers that leave an area. */
export const outgoing = (db: Tx, area: string, part: QueuePart) =>
  db.many<OutgoingRow>(`transfers.outgoing-${part.open ? 'open' : 'ended'}`,
    `select ${outgoingColumns} from vehicles.outgoing where ${part.open ? openPage : endedPage}`, page(area, part))

export const countOutgoing = (db: Tx, area: string, part: QueuePart, today: string, most: number) =>
  db.one<QueueCounts>('transfers.count-outgoing', counts('vehicles.outgoing'), counted(area, part, today, most))

export const countOutgoingOf = async (db: Tx, area: string, officerId: string): Promise<number> =>
  (await db.one<{ n: number }>('transfers.count-outgoing-of', `select count(*) as n from vehicles.outgoing where area = $1 and claimed_by = $2`, [area, officerId])).n

export const overdueOutgoing = (db: Tx, area: string, today: string) =>
  db.many<OutgoingRow>(
    'transfers.overdue-outgoing',
    `select ${outgoingColumns} from vehicles.outgoing where area = $1 and due_on < $2 and duty = 'out' order by id limit 500`,
    [area, today],
  )

/** The open transfer of a vehicle, if there is one. */
export const openOf = (db: Tx, area: string, vehicleId: string) =>
  db.maybe<{ id: string; in_area: string }>('transfers.open-of',
    `select id, in_area from vehicles.outgoing where area = $1 and vehicle_id = $2 and state not in ('registered', 'withdrawn', 'returned')`,
    [area, vehicleId])

/** Whether the plates of a car that is on its way were taken back, or declared lost (path C). */
export const isHandedIn = async (db: Tx, area: string, vehicleId: string): Promise<boolean> =>
  (await db.maybe('transfers.is-handed-in',
    `select id from vehicles.outgoing where area = $1 and vehicle_id = $2 and handed_in_on is not null and state not in ('registered', 'withdrawn', 'returned')`,
    [area, vehicleId])) !== undefined

/** Which of these transfers were online applications for a vehicle, opened on a day or later. */
export const countOnline = async (db: Tx, area: string, vehicleId: string, since: string | null, ids: readonly string[]): Promise<number> =>
  (await db.one<{ n: number }>(
    'transfers.count-online',
    `select count(*) as n from vehicles.outgoing
     where area = $1 and vehicle_id = $2 and online and id = any($3) and ($4::date is null or (opened_at at time zone 'Asia/Shanghai')::date >= $4)`,
    [area, vehicleId, ids, since],
  )).n

/** The transfers in which a person was the new owner. */
export const boughtBy = async (db: Tx, area: string, personId: string): Promise<readonly string[]> =>
  (await db.many<{ transfer_id: string }>(
    'transfers.bought-by', `select transfer_id from vehicles.transfer_parties where area = $1 and person_id = $2 and role = 'buyer'`, [area, personId],
  )).map(({ transfer_id: id }) => id)

/** Takes an invoice for one transfer; false when it has served another. */
export const takeInvoice = async (db: Tx, index: Buffer, area: string, transferId: string): Promise<boolean> =>
  (await db.run(
    'transfers.take-invoice',
    `insert into vehicles.invoice_directory (invoice_index, area, transfer_id) values ($1, $2, $3) on conflict do nothing`,
    [index, area, transferId],
  )) === 1

/** Whether an invoice has served a transfer. */
export const hasServed = async (db: Tx, index: Buffer): Promise<boolean> =>
  (await db.maybe('transfers.has-served', `select 1 from vehicles.invoice_directory where invoice_index = $1`, [index])) !== undefined

export const freeInvoice = (db: Tx, index: Buffer) => db.run(
  'transfers.free-invoice', `delete from vehicles.invoice_directory where invoice_index = $1`, [index],
)

export const takeSerial = async (db: Tx, area: string, day: string): Promise<number> =>
  (await db.one<{ taken: number }>('transfers.take-serial',
    `insert into vehicles.transfer_counters (area, day, taken) values ($1, $2, 1)
     on conflict (area, day) do update set taken = vehicles.transfer_counters.taken + 1 returning taken`, [area, day])).taken

export const takePart = (
  db: Tx, person: { area: string; personId: string }, transfer: { area: string; id: string }, role: 'buyer' | 'seller', at: string,
) =>
  db.run('transfers.take-part',
    `insert into vehicles.transfer_parties (area, person_id, transfer_area, transfer_id, role, at) values ($1, $2, $3, $4, $5, $6)`,
    [person.area, person.personId, transfer.area, transfer.id, role, at])

export type PartRow = { readonly transfer_area: string; readonly transfer_id: string; readonly role: 'buyer' | 'seller' }

export const ofPerson = (db: Tx, area: string, personId: string) =>
  db.many<PartRow>('transfers.of-person',
    `select transfer_area, transfer_id, role from vehicles.transfer_parties where area = $1 and person_id = $2 order by at desc limit 50`,
    [area, personId])

export const partOf = (db: Tx, area: string, personId: string, transferArea: string, transferId: string) =>
  db.one<PartRow>('transfers.part-of',
    `select transfer_area, transfer_id, role from vehicles.transfer_parties where area = $1 and person_id = $2 and transfer_area = $3 and transfer_id = $4`,
    [area, personId, transferArea, transferId])

export type EventRow = {
  readonly seq: number; readonly at: Date; readonly action: string; readonly state: TransferState; readonly by: TransferActor
  readonly officer_number: string | null; readonly says: Words; readonly note: Buffer | null
}

export const record = (db: Tx, area: string, transferId: string, event: Omit<EventRow, 'at' | 'seq' | 'note'>, at: string, note: Buffer | null = null) =>
  db.run('transfers.record',
    `insert into vehicles.transfer_events (area, transfer_id, seq, action, state, by, officer_number, says, at, note)
     values ($1, $2, (select coalesce(max(seq), 0) + 1 from vehicles.transfer_events where area = $1 and transfer_id = $2), $3, $4, $5, $6, $7, $8, $9)`,
    [area, transferId, event.action, event.state, event.by, event.officer_number, JSON.stringify(event.says), at, note])

export const events = (db: Tx, area: string, transferId: string) =>
  db.many<EventRow>('transfers.events',
    `select seq, at, action, state, by, officer_number, says, note from vehicles.transfer_events where area = $1 and transfer_id = $2 order by seq`,
    [area, transferId])

/** Who of the new place did something about these transfers, but for taking them in hand. */
export const handledBy = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<{ transfer_id: string; officer_number: string }>('transfers.handled-by',
    `select distinct transfer_id, officer_number from vehicles.transfer_events
     where area = $1 and transfer_id = any($2) and by = 'in-office' and officer_number is not null and action not in ('claim', 'release', 'hand-over')`, [area, ids])

export const ofArea = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<TransferRow>('transfers.of-area', `select ${columns} from vehicles.transfers where area = $1 and id = any($2)`, [area, ids])

export const countByState = (db: Tx, area: string) =>
  db.many<{ state: TransferState; n: number }>('transfers.count-by-state', `select state, count(*) as n from vehicles.transfers where area = $1 group by state`, [area])

type Concentration = { readonly person_area: string; readonly person_id: string; readonly n: number }

/** People who took over so many vehicles since a day. */
export const manyAsBuyer = (db: Tx, area: string, since: string, least: number) =>
  db.many<Concentration>('transfers.many-as-buyer',
    `select buyer_area as person_area, buyer_person_id as person_id, count(*) as n from vehicles.transfers
     where area = $1 and applied_on >= $2 and state not in ('withdrawn', 'returned') group by 1, 2 having count(*) >= $3 order by n desc limit 50`, [area, since, least])

/** People who gave away so many vehicles since a day. */
export const manyAsSeller = (db: Tx, area: string, since: string, least: number) =>
  db.many<Concentration>('transfers.many-as-seller',
    `select seller_area as person_area, seller_person_id as person_id, count(*) as n from vehicles.transfers
     where area = $1 and applied_on >= $2 and state not in ('withdrawn', 'returned') group by 1, 2 having count(*) >= $3 order by n desc limit 50`, [area, since, least])

/** The transfers of a person, as buyer or as seller, that count for a concentration. */
export const ofPersonSince = (db: Tx, area: string, role: 'buyer' | 'seller', person: Pick<Concentration, 'person_area' | 'person_id'>, since: string) =>
  db.many<TransferRow>(`transfers.of-${role}-since`,
    `select ${columns} from vehicles.transfers where area = $1 and ${role}_area = $2 and ${role}_person_id = $3 and applied_on >= $4
       and state not in ('withdrawn', 'returned') order by applied_on, id`, [area, person.person_area, person.person_id, since])

type Flow = { readonly other: string; readonly n: number }

/** Transfers applied for since a day that come to an area, by the city they come from. */
export const flowsIn = (db: Tx, area: string, since: string) =>
  db.many<Flow>('transfers.flows-in',
    `select out_area as other, count(*) as n from vehicles.transfers where area = $1 and applied_on >= $2 and state <> 'withdrawn' group by 1`, [area, since])

/** Transfers opened since an instant that leave an area, by the city they go to. */
export const flowsOut = (db: Tx, area: string, since: string) =>
  db.many<Flow>('transfers.flows-out',
    `select in_area as other, count(*) as n from vehicles.outgoing where area = $1 and opened_at >= $2 and state <> 'withdrawn' group by 1`, [area, since])
