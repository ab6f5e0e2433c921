import { concat, utf8 } from './bytes.ts'
import { fromCbor, toCbor, withCborBytes } from './cbor.ts'
import type { CborLimits, CborMap } from './cbor.ts'
import type { Signer } from './crypto-provider.ts'
import { coseAlgorithm, header, profileOfAlgorithm } from './profile.ts'
import type { Profile } from './profile.ts'

const nothing = new Uint8Array(0)

/** A COSE_Sign1 taken apart. `toBeSigned` is what the signature is over. Nothing of it is verified yet. */
export type Sign1 = {
  readonly profile: Profile
  readonly protectedHeaders: CborMap
  readonly unprotectedHeaders: CborMap
  readonly kid?: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
  readonly toBeSigned: Uint8Array
}

// an array of four, the first "Signature1"
const signature1 = concat(Uint8Array.of(0x84, 0x6a), utf8('Signature1'))

/** Sig_structure of RFC 9052 section 4.4. A protected map without entries counts as the empty string, however it was sent. */
function sigStructure(protectedBytes: Uint8Array, payload: Uint8Array, externalAad: Uint8Array): Uint8Array {
  const bare = protectedBytes.length === 1 && protectedBytes[0] === 0xa0 ? nothing : protectedBytes
  return withCborBytes(signature1, [bare, externalAad, payload])
}

/** Signs a payload: COSE_Sign1 without tag. The algorithm is the signer's; further protected headers as given. */
export async function sign1(signer: Pick<Signer, 'profile' | 'sign'>, headers: CborMap, payload: Uint8Array): Promise<Uint8Array> {
  const protectedBytes = toCbor(new Map<number | string, unknown>([[header.alg, coseAlgorithm[signer.profile]], ...headers]))
  const signature = await signer.sign(sigStructure(protectedBytes, payload, nothing))
  return toCbor([protectedBytes, new Map(), payload, signature])
}

/** How a COSE_Sign1 may look: `lenient` admits tag 18 and unprotected headers, which other people's messages have. */
export type Sign1Reading = CborLimits & { readonly lenient?: boolean; readonly externalAad?: Uint8Array }

/**
 * Takes a COSE_Sign1 apart. Throws on a wrong shape, an algorithm we do not speak, or `crit`. Unless `lenient`, unprotected
 * headers are refused: nobody signed them.
 */
export function parseSign1(bytes: Uint8Array, { lenient = false, externalAad = nothing, ...limits }: Sign1Reading = {}): Sign1 {
  const parts = fromCbor(bytes, lenient ? { ...limits, tag: 18 } : limits)
  if (!Array.isArray(parts) || parts.length !== 4) throw new Error('not a COSE_Sign1')
  const [protectedBytes, unprotectedHeaders, payload, signature] = parts as unknown[]
  if (!(protectedBytes instanceof Uint8Array) || !(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)
    || !(unprotectedHeaders instanceof Map)) throw new Error('not a COSE_Sign1')
  if (!lenient && unprotectedHeaders.size > 0) throw new Error('unprotected headers')
  const protectedHeaders = protectedBytes.length === 0 ? new Map() : fromCbor(protectedBytes, limits)
  if (!(protectedHeaders instanceof Map) || protectedHeaders.has(header.crit)) throw new Error('protected headers')
  const named = (key: number): unknown => protectedHeaders.get(key) ?? (lenient ? unprotectedHeaders.get(key) : undefined)
  const profile = profileOfAlgorithm(named(header.alg))
  const kid = named(header.kid)
  if (!profile) throw new Error('unknown algorithm')
  return {
    profile, protectedHeaders, unprotectedHeaders, ...(kid instanceof Uint8Array ? { kid } : {}),
    payload, signature, toBeSigned: sigStructure(protectedBytes, payload, externalAad),
  }
}

