import { addDays, addMonths, daysInMonth, weekday, type CivilDate } from '@changxing/rules/civil-date.ts'

/** The first day of the month of a date. */
export const monthOf = (day: CivilDate): CivilDate => `${day.slice(0, 7)}-01`

/** The weeks of a month from Monday to Sunday; null where a day belongs to another month. */
export const weeksOf = (month: CivilDate): readonly (readonly (CivilDate | null)[])[] => {
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  const lead = weekday(month) - 1
  return Array.from({ length: Math.ceil((lead + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const day = week * 7 + at - lead
      return day < 0 || day >= length ? null : addDays(month, day)
    }))
}

export const monthAfter = (month: CivilDate, by: 1 | -1): CivilDate => addMonths(month, by)
