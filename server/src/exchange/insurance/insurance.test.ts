import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { policies } from '@changxing/agencies/insurance/policies.ts'
import { vehicles } from '@changxing/agencies/vehicles.ts'
import { deliveryStatus } from '../deliver.ts'
import { exchangeForTest, type ExchangeForTest } from '../testing/exchange-for-test.ts'
import { askInsurance, type InsuranceQuestion } from './ask-insurance.ts'
import type { Correction } from './messages.ts'
import { openTicket } from './open-ticket.ts'
import { insuranceReasons, type InsuranceReason } from './reasons.ts'
import { receiveCorrections } from './receive-corrections.ts'

let world: ExchangeForTest
const corrections: Correction[] = []
before(async () => {
  world = await exchangeForTest((server, platform) => receiveCorrections(server, platform, async (_context, correction) => {
    corrections.push(correction)
    return { outcome: 'confirmed', body: { received: true } }
  }))
})
after(() => world.close())
afterEach(async () => {
  await world.endFaults()
  world.rightClock()
  assert.equal(await world.brokenChain(), undefined)
})

const vehicleOf = (place: number) => vehicles[place - 1]!
const question = (place: number, changed: Partial<InsuranceQuestion> = {}): InsuranceQuestion => {
  const { vin, plateKind, plateNumber, engineNumber, vehicleType, use, area } = vehicleOf(place)
  return { area, id: randomUUID(), vin, plateKind, plateNumber, engineNumber, vehicleType, use, business: plateNumber ? 'inspection-mark' : 'registration', date: '2021-07-01', office: `${area}000400`, ...changed }
}
const ask = (place: number, changed?: Partial<InsuranceQuestion>) => askInsurance(world.platform, question(place, changed))
const reasonOf = (answer: Awaited<ReturnType<typeof ask>>) => (answer.result === 'confirmed' ? 'confirmed' : `${answer.result} ${answer.reasonCode}`)

test('a policy for exactly this VIN on this day is confirmed, with policy, tax and serial', async () => {
  const answer = await ask(1)
  assert.ok(answer.result === 'confirmed')
  assert.equal(answer.policy.policyNumber, policies[0]!.id)
  assert.deepEqual(answer.policy.vehicleTax, { year: 2021, amountFen: 30_000, status: 'paid' })
  assert.match(answer.serial, /^JQX/)
  assert.deepEqual(answer.remarks, [])
})

test('each way in which insurance is not found has its reason', async () => {
  for (const [place, reason, changed] of [
    [2, 'denied vin-typed', {}], [3, 'denied on-engine-number', {}], [4, 'denied not-uploaded', {}], [5, 'denied starts-later', {}], [6, 'denied surrendered', {}], [7, 'denied not-found', {}],
    [1, 'denied expired', { date: '2022-03-01' }], [1, 'confirmed', { date: '2022-02-28' }], [1, 'confirmed', { date: '2021-03-01' }], [1, 'denied starts-later', { date: '2021-02-28' }],
  ] as const satisfies [number, string, Partial<InsuranceQuestion>][]) {
    assert.equal(reasonOf(await ask(place, changed)), reason, JSON.stringify(changed))
  }
})

test('what is not quite in order is remarked and stays confirmed', async () => {
  const untaxed = await ask(8)
  assert.ok(untaxed.result === 'confirmed')
  assert.deepEqual(untaxed.remarks, ['tax-not-linked'])
  const oldPlate = await ask(1, { plateNumber: '浙A00Q99' })
  assert.ok(oldPlate.result === 'confirmed')
  assert.deepEqual(oldPlate.remarks, ['on-old-plate'])
  const renewed = vehicleOf(9)
  const policy = { ...policies.at(-1)!, id: 'PDZA-RENEWED', from: '2021-06-20T00:00:00+08:00', to: '2022-06-20T00:00:00+08:00' }
  await world.post('/insurance/policies', policy)
  const overlapping = await ask(9)
  assert.ok(overlapping.result === 'confirmed')
  assert.equal(overlapping.policy.vin, renewed.vin)
  assert.deepEqual(overlapping.remarks, ['renewal-overlaps'])
})

test('an answer for another VIN is never believed: unknown, with an alarm', async () => {
  for (const place of [1, 7]) {
    await world.switchOn({ agency: 'insurance', kind: 'wrong-vin', times: 1 })
    const answer = await ask(place)
    assert.ok(answer.result === 'unknown' && answer.cause === 'other-vin')
    assert.equal(answer.reasonCode, 'other-vin')
    assert.ok(Date.parse(answer.askAgainAt) > Date.now())
  }
  assert.match(world.errors.join('\n'), /insurance-answer-for-another-vehicle/)
  assert.equal(reasonOf(await ask(1)), 'confirmed')
})

for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'replay', 'clock-off'] as const) {
  test(`${kind} of the insurers: unknown, never against anybody, and the same question again is confirmed`, async () => {
    const one = question(1)
    await world.switchOn({ agency: 'insurance', kind, times: 1 })
    const answer = await askInsurance(world.platform, one)
    assert.equal(reasonOf(answer), 'unknown platform-down')
    assert.equal(reasonOf(await askInsurance(world.platform, one)), 'confirmed')
  })
}

test('within a maintenance window the paper route is open at once, and the question comes again after it', async () => {
  await world.asOwner(`insert into exchange.windows values ('insurance', '2021-01-01', null, '00:00', '00:00', '维护', 'Maintenance')`)
  const answer = await ask(1)
  await world.asOwner('delete from exchange.windows')
  assert.ok(answer.result === 'unknown' && answer.reasonCode === 'maintenance' && answer.cause === 'maintenance')
  assert.ok(Date.parse(answer.askAgainAt) > Date.now())
})

test('a query that makes no sense is refused by the insurers, not unknown', async () => {
  assert.equal(reasonOf(await ask(1, { vin: '' })), 'denied query-refused')
})

test('a ticket is delivered after an outage, with the same id, once; the correction comes in signed and the next check is confirmed', async () => {
  const { area, vin, plateKind, plateNumber, engineNumber } = vehicleOf(2)
  const id = randomUUID()
  const ticket = { area, id, vin, plateKind, plateNumber, engineNumber, reasonCode: 'vin-typed', insurer: null, insurerName: null, serial: null, office: `${area}000400`, date: '2021-07-01' } as const
  const { database } = world.platform
  await database.transaction(async (db) => {
    await openTicket(world.platform, db, ticket)
    await openTicket(world.platform, db, ticket)
  })
  await world.switchOn({ agency: 'insurance', kind: 'half-body', times: 1 })
  await world.runJobs()
  const waiting = await deliveryStatus(world.platform, database.single, area, id)
  assert.deepEqual([waiting?.state, waiting?.attempts, waiting?.cause], ['waiting', 1, 'no-answer'])
  await world.runJobs()
  assert.equal((await deliveryStatus(world.platform, database.single, area, id))?.attempts, 1, 'not before its pause is over')
  world.advance(31_000)
  await world.runJobs()
  const settled = await deliveryStatus(world.platform, database.single, area, id)
  assert.equal(settled?.state, 'confirmed')
  assert.equal(settled.answer?.['ticketId'], id)
  const { tickets } = await world.get('/insurance/tickets')
  assert.equal(tickets.length, 1)

  world.rightClock()
  const { said } = await world.post('/insurance/corrections', { policyNumber: policies[1]!.id })
  assert.deepEqual([said.outcome, said.body], ['confirmed', { received: true }])
  assert.equal(corrections.at(-1)?.ticketId, id)
  assert.equal(corrections.at(-1)?.wasVin, vin.replaceAll('0', 'O'))
  assert.equal(reasonOf(await ask(2)), 'confirmed')
  assert.equal((await world.get('/insurance/tickets')).tickets[0].settled, true)
})

test('a message that nobody takes is given up, and the business hears of it', async () => {
  const heard: unknown[] = []
  const other = await exchangeForTest(undefined, { 'test.heard': async (_job, payload) => { heard.push(payload) } })
  try {
    const { area, vin, plateKind, plateNumber, engineNumber } = vehicleOf(2)
    const id = randomUUID()
    await other.switchOn({ agency: 'insurance', kind: '5xx' })
    await other.platform.database.transaction((db) => openTicket(other.platform, db, {
      area, id, vin, plateKind, plateNumber, engineNumber, reasonCode: 'vin-typed', insurer: null, insurerName: null, serial: null, office: '320100000400', date: '2021-07-01' }, 'test.heard'))
    for (let days = 0; days < 8; days++) {
      await other.runJobs()
      other.advance(24 * 3_600_000)
    }
    assert.equal((await deliveryStatus(other.platform, other.platform.database.single, area, id))?.state, 'given-up')
    assert.deepEqual(heard, [{ area, id, outcome: 'given-up' }])
    assert.match(other.errors.join('\n'), /delivery-given-up/)
  } finally {
    await other.close()
  }
})

test('every reason says in both languages what is wrong', () => {
  for (const code of Object.keys(insuranceReasons) as InsuranceReason[]) assert.ok(insuranceReasons[code].says.zh && insuranceReasons[code].says.en)
})
