import { spawn, spawnSync } from 'node:child_process'
import type { Bench, Figure, Target } from './bench.ts'
import { inOwnProcess, ratioOf, sideBySide, spreadOf, type Rates, type Side } from './measure.ts'
import { bareEs256, bareSm2, completeMdl, contestants, dynamicEs256, dynamicSm2, issuedMdl, licenceEs256, many, mdl, staticSm2 } from './verifiers.ts'
import { versionsOf } from './versions.ts'

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

const sm2 = 'openssl speed: one SM2 verification'
const p256 = 'openssl speed: one P-256 verification'

const notes = [
  `All of it: base45, strict CBOR, trust list, issuer's signature, dates, the phone's signature, freshness, replay memory, status list, `
    + `verdict with reasons. ${many} codes, each of another phone, in turn. Each contestant has a process of its own, as it has in use.`,
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
      ...(await Promise.all(Object.keys(contestants).map((name) => inOwnProcess(name, new URL('./verifiers.ts', import.meta.url))))),
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
