import type { CivilDate } from '../civil-date.ts'
import { dated } from '../dated.ts'

/**
 * Configuration, not law: the clause says "the epidemic's outbreak" (M8.2.1) and names no day. Taken is the day on which the disease was
 * brought under the law on infectious diseases; a deployment that was told another day changes it here.
 */
export const epidemicFirstDay: CivilDate = '2020-01-20'

/** The last day of the cancellations that may be undone (M8.2.1). */
export const lastCancellation: CivilDate = '2021-12-31'

/** Calendar months from the first return, and since when licences are restored; who came back earlier counts from that day (M8.2.2). */
export const restoringMonths = dated([{ from: '2021-06-01', value: 6, clause: 'M8.2.2' }])
