import type { Spread } from './measure.ts'

/** One measured figure, e.g. `12 400 decisions/s`. */
export type Figure = Spread & { readonly what: string; readonly unit: string }

/** A figure that was promised. `limit` is the least (`at-least`) or the most (`at-most`) that its median may be. */
export type Target = Figure & { readonly wanted: 'at-least' | 'at-most'; readonly limit: number }

export type Findings = {
  readonly figures: readonly Figure[]
  readonly targets: readonly Target[]
  /** What was compared with what, in sentences. */
  readonly notes: readonly string[]
  /** Versions of what was measured against. */
  readonly versions: Readonly<Record<string, string>>
}

export type Bench = {
  readonly id: string
  readonly title: string
  /** Runs on one core, where the machine can pin a process to it. */
  readonly oneCore: boolean
  readonly measure: () => Promise<Findings>
}

/** A figure that does not vary. */
export const exactly = (what: string, unit: string, value: number): Figure =>
  ({ what, unit, minimum: value, median: value, maximum: value })

/** Whether a target is met. */
export const isMet = ({ wanted, limit, median }: Target): boolean => (wanted === 'at-least' ? median >= limit : median <= limit)
