/** Days from 1970-01-01 to a civil date. Throws when the text is no such day. */
export function daysOf(date: string): number {
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !Number.isInteger(days) || dateOf(days) !== date) throw new Error(`not a civil date: ${date}`)
  return days
}

/** The civil date so many days after 1970-01-01. Throws outside the years 0001–9999. */
export function dateOf(days: number): string {
  if (!Number.isInteger(days) || days < -719_162 || days > 2_932_896) throw new Error('not a day number')
  // years counted from March, so that a leap day comes last (Howard Hinnant, chrono-compatible low-level date algorithms)
  const fromMarch = days + 719_468
  const era = Math.floor(fromMarch / 146_097)
  const dayOfEra = fromMarch - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** The civil date in China at an instant, seconds since 1970. */
export const chinaDateAt = (seconds: number): string => dateOf(Math.floor((seconds + 8 * 3600) / 86_400))
