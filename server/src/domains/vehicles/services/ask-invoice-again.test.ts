import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { invoiceRemedy } from '../invoice-reasons.ts'
import { chengdu, clerk, lin, sentences, servicesForTest, wu, type Begun, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Answer, type Json } from '../testing/transfer-for-test.ts'

const zhaoNumber = '510100198509230012'
const name = 'used-car-invoice'

describe('in the city: a denied invoice is asked about again when the dealer has corrected it (M2.4.3)', () => {
  let at: Services
  let begun: Begun
  before(async () => {
    at = servicesForTest(await worldForTest())
    begun = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q16') })
  })
  after(() => at.close())

  const sale = { vin: 'L0CDEM0A1M0006222', plateNumber: '川A00Q16', placeArea: chengdu, officeName: '成都市公安局交通管理局车辆管理所', buyer: { name: '赵明远', identityNumber: zhaoNumber } }
  const answers = { ground: 'sale', newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, invoiceCode: '033012100117', plateChoice: 'drawn', delivery: 'counter' }
  const checkOf = (one: Json): Json => one.checks.find((check: Json) => check.name === name)
  const version = async (): Promise<number> => at.must(await at.call(wu, 'GET', at.url(begun.one))).version
  const ask = async (who = wu, key?: string, seen?: number): Promise<Answer> =>
    at.call(who, 'POST', at.url(begun.one, `/agency-checks/${name}/again`), { version: seen ?? (await version()) }, key)
  const wrong = (number: string) => at.issueInvoice(number, { ...sale, placeArea: '330100' })

  test('denied: what to do is said in the words of a transfer between cities, and how often it may be asked again; nobody else may', async () => {
    await wrong('00000201')
    const one = await at.complete(begun, { ...answers, invoiceNumber: '00000201' })
    assert.deepEqual([checkOf(one).result, checkOf(one).again], ['denied', { says: invoiceRemedy.says, left: 5 }])
    assert.equal((await at.call(wu, 'POST', at.url(begun.one, '/agency-checks'))).json.checks.find((check: Json) => check.name === name).result, 'denied', 'not asked by itself')
    assert.equal((await ask(lin, undefined, one.version)).status, 404)
    assert.equal((await ask(clerk, undefined, one.version)).status, 403)
    assert.equal((await ask(wu, undefined, one.version + 7)).status, 409)
    assert.equal((await at.call(wu, 'POST', at.url(begun.one, '/agency-checks/insurance/again'), { version: await version() })).status, 404, 'only where the page says so')
  })

  test('asked again in vain it stays denied; corrected it is confirmed, and it goes on; a repeat counts once', async () => {
    const still = at.must(await ask())
    assert.deepEqual([checkOf(still).result, checkOf(still).again.left], ['denied', 4])
    await at.agencies.switchOn({ agency: 'commerce', kind: '5xx' })
    const silent = at.must(await ask())
    await at.agencies.endFaults()
    assert.deepEqual([checkOf(silent).result, checkOf(silent).again.left], ['denied', 3], 'who does not answer takes nothing back, and confirms nothing')
    await at.issueInvoice('00000201', sale)
    const [key, seen] = ['00000000-0000-4000-8000-00000000a040', await version()]
    const right = at.must(await ask(wu, key, seen))
    assert.deepEqual([checkOf(right).result, checkOf(right).again], ['confirmed', null])
    assert.deepEqual(at.must(await ask(wu, key, seen)), right)
    assert.equal(right.timeline.filter(({ kind }: Json) => kind === 'agency-asked-again').length >= 1, true)
    assert.equal((await ask()).json.refusal.code, 'not-now', 'confirmed: nothing to ask')
    assert.equal(at.must(await at.send(begun)).state, 'submitted')
  })

  test('after the last time the counter compares the original', async () => {
    begun = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q15') })
    const car = { ...sale, vin: 'L0CDEM0A1M0005185', plateNumber: '川A00Q15', placeArea: '330100' }
    await at.issueInvoice('00000202', car)
    await at.complete(begun, { ...answers, invoiceNumber: '00000202' })
    for (const left of [4, 3, 2, 1, 0]) assert.equal(checkOf(at.must(await ask())).again.left, left)
    assert.match(sentences(await ask()).join(), /已再查 5 次，请到窗口，由人工核对原件/)
  })
})
