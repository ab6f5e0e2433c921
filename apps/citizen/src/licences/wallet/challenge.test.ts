import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseChallenge } from './challenge.ts'

test('a question is 16 hexadecimal digits after its prefix, in either case', () => {
  assert.deepEqual(parseChallenge('CXN:00ff10AB00000001\r\n'), Uint8Array.of(0, 255, 16, 171, 0, 0, 0, 1))
})

test('six typed digits are a question too, with or without a gap', () => {
  assert.deepEqual(parseChallenge('012 345'), new TextEncoder().encode('C:012345'))
  assert.deepEqual(parseChallenge('012345'), parseChallenge('012 345'))
})

test('anything else is none: too short, too long, a licence code, full-width digits', () => {
  for (const text of ['CXN:00ff', 'CXN:00ff10ab0000000100', 'cxn:00ff10ab00000001', 'J1:ABC', '12345', '1234567', '１２３４５６', ''])
    assert.equal(parseChallenge(text), null, text)
})
