import type { Tx } from '../platform/database.ts'
import { openWindows } from './circuits.store.ts'

export type Entry = {
  readonly area: string; readonly agency: string; readonly direction: 'out' | 'in'; readonly message_id: string; readonly path: string
  readonly status: number | null; readonly outcome: 'confirmed' | 'denied' | 'unknown' | null; readonly cause: string | null
  readonly at: string; readonly sent_at: string | null; readonly signature: string | null; readonly asked_signature: string | null
  readonly body: Buffer | null; readonly body_hash: Buffer | null
}
export type ChainedEntry = Omit<Entry, 'at'> & { readonly at: Date; readonly place: number; readonly previous_hash: Buffer; readonly hash: Buffer }

export type End = { readonly length: number; readonly hash: Buffer }

/** The end of a chain, locked until the transaction ends; begun with this hash when there is none. */
export const lockEnd = async (db: Tx, area: string, agency: string, firstHash: Buffer): Promise<End> => {
  const lock = () => db.maybe<End>('exchange.lock-chain', `select length, hash from exchange.chains where area = $1 and agency = $2 for update`, [area, agency])
  const found = await lock()
  if (found) return found
  await db.run('exchange.begin-chain', `insert into exchange.chains (area, agency, length, hash) values ($1, $2, 0, $3) on conflict do nothing`, [area, agency, firstHash])
  return (await lock())!
}

const paramsOf = (entry: Entry, end: End, hash: Buffer): readonly unknown[] => [
  entry.area, entry.agency, end.length + 1, entry.direction, entry.message_id, entry.path, entry.status, entry.outcome, entry.cause, entry.at,
  entry.sent_at, entry.signature, entry.body, entry.body_hash, end.hash, hash, entry.asked_signature,
]

/** Adds an entry and moves the end, if the end is still where it was and `condition` holds. */
const append = (condition: string) => `moved as (
       update exchange.chains set length = $3::bigint, hash = $16
         where area = $1 and agency = $2 and length = $3::bigint - 1 and hash = $15 and ${condition} returning area
     )
     insert into exchange.messages (area, agency, place, direction, message_id, path, status, outcome, cause, at, sent_at, signature, body, body_hash, previous_hash, hash, asked_signature)
     select $1, $2, $3::bigint, $4, $5::uuid, $6, $7::int, $8, $9, $10::timestamptz, $11, $12, $13::bytea, $14::bytea, $15::bytea, $16::bytea, $17 from moved`

/** Adds an entry and moves the end, if the end is still where it was; whether it did. */
export const appendAt = async (db: Tx, entry: Entry, end: End, hash: Buffer): Promise<boolean> =>
  (await db.run('exchange.append', `with ${append('true')}`, paramsOf(entry, end, hash))) === 1

/**
 * Adds a message of ours likewise, if it has never been sent, the agency is known and in no maintenance window, and nothing it did lately went wrong.
 * Answers the keys by which the agency is known; undefined when nothing was added, and it must be looked why.
 */
export const appendWhenFree = async (db: Tx, entry: Entry, end: End, hash: Buffer): Promise<readonly string[] | undefined> =>
  (await db.maybe<{ keys: readonly string[] }>('exchange.append-when-free',
    `with free as (
       select 1 from (select $2::text as agency, $10::timestamptz at time zone 'Asia/Shanghai' as local) as now
       where not exists (select 1 from exchange.circuits as c where c.agency = now.agency and (c.failures > 0 or c.not_before is not null))
         and not exists (select 1 from ${openWindows})
         and exists (select 1 from exchange.agency_keys as k where k.agency = now.agency)
         and not exists (select 1 from exchange.messages as m where m.area = $1 and m.agency = now.agency and m.message_id = $5::uuid
           and m.direction = 'out' and m.status is null and m.body is not null)
     ), ${append('exists (select 1 from free)')}
     returning array(select public_key from exchange.agency_keys where agency = $2 order by since) as keys`, paramsOf(entry, end, hash)))?.keys

/** What a message of ours said when it was first sent; our answers to messages of theirs have a status. */
export const firstBody = async (db: Tx, area: string, agency: string, messageId: string): Promise<Buffer | undefined> =>
  (await db.maybe<{ body: Buffer }>('exchange.first-body',
    `select body from exchange.messages where area = $1 and agency = $2 and message_id = $3 and direction = 'out' and status is null and body is not null order by place limit 1`,
    [area, agency, messageId]))?.body

export const chains = (db: Tx) =>
  db.many<{ area: string; agency: string; length: number; hash: Buffer }>('exchange.chains', `select area, agency, length, hash from exchange.chains order by area, agency`)

export const entriesAfter = (db: Tx, area: string, agency: string, place: number, until: number, limit: number) =>
  db.many<ChainedEntry>('exchange.entries-after',
    `select area, agency, place, direction, message_id, path, status, outcome, cause, at, sent_at, signature, asked_signature, body, body_hash, previous_hash, hash
     from exchange.messages where area = $1 and agency = $2 and place > $3 and place <= $4 order by place limit $5`, [area, agency, place, until, limit])
