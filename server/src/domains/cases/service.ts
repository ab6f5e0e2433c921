import type { DocumentNeed, FormField } from '@changxing/contract/cases.ts'
import type { RealPersonPurpose } from '@changxing/contract/people.ts'
import type { Post } from '@changxing/contract/posts.ts'
import type { ClauseId } from '@changxing/rules/clauses.ts'
import type { Answer, Facts, Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import type { Context, Refusal } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ApplicantKind, AwaitState, Case, CheckResult, MadeCheck, Subject } from './case.ts'
import type { Sides } from './sides.ts'
import type { ActingAs } from './store.ts'

/** The person whose business it is. */
export type Applicant = { readonly area: string; readonly personId: string }

/** Holds when the answer to `field` is one of `is`. */
export type When = { readonly field: string; readonly is: readonly string[] }

/** Why a document need not be brought (免提交). Every condition that is given must hold. */
export type Waiver = {
  readonly says: Words
  readonly clause: ClauseId
  readonly when?: When
  /** Name of a check that must have confirmed. */
  readonly check?: string
  /** Whether the authority holds the document already, or has made it itself for this case. */
  readonly kept?: (context: Context, applicant: Applicant, one: Case) => Promise<boolean>
}

export type DocumentRule = {
  readonly kind: string
  readonly label: Words
  readonly hint?: Words
  readonly capture: z.infer<typeof DocumentNeed>['capture']
  /** How many pages it may have, where that is fewer than the platform takes of a scan. A licence photo has one. */
  readonly pages?: number
  /** Its first pages by name, each of which is asked: both sides of a card. */
  readonly sides?: Sides
  readonly required: boolean
  readonly clause: ClauseId
  readonly when?: When
  /** Whether the record calls for it: an inspection that has run out. Asked when `when` holds. */
  readonly calledFor?: (context: Context, one: Case) => Promise<boolean>
  readonly waived?: Waiver
}

/**
 * A real-person check made by the citizen at the identity provider. A required one must be confirmed or unknown: unknown never counts
 * against anybody. `untilPassed`: the clause wants it passed, so that without an answer the draft waits; these words say what else can be done.
 */
export type CheckRule = {
  readonly kind: 'real-person'
  readonly name: string
  readonly purpose: z.infer<typeof RealPersonPurpose>
  readonly label: Words
  readonly clause: ClauseId
  readonly required: boolean
  readonly untilPassed?: Words
  readonly when?: When
}

/**
 * What an agency answered: confirmed, denied or unknown; `facts` are kept with the case, sealed, for the page's rule. `says`: what was asked
 * and what was answered, shown to the applicant and to the office. `byEye`, with unknown: the agency did answer, and a person has to compare what
 * it said; it is not asked again, and the decision does not wait. `until`, with unknown: the agency may not be asked before this instant.
 */
export type AgencyAnswer = {
  readonly result: Exclude<CheckResult, 'waiting'>
  readonly facts?: Facts
  readonly says?: Words
  readonly byEye?: true
  readonly until?: string
}

/**
 * A question to another agency, asked when the applicant comes to the documents, again at submission, and by a job while the answer is
 * unknown. Unknown never stops the application; the clause says what stands in for the answer meanwhile:
 * `paper-route`: documents that the check would waive are asked for; `wait`: they are not, and the decision waits until the agency answers or
 * `retry.times` is used up (the reviewer then compares by eye). What a denial means, the page's rule says (it is given the checks); documents
 * that the check would waive are asked for then too.
 */
export type AgencyRule = {
  readonly kind: 'agency'
  readonly name: string
  readonly label: Words
  readonly clause: ClauseId
  readonly when?: When
  /** Whether the record calls for it: an inspection that has run out. Asked when `when` holds. */
  readonly calledFor?: (context: Context, one: Case) => Promise<boolean>
  /** Names of the answers that the question is about: when one of them changes, what was answered before counts no more. */
  readonly about?: readonly string[]
  /** Asks; may take a few seconds. A fault of the agency is `unknown`, never an exception. */
  readonly ask: (context: Context, one: Case) => Promise<AgencyAnswer>
  readonly whenUnknown: 'paper-route' | 'wait'
  /** `suspect`: a denial does not refuse the application; the platform holds the case as suspect, and officers investigate it. */
  readonly whenDenied?: 'suspect'
  /** Who applied may have it asked again after a denial, so many times: what has to be mended first. */
  readonly again?: { readonly says: Words; readonly times: number }
  /** The first pause in minutes, doubled each time up to a day; how often the job asks again. */
  readonly retry: { readonly everyMinutes: number; readonly times: number }
}

/** What is shown to somebody before they say yes or no: no more than they need. */
export type Shown = { readonly facts: readonly { readonly label: Words; readonly value: string | Words }[]; readonly follows: readonly Words[] }

/** Another person has to agree: who it is, what they are asked, and what they are told. */
export type ConsentRule = {
  /** Who is asked, as a noun: 新车主. */
  readonly person: Words
  /** In one line, to the person: somebody wants to transfer a car to you. */
  readonly asks: Words
  /** Undefined when nobody is known under what the form names. */
  readonly who: (context: Context, one: Case) => Promise<Applicant | undefined>
  /** Names of the answers that a yes is about: when one of them changes, it counts no more. */
  readonly about: readonly string[]
  readonly shows: (context: Context, one: Case) => Promise<Shown>
  /**
   * Their yes is not needed: they are told in these words, nobody waits for an answer, and their no holds the case until an officer has settled whether
   * it stands. Left out: they have to agree.
   */
  readonly mayObject?: { readonly tells: (context: Context, one: Case) => Promise<Words> }
}

/** How something awaited stands; `says`: what has to be done and by whom, or why not. Shown to the applicant and to the office. */
export type AwaitStanding = {
  readonly state: AwaitState
  readonly says: Words
  /** What the applicant does about it as it stands, where that is another thing than the page's own `toDo`; null where there is nothing. */
  readonly toDo?: Words | null
  readonly doneAt?: string
  /** The officer who did it, and who therefore does not approve. */
  readonly by?: string
  /** The question to somebody whose answer the counter may record. */
  readonly consentId?: string
}

/**
 * Something that must have happened before an approval and that the reviewing office does not do itself: another person agrees, the car is
 * looked at. While it is `open` the office's clock stands; `refused` leaves the decision to the reviewer, who then rejects or asks. The domain
 * that makes it happen says so by `awaitedNews`.
 */
export type AwaitRule = {
  readonly name: string
  /** What is awaited, as a noun: 新车主确认. The queue says 等待新车主确认. */
  readonly label: Words
  readonly clause: ClauseId
  readonly when?: When
  /** Sets it going where somebody has to be asked: at the submission, after each correction, and when an officer takes it. Called again, it changes nothing. */
  readonly begin?: (context: Context, one: Case) => Promise<void>
  /** It may happen before the application is sent: a draft shows how it stands. */
  readonly before?: true
  /** What the applicant does about it while it is open; left out where there is nothing. */
  readonly toDo?: Words
  /** Read anew at every approval, so that what was done for other facts does not count. */
  readonly standing: (context: Context, one: Case) => Promise<AwaitStanding>
  /** Nobody waits for it: that it is done from the start is no news. */
  readonly quietWhenDone?: true
  /** When the case is taken back or rejected. */
  readonly end?: (context: Context, one: Case, because: 'withdrawn' | 'rejected') => Promise<void>
  /** Another person agrees; see `consent`. Or may object; see `objection`. */
  readonly consent?: ConsentRule
}

/** By field: the values that can be chosen, none where it is not asked. */
export type Offers = Readonly<Record<string, readonly string[]>>

/** How long the answer may take. */
export type Limit = { readonly days: number; readonly kind: 'working' | 'calendar'; readonly clause: ClauseId }

/** A fixed ground on which an officer may reject, and what the applicant can do about it. */
export type RejectionReason = {
  readonly code: string
  readonly says: Words
  readonly remedy: Words
  readonly clause: ClauseId
  /** Only once a suspicion of the case was investigated, and confirmed by another officer: of the topic with this name. */
  readonly onceConfirmed?: string
}

/** What the reviewer sees beside the form. */
export type Review = {
  readonly applicantDetail?: readonly { readonly label: Words; readonly value: string | Words }[]
  readonly compare?: readonly { readonly documentKind: string; readonly label: Words; readonly fileId: string | null }[]
  readonly findings?: readonly { readonly documentKind: string; readonly page?: number; readonly rule: string; readonly holds: boolean; readonly says: Words }[]
  readonly warnings?: readonly Words[]
}

/**
 * Something that a suspicion may be about: the thing itself, or what was given with the application. The reviewer ticks the grounds; what a topic is
 * held for ends with it.
 */
export type SuspicionTopic = {
  readonly name: string
  readonly label: Words
  /** Codes are unique in the page. */
  readonly grounds: readonly { readonly code: string; readonly says: Words }[]
  /** What the suspicion leads to at once, said to the reviewer before it is opened; left out: the case alone stands still. */
  readonly follows?: Words
  /** What the applicant is told, and reads while it is investigated: never the ground. Left out: they see nothing of it. */
  readonly told?: Words
}

/** How a suspicion ended: as a whole, and for each topic of the page that it was about. */
export type Settled = { readonly result: 'cleared' | 'confirmed'; readonly topics: Readonly<Record<string, 'cleared' | 'confirmed'>>; readonly note: string }

/** A step after the approval: the officer who did it says so, with its own time limit (made, delivered). */
export type Stage = {
  readonly name: string
  /** What is done when it is over: 已制作, Made. */
  readonly done: Words
  /** What the applicant waits for meanwhile. */
  readonly next: Words
  /** Without a clause it is the office's own promise, and shown as that. */
  readonly within: Omit<Limit, 'clause'> & { readonly clause: ClauseId | null }
  /** `submission`: the time for the answer counts into it, on the same clock. Left out, it counts from the step before. */
  readonly from?: 'submission'
  /** Which post does it; default: the service's. */
  readonly post?: Post
  /** Answers of the form that the officer confirms or puts right at this step: what was handed in. */
  readonly records?: readonly string[]
  /** In the transaction of the step; what it answers is added to the case's result. `found`: `records` as the officer has them. */
  readonly onDone?: (context: Context, one: Case, found: Facts) => Promise<Facts>
}

/** A vehicle as its papers name it: the three together belong to one. */
export type NamedByPapers = { readonly plateKind: string; readonly plateNumber: string; readonly vin: string }

/** What a case of the service is about: each thing has its own case, answered where the thing is kept. */
export type SubjectRule = {
  readonly kind: string
  readonly label: Words
  /** Whether this person may do business about it. To others it does not exist. */
  readonly belongs: (context: Context, applicant: Applicant, subject: Subject) => Promise<boolean>
  /** What people call it: a plate. */
  readonly name: (context: Context, subject: Subject) => Promise<string>
  /** The person's things of this kind, to choose from at the counter. */
  readonly ofPerson?: (context: Context, applicant: Applicant) => Promise<readonly Subject[]>
  /** At a counter: the thing of somebody else that its papers name, kept in this area; undefined when they name none together. */
  readonly byPapers?: (context: Context, area: string, papers: NamedByPapers) => Promise<Subject | undefined>
  /** The thing of this person that people call so; undefined when they have none. Nothing is said of what others have. */
  readonly named?: (context: Context, applicant: Applicant, name: string, sort: string) => Promise<Subject | undefined>
  /** Where the name alone may be of two things: what has to be said besides. The kind of plate, with its number. */
  readonly sort?: Words
}

/** Where such a case is answered is the applicant's to say: the city in which they live. What speaks against a city, the page's rule says. */
export type PlaceRule = { readonly label: Words; readonly hint: Words }

/** What else the rule may ask of a case; before one is begun, `caseId` is null and there are no checks. */
export type About = {
  readonly area: string
  readonly caseId: string | null
  readonly subject: Subject | null
  /** What the subject was called when the case was begun; null before that. */
  readonly subjectName: string | null
  readonly acting: ApplicantKind
  readonly checks: readonly MadeCheck[]
  /** The kinds of paper that lie with it; left out before a case is begun. */
  readonly given?: readonly string[]
}

/** Whether the applicant acts online, or an officer for them at the counter. */
export type Channel = 'online' | 'counter'

/** One kind of business, on one page. The engine draws form, documents, timeline, review, receipt and queue from it. */
export type Service = {
  readonly id: string
  /** Raised when the page changes so that cases begun under the former page differ. */
  readonly version: string
  readonly title: Words
  readonly summary: Words
  readonly clauses: readonly [ClauseId, ...ClauseId[]]
  readonly applicants: readonly ActingAs[]
  /** Begun and submitted by an officer only, before whom papers and person are: why, and where to go. */
  readonly counterOnly?: { readonly says: Words; readonly clause: ClauseId }
  /** Chinese name on the lists of M9.1 and M6.1.2 (补换领号牌); needed where a delegate or helper may apply. */
  readonly businessName?: string
  /** Its name on the list of M6.1.2, where that of M9.1 is another (补换领驾驶证, 驾驶证期满换证). */
  readonly helperBusinessName?: string
  /** What a paper letter may call what M9.1 does not list (`paperBusiness`): an agent does it at a counter (M9.3). `when`: with these answers only. */
  readonly byPaper?: readonly { readonly name: string; readonly when?: When }[]
  /** Who reviews it. */
  readonly post: Post
  readonly subject?: SubjectRule
  /** Left out, it is answered where its subject is, or where the person is kept. */
  readonly place?: PlaceRule
  /** Questions of "is it for me?" without signing in; each name is a fact of the rule. */
  readonly selfCheck?: readonly FormField[]
  readonly form: readonly FormField[]
  /**
   * What the record, or an answer, leaves of the form: of a choice the values that can be chosen; a field with none is not asked. Fields that are not
   * named are asked as they stand. Only what is shown: that nothing else is chosen, the rule sees to.
   */
  readonly offers?: (context: Context, one: Case) => Promise<Offers>
  /**
   * A keyed index of what people call the thing while it has no record and the case therefore no subject: the VIN of a new car. Reckoned anew with
   * the answers; null while they do not say it.
   */
  readonly knownBy?: (platform: Platform, answers: Facts) => Buffer | null
  readonly documents: readonly DocumentRule[]
  readonly checks: readonly CheckRule[]
  readonly agencies: readonly AgencyRule[]
  readonly awaits: readonly AwaitRule[]
  readonly within: Limit
  /** Calendar days that the applicant has for answering a question; they are reminded, never refused for it. */
  readonly answerWithin: number
  readonly steps: readonly Words[]
  readonly reasons: readonly RejectionReason[]
  /** Other grounds on which an officer may want to reject, and which the law forbids: refused with its clause, kept and told where that has to be known. */
  readonly forbidden?: (context: Context, one: Case, codes: readonly string[], note: string | undefined) => Promise<Refusal | undefined>
  /** Two different officers must agree before an approval. */
  readonly fourEyes?: {
    readonly clause: ClauseId
    /** The post of the officer who decides, where the clause names one (单位负责人). */
    readonly second?: Post
  }
  /** Id of the rule that decides whether this person may do this, now, here. Its outcome has `allowed`. */
  readonly rule: string
  /** Facts that the page itself always gives to its rule: which of a list of business it is. */
  readonly ruleFacts?: Facts
  readonly factsFor: (context: Context, applicant: Applicant, answers: Facts, channel: Channel, about: About) => Promise<Facts>
  /** What is answered from the start when an officer begins the case at the counter for somebody who is there. */
  readonly counterAnswers?: Facts
  /** Whether the platform approves by itself at submission. */
  readonly decidesAlone?: (submitted: Case) => boolean
  readonly review?: (context: Context, reviewed: Case) => Promise<Review>
  readonly onSubmitted?: (context: Context, submitted: Case) => Promise<void>
  /**
   * At an officer's approval the rule is asked again on the record of now, by the law of the day of submission: what stands against it meanwhile
   * is refused, and a slow office costs nobody anything.
   */
  readonly asksAgain?: true
  /**
   * Takes hold of the record before that, until the approval is done: of two officers who would change it, the second sees what the first did.
   * Also before a submission that may be approved without an officer.
   */
  readonly hold?: (context: Context, approved: Case) => Promise<void>
  /** Does what was applied for, in the approval's transaction; answers what was made. */
  readonly onApproved: (context: Context, approved: Case) => Promise<Facts>
  /** Names of what approval makes that is somebody else's: a new owner's plate. Officers see them; the applicant and who acts for them do not. */
  readonly madeForOthers?: readonly string[]
  /** What a suspicion may be about; left out, nothing is asked and the case alone is held. */
  readonly suspicions?: readonly SuspicionTopic[]
  /** What else a reviewer's suspicion holds: the car. `grounds`: those of the page that were ticked. */
  readonly onSuspicionOpened?: (context: Context, one: Case, opened: { readonly grounds: readonly string[]; readonly note: string }) => Promise<void>
  /** What else ends with a suspicion that is settled: a car held with the case. */
  readonly onSuspicionSettled?: (context: Context, one: Case, settled: Settled) => Promise<void>
  readonly onRejected?: (context: Context, rejected: Case, reasons: readonly RejectionReason[]) => Promise<void>
  /**
   * What has happened to the thing since the approval, so that it is not made or handed over any more: the car was sold. Asked before each of
   * the steps after the approval, with the record held; such a case is ended instead.
   */
  readonly overtaken?: (context: Context, approved: Case) => Promise<RejectionReason | undefined>
  /**
   * What follows the approval: steps that officers do one after another, the last of which closes the case; or `true` where the domain itself
   * closes it with `completeCase`.
   */
  readonly completesLater?: true | readonly [Stage, ...Stage[]]
}

type Defaulted = 'version' | 'applicants' | 'form' | 'documents' | 'checks' | 'agencies' | 'awaits' | 'answerWithin' | 'post'

/**
 * A service's page. Left out: version 1, for oneself only, no form, no documents, no checks, nothing awaited, 30 days for answering a question,
 * reviewed by the post for licences.
 */
export const service = (page: Omit<Service, Defaulted> & Partial<Pick<Service, Defaulted>>): Service => ({
  version: '1', applicants: ['self'], form: [], documents: [], checks: [], agencies: [], awaits: [], answerWithin: 30, post: 'licence-review', ...page,
})

type DocumentWords = Omit<DocumentRule, 'kind' | 'required' | 'capture'> & Partial<Pick<DocumentRule, 'capture'>>

/** A document without which the case cannot be submitted, unless `when` or a waiver says otherwise. */
export const required = (kind: string, words: DocumentWords): DocumentRule => ({ capture: 'scan', ...words, kind, required: true })

/** A document that may be added. */
export const optional = (kind: string, words: DocumentWords): DocumentRule => ({ capture: 'scan', ...words, kind, required: false })

/** A real-person check (实人认证); required unless said otherwise. */
export const realPerson = (words: Omit<CheckRule, 'kind' | 'name' | 'required'> & Partial<Pick<CheckRule, 'name' | 'required'>>): CheckRule =>
  ({ name: 'real-person', required: true, ...words, kind: 'real-person' })

/** A question to another agency; asked again every half hour, then less often, for about a week, unless said otherwise. */
export const agency = (words: Omit<AgencyRule, 'kind' | 'retry'> & Partial<Pick<AgencyRule, 'retry'>>): AgencyRule => ({
  retry: { everyMinutes: 30, times: 12 }, ...words, kind: 'agency',
})

/** A step after the approval. */
export const stage = (name: string, words: Omit<Stage, 'name'>): Stage => ({ ...words, name })

export const workingDays = (days: number, clause: ClauseId): Limit => ({ days, kind: 'working', clause })
export const calendarDays = (days: number, clause: ClauseId): Limit => ({ days, kind: 'calendar', clause })
/** What the office promises by itself for a step after the approval; no clause names it. */
export const promisedDays = (days: number): Stage['within'] => ({ days, kind: 'calendar', clause: null })

/** Whether the rule's answer lets the business go on. */
export const allowedBy = (decision: Answer): boolean => decision.outcome['allowed'] === true

/** Whether a condition on the answers holds; none always does. */
export const holdsFor = (when: When | undefined, answers: Facts): boolean => when === undefined || when.is.includes(String(answers[when.field] ?? ''))
