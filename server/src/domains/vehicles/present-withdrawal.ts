import type { MyTransfer, TransferView } from '@changxing/contract/transfers.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import type * as transfers from './transfers.store.ts'
import * as withdrawals from './withdrawals.store.ts'

const restsWords: Readonly<Record<withdrawals.WithdrawalRow['rests_on'], Words>> = {
  'at-counter': { zh: '在窗口提出', en: 'Asked at the counter' }, phone: { zh: '来电提出', en: 'Asked by telephone' },
  'signed-request': { zh: '签字的申请', en: 'A signed request' },
}

/** What the counters of both places have proposed for a transfer. */
export const withdrawalsOf = async (db: Tx, { area, out_area: outArea, id }: transfers.TransferRow): Promise<readonly withdrawals.WithdrawalRow[]> =>
  [...(await withdrawals.ofTransfer(db, area, id)), ...(await withdrawals.ofTransfer(db, outArea, id))].sort((one, other) => one.at.getTime() - other.at.getTime())

export const isOpen = ({ outcome }: withdrawals.WithdrawalRow): boolean => outcome === null

export const presentWithdrawal = (row: withdrawals.WithdrawalRow): TransferView['withdrawals'][number] => ({
  withdrawalId: row.id, area: row.area, at: instantText(row.at), restsOn: row.rests_on, restsSays: restsWords[row.rests_on], words: row.words,
  officerNumber: row.officer_number, hasRequest: row.request_file !== null, outcome: row.outcome, decidedBy: row.decided_by, decidedWords: row.decided_words,
  decidedAt: row.decided_at && instantText(row.decided_at),
})

/** What the new owner is asked: whether the withdrawal that a counter proposed is theirs. */
export const presentMyWithdrawal = async (db: Tx, transfer: transfers.TransferRow): Promise<MyTransfer['withdrawal']> => {
  const open = (await withdrawalsOf(db, transfer)).find(isOpen)
  if (!open) return null
  const { withdrawalId, area: office, at, officerNumber, words, restsSays, hasRequest } = presentWithdrawal(open)
  return { withdrawalId, office, at, officerNumber, words, restsSays, hasRequest }
}
