/** The only place that asks for the time. Instants are UTC; the business date is the civil date in China. */
export type Clock = {
  /** The present instant in milliseconds since 1970. */
  readonly millis: () => number
  /** The present instant, ISO 8601 UTC. */
  readonly now: () => string
  /** The business date, YYYY-MM-DD in Asia/Shanghai; fixed in demonstration mode when one was asked for. */
  readonly today: () => string
}

const chinaDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

export const civilDateInChina = (millis: number): string => chinaDate.format(millis)

export const isoInstant = (millis: number): string => new Date(millis).toISOString()

/** An instant as the database gave it (`Date` or text) in the form of the contract. */
export const instantText = (value: Date | string): string => new Date(value).toISOString()

/** Milliseconds since 1970 of an instant of the contract. */
export const millisOf = (instant: string): number => new Date(instant).getTime()

export const systemClock = (businessDate?: string, millis: () => number = Date.now): Clock => ({
  millis,
  now: () => isoInstant(millis()),
  today: () => businessDate ?? civilDateInChina(millis()),
})
