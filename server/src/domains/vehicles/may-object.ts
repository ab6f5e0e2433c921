import { lastDayOfNewOwner, mayAskEnd } from '@changxing/rules/vehicles/ask-end.ts'
import { mostObjections } from '@changxing/rules/vehicles/transfer-limits.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { civilDateInChina } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import * as inspections from './inspections.store.ts'
import type * as objections from './objections.store.ts'
import type * as transfers from './transfers.store.ts'

type Party = objections.ObjectionRow['raised_by']
export const partyOf = (role: 'buyer' | 'seller'): Party => (role === 'buyer' ? 'new-owner' : 'former-owner')

/** Who applied online themselves has nothing to object to; whom a counter named as the new owner has (paths B and C). */
export const canObject = ({ path }: Pick<transfers.TransferRow, 'path'>, party: Party): boolean => party === 'former-owner' || path !== 'A'

/** Whether this person may object now: the transfer goes on, and nothing of theirs is open or was settled too often. */
export const mayObject = (transfer: transfers.TransferRow, party: Party, raised: readonly objections.ObjectionRow[]): boolean => {
  const own = raised.filter(({ raised_by: by }) => by === party)
  return canObject(transfer, party) && !isClosedTransfer(transfer.state) && own.every(({ outcome }) => outcome !== null)
    && own.filter(({ kind }) => kind === 'not-mine').length < mostObjections
}

const dayOf = (at: Date | null | undefined): string | null => (at ? civilDateInChina(at.getTime()) : null)

/** Until when the new owner has time, and whether the seller may say now that the sale came to nothing. `duty`: whose turn it is. */
export const sellersEnd = async (
  { db, today }: Pick<Context, 'db' | 'today'>, transfer: transfers.TransferRow, raised: readonly objections.ObjectionRow[], duty: transfers.TransferRow['duty'],
): Promise<{ readonly lastDay: string; readonly ownersTurn: boolean; readonly may: boolean }> => {
  const passed = (await inspections.ofTransfer(db, transfer.area, transfer.id)).find(({ result }) => result === 'passed')
  const unfounded = raised.findLast(({ kind, outcome }) => kind === 'fell-through' && outcome === 'unfounded')
  const ownersTurn = duty === 'owner' && !isClosedTransfer(transfer.state) && raised.every(({ outcome }) => outcome !== null)
  const facts = {
    appliedOn: transfer.applied_on, comeBy: transfer.come_by, inspectedOn: dayOf(passed?.signed_at), unfoundedOn: dayOf(unfounded?.settled_at), ownersTurn,
  }
  return { lastDay: lastDayOfNewOwner(facts), ownersTurn, may: mayAskEnd(facts, today) }
}
