import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import {
  allowedTransferActions, isClosedTransfer, nextTransferState, transferActionNames, transferStateNames, type TransferAction, type TransferActor,
} from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asOfficer, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { holdsAgainst, holdsOf, type Hold } from './holds.ts'
import { turnOf } from './transfer-clock.ts'
import * as transfers from './transfers.store.ts'

/** A transfer locked with its mirror; `side` is the office that looks. Always in this order, so that two offices never wait for each other in a ring. */
export type Pair = { readonly side: 'in' | 'out'; readonly transfer: transfers.TransferRow; readonly outgoing: transfers.OutgoingRow
  /** why it stands still */
  readonly holds: readonly Hold[]
}

/** Where the transfer lies that an officer's own area knows under this id: it comes here, or leaves from here. */
const placeOf = async ({ db }: Context, area: string, transferId: string): Promise<{ readonly side: 'in' | 'out'; readonly inArea: string }> => {
  const leaving = await transfers.maybeOutgoing(db, area, transferId)
  return leaving ? { side: 'out', inArea: leaving.in_area } : { side: 'in', inArea: area }
}

/** The transfer for either of its offices, to look at. Fails with NoSuchRow for every other area. */
export const transferOf = async (context: Context, area: string, transferId: string): Promise<Pair> => {
  const { side, inArea } = await placeOf(context, area, transferId)
  const transfer = await transfers.byId(context.db, inArea, transferId)
  const outgoing = await transfers.maybeOutgoing(context.db, transfer.out_area, transferId)
  if (!outgoing) throw new NoSuchRow('transfers.outgoing')
  return { side, transfer, outgoing, holds: await holdsOf(context.db, inArea, transferId) }
}

export const lockPair = async ({ db }: Context, inArea: string, transferId: string, side: Pair['side']): Promise<Pair> => {
  const transfer = await transfers.lock(db, inArea, transferId)
  return { side, transfer, outgoing: await transfers.lockOutgoing(db, transfer.out_area, transferId), holds: await holdsOf(db, inArea, transferId) }
}

/** The transfer for either office, locked for a change. */
export const lockTransfer = async (context: Context, area: string, transferId: string): Promise<Pair> => {
  const { side, inArea } = await placeOf(context, area, transferId)
  return lockPair(context, inArea, transferId, side)
}

export const actorOf = (side: Pair['side']): TransferActor => (side === 'in' ? 'in-office' : 'out-office')

/** The refusal when this caller may not do it now, or while the transfer stands still, or undefined when the step is open. */
export const refuseUnlessNow = (context: Context, { side, transfer, holds }: Pair, action: TransferAction): Refusal | undefined => {
  const { posts } = asOfficer(context)
  if (!allowedTransferActions(transfer.state, actorOf(side), posts).includes(action)) return refused('not-now', [notNow(transfer.state, action)])
  const held = holdsAgainst(holds, action)
  return held.length > 0 ? refused('held', held) : undefined
}

export const notNow = (state: transfers.TransferRow['state'], action: TransferAction): Reason => {
  const { zh, en } = transferStateNames[state]
  return because(
    'M2.3.4', false,
    { zh: `现在不能“${transferActionNames[action].zh}”：${zh}`, en: `“${transferActionNames[action].en}” is not possible now. ${en}` },
    { state, action },
  )
}

/** What was read must still be so. Problem changed-meanwhile. */
export const mustBeVersion = (transfer: transfers.TransferRow, version: number): void => {
  if (transfer.version !== version) throw new Problem('changed-meanwhile')
}

type By = { readonly by: TransferActor; readonly officerNumber?: string | null; readonly says?: Words }
type Changes = {
  readonly transfer?: transfers.Changes; readonly outgoing?: Partial<Pick<transfers.OutgoingRow, 'sent_by' | 'sent_at' | 'package'>>
}

/**
 * Takes the transfer one step on: state, whose turn it is and until when, in both areas, and an event in each. All of it stands in the
 * caller's transaction: a step is whole in both places or did not happen.
 */
export const advance = async (context: Context, pair: Pair, action: TransferAction, { by, officerNumber = null, says }: By, changes: Changes = {}): Promise<Pair> => {
  const { db, today, recorded } = context
  const state = nextTransferState(pair.transfer.state, action)
  if (state === undefined) throw new Error(`no step ${action} from ${pair.transfer.state}`)
  const turn = turnOf(state, today)
  const transfer = { ...pair.transfer, ...changes.transfer, state, ...turn, version: pair.transfer.version + 1 }
  const outgoing = { ...pair.outgoing, ...changes.outgoing, state, ...turn }
  await transfers.save(db, transfer, recorded())
  await transfers.saveOutgoing(db, outgoing, recorded())
  await recordBoth(context, transfer, { action, state, by, officer_number: officerNumber, says: says ?? transferStateNames[state] })
  return { ...pair, transfer, outgoing }
}

/** When nothing holds a transfer any more, the limit of its step begins anew: the time it stood still is nobody's delay. */
export const goOn = async (context: Context, inArea: string, transferId: string): Promise<void> => {
  const { db, today, recorded } = context
  const { transfer, outgoing, holds } = await lockPair(context, inArea, transferId, 'in')
  if (holds.length > 0 || isClosedTransfer(transfer.state)) return
  const turn = turnOf(transfer.state, today)
  await transfers.save(db, { ...transfer, ...turn, version: transfer.version + 1 }, recorded())
  await transfers.saveOutgoing(db, { ...outgoing, ...turn }, recorded())
}

export const recordBoth = async ({ db, recorded }: Context, transfer: transfers.TransferRow, event: Parameters<typeof transfers.record>[3]): Promise<void> => {
  await transfers.record(db, transfer.area, transfer.id, event, recorded())
  await transfers.record(db, transfer.out_area, transfer.id, event, recorded())
}

/** Tells the new owner, in words of the state only. */
export const tellBuyer = (context: Context, transfer: transfers.TransferRow, title: Words, body: Words): Promise<void> =>
  tell(
    context, { area: transfer.buyer_area, personId: transfer.buyer_person_id },
    { title, body, link: `/transfers/${transfer.area}/${transfer.id}`, sms: true },
  )

export const tellSeller = (context: Context, transfer: transfers.TransferRow, title: Words, body: Words): Promise<void> =>
  tell(
    context, { area: transfer.seller_area, personId: transfer.seller_person_id },
    { title, body, link: `/transfers/${transfer.area}/${transfer.id}`, sms: true },
  )
