import { Failed, Refused, type Client } from '@changxing/contract/client.ts'
import { enrolDevice, renewWallet, type MyLicence, type Wallet } from '@changxing/contract/e-licences.ts'
import { picture } from '@changxing/contract/files.ts'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { toCoseKey } from '@changxing/credentials/cose-key.ts'
import { makeDynamicCode } from '@changxing/credentials/dynamic-code.ts'
import { makeWebCryptoPair, webCryptoHolderKey } from '@changxing/credentials/holder-key.ts'
import { clockNow } from './device-clock.ts'
import { readKept, writeKept, type KeptWallet, type WalletEnd } from './wallet-store.ts'

const minimalKeyCount = 10
const portraitPatienceMs = 8_000

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const publicCoseKey = async (pair: CryptoKeyPair) =>
  toBase64Url(toCbor(toCoseKey((await webCryptoHolderKey(crypto.subtle, pair)).publicKey)))
const makePairs = (count: number) => Promise.all(Array.from({ length: count }, () => makeWebCryptoPair(crypto.subtle)))

/** One change of the wallet at a time, over all tabs of this phone. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('changxing.wallet', work) as Promise<T>

/** The portrait for showing without network; the former one when it cannot be fetched now. */
async function fetchPortrait(client: Client, licence: MyLicence, former: KeptWallet | null): Promise<Uint8Array | null> {
  const { photo } = licence.faces.front
  if (!photo) return null
  if (former?.portrait && former.licence.faces.front.photo?.fileId === photo.fileId) return former.portrait
  return client.call(picture, { params: photo, signal: AbortSignal.timeout(portraitPatienceMs) }).catch(() => null)
}

async function keep(
  client: Client,
  answer: Wallet,
  own: Pick<KeptWallet, 'personId' | 'policePair'>,
  minimalPairs: readonly CryptoKeyPair[],
  former: KeptWallet | null,
) {
  const wallet: KeptWallet = {
    ...own,
    deviceId: answer.deviceId,
    issuedAt: answer.issuedAt,
    expiresAt: answer.expiresAt,
    licence: answer.licence,
    police: fromBase64Url(answer.police),
    minimal: answer.minimal.flatMap((credential, index) => {
      const pair = minimalPairs[index]
      return pair ? [{ credential: fromBase64Url(credential), pair }] : []
    }),
    usedMinimal: [],
    portrait: await fetchPortrait(client, answer.licence, former),
  }
  await writeKept({ kind: 'wallet', wallet })
  return wallet
}

/**
 * Puts the e-licence on this phone: makes the keys here, sends only their public halves, keeps what comes back. The former phone stops.
 * Rejects with `Refused` (no-e-licence, real-person-needed) or `Failed`.
 */
export const enrolThisPhone = (client: Client, personId: string, realPersonCheckId: string, deviceName: string): Promise<KeptWallet> =>
  alone(async () => {
    const [policePair, ...minimalPairs] = (await makePairs(1 + minimalKeyCount)) as [CryptoKeyPair, ...CryptoKeyPair[]]
    const answer = await client.call(enrolDevice, {
      input: {
        realPersonCheckId,
        deviceName: deviceName.slice(0, 100),
        policeKey: await publicCoseKey(policePair),
        minimalKeys: await Promise.all(minimalPairs.map(publicCoseKey)),
      },
    })
    // Without this a browser short of space may throw the keys away. A refusal changes nothing else.
    await navigator.storage?.persist?.().catch(() => false)
    return keep(client, answer, { personId, policePair }, minimalPairs, null)
  })

const endings: readonly string[] = ['device-retired', 'no-e-licence'] satisfies WalletEnd[]

/**
 * Renews the kept wallet, with fresh keys for businesses. When the server says that this phone's e-licence has ended, codes and keys are
 * removed and the reason is kept. Rejects with `Failed` when there is no answer: then the wallet stays as it was.
 */
export const renewThisPhone = (client: Client): Promise<void> =>
  alone(async () => {
    const kept = await readKept()
    if (kept?.kind !== 'wallet') return
    const former = kept.wallet
    const minimalPairs = await makePairs(minimalKeyCount)
    try {
      const answer = await client.call(renewWallet, {
        input: { deviceId: former.deviceId, minimalKeys: await Promise.all(minimalPairs.map(publicCoseKey)) },
      })
      await keep(client, answer, former, minimalPairs, former)
    } catch (problem) {
      if (!(problem instanceof Refused) || !endings.includes(problem.refusal.code)) throw problem
      await writeKept({ kind: 'ended', why: problem.refusal.code as WalletEnd })
    }
  })

/** Remembers that a minimal code was shown. */
export const markMinimalUsed = (index: number): Promise<void> =>
  alone(async () => {
    const kept = await readKept()
    if (kept?.kind !== 'wallet' || kept.wallet.usedMinimal.includes(index)) return
    await writeKept({ kind: 'wallet', wallet: { ...kept.wallet, usedMinimal: [...kept.wallet.usedMinimal, index] } })
  })

/** Which of the wallet's codes: the full one for police, or one of the minimal ones. */
export type Profile = 'police' | { readonly minimal: number }

/** A freshly signed code, and the server's time at which it was made. */
export type LiveCode = { readonly text: string; readonly madeAtMs: number; readonly clockSure: boolean }

/** Signs a new showing on this phone; needs no network. Throws RangeError when the wallet has no such minimal code. */
export async function signCode(wallet: KeptWallet, profile: Profile, challenge?: Uint8Array): Promise<LiveCode> {
  const chosen = profile === 'police' ? { credential: wallet.police, pair: wallet.policePair } : wallet.minimal[profile.minimal]
  if (!chosen) throw new RangeError('no such minimal code in this wallet')
  const clock = clockNow()
  const text = await makeDynamicCode({
    credential: chosen.credential,
    holder: await webCryptoHolderKey(crypto.subtle, chosen.pair),
    now: clock.ms / 1000,
    challenge,
    clockUnsure: !clock.sure,
  })
  return { text, madeAtMs: clock.ms, clockSure: clock.sure }
}

/** Whether a call failed because no server was reached. */
export const isOffline = (problem: unknown): boolean => problem instanceof Failed && problem.status === 0
