export type ReaderName = 'native' | 'wasm'

/** One frame given to one reader: how long it took, and what came of it. */
export type Trial = { readonly reader: ReaderName; readonly tookMs: number; readonly outcome: 'found' | 'nothing' | 'failed' }

const remembered = 40

/** Keeps the last trials only: light and distance change while the officer walks. */
export const remember = (trials: readonly Trial[], trial: Trial): readonly Trial[] => [...trials, trial].slice(-remembered)

/**
 * Which reader gets the next frame. The browser's own reader is quick on some phones and blind on others, so that it is measured and
 * not believed: while nothing was found the two take turns; then the one that found more goes on, the faster when they found alike.
 * A native reader that failed once is not asked again.
 */
export function chooseReader(trials: readonly Trial[], hasNative: boolean): ReaderName {
  if (!hasNative || trials.some((trial) => trial.reader === 'native' && trial.outcome === 'failed')) return 'wasm'
  const native = trials.filter((trial) => trial.reader === 'native')
  const wasm = trials.filter((trial) => trial.reader === 'wasm')
  const found = (some: readonly Trial[]) => some.filter((trial) => trial.outcome === 'found').length
  if (found(native) === found(wasm)) {
    if (found(native) > 0) return median(native) <= median(wasm) ? 'native' : 'wasm'
    return trials.at(-1)?.reader === 'native' ? 'wasm' : 'native'
  }
  return found(native) > found(wasm) ? 'native' : 'wasm'
}

function median(trials: readonly Trial[]): number {
  const sorted = trials.map((trial) => trial.tookMs).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY
}
