import type { Tx } from '../../platform/database.ts'

export type ObjectionRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string; readonly raised_by: 'former-owner' | 'new-owner'; readonly words: string
  readonly at: Date
  readonly outcome: 'founded' | 'unfounded' | null; readonly settled_by: string | null; readonly settled_words: string | null; readonly settled_at: Date | null
}

/** Keeps an objection; false when one of this person is open already. */
export const raise = async (db: Tx, row: Pick<ObjectionRow, 'area' | 'id' | 'transfer_id' | 'raised_by' | 'words'>, at: string): Promise<boolean> =>
  (await db.run('objections.raise',
    `insert into vehicles.objections (area, id, transfer_id, words, at, raised_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (area, transfer_id, raised_by) where outcome is null do nothing`,
    [row.area, row.id, row.transfer_id, row.words, at, row.raised_by])) === 1

export const settle = (db: Tx, area: string, id: string, outcome: 'founded' | 'unfounded', by: string, words: string, at: string) =>
  db.run('objections.settle',
    `update vehicles.objections set outcome = $3, settled_by = $4, settled_words = $5, settled_at = $6 where area = $1 and id = $2 and outcome is null`,
    [area, id, outcome, by, words, at])

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<ObjectionRow>('objections.of-transfer',
    `select area, id, transfer_id, raised_by, words, at, outcome, settled_by, settled_words, settled_at from vehicles.objections where area = $1 and transfer_id = $2 order by id`,
    [area, transferId])
