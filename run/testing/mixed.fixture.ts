// One test passes, one fails, one is skipped: see run-tests.test.ts.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

console.log('printed by the file')
describe('a suite', () => {
  test('passes', () => {})
  test('fails', () => assert.equal(1, 2))
  test('needs a camera', { skip: 'no camera' }, () => {})
})
