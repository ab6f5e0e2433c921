import { submitCase as endpoint } from '@changxing/contract/cases.ts'
import { operation, Refusal, refused } from '../../platform/operation.ts'
import { beginAwaited } from './awaited.ts'
import { dueDay, run } from './case-clock.ts'
import type { Case } from './case.ts'
import { approve } from './close-case.ts'
import { askUnknownLater, askUnsettled, holdWhenDenied, waitingOf } from './ask-agencies.ts'
import { elderCheckName } from './checks.ts'
import { decideCase, unmet } from './decide-for.ts'
import { whatLacks } from './documents.ts'
import { helperRefusal } from './mandate.ts'
import { officeToAnswer } from './offices.ts'
import { allAwaitedDone, caseToChange, sameVersion, stateAfter } from './policy.ts'
import { around, presentCase } from './present-case.ts'
import { recordAnd, recordLast, stepped, type Step } from './record-event.ts'
import { allowedBy, type Service } from './service.ts'
import { serviceOf } from './services.ts'
import { atCounterOnly } from './start-case.ts'
import { tellApplicant } from './tell-applicant.ts'

/** Whether the platform approves a submitted case by itself. What a helper applies for is always reviewed (M6.1.1). */
const decidesAlone = (service: Service, one: Case): boolean =>
  one.acting?.as !== 'helper' && one.agenciesWaiting.length === 0 && one.suspicion === null && allAwaitedDone(one) && service.decidesAlone?.(one) === true

/**
 * Submits a draft, at the counter through the officer who has it there (of a service that is done there only, nowhere else): the rule decides with the facts of the day, everything that lacks
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
  if (service.counterOnly && context.actor.kind !== 'officer') return atCounterOnly(service.counterOnly)
  // The record before what agencies say is kept, in the order in which everybody holds them.
  if (service.decidesAlone) await service.hold?.(context, found)
  const one = await askUnsettled(context, found)
  const [{ decision, facts }, known, office] = await Promise.all([decideCase(context, service, one), around(context, one), officeToAnswer(context, service, area)])
  if (!allowedBy(decision)) return refused('not-now', unmet(decision))
  const lacking = await whatLacks(context, service, one)
  if (lacking.length > 0) return refused('incomplete', lacking)
  const notHelped = await helperRefusal(context, one, elderCheckName(service))
  if (notHelped) return notHelped
  const clockRuns = run([], context.today)
  const step: Step = {
    change: {
      state,
      submittedAt: context.recorded(),
      clockRuns,
      limitDays: service.within.days,
      limitKind: service.within.kind,
      dueOn: dueDay(service.within, clockRuns),
      decision,
      decisionText: JSON.stringify(decision),
      decisionFacts: facts,
      office,
      agenciesWaiting: await waitingOf(context, one),
    },
    event: { kind: 'submitted' },
  }
  // Where nobody is asked or told anything first, what happened leaves in one statement.
  if (one.acting === null && service.agencies.length === 0 && service.awaits.length === 0 && !service.onSubmitted) {
    if (decidesAlone(service, stepped(one, step))) return presentCase(context, await approve(context, one, { reviewedBy: null }, [step]))
    const { after, events } = recordLast(context, one, [step], (submitted) => [tellApplicant(context, submitted, 'submitted')])
    return presentCase(context, after, { ...known, events: [...known.events, ...events] })
  }
  return recordAnd(context, one, step, async (sent) => {
    await service.onSubmitted?.(context, sent)
    const submitted = await beginAwaited(context, await holdWhenDenied(context, sent))
    await askUnknownLater(context, submitted)
    if (decidesAlone(service, submitted)) return presentCase(context, await approve(context, submitted, { reviewedBy: null }))
    const [view] = await Promise.all([presentCase(context, submitted), tellApplicant(context, submitted, 'submitted')])
    return view
  })
})
