import { answerQuestion as endpoint } from '@changxing/contract/cases.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { beginAwaited } from './awaited.ts'
import { resumed } from './case-clock.ts'
import { correctionItems, uncorrected } from './corrections.ts'
import { documentStandings } from './documents.ts'
import { caseToChange, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

/**
 * Answers the reviewer's question, at the counter through the officer before whom the applicant stands; the clock goes on with the days that were left. Refusals: not-in-this-state, incomplete (all that
 * was asked for is to be put right), delegation-ended, help-ended. Problem: changed-meanwhile.
 */
export const answerQuestion = operation(endpoint, async (context, { area, caseId, version, text }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  sameVersion(one, version)
  const service = serviceOf(one.service)
  const state = stateAfter(service, one, 'answer', 'applicant')
  if (state instanceof Refusal) return state
  const lacking = uncorrected(service, one, correctionItems(service, one, await documentStandings(context, service, one)))
  if (lacking.length > 0) return refused('incomplete', lacking)
  const answered = await record(context, one, { state, ...resumed(service, one, context.today) }, { kind: 'answered', note: text })
  return presentCase(context, await beginAwaited(context, answered))
})
