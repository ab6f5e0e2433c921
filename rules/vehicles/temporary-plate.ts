import { addDays, type CivilDate } from '../civil-date.ts'
import { temporaryPlateDays } from './business-limits.ts'
import { remindDaysBefore } from './transfer-limits.ts'

export type PlatePurpose = keyof ReturnType<typeof temporaryPlateDays.on>['value']

/** Whether insurance that ends on this day lets a car drive on a temporary plate: it has to reach beyond today (facts 3.1). Null: no policy was shown. */
export const isInsured = (insuredUntil: CivilDate | null, on: CivilDate): boolean => insuredUntil !== null && insuredUntil > on

/**
 * The last day of a temporary plate that is given today: calendar days by its purpose, and never beyond the compulsory insurance; undefined where
 * none stands, so that no plate is given. `not-asked`: a plate in the place of registered ones, of a car that need not show its policy again, or a
 * trailer's, which has none.
 */
export const lastDayOfPlate = (purpose: PlatePurpose, insuredUntil: CivilDate | null | 'not-asked', on: CivilDate): CivilDate | undefined => {
  const last = addDays(on, temporaryPlateDays.on(on).value[purpose])
  if (insuredUntil === 'not-asked') return last
  if (!isInsured(insuredUntil, on)) return undefined
  return insuredUntil! < last ? insuredUntil! : last
}

/**
 * The temporary plates that are given today while new ones are made: one after another, each as long as one may count, until they reach the day on
 * which the new ones are promised. That day counts working days, and is later than the first one ends. Null: the day is not known yet; one plate then.
 */
export const platesWhileMade = (on: CivilDate, madeBy: CivilDate | null): readonly { readonly from: CivilDate; readonly until: CivilDate }[] => {
  const plates = [{ from: on, until: lastDayOfPlate('replacement', 'not-asked', on)! }]
  for (let last = plates[0]!.until; madeBy !== null && last < madeBy; last = plates.at(-1)!.until) {
    const from = addDays(last, 1)
    // Its first day counts, as the day before it was the last of another.
    plates.push({ from, until: addDays(last, temporaryPlateDays.on(from).value.replacement) })
  }
  return plates
}

export type PlateOfWay = {
  readonly issuedOn: CivilDate
  readonly validUntil: CivilDate
  /** Last day on which the car has to be in the new place. */
  readonly comeBy: CivilDate
}

/**
 * Whether who drives to another city on this plate is to be reminded today of its own last day: where it ends before the car has to be there, a week
 * before it ends, and of one given for less than that on the day before. Never on the day on which it was handed over, which says it. Chosen here (M2.3.6).
 */
export const remindsOfPlate = ({ issuedOn, validUntil, comeBy }: PlateOfWay, on: CivilDate): boolean => {
  if (validUntil >= comeBy || on <= issuedOn || on > validUntil) return false
  const week = addDays(validUntil, -remindDaysBefore)
  return on >= (issuedOn < week ? week : addDays(validUntil, -1))
}
