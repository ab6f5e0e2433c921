import type { FormField } from '@changxing/contract/cases.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../../platform/operation.ts'
import { agency, required, type About } from '../../cases/index.ts'
import { invoiceRemedy } from '../invoice-reasons.ts'
import { askAboutInvoice, invoiceIndexOf } from '../transfer-within-area.ts'
import { hasServed } from '../transfers.store.ts'

const name = 'used-car-invoice'
const when = { field: 'ground', is: ['sale'] }

/** The invoice that a sale is proved by: what is asked of it. */
export const invoiceFields: readonly FormField[] = [
  { name: 'invoiceCode', kind: 'text', required: true, pattern: '^\\d{12}$', label: { zh: '二手车发票代码', en: 'Code of the used-car invoice' }, hint: { zh: '12 位数字', en: '12 digits' }, when },
  { name: 'invoiceNumber', kind: 'text', required: true, pattern: '^\\d{8}$', label: { zh: '二手车发票号码', en: 'Number of the used-car invoice' }, hint: { zh: '8 位数字', en: '8 digits' }, when },
]

export const invoicePaper = required('used-car-invoice', {
  clause: 'M2.4.3', label: { zh: '二手车销售统一发票', en: 'Used-car invoice' }, when,
  waived: { says: { zh: '免提交：税务部门已联网核实', en: 'Not needed: confirmed online by the tax department' }, clause: 'M2.4.3', check: name },
})

export const invoiceAgency = agency({
  name, label: { zh: '二手车发票联网核查', en: 'Online check of the used-car invoice' }, clause: 'M2.4.3', whenUnknown: 'paper-route', when,
  about: ['invoiceCode', 'invoiceNumber', 'newOwnerNumber', 'inArea'], ask: askAboutInvoice,
  // What does not fit is often a slip of the dealer's, who corrects it under the same number; in the words of a transfer between cities.
  again: { says: invoiceRemedy.says, times: 5 },
})

/** What is known of the invoice: one that has served another transfer is none. */
export const factsOfInvoice = async (context: Context, answers: Facts, { checks }: About): Promise<Facts> => {
  const index = invoiceIndexOf(context, answers)
  if (index && (await hasServed(context.db, index))) return { invoice: 'denied' }
  const result = checks.find((check) => check.name === name)?.result
  return result === undefined || result === 'waiting' ? {} : { invoice: result }
}
