import { claimCase as claimEndpoint, releaseCase as releaseEndpoint } from '@changxing/contract/review.ts'
import { asOfficer, operation, Refusal } from '../../platform/operation.ts'
import { caseToReview, notInMyHands, sameVersion, stateAfter } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

/** Takes a case into one's hands. Refusals: claimed-by-another, not-in-this-state. Problem: changed-meanwhile. */
export const claimCase = operation(claimEndpoint, async (context, { area, caseId, version }) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const taken = notInMyHands(service, one, context.actor, 'claim')
  if (taken) return taken
  sameVersion(one, version)
  const state = stateAfter(service, one, 'claim', 'reviewer')
  if (state instanceof Refusal) return state
  const { officerId, number, name } = asOfficer(context)
  return presentReview(context, await record(context, one, { state, claimedBy: { officerId, number, name } }, { kind: 'claimed' }))
})

/** Puts a case back into the queue: one's own, or for a head of business anybody's. Refusals: claimed-by-another, not-in-this-state. */
export const releaseCase = operation(releaseEndpoint, async (context, { area, caseId, version }) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const taken = notInMyHands(service, one, context.actor, 'release')
  if (taken) return taken
  sameVersion(one, version)
  const state = stateAfter(service, one, 'release', 'reviewer')
  if (state instanceof Refusal) return state
  return presentReview(context, await record(context, one, { state, claimedBy: null }, { kind: 'released' }))
})
