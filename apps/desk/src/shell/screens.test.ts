import assert from 'node:assert/strict'
import { test } from 'node:test'
import { screensFor } from './screens.ts'

const pathsFor = (...posts: string[]) => screensFor(posts).map(({ path }) => path)

test('posts decide the navigation; what anybody may read is there for all', () => {
  assert.deepEqual(pathsFor('licence-review'), ['/review', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('photo-capture'), ['/capture', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('notices'), ['/notices', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('supervision'), ['/transfers', '/transfer-oversight', '/replay', '/status-lists', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('review-head'), ['/review', '/transfers', '/transfer-oversight', '/replay', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('archive'), ['/transfers', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('patrol'), ['/coverage', '/rules'])
})
