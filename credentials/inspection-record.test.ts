import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { packArchiveFile, readArchiveFile } from './archive-package.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { makeWebCryptoPair, signerOfHolder, webCryptoHolderKey } from './holder-key.ts'
import { countersign, openInspectionRecord, signAsInspector, type Countersigning } from './inspection-record.ts'
import { signByOffice } from './signed-by-office.ts'
import { day, makeKey, now, trustOf } from './testing/scene.ts'

const office = '330100000400'
const said = (change: Readonly<Record<string, unknown>> = {}) => new Map<string, unknown>(Object.entries({
  inspection: '0197-i', transfer: '0197-t', vin: '1M8GDM9AXKP042788', result: 'passed', officer: '900114', office, ...change,
}))

describe('the record of an inspection, signed by inspector and office', async () => {
  const clerk = makeKey('SM2')
  const trust = await trustOf(makeKey('SM2'), [{
    issuer: office, publicKey: clerk.publicKey, purposes: ['documents'], signFrom: now - day, signUntil: now + day, verifyUntil: now + 2 * day,
  }])
  const terminal = async () => {
    const holder = await webCryptoHolderKey(crypto.subtle, await makeWebCryptoPair(crypto.subtle))
    return { key: holder.publicKey, signer: signerOfHolder(holder) }
  }
  const own = await terminal()
  const by: Countersigning = { office, signedAt: now, request: 'r', officer: '900114', key: own.key, terminal: 'PT-7F3A', keySince: now - 60 }
  const record = async (change: Partial<Countersigning> = {}, content = said(), signer = own.signer) =>
    countersign(clerk.signer, await signAsInspector(signer, toCbor(content)), { ...by, ...change })
  const refusal = async (bytes: Uint8Array | Promise<Uint8Array>) => openInspectionRecord(await bytes, trust).refused

  test('says who signed with which key, and which office countersigned', async () => {
    const { accepted } = openInspectionRecord(await record(), trust)
    assert.deepEqual([accepted?.officer, accepted?.from, accepted?.transferId, accepted?.inspector?.terminal], ['900114', office, '0197-t', 'PT-7F3A'])
    assert.deepEqual(accepted?.inspector?.keyId, own.signer.kid)
  })

  test('the office cannot countersign what another key signed, or another officer, or what is of another office', async () => {
    const other = await terminal()
    assert.equal(await refusal(record({}, said(), other.signer)), 'bad-inspector-signature')
    assert.equal(await refusal(record({}, said(), { ...other.signer, kid: own.signer.kid })), 'bad-inspector-signature')
    assert.equal(await refusal(record({ officer: '900115' })), 'bad-inspector-signature')
    assert.equal(await refusal(record({}, said({ office: '320100000400' }))), 'bad-inspector-signature')
    assert.equal(await refusal(record({ office: '320100000400' })), 'unknown-signer')
    assert.equal(await refusal(record({ signedAt: now + 3 * day })), 'signer-not-in-force')
    const bytes = await record()
    bytes[bytes.length - 1]! ^= 1
    assert.equal(await refusal(bytes), 'bad-signature')
    assert.equal(await refusal(new Uint8Array([1])), 'malformed')
  })

  test('a record from before inspectors had keys is signed by the office alone, and says so', async () => {
    const old = await signByOffice(clerk.signer, 'application/changxing-inspection+cbor', said({ signedAt: now }))
    const { accepted } = openInspectionRecord(old, trust)
    assert.deepEqual([accepted?.officer, accepted?.inspector], ['900114', null])
    assert.equal(await refusal(signAsInspector(own.signer, toCbor(said({ signedAt: now })))), 'unknown-signer', 'an inspector alone is no office')
  })

  test('a package from before records were added has none', () => {
    const parts = fromCbor(packArchiveFile({ archive: new Uint8Array(1), receipt: null, trustList: null, files: [], inspections: [] })) as unknown[]
    assert.deepEqual(readArchiveFile(toCbor(parts.slice(0, 6))).inspections, [])
  })
})
