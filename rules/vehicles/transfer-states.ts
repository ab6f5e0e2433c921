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
  'archive-received': { zh: '档案已接收，请开车到转入地查验', en: 'The file has arrived; bring the car to the new place for inspection' },
  inspected: { zh: '查验合格，等待登记', en: 'Inspected, waiting to be registered' },
  registered: { zh: '已办结', en: 'Registered' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  returned: { zh: '档案已依法退回，业务终止', en: 'The file was lawfully returned; this transfer has ended' },
} as const satisfies { readonly [state: string]: Words }
export type TransferState = keyof typeof transferStateNames
export const transferStates = Object.keys(transferStateNames) as readonly TransferState[]

export const transferActionNames = {
  accept: { zh: '受理', en: 'Accept' },
  'request-archive': { zh: '向转出地调取档案', en: 'Ask the old place for the file' },
  'send-archive': { zh: '确认并发出电子档案', en: 'Confirm and send the electronic file' },
  'receive-archive': { zh: '核对并接收电子档案', en: 'Compare and receipt the electronic file' },
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
const stopAtCounter = step('withdrawn', ['in-office'], 'registration', 'review-head')
const sendBack = step('returned', ['in-office'], 'archive', 'registration', 'review-head')

/**
 * What may be done with a transfer, by whom, and where it leads: the one table of server and apps. The new owner withdraws until the
 * in-place accepts, later at its counter. A file goes back only from the in-place, and only on the grounds of M2.4.1.
 */
export const transferSteps: { readonly [State in TransferState]: Steps } = {
  applied: {
    // An application taken at a counter is accepted with it.
    accept: step('accepted', ['in-office', 'system'], 'registration'),
    withdraw: step('withdrawn', ['new-owner', 'in-office'], 'registration', 'review-head'),
  },
  accepted: { 'request-archive': step('archive-requested', ['system']) },
  'archive-requested': { 'send-archive': step('archive-sent', ['out-office'], 'archive'), withdraw: stopAtCounter },
  'archive-sent': { 'receive-archive': step('archive-received', ['in-office'], 'archive'), 'return-archive': sendBack, withdraw: stopAtCounter },
  'archive-received': {
    'pass-inspection': step('inspected', ['in-office', 'system'], 'inspection'),
    'return-archive': sendBack,
    withdraw: stopAtCounter,
  },
  inspected: { register: step('registered', ['in-office'], 'registration', 'review-head'), 'return-archive': sendBack, withdraw: stopAtCounter },
  registered: {},
  withdrawn: {},
  returned: {},
}

/** The state an action leads to, or undefined where the state does not know the action. */
export const nextTransferState = (state: TransferState, action: TransferAction): TransferState | undefined => transferSteps[state][action]?.to

/** What somebody may do with a transfer in this state. An officer needs one of the step's posts as well. */
export const allowedTransferActions = (state: TransferState, who: TransferActor, posts: readonly string[] = []): readonly TransferAction[] =>
  transferActions.filter((action) => {
    const found = transferSteps[state][action]
    if (!found?.by.includes(who)) return false
    return who === 'new-owner' || who === 'system' || found.posts.some((post) => posts.includes(post))
  })

/** Whether nothing can happen to the transfer any more. */
export const isClosedTransfer = (state: TransferState): boolean => Object.keys(transferSteps[state]).length === 0
