import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digitsOf, grouped } from './copy-digits.ts'

test('digits are taken as people type, paste or write them', () => {
  assert.equal(digitsOf('1234 5678-９０１２'), '123456789012')
  assert.equal(digitsOf('7'.repeat(45)).length, 40)
})

test('digits are shown in groups of four', () => {
  assert.equal(grouped('123456789'), '1234 5678 9')
  assert.equal(grouped('1234'), '1234')
})
