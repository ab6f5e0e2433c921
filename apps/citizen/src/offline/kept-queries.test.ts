import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTooOld, mustGo } from './kept-queries.ts'

const day = 86_400_000
const draft = ['transfer-draft', 'zheng']

test('a draft is kept for thirty days from its last answer, other answers as long as their owner', () => {
  assert.deepEqual([30 * day, 30 * day + 1].map((age) => isTooOld(draft, 0, age)), [false, true])
  assert.equal(isTooOld(['my-cases'], 0, 400 * day), false)
})

test('a draft waits for its own person after a session ran out, and goes as soon as somebody else signs in', () => {
  assert.deepEqual([mustGo(draft, 'zheng', null), mustGo(draft, null, 'zheng')], [false, false])
  assert.deepEqual([mustGo(draft, 'zheng', 'qian'), mustGo(draft, null, 'qian')], [true, true])
})

test('what the server answered goes with its owner; what belongs to nobody stays', () => {
  assert.deepEqual([mustGo(['my-cases'], 'zheng', null), mustGo(['my-cases'], 'zheng', 'qian'), mustGo(['my-cases'], null, 'qian')], [true, true, false])
  assert.equal(mustGo(['services'], 'zheng', 'qian'), false)
})
