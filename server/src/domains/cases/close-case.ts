import { nextState } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { endHelp } from '../people/index.ts'
import type { Case } from './case.ts'
import { stageDueDay, stand } from './case-clock.ts'
import { loadCase, recordSteps, stepped, type Step } from './record-event.ts'
import { serviceOf, stagesOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/** The step that completes an approved case with what was made, still to be recorded. Problem: changed-meanwhile when it is not approved. */
export const completion = async (context: Context, one: Case, made: Facts): Promise<Step> => {
  const state = nextState(one.state, 'complete')
  if (!state) throw new Problem('changed-meanwhile')
  // A help is for one piece of business, which is done now (M6.1.2).
  if (one.acting?.as === 'helper') await endHelp(context, one.acting.mandate, 'done')
  return { change: { state, result: { ...one.result, ...made } }, event: { kind: 'completed', bySystem: true } }
}

/** For a domain that makes or delivers something after the approval: closes the case with what was made. */
export const completeCase = async (context: Context, area: string, caseId: string, made: Facts): Promise<Case> => {
  const one = await loadCase(context, area, caseId, 'lock')
  return recordSteps(context, one, [await completion(context, one, made)])
}

/** The last day for the first step after the approval that is being made now; null where there is none, or while its year has no published holidays. */
export const firstStepDue = ({ today }: Pick<Context, 'today'>, approved: Case): string | null => {
  const [first] = stagesOf(serviceOf(approved.service))
  return first ? stageDueDay(first, approved, today) : null
}

/**
 * Approves, does what was applied for, and completes what needs no making, all in one transaction. `begun`: steps that led from `before` to
 * here and are recorded together with these. Tells the applicant. Problem: changed-meanwhile.
 */
export const approve = async (
  context: Context,
  before: Case,
  by: { readonly reviewedBy: string | null; readonly note?: string | undefined },
  begun: readonly Step[] = [],
): Promise<Case> => {
  const one = begun.reduce(stepped, before)
  const service = serviceOf(one.service)
  const state = nextState(one.state, 'approve')
  if (!state) throw new Problem('changed-meanwhile')
  const approval: Step = {
    change: { state, reviewedBy: by.reviewedBy, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null },
    event: { kind: 'approved', note: by.note, ...(by.reviewedBy === null && { bySystem: true as const }) },
  }
  const approved = stepped(one, approval)
  const made = { ...one.result, ...(await service.onApproved(context, approved)) }
  const [first] = stagesOf(service)
  const later = first ? { result: made, stage: first.name, stageDue: firstStepDue(context, approved) } : { result: made }
  const closing: Step = service.completesLater
    ? { change: later, event: { kind: 'being-made', bySystem: true } }
    : await completion(context, approved, made)
  const closed = await recordSteps(context, before, [...begun, approval, closing])
  await tellApplicant(context, closed, 'approved')
  return closed
}
