import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { readConfig } from '../platform/config.ts'
import { openPlatform } from '../platform/open-platform.ts'
import { agencyOf } from './agency-names.ts'
import { enoughFailures, passGate } from './circuit.ts'
import * as circuits from './circuits.store.ts'
import { sendMessage } from './send-message.ts'
import { exchangeForTest, type ExchangeForTest } from './testing/exchange-for-test.ts'

let world: ExchangeForTest
before(async () => { world = await exchangeForTest() })
after(() => world.close())
afterEach(async () => {
  await world.endFaults()
  world.rightClock()
  await world.asOwner('delete from exchange.windows')
})

const message = () => ({ area: '320100', id: randomUUID(), path: '/invoices/check', body: { code: '033012100117', number: '00000001' } })
const ask = (platform = world.platform, one = message()) => sendMessage(platform, agencyOf(platform.config, 'commerce'), one)
const strikes = async () => (await world.get('/faults')).active[0]?.times as number | undefined
const outcomes = (answers: Awaited<ReturnType<typeof ask>>[]) => answers.map((answer) => (answer.outcome === 'unknown' ? answer.cause : answer.outcome))
const outage = (times: number) => world.switchOn({ agency: 'commerce', kind: '5xx', times })

test('enough failures in a row open the circuit for all server processes; one probe after the pause; a failed probe doubles the pause; success closes', async () => {
  await outage(enoughFailures + 1)
  for (let failures = 0; failures < enoughFailures; failures++) assert.deepEqual(outcomes([await ask()]), ['not-signed'])
  assert.match(world.errors.join('\n'), /exchange-circuit-open/)

  // Open: the agency is not asked, here or by another process, and nothing is logged as sent.
  const other = openPlatform(readConfig(world.environment), world.platform.log)
  try {
    const one = message()
    for (const platform of [world.platform, other]) {
      const answer = await ask(platform, one)
      assert.ok(answer.outcome === 'unknown' && answer.cause === 'circuit-open' && answer.until && answer.says)
      assert.ok(Date.parse(answer.until) - Date.now() > 10_000)
    }
    assert.equal(await strikes(), 1)
    assert.deepEqual(await world.asOwner('select from exchange.messages where message_id = $1', [one.id]), [])
  } finally {
    await other.database.close()
  }

  // Half open: of three at the same time one goes, and fails.
  world.advance(31_000)
  assert.deepEqual(outcomes(await Promise.all([ask(), ask(), ask()])).sort(), ['circuit-open', 'circuit-open', 'not-signed'])
  const [row] = await world.asOwner<{ openings: number; seconds: number }>(`select openings, extract(epoch from not_before - $1::timestamptz)::float8 as seconds from exchange.circuits`, [world.platform.clock.now()])
  assert.equal(row!.openings, 2)
  assert.ok(row!.seconds > 29 && row!.seconds <= 60, String(row!.seconds))
  assert.deepEqual(outcomes([await ask()]), ['circuit-open'])

  // The agency is well again: the next probe closes it for everybody.
  world.advance(61_000)
  assert.deepEqual(outcomes([await ask(), await ask(), await ask()]), ['confirmed', 'confirmed', 'confirmed'])
  assert.deepEqual(await world.asOwner('select failures, openings, not_before from exchange.circuits'), [{ failures: 0, openings: 0, not_before: null }])
})

test('two processes that see at the same moment that the pause is over: one goes', async () => {
  const { platform } = world
  await world.asOwner(`insert into exchange.circuits values ('commerce', 5, 1, $1)`, [new Date(Date.now() - 1000)])
  const found = await circuits.beforeSending(platform.database.single, 'commerce', platform.clock.now(), '320100', randomUUID())
  const gates = [await passGate(platform, 'commerce', found, 10_000), await passGate(platform, 'commerce', found, 10_000)]
  assert.deepEqual(gates.map((gate) => gate.open), [true, false])
  const [, second] = gates
  assert.ok(!second!.open && Date.parse(second!.until) > Date.now() + 10_000)
})

test('failures that are not in a row, and refusals, open nothing', async () => {
  for (let round = 0; round < 3; round++) {
    await outage(enoughFailures - 1)
    for (let failures = 1; failures < enoughFailures; failures++) await ask()
    assert.deepEqual(outcomes([await ask()]), ['confirmed'])
  }
  for (let refusals = 0; refusals < enoughFailures; refusals++) {
    assert.deepEqual(outcomes([await ask(world.platform, { ...message(), body: { code: 'x', number: 'y' } })]), ['denied'])
  }
})

test('a probe whose process died does not keep the circuit open for ever', async () => {
  await world.asOwner(`insert into exchange.circuits values ('commerce', 5, 1, $1)`, [new Date(Date.now() - 1000)])
  await world.asOwner(`update exchange.circuits set not_before = $1`, [new Date(Date.now() + 15_000)])
  assert.deepEqual(outcomes([await ask()]), ['circuit-open'])
  world.advance(16_000)
  assert.deepEqual(outcomes([await ask()]), ['confirmed'])
})

test('within a maintenance window the answer is unknown at once, with the reason and its end', async () => {
  await world.asOwner(`insert into exchange.windows values ('commerce', '2021-06-20', '2021-06-30', '22:30', '01:00', '系统维护', 'Maintenance')`)
  await world.switchOn({ agency: 'commerce', kind: '5xx', times: 1 })
  for (const [instant, closed] of [
    ['2021-06-20T14:29:59Z', false], ['2021-06-20T14:30:00Z', true], ['2021-06-20T16:59:59Z', true], ['2021-06-20T17:00:00Z', false],
    ['2021-06-19T15:00:00Z', false], ['2021-06-19T16:30:00Z', false], ['2021-06-30T16:30:00Z', true], ['2021-07-01T15:00:00Z', false],
  ] as const) {
    world.setClock(instant)
    const answer = await ask()
    assert.equal(answer.outcome === 'unknown' && answer.cause === 'maintenance', closed, instant)
    if (!closed) continue
    assert.ok(answer.outcome === 'unknown')
    assert.deepEqual(answer.says, { zh: '系统维护', en: 'Maintenance' })
    assert.equal(answer.until, instant < '2021-06-30' ? '2021-06-20T17:00:00.000Z' : '2021-06-30T17:00:00.000Z')
  }
})
