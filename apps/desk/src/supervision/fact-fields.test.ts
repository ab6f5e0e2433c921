import { allRules, decide, ruleSchema } from '@changxing/rules/registry.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsOf, fieldsOf } from './fact-fields.ts'

test('every rule of the law can be drawn as a form with both languages', () => {
  for (const rule of allRules) {
    const fields = fieldsOf(ruleSchema(rule))
    assert.deepEqual(fields.map(({ name }) => name), Object.keys(rule.facts))
    for (const field of fields) assert.notEqual(field.label.zh, field.name, `${rule.id} ${field.name} has no Chinese name`)
  }
})

test('what the form sends is what the rule takes', () => {
  const rule = allRules.find(({ id }) => id === 'licences.e-licence-application')!
  const fields = fieldsOf(ruleSchema(rule))
  const facts = factsOf(fields, { area: '320500', photoRejections: 3 })
  assert.deepEqual(facts, { area: '320500', states: '', photoRejections: 3 })
  assert.throws(() => decide(rule.id, '2021-06-01', facts))
  assert.equal(decide(rule.id, '2021-06-01', { ...facts, states: 'A' }).outcome['allowed'], false)
})

test('an optional fact left empty is left out', () => {
  const rule = allRules.find(({ id }) => id === 'rollout.in-force')!
  const fields = fieldsOf(ruleSchema(rule))
  assert.deepEqual(factsOf(fields, { measure: 'M1', area: '320500', otherArea: '' }), { measure: 'M1', area: '320500' })
})
