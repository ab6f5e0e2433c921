import type { Tx } from '../../platform/database.ts'

export type DeviceRow = { readonly id: string; readonly licence_id: string; readonly name: string; readonly enrolled_at: Date; readonly retired_at: Date | null }

export const lockDevice = (db: Tx, area: string, id: string) =>
  db.maybe<DeviceRow>('devices.lock', `select id, licence_id, name, enrolled_at, retired_at from licences.devices where area = $1 and id = $2 for update`, [area, id])

export const retireDevices = (db: Tx, area: string, licenceId: string, at: string) =>
  db.run('devices.retire', `update licences.devices set retired_at = $3 where area = $1 and licence_id = $2 and retired_at is null`, [area, licenceId, at])

export const insertDevice = (db: Tx, row: { area: string; id: string; licenceId: string; name: string; at: string }) =>
  db.run('devices.insert', `insert into licences.devices (area, id, licence_id, name, enrolled_at) values ($1, $2, $3, $4, $5)`, [row.area, row.id, row.licenceId, row.name, row.at])

export type CredentialRow = {
  readonly area: string; readonly token_id: Buffer; readonly licence_id: string; readonly device_id: string; readonly disclosure: 'police' | 'minimal'
  readonly position: number; readonly holder_key: Buffer; readonly shard: number; readonly index_in_shard: number; readonly status: number
  readonly issued_at: Date; readonly expires_at: Date; readonly retired_at: Date | null
}
const columns = 'area, token_id, licence_id, device_id, disclosure, position, holder_key, shard, index_in_shard, status, issued_at, expires_at, retired_at'

/** False when the place in the shard is taken; draw another. */
export const insert = async (db: Tx, row: Omit<CredentialRow, 'issued_at' | 'expires_at' | 'retired_at'> & { readonly issuedAt: string; readonly expiresAt: string }) =>
  (await db.run('credentials.insert',
    `insert into licences.credentials (area, token_id, licence_id, device_id, disclosure, position, holder_key, shard, index_in_shard, status, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [row.area, row.token_id, row.licence_id, row.device_id, row.disclosure, row.position, row.holder_key, row.shard, row.index_in_shard, row.status, row.issuedAt, row.expiresAt])) === 1

export const byToken = (db: Tx, area: string, tokenId: Uint8Array) =>
  db.maybe<CredentialRow>('credentials.by-token', `select ${columns} from licences.credentials where area = $1 and token_id = $2`, [area, Buffer.from(tokenId)])

export const current = (db: Tx, area: string, deviceId: string) =>
  db.many<CredentialRow>('credentials.current',
    `select ${columns} from licences.credentials where area = $1 and device_id = $2 and retired_at is null order by disclosure desc, position`, [area, deviceId])

/**
 * The phone has fresher credentials now. The old ones stay as good as the licence until they expire: calling them invalid would fill
 * the status lists with entries that say nothing.
 */
export const supersede = (db: Tx, area: string, deviceId: string, at: string) =>
  db.run('credentials.supersede', `update licences.credentials set retired_at = $3 where area = $1 and device_id = $2 and retired_at is null`, [area, deviceId, at])

/** Another phone takes over: everything the former one holds is void, and the next list says so. */
export const retireOfLicence = (db: Tx, area: string, licenceId: string, at: string) =>
  db.run('credentials.retire-licence',
    `update licences.credentials set retired_at = coalesce(retired_at, $3), status = 1 where area = $1 and licence_id = $2 and expires_at > $3`, [area, licenceId, at])

/**
 * The licence allows less than what was signed: those credentials are invalid for good, and the next list says so. The phone keeps its place and
 * fetches new ones.
 */
export const voidOfLicence = (db: Tx, area: string, licenceId: string, at: string) =>
  db.run('credentials.void-licence',
    `update licences.credentials set void_at = $3, status = 1 where area = $1 and licence_id = $2 and expires_at > $3 and void_at is null`, [area, licenceId, at])

/** The status of everything that the present phone can still show follows the licence's states; what is void stays so. */
export const setStatus = (db: Tx, area: string, licenceId: string, status: number, now: string) =>
  db.run('credentials.set-status',
    `update licences.credentials c set status = $3 from licences.devices d
      where c.area = $1 and c.licence_id = $2 and c.expires_at > $4 and c.status <> $3 and c.void_at is null and d.area = c.area and d.id = c.device_id and d.retired_at is null`,
    [area, licenceId, status, now])

export const openShard = (db: Tx, area: string, number: number) =>
  db.run('shards.open', `insert into licences.shards (area, number, sequence) values ($1, $2, 0) on conflict do nothing`, [area, number])

export const lastShard = (db: Tx, area: string) =>
  db.maybe<{ number: number; used: number }>('shards.last',
    `select s.number, (select count(*) from licences.credentials c where c.area = s.area and c.shard = s.number) as used
       from licences.shards s where s.area = $1 order by s.number desc limit 1`, [area])

export type ShardRow = { readonly area: string; readonly number: number; readonly sequence: number; readonly published_at: Date | null; readonly list: Buffer | null }

export const shards = (db: Tx) =>
  db.many<ShardRow>('shards.all', `select area, number, sequence, published_at, null::bytea as list from licences.shards order by number`)

export const shard = (db: Tx, area: string, number: number) =>
  db.maybe<ShardRow>('shards.one', `select area, number, sequence, published_at, list from licences.shards where area = $1 and number = $2`, [area, number])

/** Keeps other publications out, but nobody who enters a credential meanwhile: who does holds others of the shard. */
export const lockShard = (db: Tx, area: string, number: number) =>
  db.one<ShardRow>('shards.lock', `select area, number, sequence, published_at, list from licences.shards where area = $1 and number = $2 for no key update`, [area, number])

/** Places in a shard that are not valid, of credentials that a verifier could still meet. */
export const notValid = (db: Tx, area: string, number: number, now: string) =>
  db.many<{ index_in_shard: number; status: 1 | 2 | 3 }>('credentials.not-valid',
    `select index_in_shard, status from licences.credentials where area = $1 and shard = $2 and status <> 0 and expires_at > $3 order by index_in_shard`, [area, number, now])

export const unpublished = (db: Tx, area: string, number: number) =>
  db.many<{ index_in_shard: number; status: 0 | 1 | 2 | 3 }>('credentials.unpublished',
    `select index_in_shard, status from licences.credentials where area = $1 and shard = $2 and status <> published_status order by index_in_shard for no key update`, [area, number])

export const markPublished = (db: Tx, area: string, number: number, indexes: readonly number[]) =>
  db.run('credentials.mark-published',
    `update licences.credentials set published_status = status where area = $1 and shard = $2 and index_in_shard = any($3::int[])`, [area, number, indexes])

export const publish = (db: Tx, row: { area: string; number: number; sequence: number; list: Uint8Array; at: string }) =>
  db.run('shards.publish', `update licences.shards set sequence = $3, list = $4, published_at = $5 where area = $1 and number = $2`,
    [row.area, row.number, row.sequence, Buffer.from(row.list), row.at])

export const keepDelta = (db: Tx, row: { area: string; number: number; from: number; to: number; delta: Uint8Array; at: string }) =>
  db.run('deltas.keep', `insert into licences.status_deltas (area, shard, from_sequence, to_sequence, delta, published_at) values ($1, $2, $3, $4, $5, $6)`,
    [row.area, row.number, row.from, row.to, Buffer.from(row.delta), row.at])

export const delta = (db: Tx, area: string, number: number, from: number) =>
  db.maybe<{ delta: Buffer }>('deltas.one', `select delta from licences.status_deltas where area = $1 and shard = $2 and from_sequence = $3`, [area, number, from])

export const removeOldDeltas = (db: Tx, area: string, number: number, before: string) =>
  db.run('deltas.remove-old', `delete from licences.status_deltas where area = $1 and shard = $2 and published_at < $3`, [area, number, before])
