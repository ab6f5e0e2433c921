import type { CborMap } from './cbor.ts'
import { concat } from './bytes.ts'
import type { PublicKey } from './crypto-provider.ts'
import { compressed } from './point.ts'
import { coseCurve, profiles } from './profile.ts'

const label = { kty: 1, crv: -1, x: -2, y: -3 } as const
const ec2 = 2

/** A key as COSE_Key map, the point compressed (RFC 9053 section 7.1.1: y as a boolean), which saves 32 bytes in a code. */
export function toCoseKey(key: PublicKey): CborMap {
  const point = compressed(key)
  const curve = coseCurve[key.profile]
  return new Map<number, unknown>([[label.kty, ec2], [label.crv, curve], [label.x, point.slice(1)], [label.y, point[0] === 3]])
}

/** The key of a COSE_Key map, y given in full or as its sign. Throws on anything else. Whether the point is on its curve shows on use. */
export function fromCoseKey(map: unknown): PublicKey {
  if (!(map instanceof Map) || map.get(label.kty) !== ec2) throw new Error('not an EC2 COSE_Key')
  const profile = profiles.find((known) => coseCurve[known] === map.get(label.crv))
  const x: unknown = map.get(label.x)
  const y: unknown = map.get(label.y)
  if (!profile || !(x instanceof Uint8Array) || x.length !== 32) throw new Error('unknown curve, or x is not 32 bytes')
  if (typeof y === 'boolean') return { profile, bytes: concat(Uint8Array.of(y ? 3 : 2), x) }
  if (!(y instanceof Uint8Array) || y.length !== 32) throw new Error('y is neither 32 bytes nor a sign')
  return { profile, bytes: concat(Uint8Array.of(4), x, y) }
}
