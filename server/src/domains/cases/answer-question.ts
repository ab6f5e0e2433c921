import { answerQuestion as endpoint } from '@changxing/contract/cases.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { askAfterQuestion } from './ask-agencies.ts'
import { beginAwaited } from './awaited.ts'
import { resumed } from './case-clock.ts'
import { correctionItems, uncorrected } from './corrections.ts'
import { documentStandings, lacksStill } from './documents.ts'
import { caseToChange, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

/** The same thing is asked for: one document, one field. */
const same = (one: Facts, other: Facts): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Answers the reviewer's question, at the counter through the officer before whom the applicant stands; the clock goes on with the days that were left.
 * The form was open meanwhile, so agencies are asked about what has changed, and the application has to be as whole as when it was submitted.
 * Refusals: not-in-this-state, incomplete (all that was asked for and all that lacks is to be put right), delegation-ended, help-ended. Problem:
 * changed-meanwhile.
 */
export const answerQuestion = operation(endpoint, async (context, { area, caseId, version, text }) => {
  const found = await caseToChange(context, area, caseId)
  if (found instanceof Refusal) return found
  sameVersion(found, version)
  const service = serviceOf(found.service)
  const state = stateAfter(service, found, 'answer', 'applicant')
  if (state instanceof Refusal) return state
  const { one, change, goOn } = await askAfterQuestion(context, found)
  const wanted = uncorrected(service, one, correctionItems(service, one, await documentStandings(context, service, one)))
  const lacking = (await lacksStill(context, service, one)).filter(({ facts }) => !wanted.some((item) => same(item.facts, facts)))
  if (wanted.length + lacking.length > 0) return refused('incomplete', [...wanted, ...lacking])
  const answered = await record(context, one, { state, ...change, ...resumed(service, one, context.today) }, { kind: 'answered', note: text })
  return presentCase(context, await beginAwaited(context, await goOn(answered)))
})
