import { addDays, daysBetween } from '@changxing/rules/civil-date.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { recordingRetentionDays } from '@changxing/rules/vehicles/transfer-limits.ts'
import {
  allowedTransferActions, isClosedTransfer, nextTransferState, stepInHand, transferActionNames, transferStateNames, type TransferAction, type TransferActor,
  type TransferState,
} from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asOfficer, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { holdsAgainst, holdsOf, type Hold } from './holds.ts'
import { handedInOf, handedInSays, indexHandedIn } from './index-handed-in.ts'
import * as inspections from './inspections.store.ts'
import * as papers from './papers.store.ts'
import { turnOf, type Turn } from './transfer-clock.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'
import * as withdrawals from './withdrawals.store.ts'

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

/** What the state lets the calling officer do with the transfer. */
const stepsOf = (context: Context, { side, transfer }: Pair): readonly TransferAction[] =>
  allowedTransferActions(transfer.state, actorOf(side), asOfficer(context).posts, transfer.path)

/** Who of the looking office has it in hand. */
export const handsOf = ({ side, transfer, outgoing }: Pair): transfers.Hands => (side === 'in' ? transfer : outgoing)

/** The refusal while a colleague of one's own office has it in hand. The other office has hands of its own. */
export const notInMyHands = (context: Context, pair: Pair): Refusal | undefined => {
  const { claimed_by: officerId, claimed_number: number } = handsOf(pair)
  if (officerId === null || officerId === asOfficer(context).officerId) return undefined
  return refused('claimed-by-another', [because('M2.3.4', false, {
    zh: `本件由 ${number} 经办，请先由其退回队列`, en: `Officer ${number} has this transfer; it must be put back first`,
  }, { officer: number })])
}

/** What the calling officer may do with the transfer now: the state lets them, no colleague has it in hand, and nothing holds it. */
export const allowedTo = (context: Context, pair: Pair): readonly TransferAction[] =>
  notInMyHands(context, pair) ? [] : stepsOf(context, pair).filter((action) => holdsAgainst(pair.holds, action).length === 0)

/** The refusal when a colleague has it, when this caller may not do it now, or while the transfer stands still; undefined when the step is open. */
export const refuseUnlessNow = (context: Context, pair: Pair, action: TransferAction): Refusal | undefined => {
  const taken = notInMyHands(context, pair)
  if (taken) return taken
  if (!stepsOf(context, pair).includes(action)) return refused('not-now', [notNow(pair.transfer.state, action)])
  const held = holdsAgainst(pair.holds, action)
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

/** Whether the old place still has to inspect the car before its file may leave (M2.1.5). */
export const inspectsFirst = async ({ db }: Context, { transfer, outgoing }: Pair): Promise<boolean> =>
  outgoing.out_inspection_needed && !(await inspections.ofTransfer(db, outgoing.area, transfer.id)).some(({ result }) => result === 'passed')

/** Since when it stands still, and the last day to bring the car, kept where the turn is reckoned anew. */
type Standstill = { readonly held_on?: string | null; readonly come_by?: string | null }

/** The last day to bring the car: what held the transfer takes nothing of the new owner's days. */
const comeByAfter = ({ come_by: comeBy, held_on: heldOn }: transfers.TransferRow, held: boolean, today: string): string | null =>
  comeBy !== null && heldOn !== null && !held ? addDays(comeBy, daysBetween(heldOn, today)) : comeBy

/** Whether the old place still has to take the plates of a car that it lets go (path C): its file does not leave before. */
export const platesFirst = ({ transfer, outgoing }: Pair): boolean => transfer.path === 'C' && outgoing.handed_in_on === null

const turnIn = async (context: Context, pair: Pair): Promise<Turn & Standstill> => {
  const { state, area, id, held_on: heldOn } = pair.transfer
  const held = (await holdsOf(context.db, area, id)).length > 0
  const hindered = (await hindrancesOf(context, pair.transfer)).length > 0
  const comeBy = comeByAfter(pair.transfer, held, context.today)
  return {
    ...turnOf(state, context.today, { ownerFirst: platesFirst(pair) || (await inspectsFirst(context, pair)), hindered, comeBy, held }),
    held_on: held && !isClosedTransfer(state) ? (heldOn ?? context.today) : null, come_by: comeBy,
  }
}

/** Writes a turn into both areas. */
export const giveTurn = async ({ db, recorded }: Context, pair: Pair, turn: Turn & Standstill, changes: transfers.Changes = {}): Promise<Pair> => {
  const given = { ...pair, transfer: { ...pair.transfer, ...changes, ...turn }, outgoing: { ...pair.outgoing, ...turn } }
  await transfers.save(db, given.transfer, recorded())
  await transfers.saveOutgoing(db, given.outgoing, recorded())
  return given
}

/** Reckons anew whose turn it is, from today: something beside the state has changed. */
export const renewTurn = async (context: Context, pair: Pair, changes: transfers.Changes = {}): Promise<Pair> =>
  giveTurn(context, pair, await turnIn(context, pair), changes)

/** As `renewTurn`, where the caller tells the new owner what has come into the car's record or left it. */
export const renewTold = async (context: Context, pair: Pair): Promise<Pair> => renewTurn(context, pair, { hindrances: await hindrancesOf(context, pair.transfer) })

type By = { readonly by: TransferActor; readonly officerNumber?: string | null; readonly says?: Words }
type Changes = {
  readonly transfer?: transfers.Changes; readonly outgoing?: Partial<Pick<transfers.OutgoingRow, 'sent_by' | 'sent_at' | 'package'>>
}

/** An office has a transfer in hand for one step: its own step ends that, and so does a state in which it has none to take. */
const handsAfter = (side: Pair['side'], by: TransferActor, state: TransferState): Partial<transfers.Hands> =>
  by === actorOf(side) || stepInHand(state, actorOf(side)) === undefined ? transfers.nobody : {}

/** What ends with a transfer: questions, a proposed withdrawal, inspections that nobody finished, the plate for the way. What was recorded is kept as long as ever. */
const endWith = async (context: Context, { transfer, outgoing }: Pair): Promise<void> => {
  const { db, today, recorded } = context
  await files.closeMessages(db, transfer.area, transfer.id, recorded())
  for (const area of [transfer.area, transfer.out_area]) {
    await withdrawals.lapse(db, area, transfer.id, recorded())
    for (const { id } of await inspections.makeVoidOf(db, area, transfer.id, transferStateNames[transfer.state].zh, recorded())) {
      await inspections.retainUntil(db, area, id, addDays(today, recordingRetentionDays))
    }
  }
  const ended = await papers.endTemporaryPlates(db, transfer.out_area, transfer.id, today)
  if (transfer.state === 'registered') return
  const handed = handedInOf(outgoing)
  if (handed) {
    await indexHandedIn(context, outgoing, `${handedInSays(handed, transfer.plate_kind).zh}（业务终止，退还原车主）`)
    if (handed.plates > 0 || handed.licence) await tellSeller(context, transfer, { zh: '请领回号牌、行驶证', en: 'Fetch plates and licence' }, {
      zh: `业务 ${transfer.number} 已终止，车还登记在您名下。转出地车管所此前${handedInSays(handed, transfer.plate_kind).zh}，请去领回收回的部分。`,
      en: `Transfer ${transfer.number} has ended, and the car is still yours. ${handedInSays(handed, transfer.plate_kind).en}. What was handed in is at the old office: please fetch it.`,
    })
  }
  if (ended > 0) await tellBuyer(context, transfer, { zh: '临时号牌已作废', en: 'The temporary plate is void' }, {
    zh: `业务 ${transfer.number} 已终止，临时行驶车号牌今日作废，请交回转出地车管所，不要再开车上路。`,
    en: `Transfer ${transfer.number} has ended, and its temporary plate is void from today: hand it in at the old office and do not drive the car any more.`,
  })
}

/**
 * Takes the transfer one step on: state, whose turn it is and until when, in both areas, and an event in each; what was still asked or proposed
 * ends with its last step. All of it stands in the caller's transaction: a step is whole in both places or did not happen.
 */
export const advance = async (context: Context, pair: Pair, action: TransferAction, { by, officerNumber = null, says }: By, changes: Changes = {}): Promise<Pair> => {
  const state = nextTransferState(pair.transfer.state, action)
  if (state === undefined) throw new Error(`no step ${action} from ${pair.transfer.state}`)
  const moved: Pair = {
    ...pair,
    transfer: { ...pair.transfer, ...changes.transfer, ...handsAfter('in', by, state), state, version: pair.transfer.version + 1 },
    outgoing: { ...pair.outgoing, ...changes.outgoing, ...handsAfter('out', by, state), state },
  }
  const taken = await renewTurn(context, moved)
  const { transfer } = taken
  if (isClosedTransfer(state)) await endWith(context, taken)
  await recordBoth(context, transfer, { action, state, by, officer_number: officerNumber, says: says ?? transferStateNames[state] })
  return taken
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
