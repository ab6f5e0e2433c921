import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingFor } from './coverage.ts'

const serving = (kinds: string[], has: Partial<Parameters<typeof missingFor>[0]> = {}) => missingFor({ kinds, rules: [], operations: [], services: [], screens: [], tests: [], ...has })

test('a clause lacks what its kind asks for, and no more', () => {
  assert.deepEqual(serving(['R']), ['rule', 'test'])
  assert.deepEqual(serving(['R'], { rules: ['a.rule'], tests: ['a.test.ts'] }), [])
  assert.deepEqual(serving(['W', 'O'], { operations: ['anOperation'] }), ['screen', 'test'])
  assert.deepEqual(serving(['R', 'W']), ['rule', 'operation', 'screen', 'test'])
  assert.deepEqual(serving(['O', 'D']), [])
})

test('a service brings its operations and its screens', () =>
  assert.deepEqual(serving(['W'], { services: ['a.service'] }), ['test']))
