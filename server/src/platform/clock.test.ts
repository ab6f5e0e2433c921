import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backFrom, systemClock } from './clock.ts'

const at = (instant: string) => () => Date.parse(instant)

test('without a business date what is written down is the present instant', () => {
  const clock = systemClock(undefined, at('2026-11-29T12:34:56.789Z'))
  assert.deepEqual([clock.now(), clock.recorded(), clock.today()], ['2026-11-29T12:34:56.789Z', '2026-11-29T12:34:56.789Z', '2026-11-29'])
  assert.equal(clock.onRecord('2026-11-30T00:00:00Z'), '2026-11-30T00:00:00.000Z')
})

test('with a business date what is written down lies on it, at the time of day in China', () => {
  const clock = systemClock('2021-07-01', at('2026-11-29T12:34:56.789Z'))
  assert.deepEqual([clock.now(), clock.millis(), clock.today()], ['2026-11-29T12:34:56.789Z', Date.parse('2026-11-29T12:34:56.789Z'), '2021-07-01'])
  assert.equal(clock.recorded(), '2021-07-01T12:34:56.789Z')
})

// China's day begins at 16:00 UTC of the day before.
for (const [now, recorded] of [
  ['2026-11-29T15:59:59.999Z', '2021-07-01T15:59:59.999Z'],
  ['2026-11-29T16:00:00.000Z', '2021-06-30T16:00:00.000Z'],
  ['2026-11-29T16:00:00.001Z', '2021-06-30T16:00:00.001Z'],
  ['2026-11-29T23:59:59.999Z', '2021-06-30T23:59:59.999Z'],
  ['2026-11-30T00:00:00.000Z', '2021-07-01T00:00:00.000Z'],
] as const) {
  test(`what is written down at ${now} lies on the business date`, () => {
    const clock = systemClock('2021-07-01', at(now))
    assert.equal(clock.recorded(), recorded)
    assert.equal(systemClock(undefined, at(clock.recorded())).today(), '2021-07-01')
  })
}

test('an instant beside the record is as far from it as from the present', () => {
  const clock = systemClock('2021-07-01', at('2026-11-29T12:00:00.000Z'))
  assert.equal(clock.onRecord('2026-11-30T13:30:00.000Z'), '2021-07-02T13:30:00.000Z')
  assert.equal(clock.onRecord(clock.now()), clock.recorded())
})

test('an instant so long before another', () => assert.equal(backFrom('2021-07-01T00:30:00.000Z', 3_600_000), '2021-06-30T23:30:00.000Z'))
