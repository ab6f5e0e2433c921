import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calledBefore, greenRun, lanesInTurn } from './lanes-in-turn.ts'

/** The whole order in which those who wait are called, by what is said to each of them. */
const order = (green: number, ordinary: number, run: number) => {
  const numbers = (lane: 'green' | 'ordinary', count: number) =>
    Array.from({ length: count }, (_, before) => [calledBefore({ green, ordinary }, run, lane, before), `${lane === 'green' ? 'G' : 'A'}${before + 1}`] as const)
  const all = [...numbers('green', green), ...numbers('ordinary', ordinary)].toSorted(([one], [other]) => one - other)
  assert.deepEqual(all.map(([ahead]) => ahead), all.map((_, index) => index), 'nobody is called twice at once')
  return all.map(([, number]) => number).join(' ')
}

test('two of the green lane, then one of the ordinary one, from wherever the turn is', () => {
  assert.equal(order(3, 2, 0), 'G1 G2 A1 G3 A2')
  assert.equal(order(3, 2, 1), 'G1 A1 G2 G3 A2')
  assert.equal(order(3, 2, 2), 'A1 G1 G2 A2 G3')
  assert.equal(order(1, 1, 2), 'A1 G1')
  assert.equal(order(3, 0, 2), 'G1 G2 G3')
  assert.equal(order(0, 3, 0), 'A1 A2 A3')
  assert.equal(order(5, 1, 0), 'G1 G2 A1 G3 G4 G5')
})

test('who waits is told a place also when the lanes were counted a moment too late', () => {
  assert.equal(calledBefore({ green: 0, ordinary: 0 }, 0, 'green', 2), 2)
  assert.equal(calledBefore({ green: 2, ordinary: 0 }, 0, 'ordinary', 0), 2)
})

test('the turn goes by the last two calls', () => {
  assert.deepEqual([[], ['green'], ['ordinary', 'green'], ['green', 'ordinary'], ['green', 'green']].map((last) => greenRun(last as ('green' | 'ordinary')[])), [0, 1, 0, 1, 2])
  assert.deepEqual([0, 1, 2].map((run) => lanesInTurn(run)[0]), ['green', 'green', 'ordinary'])
})
