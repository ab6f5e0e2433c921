import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { lenders } from '@changxing/agencies/bank/lenders.ts'
import { vehicles } from '@changxing/agencies/vehicles.ts'
import { deliveryStatus } from '../deliver.ts'
import type { InboundContext } from '../inbound.ts'
import { exchangeForTest, type ExchangeForTest } from '../testing/exchange-for-test.ts'
import { fetchReconciliation } from './fetch-reconciliation.ts'
import type { MortgageFiled, ReconciliationEntry } from './messages.ts'
import { filedHash, releasedHash } from './mortgage-hash.ts'
import { promptLender } from './prompt-lender.ts'
import { receiveMortgages } from './receive-mortgages.ts'
import { reconcile } from './reconcile.ts'

const day = '2021-07-01'
const car = vehicles.at(-1)!
let world: ExchangeForTest

/** What a domain would keep. */
const keep = (context: InboundContext, kind: string, contract: string, uscc: string, vin: string, hash: string) =>
  context.db.run(`test.keep`, 'insert into test.kept values ($1, $2, $3, $4, $5, $6)', [context.area, kind, contract, uscc, vin, hash])

before(async () => {
  world = await exchangeForTest((server, platform) => receiveMortgages(server, platform, {
    filed: async (context, filed: MortgageFiled) => {
      await keep(context, 'filed', filed.contractNumber, filed.mortgagee.uscc, filed.vin, filedHash(filed))
      return { outcome: 'confirmed', body: { receipt: context.messageId } }
    },
    released: async (context, released) => {
      await keep(context, 'released', released.contractNumber, released.mortgageeUscc, released.vin, releasedHash(released))
      return { outcome: 'confirmed', body: { receipt: context.messageId } }
    },
  }))
  await world.asOwner(`create schema test; create table test.kept (area text, kind text, contract text, uscc text, vin text, hash text);
    grant usage on schema test to changxing_app; grant select, insert on test.kept to changxing_app`)
})
after(() => world.close())
afterEach(async () => {
  await world.endFaults()
  assert.equal(await world.brokenChain(), undefined)
})

const kept = () => world.asOwner<ReconciliationEntry>(`select kind, contract as "contractNumber", uscc as "mortgageeUscc", vin, hash from test.kept order by contract, kind`)
const keptFor = async (contract: string) => (await kept()).filter(({ contractNumber }) => contractNumber === contract).map(({ kind }) => kind)
const file = (order: object = {}) => world.post('/bank/mortgages', { lender: lenders[0]!.uscc, vin: car.vin, on: day, ...order })

test('a bank that was never met before files and releases a mortgage', async () => {
  const filed = await file()
  assert.deepEqual([filed.filed.said.outcome, filed.filed.said.body], ['confirmed', { receipt: filed.filed.id }])
  const released = await world.post('/bank/releases', { contractNumber: filed.id, on: day })
  assert.equal(released.released.said.outcome, 'confirmed')
  assert.deepEqual(await keptFor(filed.id), ['filed', 'released'])
})

for (const [kind, cause, done] of [
  ['slow', null, true], ['5xx', 'own-gateway', false], ['reset', 'reset', true], ['garbage', 'not-signed', false], ['half-body', 'half a body', false],
  ['wrong-signature', 'not-signed', false], ['replay', 'another-message', false], ['clock-off', 'unsettled', false],
] as const) {
  test(`${kind} on the way from the bank: done ${done ? 'once' : 'not at all'}, and the same again is confirmed and done once`, async () => {
    await file()
    const before = (await kept()).length
    await world.switchOn({ agency: 'bank', kind, times: 1, path: '/exchange/inbound/', delayMs: 50 })
    const first = await file()
    assert.equal(first.filed.said.outcome, cause === null ? 'confirmed' : 'unknown')
    assert.equal(first.filed.said.cause, cause)
    assert.equal((await kept()).length, before + (done ? 1 : 0))
    const again = await world.post('/bank/mortgages/again', { contractNumber: first.id })
    assert.equal(again.filed.said.outcome, 'confirmed')
    assert.deepEqual(await keptFor(first.id), ['filed'])
  })
}

test('bad input: no mortgagee, a lender of another kind, a day that does not exist, a number that is no amount; nothing is kept', async () => {
  const before = (await kept()).length
  for (const [changed, field] of [
    [{ mortgagee: null }, 'mortgagee'], [{ mortgagee: { uscc: lenders[0]!.uscc, name: 'x', kind: 'person' } }, 'mortgagee.kind'], [{ mortgagee: { uscc: 'O', name: 'x', kind: 'commercial-bank' } }, 'mortgagee.uscc'],
    [{ endsOn: '2022-02-30' }, 'endsOn'], [{ principalFen: 0 }, 'principalFen'], [{ sealHash: 'abc' }, 'sealHash'], [{ vin: 'LOO' }, 'vin'], [{ unknown: 1 }, 'unknown'],
  ] as const) {
    const { filed } = await file({ changed })
    assert.deepEqual([filed.said.outcome, filed.said.status], ['denied', 422], field)
    assert.deepEqual(filed.said.body.error.fields.map(({ field: name }: { field: string }) => name), [field])
  }
  assert.equal((await kept()).length, before)
})

test('the daily list of the bank, in pages and whole, against ours: four piles', async () => {
  const on = '2021-07-05'
  for (let contracts = 0; contracts < 3; contracts++) await file({ on })
  const different = await file({ on })
  await world.asOwner(`update test.kept set hash = repeat('0', 64) where contract = $1`, [different.id])
  const onlyThem = await file({ on, booksOnly: true })
  const theirs = await fetchReconciliation(world.platform, { area: car.area, day: on })
  assert.ok(theirs.result === 'confirmed')
  const onlyUs: ReconciliationEntry = { kind: 'filed', contractNumber: 'OURS', mortgageeUscc: lenders[0]!.uscc, vin: car.vin, hash: 'f'.repeat(64) }
  const known = new Set(theirs.entries.map(({ contractNumber }) => contractNumber))
  const piles = reconcile([...(await kept()).filter(({ contractNumber }) => known.has(contractNumber)), onlyUs], theirs.entries)
  assert.equal(piles.same.length, 3)
  assert.deepEqual(piles.onlyUs, [onlyUs])
  assert.deepEqual(piles.onlyThem.map(({ contractNumber }) => contractNumber), [onlyThem.id])
  assert.deepEqual(piles.different.map(({ ours, theirs: other }) => [ours.contractNumber, other.contractNumber]), [[different.id, different.id]])

  assert.deepEqual(await fetchReconciliation(world.platform, { area: '110000', day: on }), { result: 'confirmed', entries: [] })
  assert.equal((await fetchReconciliation(world.platform, { area: car.area, day: 'yesterday' })).result, 'unknown')
  for (const kind of ['garbage', 'half-body', 'wrong-signature'] as const) {
    await world.switchOn({ agency: 'bank', kind, times: 1, path: '/bank/reconciliation' })
    assert.equal((await fetchReconciliation(world.platform, { area: car.area, day: on })).result, 'unknown')
  }
})

test('a list longer than a page comes whole', async () => {
  const on = '2021-08-01'
  for (let contracts = 0; contracts < 205; contracts++) await file({ on, booksOnly: true })
  const list = await fetchReconciliation(world.platform, { area: car.area, day: on })
  assert.ok(list.result === 'confirmed')
  assert.equal(new Set(list.entries.map(({ contractNumber }) => contractNumber)).size, 205)
})

test('an owner who has paid off prompts the lender, who promises a day; a contract that the lender does not know is denied', async () => {
  const { id: contractNumber } = await file()
  await world.post('/bank/mortgages/paid-off', { contractNumber })
  const { platform } = world
  const prompt = async (contract: string) => {
    const id = randomUUID()
    await platform.database.transaction((db) => promptLender(platform, db, { area: car.area, id, contractNumber: contract, mortgageeUscc: lenders[0]!.uscc, vin: car.vin, askedOn: day }))
    await world.runJobs()
    return deliveryStatus(platform, platform.database.single, car.area, id)
  }
  const answered = await prompt(contractNumber)
  assert.equal(answered?.state, 'confirmed')
  assert.equal(answered.answer?.['paidOff'], true)
  assert.match(String(answered.answer?.['releaseBy']), /^\d{4}-\d{2}-\d{2}$/)
  assert.equal((await prompt('unheard of'))?.state, 'denied')
})
