import { addDays } from '@changxing/rules/civil-date.ts'
import { bringAfterReceiptDays } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { Context } from '../../platform/operation.ts'
import * as inspections from './inspections.store.ts'
import { advance, type Pair } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import type { TransferRow } from './transfers.store.ts'

/** The last day to bring a car that was applied for in the new place (paths A and B), from the day its file is there; the old place has given its own (path C). */
export const comeByWhenReceipted = ({ today }: Pick<Context, 'today'>, { path, come_by: comeBy }: Pick<TransferRow, 'path' | 'come_by'>): string | null =>
  path === 'C' ? comeBy : addDays(today, bringAfterReceiptDays)

/** The car was looked at before its file came (path B), or before the file came again: nothing more is asked of the owner. */
export const goOnWhenInspected = async (context: Context, pair: Pair): Promise<Pair> => {
  const passed = (await inspections.ofTransfer(context.db, pair.transfer.area, pair.transfer.id)).find(({ result }) => result === 'passed')
  return passed ? advance(context, pair, 'pass-inspection', { by: 'system' }, { transfer: { inspected_by: passed.officer_number } }) : pair
}

/** Whether a message of the new place asks for the file to be corrected. */
export const asksForFile = ({ side, kind }: Pick<files.MessageRow, 'side' | 'kind'>): boolean => side === 'in' && (kind === 'incomplete' || kind === 'mismatch')

/** Nothing is asked of the file any more and no other was sent: it stands, with its receipt where it had one, and the transfer goes on from where it was. */
export const goOnWhenSettled = async (context: Context, pair: Pair): Promise<Pair> => {
  const { transfer } = pair
  if (transfer.state !== 'archive-to-correct') return pair
  if ((await files.messages(context.db, transfer.area, transfer.id)).some((message) => files.isOpen(message) && asksForFile(message))) return pair
  const kept = await advance(context, pair, 'keep-archive', { by: 'system' })
  return transfer.receipt === null ? kept : goOnWhenInspected(context, await advance(context, kept, 'receive-archive', { by: 'system' }, { transfer: { come_by: comeByWhenReceipted(context, transfer) } }))
}
