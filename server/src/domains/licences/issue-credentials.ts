import { randomBytes } from 'node:crypto'
import { fromCoseKey } from '@changxing/credentials/cose-key.ts'
import { fromCbor } from '@changxing/credentials/cbor.ts'
import { issueLicence, offlineLife, type Licence } from '@changxing/credentials/cwt-licence.ts'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { shardSize } from '@changxing/credentials/profile.ts'
import { randomIndex, shardUri } from '@changxing/credentials/status-list.ts'
import { statusOf } from '@changxing/rules/licences/states.ts'
import { isoInstant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import * as credentials from './credentials.store.ts'
import { isOfAge, splitClasses, type LicenceFile } from './licence-file.ts'

/** A shard is left for a new one when it is half full: a random draw then still succeeds at once. */
const shardIsFull = shardSize / 2

/** The authority that signs for an area. */
export const issuerOf = (platform: Platform, area: string): string => {
  const issuer = platform.config.issuers.find((candidate) => candidate.startsWith(area))
  if (!issuer) throw new Error(`no issuing authority is configured for area ${area}`)
  return issuer
}

/** The number of an area's shard through the country: the area code, then two digits. */
const shardNumber = (area: string, ordinal: number) => Number(area) * 100 + ordinal

export const areaOfShard = (number: number) => String(Math.floor(number / 100))

const shardFor = async (platform: Platform, db: Tx, area: string): Promise<number> => {
  const last = await credentials.lastShard(db, area)
  if (last && last.used < shardIsFull) return last.number
  const next = last ? last.number + 1 : shardNumber(area, 0)
  await credentials.openShard(db, area, next)
  // Until a shard has its first list, every verifier without network shows grey for those who are in it.
  await platform.enqueue(db, 'licences.publish-status-lists', {}, { key: 'licences.publish-status-lists' })
  return next
}

/** The holder's key as the phone sent it. Problem bad-input when it is not a COSE_Key of a profile we speak. */
export const holderKeyOf = (field: string, base64url: string): { readonly key: PublicKey; readonly bytes: Buffer } => {
  const bytes = Buffer.from(base64url, 'base64url')
  try {
    return { key: fromCoseKey(fromCbor(bytes)), bytes }
  } catch {
    throw new Problem('bad-input', [{ field, says: { zh: '不是有效的设备密钥', en: 'Is not a valid device key' } }])
  }
}

type Draft = { readonly disclosure: 'police' | 'minimal'; readonly position: number; readonly holderKey: { readonly key: PublicKey; readonly bytes: Buffer } }

const licenceFor = (file: LicenceFile, disclosure: Draft['disclosure'], today: string): Licence => {
  const { row, holder, fileNumber } = file
  const classes = splitClasses(row.classes)
  if (disclosure === 'minimal') return { disclosure, classes, validUntil: row.valid_until, over18: isOfAge(file, today) }
  return {
    disclosure, classes, validUntil: row.valid_until, name: holder.name, idNumber: holder.identityNumber, firstIssuedOn: row.first_issued_on,
    points: row.points, fileNumber, state: row.states, portraitDigest: row.portrait_digest!,
  }
}

/**
 * Signs one credential and gives it a random place in the status list. A minimal credential has its own token id, place and key,
 * so that two showings cannot be linked.
 */
export const issueCredential = async (platform: Platform, db: Tx, file: LicenceFile, deviceId: string, draft: Draft): Promise<Uint8Array> => {
  const { area } = file.row
  const issuedAt = Math.floor(platform.clock.millis() / 1000)
  const tokenId = randomBytes(8)
  const shard = await shardFor(platform, db, area)
  for (;;) {
    const index = randomIndex((length) => randomBytes(length), () => false)
    const placed = await credentials.insert(db, {
      area, token_id: tokenId, licence_id: file.row.id, device_id: deviceId, disclosure: draft.disclosure, position: draft.position,
      holder_key: draft.holderKey.bytes, shard, index_in_shard: index, status: statusOf(file.row.states),
      issuedAt: isoInstant(issuedAt * 1000), expiresAt: isoInstant((issuedAt + offlineLife) * 1000),
    })
    if (!placed) continue
    return issueLicence(platform.keys.documentSigner(issuerOf(platform, area), issuedAt), {
      issuedAt, tokenId, holderKey: draft.holderKey.key, status: { uri: shardUri(shard), index }, licence: licenceFor(file, draft.disclosure, platform.clock.today()),
    })
  }
}
