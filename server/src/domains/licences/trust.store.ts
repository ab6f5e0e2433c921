import type { Tx } from '../../platform/database.ts'

// The trust list is one for the country.
const country = '000000'

type TrustRow = { readonly sequence: number; readonly content_hash: Buffer; readonly list: Buffer; readonly issued_at: Date }

export const latest = (db: Tx) =>
  db.maybe<TrustRow>('trust.latest', `select sequence, content_hash, list, issued_at from licences.trust_lists where area = $1 order by sequence desc limit 1`, [country])

export const keep = (db: Tx, row: { sequence: number; contentHash: Buffer; list: Uint8Array; at: string }) =>
  db.run('trust.keep', `insert into licences.trust_lists (area, sequence, content_hash, list, issued_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [country, row.sequence, row.contentHash, Buffer.from(row.list), row.at])
