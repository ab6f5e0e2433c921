import { sameCity, type AreaCode } from '../areas.ts'
import type { CivilDate } from '../civil-date.ts'
import type { CounterPaper } from './counter-papers.ts'
import { takesNoCompulsoryInsurance } from './decide-insurance-paper.ts'

/** What says which papers a transfer to another city wants beside the usual ones. */
export type DueFacts = {
  /** Where the new owner is registered, and where the car is to be. */
  readonly buyerArea: AreaCode
  readonly inArea: AreaCode
  /** Last day of the inspection; null where the record does not say: what is not known stands against nobody. */
  readonly inspectionValidUntil: CivilDate | null
  /** GA 802 code. */
  readonly vehicleType: string
  /** What the insurers answered where the inspection has run out; null while nobody was asked. */
  readonly insurance: 'confirmed' | 'denied' | 'unknown' | 'not-asked' | null
}

export type DuePaper = Extract<CounterPaper, 'residence-permit' | 'safety-inspection' | 'compulsory-insurance'>


/** A new owner who is registered in another city shows a residence permit of the one where the car is to be (facts 4.2). */
export const needsResidencePermit = ({ buyerArea, inArea }: Pick<DueFacts, 'buyerArea' | 'inArea'>): boolean => !sameCity(buyerArea, inArea)

/** An inspection that has run out: the car is tested before it changes hands, and is insured (facts 3.1). The last day still counts. */
export const inspectionHasRunOut = ({ inspectionValidUntil }: Pick<DueFacts, 'inspectionValidUntil'>, on: CivilDate): boolean =>
  inspectionValidUntil !== null && inspectionValidUntil < on

/** The policy on paper: asked for only after the insurers were asked and found none, never of a trailer, which has none (M11.1). */
const needsPolicy = ({ vehicleType, insurance }: DueFacts): boolean => insurance !== null && insurance !== 'confirmed' && !takesNoCompulsoryInsurance(vehicleType)

/** What the record of car and new owner calls for on this day. The offices' published list, not the regulation: configuration (M2.3.6). */
export const duePapers = (facts: DueFacts, on: CivilDate): readonly DuePaper[] => [
  ...(needsResidencePermit(facts) ? ['residence-permit' as const] : []),
  ...(inspectionHasRunOut(facts, on) ? ['safety-inspection' as const, ...(needsPolicy(facts) ? ['compulsory-insurance' as const] : [])] : []),
]
