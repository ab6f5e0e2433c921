import { approveCase as approveEndpoint, rejectCase as rejectEndpoint } from '@changxing/contract/review.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { nextState } from '@changxing/rules/cases/states.ts'
import { asOfficer, operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { didItThemselves, endAwaited, notYetDone } from './awaited.ts'
import type { Case } from './case.ts'
import { stand } from './case-clock.ts'
import { approve } from './close-case.ts'
import { standsAgainst } from './decide-for.ts'
import { lacksStill } from './documents.ts'
import { caseToReview, notInMyHands, notOwn, notTheSecond, sameEyes, sameVersion, stateAfter, suspectStill, withdrawalWaits } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'
import type { RejectionReason, Service } from './service.ts'
import { serviceOf } from './services.ts'
import { topicsOf } from './suspected-of.ts'
import { tellApplicant } from './tell-applicant.ts'

/** The first officer's yes where four eyes are needed: the case goes back into the queue for another officer. */
const accept = (context: Context, one: Case, note: string | undefined): Promise<Case> =>
  record(
    context,
    one,
    { state: nextState(one.state, 'release')!, claimedBy: null, acceptedBy: asOfficer(context).officerId },
    { kind: 'accepted', note },
  )

/**
 * The refusal while an agency has not answered for which the clause lets the application go on, but not the decision, or while something has not
 * happened that others do: all of it at once.
 */
const stillWaiting = async (context: Context, service: Service, one: Case): Promise<Refusal | undefined> => {
  const agencies = service.agencies.filter(({ name }) => one.agenciesWaiting.includes(name)).map(({ clause, label, name }) =>
    because(clause, false, { zh: `${label.zh}尚无结果，系统会自动再查`, en: `${label.en}: no answer yet; it is asked again by itself` }, { check: name }))
  const awaited = await notYetDone(context, service, one)
  if (agencies.length + awaited.length === 0) return undefined
  return refused(awaited.length > 0 ? 'not-yet' : 'still-checking', [...agencies, ...awaited])
}

const askForIt: Words = { zh: '请以补正方式一次告知申请人，补齐后再审核', en: 'Ask the applicant for all of it at once, and approve when it is there' }

/**
 * Approves; what was applied for is done in the same transaction. Where the service wants four eyes, the first approval accepts and the
 * second decides.
 * Refusals: claimed-by-another, own-case, not-the-head, four-eyes, suspect, still-checking, not-yet, not-in-this-state, not-now when the record has changed since,
 * incomplete. Problem: changed-meanwhile.
 */
export const approveCase = operation(approveEndpoint, async (context, { area, caseId, version, note }) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const no =
    notInMyHands(service, one, context.actor, 'approve') ?? notOwn(service, one, context.actor) ?? sameEyes(service, one, context.actor) ?? notTheSecond(service, one, context.actor)
    ?? (await didItThemselves(context, service, one)) ?? withdrawalWaits(service, one) ?? suspectStill(service, one) ?? (await stillWaiting(context, service, one))
  if (no) return no
  sameVersion(one, version)
  const state = stateAfter(service, one, 'approve', 'reviewer')
  if (state instanceof Refusal) return state
  const reasons = await standsAgainst(context, service, one)
  if (reasons.length > 0) return refused('not-now', reasons)
  const lacking = await lacksStill(context, service, one)
  if (lacking.length > 0) return refused('incomplete', lacking, askForIt)
  if (one.fourEyes && one.acceptedBy === null) return presentReview(context, await accept(context, one, note))
  return presentReview(context, await approve(context, one, { reviewedBy: asOfficer(context).officerId, note }))
})

/** The reasons with these codes, in the service's order. Problem: bad-input, naming every code that the service does not know. */
const reasonsOf = (service: Service, codes: readonly string[]): readonly RejectionReason[] => {
  const unknown = codes.filter((code) => !service.reasons.some((reason) => reason.code === code))
  if (unknown.length > 0) {
    throw new Problem(
      'bad-input',
      unknown.map((code) => ({ field: 'reasons', says: { zh: `没有原因代码“${code}”`, en: `There is no reason "${code}"` } })),
    )
  }
  return service.reasons.filter(({ code }) => codes.includes(code))
}

/** Whether a suspicion of this topic was confirmed; what an inspector found at the car names none. */
const isConfirmed = (service: Service, { suspicion, suspectedOf }: Case, topic: string): boolean =>
  suspicion === 'confirmed' && (suspectedOf.length === 0 || topicsOf(service, suspectedOf).some(({ name }) => name === topic))

/** The refusal of reasons that need a suspicion which was confirmed: one officer's word alone is no ground (M2.4.1). */
const unconfirmed = (service: Service, one: Case, reasons: readonly RejectionReason[]): Refusal | undefined => {
  const bare = reasons.filter(({ onceConfirmed }) => onceConfirmed !== undefined && !isConfirmed(service, one, onceConfirmed))
  return bare.length === 0 ? undefined : refused('suspect', bare.map(({ code, clause, says }) => because(clause, false, {
    zh: `“${says.zh}”：嫌疑尚未查实`, en: `"${says.en}": the suspicion has not been confirmed`,
  }, { reason: code })), holdItFirst)
}

const holdItFirst: Words = {
  zh: '请先列为嫌疑、登记调查，由另一位同事作出结论', en: 'Hold the case as suspect and record what was found; a colleague settles it',
}

/**
 * Rejects with all fixed reasons at once, each with what the applicant can do. Refusals: claimed-by-another, own-case, not-yet while a withdrawal waits,
 * not-in-this-state, suspect where a reason needs a suspicion that was confirmed, return-not-lawful where the law forbids one. Problems: bad-input, changed-meanwhile.
 */
export const rejectCase = operation(rejectEndpoint, async (context, { area, caseId, version, reasons: codes, note }) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const no = notInMyHands(service, one, context.actor, 'reject') ?? notOwn(service, one, context.actor) ?? withdrawalWaits(service, one)
  if (no) return no
  sameVersion(one, version)
  const state = stateAfter(service, one, 'reject', 'reviewer')
  if (state instanceof Refusal) return state
  const forbidden = await service.forbidden?.(context, one, codes, note)
  if (forbidden) return forbidden
  const reasons = reasonsOf(service, codes)
  const bare = unconfirmed(service, one, reasons)
  if (bare) return bare
  const rejected = await record(
    context,
    one,
    { state, reviewedBy: asOfficer(context).officerId, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null },
    { kind: 'rejected', reasons, note },
  )
  await service.onRejected?.(context, rejected, reasons)
  await endAwaited(context, rejected, 'rejected')
  await tellApplicant(context, rejected, 'rejected', { reasons })
  return presentReview(context, rejected)
})
