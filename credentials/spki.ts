import { concat, equalBytes, fromHex } from './bytes.ts'
import type { PublicKey } from './crypto-provider.ts'
import { uncompressed } from './point.ts'
import { profiles } from './profile.ts'
import type { Profile } from './profile.ts'
import { sm3 } from './sm3.ts'

// SubjectPublicKeyInfo up to the point: SEQUENCE { SEQUENCE { id-ecPublicKey, curve }, BIT STRING }
const prefix: Record<Profile, Uint8Array> = {
  SM2: fromHex('3059301306072a8648ce3d020106082a811ccf5501822d034200'),
  ES256: fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200'),
}

/** DER SubjectPublicKeyInfo (91 bytes, uncompressed point), as certificates and OpenSSL have it. Throws on a point off the curve. */
export const toSpki = (key: PublicKey): Uint8Array => concat(prefix[key.profile], uncompressed(key))

/** The key of a DER SubjectPublicKeyInfo. Throws on any other curve or form. */
export function fromSpki(spki: Uint8Array): PublicKey {
  const profile = profiles.find((known) => equalBytes(spki.subarray(0, prefix[known].length), prefix[known]))
  if (!profile || spki.length !== prefix[profile].length + 65) throw new Error('not an SM2 or P-256 public key')
  const key: PublicKey = { profile, bytes: spki.slice(prefix[profile].length) }
  uncompressed(key)
  return key
}

/** The key id that codes carry: the left 8 bytes of SM3 over the SubjectPublicKeyInfo. */
export const keyId = (key: PublicKey): Uint8Array => sm3(toSpki(key)).slice(0, 8)
