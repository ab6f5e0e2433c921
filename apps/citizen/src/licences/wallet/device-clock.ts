import type { Client } from '@changxing/contract/client.ts'
import { serverClock } from '@changxing/contract/verification.ts'
import { readClock, syncFrom, type ClockReading, type ClockSync, type KeptSync, type LocalClocks } from './server-clock.ts'

const storageKey = 'changxing.clock'
let sync: ClockSync | undefined

const localClocks = (): LocalClocks => ({ monotonicMs: performance.now(), wallMs: Date.now() })

const keptSync = (): KeptSync | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as KeptSync | null
    return kept && Number.isFinite(kept.serverMs) && Number.isFinite(kept.wallMs) ? kept : undefined
  } catch {
    return undefined
  }
}

/** The server's time as this phone knows it now. */
export const clockNow = (): ClockReading => readClock(localClocks(), sync, sync ? undefined : keptSync())

/** Compares this phone's clocks with the server's. Rejects with `Failed` when the server cannot be reached; the former comparison stays. */
export async function compareClock(client: Client): Promise<void> {
  const asked = localClocks()
  const { now } = await client.call(serverClock)
  const fresh = syncFrom(asked, localClocks(), Date.parse(now))
  if (!fresh) return
  sync = fresh
  localStorage.setItem(storageKey, JSON.stringify({ serverMs: fresh.serverMs, wallMs: fresh.wallMs } satisfies KeptSync))
}
