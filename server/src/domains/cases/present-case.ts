import type { CaseEvent, CaseSummary, CaseView } from '@changxing/contract/cases.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { ClauseId } from '@changxing/rules/clauses.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { presentAgain } from './asked-again.ts'
import { presentAwaited, standingsOf, toDoAbout } from './awaited.ts'
import { openWords, type Case } from './case.ts'
import { presentClock } from './case-clock.ts'
import { agenciesCalledFor, checksNeeded, resultOf, saysOf } from './checks.ts'
import { correctionItems } from './corrections.ts'
import { documentStandings } from './documents.ts'
import { presentActing } from './mandate.ts'
import { answersFor } from './masked-answers.ts'
import { namesOfOffices } from './offices.ts'
import { allowedFor } from './policy.ts'
import { presentWaiting } from './present-withdrawal.ts'
import type { Service } from './service.ts'
import { serviceOf, stagesOf } from './services.ts'
import { inOneSentence, overtakenBy } from './overtaken.ts'
import * as parts from './parts.store.ts'
import { eventWords, nextStepWords, standsFor, stateWords, waitsFor } from './words.ts'

type View = z.infer<typeof CaseView>
type Event = z.infer<typeof CaseEvent>

const toldToApplicant: readonly string[] = ['asked', 'rejected', 'withdrawal-proposed', 'withdrawal-declined']

/** Officers' notes are for the office, but for what they ask the applicant, add to a refusal, and write down of a withdrawal. */
const mayReadNote = ({ actor }: Context, { by_kind, kind }: parts.EventRow): boolean => actor.kind !== 'citizen' || by_kind === 'applicant' || toldToApplicant.includes(kind)

const presentEvent = (context: Context, one: Case, row: parts.EventRow): Event => ({
  seq: row.seq, at: instantText(row.at), kind: row.kind, by: row.by_kind, role: row.by_role, officerNumber: row.officer_number,
  says: eventWords(row.kind, serviceOf(one.service)),
  ...(row.reasons && { reasons: row.reasons.map((reason) => ({ ...reason })) }),
  ...(row.note && mayReadNote(context, row) && { note: openWords(context.platform.box, one, `note-${row.seq}`, row.note) }),
})

/** Steps of filling in, of which only the last is shown when several come one after another: what was given stands in the case itself. */
const fillingIn: readonly string[] = ['answers-saved', 'document-added']

/** Nobody has seen the pages of a draft: how they were put in order is no news. */
const arranging: readonly string[] = ['page-removed', 'pages-moved']

/** What happened, in order. */
export const timelineOf = async (context: Context, one: Case): Promise<Event[]> =>
  presentTimeline(context, one, await parts.events(context.db, one.area, one.id))

const presentTimeline = (context: Context, one: Case, events: readonly parts.EventRow[]): Event[] => {
  // What officers suspect is no business of the applicant's until it is decided.
  const sent = events.find(({ kind }) => kind === 'submitted')?.seq ?? Infinity
  const shown = ({ kind, seq }: parts.EventRow) =>
    (context.actor.kind === 'officer' || !kind.startsWith('suspicion-')) && (seq > sent || !arranging.includes(kind))
  const rows = events.filter(shown)
  return rows
    .filter((row, index) => !fillingIn.includes(row.kind) || rows[index + 1]?.kind !== row.kind || rows[index + 1]?.by_kind !== row.by_kind)
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

/** What the case is about, as people called it when the case was begun, or null. */
export const presentSubject = async (context: Context, { subject: rule }: Service, { subject, result: { subjectName } }: Case): Promise<View['subject']> =>
  subject && rule ? { ...subject, label: rule.label, name: typeof subjectName === 'string' ? subjectName : await rule.name(context, subject) } : null

/** The steps after the approval: done, next, later. Where the case ended before its last one, what was done till then. */
const presentStages = (service: Service, one: Case): View['stages'] => {
  const stages = stagesOf(service)
  const at = stages.findIndex(({ name }) => name === one.stage)
  const next = one.state === 'completed' && at < 0 ? stages.length : at
  const shown = one.state === 'completed' ? stages.slice(0, next) : stages
  return shown.map(({ name, done }, index) => ({
    name, label: done, state: next >= 0 && index < next ? 'done' as const : index === next ? 'next' as const : 'later' as const,
    dueOn: index === next ? one.stageDue : null,
  }))
}

/** What was made, as this caller may see it. */
const resultFor = ({ madeForOthers = [] }: Service, { result }: Case, { actor }: Context): View['result'] =>
  Object.fromEntries(Object.entries(result).filter(([name]) => actor.kind === 'officer' || !madeForOthers.includes(name)))

/** What a case is presented with, besides itself. */
export type Around = { readonly person: Awaited<ReturnType<typeof personOf>>; readonly events: readonly parts.EventRow[] }

/** Reads what a case is presented with. */
export const around = async ({ db, platform }: Context, one: Case): Promise<Around> => {
  const [person, events] = await Promise.all([personOf(platform, db, one.personArea, one.personId), parts.events(db, one.area, one.id)])
  return { person, events }
}

/** The office in whose queue it is; null until it is submitted. */
export const officeThatAnswers = async (context: Context, { area, office }: Case): Promise<View['office']> =>
  office === null ? null : { id: office, name: (await namesOfOffices(context, area, [office])).get(office)! }

/** What the case leaves of the service's form. */
const offersOf = async (context: Context, { offers }: Service, one: Case): Promise<View['offers']> =>
  offers && Object.fromEntries(Object.entries(await offers(context, one)).map(([name, values]) => [name, [...values]]))

/** Why nothing of it is made or handed over any more, where that is so: it has ended, or is to be ended. */
export const whyOver = async (context: Context, one: Case, timeline: readonly Event[]) =>
  (await overtakenBy(context, one, 'read')) ?? timeline.findLast(({ kind }) => kind === 'making-ended')?.reasons?.[0]

/** A case on the wire, as this caller sees it. `known`: what was read already. */
export const presentCase = async (context: Context, one: Case, known?: Around): Promise<View> => {
  const service = serviceOf(one.service)
  const [{ person, events }, acting, office] = await Promise.all([known ?? around(context, one), presentActing(context, one), officeThatAnswers(context, one)])
  const timeline = presentTimeline(context, one, events)
  const over = await whyOver(context, one, timeline)
  const awaited = await standingsOf(context, service, one)
  const waits = waitsFor(service, one)
  const documents = await documentStandings(context, service, one)
  const offers = await offersOf(context, service, one)
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
    acting,
    inPersonSince: one.inPerson?.at ?? null,
    office,
    subject: await presentSubject(context, service, one),
    answers: answersFor(service, one, context.actor),
    ...(offers && { offers }),
    documents,
    checks: [...checksNeeded(service, one), ...(await agenciesCalledFor(context, service, one))].map((rule) => {
      const { name, kind, label, clause } = rule
      return { name, kind, label, result: resultOf(one, name), clause, says: saysOf(one, name), again: kind === 'agency' ? presentAgain(one, rule, events) : null }
    }),
    stages: presentStages(service, one),
    awaits: await presentAwaited(context, one, awaited),
    withdrawal: await presentWaiting(context, one),
    awaiting: waits ?? null,
    clock: presentClock(one, service.within, context.today, standsFor(service, one)),
    question:
      one.state === 'question-asked' && one.question !== null
        ? { text: one.question, askedAt: one.questionAskedAt!, answerBy: one.answerBy, items: correctionItems(service, one, documents) }
        : null,
    timeline,
    decision: one.decision as View['decision'],
    outcome: outcomeOf(one, timeline) as View['outcome'],
    nextStep: over ? inOneSentence(over) : nextStepWords(one, service, toDoAbout(awaited)),
    allowed: allowedFor(one, context.actor).map((action) => (over && action === 'advance' ? 'end-making' : action)),
    rating: one.rating && { ...one.rating },
    result: resultFor(service, one, context),
  }
}

/** A case in a list. */
export const presentSummary = (one: Case, today: string): z.infer<typeof CaseSummary> => {
  const service = serviceOf(one.service)
  const { title, within } = service
  const waits = waitsFor(service, one)
  return {
    area: one.area, id: one.id, number: one.number, service: one.service, title, state: one.state, stateSays: stateWords(one.state),
    clock: presentClock(one, within, today, standsFor(service, one)), nextStep: nextStepWords(one, service), awaiting: waits ?? null, acting: one.acting?.as ?? 'self', submittedAt: one.submittedAt, updatedAt: one.updatedAt,
  }
}
