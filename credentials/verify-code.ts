import { equalBytes, toHex } from './bytes.ts'
import { chinaDateAt } from './civil-date.ts'
import { licenceOf } from './cwt-licence.ts'
import type { Licence } from './cwt-licence.ts'
import type { Credential, CredentialKind } from './cwt.ts'
import type { VerifySignature } from './crypto-provider.ts'
import { parseCode } from './dynamic-code.ts'
import type { ParsedCode, Presentation } from './dynamic-code.ts'
import type { Profile } from './profile.ts'
import type { ReplayMemory } from './replay-memory.ts'
import { isSignedCode } from './static-code.ts'
import { status, statusAt } from './status-list.ts'
import type { StatusShard } from './status-list.ts'
import type { TrustList } from './trust-list.ts'
import { verifySignature } from './verify-signature.ts'
import { grounds, unchecked } from './words.ts'
import type { GroundCode, UncheckedCode, Verdict, Words } from './words.ts'

/** Limits in seconds, and what this verifier may see. */
export type VerifyPolicy = {
  readonly freshSeconds: number
  readonly doubtSeconds: number
  readonly challengeSeconds: number
  /** the camera reads one showing many times: within so many seconds it is the same scan, not a replay */
  readonly sameScanSeconds: number
  readonly listGreenSeconds: number
  readonly listYellowSeconds: number
  readonly trustListSeconds: number
  readonly pointsSeconds: number
  /** which licences may be opened; a relying party has `['minimal']` and learns nothing from the other */
  readonly accepts: readonly Licence['disclosure'][]
  /** whether a licence with these state letters may not be used to drive (a rule of the caller's) */
  readonly stateForbids?: (state: string) => boolean
}

/** The limits of a roadside check. */
export const roadsidePolicy: VerifyPolicy = {
  freshSeconds: 30, doubtSeconds: 300, challengeSeconds: 10, sameScanSeconds: 5,
  listGreenSeconds: 86_400, listYellowSeconds: 7 * 86_400, trustListSeconds: 30 * 86_400, pointsSeconds: 3 * 86_400,
  accepts: ['police', 'minimal'],
}

/** All a verification rests on besides the code. */
export type VerifyContext = {
  readonly trust: TrustList
  /** by address */
  readonly statusLists: ReadonlyMap<string, StatusShard>
  /** seconds since 1970 by this device's clock, corrected by the last answer of a server */
  readonly now: number
  /** whether that correction is known since the device was started */
  readonly clockKnown: boolean
  readonly seen: ReplayMemory
  /** the question this verifier asked: 8 bytes, and when */
  readonly challenge?: { readonly nonce: Uint8Array; readonly at: number }
  readonly policy?: VerifyPolicy
  /** default: the JavaScript verifier; a server passes its native one */
  readonly verify?: VerifySignature
}

/** The claims a verified code gives away, in one shape for all kinds. */
export type VerifiedClaims = Omit<Credential, 'holderKey'> & { readonly issuer: string; readonly licence?: Licence }

export type Verification = {
  readonly verdict: Verdict
  /** every ground, the weightiest first */
  readonly reasons: readonly { readonly code: GroundCode; readonly verdict: Verdict; readonly says: Words }[]
  /** present only when the issuer's signature is right and the policy lets this verifier see them */
  readonly claims?: VerifiedClaims
  /** seconds; absent when not known. `claims`: since issue. A negative age of the code: the phone's clock is ahead */
  readonly ages: { readonly code?: number; readonly list?: number; readonly trustList: number; readonly claims?: number }
  readonly notChecked: readonly { readonly code: UncheckedCode; readonly says: Words }[]
  /** what kind of credential it is, how much it discloses, and in which algorithms it was signed and shown */
  readonly profile?: {
    readonly kind: CredentialKind
    readonly disclosure?: Licence['disclosure']
    readonly issuer: Profile
    readonly holder?: Profile
  }
}

type Findings = { codes: GroundCode[]; notChecked: UncheckedCode[]; ages: { code?: number; list?: number; claims?: number } }

/**
 * The whole check of a scanned text, offline. Red outweighs grey, grey outweighs yellow. Pure but for `seen`, which remembers a
 * showing whose signatures were right. Never throws, whatever was scanned.
 *
 * Freshness: within 30 s green. Above 30 s red as stale, for a screenshot is then the likelier story; only when a clock is in doubt
 * (this device's is not known, the phone says that its own is not, or the code comes from the future, as no screenshot does)
 * 30 s to 5 min is yellow and asks for a challenge. A right answer to a challenge proves freshness without any clock.
 */
export function verifyCode(code: string, context: VerifyContext): Verification {
  const found: Findings = { codes: [], notChecked: context.clockKnown ? [] : ['own-clock'], ages: {} }
  const parsed = opened(code, found)
  if (!parsed) return conclude(found, context)
  const { credential, presentation } = parsed
  const issuer = checkIssuer(parsed, found, context)
  if (issuer === undefined) return conclude(found, context)
  const licence = credential.kind === 'licence' ? readLicence(credential, found) : undefined
  if (found.codes.includes('damaged-code')) return conclude(found, context)
  const profile = {
    kind: credential.kind, issuer: parsed.sign1.profile, ...(licence ? { disclosure: licence.disclosure } : {}),
    ...(credential.holderKey ? { holder: credential.holderKey.profile } : {}),
  }
  if (licence && !(context.policy ?? roadsidePolicy).accepts.includes(licence.disclosure)) {
    found.codes.push('not-for-you')
    return { ...conclude(found, context), profile }
  }
  found.notChecked.push('face', 'back-office')
  checkPeriod(credential, licence, found, context)
  if (presentation) checkPresentation(credential, presentation, found, context)
  else checkStatic(credential, found)
  checkStatus(credential, issuer, found, context)
  const { holderKey: _, ...claims } = credential
  return { ...conclude(found, context), profile, claims: { ...claims, issuer, ...(licence ? { licence } : {}) } }
}

function opened(code: string, found: Findings): ParsedCode | undefined {
  found.notChecked.push('everything')
  if (/^\d{40}\s*$/.test(code)) return void found.codes.push('online-number')
  if (!isSignedCode(code)) return void found.codes.push('not-our-code')
  try {
    return parseCode(code)
  } catch {
    return void found.codes.push('damaged-code')
  }
}

/** The authority that signed, or undefined when that is not certain. */
function checkIssuer({ credential, sign1 }: ParsedCode, found: Findings, context: VerifyContext): string | undefined {
  const { trust, now, verify = verifySignature } = context
  const key = trust.keys.get(toHex(sign1.kid!))
  const known = key !== undefined && key.issuer === (credential.issuer ?? key.issuer) && key.purposes.includes('documents')
  if (!known) found.codes.push('unknown-issuer')
  else if (sign1.profile !== key.publicKey.profile || !verify(key.publicKey, sign1.toBeSigned, sign1.signature, 'issuer')) {
    found.codes.push('bad-signature')
  } else if (credential.issuedAt < key.signFrom || credential.issuedAt >= key.signUntil || now >= key.verifyUntil) {
    found.codes.push('issuer-key-out-of-time')
  } else {
    found.notChecked.splice(found.notChecked.indexOf('everything'), 1)
    return key.issuer
  }
  return undefined
}

function readLicence(credential: Credential, found: Findings): Licence | undefined {
  try {
    return licenceOf(credential.body)
  } catch {
    return void found.codes.push('damaged-code')
  }
}

function checkPeriod(credential: Credential, licence: Licence | undefined, found: Findings, context: VerifyContext): void {
  const { now, clockKnown, policy = roadsidePolicy } = context
  const doubt = clockKnown ? 0 : policy.doubtSeconds
  found.ages.claims = now - credential.issuedAt
  if (now >= credential.expiresAt) found.codes.push(now - credential.expiresAt < doubt ? 'clock-differs' : 'expired')
  // an issuer's clock may be a little ahead of ours; more than that is no valid document yet
  const from = Math.max(credential.notBefore ?? 0, credential.issuedAt - policy.freshSeconds)
  if (now < from) found.codes.push(from - now < doubt ? 'clock-differs' : 'not-yet-valid')
  if (!licence) return
  if (licence.validUntil !== null && chinaDateAt(now) > licence.validUntil) found.codes.push('document-expired')
  if (licence.disclosure === 'minimal') return
  if (policy.stateForbids?.(licence.state)) found.codes.push('state-forbids')
  if (now - credential.issuedAt > policy.pointsSeconds) found.codes.push('points-stale')
}

function checkPresentation(credential: Credential, presentation: Presentation, found: Findings, context: VerifyContext): void {
  const { now, seen, policy = roadsidePolicy, verify = verifySignature } = context
  const key = credential.holderKey
  const { sign1, shownAt, nonce } = presentation
  found.ages.code = now - shownAt
  if (!key || key.profile !== sign1.profile || !verify(key, sign1.toBeSigned, sign1.signature, 'holder')) {
    found.codes.push('bad-holder-signature')
    return
  }
  found.codes.push(...freshness(presentation, context))
  const showing = `${toHex(credential.tokenId)}:${shownAt}:${toHex(nonce)}`
  const first = seen.firstSeen(showing)
  if (first === undefined) seen.remember(showing, now)
  else if (now - first > policy.sameScanSeconds) found.codes.push('replayed')
}

function freshness({ shownAt, nonce, clockUnsure }: Presentation, context: VerifyContext): GroundCode[] {
  const { now, clockKnown, challenge, policy = roadsidePolicy } = context
  const asked: GroundCode[] = []
  if (challenge && nonce.length > 0) {
    if (!equalBytes(challenge.nonce, nonce)) return ['challenge-wrong']
    if (now >= challenge.at && now - challenge.at <= policy.challengeSeconds) return []
    asked.push('challenge-late')
  } else if (challenge) asked.push('challenge-unanswered')
  else if (nonce.length > 0) asked.push('challenge-not-ours')
  const age = now - shownAt
  if (Math.abs(age) <= policy.freshSeconds) return asked
  const inDoubt = !clockKnown || clockUnsure || age < 0
  return [...asked, inDoubt && Math.abs(age) <= policy.doubtSeconds ? 'clock-differs' : 'stale-code']
}

function checkStatic(credential: Credential, found: Findings): void {
  // a credential bound to a key was cut out of a phone if it comes without that key's signature
  if (credential.holderKey) found.codes.push('copy')
  else found.notChecked.push('holder')
}

function checkStatus(credential: Credential, issuer: string, found: Findings, context: VerifyContext): void {
  const { statusLists, now, policy = roadsidePolicy } = context
  if (!credential.status) {
    found.notChecked.push('revocation')
    return
  }
  const shard = statusLists.get(credential.status.uri)
  // only the authority that issued a document may say that it is void, or that it is not
  if (!shard || shard.issuer !== issuer) {
    found.codes.push('no-status-list')
    found.notChecked.push('revocation')
    return
  }
  found.ages.list = now - shard.issuedAt
  const value = statusAt(shard.statuses, credential.status.index)
  if (value === undefined) found.codes.push('not-in-status-list')
  else if (value === status.invalid) found.codes.push('revoked')
  else if (value === status.suspended) found.codes.push('suspended')
  else if (value === status.lookUp) found.codes.push('needs-look-up')
  if (found.ages.list > policy.listYellowSeconds) found.codes.push('status-list-too-old')
  else if (found.ages.list > policy.listGreenSeconds) found.codes.push('list-days-old')
}

const weight: Record<Verdict, number> = { red: 3, grey: 2, yellow: 1, green: 0 }

function conclude({ codes, notChecked, ages }: Findings, { trust, now, policy = roadsidePolicy }: VerifyContext): Verification {
  const trustList = now - trust.issuedAt
  const all: GroundCode[] = trustList > policy.trustListSeconds ? [...codes, 'trust-list-old'] : codes
  const reasons = [...new Set(all.length > 0 ? all : ['valid' as const])]
    .map((code) => ({ code, verdict: grounds[code].verdict as Verdict, says: grounds[code].says as Words }))
    .sort((a, b) => weight[b.verdict] - weight[a.verdict])
  return {
    verdict: reasons[0]!.verdict, reasons, ages: { ...ages, trustList },
    notChecked: [...new Set(notChecked)].map((code) => ({ code, says: unchecked[code] as Words })),
  }
}
