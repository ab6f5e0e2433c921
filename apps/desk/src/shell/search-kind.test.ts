import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searched } from './search-kind.ts'

test('a scan is sorted by its form', () => {
  assert.deepEqual(searched('1234567890'.repeat(4)), { kind: 'copy', digits: '1234567890'.repeat(4) })
  assert.deepEqual(searched(' 320500-20210601-00017 '), { kind: 'case', number: '320500-20210601-00017' })
  assert.deepEqual(searched('３２０５００２０２１０６０１００００１７'), { kind: 'case', number: '32050020210601000017' })
  const letter = `51010003${'1234567890'.repeat(4)}`.slice(0, 40)
  assert.deepEqual(searched(`${letter.slice(0, 20)} ${letter.slice(20)}`), { kind: 'letter', code: letter })
  assert.deepEqual(searched('ｊ1:6BF'), { kind: 'letter', code: 'j1:6BF' })
  assert.deepEqual(searched('51010019900416002x'), { kind: 'person', number: '51010019900416002X' })
  assert.deepEqual(searched('王小明'), { kind: 'nothing' })
  assert.deepEqual(searched('https://example.invalid/1'), { kind: 'nothing' })
})
