import { toNumber } from '../bytes.ts'
import type { CurveVerifier, OpenKey } from './curve-verifier.ts'

/** A signature as its two numbers; undefined unless it has 64 bytes and both are from 1 to n − 1. */
function numbersOf(signature: Uint8Array, order: bigint): readonly [r: bigint, s: bigint] | undefined {
  if (signature.length !== 64) return undefined
  const [r, s] = [toNumber(signature.subarray(0, 32)), toNumber(signature.subarray(32))]
  return r < 1n || r >= order || s < 1n || s >= order ? undefined : [r, s]
}

/**
 * ECDSA: whether the signature is over a message of this digest. Undefined: met an exception that this arithmetic leaves to another.
 */
export function ecdsaHolds(verifier: CurveVerifier, key: OpenKey, digest: Uint8Array, signature: Uint8Array): boolean | undefined {
  const { machine, ofGenerator, ofKey } = verifier
  const { order } = machine.curve
  const numbers = numbersOf(signature, order)
  if (!numbers) return false
  const [r] = numbers
  const [e, inverse] = machine.temporary as [number, number]
  machine.writeBytes(inverse, signature.subarray(32))
  verifier.invert(inverse)
  machine.multiplyByOrder(inverse, inverse, machine.intoOrder)
  machine.writeBytes(e, digest)
  machine.multiplyByOrder(ofGenerator, e, inverse)
  machine.writeBytes(e, signature.subarray(0, 32))
  machine.multiplyByOrder(ofKey, e, inverse)
  if (!verifier.sum(key)) return undefined
  return verifier.sumHasX(r) || (r + order < machine.prime && verifier.sumHasX(r + order))
}

/** SM2 (GB/T 32918.2): whether the signature is over a message whose digest with Z is this one. Undefined as above. */
export function sm2Holds(verifier: CurveVerifier, key: OpenKey, digest: Uint8Array, signature: Uint8Array): boolean | undefined {
  const { machine, ofGenerator, ofKey } = verifier
  const { order } = machine.curve
  const numbers = numbersOf(signature, order)
  if (!numbers) return false
  const [r, s] = numbers
  if (r + s === order) return false
  machine.writeBytes(ofGenerator, signature.subarray(32))
  machine.write(ofKey, (r + s) % order)
  if (!verifier.sum(key)) return undefined
  const x = (((r - toNumber(digest)) % order) + order) % order
  return verifier.sumHasX(x) || (x + order < machine.prime && verifier.sumHasX(x + order))
}
