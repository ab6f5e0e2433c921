import { recordPrincipal as endpoint } from '@changxing/contract/case-withdrawals.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { because } from '@changxing/rules/decision.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { officeCase, sameVersion } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'
import { isPrincipalHere } from './stands-here.ts'
import { tellApplicant } from './tell-applicant.ts'
import * as withdrawals from './withdrawals.store.ts'

/** What the agent asked to withdraw is over when the principal carries it on. */
const endsAgentsWithdrawal = async (context: Context, one: Case): Promise<boolean> => {
  if ((await withdrawals.waiting(context.db, one.area, one.id))?.asked_by !== 'agent') return false
  await withdrawals.lapse(context.db, one.area, one.id, context.recorded())
  return true
}

/**
 * The principal came to the counter with their card: they carry on what their agent began, also when the letter has ended, and the counter writes for
 * them. What was submitted under the letter keeps it. A repeat changes nothing. Refusals: not-in-this-state, not-this-person. Problem: changed-meanwhile.
 */
export const recordPrincipal = operation(endpoint, async (context, { area, caseId, version, identityNumber }) => {
  const one = await officeCase(context, area, caseId, 'lock')
  if (one.inPerson) return presentCase(context, one)
  sameVersion(one, version)
  if (one.acting?.as !== 'delegate' || !allowedActions(one.state, 'applicant').includes('withdraw')) {
    return refused('not-in-this-state', [because('M9.2.3', false, {
      zh: '本件不是受托人在办，或已有结果，不用登记本人到场', en: 'No agent acts here, or it is decided: there is nothing to record',
    }, { state: one.state })])
  }
  if (!(await isPrincipalHere(context, one, identityNumber))) {
    return refused('not-this-person', [because('M9.2.3', false, {
      zh: `这个号码不是“${serviceOf(one.service).title.zh}”的委托人；请核对证件`, en: 'This number is not that of the principal: compare the card',
    })])
  }
  const inPerson = { officerId: asOfficer(context).officerId, at: context.recorded() }
  const ended = await endsAgentsWithdrawal(context, one)
  const carried = await record(context, one, { inPerson, ...(ended && { withdrawalBy: null }) }, { kind: 'principal-came' })
  await tellApplicant(context, one, 'principal-came', { toActing: 'principal-carries-on' })
  return presentCase(context, carried)
})
