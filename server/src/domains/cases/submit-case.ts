import { submitCase as endpoint } from '@changxing/contract/cases.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { dueDay, run } from './case-clock.ts'
import { approve } from './close-case.ts'
import { channelOf, decideFor, unmet } from './decide-for.ts'
import { whatLacks } from './documents.ts'
import { sameVersion, stateAfter, visibleCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { recordAnd } from './record-event.ts'
import { allowedBy } from './service.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Submits a draft, at the counter through the officer who has it there: the rule decides with the facts of the day, everything that lacks
 * is named at once, the clock starts (M1.3.1), and where the
 * service needs no officer the platform approves at once. Refusals: not-now, incomplete. Problem: changed-meanwhile.
 */
export const submitCase = operation(endpoint, async (context, { area, caseId, version }) => {
  const one = await visibleCase(context, area, caseId, 'lock')
  sameVersion(one, version)
  const service = serviceOf(one.service)
  const state = stateAfter(service, one, 'submit', 'applicant')
  if (state instanceof Refusal) return state
  const { decision, facts } = await decideFor(context, service, one, one.answers, channelOf(one))
  if (!allowedBy(decision)) return refused('not-now', unmet(decision))
  const lacking = await whatLacks(context, service, one)
  if (lacking.length > 0) return refused('incomplete', lacking)
  const clockRuns = run([], context.today)
  const change = {
    state,
    submittedAt: context.now(),
    clockRuns,
    limitDays: service.within.days,
    limitKind: service.within.kind,
    dueOn: dueDay(service.within, clockRuns),
    decisionText: JSON.stringify(decision),
    decisionFacts: facts,
  }
  return recordAnd(context, one, change, { kind: 'submitted' }, async (submitted) => {
    await service.onSubmitted?.(context, submitted)
    if (service.decidesAlone?.(submitted)) return presentCase(context, await approve(context, submitted, { reviewedBy: null }))
    const [view] = await Promise.all([presentCase(context, submitted), tellApplicant(context, submitted, 'submitted')])
    return view
  })
})
