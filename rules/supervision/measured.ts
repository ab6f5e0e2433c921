import type { Words } from '../words.ts'
import type { AlarmKind } from './judge-movements.ts'

type Measured = {
  readonly years: number
  readonly periods: number
  readonly comparisons: number
  /** False alarms a year in one place, by kind. */
  readonly aYear: { readonly [kind in AlarmKind]: number }
  readonly aYearInAll: number
}

/** The false-alarm rates of supervision, with how they were measured. */
export type FalseAlarms = {
  readonly how: Words
  readonly limits: { readonly [limit: string]: number }
  readonly week: Measured
  readonly month: Measured
}
