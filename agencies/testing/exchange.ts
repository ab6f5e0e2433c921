import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { envelopeHolds, openPublicKey, sealHeaders } from '../exchange-envelope.ts'
import type { ExchangeKey } from '../exchange-envelope.ts'

/** First contact: the sender's key for the agency's. Throws with the status when the agency refuses. */
export async function exchangeKeys(url: string, { sender, publicKey }: ExchangeKey): Promise<PublicKey> {
  const response = await fetch(`${url}/exchange/keys`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sender, publicKey }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  const answer = await response.json() as { agencies: { sender: string; publicKey: string }[] }
  return openPublicKey(answer.agencies.find((agency) => agency.sender === 'sms')!.publicKey)
}

type Spoil = { readonly body?: string; readonly sentAt?: string; readonly messageId?: string }

/** Sends a text message as the platform does. `spoil` replaces a part: the body after signing, the others before. */
export async function sendSigned(url: string, key: ExchangeKey, sms: { id: string; to: string; text: string }, spoil: Spoil = {}) {
  const path = '/sms/messages'
  const body = JSON.stringify(sms)
  const messageId = spoil.messageId ?? sms.id
  const sentAt = spoil.sentAt ?? new Date().toISOString()
  const sealed = sealHeaders(key, { method: 'POST', path, sentAt, messageId, body })
  const headers = { ...sealed, 'content-type': 'application/json' }
  const response = await fetch(url + path, { method: 'POST', headers, body: spoil.body ?? body })
  const text = await response.text()
  const header = (name: string): string => response.headers.get(name) ?? ''
  const answered = { messageId: header('x-message-id'), sentAt: header('x-sent-at') }
  return {
    status: response.status,
    text,
    get json() { return JSON.parse(text) as Record<string, unknown> },
    ...answered,
    /** Whether the answer is signed with this key. */
    holds: (agencyKey: PublicKey): boolean =>
      envelopeHolds(agencyKey, { method: String(response.status), path, ...answered, body: text }, header('x-signature')),
  }
}
