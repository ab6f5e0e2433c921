import { randomInt } from 'node:crypto'
import { isoInstant, millisOf } from '../platform/clock.ts'
import type { Clock } from '../platform/clock.ts'

const minute = 60_000

/** Half a minute, doubled with each attempt up to an hour, and spread so that a crowd does not return at once. In milliseconds. */
export const pauseBefore = (attempt: number): number => {
  const longest = Math.min(minute / 2 * 2 ** attempt, 60 * minute)
  return randomInt(longest / 2, longest + 1)
}

/**
 * When an unknown answer should be asked for again, an instant: after a growing, spread pause, and not before the maintenance window or the
 * pause of a sick agency (`until` of the answer) is over, spread over five minutes after it. `attempts` made so far, 0 for the first repeat.
 */
export const askAgainAt = (clock: Clock, attempts: number, until?: string): string => {
  const usual = clock.millis() + pauseBefore(attempts)
  return isoInstant(until === undefined ? usual : Math.max(usual, millisOf(until) + randomInt(1_000, 5 * minute)))
}
