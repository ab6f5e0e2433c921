import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueWords } from './due-words.ts'

const clock = { dueOn: '2021-06-02', workingDaysLeft: 1, overdue: false, standsSince: null, says: { zh: '', en: '' } }

test('a row says how near the due day is, by shape and word', () => {
  assert.deepEqual(dueWords(clock), { tone: 'care', says: { zh: '剩 1 个工作日', en: '1 day left' } })
  assert.equal(dueWords({ ...clock, workingDaysLeft: 0 }).says.en, 'Due today')
  assert.equal(dueWords({ ...clock, workingDaysLeft: -2, overdue: true }).tone, 'bad')
  assert.equal(dueWords({ ...clock, workingDaysLeft: 3 }).tone, 'blue')
})

test('while the clock stands, or the holidays are not published, nothing is promised', () => {
  assert.equal(dueWords({ ...clock, standsSince: '2021-06-01T01:00:00Z' }).says.en, 'Clock stands')
  assert.equal(dueWords({ ...clock, dueOn: null, workingDaysLeft: null }).says.en, 'Not fixed')
})
