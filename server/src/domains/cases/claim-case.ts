import { claimCase as claimEndpoint, releaseCase as releaseEndpoint } from '@changxing/contract/review.ts'
import { asOfficer, operation, Refusal } from '../../platform/operation.ts'
import { beginAwaited } from './awaited.ts'
import { reviewStep } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'

/** Takes a case into one's hands. Refusals: claimed-by-another, not-in-this-state. Problem: changed-meanwhile. */
export const claimCase = operation(claimEndpoint, async (context, { area, caseId, version }) => {
  const step = await reviewStep(context, { area, caseId, version }, 'claim')
  if (step instanceof Refusal) return step
  const { one, state } = step
  const { officerId, number, name } = asOfficer(context)
  const claimed = await record(context, one, { state, claimedBy: { officerId, number, name } }, { kind: 'claimed' })
  // Submitted before its page awaited anything, or turned out otherwise since: nobody decides on what was never asked.
  return presentReview(context, await beginAwaited(context, claimed))
})

/** Puts a case back into the queue: one's own, or for a head of business anybody's. Refusals: claimed-by-another, not-in-this-state. */
export const releaseCase = operation(releaseEndpoint, async (context, { area, caseId, version }) => {
  const step = await reviewStep(context, { area, caseId, version }, 'release')
  if (step instanceof Refusal) return step
  const { one, state } = step
  return presentReview(context, await record(context, one, { state, claimedBy: null }, { kind: 'released' }))
})
