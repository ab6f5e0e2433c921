import { randomBytes } from 'node:crypto'
import { issueLicence } from '@changxing/credentials/cwt-licence.ts'
import { makeDynamicCode, parseCode } from '@changxing/credentials/dynamic-code.ts'
import { replayMemory } from '@changxing/credentials/replay-memory.ts'
import type { Profile } from '@changxing/credentials/profile.ts'
import { toCodeText } from '@changxing/credentials/static-code.ts'
import { issueCredential, parseCredential } from '@changxing/credentials/cwt.ts'
import { makeKey, now, scene } from '@changxing/credentials/testing/scene.ts'
import { verifyCode } from '@changxing/credentials/verify-code.ts'
import { verifyNative } from '@changxing/server/src/platform/crypto/sm2.ts'
import type { Contestants, Run } from './measure.ts'
import { shownMdoc } from './mdoc.ts'

/** How many codes take turns, each of another phone. */
export const many = 200

/** `licence`: the ten facts of the police profile, bound to no phone. `pass`: a small printed document. */
type Kind = 'dynamic' | 'licence' | 'pass'

type Stage = Awaited<ReturnType<typeof scene>>

async function codeOf({ authority, issue }: Stage, kind: Kind): Promise<string> {
  const { holder } = makeKey('ES256')
  const tokenId = Uint8Array.from(randomBytes(8))
  const licence = await issueLicence(authority.signer, { ...issue, holderKey: holder.publicKey, tokenId })
  if (kind === 'dynamic') return makeDynamicCode({ credential: licence, holder, now })
  const { holderKey: _, ...unbound } = parseCredential(licence).credential
  const pass = { kind: 'pass', expiresAt: now + 86_400, body: new Map<number, unknown>([[1, '川A00000'], [2, 20]]) } as const
  return toCodeText(await issueCredential(authority.signer, kind === 'pass' ? { ...unbound, ...pass } : unbound))
}

const codesOf = (stage: Stage, kind: Kind) => Promise.all(Array.from({ length: many }, () => codeOf(stage, kind)))

/** Verifies as the server does: all but the look-up in its records. Each code comes from another phone, as at the roadside. */
async function ours(profile: Profile, kind: Kind): Promise<Run> {
  const stage = await scene(profile)
  const codes = await codesOf(stage, kind)
  return (times) => {
    const seen = replayMemory()
    for (let index = 0; index < times; index++) {
      const { verdict } = verifyCode(codes[index % many]!, { ...stage.context, verify: verifyNative, seen })
      if (verdict !== 'green') throw new Error(`a good code was found ${verdict}`)
    }
  }
}

/** Only the two verifications of a D code, with the opening of the phone's key for the second. */
async function signaturesOnly(profile: Profile): Promise<Run> {
  const stage = await scene(profile)
  const parsed = (await codesOf(stage, 'dynamic')).map(parseCode)
  const issuerKey = stage.authority.publicKey
  return (times) => {
    for (let index = 0; index < times; index++) {
      const { sign1, credential, presentation } = parsed[index % many]!
      const shown = presentation!.sign1
      const valid = verifyNative(issuerKey, sign1.toBeSigned, sign1.signature, 'issuer')
        && verifyNative(credential.holderKey!, shown.toBeSigned, shown.signature, 'holder')
      if (!valid) throw new Error('a good signature was refused')
    }
  }
}

async function theirs(...what: Parameters<typeof shownMdoc>): Promise<Run> {
  const verifyOne = await shownMdoc(...what)
  return async (times) => {
    for (let index = 0; index < times; index++) await verifyOne()
  }
}

export const dynamicSm2 = 'D code, SM2 issuer and P-256 phone: all of it'
export const dynamicEs256 = 'D code, P-256 issuer and phone: all of it'
export const bareSm2 = 'the signatures of a D code alone, SM2 issuer and P-256 phone'
export const bareEs256 = 'the signatures of a D code alone, P-256 issuer and phone'
export const staticSm2 = 'S code, SM2: all of it'
export const licenceEs256 = 'S code of a licence, P-256: all of it'
export const mdl = '@auth0/mdl: the same ten facts as mdoc, P-256 issuer and device'
export const completeMdl = '@auth0/mdl: a complete mDL of 13 facts with its portrait'
export const issuedMdl = '@auth0/mdl: the same ten facts, what the issuer signed and no more'

/** Who verifies in the bench, by name. */
export const contestants: Contestants = {
  [dynamicSm2]: () => ours('SM2', 'dynamic'),
  [dynamicEs256]: () => ours('ES256', 'dynamic'),
  [bareSm2]: () => signaturesOnly('SM2'),
  [bareEs256]: () => signaturesOnly('ES256'),
  [staticSm2]: () => ours('SM2', 'pass'),
  [licenceEs256]: () => ours('ES256', 'licence'),
  [mdl]: () => theirs('same-facts'),
  [completeMdl]: () => theirs('complete'),
  [issuedMdl]: () => theirs('same-facts', 'issued'),
}
