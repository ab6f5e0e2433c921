import assert from 'node:assert/strict'
import { test } from 'node:test'
import { promisesOf } from './promises.ts'

test('the answer has its limit, what is made and handed over after it has its own: nothing is promised as finished', () => {
  const within = (days: number) => ({ days, kind: 'working' as const, clause: 'M6.1.2' })
  const found = promisesOf({
    within: within(1), stages: [
      { name: 'made', label: { zh: '号牌已制作', en: 'Plates made' }, within: within(15), records: [] },
      { name: 'delivered', label: { zh: '已领取', en: 'Handed over' }, within: { days: 30, kind: 'calendar', clause: 'M9.1' }, records: [] },
    ],
  })
  assert.deepEqual(found.map(({ says }) => says.zh), ['提交后 1 个工作日内答复', '号牌已制作：上一步之后 15 个工作日内', '已领取：上一步之后 30 日内'])
  assert.deepEqual(found.map(({ says }) => says.en), [
    'Answered within 1 working day of submission', 'Plates made: within 15 working days of the step before', 'Handed over: within 30 days of the step before',
  ])
  assert.deepEqual(found.map(({ clause }) => clause), ['M6.1.2', 'M6.1.2', 'M9.1'])
})
