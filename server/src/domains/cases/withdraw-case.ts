import { withdrawCase as endpoint } from '@changxing/contract/cases.ts'
import { operation, Problem, Refusal } from '../../platform/operation.ts'
import { endAwaited } from './awaited.ts'
import { stand } from './case-clock.ts'
import { caseToChange, sameVersion, stateAfter, visibleCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Takes the application back while nothing has been decided; what the counter began, at the counter too. Refusals: not-in-this-state, delegation-ended,
 * help-ended. Problems: not-allowed, changed-meanwhile.
 */
export const withdrawCase = operation(endpoint, async (context, { area, caseId, version }) => {
  const atCounter = context.actor.kind === 'officer'
  // Where a letter has ended, the person who comes themselves has the case taken back and begins anew.
  const one = atCounter ? await visibleCase(context, area, caseId, 'lock') : await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  if (atCounter && one.counter === null) throw new Problem('not-allowed')
  sameVersion(one, version)
  const state = stateAfter(serviceOf(one.service), one, 'withdraw', 'applicant')
  if (state instanceof Refusal) return state
  const withdrawn = await record(
    context,
    one,
    { state, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null, claimedBy: null },
    { kind: 'withdrawn' },
  )
  await endAwaited(context, withdrawn, 'withdrawn')
  await tellApplicant(context, withdrawn, atCounter ? 'withdrawn-at-counter' : 'withdrawn')
  return presentCase(context, withdrawn)
})
