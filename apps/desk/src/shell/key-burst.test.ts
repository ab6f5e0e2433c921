import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handKeys } from './key-burst.ts'

/** A clock moved by hand: `pass` runs what is due. */
const clock = () => {
  let due: (() => void) | undefined
  return { set: (run: () => void) => { due = run; return 1 }, clear: () => { due = undefined }, pass: () => { due?.(); due = undefined } }
}

test('a hand presses one key, or a few in a hurry, and each arrives in order', () => {
  const time = clock()
  const got: string[] = []
  const press = handKeys((key) => got.push(key), time)
  press('r')
  time.pass()
  for (const key of ['1', '3', '5']) press(key)
  time.pass()
  assert.deepEqual(got, ['r', '1', '3', '5'])
})

test('a barcode gun presses nothing', () => {
  const time = clock()
  const got: string[] = []
  const press = handKeys((key) => got.push(key), time)
  for (const key of '3205002021060100000017') press(key)
  time.pass()
  press('a')
  time.pass()
  assert.deepEqual(got, ['a'])
})
