import { investigateCase as investigateEndpoint, settleSuspicion as settleEndpoint, suspectCase as suspectEndpoint } from '@changxing/contract/review.ts'
import type { CaseAction } from '@changxing/rules/cases/states.ts'
import { because } from '@changxing/rules/decision.ts'
import { asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { clockAfter } from './case-clock.ts'
import { caseToReview, notInMyHands, sameVersion, stateAfter } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record, type Change } from './record-event.ts'
import type { Service } from './service.ts'
import { serviceOf } from './services.ts'
import type { Suspicion } from './store.ts'
import { groundsAfter, groundsTicked, settledOf } from './suspected-of.ts'

type At = { readonly area: string; readonly caseId: string; readonly version: number; readonly note: string }

const notNow = (one: Case): Refusal =>
  refused('not-in-this-state', [because(serviceOf(one.service).within.clause, false, {
    zh: '嫌疑处理须依次进行：列为嫌疑、登记调查、作出结论', en: 'A suspicion goes step by step: opened, investigated, settled',
  }, { suspicion: one.suspicion })])

/**
 * One step of a suspicion: only from the step before; one that was cleared may be opened anew, on another ground. It blocks the approval until it is cleared; the applicant does not see it.
 * Where the page tells them that something is investigated, the clock stands meanwhile.
 */
const step = async (
  context: Context, { area, caseId, version, note }: At, action: CaseAction, from: readonly (Suspicion | null)[], change: (one: Case) => Change | Refusal,
  then?: (after: Case, service: Service, before: Case) => Promise<void>,
) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  sameVersion(one, version)
  const state = stateAfter(service, one, action, 'reviewer')
  if (state instanceof Refusal) return state
  if (!from.includes(one.suspicion)) return notNow(one)
  const changed = change(one)
  if (changed instanceof Refusal) return changed
  const clock = clockAfter(service, { ...one, ...changed, state }, context.today, context.recorded())
  const after = await record(context, one, { ...changed, state, ...clock }, { kind: `suspicion-${changed.suspicion}`, note })
  await then?.(after, service, one)
  return presentReview(context, after)
}

/**
 * Holds a case as suspect (嫌疑). Where the page names what a suspicion may be about, the grounds say it, and what the page holds besides is held too: the
 * car. Refusals: claimed-by-another, not-in-this-state. Problem: bad-input.
 */
export const suspectCase = operation(suspectEndpoint, async (context, input) =>
  step(context, input, 'suspect', [null, 'cleared'], (one) => {
    const service = serviceOf(one.service)
    return notInMyHands(service, one, context.actor, 'suspect')
      ?? { suspicion: 'opened', suspectedBy: asOfficer(context).officerId, settledBy: null, suspectedOf: groundsTicked(service, input.grounds) }
  }, async (suspect, { onSuspicionOpened }) => onSuspicionOpened?.(context, suspect, { grounds: suspect.suspectedOf, note: input.note })))

/** Records what the investigation found. Where the platform opened the suspicion, who investigates stands for it: another settles. Refusal: not-in-this-state. */
export const investigateCase = operation(investigateEndpoint, async (context, input) =>
  step(context, input, 'investigate', ['opened'], (one) => ({ suspicion: 'investigated', suspectedBy: one.suspectedBy ?? asOfficer(context).officerId })))

/**
 * Settles a suspicion; never by the officer who opened it, which the database holds too. Of several topics it says which were confirmed. Refusals:
 * own-case, not-in-this-state. Problem: bad-input.
 */
export const settleSuspicion = operation(settleEndpoint, async (context, input) => {
  const settled = (service: Service, one: Case) => settledOf(service, one, input.result, input.confirmed, input.note)
  return step(context, input, 'settle', ['investigated'], (one) => {
    const { officerId } = asOfficer(context)
    if (one.suspectedBy === officerId) {
      return refused('own-case', [because(serviceOf(one.service).within.clause, false, {
        zh: '嫌疑由您提出，须由另一位同事作出结论', en: 'You opened the suspicion; a colleague must settle it',
      })])
    }
    const service = serviceOf(one.service)
    return { suspicion: input.result, settledBy: officerId, suspectedOf: groundsAfter(service, one, settled(service, one)) }
  }, async (after, service, before) => service.onSuspicionSettled?.(context, after, settled(service, before)))
})
