import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { examplesOf } from './all-examples.ts'
import { allRules, decide, ruleSchema } from './registry.ts'

const script = fileURLToPath(new URL('./decide-cli.ts', import.meta.url))
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}
const asked = (rule: string, on: string, facts: unknown) => run(rule, '--on', on, '--facts', JSON.stringify(facts))

describe('decide on the command line', () => {
  it('answers as in code, one JSON object, for a first example of every rule', () => {
    for (const { id } of allRules) {
      const { on, facts } = examplesOf(id)[0] ?? assert.fail(id)
      assert.deepEqual(asked(id, on, facts), { status: 0, stdout: `${JSON.stringify(decide(id, on, facts))}\n`, stderr: '' })
    }
  })

  it('answers a refusal with exit 0', () => {
    const { status, stdout } = asked('licences.e-licence-application', '2021-05-31', { area: '110000', states: 'HM', photoRejections: 3 })
    assert.equal(status, 0)
    assert.deepEqual(JSON.parse(stdout).outcome, { allowed: false })
  })

  it('lists every rule with its facts as JSON Schema', () => {
    const { status, stdout } = run('--list')
    assert.equal(status, 0)
    const listed = JSON.parse(stdout) as { rule: string; facts: unknown }[]
    assert.deepEqual(listed.map(({ rule, facts }) => [rule, facts]), allRules.map((rule) => [rule.id, ruleSchema(rule)]))
  })

  const bad: readonly (readonly [name: string, args: string[], wanted: RegExp[]])[] = [
    ['an unknown rule', ['no.such', '--on', '2021-06-01', '--facts', '{}'], [/^rule: .*no\.such/m]],
    ['no rule', ['--on', '2021-06-01', '--facts', '{}'], [/^rule: /m]],
    ['no day', ['licences.e-licence-display', '--facts', '{"states":"A"}'], [/^on: .*日期.*date/m]],
    ['an impossible day', ['licences.e-licence-display', '--on', '2021-02-29', '--facts', '{"states":"A"}'], [/^on: /m]],
    ['a missing fact', ['licences.e-licence-display', '--on', '2021-06-01', '--facts', '{}'], [/^states: .*缺少.*missing/m]],
    ['no facts at all', ['licences.e-licence-display', '--on', '2021-06-01'], [/^states: /m]],
    ['an unknown letter', ['licences.e-licence-display', '--on', '2021-06-01', '--facts', '{"states":"Q"}'], [/^states: /m]],
    ['an ill-typed fact', ['people.identity-number', '--on', '2021-06-01', '--facts', '{"number":1}'], [/^number: /m]],
    ['an unknown place', ['rollout.in-force', '--on', '2021-06-01', '--facts', '{"measure":"M1","area":"999999"}'], [/^area: /m]],
    ['facts that are no JSON', ['rollout.in-force', '--on', '2021-06-01', '--facts', '{measure'], [/^facts: /m]],
    ['an unknown option', ['rollout.in-force', '--when', '2021-06-01'], [/--when/]],
    ['a year without notice', ['calendar.add-working-days', '--on', '2021-06-01', '--facts', '{"from":"2026-12-31","days":1}'], [/^UnpublishedYear/, /^days: .*2027/m]],
    ['several at once', ['rollout.in-force', '--on', 'x', '--facts', '{"measure":"M0","more":1}'], [/^on: /m, /^measure: /m, /^area: /m, /^more: /m]],
  ]
  for (const [name, args, wanted] of bad)
    it(`refuses ${name}: exit 2, the fact named, nothing on stdout`, () => {
      const { status, stdout, stderr } = run(...args)
      assert.equal(status, 2, stderr)
      assert.equal(stdout, '')
      for (const pattern of wanted) assert.match(stderr, pattern)
    })
})
