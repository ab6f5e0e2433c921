import type { OfflineCheck } from '@changxing/contract/verification.ts'
import type { z } from 'zod'

export type CheckRecord = z.infer<typeof OfflineCheck>

/** A check that waits to be delivered. It belongs to the officer who made it, also on a shared terminal. Instants in ms. */
export type QueuedCheck = {
  readonly check: CheckRecord
  readonly officerId: string
  readonly attempts: number
  readonly notBeforeMs: number
  /** something in its batch was not understood: it goes alone, so that it holds up no other */
  readonly alone: boolean
  /** the server called this record ill-formed; it is kept and shown, and not sent again by itself */
  readonly refused: boolean
}

/** What became of a delivery: what the server has now, or why there was no answer. */
export type DeliveryOutcome =
  | { readonly state: 'delivered'; readonly known: readonly string[] }
  | { readonly state: 'refused' }
  | { readonly state: 'no-answer' }

/** Online, the verification itself records the check; the queue waits so long for it before it sends the record. */
export const onlineAnswerMs = 15_000
const firstPauseMs = 5_000
const longestPauseMs = 300_000
const mostInOneDelivery = 200

/** A check as it enters the queue, before the back office is asked: if the app dies meanwhile, the check is not lost. */
export const queued = (check: CheckRecord, officerId: string, nowMs: number): QueuedCheck => ({
  check, officerId, attempts: 0, notBeforeMs: nowMs + onlineAnswerMs, alone: false, refused: false,
})

/** The check may be sent at once: the back office did not answer. */
export const ready = (entry: QueuedCheck, nowMs: number): QueuedCheck => ({ ...entry, notBeforeMs: nowMs })

/** What can be sent now by this officer, in one delivery. */
export function dueBatch(queue: readonly QueuedCheck[], officerId: string, nowMs: number): readonly QueuedCheck[] {
  const due = queue.filter((entry) => entry.officerId === officerId && !entry.refused && entry.notBeforeMs <= nowMs)
  const together = due.filter((entry) => !entry.alone)
  return (together.length > 0 ? together : due.slice(0, 1)).slice(0, mostInOneDelivery)
}

/**
 * The batch after its delivery: what stays in the queue, and how. Delivered records go (the server knows each by its id and records it
 * once, so that a record whose answer was lost may be sent again without harm). Without an answer the pause doubles, up to 5 minutes.
 */
export function afterDelivery(batch: readonly QueuedCheck[], outcome: DeliveryOutcome, nowMs: number): readonly QueuedCheck[] {
  if (outcome.state === 'delivered') {
    return batch.filter((entry) => !outcome.known.includes(entry.check.checkId)).map((entry) => postponed(entry, nowMs))
  }
  if (outcome.state === 'no-answer') return batch.map((entry) => postponed(entry, nowMs))
  if (batch.length === 1) return batch.map((entry) => ({ ...entry, refused: true }))
  return batch.map((entry) => ({ ...entry, alone: true, notBeforeMs: nowMs }))
}

const postponed = (entry: QueuedCheck, nowMs: number): QueuedCheck => ({
  ...entry,
  attempts: entry.attempts + 1,
  notBeforeMs: nowMs + Math.min(longestPauseMs, firstPauseMs * 2 ** entry.attempts),
})
