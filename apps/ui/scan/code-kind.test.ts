import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digitsOf, kindOfCode } from './code-kind.ts'

test('a code is sorted by its form', () => {
  assert.equal(kindOfCode('J1:6BF+70790T9'), 'signed')
  assert.equal(kindOfCode('1'.repeat(40)), 'handle')
  assert.equal(kindOfCode('CXN:0123456789ABCDEF'), 'challenge')
})

test('a web address, lower-case prefix and 39 or 41 digits are not ours', () => {
  for (const text of ['https://example.invalid/J1:', 'j1:6BF', '1'.repeat(39), '1'.repeat(41), 'CXN:0123', '']) assert.equal(kindOfCode(text), 'other', text)
})

test('digits survive groups and full-width typing', () => {
  assert.equal(digitsOf('３２０５ 00-12\t3'), '320500123')
})
