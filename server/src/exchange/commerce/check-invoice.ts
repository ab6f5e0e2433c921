import { z } from 'zod'
import { Area } from '@changxing/contract/shapes.ts'
import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import type { UnknownCause } from '../ask-agency.ts'
import { sendMessage } from '../send-message.ts'
import { complaintsOf, readShape } from '../shapes.ts'

const short = z.string().max(100)
const Party = z.object({ name: short, identityNumber: short })

/** 二手车销售统一发票 as the tax department knows it. */
export const Invoice = z.object({
  code: z.string().regex(/^\d{12}$/), number: z.string().regex(/^\d{8}$/), buyer: Party, seller: Party, vin: short, plateNumber: short, certificateNumber: short,
  officeName: short.describe('转入地车辆管理所名称'), priceFen: z.int().min(0), placeArea: Area.describe('city where it was issued'), date: z.iso.date(), issuer: short,
  earlierUse: z.object({ date: z.iso.date(), officeName: short }).nullable().describe('a transfer for which it was used before'),
})
export type Invoice = z.infer<typeof Invoice>

const Answer = z.object({ found: z.boolean(), code: short, number: short, invoice: Invoice.optional() })

export type InvoiceQuestion = {
  readonly area: string
  /** UUID; the same for a repeat after `unknown`. */
  readonly id: string
  readonly code: string
  readonly number: string
}

export type InvoiceCheck =
  | { readonly result: 'confirmed'; readonly invoice: Invoice }
  | { readonly result: 'denied' }
  | { readonly result: 'unknown'; readonly cause: UnknownCause | 'other-invoice'; readonly until: string | null }

/**
 * Asks the tax department what an invoice of a used-car sale says: confirmed (there is one; whether it fits the transfer is for the rules),
 * denied (there is none), unknown. An answer about another invoice is unknown and raises an alarm. `code` 12 digits, `number` 8 digits.
 */
export const checkInvoice = async (platform: Platform, { area, id, code, number }: InvoiceQuestion): Promise<InvoiceCheck> => {
  const answer = await sendMessage(platform, agencyOf(platform.config, 'commerce'), { area, id, path: '/invoices/check', body: { code, number } })
  if (answer.outcome === 'unknown') return { result: 'unknown', cause: answer.cause, until: answer.until ?? null }
  if (answer.outcome === 'denied') return { result: 'denied' }
  if (complaintsOf(Answer, answer.body).length > 0) return { result: 'unknown', cause: 'not-understood', until: null }
  const said = readShape(Answer, answer.body)
  const { invoice } = said
  if (said.code !== code || said.number !== number || (invoice && (invoice.code !== code || invoice.number !== number))) {
    platform.log.error('answer-for-another-invoice', 'the tax department answered about another invoice; it was not believed', { area, messageId: id })
    return { result: 'unknown', cause: 'other-invoice', until: null }
  }
  if (!said.found) return { result: 'denied' }
  return invoice ? { result: 'confirmed', invoice } : { result: 'unknown', cause: 'not-understood', until: null }
}
