import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { askInvoiceAgain } from './transfer-invoice.ts'
import {
  applyOnline, at, buyer, hangzhou, inspect, nanjing, receipt, register, scan, scanned, secondCar, send, showOriginals, stop, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const clerk = 'officer-hz-registration'

describe('an invoice that nobody answered about is asked for again, and compared by eye at the last (M2.4.3)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())
  afterEach(() => world.agencies.endFaults())

  const silence = () => world.agencies.switchOn({ agency: 'commerce', kind: '5xx' })
  const refusalOf = (answer: Answer) => {
    assert.equal(answer.status, 422, JSON.stringify(answer.json))
    return answer.json.refusal
  }
  /** Path B while the tax department is silent. */
  const taken = async (invoice: object): Promise<string> => {
    await silence()
    const papers = await scanned(world, clerk, ...usualPapers, 'used-car-invoice')
    const answer = await world.call(clerk, 'POST', `/api/areas/${hangzhou}/transfers`, {
      ...secondCar, place: 'in-office', otherArea: nanjing, ground: 'sale', tradeArea: hangzhou, invoice, newOwnerNumber: '330100199512020068', papers,
    })
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    assert.equal(answer.json.invoice.result, 'unknown')
    return answer.json.transferId
  }
  const inspected = async (id: string) => {
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
  }
  const see = async (id: string): Promise<Json> => (await world.call(clerk, 'GET', at(hangzhou, id))).json
  const askAgain = (id: string) => askInvoiceAgain({ platform: world.it.platform, transaction: world.it.platform.database.transaction }, { area: hangzhou, transferId: id })
  const jobs = (id: string) => world.sql<{ run_at: Date }>(`select run_at from graphile_worker.jobs where key = $1`, [`vehicles.ask-invoice:${id}`])

  test('a stranger who sold the car, by number or else by name: refused, and nothing is opened (M2.4.3)', async () => {
    const stranger = refusalOf(await applyOnline(world, {
      ...secondCar, invoice: await world.issueInvoice('00000011', { ...secondCar, seller: { name: '钱海平', identityNumber: '320100199208140063' } }),
    }))
    assert.equal(stranger.code, 'invoice-other-seller', 'the same name with another number is somebody else')
    assert.deepEqual(stranger.reasons.map(({ clause, says }: Json) => [clause, says.zh]), [['M2.4.3', '发票上的卖方不是这辆车的登记车主']])
    const unnumbered = await world.issueInvoice('00000012', { ...secondCar, seller: { name: '顾岚', identityNumber: '' } })
    assert.equal(refusalOf(await applyOnline(world, { ...secondCar, invoice: unnumbered })).code, 'invoice-other-seller', 'without a number the name counts')
  })

  test('a dealer who sold on commission is no other seller: both offices read whose proof to look at', async () => {
    const invoice = await world.issueInvoice('00000013', { ...secondCar, seller: { name: '杭州无名二手车经销有限公司', identityNumber: '91330100MA27XXXX0X' } })
    const { status, json } = await applyOnline(world, { ...secondCar, invoice })
    assert.equal(status, 200, JSON.stringify(json))
    for (const [officer, area] of [['officer-hz-registration', hangzhou], ['officer-nj-archive', nanjing]] as const) {
      const { timeline } = (await world.call(officer, 'GET', at(area, json.transferId))).json
      assert.ok(timeline.some(({ says }: Json) => /“杭州无名二手车经销有限公司”.+收购或委托/.test(says.zh)), officer)
    }
    assert.equal((await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${json.transferId}/withdrawal`, {})).json.state, 'withdrawn')
  })

  test('an invented invoice: the next question denies it, the new owner learns what to do, and no plate is given', async () => {
    const id = await taken({ code: '999999999999', number: '99999999' })
    assert.equal((await jobs(id)).length, 1, 'a question is ordered')
    await world.agencies.endFaults()
    await inspected(id)
    await askAgain(id)
    const denied = await see(id)
    assert.equal(denied.invoice.result, 'denied')
    assert.match(denied.hindrances.at(-1).says.zh, /不能登记.+撤回/)
    assert.match((await world.call(buyer, 'GET', '/api/my/messages')).json.messages[0].body.zh, /查无此发票.+开票方更正/)
    const refusal = refusalOf(await register(world, id))
    assert.deepEqual([refusal.code, refusal.reasons.map(({ clause }: Json) => clause)], ['invoice-denied', ['M2.4.3', 'M2.4.3']])
    assert.ok(denied.allowed.includes('withdraw'), 'a way out')
    await stop(world, id)
  })

  test('the last question is put before the registration, also when no job has run', async () => {
    const id = await taken({ code: '999999999999', number: '99999998' })
    await world.agencies.endFaults()
    await inspected(id)
    assert.equal(refusalOf(await register(world, id)).code, 'invoice-denied')
    assert.equal((await see(id)).invoice.result, 'denied', 'what was learnt is kept with the refusal')
    await silence()
    assert.equal(refusalOf(await register(world, id)).code, 'invoice-denied', 'silence makes a denied invoice no better')
    await stop(world, id)
  })

  test('questions go on with growing pauses and end; then the invoice is compared by eye, by name, and the car is registered', async () => {
    const invoice = await world.issueInvoice('00000071', secondCar)
    const id = await taken(invoice)
    const first = (await jobs(id))[0]!.run_at.getTime()
    await askAgain(id)
    const second = (await jobs(id))[0]!.run_at.getTime()
    assert.ok(second - first > 25 * 60_000, 'the pause has doubled')
    assert.equal((await see(id)).invoice.attempts, 1)
    await inspected(id)
    assert.equal(refusalOf(await register(world, id)).code, 'invoice-to-compare')
    const { version } = await see(id)
    const compare = (who: string, more: object) => world.call(who, 'POST', at(hangzhou, id, '/invoice-comparison'), { version, fits: true, words: '票面、车架号、买卖双方一致', ...more })
    assert.equal((await compare('officer-hz-inspection', {})).status, 403)
    assert.equal((await compare(clerk, { fileId: '018f0000-0000-7000-8000-000000000000' })).status, 400)
    const compared = await compare(clerk, { fileId: await scan(world, clerk, 77) })
    assert.equal(compared.status, 200, JSON.stringify(compared.json))
    assert.deepEqual([compared.json.invoice.result, compared.json.invoice.comparedBy], ['unknown', '900112'])
    assert.match(compared.json.timeline.at(-1).says.zh, /人工核对/)
    const done = await register(world, id)
    assert.equal(done.json.state, 'registered', JSON.stringify(done.json))
    const archive = (await world.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/vehicles/${done.json.newVehicleId}/archive`)).json
    const pages = archive.images.filter(({ registration }: Json) => registration === 2).map(({ type }: Json) => type)
    assert.deepEqual(pages.sort(), ['certificate-pages', 'driving-permit', 'driving-permit', 'owner-identity', 'owner-identity', 'used-car-invoice', 'used-car-invoice', 'vin-rubbing'])
    assert.deepEqual(archive.missing, [], 'what the counter scanned is the file of the new registration')
  })
})
