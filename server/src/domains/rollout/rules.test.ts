import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { allExamples } from '@changxing/rules/all-examples.ts'
import { clauses } from '@changxing/rules/clauses.ts'
import { allRules, decide, ruleSchema } from '@changxing/rules/registry.ts'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'

let it: AppForTest
before(async () => { it = await appForTest({ businessDate: '2021-06-15' }) })
after(() => it.close())

/** As plain curl asks: no cookie, no key, no header of ours. One caller may ask 600 times a minute; `from` is another. */
const ask = async (rule: string, body: unknown, from = '127.0.0.1') => {
  const answer = await it.app.inject({ remoteAddress: from, method: 'POST', url: `/api/rules/${rule}/decide`, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) })
  return { status: answer.statusCode, text: answer.body, fields: answer.statusCode === 400 ? (answer.json().error.fields ?? []).map(({ field }: { field: string }) => field) : undefined }
}
const cli = fileURLToPath(new URL('../../../../rules/decide-cli.ts', import.meta.url))

test('every example of every rule is answered with the bytes that code gives', async () => {
  let asked = 0
  for (const [index, { rule, examples }] of allExamples.entries()) {
    for (const { name, on, facts } of examples) {
      assert.equal((await ask(rule, { on, facts }, `127.0.1.${index}`)).text, JSON.stringify(decide(rule, on, facts)), `${rule}: ${name}`)
      asked++
    }
  }
  assert.ok(asked > 50)
})

test('the command line gives the same bytes', async () => {
  // One rule of each room: the command knows no rule by name, and each question is a process of its own.
  const rooms = new Map(allRules.map(({ id }) => [id.split('.')[0]!, id]))
  await Promise.all([...rooms.values()].map(async (id) => {
    const { on, facts } = allExamples.find(({ rule }) => rule === id)!.examples[0]!
    const { stdout } = await promisify(execFile)(process.execPath, [cli, id, '--on', on, '--facts', JSON.stringify(facts)])
    assert.equal(stdout, `${(await ask(id, { on, facts })).text}\n`)
  }))
})

test('without a date the law of the business date decides', async () => {
  const { status, text } = await ask('rollout.in-force', { facts: { measure: 'M1', area: '510100' } })
  assert.equal(status, 200)
  assert.equal(JSON.parse(text).on, '2021-06-15')
  assert.equal(JSON.parse(text).outcome.inForce, true)
})

test('a refusal by a rule is an answer', async () => {
  const { status, text } = await ask('licences.e-licence-application', { on: '2021-05-31', facts: { area: '110000', states: 'HM', photoRejections: 3 } })
  assert.equal(status, 200)
  assert.deepEqual(JSON.parse(text).outcome, { allowed: false })
})

for (const [name, rule, body, fields] of [
  ['an unknown rule', 'no.such', { on: '2021-06-01', facts: {} }, ['rule']],
  ['an impossible date', 'licences.e-licence-display', { on: '2021-02-29', facts: { states: 'A' } }, ['on']],
  ['a date of another form', 'licences.e-licence-display', { on: '1 June', facts: { states: 'A' } }, ['on']],
  ['a missing fact', 'licences.e-licence-display', { facts: {} }, ['states']],
  ['no facts', 'licences.e-licence-display', {}, ['facts']],
  ['an unknown letter', 'licences.e-licence-display', { facts: { states: 'Q' } }, ['states']],
  ['an ill-typed fact', 'people.identity-number', { facts: { number: 1 } }, ['number']],
  ['a year without notice', 'calendar.add-working-days', { facts: { from: '2026-12-31', days: 1 } }, ['days']],
  ['several at once', 'rollout.in-force', { facts: { measure: 'M0', more: 1 } }, ['area', 'measure', 'more']],
  ['a field that nobody asked for', 'rollout.in-force', { facts: { measure: 'M1', area: '510100' }, when: 'now' }, ['when']],
] as const) {
  test(`${name} is bad input that is named`, async () => {
    const answer = await ask(rule, body)
    assert.equal(answer.status, 400)
    assert.deepEqual([...answer.fields].sort(), fields)
  })
}

test('what is no JSON is refused', async () => {
  const answer = await it.app.inject({ method: 'POST', url: '/api/rules/rollout.in-force/decide', headers: { 'content-type': 'application/json' }, payload: '{measure' })
  assert.deepEqual([answer.statusCode, answer.json().error.code], [400, 'not-json'])
})

test('the list of rules is the register\'s, with the facts as JSON Schema', async () => {
  const { json } = await it.call('GET', '/api/rules')
  assert.deepEqual(json.rules, JSON.parse(JSON.stringify(allRules.map((rule) => ({ id: rule.id, version: rule.version, title: rule.title, clauses: rule.clauses, facts: ruleSchema(rule) })))))
})

test('the coverage names every clause, and what serves it', async () => {
  const { json } = await it.call('GET', '/api/coverage')
  assert.deepEqual(json.clauses.map(({ id }: { id: string }) => id), clauses.map(({ id }) => id))
  assert.ok(json.clauses.find(({ id }: { id: string }) => id === 'M1.4.2').operations.includes('startCampaign'))
})
