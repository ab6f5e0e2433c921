import { reportIrregularTrade as reportEndpoint } from '@changxing/contract/transfers.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation } from '../../platform/operation.ts'
import { tellCommerce } from './ask-commerce.ts'
import { invoiceOf } from './sealed-invoice.ts'
import { transferOf } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** An irregular trade, invoice or charge is kept, and reported to commerce and tax until they have received it (M2.4.3). */
export const reportIrregularTrade = operation(reportEndpoint, async (context, { area, transferId, kind, words, dealer }) => {
  const { db, platform, recorded, today } = context
  const { transfer } = await transferOf(context, area, transferId)
  const id = newId(platform.clock)
  const { vin } = openVehicle(platform, await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id))
  const invoice = invoiceOf(platform, transfer)
  await files.keepIrregularTrade(
    db, { area, id, transferId: transfer.id, kind, words, officerNumber: asOfficer(context).number, at: recorded() },
  )
  await tellCommerce(
    platform, db,
    {
      area, id, kind, vin, invoiceCode: invoice?.code ?? null, invoiceNumber: invoice?.number ?? null, dealer: dealer ?? null, says: words, office: officeOf(platform, area),
      foundOn: today,
    },
  )
  context.concerns(area, `transfer:${transferId}`)
  return { reportId: id }
})
