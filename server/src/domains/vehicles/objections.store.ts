import type { Tx } from '../../platform/database.ts'

export type ObjectionRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string; readonly raised_by: 'former-owner' | 'new-owner'
  readonly kind: 'not-mine' | 'fell-through'; readonly words: string
  readonly at: Date
  /** Officers who recorded it, and the answer that stands, at a counter; null for what was said in the app. */
  readonly recorded_by: string | null; readonly answer_recorded_by: string | null
  /** Of a sale that came to nothing: until when the new owner is heard, and what they answered. */
  readonly answer_by: string | null; readonly answer: 'goes-on' | 'agrees' | null; readonly answer_words: string | null; readonly answered_at: Date | null
  readonly evidence_file: string | null
  readonly outcome: 'founded' | 'unfounded' | null; readonly settled_by: string | null; readonly settled_words: string | null; readonly settled_at: Date | null
}

/** Keeps an objection; false when one of this person is open already. */
export const raise = async (
  db: Tx, row: Pick<ObjectionRow, 'area' | 'id' | 'transfer_id' | 'raised_by' | 'kind' | 'words' | 'answer_by' | 'recorded_by'>, at: string,
): Promise<boolean> =>
  (await db.run('objections.raise',
    `insert into vehicles.objections (area, id, transfer_id, words, at, raised_by, kind, answer_by, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (area, transfer_id, raised_by) where outcome is null do nothing`,
    [row.area, row.id, row.transfer_id, row.words, at, row.raised_by, row.kind, row.answer_by, row.recorded_by])) === 1

/** What the new owner says to a sale that is said to have come to nothing. `recordedBy`: the officer of a counter, where one wrote it down. */
export const answer = (db: Tx, { area, id }: ObjectionRow, said: NonNullable<ObjectionRow['answer']>, words: string | null, recordedBy: string | null, at: string) =>
  db.run('objections.answer',
    `update vehicles.objections set answer = $3, answer_words = $4, answer_recorded_by = $5, answered_at = $6 where area = $1 and id = $2`, [area, id, said, words, recordedBy, at])

export const settle = (db: Tx, area: string, id: string, outcome: 'founded' | 'unfounded', by: string, words: string, evidence: string | null, at: string) =>
  db.run('objections.settle',
    `update vehicles.objections set outcome = $3, settled_by = $4, settled_words = $5, evidence_file = $6, settled_at = $7 where area = $1 and id = $2 and outcome is null`,
    [area, id, outcome, by, words, evidence, at])

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<ObjectionRow>('objections.of-transfer',
    `select area, id, transfer_id, raised_by, kind, words, at, recorded_by, answer_recorded_by, answer_by, answer, answer_words, answered_at, evidence_file, outcome, settled_by, settled_words, settled_at
     from vehicles.objections where area = $1 and transfer_id = $2 order by id`,
    [area, transferId])
