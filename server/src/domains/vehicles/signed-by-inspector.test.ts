import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { packArchiveFile, readArchiveFile, verifyArchiveFile } from '@changxing/credentials/archive-package.ts'
import { fromCbor, toCbor } from '@changxing/credentials/cbor.ts'
import { signatureToDer } from '@changxing/credentials/der.ts'
import { openInspectionRecord, parseSignedByInspector } from '@changxing/credentials/inspection-record.ts'
import { toSpki } from '@changxing/credentials/spki.ts'
import { partsOfRecord, terminalKey, type TerminalKey } from '@changxing/credentials/testing/sign-as-inspector.ts'
import { openTrustList } from '@changxing/credentials/trust-list.ts'
import { generateKeyPair } from '../../platform/crypto/sm2.ts'
import { at, buyer, hangzhou, inspect, lookAtAll, nanjing, secondCar, upTo, worldForTest, type Answer, type Json, type World } from './testing/transfer-for-test.ts'

const inspector = 'officer-hz-inspection'
const head = 'officer-hz-head'
const keysAt = `/api/areas/${hangzhou}/inspector-keys`
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('the record of an inspection is signed by its inspector (M2.3.3)', () => {
  let world: World
  let id: string
  let base: string
  let key: TerminalKey
  before(async () => {
    world = await worldForTest()
    key = await terminalKey()
    id = await upTo(world, 'archive-received')
    const begun = await world.call(inspector, 'POST', at(hangzhou, id, '/inspections'), {})
    base = await lookAtAll(world, inspector, begun.json)
  })
  after(() => world.close())

  const register = (who: string, own: TerminalKey, area = hangzhou) =>
    world.call(who, 'POST', `/api/areas/${area}/inspector-keys`, { publicKey: own.publicKey, terminal: 'PT-7F3A' })
  const send = (signed: string, idempotency?: string) => world.call(inspector, 'POST', `${base}/signature`, { signed }, idempotency)
  const content = async () => new Uint8Array((await world.call(inspector, 'GET', `${base}/record-to-sign`)).raw)
  const revoke = (who: string, keyId: string, words = '终端遗失') => world.call(who, 'POST', `${keysAt}/${keyId}/revocation`, { words })

  /** Refused with this code, what to do said in both languages, and nothing written. */
  const refusedWith = async (code: string, answer: Answer) => {
    assert.equal(answer.json.refusal?.code, code, JSON.stringify(answer.json))
    const [reason] = answer.json.refusal.reasons
    assert.deepEqual([reason.clause, typeof reason.facts.field], ['M2.3.3', 'string'])
    assert.ok(answer.json.refusal.instead.zh && answer.json.refusal.instead.en)
    await unsigned()
  }
  const unsigned = async () => {
    const view = (await world.call(inspector, 'GET', base)).json
    assert.deepEqual([view.result, view.signedAt, view.recordHash, view.signedWith], [null, null, null, null])
    assert.equal((await world.call(inspector, 'GET', at(hangzhou, id))).json.state, 'archive-received')
  }

  test('a key is registered by an inspector for oneself, once; a new terminal is another row', async () => {
    const first = await register(inspector, key)
    assert.deepEqual(
      [first.status, first.json.keyId, first.json.officerNumber, first.json.office, first.json.terminal, first.json.revoked],
      [200, key.keyId, '900114', '330100000400', 'PT-7F3A', null])
    assert.deepEqual((await register(inspector, key)).json, first.json, 'a repeat changes nothing')
    const second = await terminalKey()
    await register(inspector, second)
    const { keys } = (await world.call(inspector, 'GET', keysAt)).json
    assert.deepEqual(keys.map(({ keyId }: Json) => keyId).toSorted(), [key.keyId, second.keyId].toSorted())
    assert.ok((await world.sql(`select 1 from platform.audit where operation = 'registerInspectorKey' and subject = $1`, [`inspector-key:${second.keyId}`])).length > 0)
  })

  test('nobody else registers one, and no key of another kind is taken', async () => {
    for (const who of ['officer-hz-registration', head, buyer]) assert.equal((await register(who, await terminalKey())).status, 403, who)
    assert.equal((await register(inspector, await terminalKey(), nanjing)).status, 403, 'another city')
    for (const publicKey of ['AAAA', text(toSpki(generateKeyPair('SM2').publicKey))]) {
      const { status, json } = await world.call(inspector, 'POST', keysAt, { publicKey, terminal: 'PT-7F3A' })
      assert.deepEqual([status, json.error.fields.map(({ field }: Json) => field)], [400, ['publicKey']])
    }
    const before = await world.sql('select id from vehicles.inspector_keys')
    assert.equal((await world.call(inspector, 'POST', keysAt, { publicKey: key.publicKey, terminal: '' })).status, 400)
    assert.equal((await world.sql('select id from vehicles.inspector_keys')).length, before.length)
  })

  test('what is no signed record, an unknown key, and a key of another officer are refused; nothing is written', async () => {
    const junk = await send(text(new Uint8Array([1, 2, 3])))
    assert.deepEqual([junk.status, junk.json.error.fields[0].field], [400, 'signed'])
    await unsigned()
    await refusedWith('key-unknown', await send(await (await terminalKey()).sign(await content())))
    const theirs = await terminalKey()
    await register(inspector, theirs)
    await world.sql(`update vehicles.inspector_keys set officer_id = $2 where encode(id, 'hex') = $1`, [theirs.keyId, randomUUID()])
    await refusedWith('key-not-yours', await send(await theirs.sign(await content())))
    assert.equal((await register(inspector, theirs)).json.refusal.code, 'key-not-yours')
  })

  test('altered content, and a signature by another key than the one it names, are refused; nothing is written', async () => {
    const kept = await content()
    const other = new Map(fromCbor(kept, { maxBytes: 2 ** 16 }) as Map<string, unknown>)
    other.set('result', 'failed')
    await refusedWith('record-differs', await send(await key.sign(toCbor(other))))
    const parts = fromCbor(new Uint8Array(Buffer.from(await key.sign(kept), 'base64url')), { maxBytes: 2 ** 16 }) as Uint8Array[]
    const byAnother = fromCbor(new Uint8Array(Buffer.from(await (await terminalKey()).sign(kept), 'base64url')), { maxBytes: 2 ** 16 }) as Uint8Array[]
    await refusedWith('signature-wrong', await send(text(toCbor([parts[0], parts[1], parts[2], byAnother[3]]))))
    const flipped = parts[3]!.slice()
    flipped[5]! ^= 1
    await refusedWith('signature-wrong', await send(text(toCbor([parts[0], parts[1], parts[2], flipped]))))
  })

  test('what was signed before an item was changed is not the record any more', async () => {
    const early = await key.sign(await content())
    const item = (result: string, note: string) => world.call(inspector, 'PUT', `${base}/items`, { items: [{ id: 'tyres', result, note }] })
    await item('fail', '磨损')
    await refusedWith('record-differs', await send(early))
    await item('pass', '')
    assert.equal(text(await content()), text(parseSignedByInspector(new Uint8Array(Buffer.from(early, 'base64url'))).payload), 'the same bytes each time')
  })

  test('the head of the office sees its keys and revokes one, nobody else does; a revoked key signs nothing and never comes back', async () => {
    const lost = await terminalKey()
    await register(inspector, lost)
    for (const who of ['officer-hz-registration', buyer]) assert.equal((await world.call(who, 'GET', keysAt)).status, 403)
    assert.ok((await world.call(head, 'GET', keysAt)).json.keys.some(({ keyId }: Json) => keyId === lost.keyId))
    assert.equal((await revoke('officer-hz-registration', lost.keyId)).status, 403)
    assert.equal((await revoke('officer-nj-head', lost.keyId)).status, 403)
    for (const strange of ['0000000000000000', 'zz']) assert.equal((await revoke(head, strange)).status, 404)
    const gone = (await revoke(head, lost.keyId)).json
    assert.deepEqual([gone.revoked.by, gone.revoked.words], ['900115', '终端遗失'])
    assert.equal((await revoke(head, lost.keyId)).json.refusal.code, 'key-revoked')
    await refusedWith('key-revoked', await send(await lost.sign(await content())))
    assert.equal((await register(inspector, lost)).json.refusal.code, 'key-revoked')
  })

  test('signed with the own key it is kept, once, and names key and terminal', async () => {
    const signed = await key.sign(await content())
    const once = randomUUID()
    const [first, second] = [await send(signed, once), await send(signed, once)]
    assert.deepEqual([first.status, first.json], [200, second.json])
    assert.deepEqual([first.json.result, first.json.signedWith.keyId, first.json.signedWith.terminal, first.json.signedWith.revokedAt], ['passed', key.keyId, 'PT-7F3A', null])
    assert.equal((await send(signed)).json.refusal.code, 'not-now', 'signed is signed')
    assert.equal((await world.call(inspector, 'GET', `${base}/record-to-sign`)).json.refusal.code, 'not-now')
  })

  const record = async () => new Uint8Array((await world.call('officer-hz-registration', 'GET', `${base}/record`)).raw)
  const trustOf = (bytes: Uint8Array) => openTrustList(readArchiveFile(bytes).trustList!, world.it.platform.keys.root.publicKey).accepted!

  test('others verify it: Node by its own crypto, and openssl on the command line', async (context) => {
    const { byOffice, signed, content: said } = partsOfRecord(await record())
    assert.deepEqual([said.get('officer'), said.get('result'), said.get('transfer')], ['900114', 'passed', id])
    const [, , signedAt, , , , , keySince] = byOffice as [number, string, number, string, string, Uint8Array, string, number]
    assert.ok(signedAt - keySince >= 0 && signedAt - keySince < 600, 'both by one clock')
    const { toBeSigned, signature } = parseSignedByInspector(signed)
    const spki = Buffer.from(key.publicKey, 'base64url')
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    assert.equal(verify('sha256', toBeSigned, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature), true)
    assert.equal(verify('sha256', Buffer.concat([toBeSigned, Buffer.from([0])]), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature), false)
    if (spawnSync('openssl', ['version']).status !== 0) return context.skip('openssl is not installed')
    const directory = mkdtempSync(join(tmpdir(), 'inspector-'))
    try {
      const file = (name: string, bytes: Uint8Array) => { writeFileSync(join(directory, name), bytes); return name }
      const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: directory, encoding: 'utf8' })
      execFileSync('openssl', ['pkey', '-pubin', '-inform', 'DER', '-in', file('key.der', spki), '-out', 'key.pem'], { cwd: directory })
      file('signature', signatureToDer(signature))
      const verdict = (name: string) => openssl('dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', name)
      assert.match(verdict(file('message', toBeSigned)).stdout, /Verified OK/)
      assert.notEqual(verdict(file('altered', toBeSigned.map((byte, index) => (index === 80 ? byte ^ 1 : byte)))).status, 0)
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  test('the package carries it for both offices and the new owner, and proves it without a server, revoked key or not', async () => {
    assert.equal((await revoke(inspector, key.keyId, '更换终端')).status, 200, 'the inspector too, of the own key')
    assert.notEqual((await world.call(inspector, 'GET', base)).json.signedWith.revokedAt, null)
    for (const [who, url] of [['officer-hz-archive', at(hangzhou, id, '/archive-package')], ['officer-nj-archive', at(nanjing, id, '/archive-package')], [buyer, `/api/my/transfers/${hangzhou}/${id}/archive-package`]] as const) {
      const bytes = new Uint8Array((await world.call(who, 'GET', url)).raw)
      const { verdict, inspections: [found] } = verifyArchiveFile(bytes, trustOf(bytes))
      assert.deepEqual([verdict, found?.state, found?.record?.officer, found?.record?.from, found?.record?.inspector?.terminal], ['genuine', 'good', '900114', '330100000400', 'PT-7F3A'], who)
    }
  })

  test('a record of which one byte is changed, or of another transfer, makes the package an altered one', async () => {
    const bytes = new Uint8Array((await world.call('officer-hz-archive', 'GET', at(hangzhou, id, '/archive-package'))).raw)
    const parts = readArchiveFile(bytes)
    const whole = await record()
    const changed = (inspections: Uint8Array[]) => verifyArchiveFile(packArchiveFile({ ...parts, inspections }), trustOf(bytes))
    const forged = whole.map((byte, index) => (index === whole.length - 200 ? byte ^ 1 : byte))
    assert.deepEqual([changed([forged]).verdict, changed([forged]).inspections[0]!.record], ['altered', null])
    const other = await upTo(world, 'archive-received', { ...secondCar, invoice: await world.issueInvoice('00000082', secondCar) })
    const { inspectionId } = await inspect(world, other)
    const theirs = new Uint8Array((await world.call('officer-hz-registration', 'GET', `/api/areas/${hangzhou}/inspections/${inspectionId}/record`)).raw)
    assert.equal(openInspectionRecord(theirs, trustOf(bytes)).refused, undefined)
    assert.deepEqual([changed([theirs]).verdict, changed([theirs]).inspections[0]!.state], ['altered', 'of-another-transfer'])
  })
})
