/** What an agency writes on its own papers and lists. Messages are dated by the real clock, which the platform compares with its own. */
export type AgencyClock = {
  /** The day of its business, YYYY-MM-DD in Asia/Shanghai. */
  readonly today: () => string
  /** When something came or went, ISO 8601 UTC: on that day, at the present time of day in China. */
  readonly written: () => string
}

const hour = 3_600_000
const civil = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** `businessDate`: the day that the demonstration runs on; today when absent. */
export const agencyClock = (businessDate?: string, millis: () => number = Date.now): AgencyClock => {
  const today = () => businessDate ?? civil.format(millis())
  return { today, written: () => new Date(Date.parse(`${today()}T00:00:00+08:00`) + (millis() + 8 * hour) % (24 * hour)).toISOString() }
}
