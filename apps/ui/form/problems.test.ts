import type { FormField } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAsked, problemsOf } from './problems.ts'

const label = { zh: '原因', en: 'Reason' }
const reason: FormField = { name: 'reason', kind: 'choice', label, required: true, options: [{ value: 'lost', label }, { value: 'worn', label }] }
const lostOn: FormField = { name: 'lostOn', kind: 'date', label, required: true, when: { field: 'reason', is: ['lost'] } }
const note: FormField = { name: 'note', kind: 'text', label, required: false, maxLength: 3 }
const abroad: FormField = { name: 'abroad', kind: 'yes-no', label, required: true }
const where: FormField = { name: 'where', kind: 'text', label, required: true, when: { field: 'abroad', is: ['true'] } }

const fieldsWrong = (answers: Record<string, unknown>) => problemsOf([reason, lostOn, note, abroad, where], answers).map((problem) => problem.field)

test('all problems come at once, in the order of the form', () => {
  assert.deepEqual(fieldsWrong({ reason: 'lost', lostOn: '2021-02-30', note: '四个汉字' }), ['lostOn', 'note', 'abroad'])
})

test('a field that is not asked is not judged', () => {
  assert.deepEqual(fieldsWrong({ reason: 'worn', abroad: false }), [])
  assert.deepEqual(fieldsWrong({ reason: 'worn', abroad: true }), ['where'])
  assert.equal(isAsked(lostOn, {}), false)
})

test('a choice outside the list is refused; rare characters count as one', () => {
  assert.deepEqual(fieldsWrong({ reason: 'stolen', abroad: false, note: '𠮷𠮷𠮷' }), ['reason'])
})
