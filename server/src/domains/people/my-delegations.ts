import { cancelDelegation as cancelEndpoint, myDelegations as myEndpoint } from '@changxing/contract/delegations.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { agentIndex, letterOf, openLetter, presentLetter, sameNumber, spread, type Delegation } from './delegations.ts'
import * as store from './delegations.store.ts'
import { personOf } from './persons.ts'

/** The letters that name this number as agent, from every area, the last made first. */
export const lettersNaming = async (context: Context, number: string): Promise<Delegation[]> => {
  const places = await store.naming(context.db, agentIndex(context, number))
  const rows = await Promise.all([...Map.groupBy(places, ({ area }) => area)].map(([area, of]) =>
    store.ofArea(context.db, area, of.map((place) => place.delegation_id))))
  const letters = await Promise.all(rows.flat().map((row) => openLetter(context, row)))
  return letters.toSorted((a, b) => (a.id < b.id ? 1 : -1))
}

/** The letters that the citizen made, and those that name them. */
export const myDelegations = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const { platform, db, today } = context
  const person = await personOf(platform, db, area, personId)
  const made = await Promise.all((await store.madeBy(db, area, personId)).map((row) => openLetter(context, row)))
  const naming = await lettersNaming(context, person.identityNumber)
  return { made: made.map((letter) => presentLetter(letter, today, true)), naming: naming.map((letter) => presentLetter(letter, today, true)) }
})

/** The letter if the citizen is its principal or agent; to others it does not exist. */
export const ownLetter = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Delegation & { readonly mine: 'principal' | 'agent' }> => {
  const citizen = asCitizen(context)
  const letter = await letterOf(context, area, id, how)
  if (!letter) throw new NoSuchRow('people.own-letter')
  context.concerns(area, `delegation:${id}`)
  if (letter.area === citizen.area && letter.principal.personId === citizen.personId) return { ...letter, mine: 'principal' }
  const { identityNumber } = await personOf(context.platform, context.db, citizen.area, citizen.personId)
  if (!sameNumber(identityNumber, letter.agentNumber)) throw new NoSuchRow('people.own-letter')
  return { ...letter, mine: 'agent' }
}

/** Cancels at any time; the letter is void at once, also where its copy or its code says otherwise. Repeating changes nothing. */
export const cancelDelegation = operation(cancelEndpoint, async (context, { area, delegationId }) => {
  const letter = await ownLetter(context, area, delegationId, 'lock')
  if (letter.mine !== 'principal') throw new NoSuchRow('people.own-letter')
  if (letter.cancelledAt === null) {
    await store.cancel(context.db, area, delegationId, context.recorded())
    await spread(context, letter, 'cancelled')
  }
  return presentLetter((await letterOf(context, area, delegationId, 'read'))!, context.today, true)
})
