import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import type { StatusShard } from '@changxing/credentials/status-list.ts'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { QueuedCheck } from '../checks/queue.ts'
import type { Colour } from '../verdict/final-verdict.ts'
import type { ClockAnchor } from './clock.ts'

/** Who works with this terminal; kept so that it works without network after the first sign-in. */
export type Officer = {
  readonly officerId: string
  readonly number: string
  readonly name: string
  readonly area: string
  readonly office: { readonly zh: string; readonly en: string }
  readonly posts: readonly string[]
  readonly confirmedAtMs: number
}

/** The root key as first met. It is never replaced by what a server says later. */
export type PinnedRoot = { readonly key: PublicKey; readonly fingerprint: string; readonly pinnedAtMs: number }
export type KeptTrustList = { readonly bytes: Uint8Array; readonly fetchedAtMs: number }
export type KeptShard = { readonly area: string; readonly shard: string; readonly list: StatusShard; readonly fetchedAtMs: number }
export type NightChoice = 'auto' | 'day' | 'night'

/** A check in the list of this terminal's day. The name is masked: the list is for remembering, not for looking people up. */
export type LocalCheck = {
  readonly checkId: string
  readonly officerId: string
  readonly atMs: number
  readonly verdict: Colour
  readonly offline: boolean
  readonly nameMasked: string | null
}

/** Single things, by name. */
export type KeptFacts = {
  officer: Officer
  root: PinnedRoot
  trustList: KeptTrustList
  clock: ClockAnchor
  night: NightChoice
  place: string
  terminalName: string
  lastReachedMs: number
  lastSyncMs: number
}

type Schema = DBSchema & {
  facts: { key: string; value: unknown }
  shards: { key: string; value: KeptShard }
  queue: { key: string; value: QueuedCheck }
  checks: { key: string; value: LocalCheck }
  seen: { key: string; value: number }
}

export type Database = IDBPDatabase<Schema>

let opened: Promise<Database> | undefined

/** The terminal's own store; page and worker each open it once. */
export const database = (): Promise<Database> =>
  (opened ??= openDB<Schema>('changxing-patrol', 1, {
    upgrade(db) {
      for (const name of ['facts', 'shards', 'queue', 'checks', 'seen'] as const) db.createObjectStore(name)
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: () => void (opened = undefined),
  }))

/** A kept fact, or undefined when this terminal never had it. */
export const kept = async <Name extends keyof KeptFacts>(name: Name): Promise<KeptFacts[Name] | undefined> =>
  (await (await database()).get('facts', name)) as KeptFacts[Name] | undefined

export const keep = async <Name extends keyof KeptFacts>(name: Name, value: KeptFacts[Name]): Promise<void> =>
  void (await (await database()).put('facts', value, name))
