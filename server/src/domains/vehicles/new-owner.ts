import type { Facts } from '@changxing/rules/decision.ts'
import { normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { needsResidencePermit } from '@changxing/rules/vehicles/due-papers.ts'
import type { Context } from '../../platform/operation.ts'
import type { Applicant, Case, Channel } from '../cases/index.ts'
import { findPersonByNumber, homeByNumber, namedPerson, personOf, sameName } from '../people/index.ts'

const text = (answers: Facts, name: string): string => String(answers[name] ?? '').trim()
const numberOf = (answers: Facts): string => normalIdentityNumber(text(answers, 'newOwnerNumber'))

/** The person who has the number that the form names; `named`: whether the name is theirs. */
const holderOfNumber = async ({ db, platform }: Context, answers: Facts): Promise<{ readonly found: Applicant; readonly named: boolean } | undefined> => {
  const found = await findPersonByNumber(platform, db, numberOf(answers))
  return found && { found, named: sameName((await personOf(platform, db, found.area, found.personId)).name, text(answers, 'newOwnerName')) }
}

/** The new owner whom the form names, by number and name together; undefined when nobody is known under both. */
export const newOwnerOf = async (context: Context, answers: Facts): Promise<Applicant | undefined> => {
  const holder = await holderOfNumber(context, answers)
  return holder?.named ? holder.found : undefined
}

/** Whether an officer has the papers of the new owner before them, and may enter who was never seen (M9.3). */
const atCounter = ({ actor }: Context, channel: Channel): boolean => channel === 'counter' && actor.kind === 'officer'

/** In which city the new owner is kept, or would be once they are entered. Undefined while nobody is named who may have the car. */
export const homeOfNewOwner = async (context: Context, { area, answers, counter }: Case): Promise<{ readonly area: string } | undefined> => {
  const holder = await holderOfNumber(context, answers)
  if (holder) return holder.named ? holder.found : undefined
  const number = numberOf(answers)
  return counter !== null && readIdentityNumber(number, context.today).valid ? { area: homeByNumber(number, area) } : undefined
}

/**
 * Who the new owner is to the rule: somebody of this city, of another, nobody known, or the owner. At a counter, where the number is read from a card,
 * who is not known can be entered, and a name that is another's is said; online nothing is said of whose a number is.
 */
export const standingOfNewOwner = async (context: Context, area: string, owner: Applicant, answers: Facts, channel: Channel): Promise<Facts> => {
  const number = numberOf(answers)
  if (number === '' || text(answers, 'newOwnerName') === '') return {}
  const holder = await holderOfNumber(context, answers)
  const counter = atCounter(context, channel)
  if (!holder) return { buyer: counter && readIdentityNumber(number, context.today).valid ? 'new' : 'unknown' }
  if (!holder.named) return { buyer: counter ? 'misnamed' : 'unknown' }
  const { found } = holder
  if (found.area === owner.area && found.personId === owner.personId) return { buyer: 'owner' }
  return { buyer: needsResidencePermit({ buyerArea: found.area, inArea: area }) ? 'elsewhere' : 'here' }
}

/**
 * Enters the new owner of a case that a counter takes in, as the card has them, so that they can be asked; who is known stays as they are. Nobody is
 * sent to a phone first (M9.3).
 */
export const enterNewOwner = async (context: Context, { area, answers, counter }: Case): Promise<void> => {
  const [name, number] = [text(answers, 'newOwnerName'), numberOf(answers)]
  if (!atCounter(context, counter === null ? 'online' : 'counter') || name === '' || !readIdentityNumber(number, context.today).valid) return
  if (!(await holderOfNumber(context, answers))) await namedPerson(context, { name, identityNumber: number, phone: null }, area, 'newOwnerName')
}
