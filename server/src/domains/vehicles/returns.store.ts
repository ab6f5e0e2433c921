import type { Answer } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type ReturnRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string; readonly ground: string; readonly words: string; readonly evidence_file: string
  readonly officer_number: string; readonly decision: Answer; readonly at: Date; readonly outcome: 'confirmed' | 'declined' | null
  readonly decided_by: string | null; readonly decided_words: string | null; readonly decided_at: Date | null
}
const columns = 'area, id, transfer_id, ground, words, evidence_file, officer_number, decision, at, outcome, decided_by, decided_words, decided_at'

/** Keeps a proposed return; false when one of this transfer waits already. */
export const propose = async (db: Tx, row: Omit<ReturnRow, 'at' | 'outcome' | 'decided_by' | 'decided_words' | 'decided_at'>, at: string): Promise<boolean> =>
  (await db.run('returns.propose',
    `insert into vehicles.returns (area, id, transfer_id, ground, words, evidence_file, officer_number, decision, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (area, transfer_id) where outcome is null do nothing`,
    [row.area, row.id, row.transfer_id, row.ground, row.words, row.evidence_file, row.officer_number, JSON.stringify(row.decision), at])) === 1

export const decide = (db: Tx, area: string, id: string, outcome: 'confirmed' | 'declined', by: string, words: string, at: string) =>
  db.run('returns.decide',
    `update vehicles.returns set outcome = $3, decided_by = $4, decided_words = $5, decided_at = $6 where area = $1 and id = $2 and outcome is null`,
    [area, id, outcome, by, words, at])

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<ReturnRow>('returns.of-transfer', `select ${columns} from vehicles.returns where area = $1 and transfer_id = $2 order by id`, [area, transferId])

export const ofArea = (db: Tx, area: string) =>
  db.many<ReturnRow>('returns.of-area', `select ${columns} from vehicles.returns where area = $1 order by id desc limit 200`, [area])
