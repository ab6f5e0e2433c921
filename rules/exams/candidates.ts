import type { LicenceClass } from '../licences/class-rules.ts'

/** Medium and large passenger and goods classes, with city bus: those M3.2.2 and M3.2.3 speak of. */
export const heavyClasses: readonly LicenceClass[] = ['A1', 'A2', 'A3', 'B1', 'B2']

/** Classes that may be somebody's first; all others can only be added (Orders 139 and 162). */
export const firstLicenceClasses: readonly LicenceClass[] = ['A3', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'D', 'E', 'F', 'M', 'N', 'P']

/** Small-car classes, whose subjects may be taken in different places (M3.3.1); C6 with Order 162, since when it exists. */
export const smallCarClasses: readonly LicenceClass[] = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']
