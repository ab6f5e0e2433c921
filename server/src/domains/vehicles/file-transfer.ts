import type { Context } from '../../platform/operation.ts'
import { checkedOnline } from './archive.ts'
import * as archive from './archive.store.ts'
import { filePage } from './file-page.ts'
import * as inspections from './inspections.store.ts'
import { mandateOfPaper } from './transfer-agent.ts'
import * as files from './transfer-files.store.ts'
import type { TransferRow } from './transfers.store.ts'
import { appliedFor, notNeeded } from './vehicle-record.ts'

/**
 * What this platform has of a transfer itself, as the first pages of the new registration: the new owner's papers as given online or scanned at a
 * counter, those of an agent among them, the photographed VIN for the rubbing, and remarks on what came as data and on the mandate (M2.1.4, M2.1.5).
 */
export const fileTransferPapers = async (context: Context, transfer: TransferRow, vehicleId: string, seq: number): Promise<void> => {
  const { db, recorded } = context
  const { area } = transfer
  const at = { area, vehicle_id: vehicleId, registration_seq: seq }
  const inspected = (await inspections.ofTransfer(db, area, transfer.id)).findLast(({ result }) => result === 'passed')
  if (inspected?.vin_photo) {
    await filePage(context, { ...at, type: 'vin-rubbing', page: 1, made_by: inspected.officer_number }, { area, fileId: inspected.vin_photo })
  }
  const papers = await files.papers(db, area, transfer.id)
  for (const { type, page, file_id: fileId, given_by: by } of papers) await filePage(context, { ...at, type, page, made_by: by }, { area, fileId })
  const remarks: Readonly<Record<string, string | undefined>> = {
    application: appliedFor[transfer.path === 'A' ? 'online' : 'counter'],
    'inspection-record': inspected && checkedOnline,
    'compulsory-insurance': transfer.insurance_result === 'confirmed' ? checkedOnline : undefined,
    'used-car-invoice': transfer.ground !== 'sale' ? notNeeded : transfer.invoice_result === 'confirmed' ? checkedOnline : undefined,
  }
  const bare = Object.entries(remarks).filter(([type]) => !papers.some((paper) => paper.type === type))
  for (const [type, remark] of bare) if (remark !== undefined) await archive.putRemark(db, { ...at, type, remark }, recorded())
  if (transfer.agent_number !== null) await archive.putRemark(db, { ...at, type: 'written-mandate', remark: mandateOfPaper(transfer) }, recorded())
}
