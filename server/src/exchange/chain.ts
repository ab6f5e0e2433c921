import { createHash } from 'node:crypto'
import { instantText } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import * as store from './chain.store.ts'

export const sm3 = (data: string | Uint8Array): Buffer => createHash('sm3').update(data).digest()

/** Before the first entry of every chain. */
const beginning = sm3('changxing exchange')

const hashOf = (entry: Omit<store.Entry, 'body'>, place: number, previousHash: Buffer): Buffer =>
  sm3(JSON.stringify([
    entry.area, entry.agency, place, entry.direction, entry.message_id, entry.path, entry.status, entry.outcome, entry.cause, entry.at, entry.sent_at, entry.signature,
    entry.body_hash?.toString('hex') ?? null, previousHash.toString('hex'),
  ]))

/** Adds an entry to the chain of its area and agency. Chains are short of contention: one lock an area and agency, held for three statements. */
export const appendToChain = async (db: Tx, entry: Omit<store.Entry, 'body_hash'>): Promise<void> => {
  const whole = { ...entry, body_hash: entry.body && sm3(entry.body) }
  const end = await store.lockEnd(db, entry.area, entry.agency, beginning)
  const place = end.length + 1
  await store.append(db, whole, place, end.hash, hashOf(whole, place, end.hash))
}

const page = 1000

/**
 * The place of the first entry of a chain that was altered, removed or put in; undefined when the chain holds. `end` as `store.chains` gave it.
 * A body that was removed when its keeping time was over does not matter, one that was altered does.
 */
export const brokenAt = async (db: Tx, area: string, agency: string, end: { readonly length: number; readonly hash: Buffer }): Promise<number | undefined> => {
  let place = 0
  let hash = beginning
  while (place < end.length) {
    const entries = await store.entriesAfter(db, area, agency, place, end.length, page)
    if (entries.length === 0) return place + 1
    for (const entry of entries) {
      const next = place + 1
      const bodyHolds = entry.body === null || (entry.body_hash !== null && sm3(entry.body).equals(entry.body_hash))
      const holds = entry.place === next && entry.previous_hash.equals(hash) && hashOf({ ...entry, at: instantText(entry.at) }, next, hash).equals(entry.hash) && bodyHolds
      if (!holds) return next
      place = next
      hash = entry.hash
    }
  }
  return hash.equals(end.hash) ? undefined : place
}
