import { because } from '@changxing/rules/decision.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { refused, type Context, type Refusal } from '../../platform/operation.ts'
import { findPersonByNumber, letterOf } from '../people/index.ts'
import type { Case } from './case.ts'
import type { Service } from './service.ts'

/** Whether the number that the counter read off the card is that of the person whose business it is. */
export const isPrincipalHere = async (context: Context, one: Case, identityNumber: string): Promise<boolean> => {
  const there = await findPersonByNumber(context.platform, context.db, normalIdentityNumber(identityNumber))
  return there?.area === one.personArea && there.personId === one.personId
}

/** Whether it is that of the agent who acts in this case, and whom the principal has not replaced by coming themselves. */
export const isAgentHere = async (context: Context, { acting, inPerson }: Case, identityNumber: string): Promise<boolean> => {
  if (acting?.as !== 'delegate' || inPerson !== null) return false
  const letter = await letterOf(context, acting.mandate.area, acting.mandate.id, 'lock')
  return letter !== undefined && normalIdentityNumber(letter.agentNumber) === normalIdentityNumber(identityNumber)
}

/** The refusal when somebody else stands there (M9.2.3). */
export const notThisPerson = (service: Service, one: Case): Refusal => {
  const byLetter = one.acting?.as === 'delegate' && one.inPerson === null
  return refused('not-this-person', [because(byLetter ? 'M9.2.3' : service.within.clause, false, byLetter
    ? { zh: '这个号码不是本件的申请人，也不是受托人；请核对证件', en: 'This number is neither the applicant’s nor the agent’s: compare the card' }
    : { zh: '这个号码不是本件的申请人；请核对证件', en: 'This number is not that of the applicant: compare the card' })])
}
