import type { CivilDate } from '@changxing/rules/civil-date.ts'

/** The age from which a helper may act online (M6.1.1). */
export const helperAge = 60

/** Full years on a day; a person born on 29 February completes the year on 1 March of a common year. */
export const ageOn = (birthDate: CivilDate, on: CivilDate): number =>
  Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0)
