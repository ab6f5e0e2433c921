import { reviewView as endpoint } from '@changxing/contract/cases.ts'
import { operation } from '../../platform/operation.ts'
import { caseToReview } from './policy.ts'
import { presentReview } from './present-review.ts'

/** A case as the reviewer sees it. */
export const reviewView = operation(endpoint, async (context, { area, caseId }) =>
  presentReview(context, await caseToReview(context, area, caseId, 'read')),
)
