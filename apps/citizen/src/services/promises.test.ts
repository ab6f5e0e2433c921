import assert from 'node:assert/strict'
import { test } from 'node:test'
import { promisesOf } from './promises.ts'

test('the answer has its limit, making counts from the submission too, and what no clause names is the office’s own promise', () => {
  const within = (days: number) => ({ days, kind: 'working' as const, clause: 'M6.1.2' })
  const found = promisesOf({
    within: within(1), stages: [
      { name: 'made', label: { zh: '号牌已制作', en: 'Plates made' }, within: within(15), from: 'submission', records: [] },
      { name: 'checked', label: { zh: '已核对', en: 'Compared' }, within: within(2), from: 'step', records: [] },
      { name: 'delivered', label: { zh: '已领取', en: 'Handed over' }, within: { days: 30, kind: 'calendar', clause: null }, from: 'step', records: [] },
    ],
  })
  assert.deepEqual(found.map(({ says }) => says.zh), ['提交后 1 个工作日内答复', '号牌已制作：提交后 15 个工作日内', '已核对：上一步之后 2 个工作日内', '已领取：上一步之后 30 日内（车管所承诺）'])
  assert.deepEqual(found.map(({ says }) => says.en), [
    'Answered within 1 working day of submission', 'Plates made: within 15 working days of submission', 'Compared: within 2 working days of the step before',
    'Handed over: within 30 days of the step before (promised by the office)',
  ])
  assert.deepEqual(found.map(({ clause }) => clause), ['M6.1.2', 'M6.1.2', 'M6.1.2', null])
})
