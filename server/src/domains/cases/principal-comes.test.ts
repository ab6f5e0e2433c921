import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actingForTest, car, numberFor, otherCar, plates } from './testing/acting-for-test.ts'

let at: Awaited<ReturnType<typeof actingForTest>>
type Answer = Pick<Awaited<ReturnType<typeof at.post>>, 'status' | 'json'>
type Json = Answer['json']
before(async () => { at = await actingForTest() })
after(() => at.close())

const ok = ({ status, json }: Answer) => {
  assert.equal(status, 200, JSON.stringify(json))
  return json
}
const code = ({ status, json }: Answer): string => {
  assert.equal(status, 422, JSON.stringify(json))
  return json.refusal.code
}
const make = async (by = at.daughter) =>
  ok(await at.post(by.headers, '/api/my/delegations', { business: '补换领号牌', agentName: '何建中', agentNumber: at.friend.identityNumber, validUntil: '2021-07-15' }))
const cancel = (letter: Json, by = at.daughter) => at.post(by.headers, `/api/areas/${letter.area}/delegations/${letter.id}/cancellation`)
const start = async (letter: Json, subject = car) =>
  ok(await at.post(at.friend.headers, '/api/my/cases', { service: plates.id, subject, actingFor: { delegation: { area: letter.area, id: letter.id } } }))
const submitted = async (letter: Json, subject = car) => {
  const filled = ok(await at.put(at.friend.headers, await start(letter, subject), { answers: { why: '丢失' } }))
  return ok(await at.post(at.friend.headers, at.urlOf(filled, '/submission'), { version: filled.version }))
}
const examine = async (letter: Json) =>
  ok(await at.post(at.counter, '/api/areas/510100/counter/delegation-checks', { agentNumber: at.friend.identityNumber, business: '补换领号牌', code: letter.handle })).checkId
const begin = (more: object, subject = car) => at.post(at.counter, '/api/areas/510100/counter-cases', { service: plates.id, reason: 'came-to-counter', subject, ...more })
const comes = (one: Json, identityNumber = at.daughter.identityNumber, by = at.counter, version = one.version) => at.post(by, at.urlOf(one, '/principal'), { version, identityNumber })
const reload = async (one: Json, by = at.counter) => ok(await at.get(by, at.urlOf(one)))
const kinds = ({ timeline }: Json): string[] => timeline.map(({ kind }: { kind: string }) => kind)
const identityOf = ({ documents }: Json): string | undefined => documents.find(({ kind }: { kind: string }) => kind === 'agent-identity')?.state

describe('a principal without an app comes to the counter after the letter was cancelled (M9.2.3)', () => {
  let one: Json
  before(async () => {
    const letter = await make()
    const sent = await submitted(letter)
    const claimed = ok(await at.post(at.clerk, at.urlOf(sent, '/claim'), { version: sent.version })).case
    one = ok(await at.post(at.clerk, at.urlOf(sent, '/question'), { version: claimed.version, text: '请写明领取地', fields: ['place'] })).case
    ok(await cancel(letter))
  })

  test('nobody can answer for them until the officer has compared their own card', async () => {
    assert.equal(code(await at.post(at.counter, at.urlOf(one, '/answer'), { version: one.version, text: '窗口' })), 'delegation-ended')
    assert.deepEqual((await reload(one)).allowed.filter((act: string) => act !== 'answer' && act !== 'add-document'), ['propose-withdrawal', 'record-principal'])
    for (const number of [at.friend.identityNumber, at.elder.identityNumber]) assert.equal(code(await comes(one, number)), 'not-this-person')
    assert.equal((await comes(one, '123')).status, 400)
    assert.equal((await comes(one, at.daughter.identityNumber, at.counter, one.version + 1)).status, 409)
    for (const by of [at.clerk, at.elsewhere, at.friend.headers, at.daughter.headers]) assert.equal((await comes(one, at.daughter.identityNumber, by)).status, 403)
    assert.equal((await reload(one)).inPersonSince, null)
  })

  test('recorded, it goes on as their own: the letter stays in the history, both are told, a repeat changes nothing', async () => {
    const warned = async () => ok(await at.get(at.clerk, at.urlOf(one, '/review'))).warnings.some(({ zh }: { zh: string }) => /取消了委托/.test(zh))
    assert.equal(await warned(), true)
    const carried = ok(await comes(one))
    assert.deepEqual([carried.acting.name, kinds(carried).at(-1), carried.clock], ['何建中', 'principal-came', one.clock])
    assert.deepEqual(ok(await comes(one)), carried)
    assert.equal(await warned(), false)
    assert.match((await at.get(at.daughter.headers, '/api/my/messages')).json.messages[0].body.zh, /由您自己接着办.+不是您本人/)
    const filled = ok(await at.put(at.counter, carried, { answers: { why: '丢失', place: '窗口' } }))
    one = ok(await at.post(at.counter, at.urlOf(one, '/answer'), { version: filled.version, text: '领取地已写明' }))
    assert.deepEqual([one.state, one.answers.place, identityOf(one)], ['in-review', '窗口', 'waived'])
  })

  test('who had the principal before them does not decide; a reviewer does', async () => {
    const { platform } = at
    const counterPosts = ['photo-capture', 'registration']
    const same = await at.signInAs({ kind: 'officer', officerId: '00000000-0000-7000-8000-000000000004', number: '040001', name: '窗口', area: '510100', office: 'office', posts: counterPosts })
    assert.equal((await reload(one, same)).allowed.includes('approve'), false)
    one = ok(await at.post(at.clerk, at.urlOf(one, '/release'), { version: one.version })).case
    const taken = ok(await at.post(same, at.urlOf(one, '/claim'), { version: one.version })).case
    for (const [rest, body] of [['/approval', {}], ['/rejection', { reasons: ['wrong'] }]] as const) {
      assert.equal(code(await at.post(same, at.urlOf(one, rest), { version: taken.version, ...body })), 'own-case')
    }
    one = ok(await at.post(same, at.urlOf(one, '/release'), { version: taken.version })).case
    one = ok(await at.post(at.clerk, at.urlOf(one, '/claim'), { version: one.version })).case
    await assert.rejects(platform.database.transaction((db) => db.run('test', `update cases.cases set reviewed_by = in_person_by where id = $1`, [one.id])), /not_who_took_it_over/)
    assert.deepEqual(ok(await at.post(at.clerk, at.urlOf(one, '/approval'), { version: one.version })).case.state, 'approved')
  })
})

test('taken over while the letter stands: the agent does no more here, and is told so', async () => {
  const letter = await make()
  const asked = async (one: Json, identityNumber: string) => at.post(at.counter, at.urlOf(one, '/withdrawal-proposal'), {
    version: one.version, identityNumber, words: '要求撤回', requestFileId: await at.photo(at.counter),
  })
  const sent = await submitted(letter, car)
  const proposed = ok(await asked(sent, at.friend.identityNumber))
  const carried = ok(await comes(proposed))
  assert.deepEqual([carried.state, carried.withdrawal], ['submitted', null], 'what the agent asked for is over')
  const told = (await at.get(at.friend.headers, '/api/my/messages')).json.messages[0]
  assert.match(told.body.zh, /由本人接着办；您不用再办/)
  const seen = await reload(sent, at.friend.headers)
  assert.deepEqual([seen.state, seen.allowed], ['submitted', []])
  assert.equal(code(await at.post(at.friend.headers, at.urlOf(sent, '/withdrawal'), { version: carried.version })), 'delegation-ended')
  assert.equal(code(await begin({ delegationCheckId: await examine(letter) })), 'open-already')
  assert.equal(code(await asked(carried, at.friend.identityNumber)), 'not-this-person')
  assert.equal(ok(await at.post(at.daughter.headers, at.urlOf(sent, '/withdrawal'), { version: carried.version })).state, 'withdrawn')
})

test('where nobody acts by a letter, or it is decided, there is nothing to record', async () => {
  const own = await at.submitted()
  assert.equal(code(await comes(own, '510100199004160025')), 'not-in-this-state')
  const owner = await at.someone('车主丙', numberFor('510100', '1977-02-03', '002'), '510100')
  const sent = await submitted(await make(owner), otherCar)
  ok(await at.post(owner.headers, at.urlOf(sent, '/withdrawal'), { version: sent.version }))
  assert.equal(code(await comes(await reload(sent), owner.identityNumber)), 'not-in-this-state')
})

test('a draft that an agent began at the counter is carried on and sent by the principal, who brings no document of the agent', async () => {
  const owner = await at.someone('车主丁', numberFor('510100', '1978-02-03', '002'), '510100')
  const letter = await make(owner)
  const draft = ok(await begin({ delegationCheckId: await examine(letter) }, otherCar))
  const filled = ok(await at.put(at.counter, draft, { answers: { why: '丢失' } }))
  assert.equal(identityOf(filled), 'missing')
  ok(await cancel(letter, owner))
  const carried = ok(await comes(filled, owner.identityNumber))
  assert.equal(identityOf(carried), undefined)
  assert.equal(ok(await at.post(at.counter, at.urlOf(draft, '/submission'), { version: carried.version })).state, 'submitted')
})

test('a letter examined later for another matter changes nothing of what this case waives', async () => {
  const owner = await at.someone('车主戊', numberFor('510100', '1979-02-03', '002'), '510100')
  const letter = await make(owner)
  const atCounter = ok(await begin({ delegationCheckId: await examine(letter) }, car))
  const online = await start(letter, otherCar)
  assert.deepEqual([identityOf(await reload(atCounter)), identityOf(online)], ['missing', 'waived'], 'begun at the counter: who stood there shows who they are')
  await examine(letter)
  const taken = ok(await begin({ delegationCheckId: await examine(letter) }, otherCar))
  assert.deepEqual([taken.id, identityOf(taken)], [online.id, 'missing'], 'taken to the counter, it goes by the examination there')
})
