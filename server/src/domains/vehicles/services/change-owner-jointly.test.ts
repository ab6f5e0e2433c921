import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, counter, lin, sentences, servicesForTest, wu, zhao, type Begun, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const service = 'vehicles.change-owner-jointly'
const wuNumber = '510100198901140054'
const zhaoNumber = '510100198509230012'
const zheng = 'citizen-zheng-yutong'
const toZhao = { newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, plateChoice: 'drawn', delivery: 'counter' }
const toZheng = { ...toZhao, newOwnerName: '郑雨桐', newOwnerNumber: '330100199512020068' }
const standing = ({ documents }: Json, wanted: string) => documents.find(({ kind }: Json) => kind === wanted)?.state

describe('another co-owner becomes the registered owner (M9.1, facts 3.1)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())
  const approve = async (one: Json) => {
    await at.approved(clerk, one)
    return at.approved(colleague, one)
  }
  let hers = ''
  const stoppedBy = async (begun: Begun) => sentences(await at.send(begun))

  test('both apply: the car, new plates and a new licence are the other’s; a change in the chain, with its papers, and no sale', async () => {
    const car = await at.car('川A00Q16')
    const begun = await at.begin(wu, service, { subject: car })
    const whole = await at.complete(begun, toZhao)
    assert.deepEqual(
      ['former-owner-identity', 'owner-identity', 'co-ownership-proof', 'certificate-pages', 'driving-permit', 'residence-permit'].map((kind) => standing(whole, kind)),
      ['waived', 'given', 'given', 'given', 'given', 'not-needed'])
    const sent = await at.must(await at.send(begun))
    assert.deepEqual([sent.state, sent.clock.dueOn], ['submitted', null])
    assert.deepEqual(sent.awaits.map(({ name }: Json) => name), ['new-owner'], 'the order names no inspection')
    const asked = (await at.consentFor(zhao, begun.one))!
    assert.equal(asked.asks.zh, '共有的车要变更登记到您名下')
    assert.ok(JSON.stringify(asked).includes('共同申请') && !JSON.stringify(asked).includes(wuNumber))
    const claimed = await at.claim(clerk, begun.one)
    const early = await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: claimed.version })
    assert.deepEqual([early.json.refusal.code, early.json.refusal.reasons[0].clause], ['not-yet', 'M9.1'])
    for (const other of ['vehicles.replace-plates', 'vehicles.exchange-certificate']) {
      const blocked = await at.start(wu, other, { subject: car })
      assert.deepEqual(sentences(blocked), ['正在办理本市过户或变更所有人：请办完或撤回后再来'], other)
    }
    const agreed = await at.agree(zhao, begun.one)
    assert.equal(agreed.state, 'agreed')
    const held = await at.must(await at.call(clerk, 'GET', at.url(begun.one)))
    at.must(await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: held.version }))
    const again = await at.call(clerk, 'GET', at.url(begun.one))
    assert.ok(!again.json.allowed.includes('approve'), 'not by the same officer')
    const { state, result } = await at.approved(colleague, begun.one)
    assert.equal(state, 'completed')

    const now = await at.vehicle(zhao, car)
    assert.deepEqual([now.plate.number, result.formerPlate], [result.plate, '川A00Q16'])
    assert.notEqual(result.plate, '川A00Q16')
    const mine = async (who: string) => (await at.call(who, 'GET', '/api/my/vehicles')).json.vehicles.some(({ vehicleId }: Json) => vehicleId === car.id)
    assert.deepEqual([await mine(zhao), await mine(wu)], [true, false])
    assert.equal((await at.call(wu, 'GET', `/api/my/vehicles/${car.area}/${car.id}`)).status, 404)
    for (const kind of ['plates', 'vehicle-licence']) assert.deepEqual((await at.papers(car, kind)).map((paper) => paper.void_because), ['changed', null], kind)
    const { chain } = (await at.call(clerk, 'GET', `/api/areas/${chengdu}/vehicles/${car.id}`)).json
    assert.deepEqual(chain.map(({ kind, plateNumber }: Json) => [kind, plateNumber]), [['registration', '川A00Q16'], ['change', result.plate]])
    assert.match(chain.at(-1).note, /^变更登记：共同所有人；原号牌 川A00Q16/)
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${car.id}/archive`)).json
    const of = (list: Json[]) => list.filter(({ registration }: Json) => registration === 2).map(({ type }: Json) => type)
    for (const type of ['owner-identity', 'other-proof', 'certificate-pages', 'driving-permit']) assert.ok(of(file.images).includes(type), type)
    assert.deepEqual(file.missing.filter(({ registration }: Json) => registration === 2), [])
    const kept = await at.sql<{ what: string }>('select what from vehicles.changes where vehicle_id = $1 and registration_seq = 2 order by what', [car.id])
    assert.deepEqual(kept.map(({ what }) => what), ['owner', 'plate'])
    const { title } = (await at.call(zhao, 'GET', '/api/my/messages')).json.messages[0]
    assert.equal(title.zh, '车已变更登记到您名下')
    const [wished] = (await at.start(zhao, service, { subject: car })).json.documents
    assert.equal(wished.kind, 'former-owner-identity', 'the new registered owner may do the same')
  })

  test('no agent: neither by a letter in the app nor with one at the counter', async () => {
    const car = await at.car('川A00Q18')
    const letter = await at.delegate(lin, { name: '吴思源', number: wuNumber }, '变更登记')
    const online = await at.start(wu, service, { subject: car, actingFor: { delegation: letter } })
    assert.deepEqual([online.status, online.json.refusal.code, online.json.refusal.reasons[0].clause], [422, 'not-now', 'M9.1'])
    await at.it.runJobs()
    const { checkId } = await at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/delegation-checks`, { agentNumber: wuNumber, business: '变更登记', letter }))
    const there = await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { delegationCheckId: checkId, service, reason: 'came-to-counter', subject: car })
    assert.deepEqual([there.status, sentences(there)], [422, ['共同所有人变更不能委托，请本人办理']])
    assert.equal((await at.sql('select 1 from cases.cases where service = $1 and subject_id = $2', [service, car.id])).length, 0, 'nothing is begun')
    const stranger = await at.start(zhao, service, { subject: car })
    assert.equal(stranger.status, 404, 'a car of somebody else')
  })

  test('the other says no: nothing is approved; at the counter both may say it at once', async () => {
    const car = await at.car('川A00Q15')
    const begun = await at.begin(wu, service, { subject: car })
    await at.submit(begun, toZhao)
    const asked = (await at.consentFor(zhao, begun.one))!
    await at.must(await at.call(zhao, 'POST', at.consentUrl(asked, '/answer'), { answer: 'decline' }))
    const claimed = await at.claim(clerk, begun.one)
    const no = await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: claimed.version })
    assert.equal(no.status, 422)
    await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/release'), { version: claimed.version }))
    await at.withdraw(begun)
    assert.equal((await at.vehicle(wu, car)).plate.number, '川A00Q15')

    const one = await at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { identityNumber: wuNumber, service, reason: 'came-to-counter', subject: car }))
    await at.submit({ who: counter, one }, toZhao, { check: false })
    const { consents } = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: zhaoNumber }))
    const said = { identityNumber: zhaoNumber, answer: 'agree' }
    const done = at.must(await at.call(counter, 'POST', at.consentUrl({ area: chengdu, consentId: consents[0].consentId }, '/counter-answer'), said))
    assert.equal(done.awaits[0].state, 'done')
    const { result } = await approve(one)
    assert.equal((await at.vehicle(zhao, car)).plate.number, result.plate)
  })

  test('a co-owner who is registered in another city shows that they live in this one', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, service, { subject: car })
    await at.must(await at.call(lin, 'PUT', at.url(begun.one, '/answers'), { answers: toZheng }))
    assert.ok((await stoppedBy(begun)).includes('缺少材料：居住证，或写有本市住址的身份证明（登记住址在外市的）'))
    await at.submit(begun, toZheng)
    await at.agree(zheng, begun.one)
    const { state, result } = await approve(begun.one)
    assert.equal(state, 'completed')
    assert.equal((await at.vehicle(zheng, car)).area, chengdu)
    hers = result.plate
  })

  test('what blocks a change blocks it, a mortgage too, also one that comes before the second officer; nobody unknown, not oneself', async () => {
    const car = await at.car(hers)
    const set = (mortgaged: boolean, states = 'A') => at.sql('update vehicles.vehicles set mortgaged = $2, states = $3 where id = $1', [car.id, mortgaged, states])
    await set(true, 'GK')
    const no = await at.start(zheng, service, { subject: car })
    assert.deepEqual([no.json.refusal.code, sentences(no)], ['not-now', [
      '违法未处理：请先处理违法，网上即可处理', '查封：请联系查封的法院', '已抵押或质押：登记的所有人不能变更，请先解除',
    ]])
    await set(false)
    const begun = await at.begin(zheng, service, { subject: car })
    await at.complete(begun, { ...toZheng })
    assert.ok((await stoppedBy(begun)).includes('新车主就是现车主，请核对'))
    await at.complete(begun, { ...toZhao, newOwnerName: '赵明' }, { check: false })
    assert.ok((await stoppedBy(begun)).some((says) => says.startsWith('没有找到新车主')))
    await at.submit(begun, toZhao, { check: false })
    await at.agree(zhao, begun.one)
    await at.approved(clerk, begun.one)
    await set(true)
    const late = await at.approve(colleague, begun.one)
    assert.deepEqual([late.status, sentences(late)], [422, ['已抵押或质押：登记的所有人不能变更，请先解除']])
    assert.notEqual((await at.vehicle(zheng, car)).plate.number, undefined, 'nothing was written')
    await set(false)
    const key = '01890000-0000-7000-8000-00000000c001'
    const { version } = await at.must(await at.call(colleague, 'GET', at.url(begun.one)))
    const once = await at.must(await at.call(colleague, 'POST', at.url(begun.one, '/approval'), { version }, key))
    assert.deepEqual((await at.call(colleague, 'POST', at.url(begun.one, '/approval'), { version }, key)).json, once, 'the same again answers the same')
    assert.equal((await at.papers(car, 'plates')).filter(({ void_because: why }) => why === null).length, 1)
  })
})
