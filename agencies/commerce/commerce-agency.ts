import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { AgencyClock } from '../agency-clock.ts'
import type { Envelope, ExchangeKey } from '../exchange-envelope.ts'
import type { Faults } from '../faults.ts'
import { BadMessage, parseJson, readJson, sendJson } from '../http-messages.ts'
import type { KnownSenders } from '../known-senders.ts'
import { openRecords } from '../records.ts'
import { makeSignedDesk } from '../signed-desk.ts'
import type { Answer } from '../signed-desk.ts'
import { invoices as invoicesAtFirst } from './invoices.ts'
import type { Invoice } from './invoices.ts'

type Options = { readonly clock: AgencyClock; readonly key: ExchangeKey; readonly senders: KnownSenders; readonly faults: Faults; readonly directory: string }

export type Report = {
  /** The message id. */
  readonly id: string
  readonly kind: string
  readonly receivedAt: string
  readonly report: Readonly<Record<string, unknown>>
}

const invoiceId = (code: unknown, number: unknown): string => `${String(code)}-${String(number)}`

/**
 * Commerce and tax departments: `POST /commerce/invoices/check` says what an invoice for a used car says, `POST /commerce/reports` takes reports
 * of irregular trading, invoicing or charging (M2.4.3); both signed.
 */
export async function makeCommerceAgency({ clock, key, senders, faults, directory }: Options) {
  const invoices = await openRecords<Invoice>(join(directory, 'commerce-invoices.json'), invoicesAtFirst)
  const reports = await openRecords<Report>(join(directory, 'commerce-reports.json'))
  const desk = makeSignedDesk({ agency: 'commerce', key, senders, faults })

  const checkInvoice = (path: string) => (_envelope: Envelope, body: string): Answer => {
    const asked = parseJson(body) as { code?: unknown; number?: unknown } | null
    if (!/^\d{12}$/.test(String(asked?.code)) || !/^\d{8}$/.test(String(asked?.number))) return { status: 422, body: { error: 'code: 12 digits, number: 8 digits' } }
    const wanted = invoiceId(asked?.code, asked?.number)
    const found = faults.takeWrongVin('commerce', path) ? invoices.all().find((one) => one.id !== wanted) : invoices.find(wanted)
    if (!found) return { status: 200, body: { found: false, code: asked?.code, number: asked?.number } }
    const { id: _id, for: _for, ...invoice } = found
    return { status: 200, body: { found: true, code: invoice.code, number: invoice.number, invoice } }
  }

  const takeReport = async ({ messageId }: Envelope, body: string): Promise<Answer> => {
    const report = parseJson(body) as Readonly<Record<string, unknown>> | null
    if (typeof report !== 'object' || report === null || typeof report['kind'] !== 'string') return { status: 422, body: { error: 'kind is required' } }
    const kept = reports.find(messageId) ?? { id: messageId, kind: report['kind'], receivedAt: clock.written(), report }
    await reports.put(kept)
    return { status: 200, body: { received: true, reportId: kept.id, receivedAt: kept.receivedAt } }
  }

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    switch (`${req.method} ${url.pathname}`) {
      case 'POST /commerce/invoices/check': return desk(req, res, url, checkInvoice(url.pathname))
      case 'POST /commerce/reports': return desk(req, res, url, takeReport)
      case 'GET /commerce/reports': return sendJson(res, 200, { reports: reports.all() })
      case 'GET /commerce/invoices': return sendJson(res, 200, { invoices: invoices.all() })
      // for demonstrations and tests: issues any invoice
      case 'POST /commerce/invoices': {
        const invoice = (await readJson(req)) as Invoice | null
        if (!/^\d{12}$/.test(String(invoice?.code)) || !/^\d{8}$/.test(String(invoice?.number))) throw new BadMessage(400, 'a whole invoice, as GET /commerce/invoices shows them')
        const kept = { ...invoice!, id: invoiceId(invoice!.code, invoice!.number) }
        await invoices.put(kept)
        return sendJson(res, 201, kept)
      }
      default: sendJson(res, 404, { error: 'POST /commerce/invoices/check, POST /commerce/reports, GET /commerce/invoices or GET /commerce/reports' })
    }
  }
}
