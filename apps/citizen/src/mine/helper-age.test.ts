import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn } from './helper-age.ts'

test('sixty is reached on the birthday, not the day before', () => {
  assert.equal(ageOn('1961-06-01', '2021-06-01'), 60)
  assert.equal(ageOn('1961-06-02', '2021-06-01'), 59)
  assert.equal(ageOn('1960-02-29', '2021-02-28'), 60)
  assert.equal(ageOn('1960-02-29', '2020-02-28'), 59)
})
