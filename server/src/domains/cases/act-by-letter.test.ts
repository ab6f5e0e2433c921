import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actingForTest, car, numberFor, otherCar, plates } from './testing/acting-for-test.ts'

let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest({ COPY_DELAY_SECONDS: '3600' }) })
after(() => at.close())

const letter = (more: object = {}) => ({ business: '补换领号牌', agentName: '何建中', agentNumber: at.friend.identityNumber, validUntil: '2021-07-15', ...more })
const make = (more: object = {}, by = at.daughter) => at.post(by.headers, '/api/my/delegations', letter(more))
const cancel = (one: { area: string; id: string }, by = at.daughter) => at.post(by.headers, `/api/areas/${one.area}/delegations/${one.id}/cancellation`)
const start = (one: { area: string; id: string }, by = at.friend, subject = car) =>
  at.post(by.headers, '/api/my/cases', { service: plates.id, subject, actingFor: { delegation: { area: one.area, id: one.id } } })
const examine = (more: object, by = at.counter) =>
  at.post(by, '/api/areas/510100/counter/delegation-checks', { agentNumber: at.friend.identityNumber, business: '补换领号牌', ...more })

test('a letter is good for 30 days and not for 31; the list of business and grown-up agents only', async () => {
  assert.equal((await make({ validUntil: '2021-07-16' })).json.refusal.reasons[0].clause, 'M9.2.4')
  assert.equal((await make({ validUntil: '2021-07-15' })).status, 200)
  assert.equal((await make({ business: '合伙' })).json.refusal.reasons[0].clause, 'M9.1')
  const minor = await make({ agentNumber: numberFor('510100', '2003-06-16', '004') })
  assert.deepEqual([minor.status, minor.json.refusal.code], [422, 'cannot-delegate'])
  assert.equal((await make({ agentNumber: numberFor('510100', '2003-06-15', '004') })).status, 200)
  assert.equal((await make({ agentNumber: at.daughter.identityNumber })).json.refusal.code, 'cannot-delegate')
  const wrong = at.friend.identityNumber.slice(0, 17) + (at.friend.identityNumber.endsWith('1') ? '2' : '1')
  assert.deepEqual((await make({ agentNumber: wrong })).json.error.fields.map(({ field }: { field: string }) => field), ['agentNumber'])
  assert.equal((await make({ validUntil: '2021-02-30' })).status, 400)
  assert.equal((await at.post(at.counter, '/api/my/delegations', letter())).status, 403)
})

test('the agent in another city does the business; the principal hears of it, sees who did it and may go on', async () => {
  const { json: made } = await make()
  assert.deepEqual([made.state, made.handle.length, made.code.startsWith('J1:')], ['in-force', 40, true])
  assert.equal((await at.get(at.friend.headers, '/api/my/delegations')).json.naming.some(({ id }: { id: string }) => id === made.id), true)
  assert.equal((await at.get(at.friend.headers, `/api/areas/510100/delegations/${made.id}/letter.pdf`)).status, 200)
  assert.equal((await at.get(at.wu.headers, `/api/areas/510100/delegations/${made.id}/letter.pdf`)).status, 404)
  assert.equal((await start(made, at.elder)).status, 404)
  const { json: begun, status } = await start(made)
  assert.equal(status, 200, JSON.stringify(begun))
  assert.deepEqual([begun.area, begun.applicant.personId, begun.acting.as, begun.acting.name, begun.subject.name], ['510100', at.daughter.personId, 'delegate', '何建中', '川A00001'])
  const [own] = begun.documents
  assert.deepEqual([begun.documents.length, own.kind, own.state, own.clause], [1, 'agent-identity', 'waived', 'M9.2.3'])
  assert.match(own.waivedBecause.zh, /^免提交：代理人已登录，并做实人认证$/)
  assert.equal((await start(made)).json.id, begun.id)
  assert.notEqual((await start(made, at.friend, otherCar)).json.id, begun.id)
  const { json: filled } = await at.put(at.friend.headers, begun, { answers: { why: '丢失' } })
  const { json: sent } = await at.post(at.friend.headers, at.urlOf(begun, '/submission'), { version: filled.version })
  assert.deepEqual([sent.state, sent.timeline.at(-1).role], ['submitted', 'delegate'])
  for (const who of [at.daughter, at.friend]) {
    assert.ok((await at.get(who.headers, '/api/my/cases')).json.cases.some(({ id }: { id: string }) => id === begun.id), who.name)
    assert.ok((await at.get(who.headers, '/api/my/messages')).json.messages.some(({ link }: { link: string }) => link?.endsWith(begun.id)), who.name)
  }
  assert.equal((await at.get(at.wu.headers, at.urlOf(begun))).status, 404)
  assert.equal((await at.post(at.daughter.headers, at.urlOf(begun, '/withdrawal'), { version: sent.version })).json.timeline.at(-1).role, 'self')
})

test('cancelled between loading and submitting: nothing is submitted, the agent is told what to do and sees no more', async () => {
  const { json: made } = await make()
  const { json: begun } = await start(made)
  const { json: filled } = await at.put(at.friend.headers, begun, { answers: { why: '丢失' } })
  assert.equal((await cancel(made, at.friend)).status, 404)
  assert.equal((await cancel(made)).json.state, 'cancelled')
  assert.equal((await cancel(made)).json.state, 'cancelled')
  const { status, json } = await at.post(at.friend.headers, at.urlOf(begun, '/submission'), { version: filled.version })
  assert.deepEqual([status, json.refusal.code], [422, 'delegation-ended'])
  assert.equal((await at.put(at.friend.headers, begun, { answers: { why: '坏' } })).json.refusal.code, 'delegation-ended')
  assert.equal((await at.get(at.friend.headers, at.urlOf(begun))).status, 404)
  assert.equal((await at.get(at.daughter.headers, `/api/areas/510100/delegations/${made.id}/letter.pdf`)).status, 404)
  assert.equal((await at.post(at.daughter.headers, at.urlOf(begun, '/submission'), { version: filled.version })).json.state, 'submitted')
  assert.equal((await start(made)).json.refusal.code, 'delegation-ended')
  await at.post(at.daughter.headers, at.urlOf(begun, '/withdrawal'), { version: filled.version + 1 })
})

test('while the copy is late the counter does not find it, and the code alone confirms, also spoilt by an input method', async () => {
  const { json: made } = await make()
  const found = async () => (await at.post(at.counter, '/api/areas/510100/counter/delegations', { agentNumber: at.friend.identityNumber })).json.letters
  assert.equal((await found()).some(({ id }: { id: string }) => id === made.id), false)
  const index = at.platform.blindIndex('identity-number', at.friend.identityNumber).toString('hex')
  const trail = await at.owner.query(`select subject from platform.audit where operation = 'findDelegations' order by at desc limit 1`)
  assert.equal(trail.rows[0].subject, `delegations-of-agent:${index}`)
  assert.equal((await examine({ letter: { area: made.area, id: made.id } })).json.refusal.code, 'no-letter')
  const wide = [...made.handle].map((digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
  const { json: byDigits } = await examine({ code: `${wide.slice(0, 20)}　${wide.slice(20)}\r\n` })
  assert.deepEqual([byDigits.accepted, byDigits.action, byDigits.confirmedBy], [true, 'none', 'number'])
  assert.match(byDigits.says.en, /Confirmed by the code.*the copy will follow/)
  const spoilt = made.code.toLowerCase().replaceAll('/', '、').replaceAll('.', '。').replaceAll('$', '￥').replaceAll(':', '：')
  assert.equal((await examine({ code: spoilt })).json.confirmedBy, 'signature')
  const slip = made.handle.slice(0, 39) + (made.handle.endsWith('1') ? '2' : '1')
  for (const code of [slip, '你好', made.code.slice(0, -3), `J1:${'0'.repeat(50)}`]) assert.equal((await examine({ code })).json.refusal.code, 'no-letter', code)
  await at.copiesArrive()
  assert.ok((await found()).some(({ id }: { id: string }) => id === made.id))
  assert.equal((await examine({ letter: { area: made.area, id: made.id } })).json.confirmedBy, 'copy')
  assert.equal((await examine({ code: made.handle })).json.says.en, 'The delegation is good: go on')
  assert.equal((await examine({ code: made.handle }, at.first)).status, 403)
})

test('every mismatch at the counter says what to do, and is stored', async () => {
  const { json: made } = await make()
  const action = async (more: object) => {
    const { json } = await examine({ code: made.handle, ...more })
    return [json.accepted, json.action]
  }
  assert.deepEqual(await action({ agentNumber: at.elder.identityNumber }), [false, 'delegate-again'])
  assert.deepEqual(await action({ business: '补换领行驶证' }), [false, 'delegate-again'])
  const { json: owner } = await examine({ code: made.handle, business: '补领登记证书' })
  assert.deepEqual([owner.accepted, owner.action, owner.says.zh], [false, 'none', '“补领登记证书”不能委托，须所有人本人到场办理'])
  const { json: unlisted } = await examine({ code: made.handle, business: '期满换证' })
  assert.deepEqual([unlisted.accepted, unlisted.action, unlisted.says.zh], [false, 'none', '“期满换证”不在可网上委托的业务中；仍可使用纸质委托书'])
  assert.deepEqual(await action({ agentNumber: at.daughter.identityNumber }), [true, 'none-needed'])
  at.moveTo('2021-07-15')
  assert.deepEqual(await action({}), [true, 'none'])
  at.moveTo('2021-07-16')
  assert.deepEqual(await action({}), [false, 'delegate-again'])
  at.moveTo('2021-06-15')
  await cancel(made)
  assert.deepEqual(await action({}), [false, 'delegate-again'])
  const { rows } = await at.owner.query(`select accepted, facts from people.delegation_checks where delegation_id = $1 and confirmed_by = 'number' order by on_day, id`, [made.id])
  assert.deepEqual(rows.map(({ accepted }) => accepted), [false, false, false, false, true, false, true, false])
})

test('a paper letter is as good, is never asked of who delegated online, and lets the agent begin at the counter', async () => {
  const scanId = await at.photo(at.counter)
  const paper = (more: object = {}) => at.post(at.counter, '/api/areas/510100/counter/paper-letters', {
    principalNumber: numberFor('510100', '1970-01-01', '001'), principalName: '郑无名', agentNumber: at.friend.identityNumber, agentName: '何建中', business: '补换领号牌',
    madeOn: '2021-06-14', validUntil: '2021-07-01', scanId, ...more,
  })
  await make()
  const again = await paper({ principalNumber: at.daughter.identityNumber, principalName: '罗文静' })
  assert.deepEqual([again.json.refusal.code, again.json.refusal.reasons[0].clause], ['delegated-online', 'M9.3'])
  assert.deepEqual((await paper({ principalNumber: at.daughter.identityNumber, principalName: '罗文' })).json.error.fields[0].field, 'principalName')
  assert.equal((await paper({ madeOn: '2021-06-16' })).status, 400)
  const { json: recorded } = await paper()
  assert.deepEqual([recorded.origin, recorded.handle], ['paper', null])
  const { json: examined } = await examine({ letter: { area: recorded.area, id: recorded.id } })
  assert.deepEqual([examined.accepted, examined.confirmedBy], [true, 'paper'])
  const begin = (delegationCheckId: string) =>
    at.post(at.counter, '/api/areas/510100/counter-cases', { delegationCheckId, service: plates.id, reason: 'came-to-counter', subject: car })
  const { json: begun, status } = await begin(examined.checkId)
  assert.deepEqual([status, begun.applicant.name, begun.acting?.name], [200, '郑无名', '何建中'])
  assert.equal((await begin('00000000-0000-7000-8000-0000000000ff')).status, 400)
  const { json: filled } = await at.put(at.counter, begun, { answers: { why: '丢失' } })
  const send = (version: number) => at.post(at.counter, at.urlOf(begun, '/submission'), { version })
  const { refusal } = (await send(filled.version)).json
  assert.deepEqual([refusal.code, refusal.reasons.map(({ says }: { says: { zh: string } }) => says.zh)], ['incomplete', ['缺少材料：代理人身份证明（正面、反面）']], 'who stands there shows who they are')
  const whole = await at.giveCard(at.counter, begun, 'agent-identity')
  assert.equal((await send(whole.version)).json.state, 'submitted')
})

test('a principal who comes to the counter in person goes on with what the agent began online, and brings no document of the agent', async () => {
  const { json: own } = await at.post(at.counter, '/api/areas/510100/counter-cases', { identityNumber: at.daughter.identityNumber, service: plates.id, reason: 'came-to-counter', subject: otherCar })
  assert.deepEqual([own.acting.name, own.inPersonSince !== null, own.documents, own.allowed.includes('record-principal')], ['何建中', true, [], false])
})

test('a paper letter is judged by its own dates and business, before the measure too; the principal is told who recorded it (M9.3)', async () => {
  const scanId = await at.photo(at.counter)
  const paper = (more: object = {}) => at.post(at.counter, '/api/areas/510100/counter/paper-letters', {
    principalNumber: at.elder.identityNumber, principalName: '周淑贞', agentNumber: at.friend.identityNumber, agentName: '何建中', business: '补换领号牌',
    madeOn: '2021-06-01', validUntil: '2021-07-31', scanId, ...more,
  })
  const { status, json: long } = await paper()
  assert.equal(status, 200, JSON.stringify(long))
  const [told] = (await at.get(at.elder.headers, '/api/my/messages')).json.messages
  assert.deepEqual([told.title.zh, told.link], ['窗口登记了您的纸质委托书', `/delegations/510100/${long.id}`])
  assert.match(told.body.zh, /^office登记了您委托何\*\*办理“补换领号牌”的纸质委托书，有效至 2021-07-31。不是您委托的，请点 .* 取消，或告知该所。$/)
  assert.ok((await at.smsTexts()).some((text) => text.includes(`/citizen/delegations/510100/${long.id} 取消，或告知该所`)), 'whole in the text message')
  const seen = async () => {
    const { json } = await examine({ letter: { area: long.area, id: long.id } })
    return [json.accepted, json.action, json.says.zh]
  }
  assert.deepEqual(await seen(), [true, 'none', '委托有效，可以受理'])
  at.moveTo('2021-07-31')
  assert.equal((await seen())[0], true)
  at.moveTo('2021-08-01')
  assert.deepEqual(await seen(), [false, 'delegate-again', '委托已于2021-07-31到期，请重新委托。请委托人重新出具委托书，或在手机上委托'])
  at.moveTo('2021-06-15')
  assert.equal((await cancel(long, at.elder)).json.state, 'cancelled')
  assert.deepEqual((await seen()).slice(0, 2), [false, 'delegate-again'])
  const { json: renewal } = await paper({ business: '期满换证' })
  assert.equal((await examine({ letter: { area: renewal.area, id: renewal.id }, business: '驾驶证期满换证' })).json.accepted, true)
  const { json: owner } = await paper({ business: '补领登记证书' })
  assert.deepEqual(owner.refusal.reasons.map(({ clause, says }: { clause: string; says: { zh: string } }) => [clause, says.zh]), [['M9.1', '“补领登记证书”不能委托，须所有人本人到场办理']])
  assert.deepEqual((await paper({ madeOn: '2021-04-01', validUntil: '2021-06-14' })).json.refusal.reasons.map(({ clause }: { clause: string }) => clause), ['M9.3'])
  at.moveTo('2021-05-31')
  assert.equal((await paper({ madeOn: '2021-05-20', validUntil: '2021-06-30' })).status, 200)
  at.moveTo('2021-06-15')
})

test('a letter about one thing is examined without naming it, and begins no case about another', async () => {
  const { json: made } = await make({ about: car })
  const { json: examined } = await examine({ code: made.handle })
  assert.equal(examined.accepted, true)
  assert.equal((await examine({ code: made.handle, about: otherCar })).json.action, 'delegate-again')
  const { json: principal } = await at.post(at.counter, '/api/areas/510100/counter/persons', { delegationCheckId: examined.checkId })
  assert.equal(principal.person.name, '罗文静')
  assert.equal((await at.post(at.counter, '/api/areas/510100/counter/persons', {})).status, 400)
  const begin = (subject?: object) =>
    at.post(at.counter, '/api/areas/510100/counter-cases', { delegationCheckId: examined.checkId, service: plates.id, reason: 'came-to-counter', ...(subject && { subject }) })
  const { status, json: refusal } = await begin(otherCar)
  assert.deepEqual([status, refusal.refusal.reasons[0].clause], [422, 'M9.2.3'])
  assert.equal((await begin()).json.subject.name, '川A00001')
  await cancel(made)
})

test('a repeat of the same request makes no second letter and no second case', async () => {
  const headers = { ...at.daughter.headers, 'idempotency-key': '00000000-0000-4000-8000-0000000000d1' }
  const once = await at.call('POST', '/api/my/delegations', { headers, body: letter({ note: '一次' }) })
  const again = await at.call('POST', '/api/my/delegations', { headers, body: letter({ note: '一次' }) })
  assert.deepEqual(again.json, once.json)
  assert.equal((await at.call('POST', '/api/my/delegations', { headers, body: letter({ note: '两次' }) })).status, 409)
  const made = (await at.get(at.daughter.headers, '/api/my/delegations')).json.made.filter(({ note }: { note: string | null }) => note === '一次')
  assert.equal(made.length, 1)
  const { json: paper } = await at.get(at.friend.headers, '/api/my/delegations')
  assert.equal(paper.made.length, 0)
})

const beginBy = (delegationCheckId: string, subject = car) =>
  at.post(at.counter, '/api/areas/510100/counter-cases', { delegationCheckId, service: plates.id, reason: 'came-to-counter', subject })

test('who came themselves, or whose letter was cancelled since, is no agent at the counter', async () => {
  const { json: made } = await make()
  const { json: inPerson } = await examine({ code: made.handle, agentNumber: at.daughter.identityNumber })
  assert.equal(inPerson.action, 'none-needed')
  assert.equal((await beginBy(inPerson.checkId)).status, 400)
  assert.equal((await at.post(at.counter, '/api/areas/510100/counter/persons', { delegationCheckId: inPerson.checkId })).status, 400)
  const { json: accepted } = await examine({ code: made.handle })
  await cancel(made)
  assert.equal((await beginBy(accepted.checkId)).status, 400)
})

test('cancelled at the counter between beginning and sending: nothing is sent; the person who comes takes it back and begins anew', async () => {
  const owner = await at.someone('车主氏', numberFor('510100', '1975-02-03', '002'), '510100')
  const { json: made } = await make({}, owner)
  const { json: begun } = await beginBy((await examine({ code: made.handle })).json.checkId, otherCar)
  const { json: filled } = await at.put(at.counter, begun, { answers: { why: '丢失' } })
  await cancel(made, owner)
  const { status, json } = await at.post(at.counter, at.urlOf(begun, '/submission'), { version: filled.version })
  assert.deepEqual([status, json.refusal.code, json.refusal.reasons[0].clause], [422, 'delegation-ended', 'M9.2.1'])
  assert.match(json.refusal.instead.zh, /带身份证到窗口，由本人接着办理/)
  assert.equal((await at.put(at.counter, begun, { answers: { why: '坏' } })).json.refusal.code, 'delegation-ended')
  assert.equal((await at.post(at.counter, at.urlOf(begun, '/withdrawal'), { version: filled.version })).json.state, 'withdrawn')
  const own = await at.post(at.counter, '/api/areas/510100/counter-cases', { identityNumber: owner.identityNumber, service: plates.id, reason: 'came-to-counter', subject: otherCar })
  assert.deepEqual([own.status, own.json.acting], [200, null])
  await at.post(at.counter, at.urlOf(own.json, '/withdrawal'), { version: own.json.version })
})

test('a letter that has run out lets the counter go on no more; one cancelled after the submission is shown to the reviewer', async () => {
  const owner = await at.someone('车主乙', numberFor('510100', '1976-02-03', '002'), '510100')
  const { json: made } = await make({}, owner)
  const { json: begun } = await beginBy((await examine({ code: made.handle })).json.checkId, otherCar)
  const { json: filled } = await at.put(at.counter, begun, { answers: { why: '丢失' } })
  at.moveTo('2021-07-16')
  assert.equal((await at.post(at.counter, at.urlOf(begun, '/submission'), { version: filled.version })).json.refusal.code, 'delegation-ended')
  at.moveTo('2021-07-15')
  const whole = await at.giveCard(at.counter, begun, 'agent-identity')
  const { json: sent } = await at.post(at.counter, at.urlOf(begun, '/submission'), { version: whole.version })
  const warned = async () => (await at.get(at.clerk, at.urlOf(begun, '/review'))).json.warnings.some(({ zh }: { zh: string }) => /提交以后，委托人取消了委托/.test(zh))
  assert.deepEqual([sent.state, await warned()], ['submitted', false])
  assert.equal((await at.owner.query(`select distinct confirmed_by from people.delegation_checks where delegation_id = $1`, [made.id])).rows[0].confirmed_by, 'number')
  await cancel(made, owner)
  assert.equal(await warned(), true)
  at.moveTo('2021-06-15')
})
