import type { PublicKey, Signer } from './crypto-provider.ts'
import { es256PublicKey, es256Sign } from './es256.ts'
import { kFrom, sm2PublicKey, sm2Sign } from './sm2.ts'
import { keyId } from './spki.ts'

/** The key on a person's phone that signs each showing. A native application brings a driver over its own secure module. */
export type HolderKey = {
  readonly publicKey: PublicKey
  /** 64 bytes, r‖s */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
const es256 = { name: 'ECDSA', hash: 'SHA-256' }

/** The default driver: a P-256 pair in WebCrypto whose private half no script can read. Keep the pair itself in IndexedDB. */
export const makeWebCryptoPair = (subtle: SubtleCrypto): Promise<CryptoKeyPair> =>
  subtle.generateKey(p256, false, ['sign', 'verify'])

/** Opens a pair made by `makeWebCryptoPair`. */
export async function webCryptoHolderKey(subtle: SubtleCrypto, pair: CryptoKeyPair): Promise<HolderKey> {
  return {
    publicKey: { profile: 'ES256', bytes: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)) },
    sign: async (message) => new Uint8Array(await subtle.sign(es256, pair.privateKey, Uint8Array.from(message))),
  }
}

/** A holder's key as a signer that names itself by its key id. */
export const signerOfHolder = ({ publicKey, sign }: HolderKey): Signer => ({ profile: publicKey.profile, kid: keyId(publicKey), sign })

/** SM2 in JavaScript, for demonstration and tests of the national path: the key can be read by a script while in use. */
export const sm2HolderKey = (privateKey: Uint8Array, randomBytes: (length: number) => Uint8Array): HolderKey => ({
  publicKey: { profile: 'SM2', bytes: sm2PublicKey(privateKey) },
  sign: (message) => sm2Sign(privateKey, message, kFrom(randomBytes)),
})

/** P-256 in JavaScript, for tests and for places without WebCrypto. */
export const es256HolderKey = (privateKey: Uint8Array): HolderKey => ({
  publicKey: { profile: 'ES256', bytes: es256PublicKey(privateKey) },
  sign: (message) => es256Sign(privateKey, message),
})
