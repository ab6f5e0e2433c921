import { dated } from '../dated.ts'
import { earlierProcedure } from './transfer-limits.ts'

/**
 * How long each piece of vehicle business takes, and how long a temporary plate lasts. The regulation names none of these numbers: they are
 * those of the registration order of 2008 as amended (124), which its successor (164) kept where not said otherwise. Configuration.
 */
const order124 = 'Order 124 of the ministry (registration of vehicles), in force in 2021'

/** Working days for the office's answer. */
export const businessLimits = {
  registration: 2, change: 1, transfer: 1, certificate: 1, plates: 1, 'vehicle-licence': 1, 'replacement-mark': 1, 'exempt-mark': 1,
  'temporary-plate': 1, deregistration: 1, filing: 1, 'move-out': earlierProcedure.leaving, 'move-in': earlierProcedure.entering,
} as const

/** Working days from the submission until new plates are made, and until a document is printed: the answer counts into them. */
export const platesMadeWithin = 15
export const printedWithin = 1
/** Calendar days until what was made is handed over: the office's own promise, chosen here. Neither the clauses nor the order name one. */
export const handedOverWithin = 15

/** Calendar days for which a temporary plate counts: the order says that these are never working days. */
export const temporaryPlateDays = dated([
  { from: '2008-10-01', value: { 'within-area': 15, 'across-areas': 30, replacement: 15 }, source: order124 },
  { from: '2022-05-01', value: { 'within-area': 30, 'across-areas': 30, replacement: 15 }, source: 'Order 164' },
])

/** How often a car gets a temporary plate before it is registered, and for one way to another city afterwards. */
export const mostTemporaryPlates = dated([{ from: '2008-10-01', value: 3, source: order124 }])

/** From so many months before it runs out the next inspection mark may be claimed. */
export const markWindowMonths = dated([{ from: '2008-10-01', value: 3, source: order124 }])

/** With less than so many months to its scrap date a vehicle neither changes owner nor use. */
export const scrapMarginMonths = dated([{ from: '2008-10-01', value: 12, source: order124 }])
