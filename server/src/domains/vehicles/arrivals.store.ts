import type { Tx } from '../../platform/database.ts'
import type { ImageRow } from './archive.store.ts'

export type MoveGround = 'sale' | 'gift' | 'inheritance' | 'court' | 'other' | 'own-move'
export type ArrivalRow = {
  readonly area: string; readonly id: string; readonly out_area: string; readonly out_vehicle_id: string; readonly out_case_id: string
  readonly out_case_number: string; readonly owner_area: string; readonly owner_person_id: string; readonly ground: MoveGround; readonly due_on: string
  readonly reminded: 'no' | 'before' | 'on-the-day'; readonly settled_on: string | null; readonly vehicle_id: string | null
  /** The list of its pages that the old place signed; null for a car that left before such lists were. */
  readonly package: Buffer | null; readonly sent_at: Date | null
}
const inserted = 'area, id, out_area, out_vehicle_id, out_case_id, out_case_number, owner_area, owner_person_id, ground, due_on, package, sent_at'
const columns = `${inserted}, reminded, settled_on, vehicle_id`

export const insert = (db: Tx, row: Omit<ArrivalRow, 'reminded' | 'settled_on' | 'vehicle_id'>) =>
  db.run('arrivals.insert',
    `insert into vehicles.arrivals (${inserted}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [row.area, row.id, row.out_area, row.out_vehicle_id, row.out_case_id, row.out_case_number, row.owner_area, row.owner_person_id, row.ground, row.due_on, row.package, row.sent_at])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<ArrivalRow>('arrivals.by-id', `select ${columns} from vehicles.arrivals where area = $1 and id = $2`, [area, id])

export const maybeById = (db: Tx, area: string, id: string) =>
  db.maybe<ArrivalRow>('arrivals.by-id', `select ${columns} from vehicles.arrivals where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<ArrivalRow>('arrivals.lock', `select ${columns} from vehicles.arrivals where area = $1 and id = $2 for update`, [area, id])

/** The arrival that awaits the car with this row of another city; undefined when none does. */
export const expectedHere = (db: Tx, area: string, outArea: string, outVehicleId: string) =>
  db.maybe<ArrivalRow>('arrivals.expected-here',
    `select ${columns} from vehicles.arrivals where area = $1 and out_area = $2 and out_vehicle_id = $3 and settled_on is null`, [area, outArea, outVehicleId])

export const settle = (db: Tx, { area, id }: ArrivalRow, by: { readonly on: string; readonly caseId: string; readonly vehicleId: string }) =>
  db.run('arrivals.settle',
    `update vehicles.arrivals set settled_on = $3, settled_case_id = $4, vehicle_id = $5 where area = $1 and id = $2`, [area, id, by.on, by.caseId, by.vehicleId])

export type PageRow = Omit<ImageRow, 'vehicle_id'> & { readonly arrival_id: string }

/** A page of the car's file, kept where the car comes to. */
export const addPage = (db: Tx, row: PageRow) =>
  db.run('arrivals.add-page',
    `insert into vehicles.arrival_pages (area, arrival_id, registration_seq, type, page, file_id, sha256, bytes, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.area, row.arrival_id, row.registration_seq, row.type, row.page, row.file_id, row.sha256, row.bytes, row.made_by])

export const pages = (db: Tx, { area, id }: Pick<ArrivalRow, 'area' | 'id'>) =>
  db.many<PageRow>('arrivals.pages',
    `select area, arrival_id, registration_seq, type, page, file_id, sha256, bytes, made_by from vehicles.arrival_pages
     where area = $1 and arrival_id = $2 order by registration_seq, type, page`, [area, id])

/** Whether the file is a page of a car that is expected in the area, or was. */
export const isPage = async (db: Tx, area: string, fileId: string): Promise<boolean> =>
  (await db.maybe('arrivals.is-page', `select 1 from vehicles.arrival_pages where area = $1 and file_id = $2 limit 1`, [area, fileId])) !== undefined

/** Lets a person find a car that they have to move in, from where they are kept. */
export const enterParty = (db: Tx, person: { readonly area: string; readonly personId: string }, arrival: { readonly area: string; readonly id: string }, at: string) =>
  db.run('arrivals.enter-party',
    `insert into vehicles.arrival_parties (area, person_id, arrival_area, arrival_id, at) values ($1, $2, $3, $4, $5)`,
    [person.area, person.personId, arrival.area, arrival.id, at])

/** The cars that a person still has to move in, the last first. */
export const expectedOf = async (db: Tx, area: string, personId: string): Promise<readonly ArrivalRow[]> => {
  const known = await db.many<{ arrival_area: string; arrival_id: string }>('arrivals.of-person',
    `select arrival_area, arrival_id from vehicles.arrival_parties where area = $1 and person_id = $2 order by at desc`, [area, personId])
  const rows: ArrivalRow[] = []
  for (const { arrival_area: at, arrival_id: id } of known) rows.push(await byId(db, at, id))
  return rows.filter(({ settled_on: settledOn }) => settledOn === null)
}

/** Those whose owner is to be told: the time is nearly over, or over, and they were not told so yet. */
export const toRemind = (db: Tx, area: string, today: string, soon: string) =>
  db.many<ArrivalRow>('arrivals.to-remind',
    `select ${columns} from vehicles.arrivals where area = $1 and settled_on is null
       and ((reminded = 'no' and due_on <= $3) or (reminded <> 'on-the-day' and due_on <= $2)) order by id limit 500`,
    [area, today, soon])

/** The cars that an area expects, before the last day. */
export const expected = (db: Tx, area: string, today: string) =>
  db.many<ArrivalRow>('arrivals.expected', `select ${columns} from vehicles.arrivals where area = $1 and settled_on is null and due_on > $2 order by id`, [area, today])

export const markReminded = (db: Tx, { area, id }: ArrivalRow, reminded: ArrivalRow['reminded']) =>
  db.run('arrivals.mark-reminded', `update vehicles.arrivals set reminded = $3 where area = $1 and id = $2`, [area, id, reminded])
