import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { RealPersonPurpose } from './people.ts'
import { Area, CivilDate, Decision, Facts, Id, Instant, Reason, Words } from './shapes.ts'

/** One field of a service's form, drawn by the generic screens. `when` shows it only if another answer has one of the values. */
export const FormField = z.object({
  name: z.string(),
  kind: z.enum(['text', 'long-text', 'choice', 'yes-no', 'date', 'area', 'phone']),
  label: Words,
  hint: Words.optional(),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: Words, hint: Words.optional() })).optional(),
  pattern: z.string().optional(),
  maxLength: z.int().optional(),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
})
export type FormField = z.infer<typeof FormField>

/** A document of a service: given as a file, or waived by a check (免提交) with its clause. */
export const DocumentNeed = z.object({
  kind: z.string(),
  label: Words,
  hint: Words.optional(),
  capture: z.enum(['licence-photo', 'scan']).describe('licence-photo: judged against the photo rules before sending'),
  required: z.boolean(),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
  waiver: z.object({ says: Words, clause: z.string() }).optional(),
})
export type DocumentNeed = z.infer<typeof DocumentNeed>

/** A check the engine makes or asks for: confirmed, denied or unknown; unknown never counts against the citizen. */
export const CheckNeed = z.object({
  kind: z.enum(['real-person', 'agency']),
  purpose: RealPersonPurpose.optional().describe('real-person: the purpose to start the check with'),
  name: z.string(),
  label: Words,
  clause: z.string(),
  required: z.boolean(),
})

export const ServiceView = z.object({
  id: z.string(),
  title: Words,
  summary: Words,
  clauses: z.array(z.string()),
  applicants: z.array(z.enum(['self', 'delegate', 'helper'])),
  selfCheck: z.array(FormField).optional().describe('questions of “is it for me?” without sign-in: each name is a fact of the rule; a choice of digits is sent as a number'),
  form: z.array(FormField),
  documents: z.array(DocumentNeed),
  checks: z.array(CheckNeed),
  within: z.object({ days: z.int(), kind: z.enum(['working', 'calendar']), clause: z.string() }),
  steps: z.array(Words).describe('what happens, in order, for the applicant'),
  reasons: z.array(z.object({ code: z.string(), says: Words, remedy: Words, clause: z.string() })).describe('fixed reason codes of a rejection'),
})
export type ServiceView = z.infer<typeof ServiceView>

export const CaseState = z.enum(['draft', 'submitted', 'in-review', 'question-asked', 'approved', 'rejected', 'withdrawn', 'completed'])
export type CaseState = z.infer<typeof CaseState>

export const CaseEvent = z.object({
  seq: z.int(),
  at: Instant,
  kind: z.string().describe('created, answers-saved, document-added, submitted, claimed, released, asked, answered, approved, rejected, withdrawn, completed, rated'),
  by: z.enum(['applicant', 'officer', 'system']),
  officerNumber: z.string().nullable(),
  says: Words,
  reasons: z.array(z.object({ code: z.string(), says: Words, remedy: Words, clause: z.string() })).optional(),
  note: z.string().optional(),
})

export const CaseDocument = z.object({
  kind: z.string(),
  label: Words,
  state: z.enum(['given', 'waived', 'missing', 'not-needed']),
  fileId: Id.nullable(),
  waivedBecause: Words.nullable(),
  clause: z.string().nullable(),
})

/** How long an answer may take. `dueOn` is null while the clock stands (the citizen was asked) or when the year's holidays are not published yet. */
export const CaseClock = z.object({
  dueOn: CivilDate.nullable(),
  workingDaysLeft: z.int().nullable(),
  overdue: z.boolean(),
  standsSince: Instant.nullable(),
  says: Words,
})

export const CaseView = z.object({
  area: Area,
  id: Id,
  number: z.string().describe('what people quote: area, day, serial'),
  service: z.string(),
  title: Words,
  state: CaseState,
  stateSays: Words,
  version: z.int().describe('send it back with each action; another value means that somebody acted meanwhile'),
  applicant: z.object({ personId: Id, name: z.string(), numberMasked: z.string() }),
  answers: Facts,
  documents: z.array(CaseDocument),
  checks: z.array(z.object({ name: z.string(), label: Words, result: z.enum(['waiting', 'confirmed', 'denied', 'unknown']), clause: z.string() })),
  clock: CaseClock,
  question: z.object({ text: z.string(), askedAt: Instant, answerBy: CivilDate.nullable() }).nullable(),
  timeline: z.array(CaseEvent),
  decision: Decision.nullable().describe('the decision of the rule at submission'),
  outcome: z.array(Reason).describe('why it was refused or approved'),
  nextStep: Words,
  allowed: z.array(z.string()).describe('actions this caller may take now'),
  rating: z.object({ score: z.int(), text: z.string() }).nullable(),
  result: Facts.describe('what completion made, e.g. { eLicence: "issued" }'),
})
export type CaseView = z.infer<typeof CaseView>

export const CaseSummary = CaseView.pick({ area: true, id: true, number: true, service: true, title: true, state: true, stateSays: true, clock: true, nextStep: true }).extend({
  submittedAt: Instant.nullable(),
  updatedAt: Instant,
})

/** What the desk sees beside the case: the kept documents to compare with, the machine's findings, what the first officer changed. */
export const ReviewView = z.object({
  case: CaseView,
  applicantDetail: z.array(z.object({ label: Words, value: z.string() })),
  compare: z.array(z.object({ documentKind: z.string(), label: Words, fileId: Id.nullable() })),
  findings: z.array(z.object({ documentKind: z.string(), rule: z.string(), holds: z.boolean(), says: Words })),
  warnings: z.array(Words),
  claimedBy: z.object({ officerNumber: z.string(), name: z.string(), mine: z.boolean() }).nullable(),
  reasons: z.array(z.object({ code: z.string(), says: Words, remedy: Words, clause: z.string() })),
})
export type ReviewView = z.infer<typeof ReviewView>

const Version = z.object({ version: z.int().min(0) })

export const listServices = endpoint({
  method: 'GET', path: '/api/services', who: ['anyone'],
  summary: { zh: '可办业务', en: 'Services' },
  output: z.object({ services: z.array(ServiceView) }),
})

export const checkService = endpoint({
  method: 'POST', path: '/api/services/:service/check', who: ['anyone', 'citizen'], repeatable: true,
  summary: { zh: '我能办吗（不登录也可查）', en: 'Is it for me? (no sign-in needed)' },
  input: z.object({ facts: Facts.optional().describe('facts of the rule; a signed-in citizen may leave them out: the record answers') }),
  output: z.object({ decision: Decision, allowed: z.boolean(), nextStep: Words }),
})

export const startCase = endpoint({
  method: 'POST', path: '/api/my/cases', who: ['citizen'],
  summary: { zh: '开始办理（存为草稿；已有草稿则返回该草稿）', en: 'Start a case as draft; an existing draft of the service is returned' },
  clauses: ['M1.3.1'],
  input: z.object({ service: z.string() }),
  output: CaseView, refusals: ['not-now'],
})

export const myCases = endpoint({
  method: 'GET', path: '/api/my/cases', who: ['citizen'],
  summary: { zh: '我的办件', en: 'My cases' },
  output: z.object({ cases: z.array(CaseSummary) }),
})

export const caseView = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId', who: ['citizen', 'officer:licence-review', 'officer:review-head', 'officer:photo-capture', 'officer:supervision'],
  summary: { zh: '办件详情', en: 'A case' },
  output: CaseView,
})

export const saveAnswers = endpoint({
  method: 'PUT', path: '/api/areas/:area/cases/:caseId/answers', who: ['citizen'],
  summary: { zh: '自动保存填写内容', en: 'Save answers as they are given' },
  input: z.object({ answers: Facts }),
  output: CaseView,
})

export const addDocument = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/documents', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '提交材料', en: 'Give a document' },
  input: z.object({ kind: z.string(), fileId: Id, findings: z.array(z.object({ rule: z.string(), holds: z.boolean() })).max(50).optional() }),
  output: CaseView, refusals: ['photo-rules'],
})

export const useCheck = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/checks', who: ['citizen'],
  summary: { zh: '把实人认证结果用于本件', en: 'Use a real-person check for this case' },
  input: z.object({ name: z.string(), checkId: Id }),
  output: CaseView,
})

export const submitCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/submission', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '提交', en: 'Submit' },
  clauses: ['M1.3.1'],
  input: Version, output: CaseView, refusals: ['not-now', 'incomplete'],
})

export const withdrawCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/withdrawal', who: ['citizen'],
  summary: { zh: '撤回', en: 'Withdraw' },
  input: Version, output: CaseView, refusals: ['not-in-this-state'],
})

export const answerQuestion = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/answer', who: ['citizen'],
  summary: { zh: '答复补正', en: 'Answer a question' },
  input: Version.extend({ text: z.string().min(1).max(2000) }), output: CaseView, refusals: ['not-in-this-state'],
})

export const rateCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/rating', who: ['citizen'],
  summary: { zh: '好差评', en: 'Rate the service' },
  input: z.object({ score: z.int().min(1).max(5), text: z.string().max(500) }), output: CaseView, refusals: ['not-in-this-state'],
})

export const caseReceipt = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/receipt.pdf', who: ['citizen', 'officer:licence-review', 'officer:review-head', 'officer:photo-capture', 'officer:supervision'],
  summary: { zh: '回执 PDF', en: 'Receipt as PDF' },
  output: { binary: 'application/pdf' },
})

export const caseQueue = endpoint({
  method: 'GET', path: '/api/areas/:area/queue', who: ['officer:licence-review', 'officer:review-head', 'officer:photo-capture'],
  summary: { zh: '待办队列，按到期先后', en: 'The queue, nearest due time first' },
  clauses: ['M1.3.1'],
  input: z.object({ state: z.enum(['open', 'mine', 'asked', 'closed']).optional(), service: z.string().optional(), limit: z.int().min(1).max(200).optional(), after: z.string().optional() }),
  output: z.object({
    counts: z.object({ open: z.int(), mine: z.int(), asked: z.int(), closed: z.int(), overdue: z.int() }),
    nearestDue: CivilDate.nullable(),
    cases: z.array(CaseSummary.extend({ applicantName: z.string(), claimedBy: z.string().nullable() })),
    next: z.string().nullable(),
  }),
})

export const findCase = endpoint({
  method: 'GET', path: '/api/areas/:area/case-numbers/:number', who: ['officer:licence-review', 'officer:review-head', 'officer:photo-capture', 'officer:supervision'],
  summary: { zh: '按办件编号查找', en: 'Find a case by its number' },
  output: CaseSummary,
})

export const startCaseAtCounter = endpoint({
  method: 'POST', path: '/api/areas/:area/counter-cases', who: ['officer:photo-capture'],
  summary: { zh: '窗口代为开始办理（照片三次未通过者只能在窗口办）；已有草稿则返回该草稿', en: 'Start a case at the counter for somebody who is there; an existing draft is returned' },
  clauses: ['M1.3.1'],
  input: z.object({ identityNumber: z.string().min(6).max(40), service: z.string(), reason: z.enum(['three-rejections', 'no-phone', 'asked-for-help']) }),
  output: CaseView, refusals: ['not-now'],
})

export const reviewView = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/review', who: ['officer:licence-review', 'officer:review-head'],
  summary: { zh: '审核视图', en: 'A case as the reviewer sees it' },
  output: ReviewView,
})

const review = <const P extends string, const I extends z.ZodObject>(path: P, zh: string, en: string, input: I) => endpoint({
  method: 'POST', path, who: ['officer:licence-review', 'officer:review-head'],
  summary: { zh, en }, clauses: ['M1.3.1'], input, output: ReviewView, refusals: ['not-in-this-state', 'claimed-by-another', 'own-case'],
})
export const claimCase = review('/api/areas/:area/cases/:caseId/claim', '领取', 'Claim', Version)
export const releaseCase = review('/api/areas/:area/cases/:caseId/release', '退回队列', 'Put back into the queue', Version)
export const approveCase = review('/api/areas/:area/cases/:caseId/approval', '审核通过', 'Approve', Version.extend({ note: z.string().max(1000).optional() }))
export const rejectCase = review('/api/areas/:area/cases/:caseId/rejection', '审核不通过，一次列明全部原因', 'Reject with all reasons at once',
  Version.extend({ reasons: z.array(z.string()).min(1).max(20), note: z.string().max(1000).optional() }))
export const askApplicant = review('/api/areas/:area/cases/:caseId/question', '请申请人补正或说明', 'Ask the applicant',
  Version.extend({ text: z.string().min(1).max(2000) }))

export const replayDecision = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/replay', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '重演决定：同一规则、同一日期、同一事实', en: 'Replay the decision: same rule, date and facts' },
  input: z.object({ on: CivilDate.optional().describe('another date, to see what would differ') }),
  output: z.object({ stored: Decision, replayed: Decision, same: z.boolean() }),
})
