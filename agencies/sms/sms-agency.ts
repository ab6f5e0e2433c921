import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { AgencyClock } from '../agency-clock.ts'
import type { Envelope, ExchangeKey } from '../exchange-envelope.ts'
import type { Faults } from '../faults.ts'
import { parseJson, sendJson } from '../http-messages.ts'
import type { KnownSenders } from '../known-senders.ts'
import { makeSignedDesk } from '../signed-desk.ts'
import type { Answer } from '../signed-desk.ts'
import { openOutbox } from './outbox.ts'
import type { Sms } from './outbox.ts'
import { outboxPage, outboxHeaders } from './outbox-page.ts'

type Options = { readonly clock: AgencyClock; readonly key: ExchangeKey; readonly senders: KnownSenders; readonly faults: Faults; readonly directory: string }

/**
 * The agency that sends text messages: `POST /sms/messages`, signed and idempotent by message id, and `/sms/outbox` to
 * look at what was sent. Every answer to a message is signed; one to a message that cannot be trusted is not.
 */
export async function makeSmsAgency({ clock, key, senders, faults, directory }: Options) {
  const outbox = await openOutbox(join(directory, 'sms-outbox.jsonl'))

  const accept = async (envelope: Envelope, body: string): Promise<Answer> => {
    const message = parseJson(body) as Partial<Sms> | null
    const problem = problemOf(message, envelope)
    if (problem) return { status: 422, body: { error: problem } }
    const { id, to, text } = message as Sms
    const known = outbox.find(id)
    if (known && (known.to !== to || known.text !== text || known.sender !== envelope.sender)) {
      return { status: 409, body: { error: 'this id was used for another message' } }
    }
    const sms = known ?? { id, to, text, sender: envelope.sender, acceptedAt: clock.written(), segments: segmentsOf(text) }
    await outbox.add(sms)
    return { status: 200, body: { id, accepted: true, acceptedAt: sms.acceptedAt, segments: sms.segments } }
  }

  const desk = makeSignedDesk({ agency: 'sms', key, senders, faults })

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    if (req.method === 'POST' && url.pathname === '/sms/messages') return desk(req, res, url, accept)
    if (req.method === 'GET' && url.pathname === '/sms/outbox') {
      const latest = outbox.latest(200)
      if (req.headers.accept?.includes('text/html')) {
        for (const [name, value] of Object.entries(outboxHeaders)) res.setHeader(name, value)
        res.end(outboxPage(latest, outbox.size, req, url))
        return
      }
      return sendJson(res, 200, { size: outbox.size, messages: latest })
    }
    sendJson(res, 404, { error: 'POST /sms/messages or GET /sms/outbox' })
  }
}

function problemOf(message: Partial<Sms> | null, envelope: Envelope): string | undefined {
  if (typeof message !== 'object' || message === null) return 'an object { id, to, text } is needed'
  if (message.id !== envelope.messageId) return 'id must equal x-message-id'
  if (typeof message.to !== 'string' || !/^(1\d{10}|\+\d{6,15})$/.test(message.to)) return 'to: a mobile number'
  if (typeof message.text !== 'string' || message.text.length === 0 || message.text.length > 1000) return 'text: 1 to 1000 characters'
  return undefined
}

/** A Chinese short message holds 70 UTF-16 units; parts of a longer one hold 67 each. */
const segmentsOf = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67))
