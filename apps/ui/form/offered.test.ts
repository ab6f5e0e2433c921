import type { FormField } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offered } from './offered.ts'
import { problemOf } from './problems.ts'

const label = { zh: '项', en: 'Item' }
const use: FormField = { name: 'use', kind: 'choice', label, required: true, options: ['A', 'D', 'M'].map((value) => ({ value, label })) }
const engine: FormField = { name: 'engine', kind: 'text', label, required: true }

test('a form without offers is asked as it stands', () => {
  assert.deepEqual(offered([use, engine], undefined), [use, engine])
  assert.deepEqual(offered([use, engine], { other: [] }), [use, engine])
})

test('a choice has what can be chosen in this case, and an answer that cannot be is a problem', () => {
  const [narrowed] = offered([use], { use: ['M'] })
  assert.deepEqual(narrowed?.options?.map(({ value }) => value), ['M'])
  assert.equal(problemOf(narrowed!, 'M'), undefined)
  assert.match(problemOf(narrowed!, 'A')!.says.zh, /请从列出的选项中选择/)
})

test('a field with nothing to choose is not asked', () => assert.deepEqual(offered([use, engine], { engine: [] }), [use]))
