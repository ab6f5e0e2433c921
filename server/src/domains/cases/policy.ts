import { posts } from '@changxing/contract/posts.ts'
import { allowedActions, nextState, type CaseAction, type CaseActor, type CaseState } from '@changxing/rules/cases/states.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { Actor } from '../../platform/actor.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { mandateStands, wasStopped } from './mandate.ts'
import { loadCase } from './record-event.ts'
import type { Service, Stage } from './service.ts'
import { serviceOf, stagesOf } from './services.ts'
import { stateWords } from './words.ts'

/** Posts that look after every service, beside the one that reviews it. */
const generalPosts = ['review-head', 'photo-capture', 'supervision'] as const

export const holds = (actor: Actor, post: string) => actor.kind === 'officer' && actor.posts.includes(post)

const isPrincipal = (one: Case, actor: Actor): boolean => actor.kind === 'citizen' && one.personArea === actor.area && one.personId === actor.personId

const isActor = ({ acting }: Case, actor: Actor): boolean =>
  actor.kind === 'citizen' && acting?.actor?.area === actor.area && acting.actor.personId === actor.personId

/**
 * The caller's own case, or one in which they act for another; anybody else's is not found, so that nobody learns that it exists. Who was
 * stopped sees no more of it.
 */
export const ownCase = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> => {
  const citizen = asCitizen(context)
  const found = await loadCase(context, area, id, how)
  const principal = isPrincipal(found, citizen)
  if (!principal && !isActor(found, citizen)) throw new NoSuchRow('cases.own')
  if (!principal && how === 'read' && (await wasStopped(context, found))) throw new NoSuchRow('cases.own')
  context.concerns(area, `case:${id}`)
  return found
}

/**
 * A case of the officer's area (the route has compared areas), of a service that the officer's posts look after. A draft is the citizen's own
 * affair, save one that was begun at the counter.
 */
export const officeCase = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> => {
  const officer = asOfficer(context)
  const found = await loadCase(context, area, id, how)
  const posts: readonly string[] = [...generalPosts, ...postsOf(serviceOf(found.service))]
  if (!posts.some((post) => officer.posts.includes(post))) throw new Problem('not-allowed')
  if (found.state === 'draft' && (found.counter === null || !holds(officer, 'photo-capture'))) throw new NoSuchRow('cases.office')
  context.concerns(area, `case:${id}`)
  return found
}

/** The posts of a service: who reviews it, and who does its later steps. */
const postsOf = (service: Service): readonly string[] => [service.post, ...stagesOf(service).flatMap(({ post }) => (post ? [post] : []))]

/** Who does a step after the approval. */
export const postOfStage = (service: Service, { post }: Stage): string => post ?? service.post

/** Whether somebody may do the step after the approval that comes next: its post, or a head of business. */
export const mayDoStep = (service: Service, stage: Stage, actor: Actor): boolean => holds(actor, postOfStage(service, stage)) || holds(actor, 'review-head')

const mayReview = (service: Service, actor: Actor): boolean => holds(actor, service.post) || holds(actor, 'review-head')

/** A case that this officer may review: the service's own post, or a head of business. Problem: not-allowed. */
export const caseToReview = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> => {
  const found = await officeCase(context, area, id, how)
  if (!mayReview(serviceOf(found.service), context.actor)) throw new Problem('not-allowed')
  return found
}

/** A case that this officer reviews, or of which they do a later step. Problem: not-allowed. */
export const caseAtWork = async (context: Context, area: string, id: string): Promise<Case> => {
  const found = await officeCase(context, area, id, 'read')
  const service = serviceOf(found.service)
  if (!mayReview(service, context.actor) && !stagesOf(service).some((stage) => holds(context.actor, postOfStage(service, stage)))) throw new Problem('not-allowed')
  return found
}

/** The case as whoever asks may see it. */
export const visibleCase = (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case> =>
  context.actor.kind === 'citizen' ? ownCase(context, area, id, how) : officeCase(context, area, id, how)

/**
 * The case, locked for a change by the applicant, who acts for them, or the officer who has it at the counter. Refusals: delegation-ended,
 * help-ended.
 */
export const caseToChange = async (context: Context, area: string, id: string): Promise<Case | Refusal> => {
  const one = await visibleCase(context, area, id, 'lock')
  return (await mandateStands(context, serviceOf(one.service), one)) ?? one
}

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
  if ((action === 'release' || action === 'hand-over') && holds(actor, 'review-head')) return undefined
  return refused('claimed-by-another', [because(service.within.clause, false, {
    zh: `本件由 ${one.claimedBy.number} 经办，请先由其退回队列`, en: `Officer ${one.claimedBy.number} has this case; it must be put back first`,
  }, { officer: one.claimedBy.number })])
}

/**
 * A case locked for a step of its reviewer, with the state that the step leads to. Refusals: claimed-by-another, not-in-this-state. Problems:
 * not-allowed, changed-meanwhile.
 */
export const reviewStep = async (
  context: Context, { area, caseId, version }: { readonly area: string; readonly caseId: string; readonly version: number }, action: CaseAction,
): Promise<{ readonly one: Case; readonly service: Service; readonly state: CaseState } | Refusal> => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const taken = notInMyHands(service, one, context.actor, action)
  if (taken) return taken
  sameVersion(one, version)
  const state = stateAfter(service, one, action, 'reviewer')
  return state instanceof Refusal ? state : { one, service, state }
}

/** Whether this officer took it in at the counter: began it there, or had the principal before them who carries on what an agent began. */
const tookItIn = ({ counter, inPerson }: Pick<Case, 'counter' | 'inPerson'>, officerId: string): boolean =>
  counter?.officerId === officerId || inPerson?.officerId === officerId

/** The refusal when a case would be given to who took it in at the counter, or accepted it where four eyes are needed. */
export const notOwnOf = (service: Service, one: Case, officerId: string): Refusal | undefined =>
  !tookItIn(one, officerId) && !(one.fourEyes && one.acceptedBy === officerId) ? undefined
    : refused('own-case', [because(service.within.clause, false, {
        zh: '该同事已受理过本件，不能再审核', en: 'That colleague took this case in; another must review it',
      })])

/** Whether somebody with these posts reviews the service. */
export const mayReviewBy = (service: Service, posts: readonly string[]): boolean => posts.includes(service.post) || posts.includes('review-head')

/** Whether a case may be handed to this officer: a reviewer of the service who neither took it in nor accepted it. */
export const mayTake = (service: Service, one: Case, { id, posts }: { readonly id: string; readonly posts: readonly string[] }): boolean =>
  mayReviewBy(service, posts) && notOwnOf(service, one, id) === undefined

/** The refusal when an officer would decide what they took in at the counter themselves. */
export const notOwn = (service: Service, one: Case, actor: Actor): Refusal | undefined => {
  if (actor.kind !== 'officer' || !tookItIn(one, actor.officerId)) return undefined
  return refused('own-case', [because(service.within.clause, false, {
    zh: '本件由您在窗口受理，请由另一位同事审核', en: 'You took this case in at the counter; a colleague must review it',
  })])
}

/** The refusal to decide while a counter's proposal to withdraw it waits: a colleague settles that first. The clock runs on, for the office has the case. */
export const withdrawalWaits = (service: Service, one: Case): Refusal | undefined =>
  one.withdrawalBy === null ? undefined
    : refused('not-yet', [because(service.within.clause, false, {
        zh: '窗口提出了撤回：请先由另一名同事看过签字的申请，确认撤回或不同意，再作决定', en: 'A counter proposed to withdraw it: a colleague looks at the signed request and confirms or declines that first',
      })])

/** Whether this officer may confirm or decline a proposed withdrawal: a reviewer who did not propose it, whatever else they did about the case. */
const maySettleWithdrawal = (service: Service, one: Case, actor: Actor): boolean =>
  actor.kind === 'officer' && one.withdrawalBy !== null && one.withdrawalBy !== actor.officerId && mayReview(service, actor)

/** The refusal when the officer who accepted would also decide, where the service wants four eyes. */
export const sameEyes = (service: Service, one: Case, actor: Actor): Refusal | undefined => {
  if (!one.fourEyes || one.acceptedBy === null || actor.kind !== 'officer' || one.acceptedBy !== actor.officerId) return undefined
  return refused('own-case', [because(service.fourEyes?.clause ?? service.within.clause, false, {
    zh: '受理与审核须由不同人员办理，请由另一位同事审核', en: 'Accepting and reviewing need two different officers; a colleague must review it',
  })])
}

/** The refusal when somebody else would decide what the clause leaves to the holder of a post, after it was accepted. */
export const notTheSecond = (service: Service, one: Case, actor: Actor): Refusal | undefined => {
  const { second, clause } = service.fourEyes ?? {}
  if (second === undefined || clause === undefined || one.acceptedBy === null || holds(actor, second)) return undefined
  const post = posts[second]
  return refused('not-the-head', [because(clause, false, { zh: `受理后由${post.zh}复核`, en: `After it was accepted it is checked again by: ${post.en}` }, { post: second })])
}

/** The refusal while the case is suspect and nobody has settled it, or when the suspicion was confirmed. */
export const suspectStill = (service: Service, one: Case): Refusal | undefined => {
  if (one.suspicion === null || one.suspicion === 'cleared') return undefined
  const says = one.suspicion === 'confirmed'
    ? { zh: '嫌疑已查实，不能通过', en: 'The suspicion was confirmed: it cannot be approved' }
    : { zh: '嫌疑尚未排除，请先调查并作出结论', en: 'It is held as suspect: investigate and settle that first' }
  return refused('suspect', [because(service.within.clause, false, says, { suspicion: one.suspicion })])
}

/** Whether nothing that others do is open or refused, by what the case last heard. */
export const allAwaitedDone = ({ awaits }: Pick<Case, 'awaits'>): boolean => Object.values(awaits).every((state) => state === 'done')

/** Whether the counter may write for the applicant, who stands there: what it began, and what the principal carries on there. */
export const isAtCounter = ({ counter, inPerson }: Pick<Case, 'counter' | 'inPerson'>): boolean => counter !== null || inPerson !== null

/**
 * What the counter may do for who stands there. A draft that was begun there is taken back at once; what was submitted, on a proposal that a colleague
 * confirms.
 */
const allowedAtCounter = (one: Case): string[] => {
  const open = allowedActions(one.state, 'applicant')
  const here = isAtCounter(one) ? ['save-answers', 'add-document', 'submit', 'answer'] : ['add-document', 'answer']
  const mayEnd = open.includes('withdraw')
  return [
    ...open.filter((action) => here.includes(action)),
    ...(mayEnd && one.state === 'draft' && one.counter !== null ? ['withdraw'] : []),
    ...(mayEnd && one.state !== 'draft' && one.withdrawalBy === null ? ['propose-withdrawal'] : []),
    ...(mayEnd && one.acting?.as === 'delegate' && one.inPerson === null ? ['record-principal'] : []),
  ]
}

/** What this caller may do with the case now. Sent to the screens, so that they never guess. */
export const allowedFor = (one: Case, actor: Actor): string[] => {
  if (actor.kind === 'citizen') {
    const principal = isPrincipal(one, actor)
    if (one.inPerson && !principal) return []
    const sendsAtCounter = serviceOf(one.service).counterOnly !== undefined
    const acts = allowedActions(one.state, 'applicant').filter((action) => (action !== 'rate' || one.rating === null) && (action !== 'submit' || !sendsAtCounter))
    const stop = one.acting?.as === 'helper' && principal && acts.includes('withdraw')
    return [...acts, ...(stop ? ['stop-help'] : []), ...(principal && one.withdrawalBy !== null ? ['deny-withdrawal'] : [])]
  }
  if (actor.kind !== 'officer') return []
  const service = serviceOf(one.service)
  const counter = holds(actor, 'photo-capture') ? allowedAtCounter(one) : []
  const step = stagesOf(service).find(({ name }) => name === one.stage)
  const steps = step && mayDoStep(service, step, actor) ? ['advance'] : []
  if (!mayReview(service, actor)) return [...counter, ...steps]
  const withdrawal = maySettleWithdrawal(service, one, actor) ? ['decide-withdrawal'] : []
  const mine = one.claimedBy === null || one.claimedBy.officerId === actor.officerId
  const blocked = suspectStill(service, one) !== undefined || !allAwaitedDone(one)
  const acts = allowedActions(one.state, 'reviewer').filter((action) => {
    if (action === 'complete' || action === 'advance' || action === 'end-making') return false
    if (action === 'release' || action === 'hand-over') return mine || holds(actor, 'review-head')
    if (action === 'suspect') return mine && (one.suspicion === null || one.suspicion === 'cleared')
    if (action === 'investigate') return one.suspicion === 'opened'
    if (action === 'settle') return one.suspicion === 'investigated' && one.suspectedBy !== actor.officerId
    if ((action === 'approve' || action === 'reject') && (one.withdrawalBy !== null || tookItIn(one, actor.officerId))) return false
    if (action === 'approve' && (blocked || (one.fourEyes && one.acceptedBy === actor.officerId) || notTheSecond(service, one, actor))) return false
    return mine
  })
  return [...counter, ...withdrawal, ...acts, ...steps]
}
