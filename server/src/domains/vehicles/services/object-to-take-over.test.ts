import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, counter, lin, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const zhaoNumber = '510100198509230012'
const wuNumber = '510100198901140054'
const cars = [{ plateNumber: '川A00Q16', vin: 'L0CDEM0A1M0006222' }, { plateNumber: '川A00Q15', vin: 'L0CDEM0A5M0005185' }].map((car) => ({ plateKind: '02', ...car }))
const answers = { ground: 'court', plateChoice: 'drawn', delivery: 'counter' }

describe('the registered owner objects to who applies with a judgment (M2.1.5)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  /** Zhao applies at the counter for a car of Wu's; it is inspected. */
  const applied = async (car = cars[0]!): Promise<Json> => {
    const one = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { service: 'vehicles.take-over', reason: 'came-to-counter', identityNumber: zhaoNumber, byPapers: car }))
    await at.submit({ who: counter, one }, answers)
    await at.inspect(one)
    return one
  }
  const asked = async (): Promise<Json> => at.must(await at.call(wu, 'GET', '/api/my/consents')).consents[0]
  const viewOf = async (id: string, who = wu) => at.call(who, 'GET', `/api/areas/${chengdu}/consents/${id}`)
  const answer = (id: string, said: string, words?: string, who = wu) => at.call(who, 'POST', `/api/areas/${chengdu}/consents/${id}/answer`, { answer: said, ...(words && { words }) })
  const settle = (id: string, founded: boolean, who = colleague, words = '已向法院核实') => at.call(who, 'POST', `/api/areas/${chengdu}/consents/${id}/settlement`, { founded, words })
  const seen = async (one: Json, who = colleague): Promise<Json> => at.must(await at.call(who, 'GET', at.url(one)))
  const awaitedOf = ({ awaits }: Json): Json => awaits.find(({ name }: Json) => name === 'registered-owner')
  const lastTo = async (who: string): Promise<Json> => (await at.call(who, 'GET', '/api/my/messages')).json.messages[0]

  test('they are told with a way to object, nobody waits for them, and only they see it', async () => {
    const one = await applied()
    const [told] = (await at.call(wu, 'GET', '/api/my/messages')).json.messages.filter(({ title }: Json) => title.zh === '有人申请过户您名下的车')
    const view = await asked()
    assert.deepEqual([told.link, view.mayObject, view.state, view.allowed, view.settled], [`/consents/${chengdu}/${view.consentId}`, true, 'asked', ['decline'], null])
    assert.match(told.body.zh, /川A00Q16：有人凭法院裁判材料.+点“我不同意”，核实前不办理/)
    assert.deepEqual(view.facts.map(({ value }: Json) => value.zh ?? value), ['川A00Q16', '法院裁判', '赵**', one.number])
    assert.equal((await viewOf(view.consentId, lin)).status, 404)
    assert.equal((await answer(view.consentId, 'decline', '不是我的判决', lin)).status, 404)
    assert.equal((await answer(view.consentId, 'agree')).json.refusal.code, 'not-in-this-state', 'no yes is asked')
    const now = await seen(one)
    assert.deepEqual([awaitedOf(now).state, awaitedOf(now).says.zh, awaitedOf(now).objection, now.clock.dueOn !== null], ['done', '已告知登记的车主，没有异议', undefined, true])
    assert.equal(now.timeline.some(({ kind }: Json) => kind.includes('registered-owner')), false, 'silence is no event')
    assert.equal((await settle(view.consentId, true)).json.refusal.code, 'not-in-this-state', 'nobody objects')
    await at.it.platform.database.transaction((db) => at.it.platform.enqueue(db, 'cases.remind-of-consents', {}))
    await at.it.runJobs()
    assert.equal((await lastTo(wu)).title.zh, told.title.zh, 'and nobody is reminded')
  })

  test('an objection stops it, also after it was accepted; who took part does not settle it; unfounded, it goes on, and the objector is told', async () => {
    const { consentId: id } = await asked()
    const [one] = await at.sql<{ area: string; id: string }>(`select area, id from cases.cases where service = 'vehicles.take-over'`)
    assert.equal((await at.approved(clerk, one)).state, 'submitted', 'accepted by the first officer')
    const objected = at.must(await answer(id, 'decline', '判决没有生效，车还是我的'))
    assert.deepEqual([objected.state, objected.allowed, objected.says.zh], ['declined', [], '您已提出异议：车管所核实前不办理，核实后告诉您'])
    assert.deepEqual(at.must(await answer(id, 'decline', '再说一次')), objected, 'said twice is said once')
    assert.match((await lastTo(zhao)).title.zh, /暂停办理$/)
    const stands = await seen(one)
    assert.deepEqual([awaitedOf(stands).state, awaitedOf(stands).objection.words, awaitedOf(stands).objection.maySettle, stands.clock.dueOn], ['open', '判决没有生效，车还是我的', true, null])
    assert.deepEqual([awaitedOf(await seen(one, clerk)).objection.maySettle, awaitedOf(await seen(one, zhao)).objection], [false, undefined], 'what they wrote is for the office')
    const { version } = await at.claim(colleague, one)
    const stopped = await at.call(colleague, 'POST', at.url(one!, '/approval'), { version })
    assert.deepEqual([stopped.json.refusal.code, sentences(stopped)], ['not-yet', ['登记车主的异议核实：登记的车主不同意，暂停办理，等另一名同事核实']])
    assert.equal((await settle(id, false, clerk)).json.refusal.code, 'four-eyes')
    assert.deepEqual([(await settle(id, false, counter)).status, (await settle(id, false, 'officer-nj-registration')).status, (await settle(id, false, wu)).status, (await settle(id, false, colleague, '无')).status], [403, 403, 403, 400])
    const settled = at.must(await settle(id, false))
    assert.deepEqual([awaitedOf(settled).state, awaitedOf(settled).says.zh, settled.clock.dueOn !== null], ['done', '登记的车主的异议不成立，继续办理', true])
    assert.equal((await settle(id, true)).json.refusal.code, 'not-in-this-state', 'once')
    assert.match((await lastTo(wu)).body.zh, /您的异议经核实不成立，申请继续办理。已向法院核实。对结论不服的，可以申请行政复议/)
    const read = at.must(await viewOf(id))
    assert.deepEqual([read.settled.founded, read.settled.words, read.allowed], [false, '已向法院核实', []])
    assert.equal(at.must(await at.call(colleague, 'POST', at.url(one!, '/approval'), { version: (await seen(one)).version })).case.state, 'completed')
    assert.equal((await lastTo(wu)).title.zh, '您名下的车已过户')
  })

  test('said at the counter and found to stand: not approved, rejected on that ground; both are told', async () => {
    const one = await applied(cars[1])
    const { consentId: id } = await asked()
    const person = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: wuNumber }))
    assert.deepEqual(person.consents.map(({ consentId }: Json) => consentId), [id], 'of what is done already nothing is asked')
    at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/consents/${id}/counter-answer`, { identityNumber: wuNumber, answer: 'decline' }))
    const settled = at.must(await settle(id, true, clerk))
    assert.deepEqual([awaitedOf(settled).state, awaitedOf(settled).says.zh], ['refused', '登记的车主的异议成立，不能通过'])
    assert.match((await lastTo(wu)).body.zh, /您的异议成立，这件申请不会通过/)
    const { version } = await at.claim(colleague, one)
    assert.equal((await at.call(colleague, 'POST', at.url(one, '/approval'), { version })).json.refusal.code, 'not-yet')
    const rejected = at.must(await at.call(colleague, 'POST', at.url(one, '/rejection'), { version, reasons: ['objection-stands'] }))
    assert.equal(rejected.case.state, 'rejected')
    assert.match((await lastTo(zhao)).body.zh, /登记的车主提出异议，经核实成立：请与登记的车主协商/)
    const [row] = await at.sql<{ plate: string; owner: string; wu: string }>(
      `select v.plate_number as plate, v.owner_person_id as owner, c.person_id as wu from vehicles.vehicles v, cases.consents c where v.plate_number = '川A00Q15' and c.id = $1`, [id])
    assert.equal(row!.owner, row!.wu)
  })

  test('taken back, or decided without an objection: there is nothing left to object to', async () => {
    const one = await applied(cars[1])
    const { consentId: id } = await asked()
    const { version } = await seen(one, zhao)
    at.must(await at.call(zhao, 'POST', at.url(one, '/withdrawal'), { version }))
    assert.deepEqual([(await at.call(wu, 'GET', `/api/areas/${chengdu}/consents/${id}`)).json.state, (await answer(id, 'decline')).json.refusal.code], ['ended', 'not-in-this-state'])
    const again = await applied(cars[1])
    const { consentId: next } = await asked()
    await at.approved(clerk, again)
    await at.approved(colleague, again)
    const late = await answer(next, 'decline', '太晚了')
    assert.deepEqual([late.json.refusal.code, sentences(late)], ['not-in-this-state', ['这件申请已办结；有异议的，请到车管所说明']])
  })
})
