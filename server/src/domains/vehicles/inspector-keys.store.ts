import type { Tx } from '../../platform/database.ts'

export type KeyRow = {
  readonly area: string; readonly id: Buffer; readonly officer_id: string; readonly officer_number: string; readonly office: string
  readonly terminal: string; readonly public_key: Buffer; readonly registered_at: Date
  readonly revoked_at: Date | null; readonly revoked_by: string | null; readonly revoked_words: string | null
}
const columns = 'area, id, officer_id, officer_number, office, terminal, public_key, registered_at, revoked_at, revoked_by, revoked_words'

/** Registers a key, unless it is registered already. */
export const insert = (db: Tx, row: Omit<KeyRow, 'registered_at' | 'revoked_at' | 'revoked_by' | 'revoked_words'>, at: string) =>
  db.run('inspector-keys.insert',
    `insert into vehicles.inspector_keys (area, id, officer_id, officer_number, office, terminal, public_key, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [row.area, row.id, row.officer_id, row.officer_number, row.office, row.terminal, row.public_key, at])

export const maybe = (db: Tx, area: string, id: Uint8Array) =>
  db.maybe<KeyRow>('inspector-keys.maybe', `select ${columns} from vehicles.inspector_keys where area = $1 and id = $2`, [area, Buffer.from(id)])

export const byId = (db: Tx, area: string, id: Uint8Array) =>
  db.one<KeyRow>('inspector-keys.by-id', `select ${columns} from vehicles.inspector_keys where area = $1 and id = $2`, [area, Buffer.from(id)])

export const ofOfficer = (db: Tx, area: string, officerId: string) =>
  db.many<KeyRow>('inspector-keys.of-officer',
    `select ${columns} from vehicles.inspector_keys where area = $1 and officer_id = $2 order by registered_at desc, id limit 500`, [area, officerId])

export const ofOffice = (db: Tx, area: string, office: string) =>
  db.many<KeyRow>('inspector-keys.of-office',
    `select ${columns} from vehicles.inspector_keys where area = $1 and office = $2 order by registered_at desc, id limit 500`, [area, office])

/** Revokes a key; false when it was revoked already. */
export const revoke = async (db: Tx, area: string, id: Uint8Array, by: string, words: string, at: string): Promise<boolean> =>
  (await db.run('inspector-keys.revoke',
    `update vehicles.inspector_keys set revoked_at = $3, revoked_by = $4, revoked_words = $5 where area = $1 and id = $2 and revoked_at is null`,
    [area, Buffer.from(id), at, by, words])) === 1
