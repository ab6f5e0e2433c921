import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markStanding, stateChips } from './vehicle-standing.ts'

const says = { zh: '', en: '' }

test('a mark is good on its last day, over on the next, and told of in time', () => {
  assert.equal(markStanding('2021-12-31', '2021-06-15').tone, 'good')
  assert.equal(markStanding('2021-09-13', '2021-06-15').tone, 'care')
  assert.equal(markStanding('2021-06-15', '2021-06-15').tone, 'care')
  assert.equal(markStanding('2021-06-14', '2021-06-15').tone, 'bad')
  assert.equal(markStanding(null, '2021-06-15').tone, 'grey')
})

test('what blocks a transfer is told apart by tone, and a mortgage is shown', () => {
  const states = [{ letter: 'A', says, blocksTransfer: false }, { letter: 'G', says, blocksTransfer: true }]
  assert.deepEqual(stateChips({ states, mortgaged: true }).map(({ tone }) => tone), ['good', 'bad', 'care'])
})
