import { submitCase as endpoint } from '@changxing/contract/cases.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { dueDay, run } from './case-clock.ts'
import { approve } from './close-case.ts'
import { askUnknownLater, askUnsettled, holdWhenDenied, waitingOf } from './ask-agencies.ts'
import { elderCheckName } from './checks.ts'
import { decideCase, unmet } from './decide-for.ts'
import { whatLacks } from './documents.ts'
import { helperRefusal } from './mandate.ts'
import { caseToChange, sameVersion, stateAfter } from './policy.ts'
import { around, presentCase } from './present-case.ts'
import { recordAnd, recordLast } from './record-event.ts'
import { allowedBy } from './service.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Submits a draft, at the counter through the officer who has it there: the rule decides with the facts of the day, everything that lacks
 * is named at once, the clock starts (M1.3.1), and where the service needs no officer the platform approves at once. Whoever acts for another must
 * still be allowed to in this moment. Refusals: not-now, incomplete, delegation-ended, help-ended, cannot-help. Problem: changed-meanwhile.
 */
export const submitCase = operation(endpoint, async (context, { area, caseId, version }) => {
  const found = await caseToChange(context, area, caseId)
  if (found instanceof Refusal) return found
  sameVersion(found, version)
  const service = serviceOf(found.service)
  const state = stateAfter(service, found, 'submit', 'applicant')
  if (state instanceof Refusal) return state
  const one = await askUnsettled(context, found)
  if (service.decidesAlone) await service.hold?.(context, one)
  const [{ decision, facts }, known] = await Promise.all([decideCase(context, service, one), around(context, one)])
  if (!allowedBy(decision)) return refused('not-now', unmet(decision))
  const lacking = await whatLacks(context, service, one)
  if (lacking.length > 0) return refused('incomplete', lacking)
  const notHelped = await helperRefusal(context, one, elderCheckName(service))
  if (notHelped) return notHelped
  const clockRuns = run([], context.today)
  const change = {
    state,
    submittedAt: context.recorded(),
    clockRuns,
    limitDays: service.within.days,
    limitKind: service.within.kind,
    dueOn: dueDay(service.within, clockRuns),
    decisionText: JSON.stringify(decision),
    decisionFacts: facts,
    agenciesWaiting: waitingOf(one),
  }
  const event = { kind: 'submitted' }
  // Where nothing follows on the submission, it leaves with the commit.
  if (one.acting === null && service.agencies.length === 0 && !service.onSubmitted && !service.decidesAlone?.({ ...one, ...change, decision })) {
    const { after, event: appended } = recordLast(context, one, change, event, (submitted) => [tellApplicant(context, submitted, 'submitted')])
    return presentCase(context, after, { ...known, events: [...known.events, appended] })
  }
  return recordAnd(context, one, change, event, async (sent) => {
    await service.onSubmitted?.(context, sent)
    const submitted = await holdWhenDenied(context, sent)
    await askUnknownLater(context, submitted)
    // What a helper applies for is always reviewed (M6.1.1).
    const alone = submitted.acting?.as !== 'helper' && submitted.agenciesWaiting.length === 0 && submitted.suspicion === null && service.decidesAlone?.(submitted)
    if (alone) return presentCase(context, await approve(context, submitted, { reviewedBy: null }))
    const [view] = await Promise.all([presentCase(context, submitted), tellApplicant(context, submitted, 'submitted')])
    return view
  })
})
