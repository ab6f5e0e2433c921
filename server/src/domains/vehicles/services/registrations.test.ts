import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { clerk, colleague, counter, lin, sentences, servicesForTest, wu, zhao, chengdu, type Services } from '../testing/services-for-test.ts'
import { vehicleTypes } from '@changxing/rules/vehicles/vehicle-types.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const newCar = {
  imported: false, vin: 'L0CDEM0A4M0010023', engineNumber: 'DE0010023', vehicleType: 'K33', use: 'A', energy: 'A', brandModel: '虚构牌 XG7004', colour: 'A',
  madeOn: '2021-05-10', accidentBefore: false, conformityNumber: 'HGZ0010023', plateChoice: 'drawn', delivery: 'counter',
}
const wuNumber = '510100198901140054'
const zhaoNumber = '510100198509230012'

describe('a car enters, changes, changes owner and leaves the register (M9.1)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  const states = (documents: readonly { kind: string; state: string }[]) => Object.fromEntries(documents.map(({ kind, state }) => [kind, state]))
  const stoppedBy = async (begun: Parameters<Services['send']>[0]) => sentences(await at.send(begun))

  test('registration: insurance found online, accepted by one officer and registered by another; row, plate, papers, chain, file', async () => {
    const begun = await at.begin(lin, 'vehicles.register')
    const whole = await at.complete(begun, newCar)
    const given = states(whole.documents)
    assert.deepEqual([given['compulsory-insurance'], given['vehicle-tax'], given['import-certificate'], given['owner-identity']], ['waived', 'waived', 'not-needed', 'waived'])
    assert.equal(given['safety-inspection'], 'not-needed', 'a new small car is exempt')
    const sent = await at.must(await at.send(begun))
    assert.deepEqual(sent.timeline.map(({ kind }: Json) => kind), ['created', 'answers-saved', 'check-used', 'document-added', 'submitted', 'await-open-inspection'], 'papers in a row are one line')
    await at.inspect(begun.one)
    assert.equal((await at.must(await at.call(lin, 'GET', at.url(begun.one)))).clock.dueOn, '2021-07-05')
    const accepted = await at.approved(clerk, begun.one)
    assert.equal(accepted.state, 'submitted')
    const own = await at.claim(clerk, begun.one)
    assert.equal((await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: own.version })).json.refusal.code, 'own-case')
    await at.call(clerk, 'POST', at.url(begun.one, '/release'), { version: own.version })
    const { state, result } = await at.approved(colleague, begun.one)
    assert.deepEqual([state, result.plateKind, result.inspectionValidUntil], ['completed', '02', '2023-07-31'])
    assert.match(result.plate, /^川A0[A-Z]\d{3}$/)
    const car = await at.vehicle(lin, { area: chengdu, id: result.vehicle })
    assert.deepEqual([car.vin, car.certificateNumber, car.firstRegisteredOn], [newCar.vin, result.certificate, '2021-07-01'])
    assert.deepEqual(car.papers.map(({ kind }: { kind: string }) => kind).sort(), ['certificate', 'inspection-mark', 'plates', 'vehicle-licence'])
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${result.vehicle}/archive`)).json
    assert.deepEqual(file.chain.map(({ kind }: { kind: string }) => kind), ['registration'])
    assert.deepEqual(file.images.map(({ type }: { type: string }) => type), ['conformity', 'origin', 'purchase-tax', 'vin-rubbing'])
    assert.deepEqual(file.remarks.map(({ type, remark }: { type: string; remark: string }) => `${type} ${remark}`), [
      'application 网上申请', 'compulsory-insurance 联网核查', 'inspection-record 联网核查', 'owner-identity 联网核查', 'vehicle-tax 联网核查',
    ])
    assert.deepEqual(file.missing, [], 'a car registered without paper may leave for another city')
  })

  test('registration of a trailer: no engine number, no insurance and no policy; the tax paper and the test of roadworthiness are wanted', async () => {
    const begun = await at.begin(zhao, 'vehicles.register')
    const trailer = { ...newCar, vin: 'L0CDEM0A9M0010051', vehicleType: 'B11', use: 'F', energy: 'Y' }
    // Filled in for another type before: it is not asked any more, and counts no more.
    const whole = await at.complete(begun, { ...trailer, engineNumber: 'DE0010051' })
    const [given, [check]] = [states(whole.documents), whole.checks.filter(({ name }: Json) => name === 'insurance')]
    assert.deepEqual([given['compulsory-insurance'], given['vehicle-tax'], given['safety-inspection']], ['not-needed', 'given', 'given'])
    assert.match(check.says.zh, /^未查到保单；挂车不投保交强险，本来就没有。不要保单，请拍照提交车船税凭证，不影响办理/)
    const kept = await at.sql<{ reason_code: string }>('select id, result, reason_code, ask_again_at from insurance.checks where case_id = $1 and not superseded', [begun.one.id])
    assert.deepEqual(kept.map(({ id: _, ...one }: Json) => one), [{ result: 'denied', reason_code: 'takes-none', ask_again_at: null }])
    assert.deepEqual(await at.sql('select 1 from insurance.tickets t join insurance.checks c on c.id = t.check_id where c.case_id = $1', [begun.one.id]), [])
    const { engineNumber: _none, ...withoutEngine } = trailer
    await at.complete(begun, withoutEngine, { check: false })
    await at.must(await at.send(begun))
    await at.inspect(begun.one)
    await at.approved(clerk, begun.one)
    const { result } = await at.approved(colleague, begun.one)
    assert.match(result.plate, /^川A0[A-Z]\d{2}挂$/)
    assert.equal((await at.vehicle(zhao, { area: chengdu, id: result.vehicle })).engineNumber, '')
  })

  test('every type, use and energy of the tables can be registered; a car of the country is tested first unless exempt, an old one always', async () => {
    const { services } = await at.must(await at.call(lin, 'GET', '/api/services'))
    for (const id of ['vehicles.register', 'vehicles.temporary-plate']) {
      const { form } = services.find((one: Json) => one.id === id)
      const valuesOf = (name: string) => form.find((field: Json) => field.name === name)?.options.map(({ value }: Json) => value)
      assert.deepEqual(valuesOf('vehicleType'), Object.keys(vehicleTypes))
      assert.deepEqual(valuesOf('use').join(''), 'ABCDEFGHIJKLMNOPQRSTU')
      if (id === 'vehicles.register') assert.equal(valuesOf('energy').toSorted().join(''), 'ABCDEFLMNOPYZ')
    }
    const begun = await at.begin(wu, 'vehicles.register')
    assert.equal(begun.one.offers.use.join(''), 'ABCDEFGHIJKNOPQRST', 'a new car was never in commercial use')
    const tested = async (more: object) => states((await at.must(await at.call(wu, 'PUT', at.url(begun.one, '/answers'), { answers: { ...newCar, ...more } }))).documents)['safety-inspection']
    assert.equal(await tested({ madeOn: '2019-07-01' }), 'not-needed', 'two years old, to the day')
    assert.equal(await tested({ madeOn: '2019-06-30' }), 'missing')
    assert.equal(await tested({ accidentBefore: true }), 'missing')
    assert.equal(await tested({ vehicleType: 'H32', use: 'F' }), 'missing')
    assert.equal(await tested({ vehicleType: 'H32', use: 'F', imported: true }), 'not-needed')
    await at.complete(begun, { ...newCar, vin: 'L0CDEM0A5M0010023', imported: true, vehicleType: 'H32', use: 'L' })
    assert.deepEqual(await stoppedBy(begun), ['“营转非”只用于营运过的车，这辆车没有营运过'])
    await at.withdraw(begun)
  })

  test('registration: every unmet reason at once; a wrong check digit is a warning for an import; a plate of another kind is another plate', async () => {
    const begun = await at.begin(wu, 'vehicles.register')
    await at.complete(begun, { ...newCar, plateChoice: 'own', plateNumber: '川A00Q15' })
    assert.deepEqual(await stoppedBy(begun), ['这个车辆识别代号已经登记过，请核对', '自选号码已被使用或保留，请另选或由系统选号'])
    await at.complete(begun, { ...newCar, vin: 'L0CDEM0A5M0010023', plateChoice: 'own', plateNumber: '苏A00Q99' }, { check: false })
    assert.deepEqual(await stoppedBy(begun), ['车辆识别代号第9位校验不符，请对照合格证重新填写', '自选号码不是本地这种号牌的写法，请改写或由系统选号'])
    await at.complete(begun, { ...newCar, vin: 'L0CDEM0AIM0010023' }, { check: false })
    assert.match((await stoppedBy(begun))[0]!, /没有 I、O、Q/)
    // The number of a small car's plate is free on the plate of a truck.
    const whole = await at.complete(begun, { ...newCar, imported: true, vin: 'L0CDEM0A5M0010023', vehicleType: 'H21', energy: 'B', plateChoice: 'own', plateNumber: '川a 00q15' }, { check: false })
    assert.equal(states(whole.documents)['compulsory-insurance'], 'given')
    assert.equal((await at.must(await at.send(begun))).state, 'submitted')
    const { warnings } = await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/claim'), { version: (await at.call(clerk, 'GET', at.url(begun.one))).json.version }))
    assert.ok(warnings.some(({ zh }: { zh: string }) => zh.startsWith('车辆识别代号第9位校验不符（进口车）')))
    await at.inspect(begun.one)
    const { version } = (await at.call(clerk, 'GET', at.url(begun.one))).json
    await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version }))
    const { result } = await at.approved(colleague, begun.one)
    assert.deepEqual([result.plateKind, result.plate], ['01', '川A00Q15'])
  })

  test('two owners with one VIN: both submitted, approved at the same moment, one is registered and the other learns why not', async () => {
    const answers = { ...newCar, vin: 'L0CDEM0A6M0010024', engineNumber: 'DE0010024' }
    const cases = []
    for (const who of [lin, zhao]) {
      const begun = await at.begin(who, 'vehicles.register')
      await at.submit(begun, answers)
      await at.approved(clerk, begun.one)
      cases.push(await at.claim(colleague, begun.one))
    }
    const registered = async () => (await at.sql('select 1 from vehicles.vehicles where area = $1', [chengdu])).length
    const before = await registered()
    const both = await Promise.all(cases.map((one) => at.call(colleague, 'POST', at.url(one, '/approval'), { version: one.version })))
    assert.equal(both.filter(({ status }) => status === 200).length, 1)
    const lost = cases[both.findIndex(({ status }) => status !== 200)]!
    const again = await at.call(colleague, 'POST', at.url(lost, '/approval'), { version: lost.version })
    assert.deepEqual([again.json.refusal.code, sentences(again)], ['not-now', ['这个车辆识别代号已经登记过，请核对']])
    assert.equal(await registered(), before + 1)
    const rejected = await at.call(colleague, 'POST', at.url(lost, '/rejection'), { version: lost.version, reasons: ['not-this-vehicle'] })
    assert.equal(rejected.json.case.state, 'rejected')
  })

  test('an agent at the counter by an accepted examination; one without is sent away', async () => {
    const letter = await at.delegate(lin, { name: '吴思源', number: wuNumber }, '变更备案')
    const car = await at.car('川A00Q18')
    const begin = (delegationCheckId: string) => at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { delegationCheckId, service: 'vehicles.file-driving-aids', reason: 'came-to-counter', subject: car })
    assert.equal((await begin('00000000-0000-7000-8000-0000000000ff')).status, 400)
    await at.it.runJobs()
    const examined = await at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/delegation-checks`, { agentNumber: wuNumber, business: '变更备案', letter }))
    const one = await at.must(await begin(examined.checkId))
    assert.equal(one.acting.name, '吴思源')
    assert.equal((await at.submit({ who: counter, one }, { aids: 'fitted', delivery: 'counter' })).state, 'submitted')
    const { state } = await at.approved(clerk, one)
    assert.equal(state, 'completed')
    assert.equal((await at.vehicle(lin, car)).drivingAids, true)
    assert.deepEqual((await at.papers(car, 'vehicle-licence')).map((paper) => paper.void_because), ['changed', null])
  })

  test('a car changes hands with its inspection run out: the insurers are asked then, and what they find is not wanted on paper', async () => {
    const car = await at.car('川A00Q18')
    const [{ until }] = await at.sql<{ until: string }>(`select inspection_valid_until::text as until from vehicles.vehicles where id = $1`, [car.id]) as [{ until: string }]
    const goodUntil = (day: string) => at.sql(`update vehicles.vehicles set inspection_valid_until = $2 where id = $1`, [car.id, day])
    const begun = await at.begin(lin, 'vehicles.transfer', { subject: car })
    await goodUntil('2021-07-01')
    const lastDay = await at.complete(begun, { ground: 'gift', newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, plateChoice: 'drawn', delivery: 'counter' })
    assert.ok(!lastDay.checks.some(({ name }: Json) => name === 'insurance'), 'nobody is asked')
    assert.deepEqual([states(lastDay.documents)['safety-inspection'], states(lastDay.documents)['compulsory-insurance']], ['not-needed', 'not-needed'])
    await goodUntil('2021-06-30')
    const asked = await at.must(await at.call(lin, 'POST', at.url(begun.one, '/agency-checks')))
    assert.equal(asked.checks.find(({ name }: Json) => name === 'insurance').result, 'confirmed')
    assert.deepEqual([states(asked.documents)['safety-inspection'], states(asked.documents)['compulsory-insurance']], ['missing', 'waived'])
    await at.withdraw(begun)
    await goodUntil(until)
  })

  test('change: the row is new, the former value is kept; by an agent; only the papers it needs', async () => {
    const car = await at.car('川A00Q18')
    const letter = await at.delegate(lin, { name: '吴思源', number: wuNumber }, '变更登记')
    const begun = await at.begin(wu, 'vehicles.change', { subject: car, actingFor: { delegation: letter } })
    const whole = await at.complete(begun, { change: 'colour', newColour: 'E', delivery: 'post' })
    const given = states(whole.documents)
    assert.deepEqual([given['origin'], given['safety-inspection'], given['inspection-record']], ['not-needed', 'not-needed', 'not-needed'])
    const give = async (width: number): Promise<Json> => at.must(await at.call(wu, 'POST', at.url(begun.one, '/documents'), { kind: 'certificate-pages', fileId: await at.picture(wu, width) }))
    await give(61)
    const certificate = (await give(62)).documents.find(({ kind }: Json) => kind === 'certificate-pages').pages as { page: number; fileId: string }[]
    const [first, second, third] = certificate.map(({ fileId }) => fileId)
    await at.must(await at.call(wu, 'POST', at.url(begun.one, `/documents/certificate-pages/pages/${third}/place`), { page: 2 }))
    await at.must(await at.send(begun))
    await at.approved(clerk, begun.one)
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${car.id}/archive`)).json
    const entry = file.chain.at(-1).seq
    assert.deepEqual(
      file.images.filter(({ registration, type }: Json) => registration === entry && type === 'certificate-pages').map(({ page, fileId }: Json) => [page, fileId]),
      [[1, first], [2, third], [3, second]], 'the pages of the certificate are pages of the file, in the order in which they were given (M2.3.1, M2.1.4)')
    assert.equal((await at.vehicle(lin, car)).colour, 'E')
    const [kept] = await at.sql<{ what: string; registration_seq: number }>('select what, registration_seq from vehicles.changes where vehicle_id = $1 and what = $2', [car.id, 'colour'])
    const { chain } = (await at.call(clerk, 'GET', `/api/areas/${chengdu}/vehicles/${car.id}`)).json
    assert.deepEqual([kept!.registration_seq, chain.at(-1).kind], [chain.at(-1).seq, 'change'])
    assert.match(chain.at(-1).note, /车身颜色 白 → 红/)
    const blocked = await at.start(zhao, 'vehicles.change', { subject: await at.car('川A00Q42') })
    assert.deepEqual([blocked.json.refusal.code, sentences(blocked).length], ['not-now', 2])
  })

  test('use: a taxi never becomes private; the form offers what it may become, the rule refuses the rest', async () => {
    const car = await at.car('川A00Q18')
    await at.sql(`update vehicles.vehicles set use = 'D' where id = $1`, [car.id])
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    assert.equal(begun.one.offers.newUse.join(''), 'BCEFGMNRT')
    await at.complete(begun, { change: 'use', newUse: 'A', delivery: 'post' })
    assert.deepEqual(await stoppedBy(begun), ['“出租客运”不能改为“非营运”：不再营运的登记为“出租转非”，仍按营运车的期限检验、报废'])
    await at.submit(begun, { change: 'use', newUse: 'M', delivery: 'post' }, { check: false })
    await at.approved(clerk, begun.one)
    assert.equal((await at.vehicle(lin, car)).use, 'M')
    const { chain } = (await at.call(clerk, 'GET', `/api/areas/${chengdu}/vehicles/${car.id}`)).json
    assert.match(chain.at(-1).note, /使用性质 出租客运 → 出租转非/)
    const back = await at.begin(lin, 'vehicles.change', { subject: car })
    assert.equal(back.one.offers.newUse.join(''), 'BCDEFGNRT')
    await at.withdraw(back)
  })

  test('a trailer has no engine to change', async () => {
    const car = await at.car('川A00Q18')
    await at.sql(`update vehicles.vehicles set vehicle_type = 'B11' where id = $1`, [car.id])
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    assert.deepEqual([begun.one.offers.change, begun.one.offers.newEngineNumber], [['colour', 'body', 'use', 'whole'], []])
    await at.complete(begun, { change: 'whole', newVin: 'L0CDEM0A6M0010010', delivery: 'post' })
    assert.equal((await at.must(await at.send(begun))).state, 'submitted', 'nor one of the vehicle that takes its place')
    await at.withdraw(begun)
    await at.sql(`update vehicles.vehicles set vehicle_type = 'K33' where id = $1`, [car.id])
  })

  test('another whole vehicle: its VIN is new to the register and leads to the same car', async () => {
    const car = await at.car('川A00Q18')
    const begun = await at.begin(lin, 'vehicles.change', { subject: car })
    const answers = { change: 'whole', newVin: newCar.vin, newEngineNumber: 'DE0010025', delivery: 'post' }
    await at.complete(begun, answers)
    assert.deepEqual(await stoppedBy(begun), ['这个车辆识别代号已经登记过，请核对'])
    await at.submit(begun, { ...answers, newVin: 'L0CDEM0A8M0010025' }, { check: false })
    await at.approved(clerk, begun.one)
    const { vin, engineNumber } = await at.vehicle(lin, car)
    assert.deepEqual([vin, engineNumber], ['L0CDEM0A8M0010025', 'DE0010025'])
    const found = await at.must(await at.call(clerk, 'POST', `/api/areas/${chengdu}/vehicle-searches`, { vin }))
    assert.equal(found.vehicle.vehicleId, car.id)
  })

  test('transfer in the city: invoice confirmed by the tax department, two officers, new owner, new plate, old number kept', async () => {
    const car = await at.car('川A00Q16')
    const invoice = await at.issueInvoice('00000101', {
      vin: 'L0CDEM0A1M0006222', plateNumber: '川A00Q16', placeArea: chengdu, officeName: '成都市公安局交通管理局车辆管理所', buyer: { name: '赵明远', identityNumber: zhaoNumber },
    })
    const answers = { ground: 'sale', newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, invoiceCode: invoice.code, invoiceNumber: invoice.number, plateChoice: 'drawn', delivery: 'counter' }
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: car })
    const other = await at.begin(wu, 'vehicles.replace-plates', { subject: car })
    await at.submit(other, { reason: 'lost', delivery: 'post' })
    assert.equal(states((await at.complete(begun, answers)).documents)['used-car-invoice'], 'waived')
    for (const [wrong, why] of [[{ newOwnerName: '赵明' }, /没有找到新车主/], [{ newOwnerName: '吴思源', newOwnerNumber: wuNumber }, /新车主就是现车主/]] as const) {
      await at.complete(begun, { ...answers, ...wrong })
      assert.ok((await stoppedBy(begun)).some((says) => why.test(says)), why.source)
    }
    await at.complete(begun, { ...answers, invoiceNumber: '99999999' }, { check: false })
    assert.deepEqual(await stoppedBy(begun), ['税务、商务部门查无此发票，或发票与车辆、买卖双方、交易地、车管所不符，请核对或请开票方更正'])
    const chengduSale = { vin: 'L0CDEM0A1M0006222', placeArea: chengdu, officeName: '成都市公安局交通管理局车辆管理所', buyer: { name: '赵明远', identityNumber: zhaoNumber } }
    for (const [number, wrong, says] of [
      ['00000102', { placeArea: '330100' }, '发票开具地是杭州市，与交易地不一致'],
      ['00000103', { officeName: '杭州市公安局交通管理局车辆管理所' }, '发票上的转入地车管所是“杭州市公安局交通管理局车辆管理所”，请联系开票方更正'],
      ['00000104', { seller: { name: '郑雨桐', identityNumber: '330100199512020068' }, placeArea: '330100' }, '发票上的卖方不是这辆车的登记车主；发票开具地是杭州市，与交易地不一致'],
    ] as const) {
      await at.issueInvoice(number, { ...chengduSale, ...wrong })
      const { checks } = await at.complete(begun, { ...answers, invoiceNumber: number }, { check: false })
      const asked = checks.find(({ name }: Json) => name === 'used-car-invoice')
      assert.deepEqual([asked.result, asked.says.zh], ['denied', says])
    }
    const dealer = { name: '成都无名二手车经销有限公司', identityNumber: '' }
    await at.issueInvoice('00000105', { ...chengduSale, seller: dealer })
    const commissioned = (await at.complete(begun, { ...answers, invoiceNumber: '00000105' }, { check: false })).checks.find(({ name }: Json) => name === 'used-car-invoice')
    assert.equal(commissioned.result, 'confirmed')
    assert.match(commissioned.says.zh, /“成都无名二手车经销有限公司”.+收购或委托/)
    const whole = await at.complete(begun, answers, { check: false })
    assert.equal(whole.checks.find(({ name }: { name: string }) => name === 'used-car-invoice').result, 'confirmed')
    const given = states(whole.documents)
    assert.deepEqual([given['safety-inspection'], given['court-papers']], ['not-needed', 'not-needed'])
    await at.sql(`update vehicles.vehicles set inspection_valid_until = '2021-06-30' where id = $1`, [car.id])
    assert.equal(states((await at.call(wu, 'GET', at.url(begun.one))).json.documents)['safety-inspection'], 'missing')
    const uninsured = await at.must(await at.call(wu, 'POST', at.url(begun.one, '/agency-checks')))
    assert.equal(uninsured.checks.find(({ name }: Json) => name === 'insurance').result, 'denied')
    assert.equal(states(uninsured.documents)['compulsory-insurance'], 'missing', 'not found: the policy is wanted')
    await at.sql(`update vehicles.vehicles set inspection_valid_until = '2022-05-31' where id = $1`, [car.id])
    await at.must(await at.send(begun))
    await at.agree(zhao, begun.one)
    await at.approved(clerk, begun.one)
    const { state, result } = await at.approved(colleague, begun.one)
    assert.deepEqual([state, result.formerPlate], ['completed', '川A00Q16'])
    assert.equal((await at.vehicle(zhao, car)).plate.number, result.plate)
    const seller = await at.must(await at.call(wu, 'GET', at.url(begun.one)))
    assert.equal(seller.subject.name, '川A00Q16', 'what he sold keeps its name; the new plate is not his')
    assert.deepEqual(seller.result, { subjectName: '川A00Q16', formerPlate: '川A00Q16' })
    for (const { json } of await Promise.all(['/api/my/cases', '/api/my/messages', at.url(begun.one)].map((url) => at.call(wu, 'GET', url)))) {
      assert.ok(!JSON.stringify(json).includes(result.plate), 'the seller learns the new plate nowhere')
    }
    assert.equal((await at.call(wu, 'GET', `/api/my/vehicles/${car.area}/${car.id}`)).status, 404)
    const { chain } = (await at.call(clerk, 'GET', `/api/areas/${chengdu}/vehicles/${car.id}`)).json
    assert.deepEqual(chain.map(({ kind, plateNumber }: Json) => [kind, plateNumber]), [['registration', '川A00Q16'], ['transfer', result.plate]])
    assert.ok((await at.call(zhao, 'GET', '/api/my/messages')).json.messages.some(({ title }: { title: { zh: string } }) => title.zh === '过户已办结'))
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${car.id}/archive`)).json
    assert.deepEqual(file.missing.filter(({ registration }: Json) => registration === 2), [])
    assert.deepEqual(file.remarks.filter(({ registration }: Json) => registration === 2).map(({ type, remark }: Json) => `${type} ${remark}`), ['application 网上申请', 'inspection-record 联网核查'])
    const late = await at.approve(clerk, other.one)
    assert.deepEqual(sentences(late), ['这辆车已不是您的'])
    const register = await at.begin(wu, 'vehicles.register')
    await at.complete(register, { ...newCar, vin: 'L0CDEM0A0M0010018', plateChoice: 'own', plateNumber: '川A00Q16' }, { check: false })
    assert.ok((await stoppedBy(register)).includes('自选号码已被使用或保留，请另选或由系统选号'))
    const again = await at.begin(zhao, 'vehicles.transfer', { subject: car })
    await at.complete(again, { ...answers, newOwnerName: '吴思源', newOwnerNumber: wuNumber })
    assert.ok((await stoppedBy(again)).some((says) => says.startsWith('税务、商务部门查无此发票')), 'an invoice serves once')
    await at.withdraw(again)
  })

  test('temporary plate: as long as its insurance at most, three times for a car before it is registered', async () => {
    const answers = { imported: false, vin: 'L0CDEM0A5M0004148', engineNumber: 'DE0004148', vehicleType: 'K33', use: 'A', purpose: 'across-areas', insuranceUntil: '2021-07-11', delivery: 'counter' }
    await at.sql(`insert into vehicles.temporary_plates (area, id, vin_index, vehicle_id, number, purpose, issued_on, valid_until, case_id)
      select $1, gen_random_uuid(), $2, gen_random_uuid(), '川A99001临', 'across-areas', '2021-01-01', '2021-01-31', gen_random_uuid()`, [chengdu, at.it.platform.blindIndex('vin', answers.vin)])
    const ends: string[] = []
    for (const more of [{}, { insuranceUntil: '2022-06-30' }, { purpose: 'within-area', insuranceUntil: '2022-06-30' }]) {
      const begun = await at.begin(lin, 'vehicles.temporary-plate')
      const { documents } = await at.submit(begun, { ...answers, ...more })
      assert.equal(states(documents)['compulsory-insurance'], 'given', 'the day is compared with the policy')
      ends.push((await at.approved(clerk, begun.one)).result.validUntil)
    }
    assert.deepEqual(ends, ['2021-07-11', '2021-07-31', '2021-07-16'])
    const fourth = await at.begin(lin, 'vehicles.temporary-plate')
    await at.complete(fourth, { ...answers, insuranceUntil: '2021-07-01' })
    assert.deepEqual(await stoppedBy(fourth), ['交强险已到期，请先投保', '临时号牌最多领三次，请办理注册登记'])
    await at.withdraw(fourth)
    const elsewhere = await at.begin(lin, 'vehicles.temporary-plate', { place: '320100' })
    await at.complete(elsewhere, answers)
    assert.deepEqual(await stoppedBy(elsewhere), ['临时号牌最多领三次，请办理注册登记'], 'those of another city count too')
    await at.withdraw(elsewhere)
    const { insuranceUntil: _, engineNumber: __, ...trailer } = { ...answers, vin: 'L0CDEM0A7M0004149', vehicleType: 'G11' }
    const towed = await at.begin(lin, 'vehicles.temporary-plate')
    const { documents } = await at.submit(towed, trailer)
    assert.equal(states(documents)['compulsory-insurance'], 'not-needed')
    assert.equal((await at.approved(clerk, towed.one)).result.validUntil, '2021-07-31', 'a trailer has no insurance that would end it')
  })

  test('deregistration: an agent for two grounds only; papers void, the state set, nothing freed', async () => {
    const car = await at.car('川A00Q18')
    const letter = await at.delegate(lin, { name: '吴思源', number: wuNumber }, '注销登记')
    const begun = await at.begin(wu, 'vehicles.deregister', { subject: car, actingFor: { delegation: letter } })
    await at.complete(begun, { ground: 'scrapped' })
    assert.match((await stoppedBy(begun))[0]!, /^报废注销不能网上委托，请本人办理，或由受托人持纸质委托书到窗口办理$/)
    await at.submit(begun, { ground: 'abroad' }, { check: false })
    await at.approved(clerk, begun.one)
    const { images, chain } = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${car.id}/archive`)).json
    const last = images.filter(({ registration, type }: Json) => registration === chain.at(-1).seq && type === 'other-proof')
    assert.equal(last.length, 1, 'the proof of export; that of the scrap yard was given for a ground that is no more')
    const gone = await at.vehicle(lin, car)
    assert.deepEqual([gone.states.map(({ letter: state }: { letter: string }) => state), gone.papers.filter(({ voidOn }: Json) => voidOn === null).length], [['E'], 0])
    assert.deepEqual(sentences(await at.start(lin, 'vehicles.replace-plates', { subject: car })), ['注销：车辆已注销，不能再办'])
    const register = await at.begin(lin, 'vehicles.register')
    await at.complete(register, { ...newCar, vin: 'L0CDEM0A8M0010025', plateChoice: 'own', plateNumber: '川A00Q18' })
    assert.deepEqual(await stoppedBy(register), ['这个车辆识别代号已经登记过，请核对', '自选号码已被使用或保留，请另选或由系统选号'])
  })

  test('a mortgaged car is neither deregistered nor sold', async () => {
    const car = await at.car('苏A00Q21')
    for (const service of ['vehicles.transfer', 'vehicles.deregister'])
      assert.deepEqual(sentences(await at.start('citizen-gu-lan', service, { subject: car })), ['已抵押或质押：请先解除'], service)
    assert.equal((await at.start('citizen-gu-lan', 'vehicles.exchange-certificate', { subject: car })).status, 200)
  })
})
