import { pageTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import { openFile } from '../../platform/files/pictures.ts'
import type { Context } from '../../platform/operation.ts'
import { checkedOnline } from './archive.ts'
import * as archive from './archive.store.ts'
import * as inspections from './inspections.store.ts'
import * as papers from './transfer-papers.store.ts'
import type { TransferRow } from './transfers.store.ts'
import { appliedFor, notNeeded } from './vehicle-record.ts'

/**
 * What this platform has of a transfer itself, as the first pages of the new registration: what was scanned at a counter, the photographed VIN for the
 * rubbing, and remarks on what came as data. Applied for online, the new owner's identity and the noted certificate are scanned when the plates are
 * collected; until then the file names them.
 */
export const fileTransferPapers = async ({ db, platform, recorded }: Context, transfer: TransferRow, vehicleId: string, seq: number): Promise<void> => {
  const { area } = transfer
  const at = { area, vehicle_id: vehicleId, registration_seq: seq }
  const inspected = (await inspections.ofTransfer(db, area, transfer.id)).findLast(({ result }) => result === 'passed')
  const photo = inspected?.vin_photo ? await openFile(platform, db, area, inspected.vin_photo) : undefined
  if (inspected && photo) await archive.putImage(
    db, { ...at, type: 'vin-rubbing', page: 1, file_id: photo.row.id, sha256: photo.row.sha256, bytes: photo.row.bytes, made_by: inspected.officer_number }, recorded(),
  )
  const pages = new Map<string, number>()
  for (const { type: paper, file_id, sha256, bytes, officer_number: officer } of await papers.ofTransfer(db, area, transfer.id)) {
    const type = pageTypeOf(paper)!
    const page = (pages.get(type) ?? 0) + 1
    pages.set(type, page)
    await archive.putImage(db, { ...at, type, page, file_id, sha256, bytes, made_by: officer }, recorded())
  }
  const remarks: Readonly<Record<string, string | undefined>> = {
    application: appliedFor[transfer.path === 'A' ? 'online' : 'counter'],
    'inspection-record': inspected && checkedOnline,
    'used-car-invoice': transfer.ground !== 'sale' ? notNeeded : transfer.invoice_result === 'confirmed' ? checkedOnline : undefined,
  }
  for (const [type, remark] of Object.entries(remarks)) if (remark !== undefined) await archive.putRemark(db, { ...at, type, remark }, recorded())
}
