import { toHex } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { PublicKey, Signer, VerifySignature } from './crypto-provider.ts'
import { compressed } from './point.ts'
import { coseAlgorithm, header, profileOfAlgorithm } from './profile.ts'
import { keyId } from './spki.ts'
import { verifySignature } from './verify-signature.ts'

/** What a key may sign. */
export type KeyPurpose = 'documents' | 'status-lists'
const purposeBit: Record<KeyPurpose, number> = { 'documents': 1, 'status-lists': 2 }

/**
 * An authority's key; instants in seconds since 1970. It signs from `signFrom` until before `signUntil`, and what it signed is
 * believed until `verifyUntil`. The next key is listed at least 14 days before its `signFrom`.
 */
export type TrustedKey = {
  readonly issuer: string
  readonly publicKey: PublicKey
  readonly purposes: readonly KeyPurpose[]
  readonly signFrom: number
  readonly signUntil: number
  readonly verifyUntil: number
}

/** Days a key stands in the trust list before it signs anything, so that offline verifiers have learnt it. */
export const publishAheadDays = 14

/** A verified trust list. `keys` by key id in hexadecimal. */
export type TrustList = { readonly sequence: number; readonly issuedAt: number; readonly keys: ReadonlyMap<string, TrustedKey> }

/** Why a signed list was not taken over. The list in use stays in use. */
export type ListRefusal = 'malformed' | 'bad-signature' | 'unknown-issuer' | 'rollback' | 'gap' | 'another-list'

export type ListAnswer<List> =
  | { readonly accepted: List; readonly refused?: undefined }
  | { readonly accepted?: undefined; readonly refused: ListRefusal }

const typ = 'application/changxing-trust-list+cbor'
const maxBytes = 2 ** 20

/** Signs a trust list with the root key. `sequence` must be above that of every list before. */
export function issueTrustList(
  root: Signer, list: { readonly sequence: number; readonly issuedAt: number; readonly keys: readonly TrustedKey[] },
): Promise<Uint8Array> {
  const rows = list.keys.map(({ issuer, publicKey, purposes, signFrom, signUntil, verifyUntil }) => [
    issuer, coseAlgorithm[publicKey.profile], compressed(publicKey), purposes.reduce((bits, purpose) => bits | purposeBit[purpose], 0),
    signFrom, signUntil, verifyUntil,
  ])
  return sign1(root, new Map<number, unknown>([[header.kid, root.kid], [header.typ, typ]]), toCbor([list.sequence, list.issuedAt, rows]))
}

/**
 * Opens a trust list. `root` is the key that came with the application, `current` the list in use. Refusals: malformed,
 * bad-signature, rollback (its sequence is below the current one's). Never throws.
 */
export function openTrustList(
  bytes: Uint8Array, root: PublicKey, current?: TrustList, verify: VerifySignature = verifySignature,
): ListAnswer<TrustList> {
  try {
    const message = parseSign1(bytes, { maxBytes })
    if (message.protectedHeaders.get(header.typ) !== typ) return { refused: 'malformed' }
    if (message.profile !== root.profile || !verify(root, message.toBeSigned, message.signature, 'issuer')) return { refused: 'bad-signature' }
    const [sequence, issuedAt, rows] = fromCbor(message.payload, { maxBytes }) as [number, number, unknown[][]]
    if (!Number.isSafeInteger(sequence) || !Number.isSafeInteger(issuedAt)) return { refused: 'malformed' }
    if (current && sequence < current.sequence) return { refused: 'rollback' }
    const keys = rows.map(trustedKey).map((key) => [toHex(keyId(key.publicKey)), key] as const)
    return { accepted: { sequence, issuedAt, keys: new Map(keys) } }
  } catch {
    return { refused: 'malformed' }
  }
}

function trustedKey(row: unknown[]): TrustedKey {
  const [issuer, alg, point, purposes, ...instants] = row
  const profile = profileOfAlgorithm(alg)
  const [signFrom, signUntil, verifyUntil] = instants.filter(Number.isSafeInteger) as number[]
  if (typeof issuer !== 'string' || !profile || !(point instanceof Uint8Array) || typeof purposes !== 'number'
    || signFrom === undefined || signUntil === undefined || verifyUntil === undefined) throw new Error('not a trusted key')
  return {
    issuer, publicKey: { profile, bytes: point }, signFrom, signUntil, verifyUntil,
    purposes: (Object.keys(purposeBit) as KeyPurpose[]).filter((purpose) => purposes & purposeBit[purpose]),
  }
}
