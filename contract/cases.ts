import { z } from 'zod'
import { Subject } from './delegations.ts'
import { endpoint } from './endpoint.ts'
import { RealPersonPurpose } from './people.ts'
import { Area, CivilDate, Decision, Facts, Id, Instant, Reason, Words } from './shapes.ts'

/** One field of a service's form, drawn by the generic screens. `when` shows it only if another answer has one of the values. */
export const FormField = z.object({
  name: z.string(),
  kind: z.enum(['text', 'long-text', 'choice', 'yes-no', 'date', 'area', 'phone', 'identity-number'])
    .describe('identity-number: of somebody else; masked for all but who fills in the form, an officer sees it whole by a recorded look'),
  label: Words,
  hint: Words.optional(),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: Words, hint: Words.optional(), group: Words.optional().describe('heading under which a long list shows it') })).optional(),
  pattern: z.string().optional(),
  maxLength: z.int().optional(),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
  withDocument: z.string().optional().describe('copied from this document: asked after it, and only where it has to be given'),
})
export type FormField = z.infer<typeof FormField>

/** A document of a service: given as a file, or waived by a check (免提交) with its clause. */
export const DocumentNeed = z.object({
  kind: z.string(),
  label: Words,
  hint: Words.optional(),
  capture: z.enum(['licence-photo', 'scan', 'made-here']).describe('licence-photo: judged against the photo rules before sending; made-here: the office makes it, and nobody is asked for it'),
  required: z.boolean(),
  pages: z.int().min(1).describe('how many pages it may have'),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
  waiver: z.object({ says: Words, clause: z.string(), check: z.string().optional().describe('the check that would waive it') }).optional(),
})
export type DocumentNeed = z.infer<typeof DocumentNeed>

const Days = z.object({ days: z.int(), kind: z.enum(['working', 'calendar']), clause: z.string() })

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
  businessName: z.string().nullable().describe('name of the business on the lists of M9.1 and M6.1.2; what a delegation names'),
  byPaper: z.array(z.string()).optional().describe('what a paper letter may call what cannot be delegated online; an agent does it at a counter'),
  helperBusinessName: z.string().optional().describe('its name on the list of M6.1.2, where that is another'),
  subject: z.object({
    kind: z.string(), label: Words, byPapers: z.boolean().optional().describe('somebody else’s, found at the counter by what its papers say: kind of plate, number, VIN'),
  }).nullable().describe('what a case is about: to be chosen before it is started'),
  counterOnly: z.object({ says: Words, clause: z.string() }).optional().describe('begun and submitted at a counter only: why, and where to go'),
  place: z.object({ label: Words, hint: Words }).optional().describe('where the applicant says in which city it is answered; theirs when they say nothing'),
  selfCheck: z.array(FormField).optional().describe('questions of “is it for me?” without sign-in: each name is a fact of the rule; a choice of digits is sent as a number'),
  form: z.array(FormField),
  documents: z.array(DocumentNeed),
  checks: z.array(CheckNeed),
  within: Days,
  stages: z.array(z.object({
    name: z.string(), label: Words, within: Days.extend({ clause: z.string().nullable().describe('null: the office’s own promise') }),
    from: z.enum(['submission', 'step']).describe('from when it counts: the submission, or the step before'), records: z.array(z.string()).describe('answers of the form that the officer confirms or puts right at this step'),
  })).describe('steps of the office after the approval, each with its limit'),
  steps: z.array(Words).describe('what happens, in order, for the applicant'),
  reasons: z.array(z.object({ code: z.string(), says: Words, remedy: Words, clause: z.string() })).describe('fixed reason codes of a rejection'),
})
export type ServiceView = z.infer<typeof ServiceView>

export const CaseState = z.enum(['draft', 'submitted', 'in-review', 'question-asked', 'approved', 'rejected', 'withdrawn', 'completed'])
export type CaseState = z.infer<typeof CaseState>

export const CaseEvent = z.object({
  seq: z.int(),
  at: Instant,
  kind: z.string().describe('created, answers-saved, document-added, page-removed, pages-moved, submitted, claimed, released, asked, answered, approved, rejected, withdrawal-proposed, withdrawal-declined, withdrawal-denied, withdrawn, principal-came, making-ended, completed, rated'),
  by: z.enum(['applicant', 'officer', 'system']),
  role: z.enum(['self', 'delegate', 'helper']).nullable().describe('of an applicant’s event: the person, or who acted for them'),
  officerNumber: z.string().nullable(),
  says: Words,
  reasons: z.array(z.object({ code: z.string(), says: Words, remedy: Words, clause: z.string() })).optional(),
  note: z.string().optional(),
})

export const CaseDocument = z.object({
  kind: z.string(),
  label: Words,
  state: z.enum(['given', 'waived', 'missing', 'not-needed']),
  pages: z.array(z.object({ page: z.int().min(1), fileId: Id, givenAt: Instant })).describe('what was given, in order; also while a side of it is missing'),
  sides: z.array(Words).describe('what its first pages are called, each of which is asked: front and back of a card; empty where pages are only counted'),
  mostPages: z.int().min(1).describe('how many it may have'),
  mayArrange: z.boolean().describe('whether its pages may be moved and removed now, by who may add documents'),
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

/** 好差评: five grades, and words where somebody has some. */
export const RatingGiven = z.object({ score: z.int().min(1).max(5), text: z.string().max(500) })

/** Who acts in the person's place, by which delegation or help. */
export const ActingView = z.object({
  as: z.enum(['delegate', 'helper']),
  name: z.string(),
  numberMasked: z.string(),
  mandate: z.object({ area: Area, id: Id }),
  validUntil: CivilDate.nullable(),
  ended: z.boolean().describe('cancelled, stopped or run out: nothing more can be done under it'),
})

/** Something to put right: a document to give anew, or a field to fill in. */
export const CorrectionItem = z.object({ kind: z.enum(['document', 'field']), name: z.string(), label: Words, done: z.boolean() })

/** Something that must have happened before an approval and that the reviewing office does not do itself. */
export const Awaited = z.object({
  name: z.string(), label: Words, clause: z.string(), state: z.enum(['open', 'done', 'refused']),
  says: Words.describe('open: what has to be done and by whom; refused: why'), doneAt: Instant.nullable(),
  consentId: Id.nullable().describe('for the counter: the question to somebody whose answer it may record'),
  objection: z.object({ consentId: Id, words: z.string(), at: Instant, maySettle: z.boolean().describe('this officer settles whether it stands') }).optional()
    .describe('for the office: somebody whose yes is not needed says no'),
})
export type Awaited = z.infer<typeof Awaited>

export const CaseView = z.object({
  area: Area,
  id: Id,
  number: z.string().describe('what people quote: area, day, serial'),
  service: z.string(),
  title: Words,
  state: CaseState,
  stateSays: Words,
  version: z.int().describe('send it back with each action; another value means that somebody acted meanwhile'),
  applicant: z.object({ personId: Id, name: z.string(), numberMasked: z.string() }).describe('whose business it is'),
  acting: ActingView.nullable().describe('who acts instead of the applicant'),
  inPersonSince: Instant.nullable().describe('the principal came to the counter and carries on themselves what the agent began'),
  office: z.object({ id: z.string(), name: Words }).nullable().describe('who answers; null until it is submitted'),
  subject: z.object({ kind: z.string(), area: Area, id: Id, label: Words, name: z.string() }).nullable(),
  answers: Facts,
  offers: z.record(z.string(), z.array(z.string())).optional()
    .describe('fields that this case narrows: of a choice the values that can be chosen, none where the field is not asked. Fields that are not named stand as the service has them'),
  documents: z.array(CaseDocument),
  checks: z.array(z.object({
    name: z.string(), kind: z.enum(['real-person', 'agency']), label: Words, result: z.enum(['waiting', 'confirmed', 'denied', 'unknown']), clause: z.string(),
    says: Words.nullable().describe('agency: what was asked and what was answered, in words for people'),
    again: z.object({ says: Words, left: z.int() }).nullable().describe('denied, and may be asked again once that is mended; how often still'),
  })),
  awaits: z.array(Awaited).describe('what others do before the approval; of a draft only what may be done before it is sent'),
  withdrawal: z.object({
    withdrawalId: Id, at: Instant, askedSays: Words, words: z.string().describe('the reason that was given at the counter'), officerNumber: z.string(),
  }).nullable().describe('a withdrawal that a counter proposed and a colleague still has to confirm; nobody decides on the application meanwhile'),
  awaiting: Words.nullable().describe('what it waits for that others do, in one line; null while nothing is open'),
  clock: CaseClock,
  question: z.object({ text: z.string(), askedAt: Instant, answerBy: CivilDate.nullable(), items: z.array(CorrectionItem) }).nullable(),
  stages: z.array(z.object({ name: z.string(), label: Words, state: z.enum(['done', 'next', 'later']), dueOn: CivilDate.nullable() })),
  timeline: z.array(CaseEvent),
  decision: Decision.nullable().describe('the decision of the rule at submission'),
  outcome: z.array(Reason).describe('why it was refused or approved'),
  nextStep: Words,
  allowed: z.array(z.string()).describe('actions this caller may take now'),
  rating: RatingGiven.nullable(),
  result: Facts.describe('what completion made, e.g. { eLicence: "issued" }'),
})
export type CaseView = z.infer<typeof CaseView>

export const CaseSummary = CaseView.pick({ area: true, id: true, number: true, service: true, title: true, state: true, stateSays: true, clock: true, nextStep: true, awaiting: true }).extend({
  acting: z.enum(['self', 'delegate', 'helper']),
  forOther: z.boolean().optional().describe('in a citizen’s own list: they act here for somebody else'),
  subjectName: z.string().optional().describe('in a citizen’s own list: what the case is about, as people call it'),
  submittedAt: Instant.nullable(),
  updatedAt: Instant,
})

const Version = z.object({ version: z.int().min(0) })

export const listServices = endpoint({
  method: 'GET', path: '/api/services', who: ['anyone'],
  summary: { zh: '可办业务', en: 'Services' },
  output: z.object({ services: z.array(ServiceView) }),
})

export const checkService = endpoint({
  method: 'POST', path: '/api/services/:service/check', who: ['anyone', 'citizen'], repeatable: true,
  summary: { zh: '我能办吗（不登录也可查）', en: 'Is it for me? (no sign-in needed)' },
  input: z.object({
    facts: Facts.optional().describe('facts of the rule; a signed-in citizen may leave them out: the record answers'),
    subject: Subject.optional(),
    place: Area.optional().describe('the city, where the service lets the applicant choose'),
  }),
  output: z.object({
    decision: Decision, allowed: z.boolean(), standing: z.enum(['can', 'cannot', 'checking']), nextStep: Words,
    answer: z.object({ office: Words, dueOn: CivilDate.nullable(), says: Words }).describe('who answers, and by when if it were submitted today'),
  }),
})

/** The older person for whom a relative or friend acts (M6.1.1). `phone` is needed for who is not kept here yet, or kept without one; never the helper's own. */
export const ElderNamed = z.object({
  identityNumber: z.string().min(6).max(40), name: z.string().min(1).max(100), birthDate: CivilDate,
  identity: z.enum(['id-card', 'residence-permit', 'other']), phone: z.string().regex(/^1\d{10}$/).optional(),
})

export const StartInput = z.object({
  service: z.string(),
  actingFor: z.union([z.object({ delegation: z.object({ area: Area, id: Id }) }), z.object({ helperFor: ElderNamed })]).optional(),
  subject: Subject.optional(),
  subjectNamed: z.string().min(2).max(40).optional()
    .describe('instead of `subject`, for who acts for another and cannot choose: what people call the thing (the number of a plate); found only among the person’s own'),
  subjectSort: z.string().min(1).max(20).optional().describe('with `subjectNamed`, where two things may be called the same: the kind of plate'),
  place: Area.optional().describe('in which city it is answered, where the service lets the applicant choose; left out: where they are registered'),
})
export type StartInput = z.infer<typeof StartInput>

export const startCase = endpoint({
  method: 'POST', path: '/api/my/cases', who: ['citizen'],
  summary: { zh: '开始办理（存为草稿；已有草稿则返回该草稿）', en: 'Start a case as draft; an existing draft of the service is returned' },
  clauses: ['M1.3.1'],
  input: StartInput,
  output: CaseView, refusals: ['not-now', 'cannot-help', 'delegation-ended', 'open-already'],
})

export const myCases = endpoint({
  method: 'GET', path: '/api/my/cases', who: ['citizen'],
  summary: { zh: '我的办件', en: 'My cases' },
  output: z.object({ cases: z.array(CaseSummary) }),
})

export const caseView = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId', who: ['citizen', 'officer:licence-review', 'officer:registration', 'officer:review-head', 'officer:photo-capture', 'officer:supervision'],
  summary: { zh: '办件详情', en: 'A case' },
  output: CaseView,
})

export const saveAnswers = endpoint({
  method: 'PUT', path: '/api/areas/:area/cases/:caseId/answers', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '自动保存填写内容', en: 'Save answers as they are given' },
  input: z.object({
    answers: Facts,
    version: z.int().min(0).optional().describe('the version that the form was filled from: answers that others gave meanwhile stay, and the same answer changed twice is `changed-meanwhile`, naming it'),
    changed: z.array(z.string()).max(200).optional().describe('with `version`: the names that this form changed'),
  }),
  output: CaseView, refusals: ['delegation-ended', 'help-ended'],
})

export const addDocument = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/documents', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '提交材料的一页', en: 'Give a page of a document' },
  clauses: ['M9.1'],
  input: z.object({
    kind: z.string(), fileId: Id, findings: z.array(z.object({ rule: z.string(), holds: z.boolean() })).max(50).optional(),
    page: z.int().min(1).max(99).optional().describe('in place of this page, or as the next one; left out: the next, or of a document of one page that one'),
    replaces: Id.optional().describe('with `page`: the file that the caller saw there; another one there is `changed-meanwhile`'),
  }),
  output: CaseView, refusals: ['photo-rules', 'too-many-pages', 'delegation-ended', 'help-ended'],
})

export const removePage = endpoint({
  method: 'DELETE', path: '/api/areas/:area/cases/:caseId/documents/:kind/pages/:fileId', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '删除材料的一页（草稿，或要求重新提交时）', en: 'Remove a page of a document (in a draft, or when it was asked for again)' },
  clauses: ['M9.1'],
  output: CaseView, refusals: ['not-in-this-state', 'delegation-ended', 'help-ended'],
})

export const movePage = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/documents/:kind/pages/:fileId/place', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '移动材料的一页（草稿，或要求重新提交时）', en: 'Move a page of a document (in a draft, or when it was asked for again)' },
  clauses: ['M9.1'],
  input: z.object({ page: z.int().min(1).max(99).describe('where it goes; the pages between make room') }),
  output: CaseView, refusals: ['not-in-this-state', 'delegation-ended', 'help-ended'],
})

export const useCheck = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/checks', who: ['citizen'],
  summary: { zh: '把实人认证结果用于本件', en: 'Use a real-person check for this case' },
  input: z.object({ name: z.string(), checkId: Id }),
  output: CaseView, refusals: ['delegation-ended', 'help-ended'],
})

export const startElderCheck = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/elder-check', who: ['citizen'],
  summary: { zh: '代办：由老人本人做实人认证', en: 'Helping: the older person makes their own real-person check' },
  clauses: ['M6.1.1'],
  input: z.object({ returnTo: z.string().regex(/^\/[a-z]+\/[^\\]*$/).max(500).describe('path inside our apps; ?realPerson=ID is added: use it with `useCheck`') }),
  output: z.object({ url: z.string().nullable().describe('null: the provider does not answer; the check is unknown, and the draft waits for one that is passed'), case: CaseView }),
  refusals: ['delegation-ended', 'help-ended'],
})

export const askAgencies = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/agency-checks', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '核查：有结果的材料免提交', en: 'Ask the agencies: what they confirm need not be brought' },
  output: CaseView, refusals: ['delegation-ended', 'help-ended'],
})

export const askAgencyAgain = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/agency-checks/:name/again', who: ['citizen', 'officer:photo-capture'], perMinute: 20,
  summary: { zh: '已更正，请再核查一次', en: 'It was mended: ask that agency again' }, clauses: ['M2.4.3'],
  input: Version, output: CaseView, refusals: ['not-now', 'delegation-ended', 'help-ended'],
})

export const submitCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/submission', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '提交', en: 'Submit' },
  clauses: ['M1.3.1'],
  input: Version, output: CaseView, refusals: ['not-now', 'incomplete', 'not-in-this-state', 'delegation-ended', 'help-ended', 'cannot-help'],
})

export const withdrawCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/withdrawal', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '撤回（窗口仅限未提交的草稿）', en: 'Withdraw; a counter only a draft that it began' },
  input: Version, output: CaseView, refusals: ['not-in-this-state', 'delegation-ended', 'help-ended'],
})

export const answerQuestion = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/answer', who: ['citizen', 'officer:photo-capture'],
  summary: { zh: '答复补正', en: 'Answer a question' },
  input: Version.extend({ text: z.string().min(1).max(2000) }), output: CaseView, refusals: ['not-in-this-state', 'incomplete', 'delegation-ended', 'help-ended'],
})

export const stopHelpInApp = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/help-end', who: ['citizen'],
  summary: { zh: '老人停止代办', en: 'The older person stops the help' },
  clauses: ['M6.1.1'],
  output: CaseView, refusals: ['not-in-this-state'],
})

const Digits = z.string().min(40).max(60).describe('40 digits; spaces do not matter')
const HelpSeen = z.object({ title: Words, business: z.string(), helperName: z.string().describe('masked'), startedAt: Instant, stopped: z.boolean(), mayStop: z.boolean(), says: Words })
export const seeHelp = endpoint({
  method: 'POST', path: '/api/helps/seen', who: ['anyone', 'citizen'], repeatable: true, perMinute: 10,
  summary: { zh: '老人查看谁在代办（短信链接，无需登录）', en: 'The older person sees who acts for them (link of the text message, no sign-in)' },
  clauses: ['M6.1.1'], input: z.object({ digits: Digits }), output: HelpSeen,
})
export const stopHelp = endpoint({
  method: 'POST', path: '/api/helps/stopped', who: ['anyone', 'citizen'], repeatable: true, perMinute: 10,
  summary: { zh: '老人停止代办（短信链接，无需登录）', en: 'The older person stops the help (link of the text message, no sign-in)' },
  clauses: ['M6.1.1'], input: z.object({ digits: Digits }), output: HelpSeen,
})

export const rateCase = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/rating', who: ['citizen'],
  summary: { zh: '好差评', en: 'Rate the service' },
  input: RatingGiven, output: CaseView, refusals: ['not-in-this-state'],
})

export const caseReceipt = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/receipt.pdf', who: ['citizen', 'officer:licence-review', 'officer:registration', 'officer:review-head', 'officer:photo-capture', 'officer:supervision'],
  summary: { zh: '回执 PDF', en: 'Receipt as PDF' },
  output: { binary: 'application/pdf' },
})

export const findCase = endpoint({
  method: 'GET', path: '/api/areas/:area/case-numbers/:number', who: ['officer:licence-review', 'officer:registration', 'officer:review-head', 'officer:photo-capture', 'officer:supervision', 'officer:archive', 'officer:inspection'],
  summary: { zh: '按办件编号查找', en: 'Find a case by its number' },
  output: CaseSummary,
})

/** What is rated and called back about: a case, or what another domain does that is none. */
const callBackKinds = ['case', 'transfer'] as const
export type CallBackKind = (typeof callBackKinds)[number]
const CallBack = z.object({
  area: Area, kind: z.enum(callBackKinds), aboutId: Id.describe('of the case or transfer'), number: z.string(), title: Words, applicantName: z.string(), score: z.int(), text: z.string(), since: Instant,
  dueOn: CivilDate.nullable(), overdue: z.boolean(), doneAt: Instant.nullable(), doneBy: z.string().nullable(), note: z.string().nullable(),
  own: z.boolean().describe('the caller had it in hand: a colleague calls'),
})
const callers = ['officer:licence-review', 'officer:registration', 'officer:review-head', 'officer:supervision'] as const
export const listCallBacks = endpoint({
  method: 'GET', path: '/api/areas/:area/call-backs', who: callers,
  summary: { zh: '低分回访任务', en: 'Low ratings to call back about' },
  input: z.object({ state: z.enum(['open', 'done']).optional() }),
  output: z.object({ callBacks: z.array(CallBack) }),
})
export const callBackPhone = endpoint({
  method: 'POST', path: '/api/areas/:area/call-backs/:aboutId/phone', who: callers,
  summary: { zh: '查看回访电话（留痕）', en: 'See the number to call; recorded' },
  output: z.object({ phone: z.string().nullable().describe('null: none is known') }), refusals: ['not-in-this-state', 'own-case'],
})
export const doneCallBack = endpoint({
  method: 'POST', path: '/api/areas/:area/call-backs/:aboutId', who: callers,
  summary: { zh: '登记回访结果', en: 'Record what came of a call-back' },
  input: z.object({ note: z.string().min(1).max(2000) }), output: CallBack, refusals: ['not-in-this-state', 'own-case'],
})
