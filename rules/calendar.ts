import { BadFacts } from './bad-facts.ts'
import { addDays, weekday, type CivilDate } from './civil-date.ts'
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

type YearDays = { readonly off: ReadonlySet<CivilDate>; readonly work: ReadonlySet<CivilDate> }

function daysOff([first, last]: readonly [CivilDate, CivilDate]): CivilDate[] {
  const days = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

const years = new Map<number, YearDays>(
  Object.entries(notices).map(([year, notice]) => [Number(year), { off: new Set(notice.off.flatMap(daysOff)), work: new Set(notice.work) }]),
)

const yearOf = (date: CivilDate) => Number(date.slice(0, 4))

/** Years whose holiday notice is published, in order. */
export const publishedYears: readonly number[] = [...years.keys()]

/** Whether people work on that day. Throws UnpublishedYear. */
export function isWorkingDay(date: CivilDate): boolean {
  const year = years.get(yearOf(date))
  if (!year) throw new UnpublishedYear(yearOf(date))
  return year.work.has(date) || (weekday(date) <= 5 && !year.off.has(date))
}

/**
 * The last day of a limit of so many working days; the day it runs from does not count. `days` is a whole number ≥ 0; 0 gives the day itself.
 * Throws UnpublishedYear when a day that had to be looked at lies in an unpublished year.
 */
export function addWorkingDays(from: CivilDate, days: number): CivilDate {
  if (!years.has(yearOf(from))) throw new UnpublishedYear(yearOf(from))
  let date = from
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. Throws UnpublishedYear. */
export function workingDaysBetween(from: CivilDate, to: CivilDate): number {
  let count = 0
  for (let date = from; date < to; ) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) count += 1
  }
  return count
}
