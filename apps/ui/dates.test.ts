import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agoWords, aheadFrom, dateWords, instantWords, withDatesWritten } from './dates.ts'

test('a civil date is written as people write it', () => {
  assert.deepEqual(dateWords('2021-06-01'), { zh: '2021年6月1日', en: '1 June 2021' })
  assert.deepEqual(dateWords('长期'), { zh: '长期', en: '长期' })
})

test('dates in a sentence are written out in its language', () => {
  assert.equal(withDatesWritten('转出地车管所应在 2021-07-05 前办理', 'zh'), '转出地车管所应在2021年7月5日前办理')
  assert.equal(withDatesWritten('The office of the old place has until 2021-07-05', 'en'), 'The office of the old place has until 5 July 2021')
  assert.equal(withDatesWritten('2021-06-01至2021-06-30，C1', 'zh'), '2021年6月1日至2021年6月30日，C1')
  assert.equal(withDatesWritten('预约成功，2021-06-25 09:00，3号', 'zh'), '预约成功，2021年6月25日 09:00，3号')
  for (const kept of ['2021-06-01T08:00:00Z', 'report-2021-06-01.pdf', 'GB/T 12-2021-06-01', '330100-2021-06-01']) assert.equal(withDatesWritten(kept, 'en'), kept)
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

test('how long ago something was written down is told by the clock that wrote it, on a phone with a wrong clock too', () => {
  const heardAtMs = Date.parse('2026-11-29T11:00:00Z')
  const { server, record } = aheadFrom({ now: '2026-11-29T12:00:00Z', recorded: '2021-07-01T12:00:00Z' }, heardAtMs)
  const tenMinutesLater = heardAtMs + 600_000
  assert.equal(agoWords('2021-07-01T11:55:00Z', tenMinutesLater + record).en, '15 min ago')
  assert.equal(agoWords('2026-11-29T11:55:00Z', tenMinutesLater + server).en, '15 min ago')
  assert.deepEqual(aheadFrom(undefined, 0), { server: 0, record: 0 })
})
