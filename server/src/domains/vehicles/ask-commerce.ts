import { checkInvoice, type InvoiceCheck } from '../../exchange/commerce/check-invoice.ts'
import { reportIrregularTrade, type IrregularTrade } from '../../exchange/commerce/report-irregular-trade.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'

/** What the tax department says of a used-car invoice; unknown never counts against the citizen. */
export const askInvoice = (platform: Platform, area: string, invoice: { readonly code: string; readonly number: string }): Promise<InvoiceCheck> =>
  checkInvoice(platform, { area, id: newId(platform.clock), ...invoice })

/** Reports to commerce and tax, in the transaction that records it; sent until it is received (M2.4.3). */
export const tellCommerce = (platform: Platform, db: Tx, report: Omit<IrregularTrade, 'departments'>): Promise<void> =>
  reportIrregularTrade(platform, db, { ...report, departments: ['commerce', 'tax'] })
