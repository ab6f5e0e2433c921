import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { travellers } from '@changxing/agencies/border/crossings.ts'
import { exchangeForTest, type ExchangeForTest } from '../testing/exchange-for-test.ts'
import { firstReturn, queryCrossings, wasAbroad, type Crossing } from './query-crossings.ts'

let world: ExchangeForTest
before(async () => { world = await exchangeForTest() })
after(() => world.close())
afterEach(async () => {
  await world.endFaults()
  assert.equal(await world.brokenChain(), undefined)
})

const ask = (identityNumber = travellers[0]!.id, since = '2010-01-01', id: string = randomUUID()) => queryCrossings(world.platform, { area: '510100', id, identityNumber, since })

test('crossings come in order, from the day that is asked for; who never left has none', async () => {
  assert.deepEqual(await ask(), { result: 'answered', crossings: travellers[0]!.crossings })
  assert.deepEqual(await ask(travellers[0]!.id, '2020-01-01'), { result: 'answered', crossings: [{ kind: 'entry', on: '2021-07-10' }] })
  assert.deepEqual(await ask('510100199004160025'), { result: 'answered', crossings: [] })
})

test('abroad on a day, and the first return: of several stays the first return counts (M8.2.2)', () => {
  const twice: readonly Crossing[] = [{ kind: 'exit', on: '2019-12-01' }, { kind: 'entry', on: '2021-02-03' }, { kind: 'exit', on: '2021-03-01' }, { kind: 'entry', on: '2021-08-20' }]
  assert.deepEqual(['2019-11-30', '2019-12-01', '2021-02-02', '2021-02-03', '2021-03-01', '2021-08-20'].map((on) => wasAbroad(twice, on)), [false, true, true, false, true, false])
  assert.equal(firstReturn(twice, '2020-04-10'), '2021-02-03')
  assert.equal(firstReturn(twice, '2021-08-21'), undefined)
  assert.equal(wasAbroad([], '2020-04-10'), false)
})

test('a question that the authority refuses says nothing about the person', async () => {
  assert.deepEqual(await ask(travellers[0]!.id, 'yesterday'), { result: 'unknown', cause: 'not-understood' })
})

for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'replay', 'clock-off', 'wrong-vin'] as const) {
  test(`${kind} of the border authority: unknown, and the same question again is answered`, async () => {
    const id = randomUUID()
    await world.switchOn({ agency: 'border', kind, times: 1 })
    assert.equal((await ask(undefined, undefined, id)).result, 'unknown')
    assert.equal((await ask(undefined, undefined, kind === 'wrong-vin' ? undefined : id)).result, 'answered')
  })
}
