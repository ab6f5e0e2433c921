import { endMaking as endpoint } from '@changxing/contract/review.ts'
import { because } from '@changxing/rules/decision.ts'
import { operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { completion } from './close-case.ts'
import type { Case } from './case.ts'
import { inOneSentence, overtakenBy } from './overtaken.ts'
import { mayDoStep, officeCase, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, recordSteps, stepped, type Step } from './record-event.ts'
import type { RejectionReason } from './service.ts'
import { serviceOf, stagesOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/** Closes the case where it stands: the steps that are left are not done. The applicant is told why. */
const end = async (context: Context, one: Case, why: RejectionReason, note?: string): Promise<Case> => {
  const over: Step = { change: { stageDue: null }, event: { kind: 'making-ended', reasons: [why], note } }
  const ended = await recordSteps(context, one, [over, await completion(context, stepped(one, over), {})])
  await tellApplicant(context, ended, 'making-ended', { says: inOneSentence(why) })
  return ended
}

/**
 * Ends an approved case of which nothing is made or handed over any more, since its thing is the applicant's no longer. Refusals:
 * not-in-this-state; not-now while it is still to be made. Problems: not-allowed, changed-meanwhile.
 */
export const endMaking = operation(endpoint, async (context, { area, caseId, version, note }) => {
  const one = await officeCase(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const state = stateAfter(service, one, 'end-making', 'reviewer')
  if (state instanceof Refusal) return state
  const stage = stagesOf(service).find(({ name }) => name === one.stage)
  if (!stage || !mayDoStep(service, stage, context.actor)) throw new Problem('not-allowed')
  sameVersion(one, version)
  const why = await overtakenBy(context, one, 'hold')
  if (!why) return refused('not-now', [because(stage.within.clause ?? service.within.clause, false, { zh: '没有停止制作的原因，请照常制作、送达', en: 'Nothing speaks against making it: go on' })])
  return presentCase(context, await end(context, one, why, note))
})

/** For the domain whose record has overtaken a case: ends it, and answers it with the reason; undefined when there is nothing to end. */
export const endOvertaken = async (context: Context, area: string, caseId: string): Promise<{ readonly one: Case; readonly why: RejectionReason } | undefined> => {
  const one = await loadCase(context, area, caseId, 'lock')
  const why = await overtakenBy(context, one, 'hold')
  return why && { one: await end(context, one, why), why }
}
