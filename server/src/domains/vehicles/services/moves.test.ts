import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { signInPerson } from '../../../../testing/people-for-test.ts'
import { sentences, servicesForTest, type Begun, type Services } from '../testing/services-for-test.ts'
import { agrees, buyer, drawn, inside, inspected, leaves, out, seller, stranger, toXu, xuzhou } from '../testing/moves-for-test.ts'
import { journeyCar, nanjing, worldForTest, type Json } from '../testing/transfer-for-test.ts'

describe('the earlier procedure: a car moves out, then in (M2.2.1)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest('2021-07-01', { EMISSION_RULES: '320300:5:2021-01-01' })) })
  after(() => at.close())

  const kinds = (documents: readonly { kind: string; state: string }[]) => Object.fromEntries(documents.map(({ kind, state }) => [kind, state]))
  const both = async (officers: readonly [string, string], one: Json): Promise<Json> => {
    await inspected(at, one)
    await at.approved(officers[0], one)
    const approved = await at.approved(officers[1], one)
    return officers === out ? at.step(officers[1], one, 'handed-in') : approved
  }
  const arrivalsOf = async (who: string): Promise<Json[]> => at.must(await at.call(who, 'GET', '/api/my/arrivals')).arrivals
  const movedOut = async (plate: string, answers: object, who = seller): Promise<Json> => {
    const begun = await at.begin(who, 'vehicles.move-out', { subject: await at.car(plate) })
    await at.submit(begun, answers)
    return both(out, begun.one)
  }
  const subjectOf = ({ area, arrivalId: id }: Json) => ({ kind: 'arrival', area, id })

  test('sold from Nanjing to Xuzhou: out by two officers, expected in Xuzhou, in by two officers, with its file', async () => {
    const car = await at.car('苏A00Q11')
    const invoice = await at.issueInvoice('00000301', { buyer: { name: '徐志远', identityNumber: toXu.newOwnerNumber }, placeArea: nanjing, officeName: '徐州市公安局交通管理局车辆管理所' })
    const answers = { ground: 'sale', ...toXu, invoiceCode: invoice.code, invoiceNumber: invoice.number }
    const begun = await at.begin(seller, 'vehicles.move-out', { subject: car })
    at.must(await at.call(seller, 'PUT', at.url(begun.one, '/answers'), { answers: { ...answers, inArea: '320500' } }))
    const astray = at.must(await at.call(seller, 'POST', at.url(begun.one, '/agency-checks')))
    assert.match(astray.checks.find(({ name }: Json) => name === 'used-car-invoice').says.zh, /转入地车管所是“徐州市.+请联系开票方更正/)
    await at.sql(`update vehicles.vehicles set inspection_valid_until = '2021-06-30' where id = $1`, [car.id])
    const lapsed = await at.complete(begun, answers)
    assert.deepEqual([kinds(lapsed.documents)['compulsory-insurance'], kinds(lapsed.documents)['safety-inspection']], ['waived', 'given'], 'insurance was found online')
    await at.sql(`update vehicles.vehicles set inspection_valid_until = '2022-06-30' where id = $1`, [car.id])
    const whole = await at.complete(begun, answers, { check: false })
    const given = kinds(whole.documents)
    assert.deepEqual([given['used-car-invoice'], given['plate-returned'], given['court-papers'], given['safety-inspection']], ['waived', 'given', 'not-needed', 'not-needed'])
    const sent = at.must(await at.send(begun))
    assert.deepEqual([sent.clock.dueOn, sent.decision.outcome.allowed], [null, true], 'no office’s clock runs while the new owner has to answer')
    assert.ok(sent.decision.reasons.some(({ clause, holds }: Json) => clause === 'M2.2.1' && holds))
    const asked = at.must(await at.call(buyer, 'GET', '/api/my/consents')).consents[0]
    assert.ok(asked.facts.some(({ value }: Json) => value.zh === '徐州市') && /30 日内，由您到徐州市办转入/.test(asked.follows[0].zh), JSON.stringify(asked))
    await inspected(at, begun.one)
    assert.equal((await at.approve(out[0], begun.one)).json.refusal.reasons[0].clause, 'M9.1', 'nobody gets a car without their own yes')
    await at.call(out[0], 'POST', at.url(begun.one, '/release'), { version: (await at.call(out[0], 'GET', at.url(begun.one))).json.version })
    await agrees(at)
    assert.equal((await at.call(seller, 'GET', at.url(begun.one))).json.clock.dueOn, '2021-07-06', 'three working days')
    await at.approved(out[0], begun.one)
    const own = await at.claim(out[0], begun.one)
    assert.equal((await at.call(out[0], 'POST', at.url(begun.one, '/approval'), { version: own.version })).json.refusal.code, 'own-case')
    await at.call(out[0], 'POST', at.url(begun.one, '/release'), { version: own.version })
    const { state, stages, result } = await at.approved(out[1], begun.one)
    assert.deepEqual([state, stages.map(({ state: at }: Json) => at), result.bringBy], ['approved', ['next'], '2021-07-31'])
    assert.deepEqual((await at.call(out[1], 'GET', at.url(begun.one, '/review'))).json.warnings, [], 'what the approval did is no warning against it')
    const fileOf = async () => (await at.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${car.id}/archive`)).json
    const handedIn = async () => (await fileOf()).remarks.filter(({ type }: Json) => type === 'handed-in').map(({ registration, remark }: Json) => [registration, remark])
    assert.deepEqual(await handedIn(), [])
    assert.equal((await at.call(seller, 'POST', at.url(begun.one, '/stages/handed-in'), { version: 9 })).status, 403)
    const finish = async (recorded: object) => {
      const { version } = (await at.call(out[1], 'GET', at.url(begun.one))).json
      return at.call(out[1], 'POST', at.url(begun.one, '/stages/handed-in'), { version, recorded })
    }
    for (const recorded of [{ platesBack: 'both' }, { insuranceUntil: '2021-07-20' }]) assert.equal((await finish(recorded)).json.error.fields[0].field, Object.keys(recorded)[0])
    const handed = at.must(await finish({ platesBack: 'one' }))
    assert.deepEqual([handed.state, handed.result.handedIn, await handedIn()], ['completed', '收回号牌 1 块、行驶证；声明遗失号牌 1 块', [[2, '收回号牌 1 块、行驶证；声明遗失号牌 1 块（2021-07-01，900105）']]], 'as the officer found it')
    assert.ok(handed.timeline.some(({ says }: Json) => /号牌、行驶证已收回/.test(says.zh)), JSON.stringify(handed.timeline))

    assert.equal((await at.call(seller, 'GET', `/api/my/vehicles/${nanjing}/${car.id}`)).status, 404, 'it is the seller’s no more')
    const left = (await at.call(out[0], 'GET', `/api/areas/${nanjing}/vehicles/${car.id}`)).json
    assert.deepEqual(left.states.map(({ letter }: Json) => letter), ['B'])
    assert.deepEqual(left.papers.map((paper: Json) => [paper.kind, paper.voidBecause?.zh ?? '']).sort(), [
      ['certificate', ''], ['inspection-mark', ''], ['plates', '转出'], ['vehicle-licence', '转出'],
    ])
    const file = (await at.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${car.id}/archive`)).json
    assert.deepEqual(file.missing, [])
    assert.ok(file.remarks.some(({ registration, remark }: Json) => registration === 2 && remark === '实物档案已密封，随车交往徐州市'))

    assert.deepEqual([await arrivalsOf(seller), await arrivalsOf(stranger)], [[], []])
    const [arrival, ...none] = await arrivalsOf(buyer)
    assert.deepEqual([none, arrival.area, arrival.plate.number, arrival.bringBy, arrival.late, arrival.temporaryPlate, arrival.paperArea, arrival.openCase],
      [[], xuzhou, '苏A00Q11', '2021-07-31', false, { number: result.temporaryPlate, validUntil: '2021-07-31' }, null, null])
    const told = (await at.call(buyer, 'GET', '/api/my/messages')).json.messages
    assert.ok(told.some(({ title }: Json) => title.zh === '请在 2021-07-31 前办转入'))
    const fetch = (await at.call(seller, 'GET', '/api/my/messages')).json.messages.find(({ title }: Json) => title.zh === '您的车已转出')
    assert.match(fetch.body.zh, new RegExp(`领取临时号牌 ${result.temporaryPlate}和密封的档案`))

    for (const who of [seller, stranger]) assert.equal((await at.start(who, 'vehicles.move-in', { subject: subjectOf(arrival) })).status, 404, who)
    const coming = await at.begin(buyer, 'vehicles.move-in', { subject: subjectOf(arrival) })
    assert.equal(coming.one.subject.name, '苏A00Q11')
    assert.deepEqual((await arrivalsOf(buyer))[0].openCase, { area: xuzhou, caseId: coming.one.id, isDraft: true })
    await at.complete(coming, { plateChoice: 'own', plateNumber: '苏A00Q99', delivery: 'counter' })
    assert.deepEqual(sentences(await at.send(coming)), ['自选号码不是本地这种号牌的写法，请改写或由系统选号'])
    const wanted = async (who: string, area: string) => at.must(await at.call(who, 'GET', `/api/areas/${area}/cases-to-inspect?wanted=${journeyCar.vin}`)).cases.map(({ caseId }: Json) => caseId)
    assert.deepEqual([await wanted('officer-xz-inspection', xuzhou), await wanted('officer-nj-inspection', nanjing)], [[coming.one.id], []], 'its plate is void: the VIN finds it, where it comes to')
    const ready = await at.complete(coming, drawn, { check: false })
    const brought = kinds(ready.documents)
    assert.deepEqual(['owner-identity', 'residence-permit', 'sealed-file', 'inspection-record'].map((kind) => brought[kind]), ['waived', 'not-needed', 'given', 'not-needed'])
    at.must(await at.send(coming))
    assert.equal((await at.call(out[0], 'GET', at.url(coming.one))).status, 403, 'the office of the old place has no part in it')
    const { version } = (await at.call(inside[0], 'GET', at.url(coming.one))).json
    const beside = at.must(await at.call(inside[0], 'POST', at.url(coming.one, '/claim'), { version }))
    assert.deepEqual(beside.compare.map(({ label }: Json) => label.zh), ['电子档案第 2 项：机动车登记证书签注页'])
    const kept = (officer: string) => at.call(officer, 'GET', `/api/areas/${xuzhou}/pictures/${beside.compare[0].fileId}`)
    assert.deepEqual([(await kept(inside[0])).status, (await kept(out[0])).status], [200, 404], 'the electronic file is looked up where the car comes to')
    const fileUrl = `/api/areas/${xuzhou}/arrivals/${arrival.arrivalId}/archive`
    const came = at.must(await at.call(inside[0], 'GET', fileUrl))
    assert.deepEqual([came.signature, came.outArea, came.manifest.confirmedBy, came.manifest.from.slice(0, 6), came.manifest.chain.length], ['holds', nanjing, '900105', nanjing, 2])
    const key = ({ registration, type, page, sha256 }: Json) => [registration, type, page, sha256].join(' ')
    assert.deepEqual(came.pages.map(key), came.manifest.images.map(key), 'every page is what was signed')
    for (const { fileId, sha256 } of came.pages) {
      const page = await at.call(inside[0], 'GET', `/api/areas/${xuzhou}/pictures/${fileId}`)
      assert.deepEqual([page.status, createHash('sha256').update(page.raw).digest('hex')], [200, sha256])
      assert.equal((await at.sql(`select 1 from platform.audit where operation = 'picture' and subject = $1`, [`file:${fileId}`])).length > 0, true, 'recorded')
    }
    assert.ok((await at.sql(`select 1 from platform.audit where operation = 'arrivalArchive' and subject = $1`, [`arrival:${arrival.arrivalId}`])).length > 0)
    for (const who of [out[0], buyer, 'officer-xz-inspection']) assert.equal((await at.call(who, 'GET', fileUrl)).status, 403, who)
    assert.equal((await at.call(out[0], 'GET', `/api/areas/${nanjing}/arrivals/${arrival.arrivalId}/archive`)).status, 404)
    const [kept0] = await at.sql<{ package: Buffer }>('select package from vehicles.arrivals where id = $1', [arrival.arrivalId])
    const forged = Buffer.from(kept0!.package)
    forged[forged.length - 1]! ^= 1
    const signature = async (bytes: Buffer | null) => {
      await at.sql('update vehicles.arrivals set package = $2, sent_at = case when $2::bytea is null then null else now() end where id = $1', [arrival.arrivalId, bytes])
      const { signature: stands, manifest } = at.must(await at.call(inside[0], 'GET', fileUrl))
      return [stands, manifest === null]
    }
    assert.deepEqual([await signature(forged), await signature(null), await signature(kept0!.package)], [['refused', true], ['none', true], ['holds', false]])
    await at.call(inside[0], 'POST', at.url(coming.one, '/release'), { version: beside.case.version })
    const done = await both(inside, coming.one)
    assert.match(done.result.plate, /^苏C0[A-Z]\d{3}$/)
    assert.deepEqual(await arrivalsOf(buyer), [])
    const mine = await at.vehicle(buyer, { area: xuzhou, id: done.result.vehicle })
    assert.deepEqual([mine.plate.number, mine.paperArchiveArea, mine.archiveRemark, mine.states.map(({ letter }: Json) => letter)], [done.result.plate, xuzhou, '', ['A']])
    assert.deepEqual(mine.papers.filter(({ voidOn }: Json) => voidOn === null).map(({ kind }: Json) => kind).sort(), ['certificate', 'inspection-mark', 'plates', 'vehicle-licence'])
    assert.equal(mine.papers.find(({ kind }: Json) => kind === 'certificate').number, left.certificateNumber)
    const { chain } = (await at.call(inside[0], 'GET', `/api/areas/${xuzhou}/vehicles/${done.result.vehicle}`)).json
    assert.deepEqual(chain.map(({ kind, plateNumber }: Json) => [kind, plateNumber]), [['registration', '苏A00Q11'], ['transfer', '苏A00Q11'], ['transfer', done.result.plate]])
    assert.match(chain[2].note, /转移登记：转入，自南京市；原号牌 苏A00Q11；实物档案留存徐州市/)
    const pages = await at.sql('select registration_seq, type, page, encode(sha256, \'hex\') as sha from vehicles.archive_images where vehicle_id = $1 and registration_seq < 3 order by 1, 2, 3', [done.result.vehicle])
    assert.deepEqual(pages, await at.sql('select registration_seq, type, page, encode(sha256, \'hex\') as sha from vehicles.archive_images where vehicle_id = $1 order by 1, 2, 3', [car.id]))
    assert.ok(pages.length > 5, String(pages.length))
    for (const { json } of await Promise.all(['/api/my/cases', '/api/my/messages', at.url(begun.one)].map((url) => at.call(seller, 'GET', url))))
      assert.ok(!JSON.stringify(json).includes(done.result.plate), 'the seller learns the new plate nowhere')
    assert.ok((await at.call(seller, 'GET', '/api/my/messages')).json.messages.some(({ title }: Json) => title.zh === '您转出的车已转入'))
    assert.equal((await at.start(buyer, 'vehicles.move-in', { subject: subjectOf(arrival) })).status, 404, 'a car moves in once')
    const found = at.must(await at.call(inside[0], 'POST', `/api/areas/${xuzhou}/vehicle-searches`, { vin: 'L0CDEM0A3M0001037' }))
    assert.equal(found.vehicle.vehicleId, done.result.vehicle)
  })

  test('who may not, and where not: another’s car, a pair that goes in one go, the same city, an office elsewhere, oneself; all at once', async () => {
    const car = await at.car('苏A00Q12')
    assert.equal((await at.start(buyer, 'vehicles.move-out', { subject: car })).status, 404)
    const letter = await at.call(seller, 'POST', '/api/my/delegations', { business: '转移登记', agentName: '徐志远', agentNumber: toXu.newOwnerNumber, validUntil: '2021-07-20' })
    const byAgent = await at.start(buyer, 'vehicles.move-out', { subject: car, actingFor: { delegation: { area: letter.json.area, id: letter.json.id } } })
    assert.deepEqual(byAgent.json.refusal.reasons.map(({ clause }: Json) => clause), ['M9.1'])
    assert.match(byAgent.json.refusal.instead.zh, /持纸质委托书到车管所窗口/)
    const begun = await at.begin(seller, 'vehicles.move-out', { subject: car })
    const stoppedBy = async (answers: object) => {
      await at.complete(begun, answers, { check: false })
      return sentences(await at.send(begun)).map((says) => says.split(/[：；，]/)[0])
    }
    await at.pass(begun)
    assert.deepEqual(await stoppedBy({ ground: 'gift', ...toXu, inArea: '330100' }), ['这辆车、这两地已可以一次办好', '不是因交易过户的'])
    assert.deepEqual(await stoppedBy({ ground: 'gift', ...toXu, inArea: nanjing }), ['新车主在本市上牌'])
    assert.deepEqual(await stoppedBy({ ground: 'own-move', inArea: nanjing, ...leaves }), ['新住所还在本市'])
    assert.deepEqual(await stoppedBy({ ground: 'gift', ...toXu, inArea: '320400', newOwnerName: '徐志' }), ['常州市车管所不在本平台', '没有找到新车主'])
    assert.deepEqual(await stoppedBy({ ground: 'gift', ...toXu, newOwnerName: '钱海平', newOwnerNumber: '320100198202280052' }), ['新车主就是现车主'])
    await at.withdraw(begun)
    const blocked = await at.start('citizen-gu-lan', 'vehicles.move-out', { subject: await at.car('苏A00Q22') })
    assert.deepEqual([blocked.json.refusal.code, sentences(blocked).length], ['not-now', 2])
  })

  test('a car whose 转出 is sent does no other business that keeps it here, and says why; taken back, it does', async () => {
    const subject = await at.car('苏A00Q12')
    const begun = await at.begin(seller, 'vehicles.move-out', { subject })
    await at.withdraw(await at.begin(seller, 'vehicles.transfer', { subject }))
    await at.submit(begun, { ground: 'gift', ...toXu })
    const why = '正在办理异地交易登记或转出：请办完或撤回后再来'
    for (const service of ['vehicles.transfer', 'vehicles.change', 'vehicles.deregister', 'vehicles.mortgage', 'vehicles.pledge']) {
      const no = await at.start(seller, service, { subject })
      assert.equal(no.status, 422, service)
      assert.deepEqual([no.json.refusal.code, sentences(no).includes(why)], ['not-now', true], service)
    }
    assert.equal(at.must(await at.start(seller, 'vehicles.move-out', { subject })).id, begun.one.id, 'it goes on itself')
    const online = await at.call(stranger, 'POST', '/api/my/transfers', {
      vin: 'L0CDEM0A3M0002074', plateKind: '02', plateNumber: '苏A00Q12', invoice: { code: '133002100111', number: '00000399' }, inArea: '330100', tradeArea: '330100',
    })
    assert.deepEqual([online.json.refusal.code, sentences(online)], ['transfer-under-way', ['车主正在为这辆车办理转出；如果要一次办好过户，请车主先撤回转出']])
    await at.withdraw(begun)
    await at.withdraw(await at.begin(seller, 'vehicles.transfer', { subject }))
  })

  test('asked before signing in: the pair of cities and the day decide', async () => {
    const ask = async (facts: object) => at.must(await at.it.call('POST', '/api/services/vehicles.move-out/check', { body: { facts } }))
    const facts = { moveGround: 'sale', outArea: nanjing, inArea: xuzhou, vehicleType: 'K33', use: 'A' }
    assert.equal((await ask(facts)).allowed, true)
    const no = await ask({ ...facts, inArea: '330100' })
    assert.deepEqual([no.allowed, no.decision.reasons.filter(({ holds }: Json) => !holds).map(({ clause }: Json) => clause)], [false, ['M2.1.2', 'M2.1.5']])
  })

  test('at the counters of both cities, for who stands there; the counter decides nothing', async () => {
    const begunAt = async (counter: string, area: string, identityNumber: string, service: string, name: string): Promise<Begun> => {
      const { things } = at.must(await at.call(counter, 'POST', `/api/areas/${area}/counter/persons`, { identityNumber }))
      const { kind, id } = things.find((thing: Json) => thing.name === name)
      return { who: counter, one: at.must(await at.call(counter, 'POST', `/api/areas/${area}/counter-cases`, { identityNumber, service, reason: 'came-to-counter', subject: { kind, area, id } })) }
    }
    const leaving = await begunAt('officer-nj-counter', nanjing, '320100199208140063', 'vehicles.move-out', '苏A00Q23')
    await at.submit(leaving, { ground: 'gift', ...toXu, insuranceUntil: '2021-07-20' })
    assert.equal((await at.call('officer-nj-counter', 'POST', at.url(leaving.one, '/claim'), { version: 9 })).status, 403)
    await agrees(at)
    await both(out, leaving.one)
    const expected = (await arrivalsOf(buyer)).find(({ plate }) => plate.number === '苏A00Q23')
    assert.deepEqual([expected.bringBy, expected.temporaryPlate.validUntil], ['2021-07-31', '2021-07-20'], 'the plate ends with the insurance')
    assert.match((await at.call(buyer, 'GET', '/api/my/messages')).json.messages.find(({ body }: Json) => body.zh.startsWith('苏A00Q23 已从')).body.zh, /有效至 2021-07-20；车最迟 2021-07-31 到转入地/)
    const coming = await begunAt('officer-xz-counter', xuzhou, toXu.newOwnerNumber, 'vehicles.move-in', '苏A00Q23')
    await at.submit(coming, drawn)
    const { result } = await both(inside, coming.one)
    const file = (await at.call(inside[0], 'GET', `/api/areas/${xuzhou}/vehicles/${result.vehicle}`)).json
    assert.deepEqual([file.owner.name, file.vehicleType, file.plate.number], ['徐志远', 'K39', result.plate])
  })

  test('the city’s rule for exhaust stands against it; temporary plates of an earlier way do not count for this one', async () => {
    const car = await at.car('苏A00Q25')
    const begun = await at.begin('citizen-gu-lan', 'vehicles.move-out', { subject: car })
    const answers = { ground: 'gift', ...toXu, insuranceUntil: '2022-06-30' }
    await at.sql('update vehicles.vehicles set emission_stage = 4 where id = $1', [car.id])
    await at.complete(begun, answers)
    assert.match(sentences(await at.send(begun)).join(), /^徐州市只接收国五及以上的车，这辆车是国四/)
    await at.sql('update vehicles.vehicles set emission_stage = null where id = $1', [car.id])
    for (const n of [1, 2, 3]) {
      await at.sql(`insert into vehicles.temporary_plates (area, id, vin_index, vehicle_id, number, purpose, issued_on, valid_until, case_id)
        select area, gen_random_uuid(), vin_index, id, $2, 'across-areas', '2021-01-01', '2021-01-31', gen_random_uuid() from vehicles.vehicles where id = $1`, [car.id, `苏A9900${n}临`])
    }
    at.must(await at.send(begun))
    await agrees(at)
    const { result } = await both(out, begun.one)
    assert.match(result.temporaryPlate, /^苏A.+临$/)
    assert.equal((await arrivalsOf(buyer)).find(({ plate }) => plate.number === '苏A00Q25').temporaryPlate.validUntil, '2021-07-31')
    const told = (await at.call(buyer, 'GET', '/api/my/messages')).json.messages.map(({ body }: Json) => body.zh)
    assert.ok(told.some((zh: string) => /^苏A00Q25 已从南京市转出，请在 2021-07-31 前到徐州市办转入.+有效至 2021-07-31/.test(zh)))
  })

  test('M2.4.1: a number that seems altered holds the car that is expected, and nothing else does; cleared by another, it moves in', async () => {
    const arrival = (await arrivalsOf(buyer)).find(({ plate }) => plate.number === '苏A00Q25')
    const coming = await at.begin(buyer, 'vehicles.move-in', { subject: subjectOf(arrival) })
    await at.submit(coming, drawn)
    assert.equal((await at.inspect(coming.one, { who: 'officer-xz-inspection', suspect: 'vin' })).result, 'failed')
    const states = async () => (await at.sql<{ states: string }>(`select states from vehicles.vehicles where plate_number = '苏A00Q25'`))[0]!.states
    assert.equal((await states()).includes('J'), true)
    const { actor } = await signInPerson(at.it, inside[1])
    if (actor.kind !== 'officer') throw new Error('not an officer')
    const headers = await at.it.signInAs({ ...actor, posts: ['review-head'] })
    const { investigations: [found] } = at.must(await at.it.call('GET', `/api/areas/${xuzhou}/investigations`, { headers }))
    assert.equal(found.caseId, coming.one.id)
    at.must(await at.it.call('POST', `/api/areas/${xuzhou}/investigations/${found.investigationId}/settlement`, { headers, body: { outcome: 'cleared', words: '厂家证明重新打刻' } }))
    assert.equal(await states(), 'B')
    assert.equal((await both(inside, coming.one)).state, 'completed')
  })

  test('M2.4.2: a car whose paper file lies in Suzhou moves with its owner; nobody asks for the file, and no reason of a rejection names it', async () => {
    await at.sql(`update vehicles.vehicles set paper_archive_area = '320500', inspection_valid_until = '2021-06-30' where plate_number = '苏A00Q12'`)
    const moved = await movedOut('苏A00Q12', { ground: 'own-move', inArea: xuzhou, platesBack: 'none', licenceBack: 'lost' })
    assert.deepEqual([moved.state, moved.documents.find(({ kind }: Json) => kind === 'owner-identity').state], ['completed', 'not-needed'])
    assert.deepEqual(['plate-returned', 'driving-permit'].map((kind) => kinds(moved.documents)[kind]), ['not-needed', 'not-needed'], 'what is lost is not photographed')
    assert.equal(moved.result.handedIn, '声明遗失号牌 2 块、行驶证')
    const [arrival] = await arrivalsOf(seller)
    assert.equal(arrival.temporaryPlate, null, 'no insurance was stated')
    assert.match((await at.call(seller, 'GET', '/api/my/messages')).json.messages.find(({ title }: Json) => title.zh.endsWith('前办转入')).body.zh, /没有看到有效的交强险，不发临时号牌/)
    assert.deepEqual([arrival.paperArea, arrival.groundSays.zh], ['320500', '自己的车，随住所迁入'])
    const coming = await at.begin(seller, 'vehicles.move-in', { subject: subjectOf(arrival) })
    const ready = await at.complete(coming, drawn)
    const papers = kinds(ready.documents)
    assert.deepEqual([papers['sealed-file'], papers['safety-inspection'], papers['residence-permit']], ['waived', 'given', 'given'])
    const waived = ready.documents.find(({ kind }: Json) => kind === 'sealed-file')
    assert.deepEqual([waived.clause, /查电子档案/.test(waived.waivedBecause.zh)], ['M2.4.2', true])
    at.must(await at.send(coming))
    const { version } = (await at.call(inside[0], 'GET', at.url(coming.one))).json
    const review = at.must(await at.call(inside[0], 'POST', at.url(coming.one, '/claim'), { version }))
    assert.ok(review.warnings.some(({ zh }: Json) => zh.includes('不得因此退办（M2.4.2）')))
    assert.ok(review.reasons.every(({ says }: Json) => !/档案|抵押|转出/.test(says.zh)), 'M2.4.1, M10.1')
    const reject = (code: string) => at.call(inside[0], 'POST', at.url(coming.one, '/rejection'), { version: review.case.version, reasons: [code], note: '密封的档案袋破损' })
    assert.deepEqual(review.reasons.map(({ code }: Json) => code), ['suspect-car', 'forged'])
    for (const [code, refused, clause] of [
      ['suspect-car', 'suspect', 'M2.4.1'], ['forged', 'suspect', 'M9.1'], ['paper-unreadable', 'return-not-lawful', 'M2.4.0'],
      ...['paper-not-valid', 'not-this-vehicle', 'changes-hands'].map((each) => [each, 'return-not-lawful', 'M2.4.1'] as const),
    ] as const) {
      const { json: { refusal } } = await reject(code)
      assert.deepEqual([refusal?.code, refusal?.reasons[0].clause], [refused, clause], `one officer’s word returns no file: ${code}`)
    }
    assert.deepEqual([(await reject('no-such')).status, (await at.call(inside[0], 'GET', at.url(coming.one))).json.state], [400, 'in-review'], 'it goes on')
    const overseer = { headers: await at.it.signInAs({ kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000d9', number: '900999', name: '监督', area: xuzhou, office: `${xuzhou}000400`, posts: ['supervision'] }) }
    const [{ returns }, { escalations }] = await Promise.all(['refused-returns', 'transfer-escalations'].map(async (list) => at.must(await at.it.call('GET', `/api/areas/${xuzhou}/${list}`, overseer))))
    assert.deepEqual(returns.map(({ ground, transferId, caseId }: Json) => [ground, transferId, caseId]), ['other', 'other', 'other', 'incomplete'].map((ground) => [ground, null, coming.one.id]))
    assert.deepEqual(escalations.map(({ kind, caseId }: Json) => [kind, caseId]), Array.from({ length: 4 }, () => ['refused-return', coming.one.id]))
    await at.call(inside[0], 'POST', at.url(coming.one, '/release'), { version: review.case.version })
    const { result } = await both(inside, coming.one)
    const mine = await at.vehicle(seller, { area: xuzhou, id: result.vehicle })
    assert.deepEqual([mine.paperArchiveArea, mine.archiveRemark], ['320500', '电子化'])
    const { chain } = (await at.call(inside[0], 'GET', `/api/areas/${xuzhou}/vehicles/${result.vehicle}`)).json
    assert.deepEqual(chain.map(({ kind }: Json) => kind), ['registration', 'change', 'change'])
    assert.match(chain[1].note, /变更登记：迁出，往徐州市/)
  })
})
