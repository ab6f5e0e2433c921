import { caseView as caseEndpoint, findCase as findEndpoint, myCases as myEndpoint } from '@changxing/contract/cases.ts'
import { asCitizen, operation } from '../../platform/operation.ts'
import { caseOf } from './case.ts'
import { officeCase, visibleCase } from './policy.ts'
import { presentCase, presentSubject, presentSummary } from './present-case.ts'
import { wasStopped } from './mandate.ts'
import { serviceOf } from './services.ts'
import * as parties from './parties.store.ts'
import * as store from './store.ts'

/** The citizen's own cases, wherever they are answered, and those in which they act for another; the last touched first. */
export const myCases = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const { db, platform, today } = context
  const [home, elsewhere] = await Promise.all([store.ofPerson(db, area, personId), parties.of(db, area, personId)])
  const away = await Promise.all([...Map.groupBy(elsewhere, (party) => party.case_area)].map(([at, of]) => store.ofArea(db, at, of.map((party) => party.case_id))))
  const cases = [...home, ...away.flat()].map((row) => caseOf(platform.box, row))
  const shown = await Promise.all(cases.map(async (one) => one.personId === personId || !(await wasStopped(context, one))))
  const sorted = cases.filter((_, index) => shown[index]).toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  return { cases: await Promise.all(sorted.map(async (one) => {
    const about = await presentSubject(context, serviceOf(one.service), one)
    return { ...presentSummary(one, today), forOther: one.personId !== personId, ...(about && { subjectName: about.name }) }
  })) }
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
