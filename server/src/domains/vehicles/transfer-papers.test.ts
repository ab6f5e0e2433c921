import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTrustList } from '@changxing/credentials/trust-list.ts'
import { readArchiveFile, verifyArchiveFile } from '@changxing/credentials/archive-package.ts'
import { servicesForTest, type Services } from './testing/services-for-test.ts'
import {
  accept, applyOnline, at as transferAt, hangzhou, inspect, nanjing, receipt, register, send, worldForTest, type Json,
} from './testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'
const clerk = 'officer-nj-registration'

describe('what a car’s file brings to another city, and gets there', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  const archiveOf = async (who: string, area: string, id: string): Promise<Json> =>
    at.must(await at.call(who, 'GET', `/api/areas/${area}/vehicles/${id}/archive`))

  test('replacements travel with it and stop nothing: those in the signed package, and one that was filed after it was sent (M2.1.4)', async () => {
    const car = await at.car('苏A00Q11')
    const plates = await at.begin(seller, 'vehicles.replace-plates', { subject: car })
    await at.submit(plates, { reason: 'lost', delivery: 'counter' })
    await at.approved(clerk, plates.one)
    assert.deepEqual((await archiveOf('officer-nj-archive', nanjing, car.id)).missing, [])

    const { transferId: id } = at.must(await applyOnline(at))
    await accept(at, id)
    await send(at, id)
    const licence = await at.begin(seller, 'vehicles.replace-vehicle-licence', { subject: car })
    await at.submit(licence, { reason: 'damaged', delivery: 'counter' })
    await at.approved(clerk, licence.one)
    await receipt(at, id)
    const whole = new Uint8Array((await at.call('officer-hz-archive', 'GET', transferAt(hangzhou, id, '/archive-package'))).raw)
    const trust = openTrustList(readArchiveFile(whole).trustList!, at.it.platform.keys.root.publicKey).accepted!
    const proven = verifyArchiveFile(whole, trust)
    assert.equal(proven.verdict, 'genuine')
    const { chain, remarks } = proven.archive.manifest!
    assert.deepEqual(chain.map(({ kind }) => kind), ['registration', 'replacement'])
    assert.deepEqual(remarks.filter(({ registration }) => registration === 2).map(({ type, remark }) => `${type} ${remark}`), [
      'application 网上申请', 'owner-identity 联网核查', 'replaced-paper 号牌：遗失',
    ])

    await inspect(at, id)
    const { newVehicleId } = at.must(await register(at, id))
    const file = await archiveOf('officer-hz-archive', hangzhou, newVehicleId)
    assert.deepEqual(file.chain.map(({ kind }: Json) => kind), ['registration', 'replacement', 'replacement', 'transfer'])
    const third = ({ registration }: Json) => registration === 3
    assert.deepEqual(file.images.filter(third).map(({ type }: Json) => type), ['driving-permit'])
    assert.ok(file.remarks.some((one: Json) => third(one) && one.remark === '行驶证：损毁'))
    const [page] = file.images.filter(third)
    assert.equal((await at.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/pictures/${page.fileId}`)).status, 200, 'kept where the car is')
  })
})
