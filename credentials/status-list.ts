import { unzlibSync, zlibSync } from 'fflate'
import { toHex } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { Sign1 } from './cose.ts'
import type { Signer, VerifySignature } from './crypto-provider.ts'
import { claim, header, shardSize } from './profile.ts'
import type { ListAnswer, TrustList } from './trust-list.ts'
import { verifySignature } from './verify-signature.ts'

/** The four values of a two-bit status list. 3 is the application-specific one: overdue, look it up. */
export const status = { valid: 0, invalid: 1, suspended: 2, lookUp: 3 } as const
export type Status = (typeof status)[keyof typeof status]

/** One shard of an authority's status list, verified: two bits an entry, the first entry in the lowest bits of the first byte. */
export type StatusShard = {
  readonly issuer: string
  readonly uri: string
  readonly sequence: number
  /** seconds since 1970 */
  readonly issuedAt: number
  readonly statuses: Uint8Array
}

const listType = 'application/statuslist+cwt'
const maxBytes = 2 ** 20

/**
 * The address of a shard inside codes: shards are numbered through the country, in base 36, because an address of 30 characters
 * would cost a QR version. It is a relative reference; where the bytes are fetched is the application's affair.
 */
export const shardUri = (number: number): string => number.toString(36)

/** Packed statuses: all valid, but for the entries given. Throws on an index beyond the shard. */
export function packStatuses(entries: Iterable<readonly [index: number, value: Status]>, size: number = shardSize): Uint8Array {
  const packed = new Uint8Array(Math.ceil(size / 4))
  for (const [index, value] of entries) setStatus(packed, index, value)
  return packed
}

/** The status at an index, or undefined beyond the shard. */
export function statusAt(statuses: Uint8Array, index: number): Status | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= statuses.length * 4) return undefined
  return ((statuses[index >> 2]! >> ((index & 3) * 2)) & 3) as Status
}

/** Writes one status in place. Throws beyond the shard. */
export function setStatus(statuses: Uint8Array, index: number, value: Status): void {
  if (!Number.isSafeInteger(index) || index < 0 || index >= statuses.length * 4) throw new Error('index beyond the shard')
  const shift = (index & 3) * 2
  statuses[index >> 2] = (statuses[index >> 2]! & ~(3 << shift)) | (value << shift)
}

/** Signs a shard as a Token Status List in CWT form. `ttl`: seconds until a verifier should ask again. */
export function issueStatusList(signer: Signer, shard: StatusShard, ttl = 600): Promise<Uint8Array> {
  const claims = new Map<number, unknown>([
    [claim.iss, shard.issuer], [claim.sub, shard.uri], [claim.iat, shard.issuedAt], [claim.ttl, ttl], [claim.listSequence, shard.sequence],
    [claim.statusList, { bits: 2, lst: zlibSync(shard.statuses, { level: 9 }) }],
  ])
  return sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, listType]]), toCbor(claims))
}

/**
 * Opens a signed shard. `current` is the shard in use under the same address. Refusals: malformed, unknown-issuer, bad-signature,
 * another-list, rollback (older than the current one). Never throws, and inflates no more than a shard holds.
 */
export function openStatusList(
  bytes: Uint8Array, trust: TrustList, current?: StatusShard, verify: VerifySignature = verifySignature,
): ListAnswer<StatusShard> {
  try {
    const message = parseSign1(bytes, { maxBytes })
    const claims = fromCbor(message.payload, { maxBytes })
    if (message.protectedHeaders.get(header.typ) !== listType || !(claims instanceof Map)) return { refused: 'malformed' }
    const issuer = claims.get(claim.iss) as unknown
    const issuedAt = claims.get(claim.iat) as unknown
    const sequence = claims.get(claim.listSequence) as unknown
    const uri = claims.get(claim.sub) as unknown
    if (typeof issuer !== 'string' || typeof uri !== 'string' || !isWhole(issuedAt) || !isWhole(sequence)) return { refused: 'malformed' }
    const fault = signatureFault(message, issuer, issuedAt, trust, verify)
    if (fault) return { refused: fault }
    if (current && (current.uri !== uri || current.issuer !== issuer)) return { refused: 'another-list' }
    if (current && (sequence < current.sequence || issuedAt < current.issuedAt)) return { refused: 'rollback' }
    const list = claims.get(claim.statusList) as unknown
    if (!(list instanceof Map) || list.get('bits') !== 2) return { refused: 'malformed' }
    return { accepted: { issuer, uri, sequence, issuedAt, statuses: inflate(list.get('lst')) } }
  } catch {
    return { refused: 'malformed' }
  }
}

/** Decompresses `lst`. Throws when there is more than `size` two-bit entries in it. */
export function inflate(lst: Uint8Array, size: number = shardSize): Uint8Array {
  const room = new Uint8Array(size / 4 + 1)
  const statuses = unzlibSync(lst, { out: room })
  if (statuses.length > size / 4) throw new Error('more entries than a shard has')
  return statuses.slice()
}

/**
 * Whether a key may have signed this for that authority at that time: listed, for status lists, for this issuer, in its window.
 */
export function signatureFault(
  message: Sign1, issuer: string, issuedAt: number, trust: TrustList, verify: VerifySignature,
): 'unknown-issuer' | 'bad-signature' | undefined {
  const key = message.kid && trust.keys.get(toHex(message.kid))
  const mayClaim = key && key.issuer === issuer && key.purposes.includes('status-lists')
  if (!mayClaim || issuedAt < key.signFrom || issuedAt >= key.signUntil) return 'unknown-issuer'
  const right = message.profile === key.publicKey.profile && verify(key.publicKey, message.toBeSigned, message.signature, 'issuer')
  return right ? undefined : 'bad-signature'
}

/** A random index that is not taken, from a source of random bytes. Throws when a thousand draws find none: open a new shard before. */
export function randomIndex(
  randomBytes: (length: number) => Uint8Array, isTaken: (index: number) => boolean, size: number = shardSize,
): number {
  for (let draw = 0; draw < 1000; draw++) {
    const index = new DataView(Uint8Array.from(randomBytes(4)).buffer).getUint32(0)
    // the last incomplete stretch of the 32 bits would make low indexes likelier
    if (index < Math.floor(2 ** 32 / size) * size && !isTaken(index % size)) return index % size
  }
  throw new Error('the shard is full')
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
