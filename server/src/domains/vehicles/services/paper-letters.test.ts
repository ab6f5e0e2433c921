import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, counter, lin, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { nanjing, worldForTest, type Answer, type Json } from '../testing/transfer-for-test.ts'

const xuzhou = '320300'
const zhaoNumber = '510100198509230012'
const agent = { agentName: '赵明远', agentNumber: zhaoNumber }
const qian = { principalName: '钱海平', principalNumber: '320100198202280052' }
const ofLin = { principalName: '林晓芸', principalNumber: '510100199004160025' }
const days = { madeOn: '2021-06-25', validUntil: '2021-09-30' }

describe('by a paper letter an agent does at a counter all that is not the owner’s own (M9.3); online only what M9.1 lists', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest('2021-07-01', { EMISSION_RULES: '320300:5:2021-01-01' })) })
  after(() => at.close())

  type Counter = { readonly who: string; readonly area: string }
  const inNanjing = { who: 'officer-nj-counter', area: nanjing }
  const inXuzhou = { who: 'officer-xz-counter', area: xuzhou }
  const inChengdu = { who: counter, area: chengdu }
  const record = async ({ who, area }: Counter, letter: object): Promise<Json> =>
    at.must(await at.call(who, 'POST', `/api/areas/${area}/counter/paper-letters`, { ...agent, ...days, ...letter, scanId: await at.picture(who) }))
  const examined = async ({ who, area }: Counter, letter: Json, business: string): Promise<string> => {
    const { accepted, checkId, confirmedBy } = at.must(await at.call(who, 'POST', `/api/areas/${area}/counter/delegation-checks`, { agentNumber: zhaoNumber, business, letter: { area: letter.area, id: letter.id } }))
    assert.deepEqual([accepted, confirmedBy], [true, 'paper'], business)
    return checkId
  }
  const begin = async (where: Counter, letter: Json, business: string, service: string, thing: object): Promise<Answer> =>
    at.call(where.who, 'POST', `/api/areas/${where.area}/counter-cases`, { delegationCheckId: await examined(where, letter, business), service, reason: 'came-to-counter', ...thing })
  const states = ({ documents }: Json) => Object.fromEntries(documents.map(({ kind, state }: Json) => [kind, state]))
  const byTwo = async (officers: readonly [string, string], inspector: string, one: Json): Promise<Json> => {
    await at.inspect(one, { who: inspector })
    await at.approved(officers[0], one)
    return at.approved(officers[1], one)
  }

  test('a car moves to another city with its owner, out and in by two letters on paper; a letter for that lets nobody sell it', async () => {
    const car = await at.car('苏A00Q11')
    const out = await record(inNanjing, { ...qian, business: '变更登记（迁出）', about: car })
    const one = at.must(await begin(inNanjing, out, '迁出', 'vehicles.move-out', { subject: car }))
    assert.deepEqual([one.acting.as, one.acting.name, states(one)['former-owner-identity'], states(one)['agent-identity']], ['delegate', '赵明远', 'missing', 'missing'], 'paper proves nobody')
    assert.equal(at.must(await begin(inNanjing, out, '迁出', 'vehicles.move-out', { subject: car })).id, one.id, 'a repeat finds the same draft')
    const begun = { who: inNanjing.who, one }
    const leaves = { inArea: xuzhou, platesBack: 'all', licenceBack: 'yes', insuranceUntil: '2022-06-30' }
    await at.complete(begun, { ...leaves, ground: 'gift', newOwnerName: '徐志远', newOwnerNumber: '320300198803030076' }, { check: false })
    const sold = await at.send(begun)
    assert.deepEqual([sold.status, sold.json.refusal.code], [422, 'incomplete'])
    assert.deepEqual(sold.json.refusal.reasons.map(({ clause, says }: Json) => [clause, says.zh]), [['M9.2.3', '委托书写明的是“变更登记（迁出）”，与填写的不是同一业务：请改填，或请委托人重新出具委托书']])
    const sent = await at.submit(begun, { ...leaves, ground: 'own-move' }, { check: false })
    assert.deepEqual(sent.decision.reasons[0], {
      clause: 'M9.3', holds: true, facts: { applicant: 'agent-on-paper' }, says: { zh: '“转移登记（转出）”可以凭纸质委托书办理', en: 'An agent may do it by a paper letter: moving out to another city' },
    })
    const officers = ['officer-nj-registration', 'officer-nj-registration-2'] as const
    await byTwo(officers, 'officer-nj-inspection', one)
    assert.equal((await at.step(officers[1], one, 'handed-in')).state, 'completed')
    const file = at.must(await at.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${car.id}/archive`))
    assert.ok(file.remarks.some(({ remark }: Json) => remark === `书面委托 ${out.area}/${out.id}，有效期至 2021-09-30，书面委托书核验`), JSON.stringify(file.remarks))

    const [arrival] = at.must(await at.call('citizen-qian-haiping', 'GET', '/api/my/arrivals')).arrivals
    const subject = { kind: 'arrival', area: arrival.area, id: arrival.arrivalId }
    const into = await record(inXuzhou, { ...qian, business: '迁入' })
    const second = at.must(await begin(inXuzhou, into, '转入', 'vehicles.move-in', { subject }))
    const arriving = await at.submit({ who: inXuzhou.who, one: second }, { plateChoice: 'drawn', delivery: 'counter' }, { check: false })
    assert.deepEqual([arriving.state, arriving.decision.reasons[0].clause], ['submitted', 'M9.3'])
    assert.equal((await byTwo(['officer-xz-registration', 'officer-xz-registration-2'], 'officer-xz-inspection', second)).state, 'completed')
  })

  test('who has a judgment sends an agent with a letter: out to another city as well, at the counter of the car’s city', async () => {
    const car = { plateKind: '02', plateNumber: '川A00Q16', vin: 'L0CDEM0A1M0006222' }
    const letter = await record(inChengdu, { ...ofLin, business: '转移登记（转出）' })
    const one = at.must(await begin(inChengdu, letter, '转出', 'vehicles.take-over-move-out', { byPapers: car }))
    assert.deepEqual([one.applicant.name, one.acting.name, one.subject.name], ['林晓芸', '赵明远', '川A00Q16'])
    const wrong = await begin(inChengdu, letter, '转出', 'vehicles.move-in', {})
    assert.deepEqual([wrong.status, wrong.json.error.fields.map(({ field }: Json) => field)], [400, ['delegationCheckId']], 'another business')
    const within = await begin(inChengdu, letter, '转出', 'vehicles.take-over', { byPapers: car })
    assert.equal(within.status, 400, 'a letter for moving out is none for this city')
  })

  test('a scrapped car is deregistered by a paper letter, a destroyed one by its owner only; a letter for the one is none for the other', async () => {
    const car = await at.car('川A00Q18')
    const letter = await record(inChengdu, { ...ofLin, business: '报废注销', about: car })
    const begun = { who: counter, one: at.must(await begin(inChengdu, letter, '报废注销', 'vehicles.deregister', { subject: car })) }
    await at.complete(begun, { ground: 'abroad' }, { check: false })
    assert.deepEqual((await at.send(begun)).json.refusal.reasons.map(({ clause }: Json) => clause), ['M9.2.3'])
    await at.complete(begun, { ground: 'destroyed' }, { check: false })
    const destroyed = await at.send(begun)
    assert.deepEqual([destroyed.json.refusal.code, sentences(destroyed), destroyed.json.refusal.reasons[0].clause], ['not-now', ['灭失注销不能委托，请本人办理'], 'M9.1'])
    assert.equal((await at.submit(begun, { ground: 'scrapped' }, { check: false })).state, 'submitted')
    assert.equal((await at.approved(clerk, begun.one)).state, 'completed')
    assert.deepEqual((await at.vehicle(lin, car)).states.map(({ letter: state }: Json) => state), ['E'])
    const whole = await record(inChengdu, { principalName: '吴思源', principalNumber: '510100198901140054', business: '注销登记' })
    const other = { who: counter, one: at.must(await begin(inChengdu, whole, '注销登记', 'vehicles.deregister', { subject: await at.car('川A00Q15') })) }
    assert.equal((await at.submit(other, { ground: 'scrapped' }, { check: false })).state, 'submitted', 'the business by its whole name')
  })

  test('online nothing of it is delegated, and the same letter on paper opens nothing online', async () => {
    for (const business of ['转出', '转移登记（转出）', '迁出', '转入', '报废注销']) {
      const no = await at.call(wu, 'POST', '/api/my/delegations', { business, ...agent, validUntil: '2021-07-20' })
      assert.deepEqual([no.json.refusal?.code, no.json.refusal?.reasons[0].clause], ['cannot-delegate', 'M9.1'], business)
    }
    const car = await at.car('苏A00Q12')
    const letter = await record(inNanjing, { principalName: '顾岚', principalNumber: '320100199208140063', business: '转出', about: car })
    const online = await at.start(zhao, 'vehicles.move-out', { subject: car, actingFor: { delegation: { area: letter.area, id: letter.id } } })
    assert.deepEqual([online.json.refusal.code, sentences(online)], ['not-now', ['“转出、迁出（到外市）”不能网上委托']])
    assert.equal(online.json.refusal.instead.zh, '受托人可持纸质委托书到车管所窗口办理')
    assert.equal((await at.sql('select 1 from cases.cases where subject_id = $1', [car.id])).length, 0, 'nothing is begun')
    const owners = await at.call(inNanjing.who, 'POST', `/api/areas/${nanjing}/counter/paper-letters`, {
      ...agent, ...days, principalName: '顾岚', principalNumber: '320100199208140063', business: '灭失注销', scanId: await at.picture(inNanjing.who),
    })
    assert.deepEqual([owners.json.refusal.code, sentences(owners)], ['cannot-delegate', ['“灭失注销”不能委托，须所有人本人到场办理']])
  })
})
