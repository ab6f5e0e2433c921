import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInsured, lastDayOfPlate } from './temporary-plate.ts'

const on = '2021-07-01'

test('a temporary plate counts calendar days by its purpose, and never outlasts the compulsory insurance', () => {
  for (const [insuredUntil, last] of [
    ['2021-07-30', '2021-07-30'], ['2021-07-31', '2021-07-31'], ['2021-08-01', '2021-07-31'], ['not-asked', '2021-07-31'],
  ] as const) assert.equal(lastDayOfPlate('across-areas', insuredUntil, on), last, insuredUntil)
  for (const [insuredUntil, last] of [['2021-07-15', '2021-07-15'], ['2021-07-16', '2021-07-16'], ['2021-07-17', '2021-07-16']] as const)
    assert.equal(lastDayOfPlate('within-area', insuredUntil, on), last, insuredUntil)
  assert.equal(lastDayOfPlate('within-area', 'not-asked', '2022-05-01'), '2022-05-31', 'the days are those of the rule in force')
})

test('without insurance beyond today no plate is given', () => {
  for (const [insuredUntil, insured] of [['2021-06-30', false], ['2021-07-01', false], ['2021-07-02', true], [null, false]] as const) {
    assert.equal(isInsured(insuredUntil, on), insured, String(insuredUntil))
    assert.equal(lastDayOfPlate('across-areas', insuredUntil, on), insured ? insuredUntil : undefined)
  }
})
