import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agoWords, dateWords, instantWords } from './dates.ts'

test('a civil date is written as people write it', () => {
  assert.deepEqual(dateWords('2021-06-01'), { zh: '2021年6月1日', en: '1 June 2021' })
  assert.deepEqual(dateWords('长期'), { zh: '长期', en: '长期' })
})

test('an instant is shown by China’s clock, also across midnight', () => {
  assert.deepEqual(instantWords('2021-05-31T16:05:00Z'), { zh: '2021年6月1日 00:05', en: '1 June 2021, 00:05' })
})

test('ages use the largest unit and never look into the future', () => {
  const now = Date.parse('2021-06-03T00:00:00Z')
  assert.equal(agoWords('2021-06-02T23:55:30Z', now).zh, '4 分钟前')
  assert.equal(agoWords('2021-06-02T21:00:00Z', now).en, '3 hours ago')
  assert.equal(agoWords('2021-06-01T00:00:00Z', now).zh, '2 天前')
  assert.equal(agoWords('2021-06-04T00:00:00Z', now).zh, '刚刚')
})
