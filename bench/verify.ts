import { spawn, spawnSync } from 'node:child_process'
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
import type { Bench, Figure, Target } from './bench.ts'
import { inProcess, ratioOf, sideBySide, spreadOf, type Rates, type Side } from './measure.ts'
import { shownMdoc } from './mdoc.ts'
import { versionsOf } from './versions.ts'

const many = 200

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
async function ourSide(name: string, profile: Profile, kind: Kind): Promise<Side> {
  const stage = await scene(profile)
  const codes = await codesOf(stage, kind)
  return inProcess(name, 'cpu', (times) => {
    const seen = replayMemory()
    for (let index = 0; index < times; index++) {
      const { verdict } = verifyCode(codes[index % many]!, { ...stage.context, verify: verifyNative, seen })
      if (verdict !== 'green') throw new Error(`a good code was found ${verdict}`)
    }
  })
}

/** Only the two verifications of a D code, with the opening of the phone's key for the second. */
async function signaturesOnly(name: string, profile: Profile): Promise<Side> {
  const stage = await scene(profile)
  const parsed = (await codesOf(stage, 'dynamic')).map(parseCode)
  const issuerKey = stage.authority.publicKey
  return inProcess(name, 'cpu', (times) => {
    for (let index = 0; index < times; index++) {
      const { sign1, credential, presentation } = parsed[index % many]!
      const shown = presentation!.sign1
      const valid = verifyNative(issuerKey, sign1.toBeSigned, sign1.signature, 'issuer')
        && verifyNative(credential.holderKey!, shown.toBeSigned, shown.signature, 'holder')
      if (!valid) throw new Error('a good signature was refused')
    }
  })
}

async function mdlSide(name: string, ...what: Parameters<typeof shownMdoc>): Promise<Side> {
  const verifyOne = await shownMdoc(...what)
  return inProcess(name, 'cpu', async (times) => {
    for (let index = 0; index < times; index++) await verifyOne()
  })
}

const opensslVersion = (): string | undefined => {
  const asked = spawnSync('openssl', ['version'], { encoding: 'utf8' })
  return asked.status === 0 ? /OpenSSL (\S+)/.exec(asked.stdout)?.[1] : undefined
}

/** `openssl speed` of one algorithm, in verifications a second of processor time. It signs for as long before. */
const opensslSide = (name: string, algorithm: string): Side => ({
  name,
  slice: () =>
    new Promise((resolve, reject) => {
      const child = spawn('openssl', ['speed', '-seconds', '1', algorithm], { stdio: ['ignore', 'pipe', 'ignore'] })
      let said = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text })
      child.on('error', reject)
      child.on('close', () => {
        const rate = Number(/(\d+\.\d)\s*$/.exec(said)?.[1])
        if (rate > 0) resolve(rate)
        else reject(new Error(`openssl speed ${algorithm} gave no figure: ${said}`))
      })
    }),
})

const both = (one: Rates, other: Rates): Rates => one.map((rate, round) => 1 / (1 / rate + 1 / (other[round] ?? Number.NaN)))

const dynamicSm2 = 'D code, SM2 issuer and P-256 phone: all of it'
const dynamicEs256 = 'D code, P-256 issuer and phone: all of it'
const bareSm2 = 'the signatures of a D code alone, SM2 issuer and P-256 phone'
const bareEs256 = 'the signatures of a D code alone, P-256 issuer and phone'
const staticSm2 = 'S code, SM2: all of it'
const licenceEs256 = 'S code of a licence, P-256: all of it'
const mdl = '@auth0/mdl: the same ten facts as mdoc, P-256 issuer and device'
const completeMdl = '@auth0/mdl: a complete mDL of 13 facts with its portrait'
const issuedMdl = '@auth0/mdl: the same ten facts, what the issuer signed and no more'
const sm2 = 'openssl speed: one SM2 verification'
const p256 = 'openssl speed: one P-256 verification'

const notes = [
  `All of it: base45, strict CBOR, trust list, issuer's signature, dates, the phone's signature, freshness, replay memory, status list, `
    + `verdict with reasons. ${many} codes, each of another phone, in turn.`,
  'The mdocs carry the same ten facts, or all that ISO 18013-5 demands with a portrait of 12 kB; their library checks the certificate '
    + 'chain, the digests, the issuer\'s and the device\'s signature.',
  'The issuer\'s key is known beforehand, as to every verifier, and has a table; the phone\'s key is met for the first time each time, and its '
    + 'signature is verified by OpenSSL. The signatures alone, without reading the code or deciding anything, are the highest ratio there can be.',
]
const opensslNote = '`openssl speed` verifies 20 bytes with keys that are open already, and without tables of them. A D code needs two verifications and '
  + 'the opening of a key never seen before.'

/** Verification on the server, beside the usual library for mobile licences and beside bare OpenSSL. */
export const verify: Bench = {
  id: 'verify',
  title: 'Verifying a licence',
  oneCore: true,
  measure: async () => {
    const openssl = opensslVersion()
    const rates = await sideBySide([
      await ourSide(dynamicSm2, 'SM2', 'dynamic'), await ourSide(dynamicEs256, 'ES256', 'dynamic'),
      await signaturesOnly(bareSm2, 'SM2'), await signaturesOnly(bareEs256, 'ES256'),
      await ourSide(staticSm2, 'SM2', 'pass'), await ourSide(licenceEs256, 'ES256', 'licence'),
      await mdlSide(mdl, 'same-facts'), await mdlSide(completeMdl, 'complete'), await mdlSide(issuedMdl, 'same-facts', 'issued'),
      ...(openssl ? [opensslSide(sm2, 'sm2'), opensslSide(p256, 'ecdsap256')] : []),
    ])
    const of = (name: string): Rates => rates.get(name) ?? []
    const ratio = (what: string, ours: Rates, theirs: Rates): Figure => ({ what, unit: '×', ...ratioOf(ours, theirs) })
    const target = (what: string, ours: Rates, theirs: Rates, limit: number): Target =>
      ({ ...ratio(what, ours, theirs), wanted: 'at-least', limit })
    const figures: Figure[] = [
      ...[...rates].map(([what, found]) => ({ what, unit: 'a second, per core', ...spreadOf(found) })),
      ratio('the highest ratio there can be: SM2 and P-256 signatures alone against @auth0/mdl, same facts', of(bareSm2), of(mdl)),
      ratio('the highest ratio there can be: two P-256 signatures alone against @auth0/mdl, same facts', of(bareEs256), of(mdl)),
    ]
    const targets = [
      target('D code (SM2) against @auth0/mdl, same facts', of(dynamicSm2), of(mdl), 20),
      target('D code (SM2) against @auth0/mdl, complete mDL', of(dynamicSm2), of(completeMdl), 20),
      target('D code (P-256, as the mdoc) against @auth0/mdl, complete mDL', of(dynamicEs256), of(completeMdl), 20),
      target('S code (P-256) against @auth0/mdl, what the issuer signed, same facts', of(licenceEs256), of(issuedMdl), 20),
    ]
    if (openssl) {
      targets.push(
        target('S code against one bare SM2 verification', of(staticSm2), of(sm2), 0.8),
        target('D code against its two bare verifications, SM2 and P-256', of(dynamicSm2), both(of(sm2), of(p256)), 0.8),
        target('D code against one bare SM2 verification', of(dynamicSm2), of(sm2), 0.8),
      )
    }
    return {
      figures, targets, versions: { ...versionsOf('@auth0/mdl'), ...(openssl ? { 'openssl speed': openssl } : {}) },
      notes: [...notes, openssl ? opensslNote : 'There is no `openssl` on this machine: the ratios to it are missing.'],
    }
  },
}
