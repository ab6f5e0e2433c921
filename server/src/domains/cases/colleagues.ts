import { colleagues as endpoint } from '@changxing/contract/review.ts'
import { asOfficer, operation } from '../../platform/operation.ts'
import { officersOf } from '../people/index.ts'
import { whoDidAwaited } from './awaited.ts'
import { officesThatReview } from './offices.ts'
import { caseToReview, mayTake } from './policy.ts'
import { serviceOf } from './services.ts'

/** Who may take the case over: reviewers of its service in this area who neither began nor accepted it nor did what it awaited, not the caller; and other offices' queues. */
export const colleagues = operation(endpoint, async (context, { area, caseId }) => {
  const one = await caseToReview(context, area, caseId, 'read')
  const service = serviceOf(one.service)
  const not = new Set([asOfficer(context).officerId, ...(await whoDidAwaited(context, service, one))])
  const officers = (await officersOf(context.db, area)).filter((officer) => !not.has(officer.id) && mayTake(service, one, officer))
  // While the applicant is asked the case waits for them, not in a queue.
  const others = one.state !== 'in-review' ? [] : (await officesThatReview(context, service, area)).filter(({ id }) => id !== one.office)
  return { colleagues: officers.map(({ number, name, office_name: office }) => ({ officerNumber: number, name, office })), offices: others.map((office) => ({ ...office })) }
})
