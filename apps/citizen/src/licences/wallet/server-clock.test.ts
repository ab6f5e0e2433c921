import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClock, syncFrom } from './server-clock.ts'

const sync = { serverMs: 1_000_000, monotonicMs: 500, wallMs: 2_000_000 }

test('the monotonic clock carries the server time on, however wrong the wall clock is', () => {
  assert.deepEqual(readClock({ monotonicMs: 15_500, wallMs: 2_015_000 }, sync, undefined), { ms: 1_015_000, sure: true, why: 'compared' })
})

test('a wall clock set back by an hour changes nothing', () => {
  assert.deepEqual(readClock({ monotonicMs: 15_500, wallMs: 2_015_000 - 3_600_000 }, sync, undefined), {
    ms: 1_015_000,
    sure: true,
    why: 'compared',
  })
})

test('after a sleep the wall clock is ahead: its time is shown, as unsure', () => {
  assert.deepEqual(readClock({ monotonicMs: 15_500, wallMs: 2_615_000 }, sync, undefined), { ms: 1_615_000, sure: false, why: 'woken' })
})

test('after a reload without network only the wall clock is left: unsure, and never before the last comparison', () => {
  const kept = { serverMs: 1_000_000, wallMs: 2_000_000 }
  assert.deepEqual(readClock({ monotonicMs: 3, wallMs: 2_060_000 }, undefined, kept), { ms: 1_060_000, sure: false, why: 'reloaded' })
  assert.equal(readClock({ monotonicMs: 3, wallMs: 1_000_000 }, undefined, kept).ms, 1_000_000)
})

test('without any comparison it says so', () => {
  assert.deepEqual(readClock({ monotonicMs: 3, wallMs: 7 }, undefined, undefined), { ms: 7, sure: false, why: 'never-compared' })
})

test('half of the way is added to the answer, and a slow answer is not believed', () => {
  const asked = { monotonicMs: 100, wallMs: 10_100 }
  assert.deepEqual(syncFrom(asked, { monotonicMs: 300, wallMs: 10_300 }, 50_000), { serverMs: 50_100, monotonicMs: 300, wallMs: 10_300 })
  assert.equal(syncFrom(asked, { monotonicMs: 9_100, wallMs: 19_100 }, 50_000), undefined)
})
