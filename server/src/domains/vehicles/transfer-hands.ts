import { because } from '@changxing/rules/decision.ts'
import { mayHaveInHand, stepInHand, transferStateNames, type HandAction } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Platform } from '../../platform/platform.ts'
import { asOfficer, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { actorOf, handsOf, lockTransfer, mustBeVersion, notInMyHands, type Pair } from './transfer.ts'
import * as transfers from './transfers.store.ts'

type Officer = { readonly number: string; readonly posts: readonly string[] }

/** The refusal when the registration would lie with who accepted or inspected (M2.3.3). */
export const needsOtherEyes = ({ side, transfer }: Pair, number: string): Refusal | undefined => {
  if (stepInHand(transfer.state, actorOf(side)) !== 'register' || (number !== transfer.accepted_by && number !== transfer.inspected_by)) return undefined
  return refused('four-eyes', [because('M2.3.3', false, {
    zh: '受理或查验过本件的人不能办理登记审核，请由其他同事办理', en: 'Who accepted or inspected does not register: another colleague takes it',
  }, { officer: number })])
}

/** Whether somebody may have it in hand for the step that this office has to take now. */
export const mayHave = (pair: Pair, { number, posts }: Officer): boolean =>
  mayHaveInHand(pair.transfer.state, actorOf(pair.side), posts) && needsOtherEyes(pair, number) === undefined

const isHead = (context: Context): boolean => asOfficer(context).posts.includes('review-head')

/** What this officer may do with who has it in hand. Sent to the screens, so that they never guess. */
export const handlingFor = (context: Context, pair: Pair): HandAction[] => {
  const officer = asOfficer(context)
  const { claimed_by: officerId } = handsOf(pair)
  if (officerId === null) return mayHave(pair, officer) ? ['claim'] : []
  return officerId === officer.officerId || isHead(context) ? ['release', 'hand-over'] : []
}

const notNow = ({ transfer }: Pair, action: HandAction, isTaken: boolean): Refusal => {
  const { zh, en } = transferStateNames[transfer.state]
  const says = action !== 'claim' ? { zh: '本件无人经办，不用退回或移交', en: 'Nobody has this transfer: it need not be put back or handed over' }
    : isTaken ? { zh: '本件已由您经办', en: 'You have this transfer already' }
      : { zh: `现在没有您岗位要办的事：${zh}`, en: `Nothing waits for your post now. ${en}` }
  return refused('not-now', [because('M2.3.4', false, says, { state: transfer.state, action })])
}

/**
 * A transfer locked for a change of who has it in hand; a head of business may do that with what lies with somebody else. Refusals:
 * claimed-by-another, not-now, four-eyes. Problem: changed-meanwhile.
 */
export const handStep = async (
  context: Context, { area, transferId, version }: { readonly area: string; readonly transferId: string; readonly version: number }, action: HandAction,
): Promise<Pair | Refusal> => {
  const pair = await lockTransfer(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const taken = action !== 'claim' && isHead(context) ? undefined : notInMyHands(context, pair)
  if (taken) return taken
  mustBeVersion(pair.transfer, version)
  const { number } = asOfficer(context)
  if (action === 'claim') {
    const eyes = needsOtherEyes(pair, number)
    if (eyes) return eyes
  }
  return handlingFor(context, pair).includes(action) ? pair : notNow(pair, action, handsOf(pair).claimed_by !== null)
}

const bound = (area: string, transferId: string) => `vehicles.transfer_events/${area}/${transferId}/note`
const sealNote = (platform: Platform, area: string, transferId: string, note: string): Buffer => platform.box.seal(note, bound(area, transferId))
/** What an officer wrote for the colleague who takes a transfer over. */
export const openNote = (platform: Platform, area: string, transferId: string, note: Buffer): string => platform.box.open(note, bound(area, transferId)).toString('utf8')

type Event = Parameters<typeof transfers.record>[3]

/** Puts it into these hands, with an event in the history of this office alone. */
export const putInHands = async (
  { db, platform, recorded }: Context, pair: Pair, hands: transfers.Hands, event: Pick<Event, 'action' | 'officer_number' | 'says'>, note?: string,
): Promise<Pair> => {
  const { side, transfer, outgoing } = pair
  const given: Pair = side === 'in' ? { ...pair, transfer: { ...transfer, ...hands } } : { ...pair, outgoing: { ...outgoing, ...hands } }
  await (side === 'in' ? transfers.save(db, given.transfer, recorded()) : transfers.saveOutgoing(db, given.outgoing, recorded()))
  const area = side === 'in' ? transfer.area : outgoing.area
  await transfers.record(
    db, area, transfer.id, { ...event, state: transfer.state, by: actorOf(side) }, recorded(), note === undefined ? null : sealNote(platform, area, transfer.id, note),
  )
  return given
}
