import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { examineLetter, letterOf, sameNumber, type Asked, type Delegation } from './delegations.ts'
import * as store from './delegations.store.ts'
import { personOf } from './persons.ts'

/** The letter that names the citizen as agent; to others it does not exist. Held against a cancellation until the transaction ends. */
export const letterForAgent = async (context: Context, area: string, id: string): Promise<Delegation> => {
  const citizen = asCitizen(context)
  const letter = await letterOf(context, area, id, 'lock')
  const { identityNumber } = await personOf(context.platform, context.db, citizen.area, citizen.personId)
  if (!letter || !sameNumber(identityNumber, letter.agentNumber)) throw new NoSuchRow('people.letter-for-agent')
  return letter
}

/** Nothing when the letter still lets this be done; otherwise the refusal `delegation-ended` with every unmet reason. The decision is stored. */
export const letterStands = async (context: Context, letter: Delegation, asked: Asked): Promise<Refusal | undefined> => {
  const { accepted, decision } = await examineLetter(context, letter, asked, 'account')
  return accepted ? undefined : refused('delegation-ended', decision.reasons.filter(({ holds }) => !holds))
}

/** How the letter was confirmed when it was last accepted in one of these areas: by the agent's account, or at a counter. */
export const confirmedBy = async ({ db }: Context, areas: readonly string[], { area, id }: Pick<Delegation, 'area' | 'id'>) =>
  (await store.lastAccepted(db, areas, area, id))?.confirmed_by

/** The letter that this officer's counter examined today and accepted. Undefined when there is no such examination. */
export const acceptedCheck = async (context: Context, checkId: string): Promise<Delegation | undefined> => {
  const check = await store.check(context.db, asOfficer(context).area, checkId)
  if (!check?.accepted || check.on_day !== context.today) return undefined
  return letterOf(context, check.letter_area, check.delegation_id, 'lock')
}
