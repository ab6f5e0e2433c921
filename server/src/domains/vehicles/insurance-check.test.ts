import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { holdRows } from '../../../testing/held-row.ts'
import { twoWayForTest, type TwoWay } from '../../../testing/two-way-for-test.ts'
import { offerService, service, workingDays } from '../cases/index.ts'
import sharp from 'sharp'
import { insuranceCheck, insurancePaper, insurerOnPaper, paperTold, vehicleTaxPaper, type InsuredVehicle } from './insurance-check.ts'

const words = (zh: string, en: string) => ({ zh, en })
const common = {
  summary: words('仅供测试', 'For tests'), clauses: ['M11.1'] as const, steps: [words('提交', 'Submit')], within: workingDays(1, 'M11.1'),
  reasons: [{ code: 'wrong', says: words('不符', 'Wrong'), remedy: words('更换', 'Change'), clause: 'M11.1' as const }],
  rule: 'licences.e-licence-application', factsFor: async () => ({ area: '510100', states: 'A', photoRejections: 0 }), onApproved: async () => ({}),
  documents: [insurancePaper, vehicleTaxPaper],
}

offerService(service({
  ...common, id: 'test.mark-of-car', title: words('申领标志', 'Mark'), form: [insurerOnPaper], agencies: [insuranceCheck({ business: 'inspection-mark' })], onSubmitted: paperTold(),
  subject: { kind: 'vehicle', label: words('车辆', 'Vehicle'), belongs: async () => true, name: async () => '车' },
}))
const newCar: InsuredVehicle = { vin: 'L0CDEM0A5M0004148', plateKind: null, plateNumber: null, engineNumber: 'DE0004148', vehicleType: 'K33', use: 'A' }
offerService(service({
  ...common, id: 'test.new-car', title: words('注册登记', 'Registration'),
  form: [{ name: 'vin', kind: 'text', label: words('车架号', 'VIN'), required: true }, { name: 'type', kind: 'text', label: words('类型', 'Type'), required: false }],
  agencies: [insuranceCheck({
    business: 'registration', about: ['vin', 'type'],
    vehicleOf: async (_context, { answers }) => (answers['vin'] ? { ...newCar, vin: String(answers['vin']), vehicleType: String(answers['type'] ?? 'K33') } : undefined),
  })],
}))

const wu = 'citizen-wu-siyuan'
const lin = 'citizen-lin-xiaoyun'

describe('M11.1: compulsory insurance is checked online by the page that needs it', () => {
  let world: TwoWay
  before(async () => { world = await twoWayForTest() })
  after(() => world.close())
  afterEach(() => world.endFaults())

  /** Hands in both papers and sends the application. */
  const sendWithPaper = async (who: string, url: string) => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#ffffff' } }).png().toBuffer()
    for (const kind of ['compulsory-insurance', 'vehicle-tax']) {
      const { fileId } = (await world.it.call('POST', '/api/my/pictures', { headers: { ...(await world.as(who)), 'content-type': 'image/png' }, payload: bytes })).json
      assert.equal((await world.call(who, 'POST', `${url}/documents`, { kind, fileId })).status, 200)
    }
    const { version } = (await world.call(who, 'GET', url)).json
    const sent = await world.call(who, 'POST', `${url}/submission`, { version })
    assert.equal(sent.status, 200, JSON.stringify(sent.json))
    return sent.json
  }
  /** In how many seconds the next check of a case is due. */
  const pauseOf = async (caseId: string) => {
    const [row] = await world.sql<{ at: Date }>('select ask_again_at as at from insurance.checks where case_id = $1 and not superseded', [caseId])
    return (row!.at.getTime() - world.it.platform.clock.millis()) / 1000
  }
  const carOf = async (plate: string) => {
    const [row] = await world.sql<{ area: string; id: string }>('select area, id from vehicles.vehicles where plate_number = $1', [plate])
    return { kind: 'vehicle', area: row!.area, id: row!.id }
  }
  const begin = async (who: string, service: string, subject?: object) => {
    const { json, status } = await world.call(who, 'POST', '/api/my/cases', { service, ...(subject && { subject }) })
    assert.equal(status, 200, JSON.stringify(json))
    return { one: json, url: `/api/areas/${json.area}/cases/${json.id}` }
  }
  const askedOf = async (who: string, url: string) => {
    const { json, status } = await world.call(who, 'POST', `${url}/agency-checks`)
    assert.equal(status, 200, JSON.stringify(json))
    const [check] = json.checks
    return { result: check.result, says: check.says, papers: json.documents.map(({ state }: { state: string }) => state), version: json.version }
  }
  const checks = (caseId: string) => world.sql<{ result: string; reason_code: string | null; serial: string; superseded: boolean; asks: boolean; question_id: string }>(
    'select result, reason_code, serial, superseded, ask_again_at is not null as asks, question_id from insurance.checks where case_id = $1 order by id', [caseId])
  const tickets = () => world.sql<{ reason_code: string; delivery: string; settled_how: string | null }>('select reason_code, delivery, settled_how from insurance.tickets order by opened_at')

  test('found: neither paper of insurance nor of tax is asked for, and the words say so', async () => {
    const { one, url } = await begin(lin, 'test.mark-of-car', await carOf('川AD00019'))
    const asked = await askedOf(lin, url)
    assert.deepEqual([asked.result, asked.papers], ['confirmed', ['waived', 'waived']])
    assert.match(asked.says.zh, /^已查到有效保单（虚构财产保险股份有限公司），不用交保险和车船税凭证。.*尾号 009333，查询号 JQX/)
    assert.deepEqual((await checks(one.id)).map(({ result, asks }) => [result, asks]), [['confirmed', false]])
    assert.equal((await world.call(lin, 'POST', `${url}/submission`, { version: asked.version })).status, 200)
    await world.call(lin, 'POST', `${url}/withdrawal`, { version: asked.version + 1 })
  })

  test('each way of not finding it has its words, its paper route and, where an insurer can mend it, its ticket', async () => {
    for (const [plate, reason, says, ticket] of [
      ['川A00Q15', 'starts-later', /保单尚未到起保日期.*请拍照提交.*再查/, false], ['川A00Q16', 'surrendered', /保单已退保.*再查/, false],
      ['川A00Q17', 'not-found', /未查到该车的交强险保单.*凭证提交后通知保险公司核实.*再查/, false], ['苏A00Q12', 'vin-typed', /车辆识别代号疑似录入错误.*已通知保险公司核实.*再查/, true],
    ] as const) {
      const before = (await tickets()).length
      const { one, url } = await begin(wu, 'test.mark-of-car', await carOf(plate))
      const asked = await askedOf(wu, url)
      assert.deepEqual([asked.result, asked.papers], ['denied', ['missing', 'missing']], plate)
      assert.match(asked.says.zh, says)
      assert.ok(asked.says.en.length > 40)
      assert.equal((await checks(one.id))[0]!.reason_code, reason)
      assert.equal((await tickets()).length - before, ticket ? 1 : 0, reason)
    }
    await world.runJobs()
    const { tickets: taken } = await world.atAgency('/insurance/tickets')
    assert.deepEqual(taken.map(({ reasonCode }: { reasonCode: string }) => reasonCode), ['vin-typed'])
    assert.deepEqual(await tickets(), [{ reason_code: 'vin-typed', delivery: 'taken', settled_how: null }])
  })

  test('M11.3: paper against "not found" is told to the insurers, once; asked again the next day, found, and settled', async () => {
    const car = await carOf('川A00Q17')
    const { one, url } = await begin(lin, 'test.mark-of-car', car)
    assert.equal((await askedOf(lin, url)).result, 'denied')
    const ofCar = () => world.sql<{ reason_code: string; insurer_code: string | null; delivery: string; settled_how: string | null }>(
      'select reason_code, insurer_code, delivery, settled_how from insurance.tickets where check_id in (select id from insurance.checks where case_id = $1)', [one.id])
    assert.deepEqual(await ofCar(), [], 'nothing says yet that the insurers are wrong')
    assert.ok(Math.abs(await pauseOf(one.id) - 24 * 3600) < 60)
    const sent = await sendWithPaper(lin, url)
    assert.equal(sent.state, 'submitted')
    await world.runJobs()
    assert.deepEqual(await ofCar(), [{ reason_code: 'not-found', insurer_code: null, delivery: 'taken', settled_how: null }])
    const policy = { ...(await world.atAgency('/insurance/policies')).policies[0], id: 'PDZA-Q17', vin: 'L0CDEM0A7M0007259', plateNumber: '川A00Q17' }
    await world.atAgency('/insurance/policies', policy)
    await world.runTask('insurance.recheck')
    assert.deepEqual((await ofCar()).map(({ settled_how }) => settled_how), [null], 'not before its time')
    await world.sql('update insurance.checks set ask_again_at = $1 where case_id = $2 and not superseded', [world.it.platform.clock.now(), one.id])
    await world.runTask('insurance.recheck')
    assert.deepEqual((await ofCar()).map(({ settled_how }) => settled_how), ['re-check'])
    const { json } = await world.call(lin, 'GET', url)
    assert.deepEqual([json.state, json.checks[0].result], ['submitted', 'confirmed'])
    await world.call(lin, 'POST', `${url}/withdrawal`, { version: json.version })
  })

  test('the insurer that the paper names is told: by the code under which the insurers have named it before, else by its name', async () => {
    for (const [plate, named, code] of [['川A00Q43', '虚构财产保险股份有限公司', 'XG01'], ['川A00Q45', '查无此名保险公司', null]] as const) {
      const { one, url } = await begin(lin, 'test.mark-of-car', await carOf(plate))
      assert.equal((await askedOf(lin, url)).result, 'denied')
      await world.call(lin, 'PUT', `${url}/answers`, { answers: { policyInsurer: ` ${named} ` } })
      const { version } = await sendWithPaper(lin, url)
      const told = await world.sql('select reason_code, insurer_code, insurer_name from insurance.tickets where check_id in (select id from insurance.checks where case_id = $1)', [one.id])
      assert.deepEqual(told, [{ reason_code: 'not-found', insurer_code: code, insurer_name: named }])
      await world.runJobs()
      const { tickets: taken } = await world.atAgency('/insurance/tickets')
      assert.equal(taken.at(-1).insurerName, named)
      await world.call(lin, 'POST', `${url}/withdrawal`, { version })
    }
  })

  test('paper against a policy that was seen goes to its insurer', async () => {
    const { one, url } = await begin(lin, 'test.mark-of-car', await carOf('川A00Q16'))
    await askedOf(lin, url)
    const { version } = await sendWithPaper(lin, url)
    const told = await world.sql('select reason_code, insurer_code from insurance.tickets where check_id in (select id from insurance.checks where case_id = $1)', [one.id])
    assert.deepEqual(told, [{ reason_code: 'surrendered', insurer_code: 'WM02' }])
    await world.call(lin, 'POST', `${url}/withdrawal`, { version })
  })

  test('no answer to many: one ticket a day; pauses grow and two series never fall together; left alone, it is not said to be asked', async () => {
    await world.agencies.switchOn({ agency: 'insurance', kind: '5xx', path: '/insurance/queries' })
    const [mine, other] = [await begin(lin, 'test.mark-of-car', await carOf('川AD00019')), await begin(lin, 'test.mark-of-car', await carOf('川A00Q18'))]
    const pauses: [number, number][] = []
    for (let asked = 0; asked < 6; asked++) {
      await world.sql('delete from exchange.circuits')
      for (const { url } of [mine, other]) assert.match((await askedOf(lin, url)).says.zh, /没有可信的答复.*已告知保险信息平台.*向保险信息平台查询/)
      pauses.push([await pauseOf(mine.one.id), await pauseOf(other.one.id)])
    }
    for (const [at, pair] of pauses.entries()) {
      for (const pause of pair) assert.ok(pause > 15 * 2 ** at - 10 && pause <= 30 * 2 ** at, `${at}: ${pause} s`)
      assert.notEqual(pair[0], pair[1])
    }
    const outages = () => world.sql<{ settled_how: string | null; delivery: string }>(`select settled_how, delivery from insurance.tickets where reason_code = 'platform-down' and opened_on = '2021-07-01' and vin_index is null`)
    await world.runJobs()
    assert.deepEqual((await outages()).map(({ delivery }) => delivery), ['taken'])

    for (let asked = 0; asked < 5; asked++) await askedOf(lin, mine.url)
    const alone = await askedOf(lin, mine.url)
    assert.equal(alone.result, 'unknown')
    assert.match(alone.says.zh, /^保险信息平台近期多次无应答，暂停询问，本次没有查。请拍照提交.*系统将在.*再查。（车架号尾号 009333）$/)
    assert.doesNotMatch(alone.says.zh, /向保险信息平台查询/)
    assert.doesNotMatch(alone.says.en, /Asked the insurers/)
    assert.equal((await checks(mine.one.id)).at(-1)!.reason_code, 'circuit-open')
    const [{ until }] = await world.sql<{ until: Date }>(`select not_before as until from exchange.circuits where agency = 'insurance'`) as [{ until: Date }]
    assert.ok(await pauseOf(mine.one.id) > (until.getTime() - world.it.platform.clock.millis()) / 1000, 'not before the pause of the platform is over')
    assert.equal((await outages()).length, 1, 'however it showed, one ticket')
    await world.endFaults()
    assert.equal((await askedOf(lin, mine.url)).result, 'confirmed')
    assert.deepEqual((await outages()).map(({ settled_how }) => settled_how), ['re-check'])
    for (const { url } of [mine, other]) await world.call(lin, 'POST', `${url}/withdrawal`, { version: (await world.call(lin, 'GET', url)).json.version })
  })

  test('closed for maintenance: why, and when it is asked again; never that it was asked; no ticket', async () => {
    const count = async () => (await tickets()).length
    const before = await count()
    await world.sql(`insert into exchange.windows values ('insurance', '2021-01-01', null, '00:00', '00:00', '系统升级', 'An upgrade')`)
    const { url } = await begin(lin, 'test.mark-of-car', await carOf('川AD00019'))
    const { says, result } = await askedOf(lin, url)
    await world.sql(`delete from exchange.windows where agency = 'insurance'`)
    assert.equal(result, 'unknown')
    assert.match(says.zh, /^保险信息平台正在维护，本次没有查（系统升级）。.*系统将在.*再查。（车架号尾号 009333）$/)
    assert.match(says.en, /closed for maintenance and was not asked \(An upgrade\)/)
    assert.equal(await count(), before)
    await world.call(lin, 'POST', `${url}/withdrawal`, { version: (await world.call(lin, 'GET', url)).json.version })
  })

  test('M11.3: the insurer puts it right; the re-check finds it, settles the ticket, and the open case asks for paper no more', async () => {
    const [policy] = (await world.atAgency('/insurance/policies')).policies.filter(({ meantFor }: { meantFor: string }) => meantFor === 'L0CDEM0A3M0002074')
    const { said } = await world.atAgency('/insurance/corrections', { policyNumber: policy.id })
    assert.deepEqual([said.outcome, said.body], ['confirmed', { received: true, tickets: 1, checks: 1 }])
    const typed = async () => (await tickets()).filter(({ reason_code }) => reason_code === 'vin-typed').map(({ settled_how }) => settled_how)
    assert.deepEqual(await typed(), [null], 'a correction itself proves nothing')
    await world.runJobs()
    assert.deepEqual(await typed(), ['re-check'])
    const [car] = [await carOf('苏A00Q12')]
    const { one } = await begin(wu, 'test.mark-of-car', car)
    assert.deepEqual([one.checks[0].result, one.documents.map(({ state }: { state: string }) => state)], ['confirmed', ['waived', 'waived']])
    assert.deepEqual((await checks(one.id)).map(({ result, superseded }) => [result, superseded]), [['denied', true], ['confirmed', false]])
    assert.equal((await world.atAgency('/insurance/tickets')).tickets[0].settled, true)
  })

  for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'replay', 'clock-off'] as const) {
    test(`${kind}: unknown, paper may stand in, and the next question has the same id and is confirmed`, async () => {
      const { one, url } = await begin(lin, 'test.mark-of-car', await carOf('川AD00019'))
      await world.agencies.switchOn({ agency: 'insurance', kind, times: 1 })
      const asked = await askedOf(lin, url)
      assert.deepEqual([asked.result, asked.papers], ['unknown', ['missing', 'missing']])
      assert.match(asked.says.zh, /没有可信的答复.*请拍照提交.*不影响办理.*再查/)
      assert.equal((await askedOf(lin, url)).result, 'confirmed')
      const [first, second] = await checks(one.id)
      assert.deepEqual([first!.reason_code, first!.question_id === second!.question_id, first!.superseded], ['platform-down', true, true])
      await world.call(lin, 'POST', `${url}/withdrawal`, { version: (await world.call(lin, 'GET', url)).json.version })
    })
  }

  test('the applicant asks again while the job does: the policy is found and the ticket settled, and neither stops the other', async () => {
    const { one, url } = await begin(lin, 'test.mark-of-car', await carOf('川AD00019'))
    await world.agencies.switchOn({ agency: 'insurance', kind: 'wrong-vin', times: 1 })
    assert.equal((await askedOf(lin, url)).result, 'unknown')
    const open = async () => (await tickets()).filter(({ reason_code, settled_how }) => reason_code === 'other-vin' && settled_how === null).length
    assert.equal(await open(), 1)
    await world.sql('update insurance.checks set ask_again_at = $1 where case_id = $2 and not superseded', [world.it.platform.clock.now(), one.id])
    const held = await holdRows(world.it.ownerUrl, 'select 1 from cases.cases where area = $1 and id = $2', [one.area, one.id])
    const asking = askedOf(lin, url)
    await held.waiting(1)
    const rechecking = world.runTask('insurance.recheck')
    await held.waiting(2)
    await held.letGo()
    const [asked] = await Promise.all([asking, rechecking])
    assert.deepEqual([asked.result, asked.papers, await open(), world.it.crossed()], ['confirmed', ['waived', 'waived'], 0, 0])
    await world.call(lin, 'POST', `${url}/withdrawal`, { version: (await world.call(lin, 'GET', url)).json.version })
  })

  test('an answer about another vehicle is not believed; the insurers are told of it', async () => {
    const { one, url } = await begin(lin, 'test.mark-of-car', await carOf('川AD00019'))
    await world.agencies.switchOn({ agency: 'insurance', kind: 'wrong-vin', times: 1 })
    assert.equal((await askedOf(lin, url)).result, 'unknown')
    assert.equal((await checks(one.id))[0]!.reason_code, 'other-vin')
    assert.ok((await tickets()).some(({ reason_code, settled_how }) => reason_code === 'other-vin' && settled_how === null))
    assert.equal((await askedOf(lin, url)).result, 'confirmed')
    assert.ok((await tickets()).some(({ reason_code, settled_how }) => reason_code === 'other-vin' && settled_how === 're-check'))
  })

  test('insurers down for a day: the application goes in with paper and is submitted; the job asks on, and the case hears what it finds', async () => {
    const { one, url } = await begin(wu, 'test.new-car')
    await world.call(wu, 'PUT', `${url}/answers`, { answers: { vin: 'L0CDEM0A7M0008296' } })
    await world.agencies.switchOn({ agency: 'insurance', kind: '5xx' })
    assert.equal((await askedOf(wu, url)).result, 'unknown')
    assert.equal((await sendWithPaper(wu, url)).state, 'submitted')
    for (let hours = 0; hours < 24; hours += 6) {
      world.it.advance(6 * 3_600_000)
      await world.runTask('insurance.recheck')
    }
    const kept = await checks(one.id)
    assert.deepEqual([kept.length, kept.filter(({ superseded }) => !superseded).length, kept.at(-1)!.asks], [6, 1, true], 'before, at submission, and four times since')
    await world.endFaults()
    // the day is over: the clocks of both sides agree again
    world.it.advance(-24 * 3_600_000)
    await world.sql('update insurance.checks set ask_again_at = $1 where case_id = $2 and not superseded', [world.it.platform.clock.now(), one.id])
    await world.runTask('insurance.recheck')
    const { json } = await world.call(wu, 'GET', url)
    assert.deepEqual([json.state, json.checks[0].result, json.documents.map(({ state }: { state: string }) => state)], ['submitted', 'confirmed', ['given', 'given']])
    assert.match(json.checks[0].says.zh, /车船税信息未关联/)
  })

  test('what was found for one car proves nothing of another: a changed VIN is asked anew; excluded types are not asked at all', async () => {
    const { one, url } = await begin(lin, 'test.new-car')
    assert.equal((await askedOf(lin, url)).says.zh, '填好车辆信息后再查交强险')
    await world.call(lin, 'PUT', `${url}/answers`, { answers: { vin: 'L0CDEM0A3M0001037' } })
    assert.equal((await askedOf(lin, url)).result, 'confirmed')
    const { json: changed } = await world.call(lin, 'PUT', `${url}/answers`, { answers: { vin: newCar.vin } })
    assert.deepEqual([changed.checks[0].result, changed.documents[0].state], ['waiting', 'missing'])
    const asked = await askedOf(lin, url)
    assert.deepEqual([asked.result, (await checks(one.id)).map(({ reason_code }) => reason_code)], ['denied', [null, 'not-uploaded']])
    assert.match(asked.says.zh, /新车保单可能尚未上传/)
    for (const type of ['M21', 'H51', 'N11']) {
      await world.call(lin, 'PUT', `${url}/answers`, { answers: { vin: newCar.vin, type } })
      const excluded = await askedOf(lin, url)
      assert.deepEqual([excluded.result, excluded.papers], ['denied', ['missing', 'missing']])
      assert.match(excluded.says.zh, /不联网核查，请带/)
    }
    assert.equal((await checks(one.id)).length, 2)
  })

  test('no VIN lies in clear among the checks', async () => {
    const rows = await world.sql<{ text: string }>(`select c::text as text from insurance.checks c`)
    assert.ok(rows.length > 5)
    assert.ok(rows.every(({ text }) => !text.includes('L0CDEM')))
  })
})
