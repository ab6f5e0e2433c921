import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrivalStanding, markStanding, stateChips } from './vehicle-standing.ts'

const says = { zh: '', en: '' }

test('a mark is good on its last day, over on the next, and told of in time', () => {
  assert.equal(markStanding('2021-12-31', '2021-06-15').tone, 'good')
  assert.equal(markStanding('2021-09-13', '2021-06-15').tone, 'care')
  assert.equal(markStanding('2021-06-15', '2021-06-15').tone, 'care')
  assert.equal(markStanding('2021-06-14', '2021-06-15').tone, 'bad')
  assert.equal(markStanding(null, '2021-06-15').tone, 'grey')
})

test('a car may be moved in on every day; its temporary plate counts until the last of them', () => {
  const tones = ['2021-07-23', '2021-07-24', '2021-07-31', '2021-08-01'].map((today) => arrivalStanding('2021-07-31', today).tone)
  assert.deepEqual(tones, ['blue', 'care', 'care', 'bad'])
  assert.equal(arrivalStanding('2021-07-31', '2021-07-30').says.en, 'To be moved in by 31 July 2021: 1 day left')
})

test('what blocks a transfer is told apart by tone, and a mortgage is shown', () => {
  const states = [{ letter: 'A', says, blocksTransfer: false }, { letter: 'G', says, blocksTransfer: true }]
  assert.deepEqual(stateChips({ states, mortgaged: true }).map(({ tone }) => tone), ['good', 'bad', 'care'])
})
