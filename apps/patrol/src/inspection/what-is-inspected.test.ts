import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ofSearch, readReceipt } from './what-is-inspected.ts'

const id = '01920000-0000-7000-8000-00000000000a'

test('the code of a receipt leads to its case or transfer; anything else leads nowhere', () => {
  assert.deepEqual(readReceipt(`https://changxing.example/citizen/cases/510100/${id}`), { area: '510100', of: { case: id } })
  assert.deepEqual(readReceipt(`https://changxing.example/citizen/transfers/330100/${id}?from=x`), { area: '330100', of: { transfer: id } })
  for (const text of ['', '川A00Q18', `https://changxing.example/citizen/vehicles/510100/${id}`, 'https://changxing.example/citizen/cases/510100/7']) assert.equal(readReceipt(text), undefined, text)
})

test('an address names a transfer or a case', () => {
  assert.deepEqual([ofSearch({ transfer: id }), ofSearch({ case: id }), ofSearch({})], [{ transfer: id }, { case: id }, undefined])
})
