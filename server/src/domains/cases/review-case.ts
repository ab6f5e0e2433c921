import { reviewView as endpoint } from '@changxing/contract/review.ts'
import { operation } from '../../platform/operation.ts'
import { caseAtWork } from './policy.ts'
import { presentReview } from './present-review.ts'

/** A case as who reviews it or does a later step sees it. */
export const reviewView = operation(endpoint, async (context, { area, caseId }) =>
  presentReview(context, await caseAtWork(context, area, caseId)),
)
