import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { Signer, VerifySignature } from './crypto-provider.ts'
import { header } from './profile.ts'
import { setStatus, signatureFault } from './status-list.ts'
import type { Status, StatusShard } from './status-list.ts'
import type { ListAnswer, TrustList } from './trust-list.ts'
import { verifySignature } from './verify-signature.ts'

/** What became of some entries between two publications of a shard; `issuedAt` in seconds since 1970. */
export type StatusDelta = {
  readonly issuer: string
  readonly uri: string
  readonly fromSequence: number
  readonly toSequence: number
  readonly issuedAt: number
  readonly changes: readonly StatusChange[]
}
export type StatusChange = readonly [index: number, value: Status]

const typ = 'application/changxing-status-delta+cbor'
const maxBytes = 2 ** 18

/** Signs a delta, about two bytes a change. Throws when an index occurs twice or the sequence does not grow. */
export async function issueStatusDelta(signer: Signer, delta: StatusDelta): Promise<Uint8Array> {
  if (delta.toSequence <= delta.fromSequence) throw new Error('a delta leads forward')
  const { issuer, uri, fromSequence, toSequence, issuedAt } = delta
  const payload = toCbor([uri, fromSequence, toSequence, packChanges(delta.changes), issuer, issuedAt])
  return sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, typ]]), payload)
}

/**
 * The shard after a delta; the shard given stays as it was. Refusals: malformed, unknown-issuer, bad-signature, another-list,
 * rollback (it leads to where the shard is already, or before), gap (a delta between is missing: fetch it, or the whole shard).
 * Never throws.
 */
export function applyStatusDelta(
  bytes: Uint8Array, shard: StatusShard, trust: TrustList, verify: VerifySignature = verifySignature,
): ListAnswer<StatusShard> {
  try {
    const message = parseSign1(bytes, { maxBytes })
    if (message.protectedHeaders.get(header.typ) !== typ) return { refused: 'malformed' }
    const [uri, fromSequence, toSequence, packed, issuer, issuedAt] = fromCbor(message.payload, { maxBytes }) as unknown[]
    if (typeof uri !== 'string' || typeof issuer !== 'string' || !(packed instanceof Uint8Array)
      || !isWhole(fromSequence) || !isWhole(toSequence) || !isWhole(issuedAt) || toSequence <= fromSequence) return { refused: 'malformed' }
    const fault = signatureFault(message, issuer, issuedAt, trust, verify)
    if (fault) return { refused: fault }
    if (uri !== shard.uri || issuer !== shard.issuer) return { refused: 'another-list' }
    if (toSequence <= shard.sequence || issuedAt < shard.issuedAt) return { refused: 'rollback' }
    if (fromSequence !== shard.sequence) return { refused: 'gap' }
    const statuses = shard.statuses.slice()
    for (const [index, value] of unpackChanges(packed)) setStatus(statuses, index, value)
    return { accepted: { ...shard, sequence: toSequence, issuedAt, statuses } }
  } catch {
    return { refused: 'malformed' }
  }
}

/** Changes in order of index, each a varint of (distance to the one before, less one) × 4 + value. */
export function packChanges(changes: readonly StatusChange[]): Uint8Array {
  const packed: number[] = []
  let before = -1
  for (const [index, value] of changes.toSorted((a, b) => a[0] - b[0])) {
    if (!Number.isSafeInteger(index) || index <= before || index >= 2 ** 28) throw new Error('an index occurs once and is whole')
    let rest = (index - before - 1) * 4 + value
    for (; rest > 127; rest = Math.floor(rest / 128)) packed.push((rest % 128) | 128)
    packed.push(rest)
    before = index
  }
  return Uint8Array.from(packed)
}

/** The changes again. Throws on a varint that is cut, too long, or not minimal. */
export function unpackChanges(packed: Uint8Array): StatusChange[] {
  const changes: StatusChange[] = []
  let before = -1
  for (let at = 0; at < packed.length;) {
    let rest = 0
    let weight = 1
    for (;;) {
      const byte = packed[at++]
      if (byte === undefined || weight > 128 ** 4 || (byte === 0 && weight > 1)) throw new Error('not a varint')
      rest += (byte & 127) * weight
      if (byte < 128) break
      weight *= 128
    }
    before += Math.floor(rest / 4) + 1
    changes.push([before, (rest % 4) as Status])
  }
  return changes
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
