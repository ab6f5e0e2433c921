import type { Tx } from '../../platform/database.ts'

export type PaperRow = {
  readonly area: string; readonly transfer_id: string; readonly type: string; readonly page: number; readonly file_id: string; readonly sha256: Buffer
  readonly bytes: number; readonly officer_number: string; readonly at: Date
}

export const add = (db: Tx, row: Omit<PaperRow, 'at'>, at: string) =>
  db.run('transfer-papers.add',
    `insert into vehicles.transfer_papers (area, transfer_id, type, page, file_id, sha256, bytes, officer_number, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.area, row.transfer_id, row.type, row.page, row.file_id, row.sha256, row.bytes, row.officer_number, at])

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<PaperRow>('transfer-papers.of-transfer',
    `select area, transfer_id, type, page, file_id, sha256, bytes, officer_number, at from vehicles.transfer_papers where area = $1 and transfer_id = $2 order by type, page`,
    [area, transferId])
