import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, counter, inspector, lin, sentences, servicesForTest, wu, zhao, type Begun, type Services } from './testing/services-for-test.ts'
import { applyOnline, journeyCar, worldForTest, type Answer, type Json } from './testing/transfer-for-test.ts'

const head = 'officer-cd-head'
const lost = { reason: 'lost', delivery: 'counter' }
const secret = '进口证明编号查无此号'
const newCar = {
  imported: false, vin: 'L0CDEM0A4M0010023', engineNumber: 'DE0010023', vehicleType: 'K33', use: 'A', energy: 'A', brandModel: '虚构牌 XG7004', colour: 'A',
  madeOn: '2021-05-10', accidentBefore: false, conformityNumber: 'HGZ0010023', plateChoice: 'drawn', delivery: 'counter',
}

describe('a reviewer suspects the car, or its papers: the first is held as at an inspection (M2.3.3, M2.4.1)', () => {
  let at: Services
  let car: Awaited<ReturnType<Services['car']>>
  before(async () => {
    at = servicesForTest(await worldForTest())
    car = await at.car('川A00Q18')
  })
  after(() => at.close())

  const see = async (who: string, one: Json) => at.must(await at.call(who, 'GET', at.url(one)))
  const review = async (one: Json, who = clerk) => at.must(await at.call(who, 'GET', at.url(one, '/review')))
  const press = async (who: string, one: Json, rest: string, body: object, key?: string): Promise<Answer> =>
    at.call(who, 'POST', at.url(one, rest), { version: (await see(clerk, one)).version, ...body }, key)
  const suspect = (one: Json, grounds: string[] | undefined, who = clerk) => press(who, one, '/suspicion', { note: secret, ...(grounds && { grounds }) })
  const investigated = async (one: Json) => at.must(await press(clerk, one, '/suspicion/investigation', { note: '已与厂家核对' }))
  const states = async () => (await at.sql<{ states: string }>('select states from vehicles.vehicles where id = $1', [car.id]))[0]!.states
  const investigations = async () => (await at.must(await at.call(head, 'GET', `/api/areas/${chengdu}/investigations`))).investigations as Json[]
  const settled = (id: string, outcome: string, who = head) => at.call(who, 'POST', `/api/areas/${chengdu}/investigations/${id}/settlement`, { outcome, words: '海关书面答复' })
  const messages = async (who: string): Promise<Json[]> => (await at.call(who, 'GET', '/api/my/messages')).json.messages
  const fields = (answer: Answer): string[] => answer.json.error.fields.map(({ field }: Json) => field)
  /** An application of the owner for another licence, in the clerk's hands. */
  const inHand = async (): Promise<Begun> => {
    const begun = await at.begin(lin, 'vehicles.replace-vehicle-licence', { subject: car })
    await at.submit(begun, lost)
    await at.claim(clerk, begun.one)
    return begun
  }
  const ended = async ({ one }: Begun) => at.must(await press(clerk, one, '/rejection', { reasons: ['forged'] }))

  test('nothing is held before it is said what is suspected, by who has the case, in words of the page', async () => {
    const begun = await inHand()
    const { suspicionTopics } = await review(begun.one)
    assert.deepEqual(suspicionTopics.map(({ name, follows, grounds }: Json) => [name, follows !== null, grounds.length]), [['car', true, 6], ['papers', false, 3]])
    for (const grounds of [undefined, [], ['wrong'], ['smuggled', 'wrong']]) {
      const refused = await suspect(begun.one, grounds)
      assert.deepEqual([refused.status, fields(refused)], [400, ['grounds']], JSON.stringify(grounds))
    }
    for (const who of [lin, counter, inspector, 'officer-nj-registration']) assert.equal((await suspect(begun.one, ['smuggled'], who)).status, 403, who)
    assert.equal((await suspect(begun.one, ['smuggled'], colleague)).json.refusal.code, 'claimed-by-another')
    assert.deepEqual([(await review(begun.one)).suspicion, await states(), await investigations()], [null, 'A', []])
    await ended(begun)
  })

  test('the car: every other business of it is refused with the reason until a head clears it; who applied reads that, and never the ground', async () => {
    const draft = await at.begin(lin, 'vehicles.replace-plates', { subject: car })
    await at.complete(draft, lost)
    const link = at.must(await at.call(lin, 'POST', `/api/my/vehicles/${car.area}/${car.id}/check-links`, { consent: true, hours: 24 }))
    at.must(await at.call(wu, 'POST', '/api/my/check-links/joins', { token: link.token, consent: true }))
    at.must(await at.call(lin, 'POST', `/api/my/check-links/${link.area}/${link.linkId}/agreement`, { consent: true }))
    const look = async () => at.must(await at.call(wu, 'POST', `/api/my/check-links/${link.area}/${link.linkId}/looks`, {}))
    assert.equal((await look()).clear, true)
    const { one } = await inHand()
    const key = randomUUID()
    const body = { version: (await see(clerk, one)).version, note: secret, grounds: ['vin', 'smuggled'] }
    const first = at.must(await at.call(clerk, 'POST', at.url(one, '/suspicion'), body, key))
    assert.deepEqual(at.must(await at.call(clerk, 'POST', at.url(one, '/suspicion'), body, key)), first, 'a double click opens it once')
    assert.deepEqual(first.suspicion.of.map(({ name, grounds }: Json) => [name, grounds.map(({ code }: Json) => code)]), [['car', ['smuggled', 'vin']]])
    assert.deepEqual([first.suspicion.state, first.suspicion.told, await states()], ['opened', true, 'J'])
    const [found, ...more] = await investigations()
    assert.deepEqual([found!.caseId, found!.plateNumber, found!.foundBy, found!.ground, found!.words, found!.openedBy, found!.outcome, more], [
      one.id, '川A00Q18', 'review', 'smuggled', `涉嫌走私、车辆识别代号不实：${secret}`, '900005', null, [],
    ])

    const told = '车辆列为嫌疑车，正在调查，有结论前这辆车的业务都暂停办理。您可以向车管所陈述、申辩'
    const mine = await see(lin, one)
    const [news] = await messages(lin)
    assert.deepEqual([mine.clock.dueOn, mine.clock.standsSince !== null, mine.clock.says.zh], [null, true, '正在调查，期间不计时'])
    assert.deepEqual([mine.nextStep.zh, news!.body.zh], [told, `办件号 ${mine.number}。${told}。`])
    assert.doesNotMatch(JSON.stringify([mine, await messages(lin), await look()]), new RegExp(`${secret}|走私|smuggled|suspicion-`))

    const others = ['change', 'transfer', 'move-out', 'exchange-certificate', 'replace-inspection-mark', 'claim-exempt-mark', 'deregister', 'file-driving-aids', 'mortgage', 'pledge']
    for (const id of others) {
      const no = await at.start(lin, `vehicles.${id}`, { subject: car })
      const [reason] = no.json.refusal.reasons.filter(({ says }: Json) => says.zh.includes('嫌疑车'))
      assert.deepEqual([no.status, reason.clause], [422, 'M9.1'], id)
    }
    assert.deepEqual(sentences(await at.send(draft)), ['嫌疑车：嫌疑排除后再办，请联系车管所'], 'nor is what was begun before sent')
    const seen = await look()
    assert.equal(seen.clear, false)
    assert.match(seen.reasons.map(({ says }: Json) => says.zh).join(), /嫌疑车/)
    assert.equal((await press(clerk, one, '/approval', {})).json.refusal.code, 'suspect')

    assert.equal((await press(clerk, one, '/suspicion/result', { result: 'cleared', note: '自己作结论' })).json.refusal.code, 'not-in-this-state')
    assert.equal(at.must(await settled(found!.investigationId, 'cleared')).outcome, 'cleared')
    assert.equal((await settled(found!.investigationId, 'confirmed')).json.refusal.code, 'not-now')
    assert.deepEqual([(await review(one)).suspicion.state, await states(), (await look()).clear], ['cleared', 'A', true])
    assert.match((await messages(lin))[0]!.body.zh, /调查结论：车辆嫌疑排除。业务继续办理。$/)
    const { clock } = await see(lin, one)
    assert.deepEqual([clock.dueOn, clock.standsSince], ['2021-07-02', null], 'the days it stood still do not count')
    at.must(await at.send(draft))
    await at.withdraw(draft)
    assert.equal(at.must(await press(clerk, one, '/approval', {})).case.state, 'approved')
    for (const step of ['made', 'delivered']) await at.step(clerk, one, step)
  })

  test('the papers alone: the case is held as before, the car and whoever applied know nothing of it', async () => {
    const begun = await inHand()
    const before = (await messages(lin)).length
    const opened = at.must(await suspect(begun.one, ['agent', 'papers']))
    assert.deepEqual([opened.suspicion.told, opened.suspicion.of.map(({ name }: Json) => name), await states(), (await investigations()).length], [false, ['papers'], 'A', 1])
    assert.equal((await see(lin, begun.one)).clock.dueOn, '2021-07-02', 'the clock runs on')
    assert.deepEqual([(await see(lin, begun.one)).nextStep.zh, (await messages(lin)).length], ['正在审核，您无需操作', before])
    const other = await at.begin(lin, 'vehicles.exchange-certificate', { subject: car })
    await at.withdraw(other)
    await investigated(begun.one)
    assert.equal((await press(clerk, begun.one, '/suspicion/result', { result: 'cleared', note: '无' })).json.refusal.code, 'own-case')
    at.must(await press(colleague, begun.one, '/suspicion/result', { result: 'confirmed', note: '公章系伪造' }))
    assert.equal(await states(), 'A')
    await ended(begun)
  })

  test('both: each ends for itself, at the desk in one go, or in the oversight, where the papers stay open', async () => {
    const begun = await inHand()
    at.must(await suspect(begun.one, ['engine', 'identity']))
    assert.equal(await states(), 'J')
    at.must(await press(clerk, begun.one, '/question', { text: '请补交保单' }))
    const back = at.must(await press(clerk, begun.one, '/question/end', {})).case
    assert.deepEqual([back.state, back.clock.dueOn, back.clock.says.zh], ['in-review', null, '正在调查，期间不计时'], 'a question that is over does not let the clock go on')
    await investigated(begun.one)
    for (const confirmed of [undefined, [], ['wrong'], ['car', 'wrong']]) {
      const refused = await press(colleague, begun.one, '/suspicion/result', { result: 'confirmed', note: '冒名', ...(confirmed && { confirmed }) })
      assert.deepEqual([refused.status, fields(refused)], [400, ['confirmed']], JSON.stringify(confirmed))
    }
    assert.equal((await press(colleague, begun.one, '/suspicion/result', { result: 'cleared', note: '矛盾', confirmed: ['car'] })).status, 400)
    assert.deepEqual([(await review(begun.one)).suspicion.state, await states()], ['investigated', 'J'], 'nothing was written')
    const done = at.must(await press(colleague, begun.one, '/suspicion/result', { result: 'confirmed', note: '冒名', confirmed: ['papers'] }))
    assert.deepEqual([done.suspicion.state, done.suspicion.of.map(({ name }: Json) => name), await states(), (await investigations())[0]!.outcome], ['confirmed', ['papers'], 'A', 'cleared'])
    assert.match((await messages(lin))[0]!.body.zh, /调查结论：车辆嫌疑排除。$/, 'the business does not go on')
    await ended(begun)

    const again = await inHand()
    at.must(await suspect(again.one, ['plates', 'papers']))
    const [found] = await investigations()
    at.must(await settled(found!.investigationId, 'cleared'))
    const left = await review(again.one)
    assert.equal(left.case.clock.dueOn, '2021-07-02', 'the clock goes on')
    assert.deepEqual([left.suspicion.state, left.suspicion.of.map(({ name }: Json) => name), left.case.timeline.at(-1).kind, await states()], ['opened', ['papers'], 'suspicion-narrowed', 'A'])
    assert.equal((await press(clerk, again.one, '/approval', {})).json.refusal.code, 'suspect')
    assert.equal((await settled(found!.investigationId, 'cleared')).json.refusal.code, 'not-now', 'of the car there is nothing left to settle')
    await investigated(again.one)
    at.must(await press(colleague, again.one, '/suspicion/result', { result: 'cleared', note: '排除' }))
    assert.equal((await review(again.one)).suspicion.state, 'cleared')
    await ended(again)
  })

  test('before the inspection: the car is not called to the terminal; confirmed, it stays held, and the case is rejected', async () => {
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    await at.submit(begun, { change: 'colour', newColour: 'B', delivery: 'post' })
    await at.claim(clerk, begun.one)
    at.must(await suspect(begun.one, ['stolen-robbed-defrauded']))
    assert.equal((await at.startInspection(begun.one)).json.refusal.code, 'held')
    assert.match((await see(lin, begun.one)).nextStep.zh, /^等待车辆查验。车辆列为嫌疑车，正在调查/)
    await investigated(begun.one)
    at.must(await press(colleague, begun.one, '/suspicion/result', { result: 'confirmed', note: '系被盗车' }))
    assert.deepEqual([await states(), (await investigations())[0]!.outcome], ['J', 'confirmed'])
    assert.match((await messages(lin))[0]!.body.zh, /嫌疑成立，车辆继续控制。您可以向车管所陈述、申辩。$/)
    await ended(begun)
    assert.deepEqual(sentences(await at.start(lin, 'vehicles.replace-plates', { subject: car })), ['嫌疑车：嫌疑排除后再办，请联系车管所'])
  })

  test('a new car has no row: its VIN stands against every other application here, whoever applies, until it is cleared', async () => {
    const begun = await at.begin(zhao, 'vehicles.register')
    await at.submit(begun, newCar)
    await at.claim(clerk, begun.one)
    const other = await at.begin(lin, 'vehicles.register')
    await at.complete(other, newCar)
    const plate = await at.begin(wu, 'vehicles.temporary-plate')
    const { imported, vin, engineNumber, vehicleType, use } = newCar
    await at.complete(plate, { imported, vin, engineNumber, vehicleType, use, delivery: 'counter', purpose: 'within-area', insuranceUntil: '2022-06-30' })
    at.must(await suspect(begun.one, ['illegally-assembled']))
    const [found] = await investigations()
    assert.deepEqual([found!.caseId, found!.plateNumber, found!.ground], [begun.one.id, null, 'illegally-assembled'])
    for (const held of [other, plate]) assert.deepEqual(sentences(await at.send(held)), ['嫌疑车：嫌疑排除后再办，请联系车管所'])
    await at.withdraw(begun)
    assert.deepEqual(sentences(await at.send(other)), ['嫌疑车：嫌疑排除后再办，请联系车管所'], 'taking it back ends no investigation')
    at.must(await settled(found!.investigationId, 'cleared'))
    for (const free of [other, plate]) at.must(await at.send(free))
    for (const free of [other, plate]) await at.withdraw(free)
  })

  test('nor is it transferred to another city, whoever applies for that', async () => {
    const [owner, officer] = ['citizen-qian-haiping', 'officer-nj-registration']
    const begun = await at.begin(owner, 'vehicles.replace-vehicle-licence', { subject: await at.car(journeyCar.plateNumber) })
    await at.submit(begun, lost)
    const { version } = await at.claim(officer, begun.one)
    at.must(await at.call(officer, 'POST', at.url(begun.one, '/suspicion'), { version, note: secret, grounds: ['stolen-robbed-defrauded'] }))
    const { refusal } = (await applyOnline(at)).json
    assert.deepEqual([refusal.code, refusal.reasons.map(({ clause, says }: Json) => [clause, says.zh])], ['blocked', [['M2.3.6', '嫌疑车：嫌疑排除后再办，请联系车管所']]])
  })
})
