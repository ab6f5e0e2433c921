import type { FormField } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastPage, nextPage, pageAt } from './page-at.ts'

const label = { zh: '项', en: 'Item' }
const fields: readonly FormField[] = [
  { name: 'kind', kind: 'choice', label, required: true, options: [{ value: 'car', label }, { value: 'licence', label }] },
  { name: 'plate', kind: 'text', label, required: true, when: { field: 'kind', is: ['car'] } },
  { name: 'note', kind: 'text', label, required: false },
]
const at = (answers: Record<string, unknown>, page?: string) => pageAt(fields, answers, page)?.name

test('nobody gets past a question that is not answered well, whatever the address says', () => {
  assert.equal(at({}, lastPage), 'kind')
  assert.equal(at({ kind: 'car' }, lastPage), 'plate')
  assert.equal(at({ kind: 'licence' }, lastPage), undefined)
  assert.equal(at({ kind: 'licence' }, 'plate'), 'kind')
  assert.equal(pageAt(fields, { kind: 'car', plate: 'A1' }, lastPage, ({ name }) => (name === 'plate' ? label : undefined))?.name, 'plate')
})

test('an answer leads to what was not asked yet, a changed one back to the check', () => {
  assert.equal(nextPage(fields, { kind: 'car' }, 'kind'), 'plate')
  assert.equal(nextPage(fields, { kind: 'licence' }, 'kind'), 'note')
  assert.equal(nextPage(fields, { kind: 'car', plate: 'A1', note: '' }, 'plate'), lastPage)
})
