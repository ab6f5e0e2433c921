import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, counter, sentences, servicesForTest, wu, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const hangzhou = '330100'
const zheng = 'citizen-zheng-yutong'
const zhengNumber = '330100199512020068'
const newCar = {
  imported: false, vin: 'L0CDEM0A4M0010023', engineNumber: 'DE0010023', vehicleType: 'K33', use: 'A', energy: 'A', brandModel: '虚构牌 XG7004', colour: 'A',
  conformityNumber: 'HGZ0010023', madeOn: '2021-05-20', accidentBefore: false, plateChoice: 'drawn', delivery: 'counter',
}
const permit = ({ documents }: Json) => documents.find(({ kind }: Json) => kind === 'residence-permit').state

describe('who lives in a city and is registered in another (facts 4.2)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  test('takes over a car within the city with a residence permit; the way, the shared check and the service say the same', async () => {
    const car = await at.car('川A00Q16')
    const way = await at.must(await at.call(zheng, 'POST', '/api/my/transfer-routes', { vehicleType: 'K33', use: 'A', ground: 'gift', outArea: chengdu, inArea: chengdu }))
    assert.equal(way.route, 'within-area')
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: car })
    const answers = { ground: 'gift', newOwnerName: '郑雨桐', newOwnerNumber: zhengNumber, plateChoice: 'drawn', delivery: 'counter' }
    await at.must(await at.call(wu, 'PUT', at.url(begun.one, '/answers'), { answers: { ...answers, newOwnerName: '赵明远', newOwnerNumber: '510100198509230012' } }))
    assert.equal(permit((await at.call(wu, 'GET', at.url(begun.one))).json), 'not-needed', 'who is registered here shows none')
    const named = await at.must(await at.call(wu, 'PUT', at.url(begun.one, '/answers'), { answers }))
    assert.equal(permit(named), 'missing')
    assert.ok(sentences(await at.send(begun)).includes('缺少材料：居住证，或写有本市住址的身份证明（登记住址在外市的）'))
    await at.complete(begun, answers)
    const sent = await at.must(await at.send(begun))
    assert.ok(sent.decision.reasons.some(({ clause, holds, says }: Json) => clause === 'M2.3.6' && holds && /居住证/.test(says.zh)))
    await at.agree(zheng, begun.one)
    await at.approved(clerk, begun.one)
    const { state, result } = await at.approved(colleague, begun.one)
    assert.equal(state, 'completed')
    const hers = await at.vehicle(zheng, car)
    assert.deepEqual([hers.area, hers.plate.number], [chengdu, result.plate])
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${car.id}/archive`)).json
    assert.ok(file.images.some(({ registration, type }: Json) => registration === 2 && type === 'residence-permit'), 'the permit is filed')
  })

  test('registers a new car there, online: in the chosen city, with the permit, found among one’s own', async () => {
    const check = (place?: string) => at.call(zheng, 'POST', '/api/services/vehicles.register/check', place === undefined ? {} : { place })
    const [home, there] = [(await check()).json, (await check(chengdu)).json]
    assert.deepEqual([home.allowed, home.answer.office.zh, there.allowed, there.answer.office.zh], [true, '杭州市车辆管理所', true, '成都市车辆管理所'])
    assert.deepEqual([home, there].map(({ decision }) => decision.reasons.some(({ says }: Json) => /居住证/.test(says.zh))), [false, true])
    const begun = await at.begin(zheng, 'vehicles.register', { place: '510104' })
    assert.equal(begun.one.area, chengdu, 'a district counts as its city')
    assert.equal((await at.begin(zheng, 'vehicles.register', { place: chengdu })).one.id, begun.one.id, 'a repeat finds the same draft')
    assert.notEqual((await at.begin(zheng, 'vehicles.register')).one.id, begun.one.id, 'one at home is another')
    assert.equal(permit(begun.one), 'missing')
    assert.ok((await at.call(zheng, 'GET', '/api/my/cases')).json.cases.some(({ id }: Json) => id === begun.one.id))
    assert.equal((await at.submit(begun, newCar)).state, 'submitted')
    await at.approved(clerk, begun.one)
    const { result } = await at.approved(colleague, begun.one)
    assert.match(result.plate, /^川A/)
    assert.equal((await at.vehicle(zheng, { area: chengdu, id: result.vehicle })).certificateNumber, result.certificate)
  })

  test('at the counter of the city where they live: registration and temporary plate; another’s case there is not theirs', async () => {
    const begin = (service: string, who = counter) =>
      at.call(who, 'POST', `/api/areas/${chengdu}/counter-cases`, { identityNumber: zhengNumber, service, reason: 'came-to-counter' })
    const one = await at.must(await begin('vehicles.temporary-plate'))
    assert.deepEqual([one.area, permit(one)], [chengdu, 'missing'])
    const answers = { imported: false, vin: 'L0CDEM0A5M0004148', engineNumber: 'DE0004148', vehicleType: 'K33', use: 'A', purpose: 'within-area', insuranceUntil: '2022-06-30', delivery: 'counter' }
    assert.equal((await at.submit({ who: counter, one }, answers)).state, 'submitted')
    assert.equal((await at.approved(clerk, one)).result.validUntil, '2021-07-16')
    assert.equal(permit(await at.must(await begin('vehicles.register'))), 'missing')
    assert.equal((await begin('vehicles.register', zheng)).status, 403)
    assert.equal((await at.call(wu, 'GET', at.url(one))).status, 404)
  })

  test('not where no office works on this platform, not where there is no city, and no choice where a service has none', async () => {
    const start = (service: string, place: string) => at.start(zheng, service, { place })
    const no = await start('vehicles.register', '320400')
    assert.deepEqual([no.json.refusal.code, sentences(no)], ['not-now', ['常州市车管所不在本平台，不能在这里申请：请向常州市车管所询问、办理']])
    for (const [service, place] of [['vehicles.register', '999999'], ['licences.e-licence-application', hangzhou]] as const) {
      const { status, json } = await start(service, place)
      assert.deepEqual([status, json.error?.fields?.[0]?.field], [400, 'place'], `${service} ${JSON.stringify(json)}`)
    }
  })
})
