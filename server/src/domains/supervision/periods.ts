import { cities, isProvince } from '@changxing/rules/areas.ts'
import { addDays, addMonths, weekday } from '@changxing/rules/civil-date.ts'
import type { PeriodKind } from '@changxing/rules/supervision/parameters.ts'

/** The cities that an office oversees: a corps all of its province, a detachment its own. */
export const citiesOf = (area: string): readonly string[] =>
  isProvince(area) ? cities.filter(({ province }) => province === area).map(({ code }) => code) : [area]

export type Period = { readonly from: string; readonly until: string }

/** The week from Monday, or the calendar month, that a day lies in. */
export const periodAt = (kind: PeriodKind, day: string): Period => {
  const from = kind === 'week' ? addDays(day, 1 - weekday(day)) : `${day.slice(0, 8)}01`
  return { from, until: addDays(kind === 'week' ? addDays(from, 7) : addMonths(from, 1), -1) }
}

/** The period so many periods before. */
export const periodBefore = (kind: PeriodKind, from: string, count: number): Period => periodAt(kind, kind === 'week' ? addDays(from, -7 * count) : addMonths(from, -count))

/** So many periods up to and with the one that begins on that day, the oldest first. */
export const periodsUpTo = (kind: PeriodKind, from: string, count: number): readonly Period[] =>
  Array.from({ length: count }, (_, index) => periodBefore(kind, from, count - 1 - index))
