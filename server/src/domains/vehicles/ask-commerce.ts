import { checkInvoice, type InvoiceCheck } from '../../exchange/commerce/check-invoice.ts'
import { reportIrregularTrade, type IrregularTrade } from '../../exchange/commerce/report-irregular-trade.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'

/**
 * So many questions at once, in one process. The asking operation holds a connection and the exchange needs another for its log: were all
 * connections held by those who ask, nobody would get a second one. Who comes later goes on with "unknown", which is asked again before acceptance.
 */
const mostAtOnce = 4
let asking = 0

/** What the tax department says of a used-car invoice; unknown never counts against the citizen. */
export const askInvoice = async (platform: Platform, area: string, invoice: { readonly code: string; readonly number: string }): Promise<InvoiceCheck | { readonly result: 'unknown' }> => {
  if (asking >= mostAtOnce) return { result: 'unknown' }
  asking++
  try {
    return await checkInvoice(platform, { area, id: newId(platform.clock), ...invoice })
  } finally {
    asking--
  }
}

/** Reports to commerce and tax, in the transaction that records it; sent until it is received (M2.4.3). */
export const tellCommerce = (platform: Platform, db: Tx, report: Omit<IrregularTrade, 'departments'>): Promise<void> =>
  reportIrregularTrade(platform, db, { ...report, departments: ['commerce', 'tax'] })
