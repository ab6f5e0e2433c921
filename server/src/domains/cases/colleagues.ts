import { colleagues as endpoint } from '@changxing/contract/review.ts'
import { asOfficer, operation } from '../../platform/operation.ts'
import { officersOf } from '../people/index.ts'
import { officesThatReview } from './offices.ts'
import { caseToReview, mayTake } from './policy.ts'
import { serviceOf } from './services.ts'

/** Who may take the case over: reviewers of its service in this area who neither began nor accepted it, not the caller; and other offices' queues. */
export const colleagues = operation(endpoint, async (context, { area, caseId }) => {
  const one = await caseToReview(context, area, caseId, 'read')
  const service = serviceOf(one.service)
  const officers = (await officersOf(context.db, area)).filter((officer) => officer.id !== asOfficer(context).officerId && mayTake(service, one, officer))
  // While the applicant is asked the case waits for them, not in a queue.
  const others = one.state !== 'in-review' ? [] : (await officesThatReview(context, service, area)).filter(({ id }) => id !== one.office)
  return { colleagues: officers.map(({ number, name, office_name: office }) => ({ officerNumber: number, name, office })), offices: others.map((office) => ({ ...office })) }
})
