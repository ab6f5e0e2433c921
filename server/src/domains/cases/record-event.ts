import type { Context } from '../../platform/operation.ts'
import { Problem } from '../../platform/operation.ts'
import { caseOf, sealWords, type Case } from './case.ts'
import type { RejectionReason } from './service.ts'
import { serviceOf } from './services.ts'
import * as parts from './parts.store.ts'
import * as store from './store.ts'

/** What an event may change about a case. A decision comes with its text, which is what is kept. */
export type Change = Partial<
  Omit<
    Case,
    | 'area'
    | 'id'
    | 'number'
    | 'personId'
    | 'service'
    | 'serviceVersion'
    | 'version'
    | 'createdAt'
    | 'updatedAt'
    | 'fourEyes'
    | 'personArea'
    | 'subject'
    | 'acting'
    | 'documents'
    | 'checks'
  >
>

export type CaseEvent = {
  readonly kind: string
  readonly reasons?: readonly RejectionReason[]
  readonly note?: string | undefined
  /** The platform itself acts, whoever made the request. */
  readonly bySystem?: true
}

/** Who makes an event: an officer, the platform, the person, or who acts in their place. */
export const byOf = ({ actor }: Context, one: Pick<Case, 'personId' | 'acting'>, event: Pick<CaseEvent, 'bySystem'>) => {
  if (!event.bySystem && actor.kind === 'officer')
    return { by_kind: 'officer' as const, by_role: null, officer_id: actor.officerId, officer_number: actor.number }
  const bySystem = event.bySystem || actor.kind === 'system'
  const inPlace = actor.kind === 'citizen' && actor.personId !== one.personId ? one.acting?.as : undefined
  return {
    by_kind: bySystem ? ('system' as const) : ('applicant' as const), by_role: bySystem ? null : (inPlace ?? ('self' as const)), officer_id: null,
    officer_number: null,
  }
}

/** The case with its documents and checks; `lock` keeps everybody else out until the transaction ends. Fails with `NoSuchRow`. */
export const loadCase = async ({ db, platform }: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> => {
  const [row, { documents, checks }] = await Promise.all([(how === 'lock' ? store.lock : store.find)(db, area, id), parts.documentsAndChecks(db, area, id)])
  return caseOf(platform.box, row, documents, checks)
}

type Seal = (field: string, words: string) => Buffer
type Columns = { readonly [Part in keyof Change]-?: (value: NonNullable<Change[Part]> | Extract<Change[Part], null>, seal: Seal) => store.SavedColumns }

/** The columns that each part of a case is kept in. */
const columnsOf: Columns = {
  state: (state) => ({ state }),
  answers: (answers, seal) => ({ answers: seal('answers', JSON.stringify(answers)) }),
  submittedAt: (at) => ({ submitted_at: at }),
  decidedOn: (day) => ({ decided_on: day }),
  limitDays: (days) => ({ limit_days: days }),
  limitKind: (kind) => ({ limit_kind: kind }),
  clockRuns: (runs) => ({ clock_runs: JSON.stringify(runs) }),
  dueOn: (day) => ({ due_on: day }),
  standsSince: (at) => ({ stands_since: at }),
  question: (words, seal) => ({ question: words === null ? null : seal('question', words) }),
  questionAskedAt: (at) => ({ question_asked_at: at }),
  answerBy: (day) => ({ answer_by: day }),
  remindedFor: (day) => ({ reminded_for: day }),
  claimedBy: (officer) => ({ claimed_by: officer?.officerId ?? null, claimed_number: officer?.number ?? null, claimed_name: officer?.name ?? null }),
  counter: (counter) => ({ counter_reason: counter?.reason ?? null, begun_by: counter?.officerId ?? null }),
  acceptedBy: (officer) => ({ accepted_by: officer }),
  reviewedBy: (officer) => ({ reviewed_by: officer }),
  decision: () => ({}),
  decisionText: (text) => ({ decision: text }),
  decisionFacts: (facts) => ({ decision_facts: facts && JSON.stringify(facts) }),
  result: (result) => ({ result: JSON.stringify(result) }),
  rating: (rating, seal) => ({ rating_score: rating?.score ?? null, rating_text: rating && seal('rating', rating.text) }),
  answerVersions: (versions) => ({ answer_versions: JSON.stringify(versions) }),
  questionItems: (items) => ({ question_items: items && JSON.stringify(items) }),
  stage: (stage) => ({ stage }),
  stageDue: (day) => ({ stage_due: day }),
  suspicion: (suspicion) => ({ suspicion }),
  suspectedBy: (officer) => ({ suspected_by: officer }),
  settledBy: (officer) => ({ settled_by: officer }),
  suspectedOf: (grounds) => ({ suspected_of: grounds }),
  agenciesWaiting: (names) => ({ agencies_waiting: names }),
  office: (office) => ({ office }),
  awaits: (awaits) => ({ awaits: JSON.stringify(awaits) }),
  withdrawalBy: (officer) => ({ withdrawal_by: officer }),
  inPerson: (came) => ({ in_person_by: came?.officerId ?? null, in_person_at: came?.at ?? null }),
  letterConfirmedBy: (by) => ({ letter_confirmed_by: by }),
}

const columnsChanged = (change: Change, seal: Seal): store.SavedColumns => {
  const saved = {}
  for (const part of Object.keys(change) as (keyof Change)[]) {
    if (change[part] !== undefined) Object.assign(saved, (columnsOf[part] as (value: unknown, seal: Seal) => store.SavedColumns)(change[part], seal))
  }
  return saved
}

/** What happens to a case at once: what it changes, and the event that explains it. */
export type Step = { readonly change: Change; readonly event: CaseEvent }

/** The case as it is after a step that is still to be recorded. */
export const stepped = (before: Case, { change }: Pick<Step, 'change'>): Case => ({ ...before, ...change, version: before.version + 1 })

/** Steps on their way: the case as it is then, their events, and the statement that writes all of it. */
type Changed = { readonly after: Case; readonly events: readonly parts.EventRow[]; readonly write: () => Promise<void> }

const changed = (context: Context, before: Case, steps: readonly Step[]): Changed => {
  const { db, platform, today } = context
  const at = context.recorded()
  const seal = (field: string, words: string) => sealWords(platform.box, before, field, words)
  const events = steps.map(({ event }, index): parts.EventRow => {
    const seq = before.version + 1 + index
    return {
      seq, at: new Date(at), on_day: today, kind: event.kind, ...byOf(context, before, event),
      reasons: event.reasons ?? null, note: event.note === undefined ? null : seal(`note-${seq}`, event.note),
    }
  })
  const all: Change = Object.assign({}, ...steps.map(({ change }) => change))
  const known = all.answers === undefined ? {} : { known_by: serviceOf(before.service).knownBy?.(platform, all.answers) ?? null }
  return {
    after: { ...steps.reduce(stepped, before), updatedAt: at },
    events,
    write: () =>
      store.save(db, before, { ...columnsChanged(all, seal), ...known }, events.map((event) => ({ ...event, at, area: before.area, caseId: before.id }))).catch((cause: unknown) => {
        throw cause instanceof store.NotThatVersion ? new Problem('changed-meanwhile') : cause
      }),
  }
}

/**
 * The one way in which a case changes: its present state and the events that explain it, in the caller's transaction and in one statement.
 * Answers the case as it is then; its documents and checks are those of `before`. Problem: changed-meanwhile.
 */
export const recordSteps = async (context: Context, before: Case, steps: readonly Step[]): Promise<Case> => {
  const { after, write } = changed(context, before, steps)
  await write()
  return after
}

/** Records a single step. Problem: changed-meanwhile. */
export const record = (context: Context, before: Case, change: Change, event: CaseEvent): Promise<Case> => recordSteps(context, before, [{ change, event }])

/** Records likewise, and answers what `next` makes of the case as it is then; the statements of `next` leave in the same packet. */
export const recordAnd = async <Result>(context: Context, before: Case, step: Step, next: (after: Case) => Promise<Result>): Promise<Result> => {
  const { after, write } = changed(context, before, [step])
  const writing = write()
  const result = next(after)
  // When somebody was faster, the transaction has failed and nothing after it was done; that this failed too is no news then.
  result.catch(() => undefined)
  await writing
  return result
}

/**
 * Records as the last thing that an operation does: state, events and what `further` sends leave together with the commit. If somebody was
 * faster, PostgreSQL commits nothing. Answers the case as it is then, and the events. Problem: changed-meanwhile.
 */
export const recordLast = (
  context: Context, before: Case, steps: readonly Step[], further: (after: Case) => readonly Promise<unknown>[] = () => [],
): { readonly after: Case; readonly events: readonly parts.EventRow[] } => {
  const { after, events, write } = changed(context, before, steps)
  context.withCommit(() => [write(), ...further(after)])
  return { after, events }
}
