import type { CaseState } from '@changxing/rules/cases/states.ts'
import type { Answer, Facts } from '@changxing/rules/decision.ts'
import type { SealBox } from '../../platform/crypto/sm4-box.ts'
import { instantText } from '../../platform/clock.ts'
import type { ConfirmedBy } from '../people/index.ts'
import type { Run } from './case-clock.ts'
import type { CheckRow, DocumentRow } from './parts.store.ts'
import type { ActingAs, CaseRow, CounterReason, QuestionItems, Suspicion } from './store.ts'

export type CheckResult = 'waiting' | 'confirmed' | 'denied' | 'unknown'
/** A page that was given for a document. A case has them by kind, in their order. */
export type GivenPage = {
  readonly kind: string
  readonly page: number
  readonly fileId: string
  readonly findings: readonly { readonly rule: string; readonly holds: boolean }[]
  readonly givenBy: string
  readonly givenAt: string
  /** When the pages of its document were moved, or one of them removed, last. */
  readonly arrangedAt: string | null
}
/** `facts`: what an agency said. */
export type MadeCheck = {
  readonly name: string
  readonly result: CheckResult
  readonly checkId: string | null
  readonly facts: Facts
  readonly attempts: number
}

/** Something that others do before an approval: it is still to happen, has happened, or did not and will not. */
export type AwaitState = 'open' | 'done' | 'refused'

/** What a case is about, where that is not the person alone. */
export type Subject = { readonly kind: string; readonly area: string; readonly id: string }

/** One text for what a case is about; empty for the person alone. */
export const subjectKey = (subject: Subject | null): string => (subject === null ? '' : `${subject.kind}:${subject.area}:${subject.id}`)

/** Who acts in the person's place, by which delegation or help. `actor` is null for a delegate without an account, at the counter. */
export type Acting = {
  readonly as: Exclude<ActingAs, 'self'>
  readonly mandate: { readonly area: string; readonly id: string }
  readonly actor: { readonly area: string; readonly personId: string } | null
}

/** A case in clear. Instants are ISO text, days are civil dates. */
export type Case = {
  readonly area: string
  readonly id: string
  readonly number: string
  /** Whose business it is: a person kept in `personArea`, which is not always the area of the office that answers. */
  readonly personId: string
  readonly personArea: string
  readonly subject: Subject | null
  /** Null when the person acts for themselves. */
  readonly acting: Acting | null
  /** How the letter was confirmed when this case was begun, or taken to the counter; null where nobody acts by a letter. */
  readonly letterConfirmedBy: ConfirmedBy | null
  /** Since when the principal carries on themselves what an agent began, and the officer at whose counter they came. */
  readonly inPerson: { readonly officerId: string; readonly at: string } | null
  readonly service: string
  readonly serviceVersion: string
  readonly state: CaseState
  readonly version: number
  readonly answers: Facts
  readonly createdAt: string
  readonly updatedAt: string
  readonly submittedAt: string | null
  readonly decidedOn: string | null
  readonly limitDays: number | null
  readonly limitKind: 'working' | 'calendar' | null
  readonly clockRuns: readonly Run[]
  readonly dueOn: string | null
  readonly standsSince: string | null
  readonly question: string | null
  readonly questionAskedAt: string | null
  readonly answerBy: string | null
  readonly remindedFor: string | null
  readonly claimedBy: { readonly officerId: string; readonly number: string; readonly name: string } | null
  readonly fourEyes: boolean
  /** Why it was begun at the counter, and by which officer; null when it was begun online. */
  readonly counter: { readonly reason: CounterReason; readonly officerId: string } | null
  readonly acceptedBy: string | null
  readonly reviewedBy: string | null
  /** The rule's answer at submission, kept to the byte with its facts. */
  readonly decision: Answer | null
  readonly decisionText: string | null
  readonly decisionFacts: Facts | null
  readonly result: Facts
  readonly rating: { readonly score: number; readonly text: string } | null
  /** Version at which each answer was changed last. */
  readonly answerVersions: Readonly<Record<string, number>>
  /** What the applicant was asked to put right. */
  readonly questionItems: QuestionItems | null
  /** After the approval: the step that comes next, and its last day. */
  readonly stage: string | null
  readonly stageDue: string | null
  readonly suspicion: Suspicion | null
  readonly suspectedBy: string | null
  readonly settledBy: string | null
  /** The grounds of the suspicion, by their codes in the page. */
  readonly suspectedOf: readonly string[]
  /** Number of the office in whose queue it is; null until it is submitted. */
  readonly office: string | null
  /** Agency checks whose answer the decision waits for. */
  readonly agenciesWaiting: readonly string[]
  /** How everything stood that others do before the approval, when the case last heard of it. */
  readonly awaits: Readonly<Record<string, AwaitState>>
  /** The officer whose proposal to withdraw it waits for a colleague. */
  readonly withdrawalBy: string | null
  readonly documents: readonly GivenPage[]
  readonly checks: readonly MadeCheck[]
}

const runningStates: readonly string[] = ['submitted', 'in-review', 'question-asked']

/** Whether it was submitted and nothing is decided yet. */
export const isRunning = ({ state }: Pick<Case, 'state'>): boolean => runningStates.includes(state)

/** Whether nothing is decided yet, a draft included. */
export const isOpen = (one: Pick<Case, 'state'>): boolean => one.state === 'draft' || isRunning(one)

const bound = (of: { readonly area: string; readonly id: string }, field: string) => `cases.cases/${of.area}/${of.id}/${field}`

/** Seals free words or answers of a case, bound to the case and the field. */
export const sealWords = (box: SealBox, of: { readonly area: string; readonly id: string }, field: string, words: string): Buffer =>
  box.seal(words, bound(of, field))

export const openWords = (box: SealBox, of: { readonly area: string; readonly id: string }, field: string, sealed: Buffer): string =>
  box.open(sealed, bound(of, field)).toString('utf8')

/** Who acted when it was submitted, or acts in a draft: nobody, where the principal had come themselves by then. */
export const actedAs = ({ acting, inPerson, submittedAt }: Pick<Case, 'acting' | 'inPerson' | 'submittedAt'>): Acting | null =>
  inPerson !== null && (submittedAt === null || inPerson.at < submittedAt) ? null : acting

/** Who applies, as a page's rule is told: at a counter, by a paper letter, an agent may do what nobody delegates online (M9.3). */
export type ApplicantKind = ActingAs | 'agent-on-paper'
export const applicantKind = ({ acting, letterConfirmedBy }: { readonly acting: Pick<Acting, 'as'> | null; readonly letterConfirmedBy: Case['letterConfirmedBy'] }): ApplicantKind =>
  acting?.as === 'delegate' && letterConfirmedBy === 'paper' ? 'agent-on-paper' : (acting?.as ?? 'self')

/** The person whose business it is. */
export const applicantOf = ({ personArea, personId }: Pick<Case, 'personArea' | 'personId'>) => ({ area: personArea, personId })

const actingOf = ({ acting, mandate_area, mandate_id, actor_area, actor_id }: CaseRow): Acting | null =>
  acting === 'self'
    ? null
    : { as: acting, mandate: { area: mandate_area!, id: mandate_id! }, actor: actor_id === null ? null : { area: actor_area!, personId: actor_id } }

const instant = (value: Date | null) => value && instantText(value)

/** The case that these rows hold. */
export const caseOf = (box: SealBox, row: CaseRow, documents: readonly DocumentRow[] = [], checks: readonly CheckRow[] = []): Case => {
  const open = (field: string, sealed: Buffer) => openWords(box, row, field, sealed)
  return {
    area: row.area,
    id: row.id,
    number: row.number ?? '',
    personId: row.person_id,
    personArea: row.person_area,
    subject: row.subject_kind === null ? null : { kind: row.subject_kind, area: row.subject_area!, id: row.subject_id! },
    acting: actingOf(row),
    letterConfirmedBy: row.letter_confirmed_by,
    inPerson: row.in_person_by === null || row.in_person_at === null ? null : { officerId: row.in_person_by, at: instantText(row.in_person_at) },
    service: row.service,
    serviceVersion: row.service_version,
    state: row.state,
    version: row.version,
    answers: JSON.parse(open('answers', row.answers)) as Facts,
    createdAt: instantText(row.created_at),
    updatedAt: instantText(row.updated_at),
    submittedAt: instant(row.submitted_at),
    decidedOn: row.decided_on,
    limitDays: row.limit_days,
    limitKind: row.limit_kind,
    clockRuns: row.clock_runs,
    dueOn: row.due_on,
    standsSince: instant(row.stands_since),
    question: row.question && open('question', row.question),
    questionAskedAt: instant(row.question_asked_at),
    answerBy: row.answer_by,
    remindedFor: row.reminded_for,
    claimedBy:
      row.claimed_by === null ? null : { officerId: row.claimed_by, number: row.claimed_number ?? '', name: row.claimed_name ?? '' },
    fourEyes: row.four_eyes,
    counter: row.counter_reason === null || row.begun_by === null ? null : { reason: row.counter_reason, officerId: row.begun_by },
    acceptedBy: row.accepted_by,
    reviewedBy: row.reviewed_by,
    decision: row.decision === null ? null : (JSON.parse(row.decision) as Answer),
    decisionText: row.decision,
    decisionFacts: row.decision_facts === null ? null : (JSON.parse(row.decision_facts) as Facts),
    result: row.result,
    rating: row.rating_score === null ? null : { score: row.rating_score, text: row.rating_text ? open('rating', row.rating_text) : '' },
    answerVersions: row.answer_versions,
    questionItems: row.question_items,
    stage: row.stage,
    stageDue: row.stage_due,
    suspicion: row.suspicion,
    suspectedBy: row.suspected_by,
    settledBy: row.settled_by,
    suspectedOf: row.suspected_of,
    office: row.office,
    agenciesWaiting: row.agencies_waiting,
    awaits: row.awaits,
    withdrawalBy: row.withdrawal_by,
    documents: documents.map(({ kind, page, file_id, findings, given_by, given_at, arranged_at }) =>
      ({ kind, page, fileId: file_id, findings, givenBy: given_by, givenAt: instantText(given_at), arrangedAt: instant(arranged_at) })),
    checks: checks.map(({ name, result, check_id, facts, attempts }) => ({
      name, result, checkId: check_id, attempts, facts: facts === null ? {} : (JSON.parse(open(`check-${name}`, facts)) as Facts),
    })),
  }
}
