import { advanceCase as endpoint } from '@changxing/contract/review.ts'
import { operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { because, type Facts } from '@changxing/rules/decision.ts'
import { stageDueDay } from './case-clock.ts'
import type { Case } from './case.ts'
import { checkAnswers } from './check-answers.ts'
import { completion } from './close-case.ts'
import { overtakenBy, refusedFor } from './overtaken.ts'
import { mayDoStep, officeCase, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record, recordSteps, stepped, type Step } from './record-event.ts'
import type { Service, Stage } from './service.ts'
import { serviceOf, stagesOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/** The case at its step after this one; its clock is the step's own. Undefined when there is none. */
const toNext = async (context: Context, service: Service, one: Case, made: Facts, done: string, note: string | undefined): Promise<Case | undefined> => {
  const stages = stagesOf(service)
  const next = stages[stages.findIndex(({ name }) => name === done) + 1]
  if (!next) return undefined
  return record(context, one, { result: { ...one.result, ...made }, stage: next.name, stageDue: stageDueDay(next, one, context.today) }, { kind: `stage-${done}`, note })
}

/** What the step records: as the officer found it, and as it was applied for where nothing else was found. Problem: bad-input. */
const foundAt = (service: Service, { records = [] }: Stage, one: Case, recorded: Facts): Facts => {
  checkAnswers({ form: service.form.filter(({ name }) => records.includes(name)) }, recorded)
  return Object.fromEntries(records.map((name) => [name, recorded[name] ?? one.answers[name]]))
}

/**
 * Finishes the step that comes next after the approval (made, delivered); the last one closes the case. Refusals: not-in-this-state when another
 * step comes first; not-now when nothing is made any more. Problems: not-allowed, changed-meanwhile, bad-input.
 */
export const advanceCase = operation(endpoint, async (context, { area, caseId, stage: name, version, note, recorded = {} }) => {
  const one = await officeCase(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const stage = stagesOf(service).find((known) => known.name === name)
  if (!stage) throw new Problem('not-found')
  if (!mayDoStep(service, stage, context.actor)) throw new Problem('not-allowed')
  sameVersion(one, version)
  const state = stateAfter(service, one, 'advance', 'reviewer')
  if (state instanceof Refusal) return state
  if (one.stage !== name) {
    return refused('not-in-this-state', [because(stage.within.clause ?? service.within.clause, false, { zh: '还没有轮到这一步', en: 'Another step comes first' }, { next: one.stage })])
  }
  const why = await overtakenBy(context, one, 'hold')
  if (why) return refusedFor(why)
  const made = (await stage.onDone?.(context, one, foundAt(service, stage, one, recorded as Facts))) ?? {}
  const further = await toNext(context, service, one, made, name, note)
  if (further) {
    await tellApplicant(context, further, 'step-done')
    return presentCase(context, further)
  }
  const last: Step = { change: { stage: null, stageDue: null }, event: { kind: `stage-${name}`, note } }
  const closed = await recordSteps(context, one, [last, await completion(context, stepped(one, last), made)])
  await tellApplicant(context, closed, 'completed')
  return presentCase(context, closed)
})
