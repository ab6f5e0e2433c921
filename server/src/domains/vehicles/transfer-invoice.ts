import { compareInvoice as compareEndpoint } from '@changxing/contract/transfers.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { invoiceRetry } from '@changxing/rules/vehicles/transfer-limits.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { asSystem } from '../../platform/as-system.ts'
import { isoInstant } from '../../platform/clock.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { asOfficer, operation, refused, Refusal, type Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { scanForTransfer } from './give-paper.ts'
import { invoiceReasons, invoiceRemedy } from './invoice-reasons.ts'
import { presentTransfer } from './present-transfer.ts'
import { lockPair, lockTransfer, mustBeVersion, notInMyHands, recordBoth, tellBuyer } from './transfer.ts'
import { invoiceOf } from './sealed-invoice.ts'
import type { Ground } from './transfer-route.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

export const askTask = 'vehicles.ask-invoice'

const longestPause = 24 * 60

/** Orders the next question: the pauses double, up to a day. After the last the office compares the invoice by eye. */
export const askInvoiceLater = async ({ platform, db }: Pick<Context, 'platform' | 'db'>, { area, id, invoice_attempts: attempts }: transfers.TransferRow): Promise<void> => {
  if (attempts >= invoiceRetry.times) return
  const minutes = Math.min(invoiceRetry.everyMinutes * 2 ** attempts, longestPause)
  await platform.enqueue(db, askTask, { area, transferId: id }, { runAt: isoInstant(platform.clock.millis() + minutes * 60_000), key: `${askTask}:${id}` })
}

const openQuestion = ({ ground, invoice, invoice_result: result, state }: transfers.TransferRow) =>
  ground === 'sale' && invoice !== null && result !== 'confirmed' && !isClosedTransfer(state)

const ask = async (context: Context, transfer: transfers.TransferRow) => {
  const { db, platform } = context
  const { identityNumber: buyerNumber } = await personOf(platform, db, transfer.buyer_area, transfer.buyer_person_id)
  const vehicle = await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id)
  const given = {
    ground: transfer.ground as Ground, invoice: invoiceOf(platform, transfer), tradeArea: transfer.trade_area ?? undefined, inArea: transfer.area, buyerNumber,
  }
  return invoiceReasons(context, given, vehicle)
}

/** What both offices should look at though the invoice fits stands in the history of the transfer (M2.4.3). */
export const remarkOnInvoice = async (context: Context, transfer: transfers.TransferRow, remark: Words | undefined): Promise<void> => {
  if (remark) await recordBoth(context, transfer, { action: 'invoice-remark', state: transfer.state, by: 'system', officer_number: null, says: remark })
}

/** Keeps what an answer says; who sees the transfer reads it, and what speaks against the invoice the new owner is told. */
const keepAnswer = async (context: Context, transfer: transfers.TransferRow, { result, reasons, remark }: Awaited<ReturnType<typeof ask>>): Promise<transfers.TransferRow> => {
  const found = reasons.length > 0 ? 'denied' : result
  if (found === transfer.invoice_result) return transfer
  const saved = { ...transfer, invoice_result: found }
  await transfers.save(context.db, saved, context.recorded())
  const says = found === 'denied'
    ? { zh: reasons.map((reason) => reason.says.zh).join('；'), en: reasons.map((reason) => reason.says.en).join('; ') }
    : { zh: '发票已向税务、商务核实', en: 'The invoice was confirmed by tax and commerce' }
  await recordBoth(context, transfer, { action: `invoice-${found}`, state: transfer.state, by: 'system', officer_number: null, says })
  if (found === 'confirmed') await remarkOnInvoice(context, saved, remark)
  if (found === 'denied') await tellBuyer(context, transfer, { zh: '发票核查未通过', en: 'The invoice does not stand' }, {
    zh: `业务 ${transfer.number}：${says.zh}。${invoiceRemedy.says.zh}。`, en: `Transfer ${transfer.number}: ${says.en}. ${invoiceRemedy.says.en}.`,
  })
  return saved
}

/** What an office asks before its own step: the row as it is then, or everything that speaks against the invoice and what to do. An unknown answer passes. */
export const askBeforeStep = async (context: Context, transfer: transfers.TransferRow): Promise<transfers.TransferRow | Refusal> => {
  if (!openQuestion(transfer)) return transfer
  const answer = await ask(context, transfer)
  if (answer.result === 'unknown' && transfer.invoice_result === 'denied') return refused('invoice-denied', [invoiceRemedy])
  const saved = await keepAnswer(context, transfer, answer)
  return answer.reasons.length > 0 ? refused('invoice-denied', [...answer.reasons, invoiceRemedy]) : saved
}

const toCompare: Reason = because('M2.4.3', false, {
  zh: '发票联网核查一直没有结果：请扫描发票原件，与车辆、买卖双方、交易地逐项核对后再登记',
  en: 'Nobody has answered about the invoice: scan the original and compare it with car, buyer, seller and place, then register',
})

/** The last question before the registration: still unknown, the invoice must have been compared by eye (M2.4.3). Refusals: invoice-denied, invoice-to-compare. */
export const invoiceForRegistration = async (context: Context, transfer: transfers.TransferRow): Promise<transfers.TransferRow | Refusal> => {
  const asked = await askBeforeStep(context, transfer)
  if (asked instanceof Refusal) return asked
  return asked.invoice_result === 'unknown' && asked.invoice_compared_by === null ? refused('invoice-to-compare', [toCompare]) : asked
}

/**
 * Asks again about an invoice whose answer was unknown. The question goes out without holding the transfer; the answer is kept when the
 * transfer still waits for it.
 */
export const askInvoiceAgain: Task = async ({ platform, transaction }, payload) => {
  const { area, transferId } = payload as { readonly area: string; readonly transferId: string }
  const waits = (transfer: transfers.TransferRow) => openQuestion(transfer) && transfer.invoice_result === 'unknown'
  const answer = await transaction(async (db) => {
    const transfer = await transfers.byId(db, area, transferId)
    return waits(transfer) ? ask(asSystem(platform, db, askTask), transfer) : undefined
  })
  if (!answer) return
  await transaction(async (db) => {
    const context = asSystem(platform, db, askTask)
    const { transfer } = await lockPair(context, area, transferId, 'in')
    if (!waits(transfer)) return
    const attempted = { ...transfer, invoice_attempts: transfer.invoice_attempts + 1 }
    await transfers.save(db, attempted, context.recorded())
    const kept = await keepAnswer(context, attempted, answer)
    if (kept.invoice_result === 'unknown') await askInvoiceLater(context, kept)
  })
}

/**
 * The office has compared the original of the invoice with car and buyer, because nobody answers: who did is kept, with the scan (M2.4.3).
 * An invoice that does not fit is denied. Refusals: claimed-by-another, not-now when an answer is there, invoice-not-scanned.
 */
export const compareInvoice = operation(compareEndpoint, async (context, { area, transferId, version, fileId, fits, words }) => {
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer } = pair
  const taken = notInMyHands(context, pair)
  if (taken) return taken
  mustBeVersion(transfer, version)
  context.concerns(area, `transfer:${transferId}`)
  if (pair.side !== 'in' || !openQuestion(transfer) || transfer.invoice_result !== 'unknown') {
    return refused('not-now', [because('M2.4.3', false, { zh: '这张发票不需要人工核对', en: 'This invoice need not be compared by eye' })])
  }
  if (fileId !== undefined) await scanForTransfer(context, transfer, 'used-car-invoice', fileId)
  else if (!(await files.papers(context.db, transfer.area, transferId)).some(({ type, given_by: by }) => type === 'used-car-invoice' && by !== files.newOwner)) {
    return refused('invoice-not-scanned', [because('M2.4.3', false, { zh: '请先扫描发票原件', en: 'Scan the original of the invoice first' })])
  }
  const compared: transfers.TransferRow = {
    ...transfer, version: transfer.version + 1, invoice_compared_by: officer, invoice_compared_at: new Date(context.recorded()),
    ...(!fits && { invoice_result: 'denied' as const }),
  }
  await transfers.save(context.db, compared, context.recorded())
  await recordBoth(context, compared, {
    action: 'compare-invoice', state: compared.state, by: 'in-office', officer_number: officer,
    says: fits ? { zh: `发票原件已人工核对：${words}`, en: `The invoice was compared by eye: ${words}` }
      : { zh: `发票原件人工核对不符：${words}`, en: `The invoice was compared by eye and does not fit: ${words}` },
  })
  if (!fits) await tellBuyer(context, compared, { zh: '发票核对不符', en: 'The invoice does not stand' }, {
    zh: `业务 ${transfer.number}：${words}。${invoiceRemedy.says.zh}。`, en: `Transfer ${transfer.number}: ${words}. ${invoiceRemedy.says.en}.`,
  })
  return presentTransfer(context, { ...pair, transfer: compared })
})
