import { Failed, Refused, type Client } from '@changxing/contract/client.ts'
import { recordChecks } from '@changxing/contract/verification.ts'
import { settleBatch, wholeQueue } from './check-store.ts'
import { afterDelivery, dueBatch, type DeliveryOutcome, type QueuedCheck } from './queue.ts'

export type Delivery = {
  readonly waiting: number
  readonly refused: number
  readonly replays: readonly string[]
  readonly signedOut: boolean
  readonly nextAtMs: number | null
}

/** Errors that say that the record itself is wrong; all others may pass. */
const illFormed = new Set([400, 413, 422])

/**
 * Sends what is due, batch after batch, and says what waits. Only one page of this terminal delivers at a time. Stops at the first
 * batch without an answer: the network is gone, or the sign-in is.
 */
export function deliverChecks(client: Client, officerId: string, now: () => number): Promise<Delivery> {
  return navigator.locks.request('changxing-patrol-delivery', async () => {
    const replays: string[] = []
    let signedOut = false
    for (;;) {
      const batch = dueBatch(await wholeQueue(), officerId, now())
      if (batch.length === 0) break
      const { outcome, replayed, ended } = await send(client, batch)
      replays.push(...replayed)
      signedOut = ended
      await settleBatch(batch, afterDelivery(batch, outcome, now()))
      if (outcome.state === 'no-answer') break
    }
    return { ...(await queueState(officerId, now())), replays, signedOut }
  })
}

/** How many wait, how many the server refused to read, and when the next is due. A check just asked about online does not wait yet. */
export async function queueState(officerId: string, nowMs: number): Promise<Pick<Delivery, 'waiting' | 'refused' | 'nextAtMs'>> {
  const queue = await wholeQueue()
  const mine = queue.filter((entry) => entry.officerId === officerId && !entry.refused)
  return {
    waiting: queue.filter((entry) => !entry.refused && (entry.attempts > 0 || entry.notBeforeMs <= nowMs)).length,
    refused: queue.filter((entry) => entry.refused).length,
    nextAtMs: mine.length > 0 ? Math.min(...mine.map((entry) => entry.notBeforeMs)) : null,
  }
}

async function send(
  client: Client,
  batch: readonly QueuedCheck[],
): Promise<{ outcome: DeliveryOutcome; replayed: readonly string[]; ended: boolean }> {
  try {
    const { recorded, alreadyKnown, replays } = await client.call(recordChecks, { input: { checks: batch.map(({ check }) => check) } })
    return { outcome: { state: 'delivered', known: [...recorded, ...alreadyKnown] }, replayed: replays, ended: false }
  } catch (cause) {
    const status = cause instanceof Failed ? cause.status : cause instanceof Refused ? 422 : 0
    return { outcome: { state: illFormed.has(status) ? 'refused' : 'no-answer' }, replayed: [], ended: status === 401 }
  }
}
