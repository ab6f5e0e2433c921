import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actingForTest, car, plates } from './testing/acting-for-test.ts'
import { badge } from './testing/cases-for-test.ts'

type One = { readonly area: string; readonly id: string; readonly version: number }

let at: Awaited<ReturnType<typeof actingForTest>>
type Answer = Pick<Awaited<ReturnType<typeof at.post>>, 'status' | 'json'>
type Json = Answer['json']
let capture: Record<string, string>
before(async () => {
  at = await actingForTest()
  capture = await at.signInAs({
    kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000c9', number: '090001', name: '窗口员', area: '510100', office: 'office', posts: ['photo-capture'],
  })
})
after(() => at.close())

const linNumber = '510100199004160025'
const wuNumber = '510100199004160023'
const ok = ({ status, json }: Answer) => {
  assert.equal(status, 200, JSON.stringify(json))
  return json
}
const code = ({ status, json }: Answer): string => {
  assert.equal(status, 422, JSON.stringify(json))
  return json.refusal.code
}
const propose = async (one: One, more: object = {}, by = capture) =>
  at.post(by, at.urlOf(one, '/withdrawal-proposal'), { version: one.version, identityNumber: linNumber, words: '不想换了', requestFileId: await at.photo(by), ...more })
const look = (one: One, id: string, by: Record<string, string>) => at.get(by, at.urlOf(one, `/withdrawal-requests/${id}`))
const decide = (one: One, withdrawalId: string, confirmed: boolean, by: Record<string, string>) =>
  at.post(by, at.urlOf(one, '/withdrawal-decision'), { withdrawalId, confirmed, words: '签字与证件相符' })
const deny = (one: One, withdrawalId: string, by = at.lin.headers) => at.post(by, at.urlOf(one, '/withdrawal-denial'), { withdrawalId })
const newest = async (by: Record<string, string>) => (await at.get(by, '/api/my/messages')).json.messages[0]
const kinds = ({ timeline }: Json): string[] => timeline.map(({ kind }: { kind: string }) => kind)
const reload = async (one: One, by = at.first): Promise<Json> => ok(await at.get(by, at.urlOf(one)))

describe('a counter only proposes to withdraw what was submitted; a colleague who has looked at the signed request confirms it', () => {
  let one: Json
  let waiting: Json
  before(async () => { one = await at.submitted() })

  test('neither the old way nor a proposal without number, reason and scan', async () => {
    assert.deepEqual((await reload(one, capture)).allowed, ['propose-withdrawal'])
    assert.equal((await at.post(capture, at.urlOf(one, '/withdrawal'), { version: one.version })).status, 403)
    assert.equal(code(await propose(one, { identityNumber: wuNumber })), 'not-this-person')
    for (const lacking of [{ identityNumber: undefined }, { words: '' }, { requestFileId: undefined }]) assert.equal((await propose(one, lacking)).status, 400, JSON.stringify(lacking))
    const strangersScan = await propose(one, { requestFileId: await at.photo(at.first) })
    assert.deepEqual([strangersScan.status, strangersScan.json.error.fields[0].field], [400, 'requestFileId'])
    assert.equal((await propose({ ...one, version: one.version + 7 })).status, 409)
    for (const by of [at.first, at.lin.headers, at.elsewhere]) assert.equal((await propose(one, {}, by)).status, 403)
    assert.equal((await reload(one)).withdrawal, null)
  })

  test('proposed: the clock runs on, the applicant is asked, it stands in the queue of colleagues, and nobody decides on the application', async () => {
    const before = await reload(one)
    const headers = { ...capture, 'idempotency-key': '00000000-0000-4000-8000-0000000000e1' }
    const body = { version: one.version, identityNumber: linNumber, words: '不想换了', requestFileId: await at.photo(capture) }
    const proposed = ok(await at.call('POST', at.urlOf(one, '/withdrawal-proposal'), { headers, body }))
    assert.deepEqual(ok(await at.call('POST', at.urlOf(one, '/withdrawal-proposal'), { headers, body })), proposed, 'a repeat is the first answer')
    waiting = proposed.withdrawal
    assert.deepEqual([proposed.state, waiting.words, waiting.officerNumber, proposed.clock], ['submitted', '不想换了', '090001', before.clock])
    assert.deepEqual(proposed.allowed, [])
    assert.equal(code(await propose(proposed)), 'not-now')
    const told = await newest(at.lin.headers)
    assert.match(told.body.zh, /090001.+不想换了.+另一名同事.+不是我要求的/)
    assert.equal(told.link, `/cases/510100/${one.id}`)
    const own = await reload(one, at.lin.headers)
    assert.deepEqual([own.allowed.includes('deny-withdrawal'), own.timeline.at(-1).note], [true, '不想换了'])
    assert.match(own.nextStep.zh, /窗口提出撤回.+不是您要求的/)

    const queue = async (by: Record<string, string>) => ok(await at.get(by, '/api/areas/510100/queue?state=withdrawing'))
    const seen = await queue(at.first)
    assert.deepEqual([seen.counts.withdrawing, seen.counts.open, seen.cases.map(({ id, withdrawing }: Json) => [id, withdrawing])], [1, 1, [[one.id, true]]])
    assert.equal((await queue(capture)).counts.withdrawing, 0, 'not of who proposed it')
    const claimed = ok(await at.post(at.first, at.urlOf(one, '/claim'), { version: proposed.version }))
    assert.deepEqual(['approve', 'reject', 'decide-withdrawal'].map((act) => claimed.case.allowed.includes(act)), [false, false, true])
    const { version } = claimed.case
    const refusal = await at.post(at.first, at.urlOf(one, '/approval'), { version })
    assert.deepEqual([code(refusal), /先由另一名同事看过签字的申请/.test(refusal.json.refusal.reasons[0].says.zh)], ['not-yet', true])
    assert.equal(code(await at.post(at.first, at.urlOf(one, '/rejection'), { version, reasons: ['background'] })), 'not-yet')
    assert.equal(ok(await at.post(at.first, at.urlOf(one, '/question'), { version, text: '请说明' })).case.state, 'question-asked', 'asking stays possible')
    ok(await at.post(at.first, at.urlOf(one, '/question/end'), { version: version + 1 }))
  })

  test('the number of days runs on while it waits: an open proposal is no excuse', async () => {
    at.moveTo('2021-06-18')
    const { clock } = await reload(one)
    assert.deepEqual([clock.overdue, clock.standsSince], [true, null])
    at.moveTo('2021-06-15')
  })

  test('confirmed only by somebody who reviews this business, did not propose it, and has looked', async () => {
    for (const by of [capture, at.clerk, at.patrol, at.elsewhere, at.lin.headers]) assert.equal((await decide(one, waiting.withdrawalId, true, by)).status, 403)
    for (const by of [capture, at.patrol, at.elsewhere, at.lin.headers]) assert.equal((await look(one, waiting.withdrawalId, by)).status, 403)
    assert.equal((await look(one, waiting.withdrawalId, at.clerk)).status, 403, 'another business')
    assert.equal(code(await decide(one, waiting.withdrawalId, true, at.second)), 'request-not-seen')
    assert.equal(code(await decide(one, '00000000-0000-7000-8000-0000000000ff', true, at.second)), 'not-now')
    assert.equal((await look(one, '00000000-0000-7000-8000-0000000000ff', at.second)).status, 404)
    assert.equal((await look(one, waiting.withdrawalId, at.second)).status, 200)
    assert.equal((await look(one, waiting.withdrawalId, at.second)).status, 200)
    const { rows } = await at.owner.query(`select count(*)::int as n from platform.audit where operation = 'caseWithdrawalRequest' and subject = $1`, [`withdrawal-request:${waiting.withdrawalId}`])
    assert.equal(rows[0].n, 2, 'each look is recorded')
    assert.equal(code(await decide(one, waiting.withdrawalId, true, at.head)), 'request-not-seen', 'each officer looks')
    const { case: withdrawn } = ok(await decide(one, waiting.withdrawalId, true, at.second))
    assert.deepEqual([withdrawn.state, withdrawn.withdrawal, withdrawn.timeline.at(-1).officerNumber], ['withdrawn', null, '020001'])
    assert.deepEqual(kinds(withdrawn).slice(-2), ['question-taken-back', 'withdrawn'])
    const told = await newest(at.lin.headers)
    assert.deepEqual([/已在窗口撤回/.test(told.title.zh), /窗口已按要求撤回/.test(told.body.zh)], [true, true])
    assert.equal(code(await decide(one, waiting.withdrawalId, true, at.second)), 'not-now')
    assert.equal(code(await propose({ ...one, version: withdrawn.version })), 'not-in-this-state')
  })

  test('the database holds it too: no officer twice, no confirmation unseen', async () => {
    const set = (what: string) => at.owner.query(`update cases.withdrawals set ${what} where id = $1`, [waiting.withdrawalId])
    await assert.rejects(set('decided_by = officer_number'), /withdrawals_four_eyes/)
    await assert.rejects(set(`looked_by = '{}'`), /withdrawals_looked/)
    await assert.rejects(at.platform.database.transaction((db) => db.run('test', 'delete from cases.withdrawals', [])), /permission denied/)
  })

  test('declined with a reason, it goes on and the applicant reads why', async () => {
    one = await at.submitted()
    const { withdrawal, version } = ok(await propose(one))
    const { case: goesOn } = ok(await decide(one, withdrawal.withdrawalId, false, at.second))
    assert.deepEqual([goesOn.state, goesOn.withdrawal, goesOn.version], ['submitted', null, version + 1])
    assert.match((await newest(at.lin.headers)).body.zh, /没有通过：签字与证件相符.+继续办理/)
    const own = await reload(one, at.lin.headers)
    assert.deepEqual([kinds(own).slice(-2), own.timeline.at(-1).note], [['withdrawal-proposed', 'withdrawal-declined'], '签字与证件相符'])
  })

  test('“I did not ask for it”: the proposal ends, it goes on, and head and supervision read who proposed it', async () => {
    const { withdrawal } = ok(await propose(await reload(one)))
    for (const by of [at.wu.headers, at.friend.headers]) assert.equal((await deny(one, withdrawal.withdrawalId, by)).status, 404)
    assert.equal((await deny(one, withdrawal.withdrawalId, at.first)).status, 403)
    const goesOn = ok(await deny(one, withdrawal.withdrawalId))
    assert.deepEqual([goesOn.state, goesOn.withdrawal, kinds(goesOn).at(-1), goesOn.timeline.at(-1).role], ['submitted', null, 'withdrawal-denied', 'self'])
    assert.equal(ok(await deny(one, withdrawal.withdrawalId)).version, goesOn.version, 'a repeat changes nothing')
    assert.equal(code(await decide(one, withdrawal.withdrawalId, true, at.second)), 'not-now')
    const list = () => at.get(at.head, '/api/areas/510100/case-withdrawals')
    const { withdrawals, proposers } = ok(await list())
    assert.deepEqual(withdrawals.map(({ outcome, decidedBy, words }: Json) => [outcome, decidedBy, words]),
      [['declined', 'applicant', '不想换了'], ['declined', '020001', '不想换了'], ['confirmed', '020001', '不想换了']])
    assert.deepEqual(proposers, [{ officerNumber: '090001', proposed: 3, confirmed: 1, declined: 2 }])
    for (const by of [at.first, capture, at.lin.headers]) assert.equal((await at.get(by, '/api/areas/510100/case-withdrawals')).status, 403)
  })

  test('withdrawn in the app meanwhile: the proposal has lapsed', async () => {
    const proposed = ok(await propose(await reload(one)))
    assert.equal(ok(await at.post(at.lin.headers, at.urlOf(one, '/withdrawal'), { version: proposed.version })).state, 'withdrawn')
    assert.equal(code(await decide(one, proposed.withdrawal.withdrawalId, true, at.second)), 'not-now')
    const { rows } = await at.owner.query(`select outcome, decided_by from cases.withdrawals where id = $1`, [proposed.withdrawal.withdrawalId])
    assert.deepEqual(rows, [{ outcome: 'lapsed', decided_by: null }])
  })
})

test('what the counter began: a draft is taken back there at once; once submitted, who began it does not take it back alone', async () => {
  const begin = async () => ok(await at.post(at.counter, '/api/areas/510100/counter-cases', { identityNumber: linNumber, service: badge.id, reason: 'came-to-counter' }))
  const draft = await begin()
  assert.equal(code(await propose(draft)), 'not-in-this-state')
  assert.equal(ok(await at.post(at.counter, at.urlOf(draft, '/withdrawal'), { version: draft.version })).state, 'withdrawn')
  const again = await begin()
  ok(await at.post(at.counter, at.urlOf(again, '/documents'), { kind: 'photo', fileId: await at.photo(at.counter) }))
  const sent = ok(await at.post(at.counter, at.urlOf(again, '/submission'), { version: again.version + 1 }))
  const refusal = await at.post(at.counter, at.urlOf(again, '/withdrawal'), { version: sent.version })
  assert.deepEqual([code(refusal), /扫描签字的申请后提出，由另一名同事确认/.test(refusal.json.refusal.reasons[0].says.zh)], ['not-in-this-state', true])
  const { withdrawal } = ok(await propose(sent))
  assert.equal((await look(sent, withdrawal.withdrawalId, at.counter)).status, 200)
  ok(await decide(sent, withdrawal.withdrawalId, false, at.counter))
  const own = ok(await propose(await reload(sent), {}, at.counter))
  assert.equal(code(await decide(sent, own.withdrawal.withdrawalId, true, at.counter)), 'four-eyes')
  assert.equal((await look(sent, own.withdrawal.withdrawalId, at.first)).status, 200)
  assert.equal(ok(await decide(sent, own.withdrawal.withdrawalId, true, at.first)).case.state, 'withdrawn')
})

describe('an agent may ask while the letter stands; the principal is told and may say no', () => {
  let sent: Json
  let letter: Json
  before(async () => {
    letter = ok(await at.post(at.daughter.headers, '/api/my/delegations', { business: '补换领号牌', agentName: '何建中', agentNumber: at.friend.identityNumber, validUntil: '2021-07-15' }))
    const begun = ok(await at.post(at.friend.headers, '/api/my/cases', { service: plates.id, subject: car, actingFor: { delegation: { area: letter.area, id: letter.id } } }))
    const filled = ok(await at.put(at.friend.headers, begun, { answers: { why: '丢失' } }))
    sent = ok(await at.post(at.friend.headers, at.urlOf(begun, '/submission'), { version: filled.version }))
  })

  test('the agent’s number is as good as the principal’s, and each is told in their own words', async () => {
    assert.equal(code(await propose(sent)), 'not-this-person')
    const { withdrawal } = ok(await propose(sent, { identityNumber: at.friend.identityNumber }))
    assert.equal(withdrawal.askedSays.zh, '受托人到场签字')
    assert.match((await newest(at.daughter.headers)).body.zh, /不是我要求的/)
    assert.doesNotMatch((await newest(at.friend.headers)).body.zh, /不是我要求的/)
    assert.equal((await reload(sent, at.friend.headers)).allowed.includes('deny-withdrawal'), false)
    assert.equal((await deny(sent, withdrawal.withdrawalId, at.friend.headers)).status, 404)
    ok(await deny(sent, withdrawal.withdrawalId, at.daughter.headers))
  })

  test('cancelled after the proposal it is not confirmed; cancelled before, the agent cannot ask', async () => {
    const { withdrawal } = ok(await propose(await reload(sent, at.clerk), { identityNumber: at.friend.identityNumber }))
    ok(await at.post(at.daughter.headers, `/api/areas/${letter.area}/delegations/${letter.id}/cancellation`))
    assert.equal((await look(sent, withdrawal.withdrawalId, at.clerk)).status, 200)
    assert.equal(code(await decide(sent, withdrawal.withdrawalId, true, at.clerk)), 'delegation-ended')
    ok(await decide(sent, withdrawal.withdrawalId, false, at.clerk))
    assert.equal(code(await propose(await reload(sent, at.clerk), { identityNumber: at.friend.identityNumber })), 'delegation-ended')
    const own = ok(await propose(await reload(sent, at.clerk), { identityNumber: at.daughter.identityNumber }))
    assert.equal(own.withdrawal.askedSays.zh, '申请人本人到场签字')
    assert.equal((await look(sent, own.withdrawal.withdrawalId, at.clerk)).status, 200)
    assert.equal(ok(await decide(sent, own.withdrawal.withdrawalId, true, at.clerk)).case.state, 'withdrawn')
  })
})
