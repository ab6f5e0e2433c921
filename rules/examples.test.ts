import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allExamples, examplesOf } from './all-examples.ts'
import { isClauseId } from './clauses.ts'
import { allRules, decide } from './registry.ts'

for (const table of allExamples)
  describe(table.rule, () => {
    for (const example of table.examples)
      it(`${example.on} ${example.name}`, () => {
        const answer = decide(table.rule, example.on, example.facts)
        assert.deepEqual(answer.outcome, example.outcome)
        assert.deepEqual(answer.reasons.flatMap((reason) => (reason.holds ? [] : [reason.clause])), example.unmet)
      })
  })

describe('every rule', () => {
  for (const rule of allRules) {
    it(`${rule.id} has examples`, () => assert.notEqual(examplesOf(rule.id).length, 0))

    it(`${rule.id} cites only clauses that exist and that it declares`, () => {
      const cited = examplesOf(rule.id).flatMap(({ on, facts }) => decide(rule.id, on, facts).reasons.map((reason) => reason.clause))
      assert.notEqual(cited.length, 0)
      for (const clause of [...cited, ...rule.clauses]) assert.ok(isClauseId(clause), clause)
      for (const clause of cited) assert.ok(rule.clauses.includes(clause), `${clause} is not declared`)
    })

    it(`${rule.id} speaks both languages and survives JSON`, () => {
      for (const { on, facts } of examplesOf(rule.id)) {
        const answer = decide(rule.id, on, facts)
        for (const { says } of answer.reasons) assert.ok(/\p{Script=Han}/u.test(says.zh) && /[a-z]/i.test(says.en))
        assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer)
      }
    })

    it(`${rule.id} replays to the same bytes`, () => {
      for (const { on, facts } of examplesOf(rule.id)) {
        const first = JSON.stringify(decide(rule.id, on, facts))
        assert.equal(JSON.stringify(decide(rule.id, on, structuredClone(facts))), first)
        const reversed = Object.fromEntries(Object.entries(facts).toReversed())
        assert.equal(JSON.stringify(decide(rule.id, on, reversed)), first, 'the order of facts does not matter')
      }
    })
  }

  it('has its own id, and every table of examples a rule', () => {
    const ids = allRules.map((rule) => rule.id)
    assert.equal(new Set(ids).size, ids.length)
    assert.deepEqual(allExamples.filter((table) => !ids.includes(table.rule)), [])
  })
})
