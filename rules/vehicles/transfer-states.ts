import type { Words } from '../words.ts'

/** Who acts on a transfer: the new owner, an office of the place the vehicle comes to or leaves, or the platform itself. */
export const transferActors = ['new-owner', 'in-office', 'out-office', 'system'] as const
export type TransferActor = (typeof transferActors)[number]

/** Posts an officer must hold for a step; the contract opens the operations to the same posts. */
export type TransferPost = 'registration' | 'archive' | 'inspection' | 'review-head'

export const transferStateNames = {
  applied: { zh: '已申请，等待转入地受理', en: 'Applied, waiting for the new place to accept' },
  accepted: { zh: '转入地已受理', en: 'Accepted by the new place' },
  'archive-requested': { zh: '等待转出地制作并发出电子档案', en: 'Waiting for the old place to make and send the electronic file' },
  'archive-sent': { zh: '转出地档案已发出，转入地核对中', en: 'The file was sent; the new place is comparing it' },
  'archive-to-correct': { zh: '档案缺件或不符，等待转出地补正后重新发出', en: 'The file lacks something or does not match: the old place corrects it and sends it again' },
  'archive-received': { zh: '档案已接收，等车到转入地查验', en: 'The file has arrived; the car is to be inspected at the new place' },
  inspected: { zh: '查验合格，等待登记', en: 'Inspected, waiting to be registered' },
  registered: { zh: '已办结', en: 'Registered' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  returned: { zh: '档案已依法退回，业务终止', en: 'The file was lawfully returned; this transfer has ended' },
} as const satisfies { readonly [state: string]: Words }
/** What the state is called while the old place waits for the car, and then for its plates, before it may send the file (M2.1.5). */
export const ownerFirstName: Words = { zh: '等待新车主开车到转出地查验、交回号牌', en: 'Waiting for the new owner to bring the car to the old place, for inspection and to hand in its plates' }
export type TransferState = keyof typeof transferStateNames
export const transferStates = Object.keys(transferStateNames) as readonly TransferState[]

export const transferActionNames = {
  accept: { zh: '受理', en: 'Accept' },
  'request-archive': { zh: '向转出地调取档案', en: 'Ask the old place for the file' },
  'send-archive': { zh: '确认并发出电子档案', en: 'Confirm and send the electronic file' },
  'receive-archive': { zh: '核对并接收电子档案', en: 'Compare and receipt the electronic file' },
  'ask-again': { zh: '请转出地补正并重新发送', en: 'Ask the old place to correct the file and send it again' },
  'keep-archive': { zh: '已发出的档案有效，继续办理', en: 'The file stands as it was sent' },
  'return-archive': { zh: '依法退回档案', en: 'Return the file on a lawful ground' },
  'pass-inspection': { zh: '查验合格', en: 'Inspection passed' },
  register: { zh: '登记并核发号牌', en: 'Register and give out the plate' },
  withdraw: { zh: '撤回申请', en: 'Withdraw' },
} as const satisfies { readonly [action: string]: Words }
export type TransferAction = keyof typeof transferActionNames
export const transferActions = Object.keys(transferActionNames) as readonly TransferAction[]

type Step = { readonly by: readonly TransferActor[]; readonly posts: readonly TransferPost[]; readonly to: TransferState }
type Steps = { readonly [Action in TransferAction]?: Step }

const step = (to: TransferState, by: readonly TransferActor[], ...posts: readonly TransferPost[]): Step => ({ by, posts, to })
const stopAtCounter = step('withdrawn', ['in-office', 'out-office'], 'registration', 'review-head')
const askAgain = step('archive-to-correct', ['in-office'], 'archive', 'registration', 'inspection', 'review-head')
const send = step('archive-sent', ['out-office'], 'archive')
const sendBack = step('returned', ['in-office'], 'archive', 'registration', 'review-head')

/**
 * What may be done with a transfer, by whom, and where it leads: the one table of server and apps. The new owner withdraws until the
 * in-place accepts, later at the counter, until the car is registered. A file that lacks something is sent again (M2.4.0); it goes back only
 * from the in-place, and only on the grounds of M2.4.1.
 */
export const transferSteps: { readonly [State in TransferState]: Steps } = {
  applied: {
    // An application taken at a counter is accepted with it.
    accept: step('accepted', ['in-office', 'system'], 'registration'),
    withdraw: step('withdrawn', ['new-owner', 'in-office'], 'registration', 'review-head'),
  },
  accepted: { 'request-archive': step('archive-requested', ['system']) },
  'archive-requested': { 'send-archive': send, withdraw: stopAtCounter },
  'archive-sent': {
    // By the platform where the file stands that was receipted before.
    'receive-archive': step('archive-received', ['in-office', 'system'], 'archive'),
    'ask-again': askAgain,
    'return-archive': sendBack,
    withdraw: stopAtCounter,
  },
  'archive-to-correct': { 'send-archive': send, 'keep-archive': step('archive-sent', ['system']), 'return-archive': sendBack, withdraw: stopAtCounter },
  'archive-received': {
    'pass-inspection': step('inspected', ['in-office', 'system'], 'inspection'),
    'ask-again': askAgain,
    'return-archive': sendBack,
    withdraw: stopAtCounter,
  },
  inspected: {
    register: step('registered', ['in-office'], 'registration', 'review-head'),
    'ask-again': askAgain,
    'return-archive': sendBack,
    withdraw: stopAtCounter,
  },
  registered: {},
  withdrawn: {},
  returned: {},
}

/** The state an action leads to, or undefined where the state does not know the action. */
export const nextTransferState = (state: TransferState, action: TransferAction): TransferState | undefined => transferSteps[state][action]?.to

/**
 * What somebody may do with a transfer in this state. An officer needs one of the step's posts as well, and the old place stops only what its
 * own counter took in (path C).
 */
export const allowedTransferActions = (state: TransferState, who: TransferActor, posts: readonly string[] = [], path?: 'A' | 'B' | 'C'): readonly TransferAction[] =>
  transferActions.filter((action) => {
    if (action === 'withdraw' && who === 'out-office' && path !== 'C') return false
    const found = transferSteps[state][action]
    if (!found?.by.includes(who)) return false
    return who === 'new-owner' || who === 'system' || found.posts.some((post) => posts.includes(post))
  })

/**
 * Steps that an officer takes a transfer in hand for. An inspector has the inspection instead, and the second officer who decides on a return or
 * an objection is never who has it.
 */
const handledSteps: readonly TransferAction[] = ['accept', 'send-archive', 'receive-archive', 'register']

/** The step for which an office takes a transfer in hand in this state; undefined where another has its turn. */
export const stepInHand = (state: TransferState, office: TransferActor): TransferAction | undefined =>
  handledSteps.find((action) => transferSteps[state][action]?.by.includes(office))

/** Whether somebody with these posts does the step for which an office takes a transfer in hand. */
export const mayHaveInHand = (state: TransferState, office: TransferActor, posts: readonly string[]): boolean => {
  const action = stepInHand(state, office)
  return action !== undefined && allowedTransferActions(state, office, posts).includes(action)
}

/** What is done with who has a transfer in hand, as with a case. */
export const handActions = ['claim', 'release', 'hand-over'] as const
export type HandAction = (typeof handActions)[number]

/** Whether the new owner says how it went (好差评): as of a case, when it was finished or refused, not when it was taken back. */
export const mayBeRated = (state: TransferState): boolean => state === 'registered' || state === 'returned'

/** Whether an event is a step of the transfer, which also the former owner may know of; the others are about the car's inspection, invoice or plates. */
export const isTransferStep = (action: string): boolean => action === 'apply' || (transferActions as readonly string[]).includes(action)

/** Whether nothing can happen to the transfer any more. */
export const isClosedTransfer = (state: TransferState): boolean => Object.keys(transferSteps[state]).length === 0

/** The events that count for the file as it is now: what came before it was last asked for again has to be done anew. */
export const sinceAskedAgain = <Event extends { readonly action: string }>(timeline: readonly Event[]): readonly Event[] => {
  const last = timeline.findLastIndex(({ action }) => action === 'ask-again' || action === 'keep-archive')
  return timeline[last]?.action === 'ask-again' ? timeline.slice(last + 1) : timeline
}
