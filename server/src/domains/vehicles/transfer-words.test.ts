import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterFailure, afterWithdrawal, nextForSeller } from './transfer-words.ts'

test('who withdrew reads what remains: how often online, else the counter of the place that the path leads to (M2.1.5)', () => {
  assert.deepEqual([2, 1].map((left) => afterWithdrawal('A', left).en), [
    'Withdrawn; you may apply for this car online 2 times more', 'Withdrawn; you may apply for this car online once more',
  ])
  assert.match(afterWithdrawal('B', 0).zh, /次数已用完，再办请到转入地车管所窗口/)
  assert.match(afterWithdrawal('C', 2).zh, /再办请到转出地车管所窗口/)
})

test('the seller reads whose the car is, and never what the buyer has to do', () => {
  assert.match(nextForSeller('registered').zh, /新车主名下/)
  for (const state of ['withdrawn', 'returned'] as const) assert.match(nextForSeller(state).zh, /还登记在您名下/)
  for (const state of ['applied', 'archive-received', 'inspected'] as const) assert.match(nextForSeller(state).zh, /您不用做什么；办结会告诉您/)
  const end = { lastDay: '2021-07-31', ownersTurn: true, may: false }
  assert.match(nextForSeller('archive-received', end).zh, /最迟 2021-07-31；过了这天还没有办的，您可以申请终止/)
  assert.match(nextForSeller('archive-received', { ...end, may: true }).en, /^By 2021-07-31 the new owner had not done it\. If the sale came to nothing, ask for the end below/)
})

test('after an inspection that was not passed: what failed, what to mend, where and until when (M2.3.3)', () => {
  const failed = { area: '330100', items: [{ id: 'tyres', result: 'fail', note: '磨损' }, { id: 'vin', result: 'pass', note: '' }] } as const
  assert.equal(afterFailure(failed, '2021-07-31').zh, '查验不合格：轮胎完好（磨损）。请改好后在 2021-07-31 前开车到杭州市再查验，不用重新申请')
  assert.match(afterFailure(failed, '2021-07-31').en, /again by 2021-07-31; you need not apply anew$/)
  assert.match(afterFailure(failed, null).zh, /哪个工作日都可以开车到杭州市再查验/)
})
