import type { IncomingMessage, ServerResponse } from 'node:http'
import { envelopeHolds, isFresh, readEnvelope, sealHeaders } from './exchange-envelope.ts'
import type { Envelope, ExchangeKey } from './exchange-envelope.ts'
import { clockOffMs } from './faults.ts'
import type { Agency, Faults } from './faults.ts'
import { readBody, sendJson, sendText } from './http-messages.ts'
import type { KnownSenders } from './known-senders.ts'

export type Answer = { readonly status: number; readonly body: Record<string, unknown> }
type Sealed = { readonly status: number; readonly headers: Record<string, string>; readonly body: string }

type Options = { readonly agency: Agency; readonly key: ExchangeKey; readonly senders: KnownSenders; readonly faults: Faults }

/** What an agency does with a message it believes: JSON not parsed yet. */
export type Accept = (envelope: Envelope, body: string) => Answer | Promise<Answer>

/**
 * Takes signed messages for an agency. Every answer to a message that can be trusted is signed; one to a message that cannot is not.
 * Plays the faults of what is signed.
 */
export function makeSignedDesk({ agency, key, senders, faults }: Options) {
  let earlier: Sealed | undefined

  const seal = ({ status, body }: Answer, path: string, messageId: string, clockMs: number): Sealed => {
    const text = JSON.stringify(body)
    const sentAt = new Date(Date.now() + clockMs).toISOString()
    return { status, headers: sealHeaders(key, { method: String(status), path, sentAt, messageId, body: text }), body: text }
  }

  const send = (res: ServerResponse, answer: Answer, path: string, messageId: string): void => {
    const before = earlier
    const honest = seal(answer, path, messageId, 0)
    earlier = honest
    const fault = faults.takeSigned(agency, path, before ? undefined : ['wrong-signature', 'clock-off'])
    const sealed = fault === 'replay' ? before! : fault === 'clock-off' ? seal(answer, path, messageId, clockOffMs) : honest
    const headers = fault === 'wrong-signature' ? { ...sealed.headers, 'x-signature': key.sign({ method: '0', path, sentAt: '', messageId, body: '' }) } : sealed.headers
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    res.statusCode = sealed.status
    sendText(res, 'application/json; charset=utf-8', sealed.body)
  }

  return async function receive(req: IncomingMessage, res: ServerResponse, url: URL, accept: Accept): Promise<void> {
    const path = url.pathname + url.search
    const body = await readBody(req)
    const envelope = readEnvelope((name) => req.headers[name] as string | undefined)
    const sender = envelope && senders.keyOf(envelope.sender)
    if (!envelope) return sendJson(res, 401, { error: 'x-sender, x-message-id, x-sent-at and x-signature are required' })
    if (!sender) return sendJson(res, 401, { error: `no key of ${envelope.sender} is known; register it with POST /exchange/keys` })
    if (!envelopeHolds(sender, { method: 'POST', path, ...envelope, body }, envelope.signature)) {
      return sendJson(res, 401, { error: 'the signature does not fit' })
    }
    const answer = isFresh(envelope.sentAt, Date.now())
      ? await accept(envelope, body)
      : { status: 401, body: { error: 'x-sent-at is more than five minutes from this clock' } }
    send(res, answer, path, envelope.messageId)
  }
}
