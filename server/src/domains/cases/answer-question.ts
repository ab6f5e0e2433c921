import { answerQuestion as endpoint } from '@changxing/contract/cases.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { dueDay, run } from './case-clock.ts'
import { correctionItems, uncorrected } from './corrections.ts'
import { mandateStands } from './mandate.ts'
import { ownCase, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

/**
 * Answers the reviewer's question; the clock goes on with the days that were left. Refusals: not-in-this-state, incomplete (all that
 * was asked for is to be put right), delegation-ended, help-ended. Problem: changed-meanwhile.
 */
export const answerQuestion = operation(endpoint, async (context, { area, caseId, version, text }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  sameVersion(one, version)
  const service = serviceOf(one.service)
  const ended = await mandateStands(context, service, one)
  if (ended) return ended
  const state = stateAfter(service, one, 'answer', 'applicant')
  if (state instanceof Refusal) return state
  const lacking = uncorrected(service, correctionItems(service, one))
  if (lacking.length > 0) return refused('incomplete', lacking)
  const clockRuns = run(one.clockRuns, context.today)
  const limit = { days: one.limitDays ?? service.within.days, kind: one.limitKind ?? service.within.kind }
  return presentCase(
    context,
    await record(context, one, { state, clockRuns, dueOn: dueDay(limit, clockRuns), standsSince: null, questionItems: null }, { kind: 'answered', note: text }),
  )
})
