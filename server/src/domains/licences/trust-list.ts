import { createHash } from 'node:crypto'
import { serverClock as clockEndpoint, trustList as trustListEndpoint, trustRoot as trustRootEndpoint } from '@changxing/contract/verification.ts'
import { keyId, toSpki } from '@changxing/credentials/spki.ts'
import { issueTrustList, openTrustList, type TrustList } from '@changxing/credentials/trust-list.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import type { Tx } from '../../platform/database.ts'
import { operation } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import * as trust from './trust.store.ts'

/** A list is signed anew daily, so that a verifier can tell an old list from one that was withheld. */
const resignAfterMillis = 86_400_000

const contentHash = (platform: Platform): Buffer => {
  const hash = createHash('sha256').update(platform.keys.root.kid)
  for (const key of platform.keys.trustedKeys()) hash.update(`${key.issuer} ${Buffer.from(key.publicKey.bytes).toString('hex')} ${key.signFrom} ${key.signUntil} ${key.verifyUntil}\n`)
  return hash.digest()
}

/** The trust list in force, signed anew when the keys changed or the last one is a day old. */
export const currentTrustList = async (platform: Platform, db: Tx): Promise<Uint8Array> => {
  const latest = await trust.latest(db)
  const hash = contentHash(platform)
  const millis = platform.clock.millis()
  if (latest?.content_hash.equals(hash) && millis - latest.issued_at.getTime() < resignAfterMillis) return new Uint8Array(latest.list)
  const sequence = (latest?.sequence ?? 0) + 1
  const list = await issueTrustList(platform.keys.root, { sequence, issuedAt: Math.floor(millis / 1000), keys: platform.keys.trustedKeys() })
  await trust.keep(db, { sequence, contentHash: hash, list, at: platform.clock.now() })
  return list
}

const opened = new WeakMap<Platform, { readonly bytes: Uint8Array; readonly list: TrustList }>()

/** The same list, verified and opened; kept while it stays the one in force. */
export const openedTrustList = async (platform: Platform, db: Tx): Promise<TrustList> => {
  const bytes = await currentTrustList(platform, db)
  const known = opened.get(platform)
  if (known && Buffer.from(known.bytes).equals(bytes)) return known.list
  const answer = openTrustList(bytes, platform.keys.root.publicKey, undefined, verifyNative)
  if (!answer.accepted) throw new Error(`our own trust list was refused: ${answer.refused}`)
  opened.set(platform, { bytes, list: answer.accepted })
  return answer.accepted
}

export const trustList = operation(trustListEndpoint, async ({ db, platform }) => currentTrustList(platform, db))

/** The root's public key, for a verifier to pin at first use after comparing the fingerprint. */
export const trustRoot = operation(trustRootEndpoint, async ({ platform }) => {
  const { publicKey } = platform.keys.root
  return {
    profile: publicKey.profile, publicKey: Buffer.from(toSpki(publicKey)).toString('base64url'), fingerprint: Buffer.from(keyId(publicKey)).toString('hex'),
  }
})

/** The clock for codes and credentials, and the instant for what is written down. */
export const serverClock = operation(clockEndpoint, async ({ platform, recorded, today }) => ({ now: platform.clock.now(), recorded: recorded(), today }))
