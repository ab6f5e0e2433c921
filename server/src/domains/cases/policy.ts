import { allowedActions, nextState, type CaseAction, type CaseActor, type CaseState } from '@changxing/rules/cases/states.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { Actor } from '../../platform/actor.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { loadCase } from './record-event.ts'
import type { Service } from './service.ts'
import { stateWords } from './words.ts'

const casePosts = ['licence-review', 'review-head', 'photo-capture', 'supervision']

const holds = (actor: Actor, post: string) => actor.kind === 'officer' && actor.posts.includes(post)

/** The caller's own case; another person's is not found, so that nobody learns that it exists. */
export const ownCase = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> => {
  const citizen = asCitizen(context)
  const found = await loadCase(context, area, id, how)
  if (citizen.area !== area || found.personId !== citizen.personId) throw new NoSuchRow('cases.own')
  context.concerns(area, `case:${id}`)
  return found
}

/**
 * A case of the officer's area (the route has compared areas). A draft is the citizen's own affair, save one that was begun at the
 * counter.
 */
export const officeCase = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> => {
  const officer = asOfficer(context)
  if (!casePosts.some((post) => officer.posts.includes(post))) throw new Problem('not-allowed')
  const found = await loadCase(context, area, id, how)
  if (found.state === 'draft' && (found.counter === null || !holds(officer, 'photo-capture'))) throw new NoSuchRow('cases.office')
  context.concerns(area, `case:${id}`)
  return found
}

/** The case as whoever asks may see it. */
export const visibleCase = (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> =>
  context.actor.kind === 'citizen' ? ownCase(context, area, id, how) : officeCase(context, area, id, how)

/** Refuses to act on another version than the one that the caller saw. Problem: changed-meanwhile. */
export const sameVersion = (one: Case, version: number): void => {
  if (one.version !== version) throw new Problem('changed-meanwhile')
}

const inThisState = (service: Service, one: Case): Reason =>
  because(service.within.clause, false, {
    zh: `本件现为“${stateWords(one.state).zh}”，不能进行此项操作`, en: `The case is "${stateWords(one.state).en}", which does not allow this`,
  }, { state: one.state })

/** The state that this action leads to, or the refusal `not-in-this-state`. */
export const stateAfter = (service: Service, one: Case, action: CaseAction, who: CaseActor): CaseState | Refusal => {
  const next = allowedActions(one.state, who).includes(action) ? nextState(one.state, action) : undefined
  return next ?? refused('not-in-this-state', [inThisState(service, one)])
}

/** The refusal when another officer has the case in hand. A head of business may put back what lies with somebody else. */
export const notInMyHands = (service: Service, one: Case, actor: Actor, action: CaseAction): Refusal | undefined => {
  if (actor.kind !== 'officer' || one.claimedBy === null || one.claimedBy.officerId === actor.officerId) return undefined
  if (action === 'release' && holds(actor, 'review-head')) return undefined
  return refused('claimed-by-another', [because(service.within.clause, false, {
    zh: `本件由 ${one.claimedBy.number} 经办，请先由其退回队列`, en: `Officer ${one.claimedBy.number} has this case; it must be put back first`,
  }, { officer: one.claimedBy.number })])
}

/** The refusal when an officer would decide what they began at the counter themselves. */
export const notOwn = (service: Service, one: Case, actor: Actor): Refusal | undefined => {
  if (actor.kind !== 'officer' || one.counter?.officerId !== actor.officerId) return undefined
  return refused('own-case', [because(service.within.clause, false, {
    zh: '本件由您在窗口受理，请由另一位同事审核', en: 'You began this case at the counter; a colleague must review it',
  })])
}

/** The refusal when the officer who accepted would also decide, where the service wants four eyes. */
export const sameEyes = (service: Service, one: Case, actor: Actor): Refusal | undefined => {
  if (!one.fourEyes || one.acceptedBy === null || actor.kind !== 'officer' || one.acceptedBy !== actor.officerId) return undefined
  return refused('own-case', [because(service.fourEyes?.clause ?? service.within.clause, false, {
    zh: '受理与审核须由不同人员办理，请由另一位同事审核', en: 'Accepting and reviewing need two different officers; a colleague must review it',
  })])
}

const reviewing = ['licence-review', 'review-head']

/** What this caller may do with the case now. Sent to the screens, so that they never guess. */
export const allowedFor = (one: Case, actor: Actor): string[] => {
  if (actor.kind === 'citizen') return allowedActions(one.state, 'applicant').filter((action) => action !== 'rate' || one.rating === null)
  if (actor.kind !== 'officer') return []
  const forApplicant = one.counter === null ? ['add-document'] : ['add-document', 'submit']
  const counter: string[] = holds(actor, 'photo-capture')
    ? allowedActions(one.state, 'applicant').filter((action) => forApplicant.includes(action))
    : []
  if (!reviewing.some((post) => holds(actor, post))) return counter
  const mine = one.claimedBy === null || one.claimedBy.officerId === actor.officerId
  const acts = allowedActions(one.state, 'reviewer').filter((action) => {
    if (action === 'complete') return false
    if (action === 'release') return mine || holds(actor, 'review-head')
    if (one.counter?.officerId === actor.officerId && (action === 'approve' || action === 'reject')) return false
    if (action === 'approve' && one.fourEyes && one.acceptedBy === actor.officerId) return false
    return mine
  })
  return [...counter, ...acts]
}
