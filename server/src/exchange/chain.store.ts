import type { Tx } from '../platform/database.ts'

export type Entry = {
  readonly area: string; readonly agency: string; readonly direction: 'out' | 'in'; readonly message_id: string; readonly path: string
  readonly status: number | null; readonly outcome: 'confirmed' | 'denied' | 'unknown' | null; readonly cause: string | null
  readonly at: string; readonly sent_at: string | null; readonly signature: string | null; readonly body: Buffer | null; readonly body_hash: Buffer | null
}
export type ChainedEntry = Omit<Entry, 'at'> & { readonly at: Date; readonly place: number; readonly previous_hash: Buffer; readonly hash: Buffer }

/** The end of a chain, locked until the transaction ends; begun with this hash when there is none. */
export const lockEnd = async (db: Tx, area: string, agency: string, firstHash: Buffer): Promise<{ length: number; hash: Buffer }> => {
  await db.run('exchange.begin-chain', `insert into exchange.chains (area, agency, length, hash) values ($1, $2, 0, $3) on conflict do nothing`, [area, agency, firstHash])
  return db.one('exchange.lock-chain', `select length, hash from exchange.chains where area = $1 and agency = $2 for update`, [area, agency])
}

export const append = async (db: Tx, entry: Entry, place: number, previousHash: Buffer, hash: Buffer): Promise<void> => {
  await db.run('exchange.append',
    `insert into exchange.messages (area, agency, place, direction, message_id, path, status, outcome, cause, at, sent_at, signature, body, body_hash, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [entry.area, entry.agency, place, entry.direction, entry.message_id, entry.path, entry.status, entry.outcome, entry.cause, entry.at,
      entry.sent_at, entry.signature, entry.body, entry.body_hash, previousHash, hash])
  await db.run('exchange.move-end', `update exchange.chains set length = $3, hash = $4 where area = $1 and agency = $2`, [entry.area, entry.agency, place, hash])
}

/** What a message said when it was first sent. */
export const firstBody = async (db: Tx, area: string, agency: string, messageId: string): Promise<Buffer | undefined> =>
  (await db.maybe<{ body: Buffer }>('exchange.first-body',
    `select body from exchange.messages where area = $1 and agency = $2 and message_id = $3 and direction = 'out' and body is not null order by place limit 1`,
    [area, agency, messageId]))?.body

export const chains = (db: Tx) =>
  db.many<{ area: string; agency: string; length: number; hash: Buffer }>('exchange.chains', `select area, agency, length, hash from exchange.chains order by area, agency`)

export const entriesAfter = (db: Tx, area: string, agency: string, place: number, until: number, limit: number) =>
  db.many<ChainedEntry>('exchange.entries-after',
    `select area, agency, place, direction, message_id, path, status, outcome, cause, at, sent_at, signature, body, body_hash, previous_hash, hash
     from exchange.messages where area = $1 and agency = $2 and place > $3 and place <= $4 order by place limit $5`, [area, agency, place, until, limit])
