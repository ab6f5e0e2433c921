import type { CborMap } from './cbor.ts'
import { fromDigits, toDigits } from './digits.ts'
import { dateOf, daysOf } from './civil-date.ts'
import type { PublicKey, Signer } from './crypto-provider.ts'
import { issueCredential } from './cwt.ts'
import type { StatusReference } from './cwt.ts'

/** What the police see. `points` and `state` are as of the issue of the credential. */
export type PoliceLicence = {
  readonly disclosure: 'police'
  readonly name: string
  readonly idNumber: string
  readonly classes: readonly string[]
  readonly firstIssuedOn: string
  /** null: long-term (长期) */
  readonly validUntil: string | null
  readonly points: number
  readonly fileNumber: string
  /** state letters, e.g. `A`, `HM` */
  readonly state: string
  /** left 16 bytes of SM3 over the portrait, so that a portrait fetched online can be matched */
  readonly portraitDigest: Uint8Array
}

/** What a rental company or a gate sees: no name, no number, and its own token id, status index and holder key. */
export type MinimalLicence = {
  readonly disclosure: 'minimal'
  readonly classes: readonly string[]
  readonly validUntil: string | null
  readonly over18: boolean
}

export type Licence = PoliceLicence | MinimalLicence

const label = {
  name: 1, idNumber: 2, classes: 3, firstIssuedOn: 4, validUntil: 5, points: 6, fileNumber: 7, state: 8, portraitDigest: 9, over18: 10,
} as const

/** An offline credential lives this long, in seconds: 7 days. */
export const offlineLife = 7 * 86_400

/** What a licence credential is issued from; instants in seconds since 1970. */
export type LicenceIssue = {
  readonly issuedAt: number
  /** default: 7 days after issue */
  readonly expiresAt?: number
  readonly tokenId: Uint8Array
  readonly holderKey: PublicKey
  readonly status: StatusReference
  readonly licence: Licence
}

/** Signs a licence for one holder key: the S bytes a phone keeps and shows inside dynamic codes. Throws on an impossible date. */
export async function issueLicence(signer: Signer, { licence, expiresAt, ...rest }: LicenceIssue): Promise<Uint8Array> {
  const until = expiresAt ?? rest.issuedAt + offlineLife
  return issueCredential(signer, { ...rest, kind: 'licence', expiresAt: until, body: licenceBody(licence) })
}

function licenceBody(licence: Licence): CborMap {
  const body = new Map<number, unknown>([
    [label.classes, licence.classes],
    [label.validUntil, licence.validUntil === null ? null : daysOf(licence.validUntil)],
  ])
  if (licence.disclosure === 'minimal') return body.set(label.over18, licence.over18)
  if (licence.portraitDigest.length !== 16) throw new Error('the portrait digest has 16 bytes')
  return body.set(label.name, licence.name).set(label.idNumber, toDigits(licence.idNumber))
    .set(label.firstIssuedOn, daysOf(licence.firstIssuedOn)).set(label.points, licence.points)
    .set(label.fileNumber, toDigits(licence.fileNumber)).set(label.state, licence.state)
    .set(label.portraitDigest, licence.portraitDigest)
}

/** The licence in a credential's body. Throws when a claim is missing or of the wrong type. */
export function licenceOf(body: CborMap): Licence {
  const classes: unknown = body.get(label.classes)
  const until: unknown = body.get(label.validUntil)
  if (!Array.isArray(classes) || classes.length === 0) throw new Error('licence without classes')
  const both = { classes: classes.map(text), validUntil: until === null ? null : dateOf(integer(until)) }
  if (!body.has(label.idNumber)) {
    const over18: unknown = body.get(label.over18)
    if (typeof over18 !== 'boolean' || body.size !== 3) throw new Error('a minimal licence says class, validity and age, and no more')
    return { disclosure: 'minimal', ...both, over18 }
  }
  const portraitDigest: unknown = body.get(label.portraitDigest)
  if (!(portraitDigest instanceof Uint8Array) || portraitDigest.length !== 16) throw new Error('portrait digest')
  return {
    disclosure: 'police', ...both, portraitDigest,
    name: text(body.get(label.name)), idNumber: fromDigits(body.get(label.idNumber)),
    firstIssuedOn: dateOf(integer(body.get(label.firstIssuedOn))), points: integer(body.get(label.points)),
    fileNumber: fromDigits(body.get(label.fileNumber)), state: text(body.get(label.state)),
  }
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('not a text')
  return value
}

function integer(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Error('not an integer')
  return value
}
