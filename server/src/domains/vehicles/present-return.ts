import type { returnGrounds } from '@changxing/contract/transfers.ts'
import { instantText } from '../../platform/clock.ts'
import type * as returns from './returns.store.ts'

export const presentReturn = (row: returns.ReturnRow) => ({
  returnId: row.id, transferId: row.transfer_id, at: instantText(row.at), ground: row.ground as (typeof returnGrounds)[number], words: row.words, officerNumber: row.officer_number,
  outcome: row.outcome, decidedBy: row.decided_by, decidedWords: row.decided_words, decidedAt: row.decided_at && instantText(row.decided_at),
})
