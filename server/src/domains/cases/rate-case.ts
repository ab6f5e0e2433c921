import { rateCase as endpoint } from '@changxing/contract/cases.ts'
import { because } from '@changxing/rules/decision.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { callBackAbout } from './call-backs.ts'
import { ownCase, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

/** Rates a finished case (好差评), once; a low score becomes a call-back of the office. Refusal: not-in-this-state. */
export const rateCase = operation(endpoint, async (context, { area, caseId, score, text }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const state = stateAfter(service, one, 'rate', 'applicant')
  if (state instanceof Refusal) return state
  if (one.rating)
    return refused('not-in-this-state', [
      because(service.within.clause, false, { zh: '本件已经评价过', en: 'This case has been rated already' }),
    ])
  const rated = await record(context, one, { rating: { score, text } }, { kind: 'rated' })
  await callBackAbout(context, 'case', { area, id: caseId }, score)
  return presentCase(context, rated)
})
