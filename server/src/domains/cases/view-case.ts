import { caseView as caseEndpoint, findCase as findEndpoint, myCases as myEndpoint } from '@changxing/contract/cases.ts'
import { asCitizen, operation } from '../../platform/operation.ts'
import { caseOf } from './case.ts'
import { officeCase, visibleCase } from './policy.ts'
import { presentCase, presentSummary } from './present-case.ts'
import * as store from './store.ts'

/** The citizen's own cases, the last touched first. */
export const myCases = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const rows = await store.ofPerson(context.db, area, personId)
  return { cases: rows.map((row) => presentSummary(caseOf(context.platform.box, row), context.today)) }
})

/** One case, for its applicant or an officer of its area. */
export const caseView = operation(caseEndpoint, async (context, { area, caseId }) =>
  presentCase(context, await visibleCase(context, area, caseId, 'read')),
)

/** A case of the office by the number that people quote. */
export const findCase = operation(findEndpoint, async (context, { area, number }) => {
  const { id } = await store.findByNumber(context.db, area, number)
  return presentSummary(await officeCase(context, area, id, 'read'), context.today)
})
