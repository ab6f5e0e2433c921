import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastDayOfNewOwner, mayAskEnd, type AskEndFacts } from './ask-end.ts'

const brought: AskEndFacts = { appliedOn: '2021-06-01', comeBy: '2021-07-31', inspectedOn: null, unfoundedOn: null, ownersTurn: true }

const rows: readonly (readonly [name: string, on: string, facts: Partial<AskEndFacts>, may: boolean])[] = [
  ['the day before the last', '2021-07-30', {}, false],
  ['the last day is the new owner’s', '2021-07-31', {}, false],
  ['the day after', '2021-08-01', {}, true],
  ['an office is late, not the new owner', '2021-08-01', { ownersTurn: false }, false],
  ['the car is not called for yet: thirty days from the application', '2021-07-01', { comeBy: null }, false],
  ['the day after those', '2021-07-02', { comeBy: null }, true],
  ['brought on the last day, a paper still to be shown: thirty days more', '2021-08-30', { inspectedOn: '2021-07-31' }, false],
  ['the day after those thirty', '2021-08-31', { inspectedOn: '2021-07-31' }, true],
  ['brought early: the last day stays', '2021-08-01', { inspectedOn: '2021-07-01' }, true],
  ['found unfounded: thirty days more', '2021-09-04', { unfoundedOn: '2021-08-05' }, false],
  ['and then it may be asked again', '2021-09-05', { unfoundedOn: '2021-08-05' }, true],
  ['found unfounded before the day was moved on: the later counts', '2021-07-31', { unfoundedOn: '2021-06-20' }, false],
]
for (const [name, on, facts, may] of rows) test(`the seller asks for the end: ${name}`, () => assert.equal(mayAskEnd({ ...brought, ...facts }, on), may))

test('the last day is named as it is reckoned', () => {
  assert.equal(lastDayOfNewOwner(brought), '2021-07-31')
  assert.equal(lastDayOfNewOwner({ ...brought, comeBy: null }), '2021-07-01')
})
