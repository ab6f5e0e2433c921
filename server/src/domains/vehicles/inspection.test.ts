import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { parseSign1 } from '@changxing/credentials/cose.ts'
import { toHex } from '@changxing/credentials/bytes.ts'
import { verifySignature } from '@changxing/credentials/verify-signature.ts'
import { keyId } from '@changxing/credentials/spki.ts'
import { partsOfRecord } from '@changxing/credentials/testing/sign-as-inspector.ts'
import { removeRecordingsTask } from './recording.ts'
import {
  accept, applyOnline, at, hangzhou, inspect, picture, receipt, register, scanned, secondCar, send as sendFile, sha, sign, showOriginals, upTo, usualPapers, worldForTest, type World,
} from './testing/transfer-for-test.ts'

const inspector = 'officer-hz-inspection'

describe('an inspection with its recording (M2.3.3)', () => {
  let world: World
  let id: string
  let base: string
  const pieces = Array.from({ length: 5 }, (_, index) => randomBytes(index === 4 ? 500 : 4000))
  before(async () => {
    world = await worldForTest()
    id = await upTo(world, 'archive-received')
  })
  after(() => world.close())

  const send = (index: number, bytes = pieces[index]!, hash = sha(bytes).digest('hex')) => world.upload(
    inspector, `${base}/recording/${index}/${hash}`, bytes, 'application/octet-stream',
  )
  const total = () => sha(Buffer.concat(pieces.map((piece) => sha(piece).digest()))).digest('hex')

  test('is begun once, by the inspector of the new place, with the checklist of the type', async () => {
    assert.equal((await world.call('officer-hz-registration', 'POST', at(hangzhou, id, '/inspections'), {})).status, 403)
    assert.equal(
      (await world.call('officer-nj-inspection', 'POST', `/api/areas/320100/transfers/${id}/inspections`, {})).json.refusal.code, 'not-now',
      'path A is inspected once',
    )
    const begun = await world.call(inspector, 'POST', at(hangzhou, id, '/inspections'), {})
    base = `/api/areas/${hangzhou}/inspections/${begun.json.inspectionId}`
    const items = begun.json.items.map((item: { id: string }) => item.id)
    assert.ok(items.includes('seat-belts') && !items.includes('weights-sizes'))
    assert.equal((await world.call(inspector, 'POST', at(hangzhou, id, '/inspections'), {})).json.refusal.code, 'inspection-under-way')
    assert.equal(
      (await world.call(inspector, 'PUT', `${base}/items`, { items: [{ id: 'weights-sizes', result: 'pass', note: '' }] })).status, 400,
    )
  })

  test('cannot be signed before items, photograph and recording are there: all that is missing at once', async () => {
    const refusal = (await world.call(inspector, 'POST', `${base}/signature`, { signed: 'AA' })).json.refusal
    assert.equal(refusal.code, 'inspection-incomplete')
    assert.ok(refusal.reasons.length > 5)
  })

  test('the upload survives a lost connection: what arrived is listed, the rest follows, repeats do no harm', async () => {
    assert.deepEqual((await send(0)).json, { index: 0, already: false })
    assert.equal((await send(1, pieces[1], '0'.repeat(64))).status, 400, 'half a piece does not match its hash')
    await send(3)
    const arrived = (await world.call(inspector, 'GET', `${base}/recording`)).json
    assert.deepEqual(arrived.pieces.map((piece: { index: number }) => piece.index), [0, 3])
    const early = (await world.call(inspector, 'POST', `${base}/recording-completion`, { pieces: 5, sha256: total() })).json.refusal
    assert.deepEqual([early.code, early.reasons[0].facts.missing], ['pieces-missing', [1, 2, 4]])
    for (const index of [1, 2, 3, 4]) assert.equal((await send(index)).json.already, index === 3)
    assert.equal((await send(2, randomBytes(4000))).status, 400, 'what was recorded is not exchanged')
    assert.equal(
      (await world.call(inspector, 'POST', `${base}/recording-completion`, { pieces: 5, sha256: '0'.repeat(64) })).json.refusal.code,
      'recording-altered',
    )
    const finished = (await world.call(inspector, 'POST', `${base}/recording-completion`, { pieces: 5, sha256: total() })).json
    assert.deepEqual([finished.finished, finished.bytes, finished.retainUntil], [true, 16_500, '2023-07-01'])
    assert.equal((await send(2)).json.already, true)
    assert.equal(
      (await world.upload(
        inspector, `${base}/recording/5/${sha(pieces[0]!).digest('hex')}`, pieces[0]!, 'application/octet-stream',
      )).json.refusal.code,
      'not-now',
    )
    assert.equal(
      (await world.upload(
        inspector, `${base}/recording/6/${'0'.repeat(64)}`, randomBytes(1024 * 1024 + 1), 'application/octet-stream',
      )).status,
      413,
    )
  })

  test('the desk reads it piece by piece; on disk nothing of it is in clear', async () => {
    const read = await world.call('officer-hz-registration', 'GET', `${base}/recording/2`)
    assert.ok(read.raw.equals(pieces[2]!))
    const [{ file_id: fileId }] = (await world.sql<{ file_id: string }>('select file_id from vehicles.recording_pieces where piece = 2')) as [{ file_id: string }]
    assert.equal((await world.it.platform.files.get(hangzhou, fileId)).includes(pieces[2]!.subarray(0, 64)), false)
    assert.equal((await world.call('officer-hz-registration', 'GET', `${base}/recording/77`)).status, 404)
    assert.equal((await world.call('citizen-zheng-yutong', 'GET', `${base}/recording/2`)).status, 403)
    assert.ok((await world.sql(`select 1 from platform.audit where subject like 'recording:%:2'`)).length > 0)
  })

  test('a failed inspection leaves the transfer; a second one passes it; the record is signed and binds everything', async () => {
    const items = (await world.call(
      inspector, 'GET', base,
    )).json.items.map((item: { id: string }) => ({
      id: item.id, result: item.id === 'tyres' ? 'fail' : 'pass', note: item.id === 'tyres' ? '轮胎磨损' : '',
    }))
    const silent = items.map((item: { id: string; result: string }) => ({ ...item, note: '' }))
    await world.call(inspector, 'PUT', `${base}/items`, { items: silent })
    await world.upload(inspector, `${base}/vin-photo`, await picture(11))
    const unsaid = (await world.call(inspector, 'GET', `${base}/record-to-sign`)).json.refusal
    assert.deepEqual(unsaid.reasons.map(({ says }: { says: { zh: string } }) => says.zh), ['写明哪里不符合：轮胎完好'])
    assert.equal((await world.call(inspector, 'PUT', `${base}/items`, { items: [{ id: 'tyres', result: 'suspect', note: '磨损' }] })).status, 400)
    await world.call(inspector, 'PUT', `${base}/items`, { items })
    const failed = (await sign(world, inspector, base)).json
    assert.equal(failed.result, 'failed')
    assert.equal((await world.call(inspector, 'PUT', `${base}/items`, { items })).json.refusal.code, 'not-now', 'signed is signed')
    assert.equal((await world.call(inspector, 'GET', at(hangzhou, id))).json.state, 'archive-received')
    assert.match((await world.call('citizen-zheng-yutong', 'GET', '/api/my/messages')).json.messages[0].body.zh, /不合格项目：轮胎完好（轮胎磨损）/)
    const mine = async () => (await world.call('citizen-zheng-yutong', 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json
    assert.deepEqual((await mine()).failures.map(({ note }: { note: string }) => note), ['轮胎磨损'])
    assert.match((await mine()).nextStep.zh, /^查验不合格：轮胎完好（轮胎磨损）。请改好后在 2021-07-31 前开车到杭州市再查验/, 'what failed, what to mend, where and until when')
    assert.match((await mine()).timeline.at(-1).says.zh, /查验不合格：轮胎完好/)
    await showOriginals(world, id)
    const passed = await inspect(world, id)
    assert.equal(passed.result, 'passed')
    assert.deepEqual((await mine()).failures, [], 'put right')
    assert.doesNotMatch((await mine()).nextStep.zh, /不合格/)
    assert.equal((await world.call(inspector, 'GET', at(hangzhou, id))).json.state, 'inspected')
    const record = (await world.call(
      'officer-hz-registration', 'GET', `/api/areas/${hangzhou}/inspections/${passed.inspectionId}/record`,
    )).raw
    assert.equal(createHash('sha256').update(record).digest('hex'), passed.recordHash)
    const message = parseSign1(new Uint8Array(record), { maxBytes: 10_000 })
    const key = world.it.platform.keys.trustedKeys().find((one) => toHex(keyId(one.publicKey)) === toHex(message.kid!))!
    assert.equal(key.issuer, '330100000400')
    assert.ok(verifySignature(key.publicKey, message.toBeSigned, message.signature, 'issuer'))
    const { content } = partsOfRecord(new Uint8Array(record))
    assert.equal(content.get('officer'), '900114')
    assert.equal(toHex((content.get('recording') as [number, Uint8Array])[1]), passed.recording.sha256)
  })

  test('the recording is removed when its time is over; hashes and record stay', async () => {
    assert.equal((await register(world, id)).json.state, 'registered')
    const run = (today: string) => {
      const platform = { ...world.it.platform, clock: { ...world.it.platform.clock, today: () => today } }
      return removeRecordingsTask({ platform, transaction: platform.database.transaction }, {})
    }
    await run('2023-07-01')
    assert.equal((await world.call(inspector, 'GET', `${base}/recording`)).json.pieces.length, 5, 'its last day')
    await run('2023-07-02')
    const gone = (await world.call(inspector, 'GET', `${base}/recording`)).json
    assert.deepEqual([gone.pieces.length, gone.removed, gone.sha256], [0, true, total()])
    assert.equal((await world.call(inspector, 'GET', `${base}/recording/2`)).status, 404)
  })

  test('an inspection that its officer cannot finish is made void by the head, recorded, its pieces kept; another begins anew', async () => {
    const { transferId } = (await applyOnline(world, { ...secondCar, invoice: await world.issueInvoice('00000081', secondCar) })).json
    await accept(world, transferId)
    const begun = (await world.call(inspector, 'POST', at(hangzhou, transferId, '/inspections'), {})).json
    const open = `/api/areas/${hangzhou}/inspections/${begun.inspectionId}`
    await world.upload(inspector, `${open}/recording/0/${sha(pieces[0]!).digest('hex')}`, pieces[0]!, 'application/octet-stream')
    const makeVoid = (who: string) => world.call(who, 'POST', `${open}/voidance`, { words: '查验人调离' })
    assert.equal((await makeVoid('officer-hz-registration')).status, 403)
    const gone = (await makeVoid('officer-hz-head')).json
    assert.deepEqual([gone.result, gone.voided.by, gone.voided.words], ['void', '900115', '查验人调离'])
    assert.deepEqual([gone.recording.pieces.length, gone.recording.retainUntil], [1, '2023-07-01'])
    assert.equal((await makeVoid('officer-hz-head')).json.refusal.code, 'not-now')
    assert.match((await world.call(inspector, 'POST', `${open}/signature`, { signed: 'AA' })).json.refusal.reasons[0].says.zh, /已作废/)
    const next = await world.call(inspector, 'POST', at(hangzhou, transferId, '/inspections'), {})
    assert.equal(next.status, 200, JSON.stringify(next.json))
    const own = await world.call(inspector, 'POST', `/api/areas/${hangzhou}/inspections/${next.json.inspectionId}/voidance`, { words: '终端故障' })
    assert.equal(own.json.result, 'void', 'the inspector too')
    await sendFile(world, transferId)
    await receipt(world, transferId)
  })

  test('a VIN that seems altered: the car is held as suspect, the owner told, nothing goes on until it is settled (M2.3.3)', async () => {
    const transferId = (await world.call(inspector, 'GET', `/api/areas/${hangzhou}/transfers?side=in`)).json.transfers[0].transferId
    const found = await inspect(world, transferId, { suspect: 'vin' })
    assert.equal(found.result, 'failed')
    const view = (await world.call('officer-hz-registration', 'GET', at(hangzhou, transferId))).json
    assert.equal(view.holds[0].clause, 'M2.3.3')
    assert.match((await world.call('citizen-zheng-yutong', 'GET', '/api/my/messages')).json.messages[0].body.zh, /车辆识别代号（有打磨痕迹）.+嫌疑车/)
    assert.equal((await world.call(inspector, 'POST', at(hangzhou, transferId, '/inspections'), {})).json.refusal.code, 'held')
    assert.equal(
      (await world.call('officer-hz-registration', 'POST', at(hangzhou, transferId, '/withdrawal'), { version: view.version, note: '不要了', restsOn: 'phone' })).json.refusal.code, 'held',
      'nobody withdraws from an investigation',
    )
    const states = async () => (await world.sql<{ states: string }>(`select states from vehicles.vehicles where plate_number = $1`, [secondCar.plateNumber]))[0]!.states
    assert.equal(await states(), 'J')
    const [open] = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/investigations`)).json.investigations
    assert.deepEqual([open.foundBy, open.ground, open.words], ['inspection', 'vin', '车辆识别代号：有打磨痕迹'])
    const settle = await world.call('officer-hz-head', 'POST', `/api/areas/${hangzhou}/investigations/${open.investigationId}/settlement`, { outcome: 'cleared', words: '厂家证明重新打刻' })
    assert.equal(settle.status, 200, JSON.stringify(settle.json))
    assert.equal(await states(), 'A')
    assert.equal((await inspect(world, transferId)).result, 'passed', 'the transfer goes on')
  })
})

describe('the VIN on the car is compared with the rubbing in its file, where that lies', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())

  test('the rubbing lies beside it when the file has come; the old place has its own (M2.3.3)', async () => {
    const early = await upTo(world, 'archive-requested', { ...secondCar, invoice: await world.issueInvoice('00000091', secondCar) })
    const begin = async (who: string, area: string, transfer: string) =>
      `/api/areas/${area}/inspections/${(await world.call(who, 'POST', at(area, transfer, '/inspections'), {})).json.inspectionId}/vin-rubbing`
    const rubbing = await begin(inspector, hangzhou, early)
    assert.equal((await world.call(inspector, 'GET', rubbing)).status, 404, 'looked at before the file came')
    await sendFile(world, early)
    const seen = await world.call(inspector, 'GET', rubbing)
    const { manifest } = (await world.call('officer-hz-archive', 'GET', at(hangzhou, early))).json
    const { position } = manifest.images.find(({ type }: { type: string }) => type === 'vin-rubbing')
    const page = await world.call('officer-hz-archive', 'GET', at(hangzhou, early, `/archive-images/${position}`))
    assert.deepEqual([seen.status, page.status, seen.raw.equals(page.raw)], [200, 200, true])
    assert.ok((await world.sql(`select 1 from platform.audit where operation = 'vinRubbing' and subject = $1`, [`inspection:${rubbing.split('/')[5]}`])).length > 0)
    for (const who of ['officer-nj-inspection', 'citizen-zheng-yutong']) assert.equal((await world.call(who, 'GET', rubbing)).status, 403, who)

    const van = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const clerk = 'officer-nj-registration'
    const { json: given } = await world.call(clerk, 'POST', '/api/areas/320100/transfers', {
      ...van, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou, papers: await scanned(world, clerk, ...usualPapers, 'gift-agreement', 'notarial-deed'),
    })
    const old = await begin('officer-nj-inspection', '320100', given.transferId)
    assert.equal((await world.call('officer-nj-inspection', 'GET', old)).status, 404, 'its file lacks it')
    const scan = await world.upload('officer-nj-archive', `/api/areas/320100/vehicles/${given.vehicleId}/archive-images/1/vin-rubbing/1`, await picture(5))
    assert.equal(scan.status, 200)
    assert.equal((await world.call('officer-nj-inspection', 'GET', old)).status, 200)
    assert.equal((await world.call(inspector, 'GET', old)).status, 403)
  })
})
