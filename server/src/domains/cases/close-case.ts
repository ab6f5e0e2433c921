import { nextState } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { endHelp } from '../people/index.ts'
import type { Case } from './case.ts'
import { dueDay, run, stand } from './case-clock.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf, stagesOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/** Completes an approved case with what was made. Problem: changed-meanwhile when it is not approved. */
export const complete = async (context: Context, one: Case, made: Facts): Promise<Case> => {
  const state = nextState(one.state, 'complete')
  if (!state) throw new Problem('changed-meanwhile')
  // A help is for one piece of business, which is done now (M6.1.2).
  if (one.acting?.as === 'helper') await endHelp(context, one.acting.mandate, 'done')
  return record(context, one, { state, result: { ...one.result, ...made } }, { kind: 'completed', bySystem: true })
}

/** For a domain that makes or delivers something after the approval: closes the case with what was made. */
export const completeCase = async (context: Context, area: string, caseId: string, made: Facts): Promise<Case> =>
  complete(context, await loadCase(context, area, caseId, 'lock'), made)

/** Approves, does what was applied for, and completes what needs no making, all in one transaction. Tells the applicant. */
export const approve = async (
  context: Context,
  one: Case,
  by: { readonly reviewedBy: string | null; readonly note?: string | undefined },
): Promise<Case> => {
  const service = serviceOf(one.service)
  const state = nextState(one.state, 'approve')
  if (!state) throw new Problem('changed-meanwhile')
  const approved = await record(context, one,
    { state, reviewedBy: by.reviewedBy, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null },
    { kind: 'approved', note: by.note, ...(by.reviewedBy === null && { bySystem: true as const }) })
  const made = await service.onApproved(context, approved)
  const [first] = stagesOf(service)
  const later = first ? { result: made, stage: first.name, stageDue: dueDay(first.within, run([], context.today)) } : { result: made }
  const closed = service.completesLater
    ? await record(context, approved, later, { kind: 'being-made', bySystem: true })
    : await complete(context, approved, made)
  await tellApplicant(context, closed, 'approved')
  return closed
}
