import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { clerk, colleague, daughter, elder, lin, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const wuAsAgent = { name: '吴思源', number: '510100198901140054' }
const helperFor = { helperFor: { identityNumber: '510100196003120060', name: '周淑贞', birthDate: '1960-03-12', identity: 'id-card' } }
const byPost = { reason: 'lost', delivery: 'post' }

describe('papers that are lost, damaged or run out (M9.1, M6.1.2)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  test('plates: old ones void at once, a temporary plate for 15 days, made, delivered, the same number', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, 'vehicles.replace-plates', { subject: car })
    assert.equal(begun.one.subject.name, '川A00Q18')
    assert.equal((await at.begin(lin, 'vehicles.replace-plates', { subject: car })).one.id, begun.one.id, 'a double click begins one case')
    const sent = await at.submit(begun, byPost)
    assert.deepEqual([sent.state, sent.clock.dueOn], ['submitted', '2021-07-02'])
    assert.equal(sent.documents.find(({ kind }: { kind: string }) => kind === 'owner-identity').state, 'waived')
    const approved = await at.approved(clerk, begun.one)
    assert.deepEqual([approved.state, approved.result.temporaryPlateValidUntil, approved.stages.map(({ state }: { state: string }) => state)], ['approved', '2021-07-16', ['next', 'later']])
    assert.deepEqual(await at.papers(car, 'plates'), [{ seq: 1, void_because: 'lost', valid_until: null }])
    await at.step(clerk, begun.one, 'made')
    assert.deepEqual((await at.papers(car, 'plates')).map((paper) => paper.void_because), ['lost', null])
    const done = await at.step(clerk, begun.one, 'delivered')
    assert.deepEqual([done.state, done.result.plate], ['completed', '川A00Q18'])
    const mine = await at.vehicle(lin, car)
    assert.equal(mine.temporaryPlates.length, 1)
    assert.deepEqual(mine.papers.filter(({ kind }: { kind: string }) => kind === 'plates').map(({ number, voidBecause }: Json) => [number, voidBecause?.zh ?? null]),
      [['02 川A00Q18', null], ['02 川A00Q18', '遗失']])
  })

  test('another’s car does not exist, and a service about a car wants one', async () => {
    assert.equal((await at.start(wu, 'vehicles.replace-plates', { subject: await at.car('川A00Q18') })).status, 404)
    assert.equal((await at.start(lin, 'vehicles.replace-plates')).json.error.fields[0].field, 'subject')
    assert.equal((await at.call(clerk, 'POST', '/api/my/cases', { service: 'vehicles.replace-plates' })).status, 403)
  })

  test('vehicle licence by an agent: named, recorded, the former one void', async () => {
    const car = await at.car('川A00Q18')
    const letter = await at.delegate(lin, wuAsAgent, '补换领行驶证')
    assert.equal((await at.start(wu, 'vehicles.replace-plates', { subject: car, actingFor: { delegation: letter } })).json.refusal.code, 'delegation-ended')
    const begun = await at.begin(wu, 'vehicles.replace-vehicle-licence', { subject: car, actingFor: { delegation: letter } })
    assert.deepEqual([begun.one.acting.as, begun.one.acting.name], ['delegate', '吴思源'])
    await at.submit(begun, { reason: 'damaged', delivery: 'counter' })
    await at.approved(clerk, begun.one)
    const made = await at.step(clerk, begun.one, 'made')
    assert.match(made.result.vehicleLicence, /^510100\d{7}$/)
    assert.equal((await at.step(clerk, begun.one, 'delivered')).state, 'completed')
    assert.deepEqual((await at.papers(car, 'vehicle-licence')).map((paper) => paper.void_because), ['damaged', null])
  })

  test('certificate: an agent exchanges a full one, not a lost one; its number changes and the former is kept', async () => {
    const car = await at.car('川A00Q18')
    const letter = await at.delegate(lin, wuAsAgent, '换领登记证书')
    const begun = await at.begin(wu, 'vehicles.exchange-certificate', { subject: car, actingFor: { delegation: letter } })
    await at.complete(begun, byPost)
    const refused = await at.send(begun)
    assert.deepEqual([refused.status, refused.json.refusal.code, sentences(refused)], [422, 'not-now', ['补领登记证书不能委托，请本人办理']])
    await at.submit(begun, { reason: 'full', delivery: 'post' }, { check: false })
    await at.approved(clerk, begun.one)
    const { certificateNumber: former } = await at.vehicle(lin, car)
    const { result } = await at.step(clerk, begun.one, 'made')
    assert.notEqual(result.certificate, former)
    assert.equal((await at.vehicle(lin, car)).certificateNumber, result.certificate)
    assert.equal((await at.sql(`select 1 from vehicles.changes where vehicle_id = $1 and what = 'certificate'`, [car.id])).length, 1)
  })

  test('mark: found insured by the insurers, issued at once without an officer, good until the month of the next', async () => {
    const car = await at.car('川A00Q41')
    const begun = await at.begin(elder, 'vehicles.claim-exempt-mark', { subject: car })
    const whole = await at.complete(begun, { delivery: 'post' })
    assert.deepEqual(whole.documents.map(({ state }: { state: string }) => state), ['waived', 'waived', 'waived'])
    const sent = await at.must(await at.send(begun))
    assert.deepEqual([sent.state, sent.result.validUntil], ['completed', '2023-07-31'])
    assert.equal((await at.vehicle(elder, car)).inspectionValidUntil, '2023-07-31')
    assert.deepEqual(await at.papers(car, 'inspection-mark'), [{ seq: 1, void_because: 'renewed', valid_until: '2021-07-31' }, { seq: 2, void_because: null, valid_until: '2023-07-31' }])
    assert.deepEqual(sentences(await at.start(elder, 'vehicles.claim-exempt-mark', { subject: car })), ['还没到申领的时候，2023-04-30 起可以申领'])
  })

  test('helper: one of the eight for somebody of 60, each mark its own help, always reviewed; another service is none of a helper’s', async () => {
    const car = await at.car('川A00Q41')
    const begun = await at.begin(daughter, 'vehicles.replace-inspection-mark', { subject: car, actingFor: helperFor })
    assert.equal(begun.one.acting.as, 'helper')
    const { json: asked } = await at.call(daughter, 'POST', at.url(begun.one, '/elder-check'), { returnTo: '/citizen/cases' })
    const checkId = new URL(asked.url).searchParams.get('state')!.split('.')[1]!
    await at.sql(`update people.real_person_checks set result = 'confirmed', answered_at = now() where id = $1`, [checkId])
    await at.call(daughter, 'POST', at.url(begun.one, '/checks'), { name: 'real-person', checkId })
    assert.equal((await at.submit(begun, byPost, { check: false })).state, 'submitted')
    const { json: review } = await at.call(clerk, 'GET', at.url(begun.one, '/review'))
    const [beside] = review.compare
    assert.deepEqual([review.compare.length, beside.documentKind, beside.label.zh], [1, 'elder-identity', '留存照片'])
    assert.match(review.warnings[0].zh, /姓名、号码（领取后按 V 查看）、留存照片逐一核对/)
    assert.equal((await at.call(clerk, 'GET', `/api/areas/510100/pictures/${beside.fileId}`)).status, 200, 'the portrait of her licence')
    const done = await at.approved(clerk, begun.one)
    assert.deepEqual([done.state, done.result.validUntil], ['completed', '2023-07-31'])
    const second = await at.begin(daughter, 'vehicles.replace-plates', { subject: car, actingFor: helperFor })
    const helps = await at.sql<{ id: string; ended: string | null }>('select id, ended_by as ended from people.helps order by started_at')
    assert.deepEqual(helps.map(({ ended }) => ended), ['done', null], 'a second piece is a second help')
    assert.notEqual(second.one.acting.mandate.id, begun.one.acting.mandate.id)
    const other = await at.start(daughter, 'vehicles.exchange-certificate', { subject: car, actingFor: helperFor })
    assert.deepEqual([other.status, other.json.refusal.reasons[0].clause], [422, 'M6.1.2'])
    const young = await at.start(lin, 'vehicles.replace-plates', { subject: await at.car('川A00Q17'), actingFor: { helperFor: { identityNumber: '510100198509230012', name: '赵明远', birthDate: '1985-09-23', identity: 'id-card' } } })
    assert.deepEqual([young.json.refusal.code, young.json.refusal.reasons[0].clause], ['cannot-help', 'M6.1.1'])
  })

  test('everything that stands against it at once, each with what to do; and not against what it does not concern', async () => {
    const car = await at.car('川A00Q42')
    const no = await at.start(zhao, 'vehicles.claim-exempt-mark', { subject: car })
    assert.deepEqual(sentences(no), ['违法未处理：请先处理违法，网上即可处理', '事故未处理：请先处理完事故', '还没到申领的时候，2022-02-28 起可以申领'])
    for (const { clause } of no.json.refusal.reasons) assert.equal(clause, 'M9.1')
    assert.deepEqual(sentences(await at.start(wu, 'vehicles.claim-exempt-mark', { subject: await at.car('川A00Q43') })), ['发生过伤人事故，不再免检：请到检验机构检验后申领'])
    const begun = await at.begin(zhao, 'vehicles.replace-plates', { subject: car })
    await at.withdraw(begun)
  })

  test('not insured: paper is asked for, the officer decides; approved by two at once, one mark', async () => {
    const car = await at.car('川A00Q17')
    const begun = await at.begin(zhao, 'vehicles.replace-inspection-mark', { subject: car })
    const whole = await at.complete(begun, byPost)
    assert.deepEqual(whole.documents.map(({ kind, state }: Json) => [kind, state]), [['owner-identity', 'waived'], ['compulsory-insurance', 'given'], ['vehicle-tax', 'given']])
    await at.send(begun)
    const { version } = await at.claim(clerk, begun.one)
    const both = await Promise.all([clerk, clerk].map((officer) => at.call(officer, 'POST', at.url(begun.one, '/approval'), { version })))
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await at.papers(car, 'inspection-mark')).length, 2)
  })

  test('the record is asked again at the approval, by the law of the day of submission', async () => {
    const car = await at.car('川A00Q16')
    const begun = await at.begin(wu, 'vehicles.replace-plates', { subject: car })
    await at.submit(begun, byPost)
    await at.sql(`update vehicles.vehicles set states = 'CO' where id = $1`, [car.id])
    const refused = await at.approve(clerk, begun.one)
    assert.deepEqual([refused.status, refused.json.refusal.code], [422, 'not-now'])
    assert.deepEqual(sentences(refused), ['被盗抢：请联系立案的公安机关，追回后再办', '锁定：请联系锁定的单位解锁'])
    assert.deepEqual(await at.papers(car, 'plates'), [{ seq: 1, void_because: null, valid_until: null }])
    await at.sql(`update vehicles.vehicles set states = 'A' where id = $1`, [car.id])
    const { version } = (await at.call(clerk, 'GET', at.url(begun.one))).json
    assert.equal((await at.call(colleague, 'POST', at.url(begun.one, '/approval'), { version })).json.refusal.code, 'claimed-by-another')
    assert.equal((await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version })).status, 200)
  })

  test('is it for me, without signing in', async () => {
    const check = async (service: string, facts: object) => (await at.it.call('POST', `/api/services/${service}/check`, { body: { facts } })).json
    const car = { vehicleType: 'K33', use: 'A', firstRegistered: '2019-07-15', injuryAccident: false }
    assert.equal((await check('vehicles.claim-exempt-mark', car)).standing, 'can')
    const no = await check('vehicles.claim-exempt-mark', { ...car, vehicleType: 'K39' })
    const unmet = no.decision.reasons.find(({ holds }: { holds: boolean }) => !holds)
    assert.equal(no.standing, 'cannot')
    assert.match(unmet.says.zh, /不在免检范围：请到检验机构检验后申领/)
  })
})
