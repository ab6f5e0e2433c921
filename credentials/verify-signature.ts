import type { PublicKey, VerifySignature } from './crypto-provider.ts'
import { es256Key, es256Verify } from './es256.ts'
import { sm2Key, sm2Verify } from './sm2.ts'

type Prepared = (message: Uint8Array, signature: Uint8Array) => boolean
const prepared = new WeakMap<PublicKey, Prepared>()

/**
 * The verifier that runs everywhere, in JavaScript. An issuer's key gets a table on first use (about 60 ms, then four times
 * faster), kept as long as the key object lives; a holder's key is met once and gets none. What throws is not valid.
 */
export const verifySignature: VerifySignature = (key, message, signature, role) => {
  try {
    return (role === 'issuer' ? prepareIssuerKey(key) : prepare(key, 0))(message, signature)
  } catch {
    return false
  }
}

/** Builds an issuer key's table ahead of the first scan. Throws on a point off the curve. */
export function prepareIssuerKey(key: PublicKey): Prepared {
  const known = prepared.get(key) ?? prepare(key, 8)
  prepared.set(key, known)
  return known
}

function prepare({ profile, bytes }: PublicKey, window: 0 | 8): Prepared {
  if (profile === 'SM2') {
    const key = sm2Key(bytes, window)
    return (message, signature) => sm2Verify(key, message, signature)
  }
  const key = es256Key(bytes, window)
  return (message, signature) => es256Verify(key, message, signature)
}
