import { fromCbor, toCbor } from './cbor.ts'
import type { CborMap } from './cbor.ts'
import { fromCoseKey, toCoseKey } from './cose-key.ts'
import { parseSign1, sign1 } from './cose.ts'
import { uncompressed } from './point.ts'
import type { Sign1 } from './cose.ts'
import type { PublicKey, Signer } from './crypto-provider.ts'
import { claim, header } from './profile.ts'

/** What a credential is about. Each has its own private claim. */
export type CredentialKind = 'licence' | 'pass' | 'delegation' | 'vehicle'
const kinds: readonly CredentialKind[] = ['licence', 'pass', 'delegation', 'vehicle']

/** The place of a credential in a status list. */
export type StatusReference = { readonly uri: string; readonly index: number }

/** The claims all credentials share; instants in seconds since 1970. `body` is the map under the kind's own claim. */
export type Credential = {
  /**
   * issuing authority, e.g. `330100000400`. Left out where every byte counts: the trust list binds each key to one authority,
   * so the key id already says it. Where it stands it must agree with the trust list.
   */
  readonly issuer?: string
  readonly issuedAt: number
  readonly expiresAt: number
  readonly notBefore?: number
  /** 8 bytes, never used twice */
  readonly tokenId: Uint8Array
  /** the key that must sign each showing; without it the credential may be shown as it stands */
  readonly holderKey?: PublicKey
  readonly status?: StatusReference
  readonly kind: CredentialKind
  readonly body: CborMap
}

/**
 * Signs a credential: a CWT (RFC 8392) in a COSE_Sign1 with `alg` and `kid` protected. Throws when a claim is ill-formed or the
 * holder's key is no point of its curve.
 */
export async function issueCredential(signer: Signer, credential: Credential): Promise<Uint8Array> {
  const { issuer, notBefore, holderKey, status } = credential
  if (holderKey) uncompressed(holderKey)
  const claims = new Map<number, unknown>([
    [claim.exp, credential.expiresAt], [claim.iat, credential.issuedAt], [claim.cti, credential.tokenId],
    [claim[credential.kind], credential.body],
  ])
  if (issuer !== undefined) claims.set(claim.iss, issuer)
  if (notBefore !== undefined) claims.set(claim.nbf, notBefore)
  if (holderKey) claims.set(claim.cnf, new Map([[1, toCoseKey(holderKey)]]))
  if (status) claims.set(claim.status, { status_list: { idx: status.index, uri: status.uri } })
  readClaims(claims)
  return sign1(signer, new Map([[header.kid, signer.kid]]), toCbor(claims))
}

/** Takes a signed credential apart, unverified. Throws on anything a credential of ours never has. */
export function parseCredential(sign1Bytes: Uint8Array): { readonly credential: Credential; readonly sign1: Sign1 } {
  const sign1 = parseSign1(sign1Bytes)
  return { credential: credentialOf(sign1), sign1 }
}

/** The claims inside a COSE_Sign1, unverified. Throws when they are not those of a credential. */
export function credentialOf(sign1: Sign1): Credential {
  if (sign1.kid?.length !== 8 || sign1.protectedHeaders.size !== 2) throw new Error('a credential has alg and an 8-byte kid')
  const claims = fromCbor(sign1.payload)
  if (!(claims instanceof Map)) throw new Error('claims are not a map')
  return readClaims(claims)
}

function readClaims(claims: CborMap): Credential {
  const present = kinds.filter((kind) => claims.has(claim[kind]))
  const kind = present[0]
  if (kind === undefined || present.length > 1) throw new Error('a credential is about one thing')
  const body: unknown = claims.get(claim[kind])
  const tokenId: unknown = claims.get(claim.cti)
  const issuer: unknown = claims.get(claim.iss)
  if (!(body instanceof Map)) throw new Error('the credential has no body')
  if (!(tokenId instanceof Uint8Array) || tokenId.length !== 8) throw new Error('cti is not 8 bytes')
  if (issuer !== undefined && typeof issuer !== 'string') throw new Error('iss is not a text')
  return {
    tokenId, kind, body,
    ...(issuer !== undefined ? { issuer } : {}),
    issuedAt: instant(claims.get(claim.iat)),
    expiresAt: instant(claims.get(claim.exp)),
    ...(claims.has(claim.nbf) ? { notBefore: instant(claims.get(claim.nbf)) } : {}),
    ...(claims.has(claim.cnf) ? { holderKey: holderKeyOf(claims.get(claim.cnf)) } : {}),
    ...(claims.has(claim.status) ? { status: statusOf(claims.get(claim.status)) } : {}),
  }
}

function instant(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Error('not seconds since 1970')
  return value
}

function holderKeyOf(cnf: unknown): PublicKey {
  if (!(cnf instanceof Map)) throw new Error('cnf is not a map')
  return fromCoseKey(cnf.get(1))
}

// issuing hands in a plain object, reading a Map: CBOR makes no difference between them
function statusOf(value: unknown): StatusReference {
  const list = field(value, 'status_list')
  const index = field(list, 'idx')
  const uri = field(list, 'uri')
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0 || typeof uri !== 'string') throw new Error('status')
  return { uri, index }
}

function field(value: unknown, name: string): unknown {
  if (value instanceof Map) return value.get(name)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
