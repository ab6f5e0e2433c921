import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterWithdrawal, nextForSeller } from './transfer-words.ts'

test('who withdrew reads what remains: how often online, else the counter of the place that the path leads to (M2.1.5)', () => {
  assert.deepEqual([2, 1].map((left) => afterWithdrawal('A', left).en), [
    'Withdrawn; this car may be applied for online 2 times more', 'Withdrawn; this car may be applied for online once more',
  ])
  assert.match(afterWithdrawal('B', 0).zh, /次数已用完，再办请到转入地车管所窗口/)
  assert.match(afterWithdrawal('C', 2).zh, /再办请到转出地车管所窗口/)
})

test('the seller reads whose the car is, and never what the buyer has to do', () => {
  assert.match(nextForSeller('registered').zh, /新车主名下/)
  for (const state of ['withdrawn', 'returned'] as const) assert.match(nextForSeller(state).zh, /还登记在您名下/)
  for (const state of ['applied', 'archive-received', 'inspected'] as const) assert.match(nextForSeller(state).zh, /您不用做什么；办结会告诉您/)
})
