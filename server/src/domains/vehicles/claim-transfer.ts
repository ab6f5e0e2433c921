import { claimTransfer as claimEndpoint, releaseTransfer as releaseEndpoint } from '@changxing/contract/transfer-as-case.ts'
import { asOfficer, operation, Refusal } from '../../platform/operation.ts'
import { presentTransfer } from './present-transfer.ts'
import { handStep, putInHands } from './transfer-hands.ts'
import * as transfers from './transfers.store.ts'

/**
 * An officer takes a transfer in hand for the step that their office has to take; then no colleague takes it (M2.3.4). Refusals:
 * claimed-by-another, not-now, four-eyes. Problem: changed-meanwhile.
 */
export const claimTransfer = operation(claimEndpoint, async (context, { area, transferId, version }) => {
  const pair = await handStep(context, { area, transferId, version }, 'claim')
  if (pair instanceof Refusal) return pair
  const { officerId, number, name } = asOfficer(context)
  return presentTransfer(context, await putInHands(context, pair, { claimed_by: officerId, claimed_number: number, claimed_name: name }, {
    action: 'claim', officer_number: number, says: { zh: '已领取', en: 'Taken in hand' },
  }))
})

/** Puts a transfer back into the queue: one's own, or for a head of business anybody's. Refusals: claimed-by-another, not-now. */
export const releaseTransfer = operation(releaseEndpoint, async (context, { area, transferId, version }) => {
  const pair = await handStep(context, { area, transferId, version }, 'release')
  if (pair instanceof Refusal) return pair
  return presentTransfer(context, await putInHands(context, pair, transfers.nobody, {
    action: 'release', officer_number: asOfficer(context).number, says: { zh: '已退回队列', en: 'Put back into the queue' },
  }))
})
