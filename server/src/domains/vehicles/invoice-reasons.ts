import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { askInvoice } from './ask-commerce.ts'
import { invoiceFaults, invoiceRemark, ownerForInvoice } from './invoice-faults.ts'
import type { Ground } from './transfer-route.ts'
import type { TransferRow } from './transfers.store.ts'
import { openVehicle } from './vehicle-file.ts'
import type { VehicleRow } from './vehicles.store.ts'

const unmet = (zh: string, en: string, clause: Reason['clause'], facts = {}) => because(clause, false, { zh, en }, facts)

type CheckedInvoice = {
  readonly code: string; readonly reasons: readonly Reason[]; readonly result: 'confirmed' | 'denied' | 'unknown' | null
  /** For the officer: what to look at, though the invoice fits. */
  readonly remark?: Words
}
type ForInvoice = {
  readonly ground: Ground; readonly invoice?: { readonly code: string; readonly number: string } | undefined; readonly tradeArea?: string | undefined
  readonly inArea: string; readonly buyerNumber: string
}

/** The invoice against the application, everything that does not fit at once. An unknown answer never stands in the way; it is asked for again until the registration. */
export const invoiceReasons = async ({ platform, db }: Pick<Context, 'platform' | 'db'>, given: ForInvoice, vehicle: VehicleRow): Promise<CheckedInvoice> => {
  if (given.ground !== 'sale') return { code: '', reasons: [], result: null }
  const { tradeArea } = given
  if (!given.invoice || tradeArea === undefined) return {
    code: 'invoice-needed', result: null,
    reasons: [unmet('因买卖过户的，请填写二手车销售统一发票和开票地', 'A sale needs the used-car invoice and the place where it was issued', 'M2.1.5')],
  }
  const answer = await askInvoice(platform, given.inArea, given.invoice)
  if (answer.result === 'denied') return {
    code: 'invoice-denied', result: 'denied',
    reasons: [unmet('税务、商务部门查无此发票，请核对发票代码和号码', 'Commerce and tax know no such invoice: check code and number', 'M2.4.3')],
  }
  if (answer.result === 'unknown') return { code: '', result: 'unknown', reasons: [] }
  const sale = { vin: openVehicle(platform, vehicle).vin, owner: await ownerForInvoice({ platform, db }, vehicle), buyerNumber: given.buyerNumber, tradeAreas: [tradeArea], inArea: given.inArea }
  const found = invoiceFaults(answer.invoice, sale)
  const remark = invoiceRemark(answer.invoice, sale)
  return { code: found[0]?.code ?? '', reasons: found.map(({ reason }) => reason), result: 'confirmed', ...(remark && { remark }) }
}

/** What to do about an invoice that does not stand. */
export const invoiceRemedy: Reason = because('M2.4.3', false, {
  zh: '请联系开票方更正后再办；不能更正的，到窗口撤回，凭正确的发票重新申请',
  en: 'Ask the dealer to correct it and try again; if that cannot be, withdraw at the counter and apply with the right invoice',
})

/** What the new owner and the offices read while an invoice does not stand. */
export const invoiceHindrance = ({ invoice_result: result }: Pick<TransferRow, 'invoice_result'>): readonly Reason[] =>
  result === 'denied' ? [because('M2.4.3', false, {
    zh: `发票核查未通过，不能登记：${invoiceRemedy.says.zh}`, en: `The invoice does not stand, and the car cannot be registered. ${invoiceRemedy.says.en}`,
  })] : []
