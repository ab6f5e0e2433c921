import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { PublicKey, VerifySignature } from '@changxing/credentials/crypto-provider.ts'
import { verifierOf } from '@changxing/credentials/curve/curves.ts'
import { signatureFromDer, signatureToDer } from '@changxing/credentials/der.ts'
import type { Profile } from '@changxing/credentials/profile.ts'
import { sm2Key } from '@changxing/credentials/sm2.ts'
import { fromSpki, toSpki } from '@changxing/credentials/spki.ts'
import { verifySignature } from '@changxing/credentials/verify-signature.ts'

/** A key pair in OpenSSL: its private half, and its public half as codes carry it. */
export type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: PublicKey }

/**
 * Makes a pair. An SM2 key fresh from `generateKeyPairSync` signs ECDSA instead of SM2 (nodejs/node#53761) and would verify its own
 * wrong signatures, so every key goes out as PEM and comes in again before it is used.
 */
export function generateKeyPair(profile: Profile): KeyPair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: profile === 'SM2' ? 'SM2' : 'P-256' })
  return openKeyPair(toPem(privateKey))
}

/** PKCS#8 PEM of a private key, as `openssl` reads it. */
export const toPem = (privateKey: KeyObject): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Opens a PKCS#8 or SEC1 PEM. Throws when it is neither SM2 nor P-256. */
export function openKeyPair(pem: string): KeyPair {
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: fromSpki(new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))) }
}

/** Signs as codes want it: 64 bytes, r‖s. */
export function signNative({ privateKey, publicKey }: KeyPair, message: Uint8Array): Uint8Array {
  if (publicKey.profile === 'ES256') return new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }))
  // `sign('sm3', …)` would take an empty user id; a hash stream takes none, so Z is put in front by hand
  return signatureFromDer(createSign('sm3').update(userDigestOf(publicKey)).update(message).sign(privateKey))
}

/**
 * The verifier for a server. Issuers' keys and SM2 are quicker by tables in WebAssembly than in OpenSSL; a phone's P-256 key, met once,
 * is quicker in OpenSSL, which has its own code for each processor.
 */
export const verifyNative: VerifySignature = (publicKey, message, signature, role) =>
  ((publicKey.profile === 'ES256' && role === 'holder') || !verifierOf(publicKey.profile) ? verifyByOpenSsl : verifySignature)(
    publicKey, message, signature, role)

/** OpenSSL's word on a signature. What throws is not valid. */
export const verifyByOpenSsl: VerifySignature = (publicKey, message, signature) => {
  try {
    const key = pemOf(publicKey)
    // DER here too: asking Node for ieee-p1363 costs a third of the whole verification
    const der = signatureToDer(signature)
    if (publicKey.profile === 'ES256') return verify('sha256', message, key, der)
    return createVerify('sm3').update(userDigestOf(publicKey)).update(message).verify(key, der)
  } catch {
    return false
  }
}

// One buffer a curve, in which only the point changes: a new array for each key lies outside the heap and costs more than all that is written
const spkis = new Map<Profile, Buffer>()
const pointAt = 27

// Node takes half as long with PEM text as with DER: every object it is given it first takes for a key object, and catches the error.
// A key object of its own would only be one more thing to collect
function pemOf(publicKey: PublicKey): string {
  const { profile, bytes } = publicKey
  const spki = spkis.get(profile) ?? Buffer.from(toSpki(publicKey))
  spkis.set(profile, spki)
  spki.set(verifierOf(profile)?.open(bytes, 'once').coordinates ?? toSpki(publicKey).subarray(pointAt), pointAt)
  return `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----`
}

const digests = new WeakMap<PublicKey, Uint8Array>()
function userDigestOf(publicKey: PublicKey): Uint8Array {
  const z = digests.get(publicKey) ?? sm2Key(publicKey.bytes).z
  digests.set(publicKey, z)
  return z
}
