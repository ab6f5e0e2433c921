import { cityOf } from '@changxing/rules/areas.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import type { Context } from '../../platform/operation.ts'
import { askInvoice } from './ask-commerce.ts'
import type { Ground } from './transfer-route.ts'
import type { TransferRow } from './transfers.store.ts'

const sameCity = (one: string, other: string) => (cityOf(one)?.code ?? one) === (cityOf(other)?.code ?? other)
const unmet = (zh: string, en: string, clause: Reason['clause'], facts = {}) => because(clause, false, { zh, en }, facts)

type CheckedInvoice = {
  readonly code: string; readonly reasons: readonly Reason[]; readonly result: 'confirmed' | 'denied' | 'unknown' | null
}
type ForInvoice = {
  readonly ground: Ground; readonly invoice?: { readonly code: string; readonly number: string } | undefined; readonly tradeArea?: string | undefined
  readonly inArea: string; readonly buyerNumber: string
}

/** The invoice against the application, everything that does not fit at once. An unknown answer never stands in the way; it is asked for again until the registration. */
export const invoiceReasons = async ({ platform }: Pick<Context, 'platform'>, given: ForInvoice, vin: string): Promise<CheckedInvoice> => {
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
  const { invoice } = answer
  const issued = cityOf(invoice.placeArea)?.name ?? { zh: invoice.placeArea, en: invoice.placeArea }
  const into = cityOf(given.inArea)?.name
  const faults: readonly (readonly [wrong: boolean, code: string, reason: Reason])[] = [
    [
      normalVin(invoice.vin) !== normalVin(vin), 'invoice-other-vehicle',
      unmet('发票上的车辆识别代号不是这辆车', 'The VIN on the invoice is not this car’s', 'M2.4.3'),
    ],
    [
      invoice.buyer.identityNumber.toUpperCase() !== given.buyerNumber.toUpperCase(), 'invoice-other-buyer',
      unmet('发票上的买方不是新车主', 'The buyer on the invoice is not the new owner', 'M2.4.3'),
    ],
    [
      !sameCity(invoice.placeArea, tradeArea), 'invoice-other-city',
      unmet(
        `发票开具地是${issued.zh}，与填写的交易地不一致`, `The invoice was issued in ${issued.en}, not in the place you gave`, 'M2.1.2',
        { issuedIn: invoice.placeArea, tradeArea },
      ),
    ],
    [
      into !== undefined && !invoice.officeName.includes(into.zh.replace(/市$/, '')), 'invoice-other-city',
      unmet(
        `发票上的转入地车管所是“${invoice.officeName}”，请联系开票方更正`,
        `The invoice names another office of the new place (${invoice.officeName}): ask the dealer to correct it`, 'M2.4.3',
      ),
    ],
    [
      invoice.earlierUse !== null, 'invoice-used',
      unmet(`这张发票已于 ${invoice.earlierUse?.date} 用于另一次过户`, `This invoice served another transfer on ${invoice.earlierUse?.date}`, 'M2.4.3'),
    ],
  ]
  const found = faults.filter(([wrong]) => wrong)
  return { code: found[0]?.[1] ?? '', reasons: found.map(([, , reason]) => reason), result: 'confirmed' }
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
