import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { markDueFrom, type MarkFacts } from './decide-inspection-mark.ts'

const firstOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01`

/** The last day of a date's month: a mark names year and month, and counts to their end. */
const endOfMonth = (date: CivilDate): CivilDate => addDays(addMonths(firstOfMonth(date), 1), -1)

/** The mark that is claimed next, when the present one counts until `validUntil`: the one falling due in that month. */
export const claimedMark = (facts: MarkFacts, validUntil: CivilDate, on: CivilDate) => {
  const from = firstOfMonth(validUntil)
  return markDueFrom(facts, from < facts.firstRegistered ? facts.firstRegistered : from, on)
}

/** Until when a mark counts that was issued for the due day in the month of `validUntil`. Rules: `vehicles.inspection-mark`. */
export const markValidUntil = (facts: MarkFacts, validUntil: CivilDate, on: CivilDate): CivilDate =>
  endOfMonth(markDueFrom(facts, addDays(claimedMark(facts, validUntil, on).outcome.nextDue, 1), on).outcome.nextDue)

/** Until when the first mark counts that comes with the registration. */
export const firstMarkValidUntil = (facts: MarkFacts, on: CivilDate): CivilDate => endOfMonth(markDueFrom(facts, addDays(on, 1), on).outcome.nextDue)
