import type { Words } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { examineLetter, letterOf, sameNumber, type Asked, type Delegation } from './delegations.ts'
import * as store from './delegations.store.ts'
import { personOf } from './persons.ts'

/** The letter that names the citizen as agent; to others it does not exist. */
export const letterForAgent = async (context: Context, area: string, id: string): Promise<Delegation> => {
  const citizen = asCitizen(context)
  const letter = await letterOf(context, area, id, 'read')
  const { identityNumber } = await personOf(context.platform, context.db, citizen.area, citizen.personId)
  if (!letter || !sameNumber(identityNumber, letter.agentNumber)) throw new NoSuchRow('people.letter-for-agent')
  return letter
}

/**
 * Holds a letter that was read against a cancellation until the transaction ends, behind the case that is done by it. Problem: changed-meanwhile when it was
 * cancelled since.
 */
export const holdLetter = async (context: Context, { area, id }: Pick<Delegation, 'area' | 'id'>): Promise<void> => {
  const letter = await letterOf(context, area, id, 'lock')
  if (letter?.cancelledAt !== null) throw new Problem('changed-meanwhile')
}

const byThemselves: Words = {
  zh: '当事人本人可在手机上继续，也可带身份证到窗口，由本人接着办理', en: 'The person can go on in the app, or come to the counter with their identity card and carry it on themselves',
}

/**
 * Nothing when the letter still lets this be done; otherwise the refusal `delegation-ended` with every unmet reason. The decision is stored, with how
 * the letter was confirmed.
 */
export const letterStands = async (
  context: Context, letter: Delegation, asked: Asked, by: ConfirmedBy = 'account',
): Promise<Refusal | undefined> => {
  const { accepted, decision } = await examineLetter(context, letter, asked, by)
  return accepted ? undefined : refused('delegation-ended', decision.reasons.filter(({ holds }) => !holds), byThemselves)
}

/** How a letter was confirmed: by the agent's account, or at a counter. */
export type ConfirmedBy = store.CheckRow['confirmed_by']

/**
 * The letter that this officer's counter examined today and accepted, and how it was confirmed. Undefined when there is no such examination, when it found
 * that the person came themselves and no letter was examined, or when the letter was cancelled since.
 */
export const acceptedCheck = async (context: Context, checkId: string): Promise<{ readonly letter: Delegation; readonly confirmedBy: ConfirmedBy } | undefined> => {
  const check = await store.check(context.db, asOfficer(context).area, checkId)
  if (!check?.accepted || check.action === 'none-needed' || check.on_day !== context.today) return undefined
  const letter = await letterOf(context, check.letter_area, check.delegation_id, 'read')
  return letter?.cancelledAt === null ? { letter, confirmedBy: check.confirmed_by } : undefined
}
