import { randomBytes } from 'node:crypto'
import encodeQR from 'qr'
import { makeDynamicCode } from '@changxing/credentials/dynamic-code.ts'
import { makeHandle } from '@changxing/credentials/handle.ts'
import { fromCodeText, toCodeText } from '@changxing/credentials/static-code.ts'
import { issueLicence, offlineLife } from '@changxing/credentials/cwt-licence.ts'
import { profiles } from '@changxing/credentials/profile.ts'
import { makeKey, scene } from '@changxing/credentials/testing/scene.ts'
import { exactly, type Bench, type Figure, type Target } from './bench.ts'
import { versionsOf } from './versions.ts'

const draws = 60

/** The QR version that a text needs at error correction M. */
function qrVersion(text: string): number {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 1, encoding: /^\d+$/.test(text) ? 'numeric' : 'alphanumeric' }).length
  return (modules - 2 - 17) / 4
}

type Code = {
  readonly name: string
  readonly texts: readonly string[]
  readonly bytes: (text: string) => number
  readonly mostBytes?: number
  readonly mostVersion: number
}

/** How large codes are: the largest of many, with fresh keys and signatures, counts. */
export const codes: Bench = {
  id: 'codes',
  title: 'Size of the codes',
  oneCore: false,
  measure: async () => {
    const signed = (text: string) => fromCodeText(text).length
    const measured: Code[] = []
    for (const profile of profiles) {
      const { authority, issue } = await scene(profile)
      const dynamic: string[] = []
      const answering: string[] = []
      const still: string[] = []
      for (let draw = 0; draw < draws; draw++) {
        const { holder } = makeKey('ES256')
        const credential = await issueLicence(authority.signer, { ...issue, holderKey: holder.publicKey, tokenId: randomBytes(8) })
        // the seconds since issue are written longer as they grow: on its last day a code is largest
        const lastDay = issue.issuedAt + offlineLife - 1
        dynamic.push(await makeDynamicCode({ credential, holder, now: lastDay }))
        answering.push(await makeDynamicCode({ credential, holder, now: lastDay, challenge: randomBytes(8) }))
        still.push(toCodeText(credential))
      }
      const of = `police licence, issuer ${profile}`
      measured.push({ name: `D, ${of}`, texts: dynamic, bytes: signed, mostBytes: 360, mostVersion: 15 })
      measured.push({ name: `D answering a challenge, ${of}`, texts: answering, bytes: signed, mostBytes: 360, mostVersion: 15 })
      measured.push({ name: `S, ${of}`, texts: still, bytes: signed, mostVersion: 13 })
    }
    const random = (length: number) => Uint8Array.from(randomBytes(length))
    const handles = Array.from({ length: draws }, () => makeHandle(random(32), '330100', '01', random))
    measured.push({ name: 'H, online number', texts: handles, bytes: (text) => text.length, mostVersion: 2 })
    const largest = ({ texts, bytes }: Code) => Math.max(...texts.map(bytes))
    const figures: Figure[] = measured.flatMap((code) => [
      exactly(code.name, 'bytes', largest(code)),
      exactly(`${code.name}, in the QR code`, 'characters', Math.max(...code.texts.map((text) => text.length))),
    ])
    const atMost = (figure: Figure, limit: number): Target => ({ ...figure, wanted: 'at-most', limit })
    const targets: Target[] = measured.flatMap((code) => [
      ...(code.mostBytes === undefined ? [] : [atMost(exactly(code.name, 'bytes', largest(code)), code.mostBytes)]),
      atMost(exactly(`${code.name}, at error correction M`, 'QR version', Math.max(...code.texts.map(qrVersion))), code.mostVersion),
    ])
    return {
      figures, targets, versions: versionsOf('qr'),
      notes: [
        `The largest of ${draws} codes each, every one with its own keys and signatures. The police profile of a driver with two classes `
          + 'and a name of four characters, shown on the last of the credential\'s seven days.',
      ],
    }
  },
}
