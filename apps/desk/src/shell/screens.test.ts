import assert from 'node:assert/strict'
import { test } from 'node:test'
import { screensFor } from './screens.ts'

const pathsFor = (...posts: string[]) => screensFor(posts).map(({ path }) => path)

test('posts decide the navigation; what anybody may read is there for all', () => {
  assert.deepEqual(pathsFor('licence-review'), ['/review', '/call-backs', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('photo-capture'), ['/counter', '/hall', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('notices'), ['/notices', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('supervision'), ['/transfers', '/call-backs', '/transfer-oversight', '/replay', '/status-lists', '/mortgages', '/insurance', '/agencies', '/tests', '/movements', '/restorations', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('exam-planning'), ['/tests', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('review-head'), ['/review', '/transfers', '/call-backs', '/transfer-oversight', '/replay', '/mortgages', '/insurance', '/agencies', '/tests', '/restorations', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('registration'), ['/review', '/transfers', '/call-backs', '/mortgages', '/insurance', '/agencies', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('archive'), ['/review', '/transfers', '/coverage', '/rules'])
  assert.deepEqual(pathsFor('patrol'), ['/coverage', '/rules'])
})
