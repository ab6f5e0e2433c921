import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, lin, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

const newCar = {
  imported: false, vin: 'L0CDEM0A4M0010023', engineNumber: 'DE0010023', vehicleType: 'K33', use: 'A', energy: 'A', brandModel: '虚构牌 XG7004', colour: 'A',
  madeOn: '2021-05-10', accidentBefore: false, conformityNumber: 'HGZ0010023', plateChoice: 'drawn', delivery: 'counter',
}

describe('a car that was returned for its quality comes back to the register (M9.1)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  const states = (documents: readonly { kind: string; state: string }[]) => Object.fromEntries(documents.map(({ kind, state }) => [kind, state]))
  const stoppedBy = async (begun: Parameters<Services['send']>[0]) => sentences(await at.send(begun))

  test('returned for its quality, mended and sold anew: registered again under its VIN by one of two, tested first, its earlier life linked and counted on', async () => {
    const car = await at.car('川A00Q15')
    const vin = 'L0CDEM0A5M0005185'
    const answers = { ...newCar, vin, engineNumber: 'DE0005185' }
    const early = await at.begin(lin, 'vehicles.register')
    await at.complete(early, answers)
    assert.deepEqual(await stoppedBy(early), ['这个车辆识别代号已经登记过，请核对'])
    await at.sql(`update vehicles.vehicles set use = 'G', injury_accident = true, illegal_modification = true where id = $1`, [car.id])
    const returned = await at.begin(wu, 'vehicles.deregister', { subject: car })
    await at.submit(returned, { ground: 'quality-return' })
    await at.approved(clerk, returned.one)
    const found = async () => (await at.must(await at.call(clerk, 'POST', `/api/areas/${chengdu}/vehicle-searches`, { vin }))).vehicle
    assert.deepEqual([(await found()).vehicleId, (await found()).earlier], [car.id, null], 'until it is registered anew its file is found')
    assert.deepEqual(await stoppedBy(early), ['“租赁”不能改为“非营运”：不再营运的登记为“营转非”，仍按营运车的期限检验、报废'])
    const cases = []
    for (const begun of [early, await at.begin(zhao, 'vehicles.register')]) {
      const whole = await at.complete(begun, { ...answers, use: 'L' })
      assert.equal(states(whole.documents)['safety-inspection'], 'given')
      assert.equal(whole.offers.use.join(''), 'BCDEFGLNRT')
      await at.must(await at.send(begun))
      await at.inspectIfWanted(clerk, begun.one)
      const { version } = await at.call(clerk, 'GET', at.url(begun.one)).then(({ json }) => json)
      const { warnings, applicantDetail } = await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/claim'), { version }))
      assert.ok(warnings.some(({ zh }: Json) => zh.startsWith('这辆车登记过，因质量问题退车后注销')))
      assert.ok(applicantDetail.some(({ value }: Json) => /川A00Q15/.test(value)))
      const mine = await at.must(await at.call(clerk, 'GET', at.url(begun.one)))
      await at.must(await at.call(clerk, 'POST', at.url(begun.one, '/approval'), { version: mine.version }))
      cases.push(await at.claim(colleague, begun.one))
    }
    const both = await Promise.all(cases.map((one) => at.call(colleague, 'POST', at.url(one, '/approval'), { version: one.version })))
    assert.equal(both.filter(({ status }) => status === 200).length, 1)
    const won = both.findIndex(({ status }) => status === 200)
    const again = await at.call(colleague, 'POST', at.url(cases[1 - won]!, '/approval'), { version: cases[1 - won]!.version })
    assert.deepEqual(sentences(again), ['这个车辆识别代号已经登记过，请核对'])
    const now = await found()
    assert.deepEqual(now.earlier, { area: chengdu, vehicleId: car.id, plateNumber: '川A00Q15' })
    assert.deepEqual([now.vehicleId, now.use, now.injuryAccident, now.illegalModification], [both[won]!.json.case.result.vehicle, 'L', true, true])
    const [former] = await at.sql<{ on: string }>(`select first_registered_on::text as on from vehicles.vehicles where id = $1`, [car.id])
    assert.equal(now.firstRegisteredOn, former!.on)
    assert.match(now.chain[0].note, /此前登记为 川A00Q15，因质量问题退车/)
    assert.notEqual(now.plate.number, '川A00Q15')
    assert.equal((await at.call([lin, zhao][won]!, 'GET', `/api/my/vehicles/${chengdu}/${now.vehicleId}`)).json.earlier, undefined, 'whose it was is nothing for the new owner')
  })
})
