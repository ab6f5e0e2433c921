import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { because } from './decision.ts'
import { clauseOf, clauses, isClauseId, measures } from './clauses.ts'

// Written from the regulation's own numbering: measure, section, how many items.
const numbering: readonly (readonly [section: string, items: string])[] = [
  ['M1.1', '1 2'], ['M1.2', '1 2'], ['M1.3', '1 2 3'], ['M1.4', '1 2 3'], ['M1.5', '1 2 3 4'],
  ['M2.1', '1 2 3 4 5'], ['M2.2', '0 1 2 3'], ['M2.3', '1 2 3 4 5 6'], ['M2.4', '0 1 2 3'],
  ['M3.1', '0 1 2 3'], ['M3.2', '1 2 3'], ['M3.3', '1 2 3'],
  ['M4.1', '1 2 3'], ['M4.2', '1 2 3'], ['M4.3', '1 2 3'],
  ['M5.1', '1 2 3 4'], ['M5.2', '1 2 3'], ['M5.3', '1 2 3 4'],
  ['M6.1', '1 2'], ['M6.2', '1 2'],
  ['M7', '1 2'], ['M7.3', '1 2'], ['M7.4', '1 2'], ['M7', '5'],
  ['M8', '1'], ['M8.2', '0 1 2 3 4 5'],
  ['M9', '1'], ['M9.2', '1 2 3 4'], ['M9', '3'],
  ['M10', '1 2 3'], ['M11', '1 2 3'], ['M12', '1'], ['M12.2', '1 2'], ['M12', '3'], ['M12.4', '1 2'],
]

describe('the clause register', () => {
  it('holds the 99 clauses of the regulation, in its order', () => {
    const expected = numbering.flatMap(([section, items]) => items.split(' ').map((item) => `${section}.${item}`))
    assert.equal(clauses.length, 99)
    assert.deepEqual(clauses.map((clause) => clause.id), expected)
  })

  it('counts kinds as the regulation does', () => {
    const count = (kind: string) => clauses.filter((clause) => clause.kind.some((own) => own === kind)).length
    assert.deepEqual({ R: count('R'), W: count('W'), D: count('D'), O: count('O') }, { R: 54, W: 57, D: 8, O: 23 })
  })

  it('says every clause and measure in both languages, in one line', () => {
    for (const { says } of [...clauses, ...measures.map(({ title }) => ({ says: title }))]) {
      assert.match(says.zh, /\p{Script=Han}/u)
      assert.doesNotMatch(says.en, /\p{Script=Han}|\n/u)
      assert.ok(says.en.length > 5 && says.en.length <= 140 && says.zh.length <= 80, says.en)
    }
    assert.equal(measures.length, 12)
  })

  it('knows its ids', () => {
    assert.ok(isClauseId('M1.5.1'))
    for (const no of ['M1.5.9', 'm1.5.1', 'M1', '', undefined, 'toString']) assert.ok(!isClauseId(no))
    assert.equal(clauseOf('M12.4.2').measure, 'M12')
  })

  it('does not compile with an id that is not there', () => {
    // @ts-expect-error M1.5 has four items
    assert.ok(!isClauseId(because('M1.5.5', true, { zh: '没有', en: 'none' }).clause))
  })
})
