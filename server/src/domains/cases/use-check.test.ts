import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { badge, casesForTest } from './testing/cases-for-test.ts'

let at: Awaited<ReturnType<typeof casesForTest>>
before(async () => { at = await casesForTest() })
after(() => at.close())

type One = { readonly area: string; readonly id: string; readonly version: number }
const start = async (who = at.lin): Promise<One> => {
  const { json } = await at.post(who.headers, '/api/my/cases', { service: badge.id })
  return (await at.call('PUT', at.urlOf(json, '/answers'), { headers: who.headers, body: { answers: { photo: 'kept' } } })).json
}
const use = async (one: One, checkId: string, who = at.lin) => {
  const { status, json } = await at.post(who.headers, at.urlOf(one, '/checks'), { name: 'real-person', checkId })
  return { status, json, field: json.error?.fields[0], result: json.checks?.[0].result }
}
const resultNow = async (one: One) => (await at.get(at.lin.headers, at.urlOf(one))).json.checks[0].result
const aged = (checkId: string, minutes: number) =>
  at.owner.query(`update people.real_person_checks set answered_at = answered_at - make_interval(mins => $2) where id = $1`, [checkId, minutes])

test('a check that says nothing here is refused and writes nothing: no such one, another’s, unanswered, too old', async () => {
  const one = await start()
  const good = await at.realPersonCheck(at.lin, 'unknown')
  await aged(good, 16)
  for (const checkId of [randomUUID(), await at.realPersonCheck(at.wu, 'unknown'), await at.realPersonCheck(at.lin, 'waiting'), good]) {
    const { status, field } = await use(one, checkId)
    assert.deepEqual([status, field.field], [400, 'checkId'])
    assert.match(field.says.zh, /请重新认证/)
  }
  assert.equal(await resultNow(one), 'waiting')
  assert.equal((await at.get(at.lin.headers, at.urlOf(one))).json.version, one.version)
})

test('a denial stays until the provider answers later; what it answered before, or of which nobody knows, replaces nothing', async () => {
  const one = await start()
  const [earlier, denied] = [await at.realPersonCheck(at.lin, 'unknown'), await at.realPersonCheck(at.lin, 'denied')]
  assert.equal((await use(one, denied)).result, 'denied')
  assert.equal((await use(one, denied)).result, 'denied', 'a repeat changes nothing')
  for (const checkId of [earlier, randomUUID()]) assert.equal((await use(one, checkId)).status, 400)
  assert.equal(await resultNow(one), 'denied')
  const later = await at.realPersonCheck(at.lin, 'unknown')
  const { json, result } = await use(one, later)
  assert.equal(result, 'unknown')
  assert.equal((await at.post(at.lin.headers, at.urlOf(one, '/submission'), { version: json.version })).json.state, 'submitted')
  await at.post(at.lin.headers, at.urlOf(one, '/withdrawal'), { version: json.version + 1 })
  const next = await start()
  assert.equal((await use(next, later)).status, 400, 'an unknown of one case serves no other')
  assert.equal((await use(next, await at.realPersonCheck(at.lin, 'confirmed'))).result, 'confirmed')
})
