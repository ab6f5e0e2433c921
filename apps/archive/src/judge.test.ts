import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { issueArchive, issueReceipt, manifestHash, packArchiveFile, type ArchiveFile, type ArchiveManifest } from '@changxing/credentials/archive-package.ts'
import { keyId, toSpki } from '@changxing/credentials/spki.ts'
import { day, makeKey, now } from '@changxing/credentials/testing/scene.ts'
import { issueTrustList, type TrustedKey } from '@changxing/credentials/trust-list.ts'
import { judge, sort, type Dropped } from './judge.ts'
import { readRoot } from './trust-root.ts'
import { faultsOf, lineOf, nextOf, toneOf } from './words.ts'

const [nanjing, hangzhou] = ['320100000400', '330100000400']
const picture = (text: string) => new Uint8Array([0xff, 0xd8, 0xff, ...Buffer.from(text)])
const pages = ['form', 'rubbing'].map(picture)
const digest = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

describe('the archive check: a page that knows nothing else (M2.1.4)', async () => {
  const [root, stranger, out, into] = [makeKey('SM2'), makeKey('SM2'), makeKey('SM2'), makeKey('SM2')] as const
  const entry = (issuer: string, key: typeof out): TrustedKey =>
    ({ issuer, publicKey: key.publicKey, purposes: ['documents'], signFrom: now - day, signUntil: now + day, verifyUntil: now + 2 * day })
  const trustList = await issueTrustList(root.signer, { sequence: 4, issuedAt: now, keys: [entry(nanjing, out), entry(hangzhou, into)] })
  const manifest: ArchiveManifest = {
    transferId: '0197-test', edition: 1, replaces: null, from: nanjing, to: hangzhou, madeAt: now, confirmedBy: '900101', paperAt: '320100',
    vehicle: { vin: 'L0CDEM0A3M0001037', plateKind: '02', plateNumber: '苏A00Q11', vehicleType: 'K33', brandModel: '虚构牌' },
    chain: [{ seq: 1, kind: 'registration', on: '2018-05-04', office: nanjing }],
    images: pages.map((bytes, at) => ({ registration: 1, type: ['application', 'vin-rubbing'][at]!, page: 1, sha256: digest(bytes), bytes: bytes.length })),
    remarks: [],
  }
  const archive = await issueArchive(out.signer, manifest)
  const receipt = await issueReceipt(into.signer, { transferId: manifest.transferId, manifestHash: manifestHash(archive), from: hangzhou, receivedAt: now, receivedBy: '900111' })
  const rootText = (key: typeof root) => JSON.stringify({ publicKey: Buffer.from(toSpki(key.publicKey)).toString('base64url') })
  const brought = readRoot(rootText(root))
  const file = (change: Partial<ArchiveFile> = {}): Dropped => ({ name: 'archive', bytes: packArchiveFile({ archive, receipt, trustList, files: pages, inspections: [], ...change }) })
  const said = (dropped: readonly Dropped[]) => {
    const sorted = sort(dropped)
    const found = judge(sorted, brought)
    return { line: lineOf(found, sorted), next: nextOf(found, sorted), tone: toneOf[found.answer] }
  }
  const judged = (dropped: readonly Dropped[], believed = brought) => judge(sort(dropped), believed)

  test('reads the root key as the platform publishes it, and nothing else', () => {
    assert.equal(brought?.fingerprint, Buffer.from(keyId(root.publicKey)).toString('hex'))
    for (const text of ['null', '', '{}', '{"publicKey":"AAAA"}', 'x']) assert.equal(readRoot(text), null)
  })

  test('whole and unaltered, with its receipt', () => {
    const found = judged([file()])
    assert.equal(found.answer, 'genuine')
    assert.deepEqual(faultsOf(found), [])
    assert.equal(said([file()]).line.zh, '完整，无改动')
    assert.match(said([file({ receipt: null })]).line.zh, /还没有接收回执/)
  })

  test('names the altered page, the altered manifest, and the field in which a receipt differs', async () => {
    const swapped = judged([file({ files: [pages[0]!, picture('forged')] })])
    assert.equal(swapped.answer, 'altered')
    assert.match(faultsOf(swapped)[0]!.zh, /车辆识别代号拓印膜”第 1 页/)
    const forged = archive.slice()
    forged[forged.length - 90]! ^= 1
    assert.notEqual(judged([file({ archive: forged })]).answer, 'genuine')
    const other = await issueReceipt(into.signer, { transferId: 'another', manifestHash: manifestHash(archive), from: hangzhou, receivedAt: now, receivedBy: '1' })
    assert.match(faultsOf(judged([file({ receipt: other })]))[0]!.zh, /业务编号/)
  })

  test('a signer whom the root never vouched for is not trusted', () => {
    assert.equal(judged([file()], readRoot(rootText(stranger))).answer, 'untrusted')
    const ownKey: Dropped = { name: 'root.json', bytes: new Uint8Array(Buffer.from(rootText(stranger))) }
    assert.equal(judged([file(), ownKey]).answer, 'untrusted', 'the key that was given counts')
  })

  test('without a root key or a list nothing is claimed, and what was given later decides', () => {
    assert.deepEqual([judged([file()], null).answer, judged([file()], null).why], ['unknown', 'no-root'])
    assert.equal(judged([file({ trustList: null })]).why, 'no-list')
    assert.equal(judged([file({ trustList: null }), { name: 'list', bytes: trustList }]).answer, 'genuine')
    assert.equal(judged([]).why, 'no-package')
    assert.deepEqual(sort([{ name: 'letter.txt', bytes: new Uint8Array(Buffer.from('hello')) }]).strange, ['letter.txt'])
  })

  test('a package without its pages passes no page: the signature holds, nothing was compared', () => {
    const bare = file({ files: [null, null] })
    const found = judged([bare])
    assert.deepEqual([found.answer, ...found.images.map(({ state }) => state)], ['signed', 'not-included', 'not-included'])
    assert.deepEqual([said([bare]).line.zh, said([bare]).tone], ['签名有效；影像未附，未比对', 'care'])
    assert.match(said([bare]).next.zh, /未附的影像不能凭这份包采信/)
    assert.doesNotMatch(said([bare]).line.zh + said([bare]).next.zh, /无改动|^可以采信/)
    assert.equal(said([file({ files: [pages[0]!, null] })]).line.zh, '签名有效；2 页影像中 1 页未附，未比对')
    assert.match(said([file({ files: [null, null], receipt: null })]).line.en, /not compared; not receipted yet/)
  })

  test('pictures laid beside a package without pictures prove its pages, and a foreign one is named', () => {
    const bare = file({ files: [null, null] })
    const beside = (...bytes: readonly Uint8Array[]) => judged([bare, ...bytes.map((each, at) => ({ name: `scan-${at}.jpg`, bytes: each }))])
    assert.deepEqual([beside(pages[1]!).answer, ...beside(pages[1]!).images.map(({ state }) => state)], ['signed', 'not-included', 'same'])
    assert.equal(beside(pages[1]!, pages[0]!).answer, 'genuine')
    const foreign = beside(picture('other'))
    assert.equal(foreign.answer, 'altered')
    assert.match(faultsOf(foreign)[0]!.en, /scan-0\.jpg/)
  })

  test('a picture alone is named as looked at, and a package is asked for first', () => {
    const { line, next } = said([{ name: 'scan.jpg', bytes: pages[0]! }])
    assert.equal(line.zh, '无法判断')
    assert.match(next.zh, /看过影像“scan\.jpg”.*请先放入从平台下载的档案包/)
    assert.match(said([]).line.zh, /放入档案包/)
    assert.match(said([{ name: 'list', bytes: trustList }]).line.zh, /还没有档案包/)
  })
})
