import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unknownSign, wedgeReader, type Key } from './keyboard-wedge.ts'

const plain = (character: string): Key => ({ key: character, code: /\d/.test(character) ? `Digit${character}` : `Key${character}`, isComposing: false })
const inInputMethod = (character: string): Key => ({ ...plain(character), key: 'Process', isComposing: true })
const enter: Key = { key: 'Enter', code: 'Enter', isComposing: false }

function type(keys: readonly Key[], gapMs: number, feed = wedgeReader()): string | null {
  let atMs = 1000
  let code: string | null = null
  for (const key of [...keys, enter]) code = feed(key, (atMs += gapMs))
  return code
}

const handle = '3205000112345678901234567890123456789012'

test('forty digits typed by a gun are one code', () => {
  assert.equal(type([...handle].map(plain), 8), handle)
})

test('digits survive a Chinese input method and full-width forms', () => {
  assert.equal(type([...handle].map(inInputMethod), 8), handle)
  assert.equal(type([...handle].map((digit) => ({ ...plain(digit), key: String.fromCharCode(digit.charCodeAt(0) + 0xfee0) })), 8), handle)
})

test('a signed code without an input method keeps its signs', () => {
  const text = 'J1:6BF+70 90T9:%*$-./ABC'
  assert.equal(type([...text].map(plain), 8), text)
})

test('a signed code swallowed by an input method is read off the physical keys, signs with Shift too', () => {
  const codes: Readonly<Record<string, readonly [string, boolean]>> = {
    ':': ['Semicolon', true], '+': ['Equal', true], ' ': ['Space', false], '%': ['Digit5', true], '*': ['Digit8', true], '$': ['Digit4', true],
    '-': ['Minus', false], '.': ['Period', false], '/': ['Slash', false],
  }
  const swallowed = (character: string): readonly Key[] => {
    const [code, shiftKey] = codes[character] ?? [/\d/.test(character) ? `Digit${character}` : `Key${character}`, /[A-Z]/.test(character)]
    const key = { key: 'Process', code, isComposing: true, shiftKey }
    return shiftKey ? [{ key: 'Process', code: 'ShiftLeft', isComposing: true }, key] : [key]
  }
  const text = 'J1:6BF+70 90T9:%*$-./ABC'
  assert.equal(type([...text].flatMap(swallowed), 8), text)
})

test('a key that no code has, swallowed by an input method, is never guessed: a sign of its own stands for it', () => {
  assert.equal(type([...[...handle].map(inInputMethod), { key: 'Process', code: 'IntlRo', isComposing: true }], 8), handle + unknownSign)
})

test('a hand types too slowly, and too little', () => {
  assert.equal(type([...handle].map(plain), 120), null)
  assert.equal(type([...'320500'].map(plain), 8), null)
})

test('a code after slow typing stands alone', () => {
  const feed = wedgeReader()
  feed(plain('7'), 0)
  assert.equal(type([...handle].map(plain), 8, feed), handle)
})
