import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { holdRows } from '../../../testing/held-row.ts'
import { actingForTest, car, otherCar, plates } from './testing/acting-for-test.ts'

let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest() })
after(() => at.close())

type One = { readonly area: string; readonly id: string }
const holdCase = (one: One) => holdRows(at.ownerUrl, 'select 1 from cases.cases where area = $1 and id = $2', [one.area, one.id])
const letter = async () => (await at.post(at.daughter.headers, '/api/my/delegations', {
  business: '补换领号牌', agentName: '何建中', agentNumber: at.friend.identityNumber, validUntil: '2021-07-15',
})).json
const startBy = (made: One, subject = car) =>
  at.post(at.friend.headers, '/api/my/cases', { service: plates.id, subject, actingFor: { delegation: { area: made.area, id: made.id } } })
const startFor = (elder: { readonly identityNumber: string; readonly name: string; readonly birthDate: string }, subject = car) => at.post(at.daughter.headers, '/api/my/cases', {
  service: plates.id, subject, actingFor: { helperFor: { identityNumber: elder.identityNumber, name: elder.name, birthDate: elder.birthDate, identity: 'id-card' } },
})
const answer = (headers: Record<string, string>, one: One, why = '丢失') => at.put(headers, one, { answers: { why } })
const digits = async () => /help\/(\d{40})/.exec((await at.smsTexts()).findLast((text) => text.includes('/citizen/help/'))!)![1]!
const withdraw = async (headers: Record<string, string>, one: One) =>
  at.post(headers, at.urlOf(one, '/withdrawal'), { version: (await at.get(headers, at.urlOf(one))).json.version })

test('an agent saves and opens the same case again at once: both take the case first and the letter then', async () => {
  const made = await letter()
  const { json: begun } = await startBy(made)
  const held = await holdCase(begun)
  const saving = answer(at.friend.headers, begun)
  await held.waiting(1)
  const opening = startBy(made)
  await held.waiting(2)
  await held.letGo()
  const [saved, opened] = await Promise.all([saving, opening])
  assert.deepEqual([saved.status, opened.status, opened.json.id, opened.json.answers.why, at.crossed()], [200, 200, begun.id, '丢失', 0])
  await withdraw(at.daughter.headers, begun)
})

test('a letter that is cancelled while its agent waits for the case opens it no more: first that it changed, then why', async () => {
  const made = await letter()
  const { json: begun } = await startBy(made)
  const held = await holdCase(begun)
  const opening = startBy(made)
  await held.waiting(1)
  assert.equal((await at.post(at.daughter.headers, `/api/areas/${made.area}/delegations/${made.id}/cancellation`)).json.state, 'cancelled')
  await held.letGo()
  const opened = await opening
  assert.deepEqual([opened.status, opened.json.error.code], [409, 'changed-meanwhile'])
  assert.equal((await startBy(made)).json.refusal.code, 'delegation-ended')
  await withdraw(at.daughter.headers, begun)
})

test('an older person stops the help while the helper saves: what came first is saved, and then it is stopped', async () => {
  const { json: begun } = await startFor(at.elder)
  const held = await holdCase(begun)
  const saving = answer(at.daughter.headers, begun)
  await held.waiting(1)
  const stopping = at.post({}, '/api/helps/stopped', { digits: await digits() })
  await held.waiting(2)
  await held.letGo()
  const [saved, stopped] = await Promise.all([saving, stopping])
  assert.deepEqual([saved.status, stopped.status, stopped.json.stopped, at.crossed()], [200, 200, true, 0])
  assert.equal((await answer(at.daughter.headers, begun)).json.refusal.code, 'help-ended')
  assert.equal((await at.get(at.elder.headers, at.urlOf(begun))).json.state, 'withdrawn')
})

test('a look at what the 40 digits stand for waits for nobody', async () => {
  const { json: begun } = await startFor(at.elder)
  const held = await holdCase(begun)
  const seen = await at.post({}, '/api/helps/seen', { digits: await digits() })
  assert.equal(seen.json.mayStop, true)
  await held.letGo()
  await at.post({}, '/api/helps/stopped', { digits: await digits() })
})

test('a helper begins twice at once: one case, one help, and the older person is told once, with digits that stop it', async () => {
  // Somebody else has taken a number today, and the first of the two waits for the next one.
  const { json: other } = await at.post(at.daughter.headers, '/api/my/cases', { service: plates.id, subject: car })
  const told = async () => (await at.smsTexts()).filter((text) => text.includes('/citizen/help/')).length
  const before = await told()
  const held = await holdRows(at.ownerUrl, `select 1 from cases.numbers where area = '510100'`)
  const starting = [startFor(at.elder, otherCar), startFor(at.elder, otherCar)]
  await held.waiting(2)
  await held.letGo()
  const [one, same] = await Promise.all(starting)
  assert.deepEqual([one!.status, same!.status, one!.json.id === same!.json.id, await told() - before], [200, 200, true, 1])
  const { rows } = await at.owner.query(`select h.id from people.helps h where h.ended_at is null`)
  assert.deepEqual(rows.map(({ id }) => id), [one!.json.acting.mandate.id])
  assert.equal((await at.post({}, '/api/helps/stopped', { digits: await digits() })).json.stopped, true)
  assert.equal((await at.get(at.elder.headers, at.urlOf(one!.json))).json.state, 'withdrawn')
  await withdraw(at.daughter.headers, other)
})

test('agent and principal begin the same at once: one case, and the agent is told whose it is', async () => {
  const made = await letter()
  const held = await holdRows(at.ownerUrl, `select 1 from cases.numbers where area = '510100'`)
  const own = at.post(at.daughter.headers, '/api/my/cases', { service: plates.id, subject: car })
  await held.waiting(1)
  const agents = startBy(made)
  await held.waiting(2)
  await held.letGo()
  const [mine, theirs] = await Promise.all([own, agents])
  assert.deepEqual([mine.status, mine.json.acting, theirs.status, theirs.json.refusal?.code], [200, null, 422, 'open-already'])
  await withdraw(at.daughter.headers, mine.json)
})

test('whoever meets another in a ring all the same is ended, does it again, and never sees it', async () => {
  const made = await letter()
  const { json: begun } = await startBy(made)
  const before = at.crossed()
  const held = await holdRows(at.ownerUrl, 'select 1 from people.delegations where area = $1 and id = $2', [made.area, made.id])
  const saving = answer(at.friend.headers, begun, '损坏')
  await held.waiting(1)
  await held.say('select 1 from cases.cases where area = $1 and id = $2 for update', [begun.area, begun.id])
  await held.letGo()
  const saved = await saving
  assert.deepEqual([saved.status, saved.json.answers.why, at.crossed() - before], [200, '损坏', 1])
  await withdraw(at.daughter.headers, begun)
})
