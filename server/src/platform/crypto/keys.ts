import { randomBytes } from 'node:crypto'
import { equalBytes } from '@changxing/credentials/bytes.ts'
import { signerOf } from '@changxing/credentials/crypto-provider.ts'
import type { CryptoProvider, PublicKey, Signer } from '@changxing/credentials/crypto-provider.ts'
import type { Profile } from '@changxing/credentials/profile.ts'
import { keyId } from '@changxing/credentials/spki.ts'
import { publishAheadDays } from '@changxing/credentials/trust-list.ts'
import type { TrustedKey } from '@changxing/credentials/trust-list.ts'
import { createKeyFile, readKeyFile, replaceKeyFile, secretUses } from './key-file.ts'
import type { KeyFile, SecretUse, StoredSecret, StoredSigningKey } from './key-file.ts'
import { generateKeyPair, openKeyPair, signNative, toPem } from './sm2.ts'
import type { KeyPair } from './sm2.ts'

const day = 86_400

/** A document signer signs for 90 days and is believed for 90 more: the longest life of what it signs. */
export const signDays = 90
const believeDays = 90
const tenYears = 3650

/** What a deployment says about its keys; `now` in seconds since 1970. */
export type KeyOptions = {
  /** true: make keys where there are none. false: they must be there, and must not be demonstration keys */
  readonly demonstration: boolean
  readonly now: number
  readonly profile?: Profile
  /** issuing authorities that sign documents here, e.g. `330100000400` */
  readonly issuers: readonly string[]
}

/** The keys of a running server. Private halves stay inside. */
export type Keys = {
  readonly demonstration: boolean
  /** the secret for new values: its number and 32 bytes */
  secret(use: SecretUse): { readonly id: number; readonly bytes: Uint8Array }
  /** a secret by number, for values written before a rotation. Throws when there is none */
  secretById(use: SecretUse, id: number): Uint8Array
  readonly provider: CryptoProvider
  /** signs trust lists */
  readonly root: Signer & { readonly publicKey: PublicKey }
  /** signs what goes to other agencies */
  readonly exchange: Signer & { readonly publicKey: PublicKey }
  /** the document signer of an authority in force at an instant. Throws when there is none */
  documentSigner(issuer: string, at: number): Signer
  /** every document signer, the next ones too: the content of the trust list */
  trustedKeys(): readonly TrustedKey[]
}

/**
 * Opens the keys in a directory. In demonstration mode missing ones are made and marked; otherwise every fault is named in one
 * error: no key file, demonstration keys, an authority without a signer in force.
 */
export function loadKeys(directory: string, options: KeyOptions): Keys {
  const found = readKeyFile(directory)
  if (options.demonstration) {
    const file = found ?? createKeyFile(directory, demonstrationKeys(options))
    const complete = withSigners(file, options)
    if (complete !== file) replaceKeyFile(directory, complete)
    return opened(complete)
  }
  const faults = faultsOf(found, options)
  if (!found || faults.length > 0) throw new Error(`keys in ${directory}: ${faults.join('; ')}`)
  return opened(found)
}

function faultsOf(file: KeyFile | undefined, { now, issuers }: KeyOptions): string[] {
  if (!file) return ['there is no key file']
  const has = (use: StoredSigningKey['use'], issuer?: string): boolean =>
    file.signingKeys.some((key) => key.use === use && key.issuer === issuer && key.signFrom <= now && now < key.signUntil)
  return [
    ...(file.demonstration ? ['these are demonstration keys'] : []),
    ...secretUses.filter((use) => !file.secrets.some((secret) => secret.use === use)).map((use) => `no secret for ${use}`),
    ...(['root', 'exchange'] as const).filter((use) => !has(use)).map((use) => `no ${use} key in force`),
    ...issuers.filter((issuer) => !has('document-signer', issuer)).map((issuer) => `no document signer in force for ${issuer}`),
  ]
}

/**
 * Adds the next document signer of an authority: it takes over when the present one stops, and never before it has stood in the
 * trust list for 14 days. Publish a new trust list afterwards. A second call before then changes nothing.
 */
export function addNextSigner(directory: string, issuer: string, now: number, profile: Profile = 'SM2'): KeyFile {
  const file = readKeyFile(directory)
  if (!file) throw new Error(`keys in ${directory}: there is no key file`)
  const own = file.signingKeys.filter((key) => key.use === 'document-signer' && key.issuer === issuer)
  if (own.some((key) => key.signFrom > now)) return file
  const signFrom = Math.max(now + publishAheadDays * day, ...own.map((key) => key.signUntil))
  const next = { ...file, signingKeys: [...file.signingKeys, documentSigner(issuer, signFrom, profile)] }
  replaceKeyFile(directory, next)
  return next
}

/** The authorities whose present signer stops within the days in which its successor has to be published, and who have none. */
export function signersToRenew(keys: Keys, now: number): readonly string[] {
  const signers = keys.trustedKeys()
  const soon = now + (publishAheadDays + 7) * day
  const issuers = new Set(signers.map((key) => key.issuer))
  return [...issuers].filter((issuer) => !signers.some((key) => key.issuer === issuer && key.signUntil > soon))
}

function demonstrationKeys({ now, profile = 'SM2', issuers }: KeyOptions): KeyFile {
  const lasting = { profile, signFrom: 0, signUntil: now + tenYears * day, verifyUntil: now + tenYears * day }
  return {
    demonstration: true,
    secrets: secretUses.map((use): StoredSecret => ({ use, id: 1, hex: randomBytes(32).toString('hex') })),
    signingKeys: [
      { use: 'root', ...lasting, pem: freshPem(profile) },
      // Between agencies SM2 is spoken, whatever the profile of the codes.
      { use: 'exchange', ...lasting, profile: 'SM2', pem: freshPem('SM2') },
      ...issuers.map((issuer) => documentSigner(issuer, 0, profile, now + signDays * day)),
    ],
  }
}

// demonstration mode may be restarted with another date or more authorities; nobody publishes 14 days ahead there
function withSigners(file: KeyFile, { now, profile = 'SM2', issuers }: KeyOptions): KeyFile {
  const inForce = (issuer: string): boolean =>
    file.signingKeys.some((key) => key.use === 'document-signer' && key.issuer === issuer && key.signFrom <= now && now < key.signUntil)
  const missing = issuers.filter((issuer) => !inForce(issuer))
  if (missing.length === 0) return file
  const signers = missing.map((issuer) => documentSigner(issuer, 0, profile, now + signDays * day))
  return { ...file, signingKeys: [...file.signingKeys, ...signers] }
}

function documentSigner(issuer: string, signFrom: number, profile: Profile, signUntil = signFrom + signDays * day): StoredSigningKey {
  const verifyUntil = signUntil + believeDays * day
  return { use: 'document-signer', issuer, profile, signFrom, signUntil, verifyUntil, pem: freshPem(profile) }
}

const freshPem = (profile: Profile): string => toPem(generateKeyPair(profile).privateKey)

function opened(file: KeyFile): Keys {
  const keys = file.signingKeys.map((stored) => {
    const pair = openKeyPair(stored.pem)
    return { stored, pair, kid: keyId(pair.publicKey) }
  })
  const provider: CryptoProvider = {
    sign(kid, message) {
      const key = keys.find((known) => equalBytes(known.kid, kid))
      if (!key) throw new Error('no such signing key')
      return signNative(key.pair, message)
    },
    publicKeys: () => keys.map(({ pair, kid }) => ({ ...pair.publicKey, kid })),
  }
  const only = (use: StoredSigningKey['use']): Signer & { publicKey: PublicKey } => {
    const key = keys.find(({ stored }) => stored.use === use)
    if (!key) throw new Error(`no ${use} key`)
    return { ...signerOf(provider, key.kid), publicKey: key.pair.publicKey }
  }
  const secretById = (use: SecretUse, id: number): Uint8Array => {
    const secret = file.secrets.find((known) => known.use === use && known.id === id)
    if (!secret) throw new Error(`no ${use} secret number ${id}`)
    return Uint8Array.from(Buffer.from(secret.hex, 'hex'))
  }
  return {
    demonstration: file.demonstration, provider, root: only('root'), exchange: only('exchange'), secretById,
    secret(use) {
      const id = Math.max(...file.secrets.filter((secret) => secret.use === use).map((secret) => secret.id))
      return { id, bytes: secretById(use, id) }
    },
    documentSigner(issuer, at) {
      const inForce = keys.filter(({ stored }) => stored.issuer === issuer && stored.signFrom <= at && at < stored.signUntil)
      if (inForce.length === 0) throw new Error(`no document signer in force for ${issuer}`)
      return signerOf(provider, inForce.at(-1)!.kid)
    },
    trustedKeys: () => keys.filter(({ stored }) => stored.issuer !== undefined).map(({ stored, pair }) => trusted(stored, pair)),
  }
}

function trusted({ issuer, signFrom, signUntil, verifyUntil }: StoredSigningKey, { publicKey }: KeyPair): TrustedKey {
  return { issuer: issuer!, publicKey, purposes: ['documents', 'status-lists'], signFrom, signUntil, verifyUntil }
}
