import type { Tx } from '../../platform/database.ts'

export type ImageRow = {
  readonly area: string; readonly vehicle_id: string; readonly registration_seq: number; readonly type: string; readonly page: number
  readonly file_id: string; readonly sha256: Buffer; readonly bytes: number; readonly made_by: string
}

export const images = (db: Tx, area: string, vehicleId: string) =>
  db.many<ImageRow>('archive.images',
    `select area, vehicle_id, registration_seq, type, page, file_id, sha256, bytes, made_by from vehicles.archive_images
     where area = $1 and vehicle_id = $2 order by registration_seq, type, page`, [area, vehicleId])

/** Adds a page, or puts a new scan in its place. */
export const putImage = (db: Tx, row: ImageRow, at: string) =>
  db.run('archive.put-image',
    `insert into vehicles.archive_images (area, vehicle_id, registration_seq, type, page, file_id, sha256, bytes, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (area, vehicle_id, registration_seq, type, page) do update set file_id = excluded.file_id, sha256 = excluded.sha256, bytes = excluded.bytes,
       made_by = excluded.made_by, made_at = excluded.made_at`,
    [row.area, row.vehicle_id, row.registration_seq, row.type, row.page, row.file_id, row.sha256, row.bytes, row.made_by, at])

export type RemarkRow = {
  readonly area: string; readonly vehicle_id: string; readonly registration_seq: number; readonly type: string; readonly remark: string
}

export const remarks = (db: Tx, area: string, vehicleId: string) =>
  db.many<RemarkRow>('archive.remarks',
    `select area, vehicle_id, registration_seq, type, remark from vehicles.archive_remarks where area = $1 and vehicle_id = $2 order by registration_seq, type`,
    [area, vehicleId])

export const putRemark = (db: Tx, row: RemarkRow, at: string) =>
  db.run('archive.put-remark',
    `insert into vehicles.archive_remarks (area, vehicle_id, registration_seq, type, remark, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [row.area, row.vehicle_id, row.registration_seq, row.type, row.remark, at])

/** Puts a remark in the place of the one of its kind: what is said of the same thing changed. */
export const renewRemark = (db: Tx, row: RemarkRow, at: string) =>
  db.run('archive.renew-remark',
    `insert into vehicles.archive_remarks (area, vehicle_id, registration_seq, type, remark, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (area, vehicle_id, registration_seq, type) do update set remark = excluded.remark, at = excluded.at`,
    [row.area, row.vehicle_id, row.registration_seq, row.type, row.remark, at])

/** Whether the file is a page of an archive of the area. */
export const isPage = async (db: Tx, area: string, fileId: string): Promise<boolean> =>
  (await db.maybe(
    'archive.is-page', `select 1 from vehicles.archive_images where area = $1 and file_id = $2 limit 1`, [area, fileId],
  )) !== undefined
