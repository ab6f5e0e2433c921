import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agencyClock } from './agency-clock.ts'

// China's day begins at 16:00 UTC of the day before.
for (const [now, day, written] of [
  ['2026-11-29T15:59:59.999Z', '2026-11-29', '2021-07-01T15:59:59.999Z'],
  ['2026-11-29T16:00:00.000Z', '2026-11-30', '2021-06-30T16:00:00.000Z'],
] as const) {
  test(`at ${now} an agency writes the day that was asked for, else the real one`, () => {
    const [asked, real] = [agencyClock('2021-07-01', () => Date.parse(now)), agencyClock(undefined, () => Date.parse(now))]
    assert.deepEqual([asked.today(), asked.written(), real.today(), real.written()], ['2021-07-01', written, day, now])
  })
}
