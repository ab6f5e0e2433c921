import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planStanding } from './tests-words.ts'

const plan = { day: '2021-07-20', applyBy: '2021-07-06', state: 'published', seats: 12, taken: 0, sheetsMissing: 0 } as const

test('a plan says where it stands: applications, draw, left-over seats, results', () => {
  const zh = (change: object, today = '2021-07-08') => planStanding({ ...plan, ...change }, today).says.zh
  assert.equal(zh({}, '2021-07-06'), '报名至 07-06')
  assert.equal(zh({}, '2021-07-07'), '待分配考位')
  assert.equal(zh({ state: 'drawn', taken: 5 }), '剩 7，先到先得')
  assert.equal(zh({ state: 'drawn', taken: 12 }), '已满')
  assert.equal(zh({ state: 'drawn', taken: 9 }, '2021-07-20'), '今天考试，9 人')
  assert.equal(zh({ state: 'drawn', taken: 12, sheetsMissing: 2 }, '2021-07-21'), '缺 2 份成绩单')
  assert.equal(zh({ state: 'drawn' }, '2021-07-21'), '已考完')
})
