import type { CivilDate } from '../civil-date.ts'
import { sha256 } from './sha256.ts'

/** An applicant for a seat as the published list shows one: a number that names nobody, and since when that person could lawfully have booked. */
export type Waiting = { readonly applicant: string; readonly waitingSince: CivilDate }

/** A finished draw with all that is needed to do it again. `secret` was fixed, and its hash published, before anybody could apply. */
export type Draw = {
  readonly commitment: string
  readonly secret: string
  readonly seats: number
  readonly list: readonly Waiting[]
  readonly winners: readonly string[]
}

/** What is published before the first application: the hash of the secret, which can then no longer be chosen to suit anybody. */
export const commitmentOf = (secret: string): string => sha256(`changxing-draw ${secret}`)

const inOrder = (list: readonly Waiting[]): readonly Waiting[] =>
  list.toSorted((one, other) => (one.applicant < other.applicant ? -1 : one.applicant > other.applicant ? 1 : 0))

/** The list in the one form that is hashed: a line for each applicant, in order of their numbers. */
const listText = (list: readonly Waiting[]): string => inOrder(list).map(({ applicant, waitingSince }) => `${applicant} ${waitingSince}\n`).join('')

/** The seed that settles ties: it rests on the whole list, so that nobody knows it before the list is closed, and on the committed secret. */
export const seedOf = (list: readonly Waiting[], secret: string): string => sha256(`${listText(list)}${secret}`)

/**
 * The published rule of allocation: who has waited longest comes first; among those who have waited equally long the lot decides, which is
 * the hash of seed and applicant number, the smallest first (M3.1.3). Answers the winners in that order.
 */
export function allocateSeats(list: readonly Waiting[], seats: number, secret: string): readonly string[] {
  const seed = seedOf(list, secret)
  return list
    .map((waiting) => ({ ...waiting, lot: sha256(`${seed} ${waiting.applicant}`) }))
    .toSorted((one, other) => (one.waitingSince !== other.waitingSince ? (one.waitingSince < other.waitingSince ? -1 : 1) : one.lot < other.lot ? -1 : 1))
    .slice(0, Math.max(0, seats))
    .map(({ applicant }) => applicant)
}

export type Fault = 'secret-not-committed' | 'list-has-doubles' | 'other-winners'

/** Does a published draw again and answers every fault found; none means that it was as the rule says. */
export function drawFaults({ commitment, secret, seats, list, winners }: Draw): readonly Fault[] {
  const again = allocateSeats(list, seats, secret)
  return [
    ...(commitmentOf(secret) === commitment ? [] : ['secret-not-committed' as const]),
    ...(new Set(list.map(({ applicant }) => applicant)).size === list.length ? [] : ['list-has-doubles' as const]),
    ...(again.length === winners.length && again.every((applicant, index) => applicant === winners[index]) ? [] : ['other-winners' as const]),
  ]
}
