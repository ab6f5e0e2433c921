import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIntentKeys } from './intent-key.ts'

const counting = () => {
  let made = 0
  return makeIntentKeys(() => `key-${++made}`)
}

test('a repeat of the same content keeps its key', () => {
  const keys = counting()
  assert.equal(keys.keyFor('submit v3'), 'key-1')
  assert.equal(keys.keyFor('submit v3'), 'key-1')
})

test('other content is another intent', () => {
  const keys = counting()
  keys.keyFor('submit v3')
  assert.equal(keys.keyFor('submit v4'), 'key-2')
})

test('after an answer the same content is a new intent', () => {
  const keys = counting()
  keys.keyFor('rate 5')
  keys.answered()
  assert.equal(keys.keyFor('rate 5'), 'key-2')
})
