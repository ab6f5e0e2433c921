import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anchorAt, readClock, type DeviceClocks } from './clock.ts'

const start: DeviceClocks = { wallMs: 1_000_000, monotonicMs: 500, origin: 7 }
const anchor = anchorAt({ serverMs: 9_000_000, recordAheadMs: 0 }, { ...start, monotonicMs: 300 }, start)

test('half of the round trip is added', () => {
  assert.equal(anchor.serverMs, 9_000_100)
})

test('a wall clock set an hour back or a little ahead changes nothing', () => {
  for (const set of [-3_600_000, 1500]) {
    assert.deepEqual(readClock(anchor, { wallMs: start.wallMs + 60_000 + set, monotonicMs: 60_500, origin: 7 }), {
      nowMs: 9_060_100, known: true, comparedMsAgo: 60_000,
    })
  }
})

test('after sleep or a wall clock set ahead the time is taken from the wall and is in doubt', () => {
  assert.deepEqual(readClock(anchor, { wallMs: start.wallMs + 3_600_000, monotonicMs: 1500, origin: 7 }), {
    nowMs: 12_600_100, known: false, comparedMsAgo: 3_600_000,
  })
})

test('after a restart the old correction is used and is in doubt', () => {
  assert.deepEqual(readClock(anchor, { wallMs: start.wallMs + 10_000, monotonicMs: 100, origin: 8 }), {
    nowMs: 9_010_100, known: false, comparedMsAgo: 10_000,
  })
})

test('a device that never met a server says so', () => {
  assert.deepEqual(readClock(null, start), { nowMs: 1_000_000, known: false, comparedMsAgo: null })
})
