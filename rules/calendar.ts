import { BadFacts } from './bad-facts.ts'
import { civilDate, dateOfDay, dayNumber, weekday, type CivilDate } from './civil-date.ts'
import { notices } from './calendar/notices.ts'

export { notices } from './calendar/notices.ts'

/** The computation touches a year whose holiday notice is not published (or not known here). `fact` names the fact that led there. */
export class UnpublishedYear extends BadFacts {
  readonly year: number
  constructor(year: number, fact = 'date') {
    super([{
      fact,
      says: {
        zh: `${year}年的放假安排没有公布，无法计算工作日（UnpublishedYear）`,
        en: `the holiday notice for ${year} is not published, working days cannot be counted (UnpublishedYear)`,
      },
    }])
    this.name = 'UnpublishedYear'
    this.year = year
  }
}

/** Years whose holiday notice is published, in order and without a gap. */
export const publishedYears: readonly number[] = Object.keys(notices).map(Number)

const firstYear = publishedYears[0]!
const lastYear = publishedYears.at(-1)!
const firstDay = dayNumber(civilDate(firstYear, 1, 1))
const daysKnown = dayNumber(civilDate(lastYear, 12, 31)) - firstDay + 1

/** For each day from the first known: is it worked. */
const worked = Array.from({ length: daysKnown }, (_, index) => weekday(dateOfDay(firstDay + index)) <= 5)
for (const { off, work } of Object.values(notices)) {
  for (const [first, last] of off) worked.fill(false, dayNumber(first) - firstDay, dayNumber(last) - firstDay + 1)
  for (const day of work) worked[dayNumber(day) - firstDay] = true
}

/** The working days in order, and for each known day how many working days there are up to and including it. */
const workingDates: CivilDate[] = []
const countUpTo = worked.map((isWorked, index) => (isWorked ? workingDates.push(dateOfDay(firstDay + index)) : workingDates.length))

/** Position of a date among the known days. Throws UnpublishedYear. */
function positionOf(date: CivilDate): number {
  const position = dayNumber(date) - firstDay
  if (position < 0 || position >= daysKnown) throw new UnpublishedYear(Number(date.slice(0, 4)))
  return position
}

/** Whether people work on that day. Throws UnpublishedYear. */
export const isWorkingDay = (date: CivilDate): boolean => worked[positionOf(date)]!

/**
 * The last day of a limit of so many working days; the day it runs from does not count. `days` is a whole number ≥ 0; 0 gives the day itself.
 * Throws UnpublishedYear when a day that has to be looked at lies in an unpublished year.
 */
export function addWorkingDays(from: CivilDate, days: number): CivilDate {
  const before = countUpTo[positionOf(from)]!
  if (days === 0) return from
  const date = workingDates[before + days - 1]
  if (date === undefined) throw new UnpublishedYear(lastYear + 1)
  return date
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. Throws UnpublishedYear. */
export const workingDaysBetween = (from: CivilDate, to: CivilDate): number => Math.max(0, countUpTo[positionOf(to)]! - countUpTo[positionOf(from)]!)

/** What cannot be counted because a year's holidays are not published is unknown, null; every other error stays one. */
export function unlessUnpublished<Value>(compute: () => Value): Value | null {
  try {
    return compute()
  } catch (cause) {
    if (cause instanceof UnpublishedYear) return null
    throw cause
  }
}
