import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { holdRows } from '../../../testing/held-row.ts'
import { servicesForTest } from './testing/services-for-test.ts'
import { applyOnline, buyer, hangzhou, journeyCar, nanjing, secondCar, worldForTest, type Json, type World } from './testing/transfer-for-test.ts'

const seller = 'citizen-gu-lan'
const stranger = 'citizen-jiang-yifan'

describe('a car is looked at together before money changes hands (M2.4.3)', () => {
  let world: World
  let car: { area: string; vehicleId: string }
  before(async () => {
    world = await worldForTest('2021-07-01', { EMISSION_RULES: '330100:5:2020-01-01' })
    car = (await world.call(seller, 'GET', '/api/my/vehicles')).json.vehicles.find((one: { mortgaged: boolean }) => one.mortgaged)
  })
  after(() => world.close())

  const make = async (hours = 24) => (await world.call(
    seller, 'POST', `/api/my/vehicles/${car.area}/${car.vehicleId}/check-links`, { consent: true, hours },
  )).json
  const to = (link: { area: string; linkId: string }, what: string) => `/api/my/check-links/${link.area}/${link.linkId}/${what}`
  const join = (who: string, token: string) => world.call(who, 'POST', '/api/my/check-links/joins', { token, consent: true })

  test('only when both agree; then both see the same, and nothing about the seller', async () => {
    const link = await make()
    assert.equal((await world.call(seller, 'POST', to(link, 'looks'), {})).json.refusal.code, 'consent-missing')
    assert.equal((await world.call(seller, 'POST', to(link, 'agreement'), { consent: true })).json.refusal.code, 'nobody-joined')
    const joined = (await join(buyer, link.token)).json
    assert.deepEqual([joined.state, joined.role, joined.vehicleId], ['waiting-for-seller', 'buyer', null])
    assert.equal((await world.call(buyer, 'POST', to(link, 'looks'), {})).json.refusal.code, 'consent-missing')
    assert.equal(
      (await world.call(buyer, 'POST', to(link, 'agreement'), { consent: true })).status, 404, 'the buyer does not agree for the seller',
    )
    const agreed = (await world.call(seller, 'POST', to(link, 'agreement'), { consent: true })).json
    assert.deepEqual([agreed.state, agreed.buyerMasked], ['open', '郑**'])
    const seen = (await world.call(buyer, 'POST', to(link, 'looks'), {})).json
    assert.equal(seen.clear, false)
    assert.match(seen.reasons[0].says.zh, /抵押/)
    assert.doesNotMatch(JSON.stringify(seen), /顾|320100199208140063|L0CDEM|DE00|164000/)
    await world.call(seller, 'POST', to(link, 'looks'), {})
    const mine = (await world.call(seller, 'GET', '/api/my/check-links')).json.links[0]
    assert.deepEqual(mine.looks.map((look: { who: string }) => look.who), ['seller', 'buyer'])
    assert.equal((await world.call(buyer, 'GET', '/api/my/check-links')).json.links[0].looks.length, 2)
  })

  test('the list of links waits for nobody who has just joined one of them', async () => {
    const link = await make()
    const held = await holdRows(world.it.ownerUrl, 'select 1 from vehicles.check_links where area = $1 and id = $2', [link.area, link.linkId])
    const [first] = (await world.call(seller, 'GET', '/api/my/check-links')).json.links
    assert.equal(first.linkId, link.linkId)
    await held.letGo()
  })

  test('who joins, agrees or takes it back: the other side gets one message, each time', async () => {
    const titles = async (who: string) => (await world.call(who, 'GET', '/api/my/messages')).json.messages.map(({ title }: Json) => title.zh)
    const [sellers, buyers] = [(await titles(seller)).length, (await titles(buyer)).length]
    const news = async () => [(await titles(seller)).slice(0, -sellers || undefined), (await titles(buyer)).slice(0, -buyers || undefined)]
    const link = await make()
    await join(buyer, link.token)
    await join(buyer, link.token)
    for (let again = 0; again < 2; again++) await world.call(seller, 'POST', to(link, 'agreement'), { consent: true })
    assert.deepEqual(await news(), [['有买方请求查看您的车'], ['卖方已同意一起查车']])
    const { json: { messages: [agreed] } } = await world.call(buyer, 'GET', '/api/my/messages')
    assert.equal(agreed.link, `/car-check/${link.area}/${link.linkId}`)
    for (let again = 0; again < 2; again++) await world.call(seller, 'POST', to(link, 'revocation'), {})
    assert.deepEqual((await news())[1], ['卖方收回了查车链接', '卖方已同意一起查车'])
    const second = await make()
    await join(buyer, second.token)
    await world.call(buyer, 'POST', to(second, 'revocation'), {})
    assert.deepEqual((await news())[0], ['买方退出了一起查车', '有买方请求查看您的车', '有买方请求查看您的车'])
    const alone = await make()
    assert.equal((await world.call(seller, 'POST', to(alone, 'revocation'), {})).json.state, 'revoked', 'nobody joined, nobody to tell')
  })

  test('a stranger neither joins nor sees; the seller is not the buyer; a guess finds nothing', async () => {
    const link = await make()
    assert.equal((await join(seller, link.token)).json.refusal.code, 'own-vehicle')
    await join(buyer, link.token)
    assert.equal((await join(stranger, link.token)).json.refusal.code, 'joined-by-another')
    assert.equal((await world.call(stranger, 'POST', to(link, 'looks'), {})).status, 404)
    assert.equal((await join(stranger, `${link.area}${'A'.repeat(32)}`)).status, 404)
    assert.equal(
      (await world.call(stranger, 'POST', `/api/my/vehicles/${car.area}/${car.vehicleId}/check-links`, { consent: true, hours: 1 })).status,
      404,
    )
    assert.equal((await world.call(stranger, 'GET', `/api/my/vehicles/${car.area}/${car.vehicleId}`)).status, 404)
  })

  test('a car that is being transferred to somebody else, or is sold, is not free: also through a link made before', async () => {
    const owner = 'citizen-qian-haiping'
    const [first] = (await world.call(owner, 'GET', '/api/my/vehicles')).json.vehicles.filter((one: { vin: string }) => one.vin === journeyCar.vin)
    const link = (await world.call(owner, 'POST', `/api/my/vehicles/${first.area}/${first.vehicleId}/check-links`, { consent: true, hours: 24 })).json
    await join(stranger, link.token)
    await world.call(owner, 'POST', to(link, 'agreement'), { consent: true })
    const look = async () => (await world.call(stranger, 'POST', to(link, 'looks'), {})).json
    assert.equal((await look()).clear, true)
    const applied = await applyOnline(world)
    const seen = await look()
    assert.deepEqual([seen.clear, seen.reasons.length, seen.reasons[0].clause], [false, 1, 'M2.4.3'])
    assert.match(seen.reasons[0].says.zh, /已有一笔过户正在办理/)
    assert.doesNotMatch(JSON.stringify(seen), /郑/, 'to whom is nobody’s business')
    await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${applied.json.transferId}/withdrawal`, {})
    assert.equal((await look()).clear, true)
    const inCity = await world.call(owner, 'POST', '/api/my/cases', { service: 'vehicles.transfer', subject: { kind: 'vehicle', area: first.area, id: first.vehicleId } })
    assert.equal(inCity.status, 200, JSON.stringify(inCity.json))
    assert.equal((await look()).clear, true, 'a draft is no transfer')
    await world.sql(`update cases.cases set state = 'submitted', submitted_at = now(), office = area || '000400' where id = $1`, [inCity.json.caseId ?? inCity.json.id])
    assert.match((await look()).reasons[0].says.zh, /正在办理/)
    await world.sql(`update cases.cases set state = 'withdrawn' where id = $1`, [inCity.json.caseId ?? inCity.json.id])
    await world.sql(`update vehicles.vehicles set owner_person_id = $1 where id = $2`, [randomUUID(), first.vehicleId])
    assert.match((await look()).reasons[0].says.en, /no longer owns the car/)
  })

  test('a car that moves out by the earlier procedure is not free either, as soon as that is sent', async () => {
    const owner = 'citizen-qian-haiping'
    const at = servicesForTest(world)
    const car = await at.car(secondCar.plateNumber)
    const link = (await world.call(owner, 'POST', `/api/my/vehicles/${car.area}/${car.id}/check-links`, { consent: true, hours: 24 })).json
    await join(stranger, link.token)
    await world.call(owner, 'POST', to(link, 'agreement'), { consent: true })
    const look = async (who = stranger) => (await world.call(who, 'POST', to(link, 'looks'), {})).json
    const out = await at.begin(owner, 'vehicles.move-out', { subject: car })
    const answers = { ground: 'own-move', inArea: '320300', platesBack: 'all', licenceBack: 'yes' }
    await at.complete(out, answers)
    assert.equal((await look()).clear, true, 'a draft moves nothing')
    at.must(await at.send(out))
    const seen = await look()
    assert.deepEqual([seen.clear, seen.reasons.map(({ clause }: Json) => clause)], [false, ['M2.4.3']])
    assert.match(seen.reasons[0].says.zh, /正在办理/)
    assert.doesNotMatch(JSON.stringify(seen), /徐州|320300|钱海平/, 'where to, and who, is nobody’s business')
    assert.deepEqual((await look(owner)).reasons, seen.reasons, 'both see the same')
    await at.withdraw(out)
    assert.equal((await look()).clear, true)
    const suspicion = (state: string) => world.sql(`update cases.cases set suspicion = $2 where id = $1`, [out.one.id, state])
    for (const state of ['opened', 'investigated', 'confirmed']) {
      await suspicion(state)
      assert.match((await look()).reasons.map(({ says }: Json) => says.zh).join(), /有嫌疑，尚未排除/, state)
    }
    await suspicion('cleared')
    assert.equal((await look()).clear, true)
  })

  test('a look asks for a city, the buyer’s unless another is named: its rule for exhaust blocks, papers are to bring', async () => {
    const owner = 'citizen-wu-siyuan'
    const first = (await world.call(owner, 'GET', '/api/my/vehicles')).json.vehicles.find(({ plate }: Json) => plate.number === '川A00Q16')
    const link = (await world.call(owner, 'POST', `/api/my/vehicles/${first.area}/${first.vehicleId}/check-links`, { consent: true, hours: 24 })).json
    await join(buyer, link.token)
    await world.call(owner, 'POST', to(link, 'agreement'), { consent: true })
    await world.sql(`update vehicles.vehicles set emission_stage = 4, inspection_valid_until = '2021-07-01' where id = $1`, [first.vehicleId])
    const look = async (who: string, body = {}) => (await world.call(who, 'POST', to(link, 'looks'), body)).json
    const papers = ({ toBring }: Json) => toBring.map(({ facts }: Json) => facts.paper)
    const usual = await look(buyer)
    assert.deepEqual([usual.inArea, usual.clear, papers(usual)], [hangzhou, false, []], 'the last day of an inspection still counts')
    assert.match(usual.reasons[0].says.zh, /杭州市只接收国五及以上的车/)
    assert.deepEqual((await look(owner)).reasons, usual.reasons, 'both see the same')
    await world.sql(`update vehicles.vehicles set inspection_valid_until = '2021-06-30' where id = $1`, [first.vehicleId])
    const elsewhere = await look(buyer, { inArea: nanjing })
    assert.deepEqual([elsewhere.inArea, elsewhere.clear, elsewhere.reasons], [nanjing, true, []], 'what is to bring blocks nothing')
    assert.deepEqual(papers(elsewhere), ['residence-permit', 'safety-inspection', 'compulsory-insurance'])
    assert.deepEqual(papers(await look(owner, { inArea: nanjing })), ['safety-inspection', 'compulsory-insurance'], 'where the buyer is registered is not the seller’s business')
    const home = await look(buyer, { inArea: first.area })
    assert.deepEqual([home.clear, papers(home)], [true, ['residence-permit', 'safety-inspection', 'compulsory-insurance']], 'a car that stays is not taken in; who lives there shows it')
    const district = await look(buyer, { inArea: '320106' })
    assert.deepEqual([district.inArea, district.clear, district.reasons, papers(district)], [nanjing, true, [], papers(elsewhere)], 'a district counts as its city')
    const away = await look(buyer, { inArea: '420100' })
    assert.deepEqual([away.clear, away.reasons.map(({ clause, facts }: Json) => [clause, facts.area])], [false, [['M2.3.2', '420100']]], 'a city whose office does not work here')
    assert.match(away.reasons[0].says.zh, /武汉市车管所不在本平台/)
    assert.equal((await world.call(buyer, 'POST', to(link, 'looks'), { inArea: 'Hangzhou' })).status, 400)
  })

  test('it can be taken back by either side, and it expires', async () => {
    const link = await make()
    await join(buyer, link.token)
    await world.call(seller, 'POST', to(link, 'agreement'), { consent: true })
    assert.equal((await world.call(buyer, 'POST', to(link, 'revocation'), {})).json.state, 'revoked')
    assert.equal((await world.call(seller, 'POST', to(link, 'looks'), {})).json.refusal.code, 'link-not-open')
    const short = await make(1)
    world.it.advance(3_600_001)
    assert.equal((await join(buyer, short.token)).json.refusal.code, 'link-not-open')
  })
})
