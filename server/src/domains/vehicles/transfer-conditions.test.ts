import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { renewHindrancesTask } from './renew-hindrances.ts'
import {
  accept, applyOnline, at, buyer, handIn, hangzhou, inspect, journeyCar, nanjing, picture, receipt, register, scanned, secondCar, send, showOriginals, stop, usualPapers, worldForTest, type Answer,
  type Json, type World,
} from './testing/transfer-for-test.ts'

const fromSuzhou = 'citizen-he-jianzhong'
const suzhouNumber = '320500198811070036'
const [oldClerk, newClerk] = ['officer-nj-registration', 'officer-hz-registration']

describe('what car and new owner must bring along for another city', () => {
  let world: World
  before(async () => { world = await worldForTest('2021-07-01', { EMISSION_RULES: '330100:4:2017-01-01,330100:5:2020-01-01,320500:6:2021-07-02' }) })
  after(() => world.close())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const refusal = (answer: Answer): Json => {
    assert.equal(answer.status, 422, JSON.stringify(answer.json))
    return answer.json.refusal
  }
  const said = ({ reasons }: Json): string => reasons.map(({ says }: Json) => says.zh).join('\n')
  const change = (car: { plateNumber: string }, column: 'inspection_valid_until' | 'emission_stage', value: string | number | null) =>
    world.sql(`update vehicles.vehicles set ${column} = $2 where area = '320100' and plate_number = $1`, [car.plateNumber, value])
  const mine = async (id: string): Promise<Json> => ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`))
  const give = async (who: string, id: string, type: string): Promise<Json> => ok(await world.upload(who, `/api/my/transfers/${hangzhou}/${id}/papers/${type}/1`, await picture(7)))
  const withdraw = async (who: string, id: string) => ok(await world.call(who, 'POST', `/api/my/transfers/${hangzhou}/${id}/withdrawal`, {}))

  test('who is registered elsewhere gives a residence permit first; until then no clock runs, and no office accepts', async () => {
    const invoice = await world.issueInvoice('00000071', { buyer: { name: '何建中', identityNumber: suzhouNumber } })
    const applied = ok(await applyOnline(world, { invoice }, fromSuzhou))
    const id = applied.transferId
    assert.deepEqual(applied.duePapers.map(({ type }: Json) => type), ['residence-permit'])
    assert.match(said({ reasons: applied.hindrances }), /居住证/)
    assert.deepEqual([applied.clock.duty, applied.clock.dueOn], ['owner', null])
    const held = refusal(await world.call(newClerk, 'POST', at(hangzhou, id, '/acceptance'), { version: 1 }))
    assert.equal(held.code, 'blocked')
    assert.match(said(held), /须有该市居住证/)

    const given = await give(fromSuzhou, id, 'residence-permit')
    assert.deepEqual([given.duePapers, given.hindrances, given.clock.duty, given.clock.dueOn], [[], [], 'in', '2021-07-06'])
    await accept(world, id)
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    const { newVehicleId } = ok(await register(world, id))
    const file = ok(await world.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/vehicles/${newVehicleId}/archive`))
    assert.ok(file.images.some(({ type }: Json) => type === 'residence-permit'), 'filed with the registration')
  })

  test('an inspection that has run out: applied for and accepted as ever, registered once the test and the policy are there', async () => {
    await change(secondCar, 'inspection_valid_until', '2021-06-30')
    const id: string = ok(await applyOnline(world, { ...secondCar, invoice: await world.issueInvoice('00000072', secondCar) })).transferId
    assert.deepEqual((await mine(id)).duePapers.map(({ type }: Json) => type), ['safety-inspection', 'compulsory-insurance'])
    await accept(world, id)
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    const held = refusal(await register(world, id))
    assert.deepEqual([held.code, held.reasons.map(({ facts }: Json) => facts.paper)], ['blocked', ['safety-inspection', 'compulsory-insurance']])
    const scans = async (type: string) => ok(await world.upload(newClerk, at(hangzhou, id, `/papers/${type}/1`), await picture(8)))
    await scans('safety-inspection')
    assert.deepEqual(refusal(await register(world, id)).reasons.map(({ facts }: Json) => facts.paper), ['compulsory-insurance'])
    await scans('compulsory-insurance')
    assert.equal(ok(await register(world, id)).state, 'registered')
  })

  test('a mark that was claimed meanwhile settles it too; on the last day of the inspection nothing is called for', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    await change(car, 'inspection_valid_until', '2021-06-30')
    const id: string = ok(await applyOnline(world, { ...car, invoice: await world.issueInvoice('00000073', car) })).transferId
    assert.equal((await mine(id)).duePapers.length, 2)
    await change(car, 'inspection_valid_until', '2021-07-01')
    assert.deepEqual((await mine(id)).duePapers, [])
    await withdraw(buyer, id)
  })

  test('a counter scans them with the usual papers, or is told everything that lacks', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    await change(car, 'inspection_valid_until', '2021-06-30')
    const application = { ...car, newOwnerNumber: suzhouNumber, ground: 'gift', place: 'out-office', otherArea: hangzhou }
    const apply = async (...kinds: string[]) => world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...application, papers: await scanned(world, oldClerk, ...kinds) })
    const lacking = refusal(await apply(...usualPapers, 'gift-agreement', 'notarial-deed'))
    assert.deepEqual([lacking.code, lacking.reasons.map(({ facts }: Json) => facts.papers)], ['papers-missing', [['residence-permit'], ['safety-inspection'], ['compulsory-insurance']]])
    const taken = ok(await apply(...usualPapers, 'gift-agreement', 'notarial-deed', 'residence-permit', 'safety-inspection', 'compulsory-insurance'))
    assert.deepEqual([taken.state, taken.hindrances], ['archive-requested', []])
    await stop(world, taken.transferId, { who: oldClerk, area: nanjing, by: fromSuzhou })
  })

  test('a car below the stage that the city asks for cannot come; a stage that nobody recorded stops nothing, and is said', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    await change(car, 'inspection_valid_until', '2022-06-30')
    const apply = async () => applyOnline(world, { ...car, invoice: await world.issueInvoice('00000074', car) })
    await change(car, 'emission_stage', 4)
    const dirty = refusal(await apply())
    assert.equal(dirty.code, 'blocked')
    assert.match(said(dirty), /杭州市只接收国五及以上的车，这辆车是国四/)
    await change(car, 'emission_stage', null)
    const unknown = ok(await apply())
    assert.deepEqual(unknown.hindrances, [])
    assert.match(unknown.warnings.map(({ zh }: Json) => zh).join(), /没有这辆车的排放阶段/)
    await change(car, 'emission_stage', 4)
    assert.match(said({ reasons: (await mine(unknown.transferId)).hindrances }), /国四/, 'found out later, it is said later')
    await change(car, 'emission_stage', 5)
    assert.deepEqual((await mine(unknown.transferId)).hindrances, [])
    await withdraw(buyer, unknown.transferId)
  })

  test('an inspection that runs out on the way is told to the new owner by the job that looks each day', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    await change(car, 'inspection_valid_until', '2021-07-01')
    const application = { ...car, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou }
    const papers = await scanned(world, oldClerk, ...usualPapers, 'gift-agreement', 'notarial-deed')
    const { transferId } = ok(await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...application, papers }))
    const tomorrow = { ...world.it.platform, clock: { ...world.it.platform.clock, today: () => '2021-07-02' } }
    await renewHindrancesTask({ platform: tomorrow, transaction: tomorrow.database.transaction }, {})
    const messages = ok(await world.call(buyer, 'GET', '/api/my/messages')).messages.filter(({ link }: Json) => link.endsWith(transferId))
    assert.match(messages.map(({ body }: Json) => body.zh).join(), /缺“安全技术检验合格证明”：检验有效期已过/)
  })
})

describe('the temporary plate for the way to the new place (path C)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())

  test('given when the file leaves, thirty days, shown to the new owner and to both offices; none where the car is inspected once', async () => {
    const ok = (answer: Answer): Json => {
      assert.equal(answer.status, 200, JSON.stringify(answer.json))
      return answer.json
    }
    const papers = await scanned(world, oldClerk, ...usualPapers, 'gift-agreement', 'notarial-deed')
    const application = { ...secondCar, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou, papers }
    const { transferId: id, temporaryPlate } = ok(await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, application))
    assert.equal(temporaryPlate, null)
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    ok(await handIn(world, id))
    const sent = await send(world, id)
    assert.match(sent.temporaryPlate.number, /^苏A.*临$/)
    assert.equal(sent.temporaryPlate.validUntil, '2021-07-31')
    const [mine, there] = [ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)), ok(await world.call('officer-hz-archive', 'GET', at(hangzhou, id)))]
    assert.deepEqual([mine.temporaryPlate, there.temporaryPlate], [sent.temporaryPlate, sent.temporaryPlate])
    assert.ok(mine.timeline.some(({ action }: Json) => action === 'temporary-plate'))
    const seller = ok(await world.call('citizen-qian-haiping', 'GET', `/api/my/transfers/${hangzhou}/${id}`))
    assert.doesNotMatch(JSON.stringify(seller), new RegExp(sent.temporaryPlate.number), 'nothing of it to the seller')

    // Asked for anew and sent again on the same day: the plate of this way stands.
    await receipt(world, id)
    const message = ok(await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/messages'), { kind: 'mismatch', text: '拓印不清' }))
    assert.equal(message.state, 'archive-to-correct')
    assert.deepEqual((await send(world, id)).temporaryPlate, sent.temporaryPlate)
    await stop(world, id, { who: oldClerk, area: nanjing })
    assert.equal(ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).temporaryPlate, null, 'it ends with the transfer')

    const { transferId: online } = ok(await applyOnline(world, { ...journeyCar }))
    await accept(world, online)
    assert.equal((await send(world, online)).temporaryPlate, null)
  })

  test('who drives on a plate that is void now is told so, and who still owns the car where its plates are; nobody where there is none', async () => {
    const told = async (who: string, about: RegExp): Promise<Json[]> =>
      (await world.call(who, 'GET', '/api/my/messages')).json.messages.filter(({ title }: Json) => about.test(title.zh))
    const [voided, fetch] = [/临时号牌已作废/, /请领回号牌、行驶证/]
    const [plate] = await world.sql<{ number: string; transfer_id: string }>(`select number, transfer_id from vehicles.temporary_plates where ended_on = '2021-07-01'`)
    const [ofBuyer, ...others] = await told(buyer, voided)
    const [ofSeller, ...more] = await told('citizen-qian-haiping', fetch)
    assert.deepEqual([others, more, await told(buyer, fetch), await told('citizen-qian-haiping', voided)], [[], [], [], []], 'each once, and what is theirs')
    assert.deepEqual([ofBuyer.link, ofSeller.link].map((link: string) => link.endsWith(plate!.transfer_id)), [true, true])
    assert.match(ofBuyer.body.zh, /临时行驶车号牌今日作废，请交回转出地车管所，不要再开车上路/)
    assert.match(ofBuyer.body.en, /void from today: hand it in at the old office and do not drive the car/)
    assert.match(ofSeller.body.zh, /车还登记在您名下。转出地车管所此前.+请去领回收回的部分/)
    assert.doesNotMatch(JSON.stringify(ofSeller), new RegExp(plate!.number), 'nothing of the plate to the seller')

    // Online there was none: its end is told without a word of plates.
    const [online] = await world.sql<{ id: string }>(`select id from vehicles.transfers where state = 'archive-sent'`)
    await stop(world, online!.id)
    const papers = await scanned(world, oldClerk, ...usualPapers, 'gift-agreement', 'notarial-deed')
    const application = { ...secondCar, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou, papers }
    const { transferId: id } = (await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, application)).json
    await stop(world, id, { who: oldClerk, area: nanjing })
    assert.deepEqual([(await told(buyer, voided)).length, (await told('citizen-qian-haiping', fetch)).length], [1, 1], 'the file had not left yet')
  })

  test('a car that arrives on its temporary plate: it ends, and there is nothing to hand in', async () => {
    const van = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const papers = await scanned(world, oldClerk, ...usualPapers, 'gift-agreement', 'notarial-deed')
    const given = await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...van, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou, papers })
    const { transferId: id, vehicleId } = given.json
    assert.equal((await world.upload('officer-nj-archive', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive-images/1/vin-rubbing/1`, await picture(5))).status, 200)
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    await handIn(world, id)
    await send(world, id)
    await receipt(world, id)
    await inspect(world, id)
    assert.equal((await register(world, id)).status, 200)
    const [plate] = await world.sql<{ ended_on: string | null }>('select ended_on from vehicles.temporary_plates where transfer_id = $1', [id])
    assert.notEqual(plate!.ended_on, null)
    for (const who of [buyer, 'citizen-gu-lan']) {
      const { messages } = (await world.call(who, 'GET', '/api/my/messages')).json
      assert.deepEqual(messages.filter(({ title, link }: Json) => link?.endsWith(id) && /号牌已作废|领回原号牌/.test(title.zh)), [], who)
    }
  })

  test('an inspection that nobody finished ends with the transfer: the car is applied for and inspected anew', async () => {
    const ok = (answer: Answer): Json => {
      assert.equal(answer.status, 200, JSON.stringify(answer.json))
      return answer.json
    }
    const application = { ...secondCar, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou }
    const take = async () => ok(await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...application, papers: await scanned(world, oldClerk, ...usualPapers, 'gift-agreement', 'notarial-deed') }))
    const begin = (id: string) => world.call('officer-nj-inspection', 'POST', at(nanjing, id, '/inspections'), {})
    const first = await take()
    const { inspectionId } = ok(await begin(first.transferId))
    await stop(world, first.transferId, { who: oldClerk, area: nanjing })
    assert.equal(ok(await world.call('officer-nj-inspection', 'GET', `/api/areas/${nanjing}/inspections/${inspectionId}`)).result, 'void')
    const again = await take()
    ok(await begin(again.transferId))
    await stop(world, again.transferId, { who: oldClerk, area: nanjing })
  })
})

describe('the car must still be of who gave it away', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())
  const sellTo = (owner: string) => world.sql(
    `update vehicles.vehicles set owner_person_id = (select owner_person_id from vehicles.vehicles where plate_number = $1 and plate_kind = '02') where area = '320100' and plate_number = $2 and plate_kind = '02'`,
    [owner, journeyCar.plateNumber])

  test('sold in the city while the tax department is still answering: the application meets the new owner and stops', async () => {
    await world.agencies.switchOn({ agency: 'commerce', kind: 'slow', delayMs: 1500 })
    const applying = applyOnline(world)
    for (let asked = false; !asked;) asked = (await world.sql(`select 1 from exchange.messages where agency = 'commerce' and direction = 'out'`)).length > 0
    await sellTo('苏A00Q21')
    const answer = await applying
    await world.agencies.endFaults()
    assert.equal(answer.status, 409, JSON.stringify(answer.json))
    assert.equal((await world.sql('select 1 from vehicles.transfers')).length, 0)
    await sellTo('苏A00Q12')
  })

  test('whoever became the owner by another way stands against the registration', async () => {
    const { transferId: id } = (await applyOnline(world)).json
    await accept(world, id)
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    await sellTo('苏A00Q21')
    const { status, json } = await register(world, id)
    assert.deepEqual([status, json.refusal.code], [422, 'blocked'])
    assert.match(json.refusal.reasons[0].says.zh, /所有人已变更/)
  })
})

describe('a car with its inspection run out: the insurers are asked before a policy is (M11.1)', () => {
  let world: World
  before(async () => {
    world = await worldForTest()
    await world.sql(`update vehicles.vehicles set inspection_valid_until = '2021-06-30' where plate_number = $1`, [journeyCar.plateNumber])
  })
  after(() => world.close())
  afterEach(() => world.agencies.endFaults())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const due = async (id: string): Promise<string[]> => ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).duePapers.map(({ type }: Json) => type)
  const steps = async (id: string): Promise<string[]> => ok(await world.call(newClerk, 'GET', at(hangzhou, id))).timeline.map(({ action }: Json) => action)

  test('found: a counter wants no policy', async () => {
    const application = { ...journeyCar, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou }
    const apply = async (...kinds: string[]) => world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...application, papers: await scanned(world, oldClerk, ...kinds) })
    const lacking = (await apply(...usualPapers, 'gift-agreement', 'notarial-deed')).json.refusal
    assert.deepEqual(lacking.reasons.map(({ facts }: Json) => facts.papers), [['safety-inspection']])
    const taken = ok(await apply(...usualPapers, 'gift-agreement', 'notarial-deed', 'safety-inspection'))
    assert.deepEqual(taken.hindrances, [])
    assert.ok(taken.timeline.some(({ says }: Json) => says.zh === '已联网核查到交强险，不要保单'))
    await stop(world, taken.transferId, { who: oldClerk, area: nanjing })
  })

  test('nobody answers: the policy is wanted; found before the registration it is not, and the new file remarks the check', async () => {
    await world.agencies.switchOn({ agency: 'insurance', kind: '5xx', path: '/insurance/queries' })
    const id: string = ok(await applyOnline(world)).transferId
    assert.deepEqual(await due(id), ['safety-inspection', 'compulsory-insurance'])
    await world.agencies.endFaults()
    await accept(world, id)
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    ok(await world.upload(newClerk, at(hangzhou, id, '/papers/safety-inspection/1'), await picture(8)))
    const { newVehicleId, state } = ok(await register(world, id))
    assert.equal(state, 'registered')
    assert.deepEqual((await steps(id)).filter((action) => action.startsWith('insurance')), ['insurance-unknown', 'insurance-confirmed'])
    const file = ok(await world.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/vehicles/${newVehicleId}/archive`))
    const second = file.remarks.filter(({ registration }: Json) => registration === 2).map(({ type, remark }: Json) => `${type} ${remark}`)
    assert.ok(second.includes('compulsory-insurance 联网核查'), second.join())
  })

  test('not found: the policy is scanned, the car is registered, and the insurer hears of it (M11.3)', async () => {
    await world.sql(`update vehicles.vehicles set inspection_valid_until = '2021-06-30' where plate_number = $1`, [secondCar.plateNumber])
    const tickets = async (): Promise<number> => (await world.sql(`select 1 from insurance.tickets`)).length
    const id: string = ok(await applyOnline(world, { ...secondCar, invoice: await world.issueInvoice('00000075', secondCar) })).transferId
    await accept(world, id)
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    for (const type of ['safety-inspection', 'compulsory-insurance']) {
      assert.equal((await register(world, id)).json.refusal.code, 'blocked')
      ok(await world.upload(newClerk, at(hangzhou, id, `/papers/${type}/1`), await picture(8)))
    }
    assert.equal(ok(await register(world, id)).state, 'registered')
    assert.ok((await tickets()) > 0)
    assert.deepEqual((await steps(id)).filter((action) => action.startsWith('insurance')), ['insurance-denied'], 'the same answer is said once')
  })
})
