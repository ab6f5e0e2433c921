import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import { chengdu, clerk, colleague, counter, lin, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { nanjing, worldForTest, type Answer, type Json } from '../testing/transfer-for-test.ts'
import { openVehicle } from '../vehicle-file.ts'
import { byId } from '../vehicles.store.ts'

const numbered = (digits: string): string => digits + identityCheckDigit(digits)
/** Somebody who has never signed in. */
const heir = { name: '吴念慈', identityNumber: numbered('51010019950317002') }
const zhaoNumber = '510100198509230012'
const wuNumber = '510100198901140054'
const wusCar = { plateKind: '02', plateNumber: '川A00Q16', vin: 'L0CDEM0A1M0006222' }
const answers = { ground: 'inheritance', plateChoice: 'drawn', delivery: 'counter' }

describe('who inherits a car, or has a judgment, applies at the counter (M2.1.5, M9.3)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  const begin = (body: object, { service = 'vehicles.take-over', who = counter, area = chengdu } = {}) =>
    at.call(who, 'POST', `/api/areas/${area}/counter-cases`, { service, reason: 'came-to-counter', ...body })
  const fields = ({ json }: Answer): string[] => json.error.fields.map(({ field }: Json) => field)
  const titles = async (who: string): Promise<string[]> => (await at.call(who, 'GET', '/api/my/messages')).json.messages.map(({ title }: Json) => title.zh)
  const states = ({ documents }: Json) => Object.fromEntries(documents.map(({ kind, state }: Json) => [kind, state]))

  test('never online; at the counter only with a name, and the car only by plate, kind and VIN together', async () => {
    const online = await at.start(zhao, 'vehicles.take-over', { subject: await at.car('川A00Q16') })
    assert.deepEqual([online.json.refusal.code, online.json.refusal.reasons[0].clause], ['not-now', 'M2.1.5'])
    const unnamed = await begin({ identityNumber: heir.identityNumber, byPapers: wusCar })
    assert.deepEqual([unnamed.status, fields(unnamed)], [400, ['name']])
    assert.equal((await begin({ identityNumber: zhaoNumber, name: '赵明', byPapers: wusCar })).status, 400, 'another’s name')
    for (const wrong of [{ vin: 'L0CDEM0A4M0010023' }, { plateNumber: '川A00Q18' }, { plateKind: '52' }]) {
      const none = await begin({ identityNumber: zhaoNumber, byPapers: { ...wusCar, ...wrong } })
      assert.deepEqual([none.status, fields(none)], [400, ['byPapers']], JSON.stringify(wrong))
    }
    const elsewhere = await begin({ identityNumber: zhaoNumber, byPapers: wusCar }, { who: 'officer-nj-counter', area: nanjing })
    assert.deepEqual([elsewhere.status, fields(elsewhere)], [400, ['byPapers']], 'it is registered in another city')
    assert.equal((await begin({ identityNumber: zhaoNumber, subject: await at.car('川A00Q16') })).status, 404, 'by its id it is nobody’s')
    assert.equal((await begin({ identityNumber: zhaoNumber, byPapers: wusCar }, { who: clerk })).status, 403)
    const own = await begin({ identityNumber: wuNumber, byPapers: wusCar })
    assert.deepEqual(sentences(own), ['新车主就是现车主，请核对'])
    assert.equal((await at.sql('select 1 from cases.cases where service = $1', ['vehicles.take-over'])).length, 0)
  })

  test('an heir whom nobody knew: entered, no seller, deed required, the owner told; two officers; the car is theirs', async () => {
    const card = (await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: heir.identityNumber })).json
    assert.deepEqual([card.person, card.mayEnter], [null, true])
    assert.doesNotMatch(card.says.zh, /登录/)
    const one = at.must(await begin({ ...heir, byPapers: wusCar }))
    assert.deepEqual([one.applicant.name, one.subject.name, states(one)['court-papers']], [heir.name, '川A00Q16', 'missing'])
    assert.equal(states(one)['former-owner-identity'], undefined, 'no seller')
    assert.equal(at.must(await begin({ ...heir, byPapers: wusCar })).id, one.id, 'a repeat finds the same draft')
    assert.equal((await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: heir.identityNumber })).json.person.name, heir.name)
    const begun = { who: counter, one }
    at.must(await at.call(counter, 'PUT', at.url(one, '/answers'), { answers }))
    assert.ok(sentences(await at.send(begun)).includes('缺少材料：继承公证书，或法院裁判文书（须协助执行的，附通知书）'))
    const sent = await at.submit(begun, answers)
    assert.deepEqual([sent.state, sent.awaits.map(({ name }: Json) => name)], ['submitted', ['inspection', 'registered-owner']], 'the application is the consent; who is registered may object')
    assert.equal((await titles(wu))[0], '有人申请过户您名下的车')
    await at.approved(clerk, one)
    const { version } = await at.claim(clerk, one)
    assert.equal((await at.call(clerk, 'POST', at.url(one, '/approval'), { version })).json.refusal.code, 'own-case')
    at.must(await at.call(clerk, 'POST', at.url(one, '/release'), { version }))
    const { state, result } = await at.approved(colleague, one)
    assert.deepEqual([state, result.formerPlate], ['completed', '川A00Q16'])
    const [row] = await at.sql<{ owner: string; heir: string }>(
      `select v.owner_person_id as owner, c.person_id as heir from vehicles.vehicles v join cases.cases c on c.id = $1 where v.id = c.subject_id`, [one.id])
    assert.equal(row!.owner, row!.heir)
    assert.equal((await at.call(wu, 'GET', `/api/my/vehicles/${chengdu}/${one.subject.id}`)).status, 404)
    assert.equal((await titles(wu))[0], '您名下的车已过户')
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${one.subject.id}/archive`)).json
    assert.deepEqual(file.missing.filter(({ registration }: Json) => registration === 2), [])
    assert.equal(file.chain.at(-1).kind, 'transfer')
  })

  test('a judgment, and the former owner withholds certificate and licence: neither is asked for, the court’s notice is; void, and another certificate (M2.1.5)', async () => {
    const car = { plateKind: '02', plateNumber: '川A00Q45' }
    const subject = await at.car(car.plateNumber)
    const [former] = await at.sql<{ owner: string }>('select owner_person_id as owner from vehicles.vehicles where id = $1', [subject.id])
    const vin = await at.it.platform.database.transaction(async (db) => openVehicle(at.it.platform, await byId(db, chengdu, subject.id)).vin)
    const one = at.must(await begin({ identityNumber: zhaoNumber, byPapers: { ...car, vin } }))
    const save = async (more: object) => states(at.must(await at.call(counter, 'PUT', at.url(one, '/answers'), { answers: { ...answers, ...more } })))
    const asked = async (more: object) => { const { 'certificate-pages': certificate, 'driving-permit': licence, 'execution-notice': notice } = await save(more); return [certificate, licence, notice] }
    assert.deepEqual(await asked({ ground: 'court' }), ['missing', 'missing', 'not-needed'])
    assert.deepEqual(await asked({ ground: 'court', withheld: 'none' }), ['missing', 'missing', 'not-needed'])
    assert.deepEqual(await asked({ ground: 'inheritance', withheld: 'both' }), ['missing', 'missing', 'not-needed'], 'an heir shows what there is')
    assert.deepEqual(await asked({ ground: 'court', withheld: 'licence' }), ['missing', 'not-needed', 'missing'])
    assert.deepEqual(await asked({ ground: 'court', withheld: 'certificate' }), ['not-needed', 'missing', 'missing'])
    const court = { ...answers, ground: 'court', withheld: 'both' }
    at.must(await at.call(counter, 'PUT', at.url(one, '/answers'), { answers: court }))
    assert.ok(sentences(await at.send({ who: counter, one })).includes('缺少材料：协助执行通知书（写明未得到哪些证件）'))
    await at.submit({ who: counter, one }, court)
    const { version } = at.must(await at.call(clerk, 'GET', at.url(one)))
    const review = at.must(await at.call(clerk, 'POST', at.url(one, '/claim'), { version }))
    assert.match(review.warnings[0].zh, /协助执行通知书须写明未得到哪些；通过后原证作废，请由车管所公告/)
    at.must(await at.call(clerk, 'POST', at.url(one, '/release'), { version: review.case.version }))
    const before = await at.papers(subject, 'certificate')
    await at.approved(clerk, one)
    const { result } = await at.approved(colleague, one)
    const after = await at.papers(subject, 'certificate')
    assert.deepEqual([before.length + 1, after.at(-2)?.void_because, after.at(-1)?.void_because], [after.length, 'withheld', null])
    const now = await at.it.platform.database.transaction(async (db) => openVehicle(at.it.platform, await byId(db, chengdu, subject.id)))
    assert.deepEqual([now.certificateNumber, now.row.owner_person_id === former!.owner], [result.certificate, false])
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${subject.id}/archive`)).json
    const { seq } = file.chain.at(-1)
    assert.deepEqual(file.missing.filter(({ registration }: Json) => registration === seq), [])
    const remarks = file.remarks.filter(({ registration }: Json) => registration === seq).map(({ type, remark }: Json) => `${type} ${remark}`)
    for (const remark of ['certificate-pages 登记证书：原车主未交出，公告作废', 'driving-permit 行驶证：原车主未交出，公告作废']) assert.ok(remarks.includes(remark), remarks.join())
    assert.ok(file.images.some(({ type, registration }: Json) => type === 'court-papers' && registration === seq))
  })

  test('a draft that the counter began is submitted there only: the person at home may complete it, and is told where to go (M2.1.5)', async () => {
    const { vin } = await at.vehicle(lin, await at.car('川A00Q18'))
    const one = at.must(await begin({ identityNumber: zhaoNumber, byPapers: { plateKind: '02', plateNumber: '川A00Q18', vin } }))
    const begun = { who: zhao, one }
    const whole = await at.complete(begun, { ...answers, ground: 'court' })
    assert.deepEqual([whole.allowed, whole.nextStep.zh], [['save-answers', 'add-document', 'withdraw'], '材料和本人由窗口当面核对，由窗口提交；草稿保存 30 天'])
    const refused = await at.send(begun)
    assert.deepEqual([refused.status, refused.json.refusal.code, refused.json.refusal.reasons[0].clause], [422, 'not-now', 'M2.1.5'])
    assert.match(sentences(refused)[0]!, /^请新车主带材料到车登记城市的车管所窗口办理/)
    const there = at.must(await at.call(counter, 'GET', at.url(one)))
    assert.deepEqual([there.state, there.allowed.includes('submit')], ['draft', true], 'nothing was written')
    assert.equal(at.must(await at.send({ who: counter, one })).state, 'submitted')
    const { version } = at.must(await at.call(zhao, 'GET', at.url(one)))
    at.must(await at.call(zhao, 'POST', at.url(one, '/withdrawal'), { version }))
    const asked = at.must(await at.call(zhao, 'POST', '/api/services/vehicles.take-over/check', { facts: {} }))
    assert.match(asked.nextStep.zh, /窗口办理/, 'nobody is told to start it in the app')
  })

  test('who was entered for an application that is refused at once is not kept; who has a case, or was known, is (M9.3)', async () => {
    const known = async (number: string) => (await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: number })).json.person?.name ?? null
    const kept = async () => [(await at.sql('select 1 from people.persons')).length, (await at.sql('select 1 from people.person_directory')).length]
    const stranger = { name: '孟新来', identityNumber: numbered('51010019950317004') }
    const car = { plateKind: '02', plateNumber: '川A00Q18', vin: (await at.vehicle(lin, await at.car('川A00Q18'))).vin }
    const before = await kept()
    await at.sql(`update vehicles.vehicles set states = 'C' where plate_number = '川A00Q18'`)
    const key = '00000000-0000-4000-8000-00000000b057'
    const refused = async () => at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { service: 'vehicles.take-over', reason: 'came-to-counter', ...stranger, byPapers: car }, key)
    const first = await refused()
    assert.equal(first.json.refusal.code, 'not-now')
    assert.deepEqual([await known(stranger.identityNumber), await kept()], [null, before])
    assert.deepEqual((await refused()).json, first.json, 'repeated, the same answer')
    assert.deepEqual(await kept(), before)
    assert.equal((await begin({ identityNumber: zhaoNumber, name: '赵明远', byPapers: car })).json.refusal.code, 'not-now')
    assert.equal(await known(zhaoNumber), '赵明远', 'who was known stays')
    await at.sql(`update vehicles.vehicles set states = 'A' where plate_number = '川A00Q18'`)
    const one = at.must(await begin({ ...stranger, byPapers: car }))
    assert.equal(one.applicant.name, stranger.name)
    at.must(await at.call(counter, 'POST', at.url(one, '/withdrawal'), { version: one.version }))
    assert.equal(await known(stranger.identityNumber), stranger.name, 'the record of what was taken back names them')
  })

  test('a judgment: when the owner changes meanwhile, it is refused in words', async () => {
    const car = { plateKind: '02', plateNumber: '川A00Q18' }
    const [{ id }] = [await at.car(car.plateNumber)]
    const { vin } = await at.vehicle(lin, { area: chengdu, id })
    const one = at.must(await begin({ identityNumber: zhaoNumber, byPapers: { ...car, vin } }))
    await at.submit({ who: counter, one }, { ...answers, ground: 'court' })
    await at.inspect(one)
    const gift = await at.begin(lin, 'vehicles.transfer', { subject: { kind: 'vehicle', area: chengdu, id } })
    await at.submit(gift, { ground: 'gift', newOwnerName: '吴思源', newOwnerNumber: wuNumber, plateChoice: 'drawn', delivery: 'counter' })
    await at.agree(wu, gift.one)
    await at.approved(clerk, gift.one)
    await at.approved(colleague, gift.one)
    assert.ok(sentences(await at.approve(clerk, one)).includes('申请以后登记的车主已变更：请核对权属材料，重新申请'))
  })

  test('to a city with which it cannot be done in one go: the heir moves it out, and is expected there', async () => {
    const owner = 'citizen-qian-haiping'
    const car = await at.car('苏A00Q11')
    const { vin } = await at.vehicle(owner, car)
    const body = { ...heir, byPapers: { plateKind: '02', plateNumber: '苏A00Q11', vin } }
    const one = at.must(await begin(body, { service: 'vehicles.take-over-move-out', who: 'officer-nj-counter', area: nanjing }))
    const begun = { who: 'officer-nj-counter', one }
    await at.complete(begun, { ground: 'inheritance', inArea: nanjing, platesBack: 'all', licenceBack: 'yes' })
    assert.ok(sentences(await at.send(begun)).some((says) => /新车主在本市上牌/.test(says)))
    await at.complete(begun, { ground: 'inheritance', inArea: '320300', platesBack: 'all', licenceBack: 'yes' })
    at.must(await at.send(begun))
    await at.inspect(one, { who: 'officer-nj-inspection' })
    await at.approved('officer-nj-registration', one)
    const { result } = await at.approved('officer-nj-registration-2', one)
    const [expected] = await at.sql<{ owner: string; heir: string; ground: string }>(
      `select a.owner_person_id as owner, c.person_id as heir, a.ground from vehicles.arrivals a, cases.cases c where a.id = $1 and c.id = $2`, [result.arrival, one.id])
    assert.deepEqual([expected!.owner, expected!.ground], [expected!.heir, 'inheritance'])
    assert.equal((await titles(owner))[0], '您名下的车已过户')
  })

  test('on a ground without a name of its own the owner applies with proof, in the city and out of it', async () => {
    const car = await at.car('川A00Q15')
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: car })
    const whole = await at.complete(begun, { ground: 'other', newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, plateChoice: 'drawn', delivery: 'counter' })
    assert.deepEqual([states(whole)['other-proof'], states(whole)['court-papers']], ['given', 'not-needed'])
    assert.equal(at.must(await at.send(begun)).state, 'submitted')
    await at.withdraw(begun)
  })
})
