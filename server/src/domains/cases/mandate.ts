import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import { refused, type Context, type Refusal } from '../../platform/operation.ts'
import { helpOf, letterOf, letterStands, personOf, sendHelped, type ConfirmedBy } from '../people/index.ts'
import { actedAs, type Case } from './case.ts'
import { resultOf } from './checks.ts'
import { fitsLetter, nameByLetter } from './business-names.ts'
import type { Service } from './service.ts'

/** Who acts in the person's place, in words. */
export type ActingView = {
  readonly as: 'delegate' | 'helper'
  readonly name: string
  readonly numberMasked: string
  readonly mandate: { readonly area: string; readonly id: string }
  readonly validUntil: string | null
  readonly ended: boolean
}

/** Who acts in this case instead of the person, or null. */
export const presentActing = async (context: Context, { acting }: Pick<Case, 'acting'>): Promise<ActingView | null> => {
  if (!acting) return null
  const { mandate } = acting
  if (acting.as === 'delegate') {
    const letter = await letterOf(context, mandate.area, mandate.id, 'read')
    return letter
      ? {
          as: 'delegate', name: letter.agentName, numberMasked: maskNumber(letter.agentNumber), mandate: { ...mandate }, validUntil: letter.validUntil,
          ended: letter.cancelledAt !== null || context.today > letter.validUntil,
        }
      : null
  }
  const help = await helpOf(context, mandate.area, mandate.id, 'read')
  return help
    ? { as: 'helper', name: help.helper.name, numberMasked: help.helper.numberMasked, mandate: { ...mandate }, validUntil: null, ended: help.endedAt !== null }
    : null
}

/** By what somebody acted, for the file of what the case is about: names stay with the letter or help. */
export type Mandate = { readonly area: string; readonly id: string } & (
  | {
    readonly as: 'delegate'; readonly origin: 'online' | 'paper'; readonly validUntil: string; readonly confirmedBy: ConfirmedBy | null
    /** Whether the principal passed a real-person check as they delegated. */
    readonly principalProven: boolean
    readonly scan: { readonly area: string; readonly fileId: string } | null
  }
  | { readonly as: 'helper'; readonly elderSeen: 'camera' | 'counter' }
)

/** The mandate by which this case was submitted, or null when the person did it; how it was checked, and until when it is good (M9.2.2, M9.2.4, M6.1.1). */
export const mandateOf = async (context: Context, one: Case): Promise<Mandate | null> => {
  const acting = actedAs(one)
  if (!acting) return null
  const { as, mandate: { area, id } } = acting
  if (as === 'helper') return { as, area, id, elderSeen: one.counter === null ? 'camera' : 'counter' }
  const letter = await letterOf(context, area, id, 'read')
  if (!letter) throw new Error('the letter of the case is gone')
  const { origin, validUntil, scan, principalProven } = letter
  return { as, area, id, origin, validUntil, scan, principalProven, confirmedBy: one.letterConfirmedBy }
}

type Acted = Pick<Case, 'acting' | 'inPerson'>

/** Whether an agent does it in the person's place: whatever check is passed then is the agent's. */
export const isByAgent = ({ acting, inPerson }: Acted): boolean => acting?.as === 'delegate' && inPerson === null

/** Whether an agent does it by a delegation that the person made in the app, signed in: nothing on paper is asked of who they are (M9.3). */
export const isDelegatedOnline = async (context: Context, one: Acted): Promise<boolean> => {
  if (!one.acting || !isByAgent(one)) return false
  const { area, id } = one.acting.mandate
  return (await letterOf(context, area, id, 'read'))?.origin === 'online'
}

/** Why the letter of the case does not let these answers be sent: what it names is another business (M9.2.3). */
export const letterReason = async (context: Context, service: Service, one: Case): Promise<Reason | undefined> => {
  if (!service.byPaper || !one.acting || !isByAgent(one)) return undefined
  const letter = await letterOf(context, one.acting.mandate.area, one.acting.mandate.id, 'read')
  return !letter || fitsLetter(service, letter, one.answers) ? undefined : because('M9.2.3', false, {
    zh: `委托书写明的是“${letter.business}”，与填写的不是同一业务：请改填，或请委托人重新出具委托书`,
    en: `The letter is for "${letter.business}", which is not what was filled in: correct that, or let the principal write another letter`,
  }, { business: letter.business })
}

/** Whether the person took the mandate back: the delegation was cancelled, the help stopped. One that has only run out may still be followed. */
export const wasStopped = async (context: Context, { acting }: Pick<Case, 'acting'>): Promise<boolean> => {
  if (!acting) return false
  const { area, id } = acting.mandate
  if (acting.as === 'helper') return ['elder-link', 'elder-app'].includes((await helpOf(context, area, id, 'read'))?.endedBy ?? '')
  return ((await letterOf(context, area, id, 'read'))?.cancelledAt ?? null) !== null
}

const stopped = refused('help-ended', [because('M6.1.1', false, {
  zh: '老人已停止代办。老人可自己继续，或重新请人代办', en: 'The older person stopped the help. They can go on themselves, or ask for help anew',
}, {})])

const carriedOn = refused('delegation-ended', [because('M9.2.3', false, {
  zh: '委托人已到窗口，由本人接着办理', en: 'The principal came to the counter and carries it on themselves',
}, {})])

/**
 * Nothing when the caller may act in this case now: it is their own, the officer acts for the principal who came, or the delegation or help under which they act still stands. It is held
 * until the transaction ends, so that nobody submits what has just been cancelled, at the counter no more than online. Refusals: delegation-ended,
 * help-ended.
 */
export const mandateStands = async (context: Context, service: Service, one: Case): Promise<Refusal | undefined> => {
  const { acting } = one
  const { actor } = context
  if (!acting || (actor.kind !== 'citizen' && actor.kind !== 'officer') || (actor.kind === 'citizen' && actor.personId === one.personId)) return undefined
  if (one.inPerson) return actor.kind === 'officer' ? undefined : carriedOn
  const { area, id } = acting.mandate
  if (acting.as === 'helper') {
    if (actor.kind === 'officer') return undefined
    const help = await helpOf(context, area, id, 'lock')
    return help && help.endedAt === null ? undefined : stopped
  }
  const letter = await letterOf(context, area, id, 'lock')
  if (!letter) return stopped
  const asked = { business: nameByLetter(service, letter), about: one.subject }
  if (actor.kind === 'officer') return letterStands(context, letter, { ...asked, agentNumber: letter.agentNumber }, one.letterConfirmedBy ?? undefined)
  const { identityNumber } = await personOf(context.platform, context.db, actor.area, actor.personId)
  return letterStands(context, letter, { ...asked, agentNumber: identityNumber })
}

/** What the reviewer learns of a letter: that it was taken back after what the agent submitted under it, unless the principal carries it on. */
export const mandateWarnings = async (context: Context, { acting, inPerson, submittedAt }: Case): Promise<Words[]> => {
  if (acting?.as !== 'delegate' || inPerson !== null || submittedAt === null) return []
  const letter = await letterOf(context, acting.mandate.area, acting.mandate.id, 'read')
  if (!letter?.cancelledAt || letter.cancelledAt < submittedAt) return []
  return [{
    zh: '提交以后，委托人取消了委托：请先向委托人核实是否仍要办理，再作决定', en: 'The principal cancelled the delegation after this was submitted: ask them whether they still want it before you decide',
  }]
}

/** Why the rule on helpers does not let this be submitted: above all, that the older person has not passed their own real-person check (M6.1.1). */
export const helperRefusal = async (context: Context, one: Case, checkName: string): Promise<Refusal | undefined> => {
  if (one.acting?.as !== 'helper') return undefined
  const help = await helpOf(context, one.acting.mandate.area, one.acting.mandate.id, 'lock')
  if (!help || help.endedAt !== null) return stopped
  return sendHelped(context, help, resultOf(one, checkName))
}
