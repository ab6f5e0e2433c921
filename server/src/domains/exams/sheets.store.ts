import type { SheetInput } from '@changxing/contract/exam-sheets.ts'
import type { Tx } from '../../platform/database.ts'

export type SheetRow = {
  readonly area: string; readonly id: string; readonly booking_id: string; readonly attempt: number; readonly held_on: string; readonly signed_at: Date; readonly received_at: Date
  readonly examiner_number: string; readonly absent: boolean; readonly no_retest: boolean; readonly items: SheetInput['items']; readonly decision: string | null; readonly passed: boolean
  readonly content_hash: string; readonly candidate_signed: boolean; readonly unsigned_because: string | null; readonly corrects: string | null; readonly corrected_because: string | null
  readonly corrected_by: string | null
}
export type NewSheet = Omit<SheetRow, 'signed_at' | 'received_at' | 'corrected_by'> & { readonly signed_at: string; readonly content: Buffer; readonly office_signature: Buffer }

const own = `area, id, booking_id, attempt, held_on, signed_at, received_at, examiner_number, absent, no_retest, items, decision, passed, content_hash, candidate_signed, unsigned_because,
  corrects, corrected_because`
const columns = `${own.split(',').map((column) => `s.${column.trim()}`).join(', ')}, later.id as corrected_by`
const joined = 'exams.sheets s left join exams.sheets later on later.area = s.area and later.corrects = s.id'

export const insert = (db: Tx, row: NewSheet, at: string) =>
  db.run('exams.insert-sheet',
    `insert into exams.sheets (${own}, content, office_signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [row.area, row.id, row.booking_id, row.attempt, row.held_on, row.signed_at, at, row.examiner_number, row.absent, row.no_retest, JSON.stringify(row.items), row.decision, row.passed,
      row.content_hash, row.candidate_signed, row.unsigned_because, row.corrects, row.corrected_because, row.content, row.office_signature])
export const byId = (db: Tx, area: string, id: string) => db.maybe<SheetRow>('exams.sheet', `select ${columns} from ${joined} where s.area = $1 and s.id = $2`, [area, id])
export const ofBookings = (db: Tx, area: string, bookingIds: readonly string[]) =>
  db.many<SheetRow>('exams.sheets-of', `select ${columns} from ${joined} where s.area = $1 and s.booking_id = any($2::uuid[]) order by s.attempt, s.received_at, s.id`, [area, bookingIds])
