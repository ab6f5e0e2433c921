import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, counter, daughter, elder, lin, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const wuAsAgent = { name: '吴思源', number: '510100198901140054' }
const helperFor = { helperFor: { identityNumber: '510100196003120060', name: '周淑贞', birthDate: '1960-03-12', identity: 'id-card' } }
const byPost = { reason: 'lost', delivery: 'post' }

describe('papers that are lost, damaged or run out (M9.1, M6.1.2)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  /** The last entry of the car's file: its kind and note, pages and remarks; what the file lacks for it. */
  const filed = async (car: { area: string; id: string }) => {
    const file = at.must(await at.call('officer-cd-archive', 'GET', `/api/areas/${car.area}/vehicles/${car.id}/archive`))
    const { seq, kind, note, acting } = file.chain.at(-1)
    const here = ({ registration }: Json) => registration === seq
    return {
      seq, kind, note, acting, missing: file.missing.filter(here), images: file.images.filter(here).map(({ type }: Json) => type),
      remarks: file.remarks.filter(here).map(({ type, remark }: Json) => `${type} ${remark}`),
    }
  }

  test('plates: old ones void at once, temporary plates for 15 days each, made, delivered, the same number', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, 'vehicles.replace-plates', { subject: car })
    assert.equal(begun.one.subject.name, '川A00Q18')
    assert.equal((await at.begin(lin, 'vehicles.replace-plates', { subject: car })).one.id, begun.one.id, 'a double click begins one case')
    const sent = await at.submit(begun, byPost)
    assert.deepEqual([sent.state, sent.clock.dueOn], ['submitted', '2021-07-02'])
    assert.equal(sent.documents.find(({ kind }: { kind: string }) => kind === 'owner-identity').state, 'waived')
    const approved = await at.approved(clerk, begun.one)
    assert.deepEqual([approved.state, approved.stages.map(({ state, dueOn }: Json) => [state, dueOn])], ['approved', [['next', '2021-07-22'], ['later', null]]])
    const { temporaryPlateValidUntil: firstUntil, nextTemporaryPlateFrom: from, nextTemporaryPlateValidUntil: until } = approved.result
    assert.deepEqual([firstUntil, from, until], ['2021-07-16', '2021-07-17', '2021-07-31'], 'none for more than 15 days, and together until the promised day')
    assert.deepEqual(await at.papers(car, 'plates'), [{ seq: 1, void_because: 'lost', valid_until: null }])
    assert.deepEqual(await filed(car), {
      seq: 2, kind: 'replacement', note: `补换领号牌：遗失（${begun.one.number}）`, acting: null, missing: [], images: [],
      remarks: ['application 网上申请', 'owner-identity 联网核查', 'replaced-paper 号牌：遗失'],
    })
    await at.step(clerk, begun.one, 'made')
    assert.deepEqual((await at.papers(car, 'plates')).map((paper) => paper.void_because), ['lost', null])
    const done = await at.step(clerk, begun.one, 'delivered')
    assert.deepEqual([done.state, done.result.plate], ['completed', '川A00Q18'])
    const mine = await at.vehicle(lin, car)
    assert.deepEqual(mine.temporaryPlates.map(({ issuedOn, validUntil }: Json) => [issuedOn, validUntil]), [['2021-07-17', '2021-07-31'], ['2021-07-01', '2021-07-16']])
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
    const sent = await at.submit(begun, { reason: 'damaged', delivery: 'counter' })
    const { handle } = at.must(await at.call(lin, 'GET', '/api/my/delegations')).made.find(({ id }: { id: string }) => id === letter.id)
    const examined = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/delegation-checks`, { agentNumber: wuAsAgent.number, business: '补换领行驶证', code: handle }))
    assert.deepEqual([examined.accepted, examined.confirmedBy === 'account'], [true, false], 'at a counter, for another matter')
    at.must(await at.call(counter, 'POST', at.url(sent, '/principal'), { version: sent.version, identityNumber: '510100199004160025' }))
    await at.approved(clerk, begun.one)
    const made = await at.step(clerk, begun.one, 'made')
    assert.match(made.result.vehicleLicence, /^510100\d{7}$/)
    assert.equal((await at.step(clerk, begun.one, 'delivered')).state, 'completed')
    assert.deepEqual((await at.papers(car, 'vehicle-licence')).map((paper) => paper.void_because), ['damaged', null])
    const file = await filed(car)
    assert.deepEqual([file.seq, file.kind, file.images], [3, 'replacement', ['driving-permit']])
    assert.deepEqual(file.remarks, [
      'agent-identity 联网核查', 'application 网上申请', 'owner-identity 联网核查', 'replaced-paper 行驶证：损毁',
      `written-mandate 网上委托 ${letter.area}/${letter.id}，有效期至 2021-07-20，受托人账户核验，委托人实人认证通过`,
    ], 'as it was submitted, though the owner came since')
    assert.deepEqual([file.acting.as, file.acting.name, file.acting.numberMasked], ['delegate', '吴思源', '510*************54'])
    assert.ok(!JSON.stringify(await at.sql('select * from vehicles.registrations r, vehicles.archive_remarks')).includes('吴思源'), 'who it was, the letter says')
  })

  test('who delegated online is asked for nothing on paper: not without a check for the letter, nor where the agent’s own gave no answer (M9.3)', async () => {
    const car = await at.car('川A00Q18')
    const input = { business: '补换领行驶证', agentName: wuAsAgent.name, agentNumber: wuAsAgent.number, validUntil: '2021-07-20' }
    const letter = at.must(await at.call(lin, 'POST', '/api/my/delegations', input))
    const begun = await at.begin(wu, 'vehicles.replace-vehicle-licence', { subject: car, actingFor: { delegation: { area: letter.area, id: letter.id } } })
    const ownerIdentity = ({ documents }: Json) => documents.find(({ kind }: { kind: string }) => kind === 'owner-identity')
    const owners = ownerIdentity(begun.one)
    assert.deepEqual([owners.state, owners.clause, owners.waivedBecause.zh], ['waived', 'M9.3', '免提交：委托人已登录并网上委托'])
    at.must(await at.call(wu, 'POST', at.url(begun.one, '/checks'), { name: 'real-person', checkId: await at.check(wu, 'case', 'unknown') }))
    const whole = await at.complete(begun, { reason: 'lost', delivery: 'counter' }, { check: false })
    assert.equal(ownerIdentity(whole).state, 'waived')
    assert.equal(at.must(await at.send(begun)).state, 'submitted')
    await at.withdraw(begun)
    const { made } = at.must(await at.call(lin, 'GET', '/api/my/delegations'))
    const { handle } = made.find(({ id }: { id: string }) => id === letter.id)
    const examined = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/delegation-checks`, { agentNumber: wuAsAgent.number, business: input.business, code: handle }))
    const there = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { delegationCheckId: examined.checkId, service: 'vehicles.replace-vehicle-licence', reason: 'came-to-counter', subject: car }))
    assert.deepEqual(there.documents.map(({ kind, state }: Json) => [kind, state]), [['owner-identity', 'waived'], ['driving-permit', 'not-needed'], ['agent-identity', 'missing']], 'at a counter neither')
    await at.withdraw({ who: counter, one: there })
  })

  test('a check beside a delegation: no answer of the provider counts against nobody, another face is refused (M9.2.1)', async () => {
    const make = async (result?: 'denied' | 'unknown') => at.call(lin, 'POST', '/api/my/delegations', {
      business: '补换领号牌', agentName: wuAsAgent.name, agentNumber: wuAsAgent.number, validUntil: '2021-07-20', realPersonCheckId: await at.check(lin, 'delegation', result),
    })
    const proven = async (result?: 'unknown') => {
      const { id } = at.must(await make(result))
      return (await at.sql<{ proven: boolean }>('select principal_proven as proven from people.delegations where id = $1', [id]))[0]!.proven
    }
    assert.deepEqual([await proven('unknown'), await proven()], [false, true])
    const before = await at.sql('select 1 from people.delegations')
    const denied = await make('denied')
    assert.deepEqual([denied.status, denied.json.refusal.code, denied.json.refusal.reasons[0].clause], [422, 'cannot-delegate', 'M9.2.1'])
    assert.equal((await at.sql('select 1 from people.delegations')).length, before.length, 'no letter was made')
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
    const file = await filed(car)
    assert.deepEqual([file.kind, file.images.includes('certificate-pages'), file.remarks.includes('replaced-paper 登记证书：签注页已满')], ['replacement', true, true])
  })

  test('a paper letter that was scanned at the counter is a page of the file (M9.3)', async () => {
    const car = await at.car('川A00Q18')
    const zhaoNumber = '510100198509230012'
    const letter = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/paper-letters`, {
      principalNumber: '510100199004160025', principalName: '林晓芸', agentNumber: zhaoNumber, agentName: '赵明远', business: '补换领号牌', about: car,
      madeOn: '2021-06-30', validUntil: '2021-07-10', scanId: await at.picture(counter),
    }))
    const examined = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/delegation-checks`, {
      agentNumber: zhaoNumber, business: '补换领号牌', letter: { area: letter.area, id: letter.id },
    }))
    const one = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, {
      delegationCheckId: examined.checkId, service: 'vehicles.replace-plates', reason: 'came-to-counter', subject: car,
    }))
    await at.submit({ who: counter, one }, { reason: 'damaged', delivery: 'counter' }, { check: false })
    await at.approved(clerk, one)
    const file = await filed(car)
    assert.deepEqual([file.images, file.acting.name], [['agent-identity', 'agent-identity', 'owner-identity', 'owner-identity', 'written-mandate'], '赵明远'], 'a paper letter proves nobody')
    assert.equal(file.remarks.at(-1), `written-mandate 书面委托 ${letter.area}/${letter.id}，有效期至 2021-07-10，书面委托书核验`)
    assert.ok(file.remarks.includes('application 窗口受理') && file.remarks.includes('replaced-paper 号牌：损毁'))
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
    assert.deepEqual(await filed(car), {
      seq: 2, kind: 'replacement', note: `申领检验合格标志，有效期至 2023-07-31（${begun.one.number}）`, acting: null, missing: [], images: [],
      remarks: ['application 网上申请', 'compulsory-insurance 联网核查', 'owner-identity 联网核查', 'vehicle-tax 联网核查'],
    })
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
    const file = await filed(car)
    assert.deepEqual([file.images, file.acting.as, file.acting.name], [['owner-identity', 'owner-identity'], 'helper', '罗文静'])
    assert.equal(file.remarks.at(-1), `written-mandate 代办 ${begun.one.acting.mandate.area}/${begun.one.acting.mandate.id}，仅此一件，老人实人认证通过`)
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
    assert.deepEqual((await filed(car)).images, ['compulsory-insurance', 'vehicle-tax'])
  })

  test('insurers down: unknown, paper, submitted, approved; afterwards the re-check finds it and the ticket of the day is settled', async () => {
    const car = await at.car('川AD00019', '52')
    const marks = (await at.papers(car, 'inspection-mark')).length
    await at.agencies.switchOn({ agency: 'insurance', kind: '5xx' })
    const begun = await at.begin(lin, 'vehicles.replace-inspection-mark', { subject: car })
    const whole = await at.complete(begun, byPost)
    assert.deepEqual(whole.checks.map(({ name, result }: Json) => [name, result]).at(-1), ['insurance', 'unknown'])
    assert.deepEqual(whole.documents.map(({ kind, state }: Json) => [kind, state]), [['owner-identity', 'waived'], ['compulsory-insurance', 'given'], ['vehicle-tax', 'given']])
    const sent = at.must(await at.send(begun))
    assert.deepEqual([sent.state, sent.clock.dueOn !== null], ['submitted', true])
    assert.equal((await at.approved(clerk, begun.one)).state, 'completed')
    assert.equal((await at.papers(car, 'inspection-mark')).length, marks + 1)
    const outage = () => at.sql<{ settled_how: string | null }>(`select settled_how from insurance.tickets where area = $1 and vin_index is null`, [begun.one.area])
    assert.deepEqual(await outage(), [{ settled_how: null }], 'one ticket, for both questions')

    await at.agencies.endFaults()
    await at.sql('delete from exchange.circuits')
    at.it.advance(2 * 60_000)
    await at.it.platform.database.transaction((db) => at.it.platform.enqueue(db, 'insurance.recheck', {}))
    await at.it.runJobs()
    at.it.advance(-2 * 60_000)
    const checks = await at.sql<{ result: string; superseded: boolean }>('select result, superseded from insurance.checks where case_id = $1 order by id', [begun.one.id])
    assert.deepEqual(checks.at(-1), { result: 'confirmed', superseded: false })
    assert.deepEqual(await outage(), [{ settled_how: 're-check' }])
    const later = at.must(await at.call(lin, 'GET', at.url(begun.one)))
    assert.equal(later.state, 'completed', 'what was decided stays decided')
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

  test('a penalty for an illegal modification takes the exemption away, also one that comes while the case is open', async () => {
    const car = await at.car('川A00Q43')
    const set = (illegal: boolean) => at.sql('update vehicles.vehicles set injury_accident = false, illegal_modification = $2 where id = $1', [car.id, illegal])
    const no = '因非法改装受过处罚，不再免检：请到检验机构检验后申领'
    await set(true)
    const refused = await at.start(wu, 'vehicles.claim-exempt-mark', { subject: car })
    assert.deepEqual([sentences(refused), refused.json.refusal.reasons[0].clause], [[no], 'M9.1'])
    assert.equal((await at.vehicle(wu, car)).illegalModification, true)
    await set(false)
    const begun = await at.begin(wu, 'vehicles.claim-exempt-mark', { subject: car })
    await at.complete(begun, { delivery: 'post' })
    await set(true)
    assert.deepEqual(sentences(await at.send(begun)), [no])
    assert.equal((await at.papers(car, 'inspection-mark')).filter(({ void_because: why }) => why === null).length, 1, 'no mark is issued')
    await at.withdraw(begun)
    await at.sql('update vehicles.vehicles set injury_accident = true, illegal_modification = false where id = $1', [car.id])
  })

  test('is it for me, without signing in', async () => {
    const check = async (service: string, facts: object) => (await at.it.call('POST', `/api/services/${service}/check`, { body: { facts } })).json
    const car = { vehicleType: 'K33', use: 'A', firstRegistered: '2019-07-15', injuryAccident: false }
    assert.equal((await check('vehicles.claim-exempt-mark', car)).standing, 'can')
    assert.equal((await check('vehicles.claim-exempt-mark', { ...car, illegalModification: true })).standing, 'cannot')
    const no = await check('vehicles.claim-exempt-mark', { ...car, vehicleType: 'K39' })
    const unmet = no.decision.reasons.find(({ holds }: { holds: boolean }) => !holds)
    assert.equal(no.standing, 'cannot')
    assert.match(unmet.says.zh, /不在免检范围：请到检验机构检验后申领/)
  })
})
