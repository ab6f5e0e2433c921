import { askApplicant as endpoint } from '@changxing/contract/review.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { operation, Refusal } from '../../platform/operation.ts'
import { stand } from './case-clock.ts'
import { itemsOf } from './corrections.ts'
import { caseToReview, notInMyHands, sameVersion, stateAfter } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Asks the applicant, naming all documents and fields to put right at once; the clock stands until the answer. Refusals: claimed-by-another, not-in-this-state. Problems: bad-input, changed-meanwhile.
 */
export const askApplicant = operation(endpoint, async (context, { area, caseId, version, text, documents = [], fields = [] }) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const taken = notInMyHands(service, one, context.actor, 'ask')
  if (taken) return taken
  sameVersion(one, version)
  const state = stateAfter(service, one, 'ask', 'reviewer')
  if (state instanceof Refusal) return state
  const at = context.recorded()
  const asked = await record(context, one, {
    state, questionItems: itemsOf(service, one, documents, fields), question: text, questionAskedAt: at, answerBy: addDays(context.today, service.answerWithin),
    clockRuns: stand(one.clockRuns, context.today), dueOn: null, standsSince: at,
  }, { kind: 'asked', note: text })
  await tellApplicant(context, asked, 'asked')
  return presentReview(context, asked)
})
