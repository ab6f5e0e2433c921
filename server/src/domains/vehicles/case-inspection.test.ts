import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { toHex } from '@changxing/credentials/bytes.ts'
import { partsOfRecord } from '@changxing/credentials/testing/sign-as-inspector.ts'
import { chengdu, clerk, colleague, counter, inspector, lin, sentences, servicesForTest, wu, zhao, type Services } from './testing/services-for-test.ts'
import { lookAtAll, sign, signedAs, worldForTest, type Json } from './testing/transfer-for-test.ts'

const newCar = {
  imported: false, vin: 'L0CDEM0A4M0010023', engineNumber: 'DE0010023', vehicleType: 'K33', use: 'A', energy: 'A', brandModel: '虚构牌 XG7004', colour: 'A',
  madeOn: '2021-05-10', accidentBefore: false, conformityNumber: 'HGZ0010023', plateChoice: 'drawn', delivery: 'counter',
}
const head = 'officer-cd-head'
const inspection = (view: Json): Json => view.awaits.find(({ name }: Json) => name === 'inspection')
const kinds = (view: Json): string[] => view.timeline.map(({ kind }: Json) => kind)

describe('business within the city is inspected at the terminal, recorded throughout (M2.3.3)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  const see = async (who: string, one: Json) => at.must(await at.call(who, 'GET', at.url(one)))
  const list = async (query = '', who = inspector) => at.must(await at.call(who, 'GET', `/api/areas/${chengdu}/cases-to-inspect${query}`)).cases as Json[]
  const wanted = (text: string) => list(`?wanted=${encodeURIComponent(text)}`)
  const carOf = async (one: Json, who = inspector) => at.must(await at.call(who, 'GET', at.url(one, '/inspections')))
  const state = (one: Json, kind: string) => one.documents.find((document: Json) => document.kind === kind).state
  const latest = async (who: string) => (await at.call(who, 'GET', '/api/my/messages')).json.messages[0]
  const claimed = async (officer: string, one: Json) => {
    const { version } = await at.claim(officer, one)
    return at.call(officer, 'POST', at.url(one, '/approval'), { version })
  }
  /** An officer of this office with these posts. */
  const officer = async (number: string, posts: string[]) => {
    const [officerId, office] = [randomUUID(), `${chengdu}000400`]
    await at.sql(`insert into people.officers (area, id, subject, number, name, office, office_name, posts, seen_at) values ($1, $2, $3, $3, '测试', $4, '{"zh":"所","en":"office"}', $5, now())`,
      [chengdu, officerId, number, office, posts])
    return at.it.signInAs({ kind: 'officer', officerId, number, name: '测试', area: chengdu, office, posts })
  }

  test('a new car: the application goes without the paper, the office waits for the inspection and not the owner for the office', async () => {
    const begun = await at.begin(lin, 'vehicles.register')
    const whole = await at.complete(begun, newCar)
    assert.deepEqual([state(whole, 'inspection-record'), state(whole, 'vin-rubbing')], ['not-needed', 'not-needed'])
    assert.deepEqual([inspection(whole).state, whole.nextStep.zh], ['open', '填写完整后提交；草稿保存 30 天'], 'it may be inspected before it is sent')
    assert.equal((await at.call(lin, 'POST', at.url(begun.one, '/documents'), { kind: 'inspection-record', fileId: await at.picture(lin) })).status, 400, 'nobody brings what the terminal makes')
    assert.deepEqual((await wanted(newCar.vin)).map(({ caseId, state: now }) => [caseId, now]), [[begun.one.id, 'draft']], 'a new car has no plate: its VIN says which draft it is')
    const sent = at.must(await at.send(begun))
    assert.deepEqual([inspection(sent).state, sent.clock.dueOn], ['open', null])
    assert.match(sent.nextStep.zh, /请开车到车管所查验/)
    const [listed] = (await list()).filter(({ caseId }) => caseId === sent.id)
    assert.deepEqual([listed!.number, listed!.plateNumber, listed!.vinEnd, listed!.state], [sent.number, null, '010023', 'submitted'])
    const early = await claimed(clerk, begun.one)
    assert.equal(early.json.refusal.code, 'not-yet')
    assert.match(sentences(early)[0]!, /车辆查验：请开车到车管所查验/)

    const signed = await at.inspect(begun.one)
    assert.equal(signed.result, 'passed')
    assert.deepEqual([signed.car.vin, signed.car.plateNumber, signed.place], [newCar.vin, null, 'here'])
    const seen = await see(lin, begun.one)
    assert.deepEqual([inspection(seen).state, inspection(seen).says.zh], ['done', '查验合格，查验终端已记录并签名（警号 900008）'])
    assert.notEqual(seen.clock.dueOn, null)
    assert.ok(kinds(seen).includes('await-done-inspection'))
    assert.equal(seen.documents.find(({ kind }: Json) => kind === 'inspection-record').waivedBecause.zh, '免提交：查验终端已记录并签名')
    assert.deepEqual((await list()).filter(({ caseId }) => caseId === sent.id), [])
    const record = (await at.call(clerk, 'GET', `/api/areas/${chengdu}/inspections/${signed.inspectionId}/record`)).raw
    const { content } = partsOfRecord(new Uint8Array(record))
    assert.deepEqual([content.get('case'), content.get('number'), content.get('vin'), content.get('plate'), content.get('officer')], [sent.id, sent.number, newCar.vin, null, '900008'])
    assert.equal(toHex((content.get('recording') as [number, Uint8Array])[1]), signed.recording.sha256)

    const accepted = await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: (await see(clerk, begun.one)).version })).case
    assert.equal(accepted.state, 'submitted')
    const { result } = await at.approved(colleague, begun.one)
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${result.vehicle}/archive`)).json
    assert.deepEqual(file.missing, [])
    assert.deepEqual(file.images.filter(({ type }: Json) => type === 'vin-rubbing').map(({ madeBy }: Json) => madeBy), ['900008'], 'the photograph stands for the rubbing')
    assert.ok(file.remarks.some(({ type, remark }: Json) => type === 'inspection-record' && remark === '联网核查'))
  })

  test('an owner who comes first: found by plate, VIN or number with a draft, inspected, and everything is there when it is sent', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    assert.deepEqual((await list()).filter(({ caseId }) => caseId === begun.one.id), [], 'a draft is in no list')
    assert.deepEqual(await wanted('川A00Q18'), [], 'it does not say yet what has changed')
    at.must(await at.call(lin, 'PUT', at.url(begun.one, '/answers'), { answers: { change: 'colour' } }))
    const unsaid = await at.startInspection(begun.one)
    assert.deepEqual([unsaid.json.refusal.code, sentences(unsaid)], ['not-now', ['办件里还没填：车身颜色。请车主填好再查验']])
    assert.deepEqual((await carOf(begun.one)).notNow.map(({ zh }: Json) => zh), sentences(unsaid), 'told before it is begun')
    at.must(await at.call(lin, 'PUT', at.url(begun.one, '/answers'), { answers: { change: 'colour', newColour: 'E', delivery: 'post' } }))
    const { vin } = await at.vehicle(lin, car)
    for (const text of ['川A00Q18', '川a 00q18', vin, begun.one.number]) assert.deepEqual((await wanted(text)).map(({ caseId }) => caseId), [begun.one.id], text)
    assert.equal((await at.sql(`select 1 from platform.audit where subject = $1`, [`vehicle:${car.id}`])).length, 4, 'who looked for a car is recorded')
    const signed = await at.inspect(begun.one)
    assert.deepEqual([signed.result, signed.car.colour], ['passed', 'E'], 'compared with the new colour')
    assert.match((await latest(lin)).body.zh, /查验合格，查验记录免提交/)
    const draft = await see(lin, begun.one)
    assert.deepEqual([draft.state, inspection(draft).state, kinds(draft).at(-1)], ['draft', 'done', 'inspection-passed'])
    const again = await at.startInspection(begun.one)
    assert.deepEqual([again.json.refusal.code, sentences(again)], ['inspection-under-way', ['已查验合格，不重复查验']])
    const whole = await at.complete(begun, { change: 'colour', newColour: 'E', delivery: 'post' })
    assert.equal(state(whole, 'inspection-record'), 'waived')
    const sent = at.must(await at.send(begun))
    assert.equal(inspection(sent).state, 'done')
    assert.equal((await at.approved(clerk, begun.one)).state, 'completed')
  })

  test('what was inspected is what is registered: a form that was changed afterwards is inspected again', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    await at.complete(begun, { change: 'colour', newColour: 'J', delivery: 'post' })
    await at.inspect(begun.one)
    await at.complete(begun, { change: 'colour', newColour: 'H', delivery: 'post' }, { check: false })
    const sent = at.must(await at.send(begun))
    assert.deepEqual([inspection(sent).state, inspection(sent).says.zh], ['open', '查验后办件里的车辆信息改过，请再来查验'])
    assert.deepEqual((await carOf(begun.one)).inspections.map(({ result, counts }: Json) => [result, counts]), [['passed', false]])
    assert.equal((await at.inspect(begun.one)).car.colour, 'H')
    assert.equal(inspection(await see(lin, begun.one)).state, 'done')
    await at.withdraw(begun)
    assert.equal((await at.startInspection(begun.one)).json.refusal.code, 'not-now')
  })

  test('who may: the inspectors of this area and nobody else; of a case without an inspection they know nothing', async () => {
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q16') })
    for (const who of [clerk, counter, head, wu]) assert.equal((await at.startInspection(begun.one, who)).status, 403, who)
    assert.equal((await at.startInspection(begun.one, 'officer-nj-inspection')).status, 403)
    assert.equal((await at.call('officer-nj-inspection', 'GET', at.url(begun.one, '/inspections'))).status, 403)
    const plates = await at.begin(lin, 'vehicles.replace-plates', { subject: await at.car('川A00Q18') })
    assert.equal((await at.startInspection(plates.one)).status, 404)
    assert.deepEqual(await wanted('川A00Q18'), [])
    assert.equal((await at.startInspection({ area: chengdu, id: randomUUID() })).status, 404)
    await at.withdraw(plates)
    await at.withdraw(begun)
  })

  test('drafts of a new car are found by its whole VIN: by whomever, as the form has it now, in this city only', async () => {
    const vin = 'L0CDEM0A7M0010033'
    const drafts = [await at.begin(lin, 'vehicles.register'), await at.begin(zhao, 'vehicles.register')]
    for (const { who, one } of drafts) at.must(await at.call(who, 'PUT', at.url(one, '/answers'), { answers: { ...newCar, vin: `${vin.slice(0, 9)} ${vin.slice(9).toLowerCase()}` } }))
    const ids = async (text: string) => (await wanted(text)).map(({ caseId }) => caseId)
    assert.deepEqual(await ids(vin), drafts.map(({ one }) => one.id), 'of one car, of two people')
    assert.deepEqual(await ids(vin.slice(-8)), [], 'a part of it finds nobody')
    assert.deepEqual(at.must(await at.call('officer-nj-inspection', 'GET', `/api/areas/320100/cases-to-inspect?wanted=${vin}`)).cases, [])
    for (const who of [lin, clerk]) assert.equal((await at.call(who, 'GET', `/api/areas/${chengdu}/cases-to-inspect?wanted=${vin}`)).status, 403)
    const looks = await at.sql(`select 1 from platform.audit where operation = 'casesToInspect' and subject = $1`, [`case:${drafts[0]!.one.id}`])
    assert.equal(looks.length, 1, 'who looked for whom is written down')
    const [first, second] = drafts as [typeof drafts[0], typeof drafts[0]]
    at.must(await at.call(lin, 'PUT', at.url(first.one, '/answers'), { answers: { ...newCar, vin: 'L0CDEM0A9M0010034' } }))
    assert.deepEqual([await ids(vin), await ids('L0CDEM0A9M0010034')], [[second.one.id], [first.one.id]])
    const [row] = await at.sql<{ known_by: Buffer }>('select known_by from cases.cases where id = $1', [first.one.id])
    assert.deepEqual(row!.known_by, at.it.platform.blindIndex('vin', 'L0CDEM0A9M0010034'), 'no VIN in clear')
    for (const begun of drafts) await at.withdraw(begun)
    assert.deepEqual(await ids(vin), [])
  })

  test('two inspectors at one car: one begins; the other is told who has it, by whichever of its businesses', async () => {
    const car = await at.car('川A00Q16')
    const [change, transfer] = [await at.begin(wu, 'vehicles.change', { subject: car }), await at.begin(wu, 'vehicles.transfer', { subject: car })]
    at.must(await at.call(wu, 'PUT', at.url(change.one, '/answers'), { answers: { change: 'use', newUse: 'N' } }))
    const another = await officer('900098', ['inspection'])
    const start = (one: Json) => at.it.call('POST', at.url(one, '/inspections'), { headers: another, body: {} })
    const both = await Promise.all([at.startInspection(change.one), start(change.one)])
    assert.equal(both.filter(({ status }) => status === 200).length, 1)
    assert.equal(both.find(({ status }) => status !== 200)!.json.refusal.code, 'inspection-under-way')
    const elsewhere = await at.startInspection(transfer.one)
    assert.deepEqual([elsewhere.json.refusal.code, /警号 9000(08|98) 正在查验/.test(sentences(elsewhere)[0]!)], ['inspection-under-way', true])
    const { inspectionId } = both.find(({ status }) => status === 200)!.json
    const voided = at.must(await at.call(head, 'POST', `/api/areas/${chengdu}/inspections/${inspectionId}/voidance`, { words: '查验人调离' }))
    assert.deepEqual([voided.result, voided.voided.by], ['void', '900002'])
    assert.ok(kinds(await see(wu, change.one)).includes('inspection-void'))
    assert.equal((await at.inspect(transfer.one)).result, 'passed', 'the car is free again')
    await at.withdraw(change)
    await at.withdraw(transfer)
  })

  test('failed, put right, passed: the owner reads what is wrong, the office sees both inspections', async () => {
    const begun = await at.begin(lin, 'vehicles.file-driving-aids', { subject: await at.car('川A00Q18') })
    await at.submit(begun, { aids: 'fitted', delivery: 'counter' })
    assert.equal((await at.inspect(begun.one, { fail: 'tyres' })).result, 'failed')
    assert.match((await latest(lin)).body.zh, /不合格项目：轮胎完好（磨损）。改好后可再来查验/)
    const failed = await see(lin, begun.one)
    assert.deepEqual([inspection(failed).state, inspection(failed).says.zh, kinds(failed).at(-1)], ['open', '查验不合格：轮胎完好（磨损）。改好后可再来查验', 'inspection-failed'])
    assert.deepEqual(failed.nextStep, { zh: '等待车辆查验。查验不合格：轮胎完好（磨损）。改好后可再来查验', en: 'Waiting for: Inspection of the car. Not passed: Tyres in good order (磨损). Put it right and come again' }, 'not to bring the car as it is')
    assert.equal((await claimed(clerk, begun.one)).json.refusal.code, 'not-yet')
    assert.equal((await at.inspect(begun.one)).result, 'passed')
    const { inspections } = await carOf(begun.one, clerk)
    assert.deepEqual(inspections.map(({ result, counts }: Json) => [result, counts]), [['failed', false], ['passed', true]])
    assert.equal((await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: (await see(clerk, begun.one)).version }))).case.state, 'completed')
  })

  test('a VIN that seems altered: case and car are held, the owner told; settled once, by another, and the business goes on', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    await at.submit(begun, { change: 'colour', newColour: 'B', delivery: 'post' })
    assert.equal((await at.inspect(begun.one, { suspect: 'vin' })).result, 'failed')
    assert.match((await latest(lin)).body.zh, /车辆识别代号（有打磨痕迹）。车辆列为嫌疑车，调查有结论前暂停办理/)
    const states = async () => (await at.sql<{ states: string }>('select states from vehicles.vehicles where id = $1', [car.id]))[0]!.states
    assert.equal(await states(), 'J')
    assert.match((await see(lin, begun.one)).nextStep.zh, /^等待车辆查验。查验发现.+正在调查，结论前暂停办理；您可以向车管所陈述、申辩$/)
    assert.equal((await at.startInspection(begun.one)).json.refusal.code, 'held')
    const seen = await at.must(await at.call(clerk, 'GET', at.url(begun.one, '/review')))
    assert.equal(seen.suspicion.state, 'opened')
    assert.ok(!kinds(await see(lin, begun.one)).some((kind) => kind.startsWith('suspicion-')))
    const open = async () => (await at.must(await at.call(head, 'GET', `/api/areas/${chengdu}/investigations`))).investigations as Json[]
    const [found] = await open()
    assert.deepEqual([found!.caseId, found!.transferId, found!.plateNumber, found!.foundBy, found!.ground, found!.words], [
      begun.one.id, null, '川A00Q18', 'inspection', 'vin', '车辆识别代号：有打磨痕迹',
    ])
    const settle = (who: string) => at.call(who, 'POST', `/api/areas/${chengdu}/investigations/${found!.investigationId}/settlement`, { outcome: 'cleared', words: '厂家证明重新打刻' })
    const own = await at.it.call('POST', `/api/areas/${chengdu}/investigations/${found!.investigationId}/settlement`, {
      headers: await at.it.signInAs({ ...(await me(inspector)), posts: ['inspection', 'review-head'] }), body: { outcome: 'cleared', words: '自己作结论' },
    })
    assert.equal(own.json.refusal.code, 'four-eyes')
    assert.equal(at.must(await settle(head)).outcome, 'cleared')
    assert.equal((await settle(head)).json.refusal.code, 'not-now')
    assert.deepEqual([await states(), (await at.must(await at.call(clerk, 'GET', at.url(begun.one, '/review')))).suspicion.state], ['A', 'cleared'])
    assert.equal((await at.inspect(begun.one)).result, 'passed')
    assert.equal((await at.approved(clerk, begun.one)).state, 'completed')
  })

  const me = async (who: string) => {
    const { actor } = await at.must(await at.call(who, 'GET', '/api/me')) as { actor: Json }
    const [row] = await at.sql<{ id: string }>('select id from people.officers where number = $1', [actor.officerNumber ?? actor.number])
    return { kind: 'officer' as const, officerId: row!.id, number: '900008', name: '常青', area: chengdu, office: `${chengdu}000400` }
  }

  test('settled at the desk instead, a car that is not registered yet: its investigation ends with the suspicion', async () => {
    const begun = await at.begin(zhao, 'vehicles.register')
    await at.submit(begun, { ...newCar, vin: 'L0CDEM0A6M0010024', engineNumber: 'DE0010024' })
    await at.inspect(begun.one, { suspect: 'engine' })
    const step = async (who: string, rest: string, body: object) => {
      const { version } = await see(who, begun.one)
      return at.call(who, 'POST', at.url(begun.one, rest), { version, ...body })
    }
    at.must(await step(clerk, '/claim', {}))
    at.must(await step(clerk, '/suspicion/investigation', { note: '与厂家核对' }))
    at.must(await step(head, '/suspicion/result', { result: 'confirmed', note: '号码为后打刻' }))
    const [row] = (await at.must(await at.call(head, 'GET', `/api/areas/${chengdu}/investigations`))).investigations as Json[]
    assert.deepEqual([row!.caseId, row!.plateNumber, row!.outcome, row!.settledBy], [begun.one.id, null, 'confirmed', '900002'])
    assert.equal((await at.startInspection(begun.one)).json.refusal.code, 'held')
    await at.withdraw(begun)
  })

  test('four eyes: who inspected neither accepts nor approves, and sees it before; who accepted does not inspect', async () => {
    const both = await officer('900097', ['inspection', 'registration'])
    const asBoth = (method: 'GET' | 'POST', rest: string, body: object = {}) => at.it.call(method, at.url(begun.one, rest), { headers: both, ...(method === 'POST' && { body }) })
    const begun = await at.begin(zhao, 'vehicles.register')
    await at.submit(begun, { ...newCar, vin: 'L0CDEM0A8M0010025', engineNumber: 'DE0010025' })
    const started = at.must(await asBoth('POST', '/inspections'))
    const world = { ...at, call: (_who: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => at.it.call(method, path, { headers: both, ...(body && { body }) }),
      upload: (_who: string, path: string, bytes: Buffer, type = 'image/jpeg') => at.it.call('POST', path, { headers: { ...both, 'content-type': type }, payload: bytes }) }
    const base = await lookAtAll(world, '', started)
    at.must(await sign(world, '', base))
    const { version } = at.must(await asBoth('GET', ''))
    const mine = at.must(await asBoth('POST', '/claim', { version }))
    assert.ok(!mine.case.allowed.includes('approve') && mine.case.allowed.includes('reject'))
    assert.ok(mine.warnings.some(({ zh }: Json) => zh === '车辆查验由您办理，请由另一位同事受理、审核'))
    const no = await asBoth('POST', '/approval', { version: mine.case.version })
    assert.deepEqual([no.json.refusal.code, sentences(no)], ['four-eyes', ['车辆查验由您办理，请由另一位同事受理、审核']])
    at.must(await asBoth('POST', '/release', { version: mine.case.version }))
    const held = await at.claim(clerk, begun.one)
    const { colleagues } = at.must(await at.call(clerk, 'GET', at.url(begun.one, '/colleagues')))
    assert.ok(!colleagues.some(({ officerNumber }: Json) => officerNumber === '900097') && colleagues.some(({ officerNumber }: Json) => officerNumber === '900006'))
    const handed = await at.call(clerk, 'POST', at.url(begun.one, '/hand-over'), { version: held.version, officerNumber: '900097' })
    assert.deepEqual([handed.json.refusal.code, sentences(handed)], ['four-eyes', ['车辆查验由该同事办理，请交给另一位']])
    at.must(await at.call(clerk, 'POST', at.url(begun.one, '/release'), { version: held.version }))
    assert.equal((await at.approved(clerk, begun.one)).state, 'submitted')
    assert.equal((await at.approved(colleague, begun.one)).state, 'completed')

    const another = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q16') })
    await at.sql(`update cases.cases set accepted_by = $2 where id = $1`, [another.one.id, (await at.sql<{ id: string }>(`select id from people.officers where number = '900008'`))[0]!.id])
    assert.deepEqual(sentences(await at.startInspection(another.one)), ['您已受理这件业务，请由另一位同事查验'])
  })

  test('a new owner who says no ends the waiting for the car too: the office decides', async () => {
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q16') })
    const sent = await at.submit(begun, { ground: 'gift', newOwnerName: '赵明远', newOwnerNumber: '510100198509230012', plateChoice: 'drawn', delivery: 'counter' })
    assert.equal(sent.nextStep.zh, '等待新车主确认、车辆查验。请开车到车管所查验，报号牌或办件编号')
    const queued = async (which: string) => (await at.must(await at.call(clerk, 'GET', `/api/areas/${chengdu}/queue?state=${which}`))).cases.some(({ id }: Json) => id === begun.one.id)
    assert.deepEqual([await queued('open'), await queued('awaiting'), sent.clock.dueOn], [false, true, null])
    at.must(await at.call(zhao, 'POST', at.consentUrl((await at.consentFor(zhao, begun.one))!, '/answer'), { answer: 'decline' }))
    const told = await see(wu, begun.one)
    assert.deepEqual([await queued('open'), await queued('awaiting'), told.clock.dueOn, inspection(told).state], [true, false, '2021-07-02', 'open'])
    const { version } = await at.claim(clerk, begun.one)
    const rejected = await at.call(clerk, 'POST', at.url(begun.one, '/rejection'), { version, reasons: ['paper-not-valid'] })
    assert.equal(rejected.json.case.state, 'rejected')
  })

  test('signed twice with one key, once in truth; a case that is taken back meanwhile is not signed but made void', async () => {
    const begun = await at.begin(zhao, 'vehicles.register')
    await at.submit(begun, { ...newCar, vin: 'L0CDEM0A9M0010051', engineNumber: 'DE0010051' })
    const base = await lookAtAll(at, inspector, at.must(await at.startInspection(begun.one)))
    const key = randomUUID()
    const body = await signedAs(at, inspector, base)
    const [first, second] = await Promise.all([1, 2].map(() => at.call(inspector, 'POST', `${base}/signature`, body, key)))
    assert.deepEqual(first!.json, second!.json)
    assert.equal(kinds(await see(zhao, begun.one)).filter((kind) => kind === 'await-done-inspection').length, 1)
    await at.withdraw(begun)
    const again = await at.begin(zhao, 'vehicles.register')
    await at.submit(again, { ...newCar, vin: 'L0CDEM0A9M0010051', engineNumber: 'DE0010051' })
    const open = await lookAtAll(at, inspector, at.must(await at.startInspection(again.one)))
    await at.withdraw(again)
    assert.deepEqual(sentences(await sign(at, inspector, open)), ['这件业务已办结或已撤回，请作废这次查验'])
    assert.equal(at.must(await at.call(inspector, 'POST', `${open}/voidance`, { words: '车主撤回' })).result, 'void')
  })

  test('the rubbing in the file lies beside; a new car has none', async () => {
    const begun = await at.begin(lin, 'vehicles.change', { subject: await at.car('川A00Q18') })
    at.must(await at.call(lin, 'PUT', at.url(begun.one, '/answers'), { answers: { change: 'body', bodyMaker: '虚构车身厂 BX0001' } }))
    const { inspectionId } = at.must(await at.startInspection(begun.one))
    const rubbing = await at.call(inspector, 'GET', `/api/areas/${chengdu}/inspections/${inspectionId}/vin-rubbing`)
    assert.equal(rubbing.status, 200)
    assert.ok((await at.sql(`select 1 from platform.audit where subject = $1`, [`inspection:${inspectionId}`])).length > 0)
    assert.equal((await at.call(lin, 'GET', `/api/areas/${chengdu}/inspections/${inspectionId}/vin-rubbing`)).status, 403)
    at.must(await at.call(inspector, 'POST', `/api/areas/${chengdu}/inspections/${inspectionId}/voidance`, { words: '终端没电' }))
    const bare = await at.begin(zhao, 'vehicles.register')
    at.must(await at.call(zhao, 'PUT', at.url(bare.one, '/answers'), { answers: { ...newCar, vin: 'L0CDEM0A5M0010023' } }))
    const fresh = at.must(await at.startInspection(bare.one))
    assert.equal((await at.call(inspector, 'GET', `/api/areas/${chengdu}/inspections/${fresh.inspectionId}/vin-rubbing`)).status, 404)
  })
})
