/** Days from 1970-01-01 to a civil date. Throws when the text is no such day. */
export function daysOf(date: string): number {
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !Number.isInteger(days) || dateOf(days) !== date) throw new Error(`not a civil date: ${date}`)
  return days
}

/** The civil date so many days after 1970-01-01. Throws outside the years 0001–9999. */
export function dateOf(days: number): string {
  if (!Number.isInteger(days) || days < -719_162 || days > 2_932_896) throw new Error('not a day number')
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

/** The civil date in China at an instant, seconds since 1970. */
export const chinaDateAt = (seconds: number): string => dateOf(Math.floor((seconds + 8 * 3600) / 86_400))
