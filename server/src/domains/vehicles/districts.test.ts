import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  applyOnline, buyer, hangzhou, nanjing, scanned, secondCar, stop, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

/** 鼓楼区 of Nanjing, 西湖区 of Hangzhou, 镇海区 of Ningbo. */
const [gulou, xihu, zhenhai] = ['320106', '330106', '330211']

describe('a district counts as its city in transfers between cities (M2.1.5, M2.2.1)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())

  const ok = ({ status, json }: Answer): Json => {
    assert.equal(status, 200, JSON.stringify(json))
    return json
  }
  const route = async (facts: object): Promise<Answer> =>
    world.call(buyer, 'POST', '/api/my/transfer-routes', { vehicleType: 'K33', use: 'A', outArea: nanjing, inArea: hangzhou, ground: 'sale', ...facts })

  test('the way is that of the cities, and only an office that works elsewhere is said to', async () => {
    const ofCities = ok(await route({ tradeArea: hangzhou }))
    const ofDistricts = ok(await route({ outArea: gulou, inArea: xihu, tradeArea: xihu }))
    assert.deepEqual([ofDistricts.route, ofDistricts.applyAt, ofDistricts.inspections, ofDistricts.elsewhere], [ofCities.route, ofCities.applyAt, ofCities.inspections, []])
    assert.deepEqual(ok(await route({ inArea: zhenhai })).elsewhere.map(({ facts, says }: Json) => [facts.area, says.zh.slice(0, 6)]), [['330200', '宁波市车管所']])
    assert.equal(ok(await route({ inArea: gulou })).route, 'within-area')
    assert.equal((await route({ inArea: '330000' })).status, 400, 'a province is no city')
  })

  test('applied for online with the district: taken in by the city, and the same application as with the city', async () => {
    const applied = ok(await applyOnline(world, { inArea: xihu, tradeArea: xihu }))
    assert.deepEqual([applied.area, applied.outArea], [hangzhou, nanjing])
    const rows = await world.sql(`select area, out_area, trade_area from vehicles.transfers where id = $1`, [applied.transferId])
    assert.deepEqual(rows, [{ area: hangzhou, out_area: nanjing, trade_area: hangzhou }])
    assert.equal((await applyOnline(world, { inArea: hangzhou, tradeArea: hangzhou })).json.refusal.code, 'invoice-used', 'no second one by another code')
    ok(await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${applied.transferId}/withdrawal`, {}))
    const within = await applyOnline(world, { inArea: gulou, tradeArea: gulou })
    assert.equal(within.json.refusal.code, 'within-area')
    const nowhere = await applyOnline(world, { inArea: '330000', tradeArea: '330000' })
    assert.equal(nowhere.status, 400)
    assert.deepEqual(await world.sql(`select 1 from vehicles.outgoing where state <> 'withdrawn'`), [], 'nothing is left open')
  })

  test('at a counter the other office may be named by a district, on either side', async () => {
    const newOwnerNumber = '330100199512020068'
    const inClerk = 'officer-hz-registration'
    const taken = ok(await world.call(inClerk, 'POST', `/api/areas/${hangzhou}/transfers`, {
      ...secondCar, newOwnerNumber, ground: 'sale', place: 'in-office', otherArea: gulou, tradeArea: xihu,
      invoice: await world.issueInvoice('00000081', secondCar), papers: await scanned(world, inClerk, ...usualPapers),
    }))
    assert.deepEqual([taken.inArea, taken.outArea, taken.tradeArea], [hangzhou, nanjing, hangzhou])
    await stop(world, taken.transferId)
    const outClerk = 'officer-nj-registration'
    const papers = await scanned(world, outClerk, ...usualPapers, 'notarial-deed')
    const given = { ...secondCar, newOwnerNumber, ground: 'inheritance', place: 'out-office', papers }
    const away = await world.call(outClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...given, otherArea: zhenhai })
    assert.deepEqual([away.status, away.json.refusal.code, away.json.refusal.reasons[0].facts.area], [422, 'office-elsewhere', '330200'])
    const there = ok(await world.call(outClerk, 'POST', `/api/areas/${nanjing}/transfers`, { ...given, otherArea: xihu }))
    assert.deepEqual([there.inArea, there.outArea], [hangzhou, nanjing])
  })
})
