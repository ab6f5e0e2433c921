import type { Client } from '@changxing/contract/client.ts'
import { me, type Me } from '@changxing/contract/people.ts'
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

/**
 * Asks who is signed in and compares this phone's clocks with the server's by the same answer. Rejects with `Failed` when the server cannot
 * be reached; the former comparison stays.
 */
export async function greetServer(client: Client): Promise<Me> {
  const asked = localClocks()
  const answer = await client.call(me)
  const fresh = syncFrom(asked, localClocks(), Date.parse(answer.now))
  if (fresh) {
    sync = fresh
    localStorage.setItem(storageKey, JSON.stringify({ serverMs: fresh.serverMs, wallMs: fresh.wallMs } satisfies KeptSync))
  }
  return answer
}
