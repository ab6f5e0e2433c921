import { transferPaper as seeEndpoint } from '@changxing/contract/transfers.ts'
import { callerOf } from '../../platform/actor.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { keepFile, openFile } from '../../platform/files/pictures.ts'
import { asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { transferOf } from './transfer.ts'
import * as papers from './transfer-papers.store.ts'
import type { TransferRow } from './transfers.store.ts'

/**
 * Lays a paper that this officer has scanned to a transfer, as the next page of its kind. A copy goes to the place that the car comes to,
 * where it becomes a page of the new registration. Problem bad-input when there is no such scan of this officer.
 */
export const keepPaper = async (context: Context, { area, id }: Pick<TransferRow, 'area' | 'id'>, type: string, fileId: string): Promise<void> => {
  const { db, platform, actor, recorded } = context
  const officer = asOfficer(context)
  const scanned = await openFile(platform, db, officer.area, fileId)
  if (!scanned || scanned.row.owner !== callerOf(actor)) {
    throw new Problem('bad-input', [{ field: 'papers', says: { zh: '没有这份扫描件，请重新扫描', en: 'There is no such scan: scan it again' } }])
  }
  const kept = officer.area === area ? fileId : await keepFile(platform, db, actor, area, scanned.row.media_type, scanned.bytes)
  const page = (await papers.ofTransfer(db, area, id)).filter((paper) => paper.type === type).length + 1
  await papers.add(db, {
    area, transfer_id: id, type, page, file_id: kept, sha256: scanned.row.sha256, bytes: scanned.row.bytes, officer_number: officer.number,
  }, recorded())
}

/** A scanned paper, for the two offices of its transfer; each look is recorded. */
export const transferPaper = operation(seeEndpoint, async (context, { area, transferId, fileId }) => {
  const { transfer } = await transferOf(context, area, transferId)
  const known = (await papers.ofTransfer(context.db, transfer.area, transferId)).some((paper) => paper.file_id === fileId)
  const file = known && (await openFile(context.platform, context.db, transfer.area, fileId))
  if (!file) throw new NoSuchRow('transfer-papers.file')
  context.concerns(area, `transfer-paper:${transferId}:${fileId}`)
  return new Uint8Array(file.bytes)
})
