import { saveAnswers as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { operation, Problem } from '../../platform/operation.ts'
import { checkAnswers } from './check-answers.ts'
import { ownCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

/**
 * Saves the form as it is, gaps included. What is not changed is not written. Problems: bad-input, changed-meanwhile (it is being
 * reviewed).
 */
export const saveAnswers = operation(endpoint, async (context, { area, caseId, answers }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  if (!allowedActions(one.state, 'applicant').includes('save-answers')) throw new Problem('changed-meanwhile')
  checkAnswers(serviceOf(one.service), answers as Facts)
  if (JSON.stringify(answers) === JSON.stringify(one.answers)) return presentCase(context, one)
  return presentCase(context, await record(context, one, { answers: answers as Facts }, { kind: 'answers-saved' }))
})
