import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countByMeasure, standingOf, type CoveredClause } from './clause-standing.ts'

const clause = (id: string, served: boolean, tested: boolean): CoveredClause => ({
  id, kinds: ['R'], says: { zh: '', en: '' }, rules: served ? ['a.rule'] : [], operations: [], screens: [], services: [], tests: tested ? ['a.test.ts'] : [],
})

test('only what is served and tested counts as proved', () => {
  assert.equal(standingOf(clause('M1.1.1', true, true)), 'proved')
  assert.equal(standingOf(clause('M1.1.1', true, false)), 'begun')
  assert.equal(standingOf(clause('M1.1.1', false, true)), 'begun')
  assert.equal(standingOf(clause('M1.1.1', false, false)), 'not-yet')
})

test('the chart counts every clause once, M12 apart from M1', () => {
  const counted = countByMeasure([clause('M1.1.1', true, true), clause('M1.1.2', false, false), clause('M12.3', true, false)])
  assert.deepEqual(counted, [
    { measure: 'M1', counts: { proved: 1, begun: 0, 'not-yet': 1 }, total: 2 },
    { measure: 'M12', counts: { proved: 0, begun: 1, 'not-yet': 0 }, total: 1 },
  ])
})
