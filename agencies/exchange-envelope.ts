import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fromHex, toHex, utf8 } from '@changxing/credentials/bytes.ts'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { sm2PublicKey } from '@changxing/credentials/sm2.ts'
import { prepareIssuerKey, verifySignature } from '@changxing/credentials/verify-signature.ts'
import { nativeSigner } from './sm2-native.ts'
import { writeWhole } from './write-whole.ts'

/**
 * The envelope of every message between the platform and an agency. Four headers, signed with SM2 over SM3:
 * `x-sender`, `x-message-id`, `x-sent-at` (ISO instant, UTC) and `x-signature` (r‖s, 64 bytes, base64url) over
 *
 *     method or status \n path with query \n sent-at \n message-id \n body
 *
 * in UTF-8. An answer carries the message id of what it answers, and its status in the place of the method.
 */
export type Envelope = {
  readonly sender: string
  readonly messageId: string
  readonly sentAt: string
  readonly signature: string
}

/** What the signature covers besides sender (who is known by the key) and signature. */
type Covered = {
  readonly method: string
  readonly path: string
  readonly sentAt: string
  readonly messageId: string
  readonly body: string
}

const canonical = ({ method, path, sentAt, messageId, body }: Covered): Uint8Array =>
  utf8([method, path, sentAt, messageId, body].join('\n'))

/** How far the clocks of sender and receiver may differ, in milliseconds. */
export const clockTolerance = 5 * 60_000

export type ExchangeKey = {
  readonly sender: string
  /** 65 bytes (04 x y) in hexadecimal. */
  readonly publicKey: string
  readonly sign: (covered: Covered) => string
}

/** A key pair for signing envelopes; `privateKey` in hexadecimal, a new one when it is not given. */
export function makeExchangeKey(sender: string, privateKey: string = newPrivateKey()): ExchangeKey & { readonly privateKey: string } {
  const secret = fromHex(privateKey)
  const sign = nativeSigner(secret)
  return {
    sender,
    privateKey,
    publicKey: toHex(sm2PublicKey(secret)),
    sign: (covered) => Buffer.from(sign(canonical(covered))).toString('base64url'),
  }
}

/** Reads an agency's key, and makes it at the first start. */
export async function loadExchangeKey(sender: string, path: string): Promise<ExchangeKey> {
  const stored = await readFile(path, 'utf8').then((text) => JSON.parse(text) as { privateKey: string }, () => undefined)
  const key = makeExchangeKey(sender, stored?.privateKey)
  if (!stored) await writeWhole(path, JSON.stringify({ sender, privateKey: key.privateKey, publicKey: key.publicKey }))
  return key
}

/** A public key as it came over the wire, ready to be met again and again. Throws when it is not a point of the curve. */
export function openPublicKey(publicKey: string): PublicKey {
  if (!/^04[0-9a-f]{128}$/.test(publicKey)) throw new Error('not an uncompressed SM2 key')
  const key: PublicKey = { profile: 'SM2', bytes: fromHex(publicKey) }
  prepareIssuerKey(key)
  return key
}

/** Whether the envelope was signed with this key over exactly this message. Never throws. */
export const envelopeHolds = (key: PublicKey, covered: Covered, signature: string): boolean => {
  const bytes = Buffer.from(signature, 'base64url')
  return bytes.length === 64 && verifySignature(key, canonical(covered), bytes, 'issuer')
}

/** The four headers of a message or an answer. */
export const sealHeaders = (key: ExchangeKey, covered: Covered): Record<string, string> => ({
  'x-sender': key.sender, 'x-message-id': covered.messageId, 'x-sent-at': covered.sentAt, 'x-signature': key.sign(covered),
})

/** The envelope of a message, or undefined when a header is missing. */
export function readEnvelope(header: (name: string) => string | null | undefined): Envelope | undefined {
  const [sender, messageId, sentAt, signature] = ['x-sender', 'x-message-id', 'x-sent-at', 'x-signature'].map((name) => header(name) ?? '')
  return sender && messageId && sentAt && signature ? { sender, messageId, sentAt, signature } : undefined
}

/** Whether a message was sent just now by both clocks. An unreadable instant was not. */
export const isFresh = (sentAt: string, now: number): boolean => Math.abs(now - Date.parse(sentAt)) <= clockTolerance

// a private key is 1 … n−2; a draw above that (one in 2^32) is drawn again
function newPrivateKey(): string {
  for (;;) {
    const draw = randomBytes(32)
    try {
      sm2PublicKey(draw)
      return toHex(draw)
    } catch {
      continue
    }
  }
}
