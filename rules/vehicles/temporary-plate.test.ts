import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInsured, lastDayOfPlate, platesWhileMade, remindsOfPlate } from './temporary-plate.ts'

const on = '2021-07-01'

test('a temporary plate counts calendar days by its purpose, and never outlasts the compulsory insurance', () => {
  for (const [insuredUntil, last] of [
    ['2021-07-30', '2021-07-30'], ['2021-07-31', '2021-07-31'], ['2021-08-01', '2021-07-31'], ['not-asked', '2021-07-31'],
  ] as const) assert.equal(lastDayOfPlate('across-areas', insuredUntil, on), last, insuredUntil)
  for (const [insuredUntil, last] of [['2021-07-15', '2021-07-15'], ['2021-07-16', '2021-07-16'], ['2021-07-17', '2021-07-16']] as const)
    assert.equal(lastDayOfPlate('within-area', insuredUntil, on), last, insuredUntil)
  assert.equal(lastDayOfPlate('within-area', 'not-asked', '2022-05-01'), '2022-05-31', 'the days are those of the rule in force')
})

test('while plates are made one temporary plate follows another, none longer than the order allows, until the promised day is reached', () => {
  const spans = (madeBy: string | null) => platesWhileMade('2021-07-02', madeBy).map(({ from, until }) => `${from} ${until}`)
  const [first, second, third] = ['2021-07-02 2021-07-17', '2021-07-18 2021-08-01', '2021-08-02 2021-08-16']
  assert.deepEqual(spans('2021-07-16'), [first])
  assert.deepEqual(spans('2021-07-17'), [first], 'its last day counts')
  assert.deepEqual(spans('2021-07-18'), [first, second])
  assert.deepEqual(spans('2021-08-01'), [first, second])
  assert.deepEqual(spans('2021-08-02'), [first, second, third])
  assert.deepEqual(spans(null), [first], 'the holidays of that year are not published')
})

test('without insurance beyond today no plate is given', () => {
  for (const [insuredUntil, insured] of [['2021-06-30', false], ['2021-07-01', false], ['2021-07-02', true], [null, false]] as const) {
    assert.equal(isInsured(insuredUntil, on), insured, String(insuredUntil))
    assert.equal(lastDayOfPlate('across-areas', insuredUntil, on), insured ? insuredUntil : undefined)
  }
})

test('a plate that ends before the car has to be there is named from a week before it ends, a short one on the day before, and never when it was handed over', () => {
  const comeBy = '2021-07-31'
  const days = (issuedOn: string, validUntil: string, ...tried: string[]) => tried.filter((day) => remindsOfPlate({ issuedOn, validUntil, comeBy }, day))
  assert.deepEqual(days('2021-07-01', '2021-07-20', '2021-07-12', '2021-07-13', '2021-07-20', '2021-07-21'), ['2021-07-13', '2021-07-20'])
  assert.deepEqual(days('2021-07-01', '2021-07-08', '2021-07-02', '2021-07-06', '2021-07-07', '2021-07-08'), ['2021-07-07', '2021-07-08'], 'it was given a week before')
  assert.deepEqual(days('2021-07-01', '2021-07-09', '2021-07-01', '2021-07-02'), ['2021-07-02'])
  assert.deepEqual(days('2021-07-01', '2021-07-02', '2021-07-01', '2021-07-02', '2021-07-03'), ['2021-07-02'])
  assert.deepEqual(days('2021-07-01', comeBy, '2021-07-24', comeBy), [], 'the reminder of the last day names it')
  assert.deepEqual(days('2021-07-01', '2021-07-30', '2021-07-22', '2021-07-23'), ['2021-07-23'])
})
