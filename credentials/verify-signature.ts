import { sha256 } from '@noble/hashes/sha2.js'
import type { PublicKey, VerifySignature } from './crypto-provider.ts'
import type { CurveVerifier, KeyUse, OpenKey } from './curve/curve-verifier.ts'
import { verifierOf } from './curve/curves.ts'
import { ecdsaHolds, sm2Holds } from './curve/signatures.ts'
import { es256Key, es256Verify } from './es256.ts'
import { sm2Key, sm2Verify, userDigest } from './sm2.ts'
import { sm3 } from './sm3.ts'

/**
 * The verifier that runs everywhere: in WebAssembly, and where there is none in JavaScript. An issuer's key that is met again and again
 * gets a table, which makes it four times faster; a holder's key is met once and gets none. What throws is not valid.
 */
export const verifySignature: VerifySignature = (key, message, signature, role) => {
  try {
    const verifier = verifierOf(key.profile)
    const holds = verifier && holdsByMachine(verifier, key, message, signature, role === 'issuer' ? 'often' : 'once')
    // no table for the sake of an exception
    return holds ?? holdsInJavaScript(key, message, signature, role === 'issuer' && !verifier)
  } catch {
    return false
  }
}

/** Builds an issuer key's table ahead of the first scan. Throws on a point off the curve. */
export function prepareIssuerKey(key: PublicKey): void {
  const verifier = verifierOf(key.profile)
  if (verifier) verifier.open(key.bytes, 'prepare')
  else preparedInJavaScript(key)
}

function holdsByMachine(
  verifier: CurveVerifier, { profile, bytes }: PublicKey, message: Uint8Array, signature: Uint8Array, use: KeyUse,
): boolean | undefined {
  const key = verifier.open(bytes, use)
  return profile === 'SM2'
    ? sm2Holds(verifier, key, sm3(digestOfUser(key), message), signature)
    : ecdsaHolds(verifier, key, sha256(message), signature)
}

const digests = new WeakMap<OpenKey, Uint8Array>()
function digestOfUser(key: OpenKey): Uint8Array {
  const z = digests.get(key) ?? userDigest(key.coordinates)
  digests.set(key, z)
  return z
}

type Prepared = (message: Uint8Array, signature: Uint8Array) => boolean
const prepared = new WeakMap<PublicKey, Prepared>()

/** The same without WebAssembly, and what decides where its formulas meet an exception. An issuer's table takes about 60 ms. */
export function holdsInJavaScript(key: PublicKey, message: Uint8Array, signature: Uint8Array, often: boolean): boolean {
  return (often ? preparedInJavaScript(key) : inJavaScript(key, 0))(message, signature)
}

function preparedInJavaScript(key: PublicKey): Prepared {
  const known = prepared.get(key) ?? inJavaScript(key, 8)
  prepared.set(key, known)
  return known
}

function inJavaScript({ profile, bytes }: PublicKey, window: 0 | 8): Prepared {
  if (profile === 'SM2') {
    const key = sm2Key(bytes, window)
    return (message, signature) => sm2Verify(key, message, signature)
  }
  const key = es256Key(bytes, window)
  return (message, signature) => es256Verify(key, message, signature)
}
