import { randomInt } from 'node:crypto'
import { isoInstant, millisOf } from '../platform/clock.ts'
import type { Clock } from '../platform/clock.ts'

const minute = 60_000

/** The first pause and the longest, in milliseconds. */
export type Pace = { readonly first: number; readonly longest: number }

const usualPace: Pace = { first: minute / 2, longest: 60 * minute }

/**
 * The first pause, half a minute unless said otherwise, doubled with each attempt up to the longest, and spread so that a crowd does not return at
 * once. In milliseconds.
 */
export const pauseBefore = (attempt: number, { first, longest }: Pace = usualPace): number => {
  const full = Math.min(first * 2 ** attempt, longest)
  return randomInt(full / 2, full + 1)
}

/**
 * When an unknown answer should be asked for again, an instant: after a growing, spread pause, and not before the maintenance window or the
 * pause of a sick agency (`until` of the answer) is over, spread over five minutes after it. `attempts` made so far, 0 for the first repeat.
 */
export const askAgainAt = (clock: Clock, attempts: number, until?: string, pace?: Pace): string => {
  const usual = clock.millis() + pauseBefore(attempts, pace)
  return isoInstant(until === undefined ? usual : Math.max(usual, millisOf(until) + randomInt(1_000, 5 * minute)))
}
