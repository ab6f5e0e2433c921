import { hash } from 'node:crypto'
import { instantText } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import * as store from './chain.store.ts'

export const sm3 = (data: string | Uint8Array): Buffer => hash('sm3', data, 'buffer')

/** Before the first entry of every chain. */
const beginning = sm3('changxing exchange')

const hashOf = (entry: Omit<store.Entry, 'body'>, place: number, previousHash: Buffer): Buffer =>
  sm3(JSON.stringify([
    entry.area, entry.agency, place, entry.direction, entry.message_id, entry.path, entry.status, entry.outcome, entry.cause, entry.at, entry.sent_at, entry.signature,
    entry.body_hash?.toString('hex') ?? null, previousHash.toString('hex'), ...(entry.asked_signature === null ? [] : [entry.asked_signature]),
  ]))

type NewEntry = Omit<store.Entry, 'body_hash'>
const withHash = (entry: NewEntry): store.Entry => ({ ...entry, body_hash: entry.body && sm3(entry.body) })

/** Locks a chain until the transaction ends, and adds entries to it. One lock an area and agency, so take it late. */
export const lockChain = async (db: Tx, area: string, agency: string): Promise<(entry: NewEntry) => Promise<void>> => {
  let end = await store.lockEnd(db, area, agency, beginning)
  return async (entry) => {
    const whole = withHash(entry)
    const hash = hashOf(whole, end.length + 1, end.hash)
    if (!(await store.appendAt(db, whole, end, hash))) throw new Error(`the chain of ${area} and ${agency} moved under its lock`)
    end = { length: end.length + 1, hash }
  }
}

// Where this process last left each chain. Another may have gone on since: then it is found out by the hash, and looked up.
const left = new WeakMap<Database, Map<string, store.End>>()
const remember = (database: Database, area: string, agency: string, end: store.End): store.End => {
  const known = left.get(database) ?? new Map<string, store.End>()
  left.set(database, known.set(`${area} ${agency}`, end))
  return end
}

/**
 * Logs a message of ours where this process last left the chain, in one statement, if nothing stands in the way of sending it now for the first
 * time. Undefined when something does or is not known: nothing was written, and it must be looked what.
 */
export const appendWhenFree = async (
  database: Database, area: string, agency: string, entry: NewEntry,
): Promise<{ readonly end: store.End; readonly keys: readonly string[] } | undefined> => {
  const seen = left.get(database)?.get(`${area} ${agency}`)
  if (!seen) return undefined
  const whole = withHash(entry)
  const hash = hashOf(whole, seen.length + 1, seen.hash)
  const keys = await store.appendWhenFree(database.single, whole, seen, hash)
  return keys && { keys, end: remember(database, area, agency, { length: seen.length + 1, hash }) }
}

/**
 * Adds an entry in a transaction of its own, and gives the new end. `seen`: where the chain ended when the caller looked; as long as nobody else
 * has written to it since, this is one statement, and no lock is held over a round trip. Otherwise `again` makes the entry anew, under the lock.
 */
export const appendToChain = async (
  database: Database, area: string, agency: string, seen: store.End | undefined, entry: NewEntry, again: (db: Tx) => NewEntry | Promise<NewEntry> = () => entry,
): Promise<store.End> => {
  if (seen) {
    const whole = withHash(entry)
    const hash = hashOf(whole, seen.length + 1, seen.hash)
    if (await store.appendAt(database.single, whole, seen, hash)) return remember(database, area, agency, { length: seen.length + 1, hash })
  }
  const end = await database.transaction(async (db) => {
    const locked = await store.lockEnd(db, area, agency, beginning)
    const whole = withHash(await again(db))
    const hash = hashOf(whole, locked.length + 1, locked.hash)
    if (!(await store.appendAt(db, whole, locked, hash))) throw new Error(`the chain of ${area} and ${agency} moved under its lock`)
    return { length: locked.length + 1, hash }
  })
  return remember(database, area, agency, end)
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
