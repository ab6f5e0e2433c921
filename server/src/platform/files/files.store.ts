import type { Tx } from '../database.ts'

export type FileRow = {
  readonly area: string; readonly id: string; readonly owner: string; readonly media_type: string
  readonly width_px: number | null; readonly height_px: number | null; readonly bytes: number; readonly sha256: Buffer
}

export const insert = (db: Tx, row: FileRow & { readonly made_at: string }) =>
  db.run('files.insert',
    `insert into platform.files (area, id, owner, media_type, width_px, height_px, bytes, sha256, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.area, row.id, row.owner, row.media_type, row.width_px, row.height_px, row.bytes, row.sha256, row.made_at])

export const find = (db: Tx, area: string, id: string) =>
  db.maybe<FileRow>('files.find',
    `select area, id, owner, media_type, width_px, height_px, bytes, sha256 from platform.files where area = $1 and id = $2`, [area, id])

export const findAll = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<FileRow>('files.find-all',
    `select area, id, owner, media_type, width_px, height_px, bytes, sha256 from platform.files where area = $1 and id = any($2::uuid[])`, [area, ids])
