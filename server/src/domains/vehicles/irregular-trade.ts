import { irregularTrades as listEndpoint, reportIrregularTrade as reportEndpoint } from '@changxing/contract/transfers.ts'
import { because } from '@changxing/rules/decision.ts'
import { civilDateInChina } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, refused } from '../../platform/operation.ts'
import { tellCommerce } from './ask-commerce.ts'
import { presentReport, reportsOf } from './present-report.ts'
import { invoiceOf } from './sealed-invoice.ts'
import { transferOf } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/**
 * An irregular trade, invoice or charge is kept, and reported to commerce and tax until they have received it (M2.4.3). Refusal: reported-already,
 * where one of this kind was reported for this transfer and the caller does not say that it is to be reported again.
 */
export const reportIrregularTrade = operation(reportEndpoint, async (context, { area, transferId, kind, words, dealer = null, again = false }) => {
  const { db, platform, recorded, today } = context
  const { transfer } = await transferOf(context, area, transferId)
  const earlier = (await reportsOf(db, transfer)).findLast((report) => report.kind === kind)
  const reportedOn = earlier && civilDateInChina(earlier.at.getTime())
  if (earlier && !again) return refused('reported-already', [because('M2.4.3', false, {
    zh: `警号 ${earlier.officer_number} 已于 ${reportedOn} 就本笔过户通报过同类问题：${earlier.words}`,
    en: `Officer ${earlier.officer_number} reported one of this kind for this transfer on ${reportedOn}: ${earlier.words}`,
  })])
  const id = newId(platform.clock)
  const { vin } = openVehicle(platform, await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id))
  const invoice = invoiceOf(platform, transfer)
  await files.keepIrregularTrade(db, { area, id, transfer_id: transfer.id, kind, words, dealer, officer_number: asOfficer(context).number }, recorded())
  await tellCommerce(
    platform, db,
    {
      area, id, kind, vin, invoiceCode: invoice?.code ?? null, invoiceNumber: invoice?.number ?? null, dealer, says: words,
      office: officeOf(platform, area), foundOn: today,
    },
  )
  context.concerns(area, `transfer:${transferId}`)
  return { reportId: id }
})

/** What this office has reported, and whether the departments have it. */
export const irregularTrades = operation(listEndpoint, async (context, { area }) => {
  context.concerns(area, 'irregular-trades')
  const views = []
  for (const row of await files.irregularTrades(context.db, area)) {
    const { transfer } = await transferOf(context, area, row.transfer_id)
    views.push({ ...(await presentReport(context, row)), transferId: transfer.id, number: transfer.number, plateNumber: transfer.plate_number, inArea: transfer.area })
  }
  return { reports: views }
})
