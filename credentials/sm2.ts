import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import type { WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js'
import { concat, toBytes32, toNumber, utf8 } from './bytes.ts'
import { defaultUserId } from './profile.ts'
import { sm3 } from './sm3.ts'

// sm2p256v1, GB/T 32918.5-2017
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
}
const Point = /* @__PURE__ */ weierstrass(curve)
const { n, p } = curve
const curveBytes = /* @__PURE__ */ concat(...[curve.a, curve.b, curve.Gx, curve.Gy].map(toBytes32))

/** A public key ready for verification: the point, and Z for the default user id. */
export type Sm2Key = { readonly point: WeierstrassPoint<bigint>; readonly z: Uint8Array }

/** Z of GB/T 32918.2: the digest that binds user id, curve and public key (x and y, 64 bytes) to every signed message. */
export function userDigest(coordinates: Uint8Array, userId: string = defaultUserId): Uint8Array {
  const id = utf8(userId)
  const bits = id.length * 8
  return sm3(Uint8Array.of(bits >> 8, bits & 255), id, curveBytes, coordinates)
}

const coordinatesOf = (point: WeierstrassPoint<bigint>): Uint8Array => point.toBytes(false).subarray(1)

/**
 * Opens a public key in SEC1 form, 33 bytes or 65. Throws when it is not a point of the curve.
 * `window`: 0 for a key used once (a holder's); 6 or 8 builds a table that makes each later verification about five times faster.
 */
export function sm2Key(bytes: Uint8Array, window: 0 | 6 | 8 = 0, userId?: string): Sm2Key {
  const point = Point.fromBytes(bytes)
  if (window !== 0) point.precompute(window, false)
  return { point, z: userDigest(coordinatesOf(point), userId) }
}

/** The public key, 65 bytes, of a private key of 32 bytes. */
export const sm2PublicKey = (privateKey: Uint8Array): Uint8Array => Point.BASE.multiply(scalar(privateKey)).toBytes(false)

/** Whether `signature` (64 bytes, r‖s) is over Z‖message. Never throws: what cannot be checked is not valid. */
export function sm2Verify(key: Sm2Key, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    if (signature.length !== 64) return false
    const r = toNumber(signature.subarray(0, 32))
    const s = toNumber(signature.subarray(32))
    if (r < 1n || r >= n || s < 1n || s >= n) return false
    const t = (r + s) % n
    if (t === 0n) return false
    const sum = Point.BASE.multiplyUnsafe(s).add(key.point.multiplyUnsafe(t))
    if (sum.is0()) return false
    // r = e + x mod n. The candidates for x are compared as X = x·Z, which spares the inversion of Z.
    const x = (((r - toNumber(sm3(key.z, message))) % n) + n) % n
    return sum.X === (x * sum.Z) % p || (x + n < p && sum.X === ((x + n) * sum.Z) % p)
  } catch {
    return false
  }
}

/**
 * Signs Z‖message: 64 bytes, r‖s. `nextK` gives the one-time number, 1 ≤ k < n, and is asked again when a k does not fit;
 * a k that repeats or can be guessed gives the private key away.
 */
export function sm2Sign(privateKey: Uint8Array, message: Uint8Array, nextK: () => bigint, userId?: string): Uint8Array {
  const d = scalar(privateKey)
  const e = toNumber(sm3(userDigest(coordinatesOf(Point.BASE.multiply(d)), userId), message))
  for (;;) {
    const k = nextK()
    if (k < 1n || k >= n) continue
    const r = (e + Point.BASE.multiply(k).x) % n
    if (r === 0n || r + k === n) continue
    const s = (Point.Fn.inv((1n + d) % n) * ((((k - r * d) % n) + n) % n)) % n
    if (s !== 0n) return concat(toBytes32(r), toBytes32(s))
  }
}

/** A source of k from a source of random bytes. Values outside 1…n−1 are left to `sm2Sign` to refuse. */
export const kFrom = (randomBytes: (length: number) => Uint8Array) => (): bigint => toNumber(randomBytes(32))

// n − 1 is no SM2 private key: (1 + d) would have no inverse
function scalar(privateKey: Uint8Array): bigint {
  const d = toNumber(privateKey)
  if (privateKey.length !== 32 || d < 1n || d >= n - 1n) throw new Error('not an SM2 private key')
  return d
}
