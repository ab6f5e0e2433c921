import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, describe, test } from 'node:test'
import { systemClock } from '../../../platform/clock.ts'
import type { Platform } from '../../../platform/platform.ts'
import { cases } from '../../cases/index.ts'
import { chengdu, clerk, colleague, counter, lin, servicesForTest, wu, zhao, type Begun, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Answer, type Json } from '../testing/transfer-for-test.ts'

const zhaoNumber = '510100198509230012'
const linNumber = '510100199004160025'
const gift = { ground: 'gift', newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, plateChoice: 'drawn', delivery: 'counter' }

describe('nobody gets a car without their own yes (M9.1)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())
  // One car serves all: what a test leaves open is taken back.
  const left: Begun[] = []
  afterEach(async () => {
    for (const { one } of left.splice(0)) if ((await look({ who: wu, one })).allowed.includes('withdraw')) await at.withdraw({ who: wu, one })
  })

  const begun = async (answers: object = gift, plate = '川A00Q16'): Promise<Begun> => {
    const one = await at.begin(wu, 'vehicles.transfer', { subject: await at.car(plate) })
    left.push(one)
    await at.complete(one, answers)
    // The car was looked at before, so that nothing but the new owner is awaited.
    await at.inspect(one.one)
    at.must(await at.send(one))
    return one
  }
  const look = async ({ who, one }: Begun): Promise<Json> => at.must(await at.call(who, 'GET', at.url(one)))
  const answer = (who: string, asked: Json, body: object, key?: string) => at.call(who, 'POST', at.consentUrl(asked, '/answer'), body, key)
  const record = (asked: Json, identityNumber: string, said = 'agree', officer = counter) =>
    at.call(officer, 'POST', at.consentUrl(asked, '/counter-answer'), { identityNumber, answer: said })
  const codeOf = ({ json }: Answer) => json.refusal?.code
  const titles = async (who: string) => (await at.call(who, 'GET', '/api/my/messages')).json.messages.map(({ title }: { title: { zh: string } }) => title.zh)
  const smsOf = async (words: string) => (await at.sql<{ text: string }>('select text from notices.text_messages where text like $1', [`%${words}%`])).length

  test('whoever is named is asked, sees what they need and no more, and nothing is approved before they agree', async () => {
    const one = await begun()
    const told = await look(one)
    assert.deepEqual([told.state, told.clock.dueOn, told.awaits[0].state, told.awaits[0].consentId], ['submitted', null, 'open', null])
    assert.match(told.nextStep.zh, /等待新车主确认/)
    assert.equal((await titles(zhao))[0], '有人要把车过户给您')
    assert.equal(await smsOf('有人要把车过户给您'), 1)
    const asked = (await at.consentFor(zhao, one.one))!
    assert.deepEqual([asked.state, asked.answerBy, asked.allowed, asked.clause], ['asked', '2021-07-16', ['agree', 'decline'], 'M9.1'])
    const shown = JSON.stringify(asked)
    for (const seen of ['川A00Q16', 'L0C****6222', '赠与', '吴**']) assert.ok(shown.includes(seen), seen)
    for (const hidden of ['吴思源', '510100198901140054', 'L0CDEM0A1M0006222', one.one.id]) assert.ok(!shown.includes(hidden), hidden)

    await at.claim(clerk, one.one)
    const { version } = at.must(await at.call(clerk, 'GET', at.url(one.one)))
    const early = await at.call(clerk, 'POST', at.url(one.one, '/approval'), { version })
    assert.deepEqual([codeOf(early), early.json.refusal.reasons[0].clause], ['not-yet', 'M9.1'])
    await at.call(clerk, 'POST', at.url(one.one, '/release'), { version })

    const checkId = await at.check(zhao, 'consent')
    const key = randomUUID()
    const agreed = await answer(zhao, asked, { answer: 'agree', realPersonCheckId: checkId }, key)
    assert.deepEqual([agreed.json.state, agreed.json.allowed], ['agreed', []])
    assert.deepEqual((await answer(zhao, asked, { answer: 'agree', realPersonCheckId: checkId }, key)).json, agreed.json)
    assert.equal((await answer(zhao, asked, { answer: 'agree' })).status, 200, 'the same answer again changes nothing')
    assert.equal(codeOf(await answer(zhao, asked, { answer: 'decline' })), 'not-in-this-state')
    const [kept] = await at.sql<{ answer: Buffer; channel: string; officer_id: string | null }>('select answer, channel, officer_id from cases.consents where id = $1', [asked.consentId])
    const opened = JSON.parse(at.it.platform.box.open(kept!.answer, `cases.consents/${chengdu}/${asked.consentId}/answer`).toString('utf8'))
    assert.deepEqual([opened.answer, opened.checkId, opened.at, kept!.channel, kept!.officer_id], ['agree', checkId, agreed.json.answeredAt, 'app', null])
    const after = await look(one)
    assert.deepEqual([after.awaits[0].state, after.clock.dueOn], ['done', '2021-07-02'])
    assert.deepEqual(after.timeline.slice(-2).map(({ kind, by }: Json) => `${kind} ${by}`), ['released officer', 'await-done-new-owner system'])
    assert.ok((await titles(wu)).includes('转移登记（本市过户）：等待的事项已完成'))
    await at.withdraw(one)
    assert.equal((at.must(await at.call(zhao, 'GET', at.consentUrl(asked)))).state, 'ended')
    assert.equal((await titles(zhao))[0], '有人要把车过户给您：已结束')
  })

  test('a stranger, the owner and officers see nothing of what somebody is asked; only the counter records, and only of the person named', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    for (const who of [lin, wu]) {
      assert.equal((await at.call(who, 'GET', at.consentUrl(asked))).status, 404)
      assert.equal((await answer(who, asked, { answer: 'decline' })).status, 404)
      assert.deepEqual((await at.call(who, 'GET', '/api/my/consents')).json.consents, [])
    }
    assert.equal((await at.call(zhao, 'GET', at.url(one.one))).status, 404, 'the case itself is not theirs')
    assert.equal((await at.call(clerk, 'GET', at.consentUrl(asked))).status, 403)
    assert.equal((await record(asked, zhaoNumber, 'agree', clerk)).status, 403)
    assert.equal((await record(asked, zhaoNumber, 'agree', 'officer-hz-registration')).status, 403)
    assert.equal(codeOf(await record(asked, linNumber)), 'not-this-person')
    assert.equal(codeOf(await record(asked, '510100198901140054')), 'not-this-person', 'the owner cannot agree in their place')
    const done = await record(asked, zhaoNumber)
    assert.deepEqual([done.json.awaits[0].state, done.json.timeline.at(-1).officerNumber !== null], ['done', true])
    assert.equal((await record(asked, zhaoNumber)).status, 200)
    assert.equal(codeOf(await record(asked, zhaoNumber, 'decline')), 'not-in-this-state')
    const [kept] = await at.sql<{ channel: string; officer_id: string | null }>('select channel, officer_id from cases.consents where id = $1', [asked.consentId])
    assert.deepEqual([kept!.channel, kept!.officer_id !== null], ['counter', true])
  })

  test('a yes needs a real-person check of its own; without one nothing is recorded', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    const tries = [undefined, await at.check(zhao, 'case'), await at.check(zhao, 'consent', 'denied'), await at.check(zhao, 'consent', 'unknown'), await at.check(lin, 'consent'), randomUUID()]
    for (const realPersonCheckId of tries) {
      assert.equal(codeOf(await answer(zhao, asked, { answer: 'agree', ...(realPersonCheckId && { realPersonCheckId }) })), 'check-not-confirmed')
    }
    assert.equal((await look(one)).awaits[0].state, 'open')
  })

  test('a no is told to both sides, and the reviewer rejects', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    assert.equal((await answer(zhao, asked, { answer: 'decline' })).json.state, 'declined')
    const told = await look(one)
    assert.deepEqual([told.awaits[0].state, told.awaits[0].says.zh, told.clock.dueOn], ['refused', '新车主不同意', '2021-07-02'])
    assert.ok((await titles(wu)).includes('转移登记（本市过户）：等待的事项未获同意或未通过'))
    const claimed = await at.claim(clerk, one.one)
    assert.deepEqual([claimed.allowed.includes('approve'), claimed.allowed.includes('reject')], [false, true])
    assert.equal(codeOf(await at.call(clerk, 'POST', at.url(one.one, '/approval'), { version: claimed.version })), 'not-yet')
    const rejected = await at.call(clerk, 'POST', at.url(one.one, '/rejection'), { version: claimed.version, reasons: ['paper-not-valid'] })
    assert.equal(rejected.json.case.state, 'rejected')
  })

  test('two answers at once: one counts, and the case says the same', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    const realPersonCheckId = await at.check(zhao, 'consent')
    const both = await Promise.all([answer(zhao, asked, { answer: 'agree', realPersonCheckId }), answer(zhao, asked, { answer: 'decline' })])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 422])
    const { state } = both.find(({ status }) => status === 200)!.json
    assert.equal((await look(one)).awaits[0].state, state === 'agreed' ? 'done' : 'refused')
    assert.equal((await look(one)).timeline.filter(({ kind }: Json) => /^await-(done|refused)-new-owner/.test(kind)).length, 1)
  })

  test('broken between answer and case: neither stays, and the same key does it whole', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    const realPersonCheckId = await at.check(zhao, 'consent')
    const key = randomUUID()
    await at.sql('revoke insert on notices.messages from changxing_app')
    await assert.rejects(answer(zhao, asked, { answer: 'agree', realPersonCheckId }, key), /500/)
    await at.sql('grant insert on notices.messages to changxing_app')
    const [row] = await at.sql<{ state: string }>('select state from cases.consents where id = $1', [asked.consentId])
    assert.deepEqual([row!.state, (await look(one)).awaits[0].state], ['asked', 'open'])
    assert.equal((await answer(zhao, asked, { answer: 'agree', realPersonCheckId }, key)).json.state, 'agreed')
  })

  test('a yes is for these facts: others, or another person, are asked anew', async () => {
    const one = await begun(gift, '川A00Q15')
    const first = (await at.consentFor(zhao, one.one))!
    await at.agree(zhao, one.one)
    const ask = async () => {
      const { version } = await at.claim(clerk, one.one).catch(async () => at.must(await at.call(clerk, 'GET', at.url(one.one))))
      at.must(await at.call(clerk, 'POST', at.url(one.one, '/question'), { version, text: '请更正', fields: ['plateChoice'] }))
    }
    const correct = async (answers: object) => {
      at.must(await at.call(wu, 'PUT', at.url(one.one, '/answers'), { answers }))
      const { version } = await look(one)
      return at.must(await at.call(wu, 'POST', at.url(one.one, '/answer'), { version, text: '已更正' }))
    }
    await ask()
    const own = { ...gift, plateChoice: 'own', plateNumber: '川A6Z88M' }
    const changed = await correct(own)
    assert.deepEqual([changed.awaits[0].state, changed.clock.dueOn], ['open', null])
    assert.equal(codeOf(await answer(zhao, first, { answer: 'agree', realPersonCheckId: await at.check(zhao, 'consent') })), 'not-in-this-state')
    const second = (await at.consentFor(zhao, one.one))!
    assert.notEqual(second.consentId, first.consentId)
    assert.ok(JSON.stringify(second.facts).includes('川A6Z88M'))
    await at.agree(zhao, one.one)
    assert.equal((await look(one)).awaits[0].state, 'done')

    await ask()
    at.must(await at.call(wu, 'PUT', at.url(one.one, '/answers'), { answers: { ...own, newOwnerName: '林晓芸', newOwnerNumber: linNumber } }))
    const { version } = await look(one)
    const answered = at.must(await at.call(wu, 'POST', at.url(one.one, '/answer'), { version, text: '换人' }))
    assert.equal(answered.awaits[0].state, 'open')
    assert.ok((await titles(zhao)).filter((title: string) => title === '有人要把车过户给您：已结束').length > 0)
    assert.notEqual(await at.consentFor(lin, one.one), undefined)
    await at.agree(lin, one.one)
    const held = at.must(await at.call(clerk, 'GET', at.url(one.one)))
    at.must(await at.call(clerk, 'POST', at.url(one.one, '/approval'), { version: held.version }))
    const { state } = await at.approved(colleague, one.one)
    assert.equal(state, 'completed')
    assert.equal((await at.vehicle(lin, await at.car('川A6Z88M'))).plate.number, '川A6Z88M')
  })

  test('while the applicant is changing it, nothing is answered', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    const { version } = await at.claim(clerk, one.one)
    at.must(await at.call(clerk, 'POST', at.url(one.one, '/question'), { version, text: '请更正', fields: ['plateChoice'] }))
    at.must(await at.call(wu, 'PUT', at.url(one.one, '/answers'), { answers: { ...gift, plateChoice: 'own', plateNumber: '川A6Z99M' } }))
    const refused = await answer(zhao, asked, { answer: 'agree', realPersonCheckId: await at.check(zhao, 'consent') })
    assert.deepEqual([codeOf(refused), refused.json.refusal.reasons[0].says.zh], ['not-in-this-state', '对方正在修改申请内容，改好后会再请您确认'])
  })

  test('at the counter with both there nothing has to wait; the counter finds who was asked by their number', async () => {
    const car = await at.car('川A00Q16')
    const one = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, {
      identityNumber: '510100198901140054', service: 'vehicles.transfer', reason: 'came-to-counter', subject: car,
    }))
    left.push({ who: counter, one })
    await at.complete({ who: counter, one }, gift, { check: false })
    await at.inspect(one)
    at.must(await at.send({ who: counter, one }))
    const { consents } = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: zhaoNumber }))
    assert.deepEqual(consents.map(({ caseId, asks }: Json) => [caseId, asks.zh]), [[one.id, '有人要把车过户给您']])
    const done = at.must(await record({ area: chengdu, consentId: consents[0].consentId }, zhaoNumber))
    assert.deepEqual([done.awaits[0].state, done.clock.dueOn], ['done', '2021-07-02'])
    assert.deepEqual(at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: zhaoNumber })).consents, [])
  })

  test('unanswered: a reminder after seven days, a word to the applicant after fifteen, and never an approval', async () => {
    const one = await begun()
    const asked = (await at.consentFor(zhao, one.one))!
    const { platform } = at.it
    const { clock } = platform
    const remindOn = async (day: string) => {
      const midday = Date.parse(`${day}T04:00:00Z`)
      ;(platform as { clock: Platform['clock'] }).clock = systemClock(undefined, () => midday)
      const run = cases.tasks!['cases.remind-of-consents']!
      for (let twice = 0; twice < 2; twice++) await run({ platform, transaction: platform.database.transaction }, {})
      ;(platform as { clock: Platform['clock'] }).clock = clock
    }
    const reminded = async () => [await smsOf('有人要把车过户给您：请回答'), await smsOf('等待的答复还没有来')]
    for (const [day, expected] of [['2021-07-07', [0, 0]], ['2021-07-08', [1, 0]], ['2021-07-16', [1, 0]], ['2021-07-17', [1, 1]]] as const) {
      await remindOn(day)
      assert.deepEqual(await reminded(), expected, day)
    }
    assert.equal((await look(one)).awaits[0].state, 'open')
    assert.equal((await answer(zhao, asked, { answer: 'agree', realPersonCheckId: await at.check(zhao, 'consent') })).json.state, 'agreed', 'late is not too late')
    await at.withdraw(one)
    await remindOn('2021-09-01')
    assert.deepEqual(await reminded(), [1, 1])
  })

  test('answers are neither removed nor left without their instant', async () => {
    const { pool } = at.it.platform.database
    await assert.rejects(pool.query('delete from cases.consents'), /permission denied/)
    await assert.rejects(at.sql(`update cases.consents set answered_at = null where state = 'agreed'`), /consents_answered/)
  })
})
