import { toHex } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { Sign1 } from './cose.ts'
import type { Signer, VerifySignature } from './crypto-provider.ts'
import { header } from './profile.ts'
import type { TrustedKey, TrustList } from './trust-list.ts'

/** Why a document that an office signed is not believed. */
export type OfficeRefusal = 'malformed' | 'unknown-signer' | 'bad-signature' | 'signer-not-in-force'
export type Opened<Document, Refused = OfficeRefusal> = { readonly accepted: Document; readonly refused?: undefined } | {
  readonly accepted?: undefined; readonly refused: Refused
}

export const limits = { maxBytes: 2 ** 22, maxDepth: 6 }
/** The first part of every payload of this form. */
export const version = 1

/** Signs a document of this type with the document signer of an office. */
export const signByOffice = (signer: Signer, typ: string, content: unknown): Promise<Uint8Array> =>
  sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, typ]]), toCbor(content))

/**
 * Opens what the document signer of the office `from` signed at `at` (seconds since 1970). `read` takes the payload apart and throws on what it does
 * not know. Never throws itself.
 */
export function openSignedByOffice<Document extends { readonly from: string }>(
  bytes: Uint8Array, trust: TrustList, typ: string, read: (payload: unknown) => Document & { readonly at: number }, verify: VerifySignature,
): Opened<Document> {
  try {
    const message: Sign1 = parseSign1(bytes, limits)
    if (message.protectedHeaders.get(header.typ) !== typ) return { refused: 'malformed' }
    const { at, ...document } = read(fromCbor(message.payload, limits))
    const key: TrustedKey | undefined = message.kid && trust.keys.get(toHex(message.kid))
    if (!key || key.issuer !== document.from || !key.purposes.includes('documents')) return { refused: 'unknown-signer' }
    if (key.publicKey.profile !== message.profile || !verify(
      key.publicKey, message.toBeSigned, message.signature, 'issuer',
    )) return { refused: 'bad-signature' }
    // A file is kept for decades: that the key signed while it might is what counts, not how old the signature has grown since.
    if (at < key.signFrom || at >= key.signUntil) return { refused: 'signer-not-in-force' }
    return { accepted: document as unknown as Document }
  } catch {
    return { refused: 'malformed' }
  }
}

/** The parts behind the version. Throws on another version, or none. */
export function partsOf(payload: unknown): readonly unknown[] {
  if (!Array.isArray(payload) || payload[0] !== version) throw new Error('another version')
  return payload.slice(1)
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('not text')
  return value
}
export function count(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number')
  return value as number
}
export function hash(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== 32) throw new Error('not a hash')
  return value
}
export function rows(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value) || !value.every(Array.isArray)) throw new Error('not rows')
  return value
}
