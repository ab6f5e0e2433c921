import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysLeft, nextMinimal, shouldRenew, walletStanding } from './wallet-standing.ts'

const wallet = { issuedAt: '2021-06-01T00:00:00Z', expiresAt: '2021-06-08T00:00:00Z' }
const at = (instant: string) => Date.parse(instant)

test('a wallet is fresh for a day, then due, urgent in its last three days, and then ended', () => {
  assert.equal(walletStanding(wallet, at('2021-06-02T00:00:00Z')), 'fresh')
  assert.equal(walletStanding(wallet, at('2021-06-02T00:00:01Z')), 'due')
  assert.equal(walletStanding(wallet, at('2021-06-04T23:59:59Z')), 'due')
  assert.equal(walletStanding(wallet, at('2021-06-05T00:00:00Z')), 'last-days')
  assert.equal(walletStanding(wallet, at('2021-06-07T23:59:59Z')), 'last-days')
  assert.equal(walletStanding(wallet, at('2021-06-08T00:00:00Z')), 'expired')
})

test('days left are rounded up and never negative', () => {
  assert.equal(daysLeft(wallet, at('2021-06-07T12:00:00Z')), 1)
  assert.equal(daysLeft(wallet, at('2021-06-05T00:00:00Z')), 3)
  assert.equal(daysLeft(wallet, at('2021-07-01T00:00:00Z')), 0)
})

test('a fresh wallet is renewed only when the register says something else', () => {
  assert.equal(shouldRenew('fresh', false), false)
  assert.equal(shouldRenew('fresh', true), true)
  for (const standing of ['due', 'last-days', 'expired'] as const) assert.equal(shouldRenew(standing, false), true)
})

test('each showing to a business takes a fresh minimal code until none is left', () => {
  assert.equal(nextMinimal(10, []), 0)
  assert.equal(nextMinimal(10, [0, 1, 3]), 2)
  assert.equal(nextMinimal(3, [0, 1, 2]), 2)
})
