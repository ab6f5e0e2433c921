import type { Tx } from '../../platform/database.ts'

export type ItemResult = { readonly id: string; readonly result: 'pass' | 'fail' | 'suspect'; readonly note: string }
export type InspectionRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string | null; readonly case_id: string | null; readonly case_number: string | null
  readonly service: string | null; readonly vehicle_id: string | null; readonly car: Buffer | null; readonly place: 'in' | 'out' | 'here'
  readonly vehicle_type: string; readonly officer_id: string
  readonly officer_number: string; readonly office: string; readonly items: readonly ItemResult[]; readonly vin_photo: string | null
  readonly result: 'passed' | 'failed' | 'void' | null; readonly record: Buffer | null; readonly started_at: Date; readonly signed_at: Date | null
  readonly voided_by: string | null; readonly void_words: string | null; readonly voided_at: Date | null; readonly inspector_key: Buffer | null
}
/** An inspection of a transfer between cities: it knows at which of the two places. */
export type TransferInspection = InspectionRow & { readonly transfer_id: string; readonly place: 'in' | 'out' }
/** An inspection of a case: business within the city. */
export type CaseInspection = InspectionRow & { readonly case_id: string; readonly case_number: string; readonly service: string; readonly car: Buffer }

const columns = `area, id, transfer_id, case_id, case_number, service, vehicle_id, car, place, vehicle_type, officer_id, officer_number, office, items, vin_photo,
  result, record, started_at, signed_at, voided_by, void_words, voided_at, inspector_key`

export const isOfTransfer = (row: InspectionRow): row is TransferInspection => row.transfer_id !== null
export const isOfCase = (row: InspectionRow): row is CaseInspection => row.case_id !== null

type Begun = 'area' | 'id' | 'place' | 'vehicle_type' | 'officer_id' | 'officer_number' | 'office'
type New = Pick<InspectionRow, Begun> & { readonly vin_index: Buffer }
  & ({ readonly transfer_id: string } | Pick<CaseInspection, 'case_id' | 'case_number' | 'service' | 'vehicle_id' | 'car'>)

/** Begins an inspection; false when this car is just being inspected in this area. */
export const insert = async (db: Tx, row: New, at: string): Promise<boolean> => {
  const of = { transfer_id: null, case_id: null, case_number: null, service: null, vehicle_id: null, car: null, ...row }
  return (await db.run('inspections.insert',
    `insert into vehicles.inspections (area, id, transfer_id, case_id, case_number, service, vehicle_id, car, vin_index, place, vehicle_type, officer_id, officer_number, office, items, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '[]', $15)
     on conflict (area, vin_index) where result is null and vin_index is not null do nothing`,
    [row.area, row.id, of.transfer_id, of.case_id, of.case_number, of.service, of.vehicle_id, of.car, row.vin_index, row.place, row.vehicle_type, row.officer_id,
      row.officer_number, row.office, at])) === 1
}

/** Who is inspecting the car with this VIN. */
export const running = (db: Tx, area: string, vinIndex: Buffer) =>
  db.maybe<Pick<InspectionRow, 'id' | 'result' | 'officer_number'>>('inspections.running',
    `select id, result, officer_number from vehicles.inspections where area = $1 and vin_index = $2 and result is null`, [area, vinIndex])

export const ofCase = (db: Tx, area: string, caseId: string) =>
  db.many<CaseInspection>('inspections.of-case', `select ${columns} from vehicles.inspections where area = $1 and case_id = $2 order by id`, [area, caseId])

/** Inspections under way of these cases. */
export const runningOf = (db: Tx, area: string, caseIds: readonly string[]) =>
  db.many<{ case_id: string; officer_number: string }>('inspections.running-of',
    `select case_id, officer_number from vehicles.inspections where area = $1 and case_id = any($2::uuid[]) and result is null`, [area, caseIds])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<InspectionRow>('inspections.by-id', `select ${columns} from vehicles.inspections where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<InspectionRow>(
    'inspections.lock', `select ${columns} from vehicles.inspections where area = $1 and id = $2 for update`, [area, id],
  )

/** Which of these transfers have an inspection of this area that was passed. */
export const passedOf = async (db: Tx, area: string, transferIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await db.many<{ transfer_id: string }>(
    'inspections.passed-of', `select transfer_id from vehicles.inspections where area = $1 and transfer_id = any($2::uuid[]) and result = 'passed'`,
    [area, transferIds],
  )
  return new Set(rows.map(({ transfer_id: id }) => id))
}

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<TransferInspection>(
    'inspections.of-transfer', `select ${columns} from vehicles.inspections where area = $1 and transfer_id = $2 order by id`,
    [area, transferId],
  )

export const saveItems = (db: Tx, area: string, id: string, items: readonly ItemResult[]) =>
  db.run(
    'inspections.save-items', `update vehicles.inspections set items = $3 where area = $1 and id = $2`, [area, id, JSON.stringify(items)],
  )

export const saveVinPhoto = (db: Tx, area: string, id: string, fileId: string) =>
  db.run('inspections.save-vin-photo', `update vehicles.inspections set vin_photo = $3 where area = $1 and id = $2`, [area, id, fileId])

export const sign = (
  db: Tx, area: string, id: string, { result, record, key }: { readonly result: 'passed' | 'failed'; readonly record: Uint8Array; readonly key: Buffer }, at: string,
) =>
  db.run(
    'inspections.sign', `update vehicles.inspections set result = $3, record = $4, inspector_key = $5, signed_at = $6 where area = $1 and id = $2`,
    [area, id, result, Buffer.from(record), key, at],
  )

export const makeVoid = (db: Tx, area: string, id: string, by: string, words: string, at: string) =>
  db.run(
    'inspections.make-void',
    `update vehicles.inspections set result = 'void', voided_by = $3, void_words = $4, voided_at = $5 where area = $1 and id = $2`, [area, id, by, words, at],
  )

/** Makes void what nobody can finish any more: the transfer is over. Answers which. */
export const makeVoidOf = (db: Tx, area: string, transferId: string, words: string, at: string) =>
  db.many<{ id: string }>(
    'inspections.make-void-of',
    `update vehicles.inspections set result = 'void', voided_by = officer_number, void_words = $3, voided_at = $4
       where area = $1 and transfer_id = $2 and result is null returning id`, [area, transferId, words, at])

export type RecordingRow = {
  readonly area: string; readonly inspection_id: string; readonly pieces: number | null; readonly bytes: number | null
  readonly sha256: Buffer | null; readonly media_type: string
  readonly finished_at: Date | null; readonly retain_until: string | null; readonly removed_at: Date | null
}
const recordingColumns = 'area, inspection_id, pieces, bytes, sha256, media_type, finished_at, retain_until, removed_at'

/** Opens the recording of an inspection, unless it is open already. */
export const openRecording = (db: Tx, area: string, inspectionId: string, at: string) =>
  db.run('inspections.open-recording',
    `insert into vehicles.recordings (area, inspection_id, media_type, started_at) values ($1, $2, 'video/webm', $3) on conflict do nothing`,
    [area, inspectionId, at])

export const recording = (db: Tx, area: string, inspectionId: string) =>
  db.maybe<RecordingRow>(
    'inspections.recording', `select ${recordingColumns} from vehicles.recordings where area = $1 and inspection_id = $2`,
    [area, inspectionId],
  )

export const lockRecording = (db: Tx, area: string, inspectionId: string) =>
  db.maybe<RecordingRow>(
    'inspections.lock-recording', `select ${recordingColumns} from vehicles.recordings where area = $1 and inspection_id = $2 for update`,
    [area, inspectionId],
  )

export const finishRecording = (
  db: Tx,
  row: {
    area: string; inspectionId: string; pieces: number; bytes: number; sha256: Buffer; mediaType: string; at: string; retainUntil: string
  },
) =>
  db.run('inspections.finish-recording',
    `update vehicles.recordings set pieces = $3, bytes = $4, sha256 = $5, media_type = $6, finished_at = $7, retain_until = $8 where area = $1 and inspection_id = $2`,
    [row.area, row.inspectionId, row.pieces, row.bytes, row.sha256, row.mediaType, row.at, row.retainUntil])

/** Until when the pieces of a recording are kept that nobody completes. */
export const retainUntil = (db: Tx, area: string, inspectionId: string, day: string) =>
  db.run('inspections.retain-until',
    `update vehicles.recordings set retain_until = $3 where area = $1 and inspection_id = $2 and retain_until is null`, [area, inspectionId, day])

export type PieceRow = { readonly piece: number; readonly file_id: string; readonly sha256: Buffer; readonly bytes: number }

/** Keeps a piece; false when one with this number has arrived. */
export const addPiece = async (db: Tx, area: string, inspectionId: string, row: PieceRow, at: string): Promise<boolean> =>
  (await db.run('inspections.add-piece',
    `insert into vehicles.recording_pieces (area, inspection_id, piece, file_id, sha256, bytes, arrived_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [area, inspectionId, row.piece, row.file_id, row.sha256, row.bytes, at])) === 1

export const piece = (db: Tx, area: string, inspectionId: string, number: number) =>
  db.maybe<PieceRow>(
    'inspections.piece',
    `select piece, file_id, sha256, bytes from vehicles.recording_pieces where area = $1 and inspection_id = $2 and piece = $3`,
    [area, inspectionId, number],
  )

export const pieces = (db: Tx, area: string, inspectionId: string) =>
  db.many<PieceRow>(
    'inspections.pieces',
    `select piece, file_id, sha256, bytes from vehicles.recording_pieces where area = $1 and inspection_id = $2 order by piece`,
    [area, inspectionId],
  )

/** Recordings whose time is over. */
export const expiredRecordings = (db: Tx, area: string, today: string) =>
  db.many<{ inspection_id: string }>('inspections.expired-recordings',
    `select inspection_id from vehicles.recordings where area = $1 and retain_until < $2 and removed_at is null order by inspection_id limit 50`,
    [area, today])

export const removePieces = (db: Tx, area: string, inspectionId: string) =>
  db.run('inspections.remove-pieces', `delete from vehicles.recording_pieces where area = $1 and inspection_id = $2`, [area, inspectionId])

export const markRemoved = (db: Tx, area: string, inspectionId: string, at: string) =>
  db.run(
    'inspections.mark-removed', `update vehicles.recordings set removed_at = $3 where area = $1 and inspection_id = $2`,
    [area, inspectionId, at],
  )
