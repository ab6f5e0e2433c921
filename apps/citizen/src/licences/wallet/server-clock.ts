/** The phone's two clocks at one moment, milliseconds. The monotonic one starts anew with each load of the page. */
export type LocalClocks = { readonly monotonicMs: number; readonly wallMs: number }

/** One comparison with the server: its time, and both local clocks at that moment. */
export type ClockSync = LocalClocks & { readonly serverMs: number }

/** What survives a reload: the wall clock's difference from the server's. */
export type KeptSync = { readonly serverMs: number; readonly wallMs: number }

/** The best knowledge of the server's time, milliseconds since 1970, and why it may be wrong. */
export type ClockReading = {
  readonly ms: number
  readonly sure: boolean
  readonly why: 'compared' | 'woken' | 'reloaded' | 'never-compared'
}

const toleratedDriftMs = 2_000
const slowestAnswerMs = 4_000

/** A comparison made from one question to the server; undefined when the answer took so long that it says too little. */
export function syncFrom(asked: LocalClocks, answered: LocalClocks, serverMs: number): ClockSync | undefined {
  const took = answered.monotonicMs - asked.monotonicMs
  if (took < 0 || took > slowestAnswerMs) return undefined
  return { serverMs: serverMs + took / 2, monotonicMs: answered.monotonicMs, wallMs: answered.wallMs }
}

/**
 * The server's time by the last comparison. The monotonic clock is trusted, the wall clock alone never: people set it. A wall clock that
 * ran ahead means that the phone slept (the monotonic clock of some phones stands meanwhile) or was set: then the reading is unsure.
 */
export function readClock(local: LocalClocks, sync: ClockSync | undefined, kept: KeptSync | undefined): ClockReading {
  if (sync) {
    const byMonotonic = sync.serverMs + local.monotonicMs - sync.monotonicMs
    const byWall = sync.serverMs + local.wallMs - sync.wallMs
    return byWall - byMonotonic > toleratedDriftMs
      ? { ms: byWall, sure: false, why: 'woken' }
      : { ms: byMonotonic, sure: true, why: 'compared' }
  }
  if (kept) return { ms: kept.serverMs + Math.max(0, local.wallMs - kept.wallMs), sure: false, why: 'reloaded' }
  return { ms: local.wallMs, sure: false, why: 'never-compared' }
}
