import type { Tx } from '../../platform/database.ts'

export type Found = 'return' | 'inspection' | 'review'
export type InvestigationRow = {
  readonly area: string; readonly id: string; readonly transfer_area: string | null; readonly transfer_id: string | null
  readonly case_id: string | null; readonly case_number: string | null; readonly car_area: string; readonly vehicle_id: string | null
  readonly found_by: Found; readonly ground: string; readonly words: string; readonly opened_by: string; readonly opened_at: Date
  readonly outcome: 'cleared' | 'confirmed' | null; readonly settled_by: string | null; readonly settled_words: string | null; readonly settled_at: Date | null
}
/** Found at a transfer between cities: the same row in both places. */
export type OfTransfer = InvestigationRow & { readonly transfer_area: string; readonly transfer_id: string; readonly vehicle_id: string }
/** Found at the inspection or the review of a case; a car that is not registered yet has no row. */
export type OfCase = InvestigationRow & { readonly case_id: string; readonly case_number: string }
export const isOfTransfer = (row: InvestigationRow): row is OfTransfer => row.transfer_id !== null
export const isOfCase = (row: InvestigationRow): row is OfCase => row.case_id !== null
type New = Omit<InvestigationRow, 'opened_at' | 'outcome' | 'settled_by' | 'settled_words' | 'settled_at'> & { readonly vin_index: Buffer | null }
const columns = `area, id, transfer_area, transfer_id, case_id, case_number, car_area, vehicle_id, found_by, ground, words, opened_by, opened_at, outcome, settled_by, settled_words, settled_at`

export const insert = (db: Tx, row: New, at: string) =>
  db.run('investigations.insert',
    `insert into vehicles.investigations (area, id, transfer_area, transfer_id, case_id, case_number, car_area, vehicle_id, found_by, ground, words, opened_by, opened_at, vin_index)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [row.area, row.id, row.transfer_area, row.transfer_id, row.case_id, row.case_number, row.car_area, row.vehicle_id, row.found_by, row.ground, row.words, row.opened_by, at, row.vin_index])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<InvestigationRow>('investigations.by-id', `select ${columns} from vehicles.investigations where area = $1 and id = $2`, [area, id])

/** Settles the row of one area; false when it is settled. */
export const settle = async (db: Tx, area: string, id: string, outcome: 'cleared' | 'confirmed', by: string, words: string, at: string): Promise<boolean> =>
  (await db.run('investigations.settle',
    `update vehicles.investigations set outcome = $3, settled_by = $4, settled_words = $5, settled_at = $6 where area = $1 and id = $2 and outcome is null`,
    [area, id, outcome, by, words, at])) === 1

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<OfTransfer>('investigations.of-transfer', `select ${columns} from vehicles.investigations where area = $1 and transfer_id = $2 order by id`, [area, transferId])

export const ofCase = (db: Tx, area: string, caseId: string) =>
  db.many<OfCase>('investigations.of-case', `select ${columns} from vehicles.investigations where area = $1 and case_id = $2 order by id`, [area, caseId])

/** Those under way first. */
export const ofArea = (db: Tx, area: string) =>
  db.many<InvestigationRow>('investigations.of-area',
    `select ${columns} from vehicles.investigations where area = $1 order by (outcome is null) desc, id desc limit 200`, [area])

/** Whether the car stays under suspicion for another reason, or was found guilty of one. */
export const holdsCar = async (db: Tx, area: string, vehicleId: string): Promise<boolean> =>
  (await db.maybe('investigations.holds-car',
    `select 1 from vehicles.investigations where area = $1 and vehicle_id = $2 and outcome is distinct from 'cleared' limit 1`, [area, vehicleId])) !== undefined

/** The same of a car without a row, found at another case than this one. */
export const holdsNewCar = async (db: Tx, area: string, vinIndex: Buffer, besides: string | null): Promise<boolean> =>
  (await db.maybe('investigations.holds-new-car',
    `select 1 from vehicles.investigations where area = $1 and vin_index = $2 and outcome is distinct from 'cleared' and case_id is distinct from $3 limit 1`,
    [area, vinIndex, besides])) !== undefined
