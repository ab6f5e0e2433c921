import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smsParts, templates } from './templates.ts'

test('a text message is counted as the networks bill it', () => {
  assert.deepEqual([0, 1, 70, 71, 134, 135].map((length) => smsParts('字'.repeat(length))), [0, 1, 1, 2, 2, 3])
})

test('every template is there in both languages', () => {
  for (const { title, body } of templates) for (const words of [title, body]) assert.ok(words.zh.length > 5 && words.en.length > 5)
})
