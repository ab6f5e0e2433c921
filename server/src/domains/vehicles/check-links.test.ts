import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { buyer, worldForTest, type World } from './testing/transfer-for-test.ts'

const seller = 'citizen-gu-lan'
const stranger = 'citizen-jiang-yifan'

describe('a car is looked at together before money changes hands (M2.4.3)', () => {
  let world: World
  let car: { area: string; vehicleId: string }
  before(async () => {
    world = await worldForTest()
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
