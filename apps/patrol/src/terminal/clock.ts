/** What a server said of its clocks, in ms: its own, and how far the one by which it writes down what happens is ahead of it. */
export type ServerSaid = { readonly serverMs: number; readonly recordAheadMs: number }

/** What the clocks of this device showed when a server said the time. All in ms; `origin` tells one start of the page from another. */
export type ClockAnchor = ServerSaid & { readonly wallMs: number; readonly monotonicMs: number; readonly origin: number }

export type DeviceClocks = { readonly wallMs: number; readonly monotonicMs: number; readonly origin: number }

/** `known`: the correction was made since the page was started, and nothing speaks against it. */
export type ClockReading = { readonly nowMs: number; readonly known: boolean; readonly comparedMsAgo: number | null }

const toleratedMs = 2000

/** The device's clocks at this moment. Nothing else in the patrol app asks for the time. */
export const deviceClocks = (): DeviceClocks => ({ wallMs: Date.now(), monotonicMs: performance.now(), origin: performance.timeOrigin })

/** An anchor from a server's answer; half of the round trip is taken as the way back. */
export function anchorAt({ serverMs, recordAheadMs }: ServerSaid, asked: DeviceClocks, answered: DeviceClocks): ClockAnchor {
  const backMs = (answered.monotonicMs - asked.monotonicMs) / 2
  return { serverMs: serverMs + backMs, recordAheadMs, ...answered }
}

/**
 * The server's time now. Within one start of the page the monotonic clock counts, so that setting the device's clock changes nothing.
 * After a restart, or when the wall clock ran ahead of the monotonic one (the device slept, and the latter may have stood), the wall
 * clock with its old correction has to do, and the reading is not `known`: a code's age then is in doubt. Never compared: the wall clock.
 */
export function readClock(anchor: ClockAnchor | null, clocks: DeviceClocks): ClockReading {
  if (!anchor) return { nowMs: clocks.wallMs, known: false, comparedMsAgo: null }
  const wallElapsed = clocks.wallMs - anchor.wallMs
  const monotonicElapsed = clocks.monotonicMs - anchor.monotonicMs
  const sameStart = Math.abs(clocks.origin - anchor.origin) < 1 && monotonicElapsed >= 0
  const slept = wallElapsed - monotonicElapsed > toleratedMs
  if (sameStart && !slept) return { nowMs: anchor.serverMs + monotonicElapsed, known: true, comparedMsAgo: monotonicElapsed }
  const elapsed = Math.max(wallElapsed, sameStart ? monotonicElapsed : 0)
  return { nowMs: anchor.serverMs + elapsed, known: false, comparedMsAgo: elapsed }
}
