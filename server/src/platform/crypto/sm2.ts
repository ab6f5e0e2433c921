import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { PublicKey, VerifySignature } from '@changxing/credentials/crypto-provider.ts'
import { signatureFromDer, signatureToDer } from '@changxing/credentials/der.ts'
import type { Profile } from '@changxing/credentials/profile.ts'
import { sm2Key } from '@changxing/credentials/sm2.ts'
import { fromSpki, toSpki } from '@changxing/credentials/spki.ts'

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

type Opened = { readonly key: KeyObject; readonly z?: Uint8Array }
const opened = new WeakMap<PublicKey, Opened>()
const p256Prefix = Uint8Array.from(Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'))

/** The native verifier for `verifyCode`. Keys of issuers are opened once. What throws is not valid. */
export const verifyNative: VerifySignature = (publicKey, message, signature, role) => {
  try {
    const known = opened.get(publicKey) ?? open(publicKey)
    if (role === 'issuer') opened.set(publicKey, known)
    // DER here too: asking Node for ieee-p1363 costs a third of the whole verification
    const der = signatureToDer(signature)
    return known.z ? createVerify('sm3').update(known.z).update(message).verify(known.key, der) : verify('sha256', message, known.key, der)
  } catch {
    return false
  }
}

function open(publicKey: PublicKey): Opened {
  // OpenSSL opens a compressed P-256 point faster than JavaScript does
  const short = publicKey.profile === 'ES256' && publicKey.bytes.length === 33
  const spki = short ? Buffer.concat([p256Prefix, publicKey.bytes]) : Buffer.from(toSpki(publicKey))
  // Node takes half as long with PEM text as with DER: every object it is given it first takes for a key object, and catches the error
  const key = createPublicKey(`-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----`)
  return publicKey.profile === 'SM2' ? { key, z: userDigestOf(publicKey) } : { key }
}

const digests = new WeakMap<PublicKey, Uint8Array>()
function userDigestOf(publicKey: PublicKey): Uint8Array {
  const z = digests.get(publicKey) ?? sm2Key(publicKey.bytes).z
  digests.set(publicKey, z)
  return z
}
