import { addMonths, type CivilDate } from '../civil-date.ts'
import { dated } from '../dated.ts'
import { ageReachedOn, classRules, licenceClassCodes, type LicenceClass } from './class-rules.ts'

/** A validity; `validUntil` null: long-term (长期). */
export type Validity = { readonly validFrom: CivilDate; readonly validUntil: CivilDate | null }

/** Years of a first validity, and of the second where no cycle of the first reached 12 points; after the second the licence is long-term. */
export const validityYears = dated([{ from: '2016-04-01', value: { first: 6, second: 10 } as const, source: 'Order 139' }])

/** Whether a validity is a first one of six years: anything up to seven is, so that a day moved by a leap year does not matter. */
const isFirst = ({ validFrom, validUntil }: { readonly validFrom: CivilDate; readonly validUntil: CivilDate }): boolean =>
  validUntil < addMonths(validFrom, 7 * 12)

/**
 * The validity that follows one: 6 → 10 years → long-term, each step only if no points cycle of the present validity reached 12; else the
 * same length again. It joins the former end; where the licence expired meanwhile it begins on the day of renewal.
 */
export function nextValidity(present: { readonly validFrom: CivilDate; readonly validUntil: CivilDate }, reachedTwelve: boolean, on: CivilDate): Validity {
  const { first, second } = validityYears.on(on).value
  const validFrom = on > present.validUntil ? on : present.validUntil
  const years = isFirst(present) ? (reachedTwelve ? first : second) : reachedTwelve ? second : null
  return { validFrom, validUntil: years === null ? null : addMonths(validFrom, years * 12) }
}

/** The day on which age ends a class, by the law of the day asked about; null: never. */
export function classEndsOn(licenceClass: LicenceClass, birthDate: CivilDate, on: CivilDate): CivilDate | null {
  const years = classRules[licenceClass].drivenBelow.on(on).value
  return years === null ? null : ageReachedOn(birthDate, years)
}

/** The classes of a licence that age has ended by the day. */
export const endedClasses = (classes: readonly LicenceClass[], birthDate: CivilDate, on: CivilDate): readonly LicenceClass[] =>
  classes.filter((licenceClass) => {
    const end = classEndsOn(licenceClass, birthDate, on)
    return end !== null && end <= on
  })

const instead = (licenceClass: LicenceClass, choice: 'C1' | 'C2', on: CivilDate): readonly LicenceClass[] => {
  if (licenceClass === 'D' || licenceClass === 'E') return ['F']
  if (licenceClass === 'A2' && classRules.A2.allows.on(on).value.includes('C6')) return [choice, 'C6']
  return /^[AB]/.test(licenceClass) || licenceClass === 'C6' ? [choice] : []
}

/** What remains of a licence when age has ended some of its classes: those kept, and what is given instead, without what another includes. */
export function classesAtAge(classes: readonly LicenceClass[], birthDate: CivilDate, choice: 'C1' | 'C2', on: CivilDate): readonly LicenceClass[] {
  const ended = endedClasses(classes, birthDate, on)
  const given = [...classes.filter((one) => !ended.includes(one)), ...ended.flatMap((one) => instead(one, choice, on))]
  const left = licenceClassCodes.filter((code) => given.includes(code) && !endedClasses([code], birthDate, on).includes(code))
  return left.filter((code) => !left.some((other) => other !== code && classRules[other].allows.on(on).value.includes(code)))
}
