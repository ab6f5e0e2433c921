import { wasAsked } from '../../exchange/insurance/reasons.ts'
import type { AgencyAnswer } from '../cases/index.ts'
import type { Checked } from './check-insurance.ts'

/** Name of the check on every page that asks. */
export const insuranceCheckName = 'insurance'

/** A check as the answer of an agency to a case. What was not asked leads to paper, as a denial does. */
export const answerFor = ({ result, says, reasonCode, serial, insurer, askedAt, askAgainAt }: Checked): AgencyAnswer => ({
  result: result === 'not-asked' ? 'denied' : result,
  says,
  facts: { asked: result !== 'not-asked', reasonCode, serial, insurer, askedAt: reasonCode !== null && !wasAsked(reasonCode) ? null : askedAt, askAgainAt },
})
