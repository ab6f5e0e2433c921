import type { Answer } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { Problem } from '../../platform/operation.ts'
import { caseOf, sealWords, type Case } from './case.ts'
import type { RejectionReason } from './service.ts'
import * as parts from './parts.store.ts'
import * as store from './store.ts'

/** What an event may change about a case. */
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
    | 'decision'
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
  const [row, documents, checks] = await Promise.all([
    (how === 'lock' ? store.lock : store.find)(db, area, id), parts.documents(db, area, id), parts.checks(db, area, id),
  ])
  return caseOf(platform.box, row, documents, checks)
}

/** A change on its way: the case as it is then, its event, and the statements that write both. */
type Changed = { readonly after: Case; readonly event: parts.EventRow; readonly write: () => readonly [saved: Promise<boolean>, appended: Promise<unknown>] }

const changed = (context: Context, before: Case, change: Change, event: CaseEvent): Changed => {
  const { db, platform, today } = context
  const at = context.recorded()
  const after = { ...before, ...change }
  const seal = (field: string, words: string) => sealWords(platform.box, before, field, words)
  const saved: store.SavedRow = {
    area: before.area,
    id: before.id,
    version: before.version,
    state: after.state,
    answers: change.answers === undefined ? null : seal('answers', JSON.stringify(change.answers)),
    updated_at: at,
    submitted_at: after.submittedAt,
    decided_on: after.decidedOn,
    limit_days: after.limitDays,
    limit_kind: after.limitKind,
    clock_runs: after.clockRuns,
    due_on: after.dueOn,
    stands_since: after.standsSince,
    question: after.question === null ? null : seal('question', after.question),
    question_asked_at: after.questionAskedAt,
    answer_by: after.answerBy,
    reminded_for: after.remindedFor,
    claimed_by: after.claimedBy?.officerId ?? null,
    claimed_number: after.claimedBy?.number ?? null,
    claimed_name: after.claimedBy?.name ?? null,
    counter_reason: after.counter?.reason ?? null,
    begun_by: after.counter?.officerId ?? null,
    accepted_by: after.acceptedBy,
    reviewed_by: after.reviewedBy,
    decision: after.decisionText,
    decision_facts: after.decisionFacts && JSON.stringify(after.decisionFacts),
    result: after.result,
    rating_score: after.rating?.score ?? null,
    rating_text: after.rating && seal('rating', after.rating.text),
    answer_versions: after.answerVersions,
    question_items: after.questionItems,
    stage: after.stage,
    stage_due: after.stageDue,
    suspicion: after.suspicion,
    suspected_by: after.suspectedBy,
    settled_by: after.settledBy,
    agencies_waiting: after.agenciesWaiting,
  }
  const appended: parts.EventRow = {
    seq: before.version + 1, at: new Date(at), on_day: today, kind: event.kind, ...byOf(context, before, event),
    reasons: event.reasons ?? null, note: event.note === undefined ? null : seal(`note-${before.version + 1}`, event.note),
  }
  const decision = after.decisionText === null ? null : (JSON.parse(after.decisionText) as Answer)
  return {
    after: { ...after, decision, version: before.version + 1, updatedAt: at },
    event: appended,
    write: () => [store.save(db, saved), parts.appendEvent(db, { ...appended, at, area: before.area, caseId: before.id })],
  }
}

/**
 * The one way in which a case changes: its present state and the event that explains it, in the caller's transaction.
 * Answers the case as it is then; its documents and checks are those of `before`. Problem: changed-meanwhile.
 */
export const record = (context: Context, before: Case, change: Change, event: CaseEvent): Promise<Case> =>
  recordAnd(context, before, change, event, async (after) => after)

/** Records likewise, and answers what `next` makes of the case as it is then; the statements of `next` leave in the same packet. */
export const recordAnd = async <Result>(
  context: Context, before: Case, change: Change, event: CaseEvent, next: (after: Case) => Promise<Result>,
): Promise<Result> => {
  const { after, write } = changed(context, before, change, event)
  const writing = write()
  const result = next(after)
  // When somebody was faster, the event has met theirs and nothing after it was done; that this failed is no news then.
  result.catch(() => undefined)
  await written(writing)
  return result
}

/** Problem: changed-meanwhile. */
const written = async (writing: ReturnType<Changed['write']>): Promise<void> => {
  const [saved, appended] = await Promise.allSettled(writing)
  if (saved.status === 'fulfilled' && !saved.value) throw new Problem('changed-meanwhile')
  for (const step of [saved, appended]) if (step.status === 'rejected') throw step.reason
}

/**
 * Records likewise as the last thing that an operation does: state, event and what `further` sends leave together with the commit. If
 * somebody was faster, the event meets theirs, and so PostgreSQL commits nothing. Answers the case as it is then, and its event.
 */
export const recordLast = (
  context: Context, before: Case, change: Change, event: CaseEvent, further: (after: Case) => readonly Promise<unknown>[],
): { readonly after: Case; readonly event: parts.EventRow } => {
  const { after, event: appended, write } = changed(context, before, change, event)
  context.withCommit(() => [written(write()), ...further(after)])
  return { after, event: appended }
}
