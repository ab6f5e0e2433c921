/** A civil date in China's time, `YYYY-MM-DD`. Never a `Date`: the law counts days, not instants. ISO text compares as dates do. */
export type CivilDate = string

type Parts = { readonly year: number; readonly month: number; readonly day: number }

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days in a month (1–12). */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0))

/** Year, month and day of a date, or undefined when the text is not an existing day of the years 1–9999. */
export function parseCivilDate(text: string): Parts | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined
}

/** Whether the value is an existing civil date. */
export const isCivilDate = (value: unknown): value is CivilDate => typeof value === 'string' && parseCivilDate(value) !== undefined

/** A day that does not exist, or lies outside the years 1–9999. */
export class NoSuchDay extends RangeError {}

/** Writes a date; throws NoSuchDay when there is none. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isCivilDate(text)) throw new NoSuchDay(`no such day: ${text}`)
  return text
}

function partsOf(date: CivilDate): Parts {
  const parts = parseCivilDate(date)
  if (!parts) throw new RangeError(`no such day: ${date}`)
  return parts
}

// Days are numbered in 400-year eras whose years begin in March, so that the leap day is the last of its year.
const daysPerEra = 146_097

/** Number of the day, 0 = 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysPerEra + dayOfEra - 719_468
}

/** The date of a day number; throws NoSuchDay outside the years 1–9999. */
export function dateOfDay(number: number): CivilDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / daysPerEra)
  const dayOfEra = shifted - era * daysPerEra
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return civilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)
}

/** The date so many calendar days later (earlier when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDay(dayNumber(date) + days)

/** The same day so many months later; where the month is shorter, its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date)
  const total = year * 12 + (month - 1) + months
  const newYear = Math.floor(total / 12)
  const newMonth = total - newYear * 12 + 1
  return civilDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** Calendar days from one date to another, negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from)

/** -1, 0 or 1: for sorting. */
export const compareDates = (a: CivilDate, b: CivilDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  const fromMonday = (dayNumber(date) + 3) % 7
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
}
