/**
 * The only place that asks for the time. Instants are UTC; the business date is the civil date in China. What is compared with another
 * machine's clock, or waits for real time to pass, asks `now` or `millis`; what is written down for people asks `recorded` (decision 0011).
 */
export type Clock = {
  /** The present instant in milliseconds since 1970. */
  readonly millis: () => number
  /** The present instant, ISO 8601 UTC. */
  readonly now: () => string
  /**
   * The instant to be written down, ISO 8601 UTC: the business date at the present time of day in China; `now` when no date was asked for.
   * Compare it only with what was recorded too.
   */
  readonly recorded: () => string
  /** An instant near the present as it reads beside what is recorded: as far from `recorded` as it is from `now`. For showing it only. */
  readonly onRecord: (instant: string) => string
  /** The business date, YYYY-MM-DD in Asia/Shanghai; fixed in demonstration mode when one was asked for. */
  readonly today: () => string
}

export const isoInstant = (millis: number): string => new Date(millis).toISOString()

/** China's clock is eight hours ahead all year, since 1992. */
const aheadMillis = 8 * 3_600_000

/** The date in China, YYYY-MM-DD, at an instant from 1992 on. */
export const civilDateInChina = (millis: number): string => isoInstant(millis + aheadMillis).slice(0, 10)

/** The time of day in China, HH:MM, at an instant from 1992 on. */
export const timeInChina = (millis: number): string => isoInstant(millis + aheadMillis).slice(11, 16)

/** An instant as the database gave it (`Date` or text) in the form of the contract. */
export const instantText = (value: Date | string): string => new Date(value).toISOString()

/** Milliseconds since 1970 of an instant of the contract. */
export const millisOf = (instant: string): number => new Date(instant).getTime()

/** An instant so many milliseconds before another. */
export const backFrom = (instant: string, millis: number): string => isoInstant(millisOf(instant) - millis)

const dayMillis = 86_400_000
const startOfDay = (date: string): number => millisOf(`${date}T00:00:00+08:00`)

/** How much of the day in China has passed, in milliseconds. */
const timeOfDay = (millis: number): number => (millis + aheadMillis) % dayMillis

export const systemClock = (businessDate?: string, millis: () => number = Date.now): Clock => {
  const recordedAt = (now: number) => (businessDate === undefined ? now : startOfDay(businessDate) + timeOfDay(now))
  return {
    millis,
    now: () => isoInstant(millis()),
    recorded: () => isoInstant(recordedAt(millis())),
    onRecord: (instant) => {
      const now = millis()
      return isoInstant(millisOf(instant) - now + recordedAt(now))
    },
    today: () => businessDate ?? civilDateInChina(millis()),
  }
}
