import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { issueLicence } from '../cwt-licence.ts'
import type { Licence, LicenceIssue } from '../cwt-licence.ts'
import type { PublicKey, Signer } from '../crypto-provider.ts'
import { es256PublicKey } from '../es256.ts'
import { es256HolderKey, sm2HolderKey } from '../holder-key.ts'
import type { HolderKey } from '../holder-key.ts'
import type { Profile } from '../profile.ts'
import { replayMemory } from '../replay-memory.ts'
import { sm2PublicKey } from '../sm2.ts'
import { keyId } from '../spki.ts'
import { issueStatusList, openStatusList, packStatuses, shardUri } from '../status-list.ts'
import type { Status, StatusShard } from '../status-list.ts'
import { issueTrustList, openTrustList } from '../trust-list.ts'
import type { TrustList, TrustedKey } from '../trust-list.ts'
import type { VerifyContext } from '../verify-code.ts'

export const randomBytes = (length: number): Uint8Array => Uint8Array.from(nodeRandomBytes(length))

/** 2026-11-22 10:00:00 in China */
export const now = 1_795_312_800
export const day = 86_400
export const issuer = '330100000400'
export const listUri = shardUri(12_345)
export const listIndex = 70_007

export type TestKey = { publicKey: PublicKey; signer: Signer; holder: HolderKey; privateKey: Uint8Array }

export function makeKey(profile: Profile): TestKey {
  const privateKey = randomBytes(32)
  const publicKey: PublicKey = { profile, bytes: profile === 'SM2' ? sm2PublicKey(privateKey) : es256PublicKey(privateKey) }
  const holder = profile === 'SM2' ? sm2HolderKey(privateKey, randomBytes) : es256HolderKey(privateKey)
  return { publicKey, privateKey, holder, signer: { profile, kid: keyId(publicKey), sign: (message) => holder.sign(message) } }
}

export const policeLicence: Licence = {
  disclosure: 'police', name: '欧阳测试', idNumber: '330199199001010011', classes: ['C1', 'D'],
  firstIssuedOn: '2012-05-08', validUntil: '2028-05-08', points: 3, fileNumber: '330100123456', state: 'A', portraitDigest: new Uint8Array(16).fill(7),
}
export const minimalLicence: Licence = { disclosure: 'minimal', classes: ['C1'], validUntil: '2028-05-08', over18: true }

/** An authority with one key, its root, a phone, and the lists a verifier has. */
export async function scene(profile: Profile, holderProfile: Profile = 'ES256') {
  const root = makeKey(profile)
  const authority = makeKey(profile)
  const phone = makeKey(holderProfile).holder
  const trustedKey: TrustedKey = {
    issuer, publicKey: authority.publicKey, purposes: ['documents', 'status-lists'],
    signFrom: now - 30 * day, signUntil: now + 60 * day, verifyUntil: now + 120 * day,
  }
  const trust = await trustOf(root, [trustedKey])
  const issue: LicenceIssue = {
    issuedAt: now - 3600, tokenId: randomBytes(8), holderKey: phone.publicKey, status: { uri: listUri, index: listIndex },
    licence: policeLicence,
  }
  const shard = await shardOf(authority, trust, [])
  const context: VerifyContext = { trust, statusLists: new Map([[listUri, shard]]), now, clockKnown: true, seen: replayMemory() }
  return { root, authority, phone, trustedKey, trust, issue, shard, context, credential: await issueLicence(authority.signer, issue) }
}

export async function trustOf(root: TestKey, keys: readonly TrustedKey[], sequence = 1, current?: TrustList): Promise<TrustList> {
  const answer = openTrustList(await issueTrustList(root.signer, { sequence, issuedAt: now - day, keys }), root.publicKey, current)
  if (!answer.accepted) throw new Error(answer.refused)
  return answer.accepted
}

type Entries = readonly (readonly [number, Status])[]

export async function shardOf(authority: TestKey, trust: TrustList, entries: Entries, issuedAt = now - 600): Promise<StatusShard> {
  const shard: StatusShard = { issuer, uri: listUri, sequence: 1, issuedAt, statuses: packStatuses(entries) }
  const answer = openStatusList(await issueStatusList(authority.signer, shard), trust)
  if (!answer.accepted) throw new Error(answer.refused)
  return answer.accepted
}
