import { p256 } from '@noble/curves/nist.js'
import type { WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toNumber } from './bytes.ts'

const Point = p256.Point
const n = Point.Fn.ORDER

/** A P-256 public key ready for verification. */
export type Es256Key = { readonly point: WeierstrassPoint<bigint> }

/** Opens a public key in SEC1 form, 33 or 65 bytes. Throws when it is not on the curve. `window` as for SM2. */
export function es256Key(bytes: Uint8Array, window: 0 | 6 | 8 = 0): Es256Key {
  const point = Point.fromBytes(bytes)
  if (window !== 0) point.precompute(window, false)
  return { point }
}

/** The public key, 65 bytes, of a private key of 32 bytes. */
export const es256PublicKey = (privateKey: Uint8Array): Uint8Array => p256.getPublicKey(privateKey, false)

/**
 * Whether `signature` (64 bytes, r‖s) is over SHA-256 of the message. Both halves of s are accepted, as WebCrypto makes both.
 * Written out, because noble's own `verify` decodes the key anew each time and so cannot use a table. Never throws.
 */
export function es256Verify(key: Es256Key, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    if (signature.length !== 64) return false
    const r = toNumber(signature.subarray(0, 32))
    const s = toNumber(signature.subarray(32))
    if (r < 1n || r >= n || s < 1n || s >= n) return false
    const inverse = Point.Fn.inv(s)
    const u1 = (toNumber(sha256(message)) * inverse) % n
    const sum = Point.BASE.multiplyUnsafe(u1).add(key.point.multiplyUnsafe((r * inverse) % n))
    return !sum.is0() && sum.x % n === r
  } catch {
    return false
  }
}

/** Signs with the deterministic k of RFC 6979: 64 bytes, r‖s. */
export const es256Sign = (privateKey: Uint8Array, message: Uint8Array): Uint8Array => p256.sign(message, privateKey, { lowS: false })
