import type { Tx } from '../platform/database.ts'

export const keysOf = async (db: Tx, agency: string): Promise<string[]> =>
  (await db.many<{ public_key: string }>('exchange.keys-of', `select public_key from exchange.agency_keys where agency = $1 order by since`, [agency]))
    .map((row) => row.public_key)

/** Believes a key because no other was known before. */
export const learnAtFirstContact = (db: Tx, agency: string, publicKey: string, at: string) =>
  db.run('exchange.learn-key',
    `insert into exchange.agency_keys (agency, public_key, learnt, since)
     select $1, $2, 'first-contact', $3 where not exists (select from exchange.agency_keys where agency = $1)
     on conflict do nothing`, [agency, publicKey, at])
