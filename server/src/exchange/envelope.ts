import { utf8 } from '@changxing/credentials/bytes.ts'
import type { PublicKey, Signer } from '@changxing/credentials/crypto-provider.ts'
import { verifyNative } from '../platform/crypto/sm2.ts'

/**
 * The envelope of every message between the platform and an agency. Four headers, signed with SM2 over SM3:
 * `x-sender`, `x-message-id`, `x-sent-at` (ISO instant, UTC) and `x-signature` (r‖s, 64 bytes, base64url) over
 *
 *     method or status \n path with query \n sent-at \n message-id \n body
 *
 * in UTF-8. An answer carries the message id of what it answers, and its status in the place of the method.
 */
export type Envelope = { readonly sender: string; readonly messageId: string; readonly sentAt: string; readonly signature: string }

/** What the signature covers. The sender is known by the key. */
export type Covered = { readonly method: string; readonly path: string; readonly sentAt: string; readonly messageId: string; readonly body: string }

/** How far the clocks of sender and receiver may differ, in milliseconds. */
export const clockTolerance = 5 * 60_000

const canonical = ({ method, path, sentAt, messageId, body }: Covered): Uint8Array => utf8([method, path, sentAt, messageId, body].join('\n'))

/** Signs a message; the signature as it goes on the wire. */
export const signEnvelope = async (signer: Signer, covered: Covered): Promise<string> =>
  Buffer.from(await signer.sign(canonical(covered))).toString('base64url')

/** Whether one of these keys signed exactly this. Never throws. */
export const envelopeHolds = (keys: readonly PublicKey[], covered: Covered, signature: string): boolean => {
  const bytes = Buffer.from(signature, 'base64url')
  const message = canonical(covered)
  return bytes.length === 64 && keys.some((key) => verifyNative(key, message, bytes, 'issuer'))
}

/** The four headers of a message. */
export const envelopeHeaders = ({ sender, messageId, sentAt, signature }: Envelope): Record<string, string> => ({
  'x-sender': sender, 'x-message-id': messageId, 'x-sent-at': sentAt, 'x-signature': signature,
})

/** The envelope of a message or an answer, or undefined when a header is missing: it is not signed. */
export const readEnvelope = (header: (name: string) => string | null | undefined): Envelope | undefined => {
  const [sender, messageId, sentAt, signature] = ['x-sender', 'x-message-id', 'x-sent-at', 'x-signature'].map((name) => header(name) ?? '')
  return sender && messageId && sentAt && signature ? { sender, messageId, sentAt, signature } : undefined
}

/** Whether something was sent just now by both clocks; `sentAt` and `now` in milliseconds. An unreadable instant was not. */
export const isFresh = (sentAt: number, now: number): boolean => Math.abs(now - sentAt) <= clockTolerance
