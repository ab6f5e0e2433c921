import type { CaseEvent, CaseSummary, CaseView } from '@changxing/contract/cases.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { ClauseId } from '@changxing/rules/clauses.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { openWords, type Case } from './case.ts'
import { presentClock } from './case-clock.ts'
import { checksNeeded, documentStandings, resultOf } from './documents.ts'
import { allowedFor } from './policy.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'
import { eventWords, nextStepWords, stateWords } from './words.ts'

type View = z.infer<typeof CaseView>
type Event = z.infer<typeof CaseEvent>

const presentEvent = (context: Context, one: Case, row: store.EventRow): Event => ({
  seq: row.seq, at: instantText(row.at), kind: row.kind, by: row.by_kind, officerNumber: row.officer_number, says: eventWords(row.kind),
  ...(row.reasons && { reasons: row.reasons.map((reason) => ({ ...reason })) }),
  ...(row.note && { note: openWords(context.platform.box, one, `note-${row.seq}`, row.note) }),
})

/** What happened, in order. Of answers saved one after another only the last is shown. */
export const timelineOf = async (context: Context, one: Case): Promise<Event[]> => {
  const rows = await store.events(context.db, one.area, one.id)
  return rows
    .filter((row, index) => row.kind !== 'answers-saved' || rows[index + 1]?.kind !== 'answers-saved')
    .map((row) => presentEvent(context, one, row))
}

/** Why it was refused (the fixed reasons) or approved (the rule's). */
const outcomeOf = (one: Case, timeline: readonly Event[]): readonly Reason[] => {
  if (one.state === 'rejected') {
    const { reasons = [] } = timeline.findLast(({ kind }) => kind === 'rejected') ?? {}
    return reasons.map(({ clause, says, remedy }) =>
      because(clause as ClauseId, false, { zh: `${says.zh}。${remedy.zh}`, en: `${says.en}. ${remedy.en}` }),
    )
  }
  return one.state === 'approved' || one.state === 'completed' ? (one.decision?.reasons ?? []) : []
}

/** A case on the wire, as this caller sees it. */
export const presentCase = async (context: Context, one: Case): Promise<View> => {
  const service = serviceOf(one.service)
  const [person, timeline] = await Promise.all([personOf(context.platform, context.db, one.area, one.personId), timelineOf(context, one)])
  return {
    area: one.area,
    id: one.id,
    number: one.number,
    service: one.service,
    title: service.title,
    state: one.state,
    stateSays: stateWords(one.state),
    version: one.version,
    applicant: { personId: one.personId, name: person.name, numberMasked: person.numberMasked },
    answers: { ...one.answers },
    documents: await documentStandings(context, service, one),
    checks: checksNeeded(service, one.answers).map(({ name, label, clause }) => ({ name, label, result: resultOf(one, name), clause })),
    clock: presentClock(one, service.within, context.today),
    question:
      one.state === 'question-asked' && one.question !== null
        ? { text: one.question, askedAt: one.questionAskedAt!, answerBy: one.answerBy }
        : null,
    timeline,
    decision: one.decision as View['decision'],
    outcome: outcomeOf(one, timeline) as View['outcome'],
    nextStep: nextStepWords(one),
    allowed: allowedFor(one, context.actor),
    rating: one.rating && { ...one.rating },
    result: { ...one.result },
  }
}

/** A case in a list. */
export const presentSummary = (one: Case, today: string): z.infer<typeof CaseSummary> => {
  const { title, within } = serviceOf(one.service)
  return {
    area: one.area, id: one.id, number: one.number, service: one.service, title, state: one.state, stateSays: stateWords(one.state),
    clock: presentClock(one, within, today), nextStep: nextStepWords(one), submittedAt: one.submittedAt, updatedAt: one.updatedAt,
  }
}
