import { addDays, type CivilDate } from '../civil-date.ts'
import { bringAfterReceiptDays } from './transfer-limits.ts'

/** What says whether the seller may ask for the end of a transfer that the new owner does not go on with. */
export type AskEndFacts = {
  readonly appliedOn: CivilDate
  /** Last day to bring the car to the new place; null where it has not come to that. */
  readonly comeBy: CivilDate | null
  /** When the car passed inspection in the new place; null where it has not. */
  readonly inspectedOn: CivilDate | null
  /** When such a request was last found unfounded; null where there was none. */
  readonly unfoundedOn: CivilDate | null
  /** It is the new owner who has to act, and nothing holds the transfer. */
  readonly ownersTurn: boolean
}

const later = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? other : one)

/**
 * Until when the new owner has time. Where they have to settle something before the car is called for, as long from the application; and once more as
 * long after the car was brought and passed, for what is then still to be shown or settled, and after an officer found that the sale stands.
 */
export const lastDayOfNewOwner = ({ appliedOn, comeBy, inspectedOn, unfoundedOn }: Omit<AskEndFacts, 'ownersTurn'>): CivilDate =>
  [inspectedOn, unfoundedOn].reduce<CivilDate>(
    (day, anew) => (anew === null ? day : later(day, addDays(anew, bringAfterReceiptDays))), comeBy ?? addDays(appliedOn, bringAfterReceiptDays),
  )

/** After the last day, while the new owner has to act: no seller waits for ever for a sale that came to nothing, and none is let out while an office is late. */
export const mayAskEnd = ({ ownersTurn, ...facts }: AskEndFacts, on: CivilDate): boolean => ownersTurn && on > lastDayOfNewOwner(facts)
