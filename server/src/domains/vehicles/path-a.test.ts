import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTrustList } from '@changxing/credentials/trust-list.ts'
import { packArchiveFile, readArchiveFile, verifyArchiveFile } from '@changxing/credentials/archive-package.ts'
import {
  accept, applyOnline, at, buyer, hangzhou, inspect, journeyCar, nanjing, picture, receipt, register, send, showOriginals, worldForTest, type World,
} from './testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'

describe('path A: a car from Nanjing, traded in Hangzhou (M2.1.3, M2.1.4, M2.1.5)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
  })
  after(() => world.close())

  const mine = async (who = buyer) => (await world.call(who, 'GET', '/api/my/transfers')).json.transfers[0]

  test('the new owner applies online; the seller is told, and nobody else sees it', async () => {
    const answer = await applyOnline(world)
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    id = answer.json.transferId
    assert.equal(answer.json.state, 'applied')
    assert.equal(answer.json.clock.dueOn, '2021-07-06', 'three working days after a Thursday')
    assert.equal(answer.json.clock.duty, 'in')
    assert.deepEqual(answer.json.allowed, ['withdraw'])
    assert.equal((await mine(seller)).role, 'seller')
    const told = (await world.call(seller, 'GET', '/api/my/messages')).json.messages
    assert.match(told[0].title.zh, /过户/)
    assert.equal((await world.call('citizen-jiang-yifan', 'GET', `/api/my/transfers/${hangzhou}/${id}`)).status, 404)
    assert.equal((await world.call(seller, 'POST', `/api/my/transfers/${hangzhou}/${id}/withdrawal`, {})).status, 404)
  })

  test('the new place accepts and the old place has two working days for the file; both see the same clock', async () => {
    const accepted = await accept(world, id)
    assert.equal(accepted.state, 'archive-requested')
    assert.deepEqual([accepted.clock.duty, accepted.clock.dueOn], ['out', '2021-07-05'])
    const there = (await world.call('officer-nj-archive', 'GET', at(nanjing, id))).json
    assert.deepEqual([there.side, there.state, there.clock.dueOn], ['out', 'archive-requested', '2021-07-05'])
    assert.deepEqual(there.allowed, ['send-archive'])
    assert.deepEqual(there.timeline.map((event: { action: string }) => event.action), ['apply', 'accept', 'request-archive'])
    assert.equal((await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/transfers?side=out`)).json.transfers.length, 1)
    assert.equal(
      (await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${id}/withdrawal`, {})).json.refusal.code, 'not-now',
      'after acceptance only at the counter',
    )
  })

  test('the file is signed and sent, receipted, and proves itself offline; the owner gets no papers of others', async () => {
    assert.equal((await send(world, id)).state, 'archive-sent')
    const received = await receipt(world, id)
    assert.equal(received.state, 'archive-received')
    assert.equal(received.clock.duty, 'owner')
    assert.ok(received.hasReceipt)
    const whole = new Uint8Array((await world.call('officer-hz-archive', 'GET', at(hangzhou, id, '/archive-package'))).raw)
    const own = new Uint8Array((await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}/archive-package`)).raw)
    const trust = openTrustList(readArchiveFile(whole).trustList!, world.it.platform.keys.root.publicKey).accepted!
    const proven = verifyArchiveFile(whole, trust)
    assert.equal(proven.verdict, 'genuine')
    assert.equal(proven.receipt, 'good')
    assert.ok(proven.images.length >= 5 && proven.images.every(({ state }) => state === 'same'))
    assert.equal(proven.archive.manifest!.vehicle.vin, journeyCar.vin)
    assert.ok(proven.archive.manifest!.remarks.some(({ type, remark }) => type === 'purchase-tax' && remark === '联网核查'))
    const owners = verifyArchiveFile(own, trust)
    assert.equal(owners.verdict, 'genuine')
    assert.ok(owners.images.every(({ state }) => state === 'not-included'))
    const parts = readArchiveFile(whole)
    const swapped = packArchiveFile({ ...parts, files: [parts.files[1]!, ...parts.files.slice(1)] })
    assert.equal(verifyArchiveFile(swapped, trust).verdict, 'altered')
  })

  test('it is inspected once; nobody registers it before a counter has seen and scanned the originals, and until then no clock runs', async () => {
    const brought = await mine()
    assert.deepEqual(brought.originals.map(({ type }: { type: string }) => type), ['owner-identity', 'certificate-pages', 'driving-permit'])
    assert.match(brought.nextStep.zh, /只去一次，带上新车主身份证明、机动车登记证书、行驶证原件/)
    assert.deepEqual((await mine(seller)).originals, [])
    const signed = await inspect(world, id)
    assert.equal(signed.result, 'passed')
    const waits = await mine()
    assert.deepEqual([waits.state, waits.clock.duty, waits.clock.dueOn], ['inspected', 'owner', null])
    const second = 'officer-hz-registration-2'
    const missing = async () => {
      const { refusal } = (await register(world, id)).json
      return [refusal.code, ...refusal.reasons.map(({ clause, facts }: { clause: string; facts: { papers: string[] } }) => [clause, ...facts.papers].join(' '))]
    }
    assert.deepEqual(await missing(), ['papers-missing', 'M2.3.6 owner-identity', 'M2.3.6 certificate-pages', 'M2.3.6 driving-permit'])
    assert.equal((await world.upload(buyer, `/api/my/transfers/${hangzhou}/${id}/papers/certificate-pages/1`, await picture(1))).status, 200)
    assert.equal((await missing()).length, 4, 'a picture of the new owner is no original')
    assert.equal((await world.upload('officer-hz-inspection', at(hangzhou, id, '/papers/certificate-pages/1'), await picture(2))).status, 403)
    await showOriginals(world, id, ['owner-identity', 'driving-permit'])
    assert.deepEqual(await missing(), ['papers-missing', 'M2.3.6 certificate-pages'])
    assert.deepEqual((await world.call(second, 'GET', at(hangzhou, id))).json.originals.map(({ type }: { type: string }) => type), ['certificate-pages'])
    await showOriginals(world, id, ['certificate-pages'])
    const ready = (await world.call(second, 'GET', at(hangzhou, id))).json
    assert.deepEqual([ready.originals, ready.hindrances, ready.clock.duty, ready.clock.dueOn], [[], [], 'in', '2021-07-02'], 'the day begins when it can be registered')
  })

  test('it is registered by somebody else than who accepted', async () => {
    assert.equal((await register(world, id, 'officer-hz-registration')).json.refusal.code, 'four-eyes')
    const second = 'officer-hz-registration-2'
    assert.equal((await world.call('officer-hz-archive', 'GET', at(hangzhou, id, '/plate-choices'))).status, 403)
    const { plates } = (await world.call(second, 'GET', at(hangzhou, id, '/plate-choices'))).json
    assert.equal(new Set(plates.map(({ number }: { number: string }) => number)).size, 10)
    const chosen = plates[3].number
    assert.match(chosen, /^浙A0A\d{3}$/)
    const { version } = (await world.call(second, 'GET', at(hangzhou, id))).json
    const withPlate = (plate: string) => world.call(second, 'POST', at(hangzhou, id, '/registration'), { version, plate })
    assert.equal((await withPlate('浙AD00032')).json.refusal.code, 'plate-not-free', 'somebody else’s plate, and none of the choices')
    const done = await withPlate(chosen)
    assert.equal(done.status, 200, JSON.stringify(done.json))
    assert.equal(done.json.state, 'registered')
    assert.equal(done.json.newPlate, chosen)
  })

  test('the car stands in the new place, the old row says 转出, and its papers went with it', async () => {
    const [car] = (await world.call(
      buyer, 'GET', '/api/my/vehicles',
    )).json.vehicles.filter((one: { vin: string }) => one.vin === journeyCar.vin)
    assert.equal(car.area, hangzhou)
    assert.equal(car.archiveRemark, '电子化')
    assert.equal(car.paperArchiveArea, nanjing)
    assert.equal(
      (await world.call(seller, 'GET', '/api/my/vehicles')).json.vehicles.some((one: { vin: string }) => one.vin === journeyCar.vin), false,
    )
    const old = await world.sql<{ states: string }>(
      `select states from vehicles.vehicles where area = $1 and plate_number = $2 and plate_kind = '02'`, [nanjing, journeyCar.plateNumber],
    )
    assert.deepEqual(old, [{ states: 'B' }])
    const archive = (await world.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/vehicles/${car.vehicleId}/archive`)).json
    assert.deepEqual(archive.chain.map((one: { kind: string }) => one.kind), ['registration', 'transfer'])
    assert.ok(archive.images.length >= 5)
    const second = ({ registration }: { registration: number }) => registration === 2
    assert.deepEqual(archive.images.filter(second).map(({ type, madeBy }: { type: string; madeBy: string }) => [type, madeBy]), [
      ['certificate-pages', '900112'], ['driving-permit', '900112'], ['driving-permit', '900112'], ['owner-identity', '900112'], ['owner-identity', '900112'], ['vin-rubbing', '900114'],
    ])
    assert.deepEqual(archive.remarks.filter(second).map(({ type }: { type: string }) => type), ['application', 'inspection-record', 'used-car-invoice'])
    assert.deepEqual(archive.missing, [], 'the next office that asks for the file finds it whole')
    assert.match(archive.chain[1].note, /实物档案留存南京/)
    const found = (await world.call(
      'officer-nj-registration', 'POST', `/api/areas/${nanjing}/vehicle-searches`, { vin: journeyCar.vin },
    )).json
    assert.deepEqual([found.vehicle, found.elsewhere], [null, hangzhou])
    const states = await world.sql<{
      in_state: string; out_state: string
    }>(`select t.state as in_state, o.state as out_state from vehicles.transfers t join vehicles.outgoing o on o.id = t.id`)
    assert.deepEqual(states, [{ in_state: 'registered', out_state: 'registered' }])
    assert.equal((await mine()).newPlate, car.plate.number)
    const { newPlate, hasPackage, nextStep, returned } = await mine(seller)
    assert.deepEqual([newPlate, hasPackage, returned], [null, false, null], 'the package is the new owner’s')
    assert.match(nextStep.zh, /^车已登记到新车主名下/)
    assert.equal((await mine()).hasPackage, true)
  })
})
