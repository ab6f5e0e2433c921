import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import {
  issueArchive, issueReceipt, manifestHash, openArchive, packArchiveFile, readArchiveFile, verifyArchiveFile, type ArchiveManifest,
} from './archive-package.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import { header } from './profile.ts'
import { day, makeKey, now, trustOf } from './testing/scene.ts'
import type { TrustedKey } from './trust-list.ts'

const nanjing = '320100000400'
const hangzhou = '330100000400'
const pages = ['first page', 'second page', '拓印膜'].map((text) => new Uint8Array(Buffer.from(text)))
const digest = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

for (const profile of ['SM2', 'ES256'] as const) {
  describe(`an electronic archive on its way, ${profile} (M2.1.4)`, async () => {
    const out = makeKey(profile)
    const into = makeKey(profile)
    const entry = (issuer: string, key: typeof out): TrustedKey =>
      ({ issuer, publicKey: key.publicKey, purposes: ['documents'], signFrom: now - day, signUntil: now + day, verifyUntil: now + 2 * day })
    const trust = await trustOf(makeKey(profile), [entry(nanjing, out), entry(hangzhou, into)])
    const manifest: ArchiveManifest = {
      transferId: '0197-test', edition: 1, replaces: null, from: nanjing, to: hangzhou, madeAt: now, confirmedBy: '900101', paperAt: '320100',
      vehicle: { vin: '1M8GDM9AXKP042788', plateKind: '02', plateNumber: '苏A00001', vehicleType: 'K33', brandModel: '虚构牌' },
      chain: [{ seq: 1, kind: 'registration', on: '2018-05-04', office: nanjing }],
      images: pages.map((bytes, at) => ({
        registration: 1, type: ['application', 'application', 'vin-rubbing'][at]!, page: at === 1 ? 2 : 1, sha256: digest(bytes),
        bytes: bytes.length,
      })),
      remarks: [{ registration: 1, type: 'purchase-tax', remark: '联网核查' }],
    }
    const archive = await issueArchive(out.signer, manifest)
    const receipt = await issueReceipt(
      into.signer,
      { transferId: manifest.transferId, manifestHash: manifestHash(archive), from: hangzhou, receivedAt: now + 60, receivedBy: '900111' },
    )
    const file = (change: Partial<Parameters<typeof packArchiveFile>[0]> = {}) => packArchiveFile({
      archive, receipt, trustList: null, files: pages, inspections: [], ...change,
    })

    test('says the same when it is opened, and is found genuine with its receipt', () => {
      assert.deepEqual(openArchive(archive, trust).accepted, manifest)
      const found = verifyArchiveFile(file(), trust)
      assert.equal(found.verdict, 'genuine')
      assert.equal(found.receipt, 'good')
      assert.deepEqual(found.images.map(({ state }) => state), ['same', 'same', 'same'])
    })

    test('names the image that was altered', () => {
      const found = verifyArchiveFile(file({ files: [pages[0]!, new Uint8Array(Buffer.from('forged')), pages[2]!] }), trust)
      assert.equal(found.verdict, 'altered')
      assert.deepEqual(
        found.images.filter(({ state }) => state === 'altered').map(({ image }) => [image.type, image.page]), [['application', 2]],
      )
    })

    test('sent again it names what it replaces; a manifest signed before files were sent again is the first of its transfer', async () => {
      const again = await issueArchive(out.signer, { ...manifest, edition: 2, replaces: manifestHash(archive) })
      assert.deepEqual(openArchive(again, trust).accepted!.replaces, manifestHash(archive))
      assert.equal(verifyArchiveFile(file({ archive: again }), trust).receipt, 'for-another-archive', 'the receipt is of the first')
      const { payload } = parseSign1(archive)
      const content = fromCbor(payload) as unknown[]
      const type = 'application/changxing-archive+cbor'
      const old = await sign1(out.signer, new Map<number, unknown>([[header.kid, out.signer.kid], [header.typ, type]]), toCbor(content.slice(0, -2)))
      assert.deepEqual(openArchive(old, trust).accepted, manifest)
    })

    test('may leave images out, which is said', () => {
      const found = verifyArchiveFile(file({ files: [null, null, null], receipt: null }), trust)
      assert.equal(found.verdict, 'genuine')
      assert.equal(found.receipt, 'none')
      assert.ok(found.images.every(({ state }) => state === 'not-included'))
    })

    test('every altered byte of the manifest is noticed', () => {
      for (let at = 0; at < archive.length; at += 7) {
        const forged = archive.slice()
        forged[at]! ^= 1
        assert.notEqual(verifyArchiveFile(file({ archive: forged, receipt: null }), trust).verdict, 'genuine', `byte ${at}`)
      }
    })

    test('a receipt for another archive, of another office, or by a stranger is none', async () => {
      const forged = (signer: typeof out, change: object) =>
        issueReceipt(
          signer.signer,
          {
            transferId: manifest.transferId, manifestHash: manifestHash(archive), from: hangzhou, receivedAt: now, receivedBy: '1',
            ...change,
          },
        )
      const verdict = async (signer: typeof out, change: object) => verifyArchiveFile(
        file({ receipt: await forged(signer, change) }), trust,
      )
      assert.equal((await verdict(into, { manifestHash: digest(pages[0]!) })).receipt, 'for-another-archive')
      assert.equal((await verdict(out, { from: nanjing })).receipt, 'for-another-archive')
      assert.equal((await verdict(out, {})).receipt, 'unknown-signer')
      assert.equal((await verdict(makeKey(profile), {})).verdict, 'unverifiable')
      assert.equal((await verdict(into, { receivedAt: now + 2 * day })).receipt, 'signer-not-in-force')
    })

    test('whoever signs for an office must be that office', async () => {
      assert.equal(openArchive(await issueArchive(into.signer, manifest), trust).refused, 'unknown-signer')
    })

    test('a file that is something else is refused', () => {
      assert.throws(() => readArchiveFile(new Uint8Array([1, 2, 3])))
      assert.throws(() => readArchiveFile(archive))
    })
  })
}
