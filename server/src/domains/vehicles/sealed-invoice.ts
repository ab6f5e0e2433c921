import type { Platform } from '../../platform/platform.ts'
import type { TransferRow } from './transfers.store.ts'

const place = (area: string, id: string) => `vehicles.transfers/${area}/${id}/invoice`

export const sealInvoice = (platform: Platform, area: string, id: string, text: string): Buffer => platform.box.seal(text, place(area, id))

/** Code and number of the invoice of a transfer; undefined where the owner did not change by a sale. */
export const invoiceOf = (platform: Platform, { area, id, invoice }: Pick<TransferRow, 'area' | 'id' | 'invoice'>): { readonly code: string; readonly number: string } | undefined => {
  if (!invoice) return undefined
  const [code = '', number = ''] = platform.box.open(invoice, place(area, id)).toString('utf8').split(' ')
  return { code, number }
}
