import type { Words } from '../words.ts'

/** Who acts on a case: the applicant (or who acts for them), an officer who reviews, or the platform itself. */
export const caseActors = ['applicant', 'reviewer', 'system'] as const
export type CaseActor = (typeof caseActors)[number]

export const caseStateNames = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交，等待审核', en: 'Submitted, waiting for review' },
  'in-review': { zh: '审核中', en: 'In review' },
  'question-asked': { zh: '等待补正', en: 'Waiting for an answer' },
  approved: { zh: '已通过，办理中', en: 'Approved, being completed' },
  rejected: { zh: '未通过', en: 'Not approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  completed: { zh: '已办结', en: 'Completed' },
} as const satisfies { readonly [state: string]: Words }
export type CaseState = keyof typeof caseStateNames
export const caseStates = Object.keys(caseStateNames) as readonly CaseState[]

const caseActionNames = {
  'save-answers': { zh: '保存填写内容', en: 'Save answers' },
  'add-document': { zh: '上传材料', en: 'Add a document' },
  submit: { zh: '提交', en: 'Submit' },
  claim: { zh: '领取', en: 'Take the case' },
  release: { zh: '退回待办', en: 'Put back' },
  'hand-over': { zh: '移交同事', en: 'Hand over to a colleague' },
  suspect: { zh: '列为嫌疑', en: 'Hold as suspect' },
  investigate: { zh: '登记调查情况', en: 'Record what was found' },
  settle: { zh: '作出嫌疑结论', en: 'Settle the suspicion' },
  ask: { zh: '要求补正', en: 'Ask for corrections' },
  'take-back': { zh: '收回补正要求', en: 'Take the question back' },
  answer: { zh: '提交补正', en: 'Send corrections' },
  approve: { zh: '通过', en: 'Approve' },
  reject: { zh: '不予通过', en: 'Refuse' },
  withdraw: { zh: '撤回申请', en: 'Withdraw' },
  advance: { zh: '完成此步', en: 'Finish this step' },
  'end-making': { zh: '不再制作，办结', en: 'End what is not made any more' },
  complete: { zh: '办结', en: 'Complete' },
  rate: { zh: '评价', en: 'Rate the service' },
} as const satisfies { readonly [action: string]: Words }
export type CaseAction = keyof typeof caseActionNames
export const caseActions = Object.keys(caseActionNames) as readonly CaseAction[]

type Step = { readonly by: readonly CaseActor[]; readonly to: CaseState }
type Steps = { readonly [Action in CaseAction]?: Step }

const byApplicant = (to: CaseState): Step => ({ by: ['applicant'], to })
const byReviewer = (to: CaseState): Step => ({ by: ['reviewer'], to })

/**
 * What may be done with a case, by whom, and where it leads: the one table of server and apps. The platform may approve (when every check
 * confirms, no officer is needed) but never refuses: an unknown answer of an outside check never counts against a citizen.
 */
export const caseSteps: { readonly [State in CaseState]: Steps } = {
  draft: {
    'save-answers': byApplicant('draft'),
    'add-document': byApplicant('draft'),
    submit: byApplicant('submitted'),
    withdraw: byApplicant('withdrawn'),
  },
  submitted: {
    claim: byReviewer('in-review'),
    approve: { by: ['system'], to: 'approved' },
    withdraw: byApplicant('withdrawn'),
  },
  'in-review': {
    release: byReviewer('submitted'),
    'hand-over': byReviewer('in-review'),
    suspect: byReviewer('in-review'),
    investigate: byReviewer('in-review'),
    settle: byReviewer('in-review'),
    ask: byReviewer('question-asked'),
    approve: byReviewer('approved'),
    reject: byReviewer('rejected'),
    withdraw: byApplicant('withdrawn'),
  },
  // The answer goes back to the officer who asked. Who asked by mistake, or waits for nothing any more, takes the question back and decides.
  'question-asked': {
    'save-answers': byApplicant('question-asked'),
    'add-document': byApplicant('question-asked'),
    answer: byApplicant('in-review'),
    'take-back': byReviewer('in-review'),
    'hand-over': byReviewer('question-asked'),
    withdraw: byApplicant('withdrawn'),
  },
  // What was to be made is not, when its thing is the applicant's no longer; nothing of the approval is taken back.
  approved: { advance: byReviewer('approved'), 'end-making': byReviewer('completed'), complete: { by: ['system', 'reviewer'], to: 'completed' } },
  // Neither a refusal nor taking the application back ends an investigation.
  rejected: { rate: byApplicant('rejected'), investigate: byReviewer('rejected'), settle: byReviewer('rejected') },
  withdrawn: { investigate: byReviewer('withdrawn'), settle: byReviewer('withdrawn') },
  completed: { rate: byApplicant('completed') },
}

/** The state an action leads to, or undefined where the state does not know the action. Who may act is asked by `allowedActions`. */
export const nextState = (state: CaseState, action: CaseAction): CaseState | undefined => caseSteps[state][action]?.to

/** What somebody may do with a case in this state, in the order of the list of actions. */
export const allowedActions = (state: CaseState, who: CaseActor): readonly CaseAction[] =>
  caseActions.filter((action) => caseSteps[state][action]?.by.includes(who))

/** Whether nothing but a rating can happen to the case any more. */
export const isClosed = (state: CaseState): boolean => Object.values(caseSteps[state]).every(({ to }) => to === state)
