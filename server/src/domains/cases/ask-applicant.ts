import { askApplicant as endpoint, takeQuestionBack as takeBackEndpoint } from '@changxing/contract/review.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { operation, Refusal } from '../../platform/operation.ts'
import { askAfterQuestion } from './ask-agencies.ts'
import { beginAwaited } from './awaited.ts'
import { resumed, stand } from './case-clock.ts'
import { itemsOf } from './corrections.ts'
import { documentStandings } from './documents.ts'
import { reviewStep } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Asks the applicant, naming all documents and fields to put right at once; the clock stands until the answer. Refusals: claimed-by-another, not-in-this-state. Problems: bad-input, changed-meanwhile.
 */
export const askApplicant = operation(endpoint, async (context, { area, caseId, version, text, documents = [], fields = [] }) => {
  const step = await reviewStep(context, { area, caseId, version }, 'ask')
  if (step instanceof Refusal) return step
  const { one, service, state } = step
  const items = itemsOf(service, one, await documentStandings(context, service, one), documents, fields)
  const at = context.recorded()
  const asked = await record(context, one, {
    state, questionItems: items, question: text, questionAskedAt: at, answerBy: addDays(context.today, service.answerWithin),
    clockRuns: stand(one.clockRuns, context.today), dueOn: null, standsSince: at,
  }, { kind: 'asked', note: text })
  await tellApplicant(context, asked, 'asked')
  return presentReview(context, asked)
})

/**
 * Takes a question back, whether it was answered in part or its time has run out: the clock goes on, and the case is decided on what there is.
 * Refusals: claimed-by-another, not-in-this-state. Problem: changed-meanwhile.
 */
export const takeQuestionBack = operation(takeBackEndpoint, async (context, { area, caseId, version }) => {
  const step = await reviewStep(context, { area, caseId, version }, 'take-back')
  if (step instanceof Refusal) return step
  const { service, state } = step
  const { one, change, goOn } = await askAfterQuestion(context, step.one)
  const ended = await record(context, one, { state, ...change, ...resumed(service, one, context.today) }, { kind: 'question-taken-back' })
  const back = await beginAwaited(context, await goOn(ended))
  await tellApplicant(context, back, 'question-taken-back')
  return presentReview(context, back)
})
