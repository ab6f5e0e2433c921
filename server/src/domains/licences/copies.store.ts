import type { Tx } from '../../platform/database.ts'

export type CopyRow = {
  readonly area: string; readonly id: string; readonly licence_id: string; readonly purpose: string; readonly recipient: string; readonly digits: Buffer
  readonly pdf: string; readonly pdf_sha256: Buffer; readonly made_at: Date; readonly expires_on: string; readonly revoked_at: Date | null; readonly times_checked: number
}
const columns = 'area, id, licence_id, purpose, recipient, digits, pdf, pdf_sha256, made_at, expires_on, revoked_at, times_checked'

export const insert = (db: Tx, row: Omit<CopyRow, 'made_at' | 'revoked_at' | 'times_checked'> & { readonly digitsHash: Buffer; readonly at: string }) =>
  db.run('copies.insert',
    `insert into licences.copies (area, id, licence_id, purpose, recipient, digits_hash, digits, pdf, pdf_sha256, made_at, expires_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.area, row.id, row.licence_id, row.purpose, row.recipient, row.digitsHash, row.digits, row.pdf, row.pdf_sha256, row.at, row.expires_on])

export const ofLicence = (db: Tx, area: string, licenceId: string) =>
  db.many<CopyRow>('copies.of-licence', `select ${columns} from licences.copies where area = $1 and licence_id = $2 order by made_at desc limit 100`, [area, licenceId])

export const lock = (db: Tx, area: string, id: string, licenceId: string) =>
  db.one<CopyRow>('copies.lock', `select ${columns} from licences.copies where area = $1 and id = $2 and licence_id = $3 for update`, [area, id, licenceId])

export const revoke = (db: Tx, area: string, id: string, at: string) =>
  db.run('copies.revoke', `update licences.copies set revoked_at = $3 where area = $1 and id = $2 and revoked_at is null`, [area, id, at])

/** The copy behind the digits; counts the check. */
export const check = (db: Tx, area: string, digitsHash: Buffer) =>
  db.maybe<CopyRow>('copies.check', `update licences.copies set times_checked = times_checked + 1 where area = $1 and digits_hash = $2 returning ${columns}`, [area, digitsHash])
