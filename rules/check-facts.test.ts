import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BadFacts } from './bad-facts.ts'
import { factsChecker } from './check-facts.ts'
import { jsonSchemaOf, type FactSchema, type FactSchemas } from './fact-schema.ts'
import { allRules, decide, ruleSchema } from './registry.ts'

const says = { zh: '事实', en: 'Fact' }
const schemas: FactSchemas = {
  kind: { type: 'string', enum: ['a', 'b'], says },
  code: { type: 'string', pattern: '^[0-9]+$', maxLength: 3, says },
  day: { type: 'string', format: 'date', says },
  place: { type: 'string', format: 'area', says },
  count: { type: 'integer', minimum: 0, maximum: 9, says },
  share: { type: 'number', minimum: 0, maximum: 1, says },
  sure: { type: 'boolean', optional: true, says },
}
const good = { kind: 'a', code: '12', day: '2021-06-01', place: '510100', count: 3, share: 0.5 }
const check = factsChecker(schemas)
const wrong = (facts: unknown) => check(facts).map((problem) => problem.fact)

describe('the check of facts', () => {
  it('accepts what fits', () => {
    assert.deepEqual(wrong(good), [])
    assert.deepEqual(wrong({ ...good, sure: true, count: 0, share: 1 }), [])
  })

  const bad: readonly (readonly [fact: string, value: unknown])[] = [
    ['kind', 'c'], ['kind', 1], ['kind', undefined], ['code', ''], ['code', '1a'], ['code', '1234'], ['code', '1\n'],
    ['day', '2021-02-29'], ['day', '2021-6-1'], ['day', 20210601], ['place', '320000'], ['place', '999999'], ['place', null],
    ['count', -1], ['count', 10], ['count', 1.5], ['count', '3'], ['count', Number.NaN], ['count', 1e300],
    ['share', 1.01], ['share', Number.POSITIVE_INFINITY], ['sure', 'true'], ['sure', null], ['stranger', 1], ['__proto__x', 1], ['toString', 1],
  ]
  for (const [fact, value] of bad)
    it(`names ${fact}: ${String(value)}`, () => {
      assert.deepEqual(wrong({ ...good, [fact]: value }), [fact])
      const [problem] = check({ ...good, [fact]: value })
      assert.match(problem!.says.zh, /\p{Script=Han}/u)
      assert.match(problem!.says.en, /[a-z]/)
    })

  it('names everything wrong at once', () => {
    assert.deepEqual(wrong({ kind: 'x', day: 'today', more: 1 }), ['kind', 'code', 'day', 'place', 'count', 'share', 'more'])
  })

  it('takes nothing but an object', () => {
    for (const no of [null, undefined, [], 'text', 3, true]) assert.deepEqual(wrong(no), ['facts'])
  })

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.anything(), (facts) => void check(facts)))
  })
})

describe('decide', () => {
  const problemsOf = (rule: string, on: unknown, facts: unknown) => {
    try {
      decide(rule, on as string, facts)
    } catch (error) {
      assert.ok(error instanceof BadFacts, String(error))
      return error.problems.map((problem) => problem.fact)
    }
    return assert.fail('answered')
  }

  it('names the rule, the day and the facts', () => {
    assert.deepEqual(problemsOf('no.such-rule', '2021-06-31', {}), ['rule', 'on'])
    assert.deepEqual(problemsOf('licences.e-licence-display', '2021-02-29', { states: 'AQ', x: 1 }), ['on', 'states', 'x'])
    assert.deepEqual(problemsOf('rollout.in-force', undefined, { measure: 'M13', area: '999999', otherArea: '110000' }), ['on', 'measure', 'area'])
    assert.deepEqual(problemsOf('licences.e-licence-application', '2021-06-01', { area: '510100', states: 'A' }), ['photoRejections'])
    assert.deepEqual(problemsOf('people.identity-number', '2021-06-01', { number: 110105194912310020 }), ['number'])
  })

  it('answers or names problems for whatever facts, and nothing else', () => {
    const dates = fc.constantFrom('0001-01-01', '1999-12-31', '2021-05-31', '2021-06-01', '2027-01-01', '9999-12-31')
    const values = fc.oneof(fc.constantFrom('A', 'HM', 'M1', 'M2', '510100', '320000', '2021-06-01', 'counter'), fc.integer(), fc.boolean(), fc.string())
    for (const rule of allRules)
      fc.assert(
        fc.property(dates, fc.record(Object.fromEntries(Object.keys(rule.facts).map((fact) => [fact, values]))), (on, facts) => {
          try {
            assert.equal(decide(rule.id, on, facts).rule, rule.id)
          } catch (error) {
            assert.ok(error instanceof BadFacts && error.problems.length > 0, String(error))
          }
        }),
      )
  })

  it('answers or names problems for facts that fit, on the first and the last day too', () => {
    const days = ['0001-01-01', '2021-06-01', '9999-12-31']
    const fitting = (schema: FactSchema): fc.Arbitrary<unknown> => {
      if (schema.type === 'boolean') return fc.boolean()
      if (schema.type !== 'string') return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 50, 50) })
      return fc.constantFrom(...(schema.enum ?? (schema.format === 'date' ? days : ['A', 'HM', '510100', 'K33', 'C1', '补换领号牌'])))
    }
    const valueOf = (schema: FactSchema) => (schema.optional ? fc.option(fitting(schema), { nil: undefined }) : fitting(schema))
    for (const rule of allRules)
      fc.assert(
        fc.property(fc.constantFrom(...days), fc.record(Object.fromEntries(Object.entries(rule.facts).map(([fact, schema]) => [fact, valueOf(schema)]))), (on, facts) => {
          try {
            assert.equal(decide(rule.id, on, JSON.parse(JSON.stringify(facts))).rule, rule.id)
          } catch (error) {
            assert.ok(error instanceof BadFacts && error.problems.length > 0, String(error))
          }
        }),
        { numRuns: 300 },
      )
  })

  it('describes its facts as JSON Schema', () => {
    for (const rule of allRules) {
      const schema = ruleSchema(rule)
      assert.deepEqual(Object.keys(schema['properties'] as object), Object.keys(rule.facts))
      assert.deepEqual(JSON.parse(JSON.stringify(schema)), schema)
    }
    assert.deepEqual(jsonSchemaOf({ place: schemas['place']!, sure: schemas['sure']! }), {
      type: 'object',
      properties: {
        place: { type: 'string', pattern: '^[0-9]{6}$', title: '事实', description: 'Fact' },
        sure: { type: 'boolean', title: '事实', description: 'Fact' },
      },
      required: ['place'],
      additionalProperties: false,
    })
  })
})
