import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthAfter, monthOf, weeksOf } from './month-days.ts'

test('a month begins on its own weekday and has all its days once', () => {
  const weeks = weeksOf('2021-06-01')
  assert.deepEqual(weeks[0], [null, '2021-06-01', '2021-06-02', '2021-06-03', '2021-06-04', '2021-06-05', '2021-06-06'])
  assert.deepEqual(weeks.at(-1), ['2021-06-28', '2021-06-29', '2021-06-30', null, null, null, null])
  assert.equal(weeksOf('2021-02-01').flat().filter(Boolean).length, 28)
})

test('from month to month, over the turn of the year', () => {
  assert.equal(monthOf('2021-12-31'), '2021-12-01')
  assert.equal(monthAfter('2021-12-01', 1), '2022-01-01')
  assert.equal(monthAfter('2022-01-01', -1), '2021-12-01')
})
