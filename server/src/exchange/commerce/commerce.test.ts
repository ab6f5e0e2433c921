import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { invoices } from '@changxing/agencies/commerce/invoices.ts'
import { deliveryStatus } from '../deliver.ts'
import { exchangeForTest, type ExchangeForTest } from '../testing/exchange-for-test.ts'
import { checkInvoice } from './check-invoice.ts'
import { reportIrregularTrade } from './report-irregular-trade.ts'

const area = '330100'
let world: ExchangeForTest
before(async () => { world = await exchangeForTest() })
after(() => world.close())
afterEach(async () => {
  await world.endFaults()
  assert.equal(await world.brokenChain(), undefined)
})

const check = (number: string, code = '033012100117', id: string = randomUUID()) => checkInvoice(world.platform, { area, id, code, number })

test('an invoice is confirmed as the tax department knows it, whatever is wrong with it', async () => {
  for (const { id: _id, for: _for, ...invoice } of invoices) assert.deepEqual(await check(invoice.number, invoice.code), { result: 'confirmed', invoice })
})

test('one that does not exist, and numbers that make no sense, are denied', async () => {
  assert.deepEqual(await check('99999999'), { result: 'denied' })
  assert.deepEqual(await check('1'), { result: 'denied' })
})

test('an answer about another invoice is not believed, with an alarm', async () => {
  await world.switchOn({ agency: 'commerce', kind: 'wrong-vin', times: 1 })
  assert.deepEqual(await check('00000001'), { result: 'unknown', cause: 'other-invoice', until: null })
  assert.match(world.errors.join('\n'), /answer-for-another-invoice/)
})

for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'replay', 'clock-off'] as const) {
  test(`${kind} of the tax department: unknown, and the same question again is answered`, async () => {
    const id = randomUUID()
    await world.switchOn({ agency: 'commerce', kind, times: 1 })
    assert.equal((await check('00000001', undefined, id)).result, 'unknown')
    assert.equal((await check('00000001', undefined, id)).result, 'confirmed')
  })
}

test('a report of irregular trade is received once, also when the first answer was lost; one rolled back is never sent', async () => {
  const { platform } = world
  const report = {
    area, kind: 'invoice', departments: ['commerce', 'tax'], vin: 'L0CDEM0A3M0001037', invoiceCode: '033012100117', invoiceNumber: '00000003', dealer: '合肥无名二手车交易市场',
    says: '在第三地开具发票', office: '330100000400', foundOn: '2021-07-01',
  } as const
  const [id, undone] = [randomUUID(), randomUUID()]
  await platform.database.transaction((db) => reportIrregularTrade(platform, db, { ...report, id }))
  await assert.rejects(platform.database.transaction(async (db) => {
    await reportIrregularTrade(platform, db, { ...report, id: undone })
    throw new Error('undone')
  }))
  await world.switchOn({ agency: 'commerce', kind: 'reset', times: 1 })
  await world.runJobs()
  world.advance(31_000)
  await world.runJobs()
  world.rightClock()
  assert.equal((await deliveryStatus(platform, platform.database.single, area, id))?.state, 'confirmed')
  const { reports } = await world.get('/commerce/reports')
  assert.deepEqual(reports.map((one: { id: string; kind: string }) => [one.id, one.kind]), [[id, 'invoice']])
})
