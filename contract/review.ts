import { z } from 'zod'
import { CaseSummary, CaseView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { CivilDate, Decision, Facts, Id, Instant, Words } from './shapes.ts'

const reviewers = ['officer:licence-review', 'officer:registration', 'officer:review-head'] as const
/** Also those whose posts do a step after the approval (made, delivered). */
const officeWork = [...reviewers, 'officer:archive', 'officer:inspection', 'officer:photo-capture'] as const

const Change = z.object({
  kind: z.enum(['answer', 'page', 'arrangement']).describe('arrangement: pages of a document were moved, or one removed'),
  name: z.string(), page: z.int().nullable().describe('of a document given, or null'), label: Words, by: z.enum(['applicant', 'officer', 'system']), officerNumber: z.string().nullable(),
  at: Instant, sinceAccepted: z.boolean(), sinceAsked: z.boolean().describe('since the last question to the applicant'),
})

/** What a suspicion may be about: the car itself, or its papers and the person. */
const SuspicionTopic = z.object({
  name: z.string(), label: Words, follows: Words.nullable().describe('what it leads to at once, beside holding the case'), grounds: z.array(z.object({ code: z.string(), says: Words })),
})

/** What the desk sees beside the case: the kept documents to compare with, the machine's findings, what the first officer changed. */
export const ReviewView = z.object({
  case: CaseView,
  applicantDetail: z.array(z.object({ label: Words, value: z.union([z.string(), Words]).describe('words, or a name, number or date that both languages write alike') })),
  compare: z.array(z.object({ documentKind: z.string(), label: Words, fileId: Id.nullable() })),
  findings: z.array(z.object({ documentKind: z.string(), page: z.int().optional(), rule: z.string(), holds: z.boolean(), says: Words })),
  warnings: z.array(Words),
  claimedBy: z.object({ officerNumber: z.string(), name: z.string(), mine: z.boolean() }).nullable(),
  accepted: z.object({ officerNumber: z.string(), at: Instant, note: z.string().nullable() }).nullable().describe('four eyes: what the first officer said'),
  changes: z.array(Change).describe('who gave or changed each answer and page last, and whether that was after the first officer accepted'),
  earlierPages: z.array(z.object({
    documentKind: z.string(), label: Words, page: z.int(), fileId: Id, givenAt: Instant, endedAt: Instant, by: z.enum(['applicant', 'officer']),
    officerNumber: z.string().nullable(), because: z.enum(['replaced', 'removed']),
  })).describe('pages that the office had seen and that were replaced or taken away after a question, the last first'),
  suspicion: z.object({
    state: z.enum(['opened', 'investigated', 'cleared', 'confirmed']), says: Words,
    of: z.array(SuspicionTopic.omit({ follows: true })).describe('what it is about, with the grounds that were ticked; empty where the service names none'),
    told: z.boolean().describe('the applicant knows that something is investigated, never the ground'),
  }).nullable(),
  suspicionTopics: z.array(SuspicionTopic).describe('what a suspicion may be about, to tick; empty where the service names nothing and nothing is asked'),
  agencyFacts: z.array(z.object({ name: z.string(), label: Words, facts: Facts })).describe('what agencies answered'),
  reasons: z.array(z.object({ code: z.string(), says: Words, remedy: Words, clause: z.string() })),
})
export type ReviewView = z.infer<typeof ReviewView>

const Version = z.object({ version: z.int().min(0) })

const QueueState = z.enum(['open', 'mine', 'asked', 'awaiting', 'suspect', 'withdrawing', 'making', 'closed'])
const QueueFilter = z.object({
  state: QueueState.optional(), office: z.string().max(40).optional().describe('in whose queue; left out: every office of the area'),
  service: z.string().max(80).optional(), post: z.string().max(40).optional().describe('whose turn it is'),
  due: z.enum(['overdue', 'today', 'week']).optional().describe('week: within seven days, what is overdue too'),
  sort: z.enum(['due', 'waiting', 'newest']).optional().describe('nearest due first; longest waiting first; last sent first'),
})
export type QueueState = z.infer<typeof QueueState>

export const QueuedCase = CaseSummary.extend({
  applicantName: z.string(), office: Words, claimedBy: z.string().nullable(), suspect: z.boolean(), withdrawing: z.boolean().describe('a counter proposed to withdraw it'), stage: z.object({ name: z.string(), label: Words }).nullable(),
})

/** More than so many closed cases are not counted: an area has millions, and nobody reads the figure. */
export const mostCounted = 10_000

export const caseQueue = endpoint({
  method: 'GET', path: '/api/areas/:area/queue', who: officeWork,
  summary: { zh: '待办队列，按到期先后', en: 'The queue, nearest due time first' },
  clauses: ['M1.3.1'],
  input: QueueFilter.extend({ limit: z.int().min(1).max(200).optional(), after: z.string().optional() }),
  output: z.object({
    counts: z.object({ open: z.int(), mine: z.int(), asked: z.int(), awaiting: z.int(), suspect: z.int(), withdrawing: z.int().describe('withdrawals that others proposed'), making: z.int(), closed: z.int().max(mostCounted), overdue: z.int() }),
    nearestDue: CivilDate.nullable(),
    services: z.array(z.object({
      service: z.string(), post: z.string(), open: z.int(), making: z.int(), overdue: z.int(), nearestDue: CivilDate.nullable(),
    })).describe('what waits, by service'),
    offices: z.array(z.object({ id: z.string(), name: Words, open: z.int(), making: z.int(), overdue: z.int() })).describe('what waits, by office'),
    cases: z.array(QueuedCase),
    next: z.string().nullable(),
  }),
})

export const queueFile = endpoint({
  method: 'GET', path: '/api/areas/:area/queue.csv', who: officeWork,
  summary: { zh: '导出队列（姓名脱敏；导出留痕）', en: 'The queue as a file, names masked; recorded' },
  clauses: ['M1.3.1'],
  input: QueueFilter,
  output: { binary: 'text/csv' },
})

/** Whom one may hand something to. */
export const ColleagueList = z.array(z.object({ officerNumber: z.string(), name: z.string(), office: Words }))

export const colleagues = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/colleagues', who: reviewers,
  summary: { zh: '可移交的同事和办公室', en: 'Colleagues and offices to whom a case may be handed' },
  output: z.object({
    colleagues: ColleagueList,
    offices: z.array(z.object({ id: z.string(), name: Words })).describe('other offices of the area that review it: there it waits in the queue'),
  }),
})

export const reviewView = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/review', who: officeWork,
  summary: { zh: '审核视图', en: 'A case as the reviewer sees it' },
  output: ReviewView,
})

export const lookPurposes = {
  'compare-papers': { zh: '核对证件', en: 'Papers' },
  'ask-register': { zh: '查询登记', en: 'Register' },
  inquiry: { zh: '调查核实', en: 'Inquiry' },
} as const
export type LookPurpose = keyof typeof lookPurposes

/** What a look calls the number of the person themselves, seen in a helped case by the officer who has it. */
export const applicantNumber = 'applicant-number'

export const lookAtAnswer = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/answers/:name/looks', who: officeWork,
  summary: { zh: '查看打码的号码（说明用途，留痕）', en: 'See a masked number whole: for a purpose, recorded' },
  input: z.object({ purpose: z.enum(Object.keys(lookPurposes) as [LookPurpose, ...LookPurpose[]]) }),
  output: z.object({ value: z.string() }),
})

const review = <const P extends string, const I extends z.ZodObject>(path: P, zh: string, en: string, input: I) => endpoint({
  method: 'POST', path, who: reviewers,
  summary: { zh, en }, clauses: ['M1.3.1'], input, output: ReviewView, refusals: ['not-in-this-state', 'claimed-by-another', 'own-case', 'suspect', 'still-checking', 'not-yet', 'not-now', 'incomplete', 'not-the-head', 'four-eyes', 'return-not-lawful'],
})
export const claimCase = review('/api/areas/:area/cases/:caseId/claim', '领取', 'Claim', Version)
export const releaseCase = review('/api/areas/:area/cases/:caseId/release', '退回队列', 'Put back into the queue', Version)
export const approveCase = review('/api/areas/:area/cases/:caseId/approval', '审核通过', 'Approve', Version.extend({ note: z.string().max(1000).optional() }))
export const rejectCase = review('/api/areas/:area/cases/:caseId/rejection', '审核不通过，一次列明全部原因', 'Reject with all reasons at once',
  Version.extend({ reasons: z.array(z.string()).min(1).max(20), note: z.string().max(1000).optional() }))
export const askApplicant = review('/api/areas/:area/cases/:caseId/question', '请申请人补正或说明', 'Ask the applicant',
  Version.extend({
    text: z.string().min(1).max(2000),
    documents: z.array(z.string()).max(50).optional().describe('documents to give anew, by kind: everything at once'),
    fields: z.array(z.string()).max(100).optional().describe('fields to fill in or correct, by name'),
  }))
export const takeQuestionBack = review('/api/areas/:area/cases/:caseId/question/end', '收回补正要求', 'Take the question back', Version)
export const handOverCase = review('/api/areas/:area/cases/:caseId/hand-over', '移交同事或另一办公室', 'Hand over to a colleague or another office',
  Version.extend({
    officerNumber: z.string().min(1).max(20).optional().describe('a colleague, who then has it in hand'),
    office: z.string().min(1).max(40).optional().describe('instead: an office, in whose queue it then waits'), note: z.string().max(1000).optional(),
  }))
export const suspectCase = review('/api/areas/:area/cases/:caseId/suspicion', '列为嫌疑', 'Hold as suspect',
  Version.extend({
    note: z.string().min(1).max(2000), grounds: z.array(z.string().max(40)).max(20).optional().describe('codes of suspicionTopics: at least one where there are some'),
  }))
export const investigateCase = review('/api/areas/:area/cases/:caseId/suspicion/investigation', '登记调查情况', 'Record what was found',
  Version.extend({ note: z.string().min(1).max(2000) }))
export const settleSuspicion = review('/api/areas/:area/cases/:caseId/suspicion/result', '作出嫌疑结论（由另一位人员）', 'Settle the suspicion (another officer)',
  Version.extend({
    result: z.enum(['cleared', 'confirmed']), note: z.string().min(1).max(2000),
    confirmed: z.array(z.string().max(40)).max(20).optional().describe('names of the topics that were confirmed, needed where it is about several: the others are cleared'),
  }))

export const advanceCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/stages/:stage', who: officeWork,
  summary: { zh: '完成审核后的一步（制作、送达）', en: 'Finish a step after the approval (made, delivered)' },
  input: Version.extend({ note: z.string().max(1000).optional(), recorded: Facts.optional().describe('what the officer found, where the step records answers; left out: as applied for') }),
  output: CaseView, refusals: ['not-in-this-state', 'not-now'],
})

export const endMaking = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/making-end', who: officeWork,
  summary: { zh: '不再制作、送达的，办结（车已过户、转出、注销）', en: 'End what is not made or handed over any more (the car was sold, moved out, deregistered)' },
  input: Version.extend({ note: z.string().max(1000).optional() }), output: CaseView, refusals: ['not-in-this-state', 'not-now'],
})

export const replayDecision = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/replay', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '重演决定：同一规则、同一日期、同一事实', en: 'Replay the decision: same rule, date and facts' },
  input: z.object({ on: CivilDate.optional().describe('another date, to see what would differ') }),
  output: z.object({ stored: Decision, replayed: Decision, same: z.boolean() }),
})
