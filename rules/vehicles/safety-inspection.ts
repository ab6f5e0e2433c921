import { addMonths, type CivilDate } from '../civil-date.ts'
import { dated } from '../dated.ts'
import { isMinivan, isSmallOrMiniPassenger } from './vehicle-types.ts'

/** A car before its registration, as far as it is known yet. */
export type NewCar = {
  readonly vehicleType: string
  readonly imported: boolean
  /** When it left the works; of an import, when it came into the country. */
  readonly madeOn?: CivilDate
  readonly accidentBefore?: boolean
  /** It was registered before, returned for its quality and mended. */
  readonly mended: boolean
}

/** How long after it was made or imported a car counts as new. Not in the regulation: the registration order (124, kept by 164). */
const newForMonths = dated([{ from: '2008-10-01', value: 24, source: 'Order 124 of the ministry (registration of vehicles)' }])

/**
 * Types of which a new car of the country need not be tested: small and mini cars. Which models are exempt is said by the ministry that licenses them
 * and differs by model: configuration.
 */
const isExemptWhenNew = (vehicleType: string): boolean => isSmallOrMiniPassenger(vehicleType) && !isMinivan(vehicleType)

const isSchoolBus = (vehicleType: string): boolean => /^K.8$/.test(vehicleType)

/**
 * Whether a car has to pass the test of roadworthiness before it is registered (facts 3.1). Imports and exempt types need not, unless more than two
 * years old, in an accident before or mended after a return; a school bus always has to. What is not known yet calls for nothing.
 */
export const isTestedBeforeRegistration = ({ vehicleType, imported, madeOn, accidentBefore = false, mended }: NewCar, on: CivilDate): boolean =>
  isSchoolBus(vehicleType) || mended || accidentBefore
  || (madeOn !== undefined && addMonths(madeOn, newForMonths.on(on).value) < on)
  || !(imported || isExemptWhenNew(vehicleType))
