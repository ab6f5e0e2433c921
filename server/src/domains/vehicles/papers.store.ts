import type { Tx } from '../../platform/database.ts'

export type PaperKind = 'certificate' | 'vehicle-licence' | 'plates' | 'inspection-mark'
export type PaperRow = {
  readonly area: string; readonly vehicle_id: string; readonly kind: PaperKind; readonly seq: number; readonly number: Buffer; readonly issued_on: string
  readonly valid_until: string | null; readonly void_on: string | null; readonly void_because: string | null; readonly case_id: string | null
}
const columns = 'area, vehicle_id, kind, seq, number, issued_on, valid_until, void_on, void_because, case_id'

/** Those in force first, then the void ones, the last first. */
export const ofVehicle = (db: Tx, area: string, vehicleId: string) =>
  db.many<PaperRow>('papers.of-vehicle',
    `select ${columns} from vehicles.papers where area = $1 and vehicle_id = $2 order by void_on desc nulls first, kind, seq desc`, [area, vehicleId])

export const lastSeq = async (db: Tx, area: string, vehicleId: string, kind: PaperKind): Promise<number> =>
  (await db.one<{ seq: number }>('papers.last-seq',
    `select coalesce(max(seq), 0) as seq from vehicles.papers where area = $1 and vehicle_id = $2 and kind = $3`, [area, vehicleId, kind])).seq

export const insert = (db: Tx, row: Omit<PaperRow, 'void_on' | 'void_because'>) =>
  db.run('papers.insert',
    `insert into vehicles.papers (area, vehicle_id, kind, seq, number, issued_on, valid_until, case_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.area, row.vehicle_id, row.kind, row.seq, row.number, row.issued_on, row.valid_until, row.case_id])

/** Voids the one in force; 0 when there is none. */
export const setVoid = (db: Tx, area: string, vehicleId: string, kind: PaperKind, on: string, because: string) =>
  db.run('papers.set-void',
    `update vehicles.papers set void_on = $4, void_because = $5 where area = $1 and vehicle_id = $2 and kind = $3 and void_on is null`,
    [area, vehicleId, kind, on, because])

/** The next number of this kind of document; waits for whoever is taking one. */
export const takeNumber = async (db: Tx, area: string, kind: string): Promise<number> =>
  (await db.one<{ taken: number }>('papers.take-number',
    `insert into vehicles.paper_counters (area, kind, taken) values ($1, $2, 1)
     on conflict (area, kind) do update set taken = vehicles.paper_counters.taken + 1 returning taken`, [area, kind])).taken

export type TemporaryPlateRow = {
  readonly area: string; readonly id: string; readonly vin_index: Buffer; readonly vehicle_id: string | null; readonly number: string
  readonly purpose: 'within-area' | 'across-areas' | 'replacement'; readonly issued_on: string; readonly valid_until: string
  /** Before its time: what it was given for is over. */
  readonly ended_on: string | null
  /** The business that it is for: one of both. */
  readonly case_id: string | null; readonly transfer_id: string | null
}

export const insertTemporaryPlate = (db: Tx, row: Omit<TemporaryPlateRow, 'ended_on'>) =>
  db.run('papers.insert-temporary-plate',
    `insert into vehicles.temporary_plates (area, id, vin_index, vehicle_id, number, purpose, issued_on, valid_until, case_id, transfer_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [row.area, row.id, row.vin_index, row.vehicle_id, row.number, row.purpose, row.issued_on, row.valid_until, row.case_id, row.transfer_id])

/** A plate in force: until when, and whether who drives on it was reminded of that. */
export type PlateInForce = Pick<TemporaryPlateRow, 'area' | 'id' | 'number' | 'issued_on' | 'valid_until'> & { readonly reminded_on: string | null }
const inForce = 'area, id, number, issued_on, valid_until, reminded_on'

/** That of a transfer between cities which lasts longest; none that has ended before its time. */
export const temporaryPlateOf = (db: Tx, area: string, transferId: string) =>
  db.maybe<PlateInForce>('papers.temporary-plate-of',
    `select ${inForce} from vehicles.temporary_plates where area = $1 and transfer_id = $2 and ended_on is null order by valid_until desc, id desc limit 1`, [area, transferId])

export const markPlateReminded = (db: Tx, { area, id }: Pick<TemporaryPlateRow, 'area' | 'id'>, on: string) =>
  db.run('papers.mark-plate-reminded', `update vehicles.temporary_plates set reminded_on = $3 where area = $1 and id = $2`, [area, id, on])

/** The way is over: no plate for it counts any longer. */
export const endTemporaryPlates = (db: Tx, area: string, transferId: string, on: string) =>
  db.run('papers.end-temporary-plates', `update vehicles.temporary_plates set ended_on = $3 where area = $1 and transfer_id = $2 and ended_on is null`, [area, transferId, on])

/** The car is sold, moved out or deregistered: no plate counts any longer that was given until its plates were made. */
export const endReplacementPlates = (db: Tx, area: string, vehicleId: string, on: string) =>
  db.run('papers.end-replacement-plates',
    `update vehicles.temporary_plates set ended_on = $3 where area = $1 and vehicle_id = $2 and purpose = 'replacement' and ended_on is null and valid_until > $3`, [area, vehicleId, on])

/** Those of a car, the last first. */
export const temporaryPlates = (db: Tx, area: string, vinIndex: Buffer) =>
  db.many<Pick<TemporaryPlateRow, 'number' | 'purpose' | 'issued_on' | 'valid_until' | 'ended_on'>>('papers.temporary-plates',
    `select number, purpose, issued_on, valid_until, ended_on from vehicles.temporary_plates where area = $1 and vin_index = $2 order by issued_on desc, id desc`, [area, vinIndex])

/** How many were given for the way of one transfer, those that have ended too. */
export const countForTheWay = async (db: Tx, area: string, transferId: string): Promise<number> =>
  (await db.one<{ given: number }>('papers.count-for-the-way',
    `select count(*)::int as given from vehicles.temporary_plates where area = $1 and transfer_id = $2`, [area, transferId])).given

/** How many a car was given before it was registered, in whichever cities: those of its ways and replacements afterwards are others. */
export const countBeforeRegistration = async (db: Tx, vinIndex: Buffer): Promise<number> =>
  (await db.one<{ given: number }>('papers.count-before-registration',
    `select count(*)::int as given from vehicles.new_car_plate_directory where vin_index = $1`, [vinIndex])).given

/** Counts one more of those. Nothing is written when another office has just given the same car one: then 0. */
export const countOneMore = (db: Tx, { vin_index: vin, area, id }: Pick<TemporaryPlateRow, 'vin_index' | 'area' | 'id'>, nth: number): Promise<number> =>
  db.run('papers.count-one-more',
    `insert into vehicles.new_car_plate_directory (vin_index, nth, area, plate_id) values ($1, $2, $3, $4) on conflict do nothing`, [vin, nth, area, id])

/** The one that a case brought, if any; none that has ended before its time. */
export const temporaryPlateOfCase = (db: Tx, area: string, caseId: string) =>
  db.maybe<PlateInForce>('papers.temporary-plate-of-case',
    `select ${inForce} from vehicles.temporary_plates where area = $1 and case_id = $2 and ended_on is null`, [area, caseId])

export type ChangeRow = { readonly area: string; readonly vehicle_id: string; readonly registration_seq: number; readonly what: string; readonly former: Buffer; readonly present: Buffer }

export const keepChange = (db: Tx, row: ChangeRow) =>
  db.run('papers.keep-change',
    `insert into vehicles.changes (area, vehicle_id, registration_seq, what, former, present) values ($1, $2, $3, $4, $5, $6)`,
    [row.area, row.vehicle_id, row.registration_seq, row.what, row.former, row.present])

export const changesOf = (db: Tx, area: string, vehicleId: string) =>
  db.many<ChangeRow>('papers.changes-of',
    `select area, vehicle_id, registration_seq, what, former, present from vehicles.changes where area = $1 and vehicle_id = $2 order by registration_seq, what`,
    [area, vehicleId])
