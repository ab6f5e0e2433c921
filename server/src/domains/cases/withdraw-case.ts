import { withdrawCase as endpoint } from '@changxing/contract/cases.ts'
import { operation, Refusal } from '../../platform/operation.ts'
import { stand } from './case-clock.ts'
import { mandateStands } from './mandate.ts'
import { ownCase, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/** Takes the application back while nothing has been decided. Refusals: not-in-this-state, delegation-ended, help-ended. Problem: changed-meanwhile. */
export const withdrawCase = operation(endpoint, async (context, { area, caseId, version }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  const ended = await mandateStands(context, serviceOf(one.service), one)
  if (ended) return ended
  sameVersion(one, version)
  const state = stateAfter(serviceOf(one.service), one, 'withdraw', 'applicant')
  if (state instanceof Refusal) return state
  const withdrawn = await record(
    context,
    one,
    { state, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null, claimedBy: null },
    { kind: 'withdrawn' },
  )
  await tellApplicant(context, withdrawn, 'withdrawn')
  return presentCase(context, withdrawn)
})
