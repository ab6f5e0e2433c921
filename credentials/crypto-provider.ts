import type { Profile } from './profile.ts'

/** A public key: its algorithm and its point in SEC1 form (33 bytes, or 65). */
export type PublicKey = { readonly profile: Profile; readonly bytes: Uint8Array }

/** Something that signs with one key it does not show. `sign` gives 64 bytes, r‖s. */
export type Signer = {
  readonly profile: Profile
  readonly kid: Uint8Array
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/**
 * Where private keys live. Production drives a certified cryptographic machine (GM/T 0018) behind this; development keeps keys
 * in files. No caller ever sees a private key.
 */
export type CryptoProvider = {
  /** 64 bytes, r‖s. Throws when there is no such key. */
  sign(kid: Uint8Array, message: Uint8Array): Uint8Array | Promise<Uint8Array>
  publicKeys(): readonly (PublicKey & { readonly kid: Uint8Array })[]
}

/** One key of a provider as a signer. Throws when the provider has no such key. */
export function signerOf(provider: CryptoProvider, kid: Uint8Array): Signer {
  const key = provider.publicKeys().find((known) => known.kid.every((byte, i) => byte === kid[i]))
  if (!key) throw new Error('the provider has no such key')
  return { profile: key.profile, kid: key.kid, sign: (message) => provider.sign(key.kid, message) }
}

/** Whether a signature (64 bytes, r‖s) is right. Drivers may be native; `role` tells which keys repay preparation. Must not throw. */
export type VerifySignature = (key: PublicKey, message: Uint8Array, signature: Uint8Array, role: 'issuer' | 'holder') => boolean
