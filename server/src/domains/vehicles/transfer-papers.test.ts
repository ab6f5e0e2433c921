import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTrustList } from '@changxing/credentials/trust-list.ts'
import { readArchiveFile, verifyArchiveFile } from '@changxing/credentials/archive-package.ts'
import { sentences, servicesForTest, type Services } from './testing/services-for-test.ts'
import {
  accept, applyOnline, at as transferAt, buyer, handIn, hangzhou, inspect, nanjing, picture, receipt, register, scanned, showOriginals, secondCar, send, usualPapers, worldForTest, type Json,
} from './testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'
const clerk = 'officer-nj-registration'

describe('what a car’s file brings to another city, and gets there', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  const archiveOf = async (who: string, area: string, id: string): Promise<Json> =>
    at.must(await at.call(who, 'GET', `/api/areas/${area}/vehicles/${id}/archive`))

  test('what was filed travels with it and stops nothing: what is in the signed package, and what came after it was sent (M2.1.4)', async () => {
    const car = await at.car('苏A00Q11')
    const plates = await at.begin(seller, 'vehicles.replace-plates', { subject: car })
    await at.submit(plates, { reason: 'lost', delivery: 'counter' })
    await at.approved(clerk, plates.one)
    assert.deepEqual((await archiveOf('officer-nj-archive', nanjing, car.id)).missing, [])

    const { transferId: id } = at.must(await applyOnline(at))
    await accept(at, id)
    await send(at, id)
    // The mark stays with the car and may be lost on the way. The papers are given because the insurers do not answer.
    await at.agencies.switchOn({ agency: 'insurance', kind: '5xx' })
    const mark = await at.begin(seller, 'vehicles.replace-inspection-mark', { subject: car })
    await at.submit(mark, { reason: 'lost', delivery: 'counter' })
    await at.approved(clerk, mark.one)
    await at.agencies.endFaults()
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

    await showOriginals(at, id)
    await inspect(at, id)
    const { newVehicleId } = at.must(await register(at, id))
    const file = await archiveOf('officer-hz-archive', hangzhou, newVehicleId)
    assert.deepEqual(file.chain.map(({ kind }: Json) => kind), ['registration', 'replacement', 'replacement', 'transfer'])
    const third = ({ registration }: Json) => registration === 3
    const pages = file.images.filter(third)
    assert.deepEqual(pages.map(({ type }: Json) => type), ['compulsory-insurance', 'vehicle-tax'])
    for (const { fileId } of pages)
      assert.equal((await at.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/pictures/${fileId}`)).status, 200, 'kept where the car is')
  })

  const paper = (type: string, page = 1) => `/papers/${type}/${page}`
  const ofLast = (file: Json) => {
    const { seq } = file.chain.at(-1)
    const here = ({ registration }: Json) => registration === seq
    return {
      pages: file.images.filter(here).map(({ type, madeBy }: Json) => `${type} ${madeBy}`), missing: file.missing.filter(here),
      remarks: file.remarks.filter(here).map(({ type, remark }: Json) => `${type} ${remark}`),
    }
  }

  test('what the new owner gives online and what the counter scans become pages; the counter’s page stands, the seller gives none (M2.1.5)', async () => {
    const { transferId: id } = at.must(await applyOnline(at, { ...secondCar, invoice: await at.issueInvoice('00000081', secondCar) }))
    const mine = `/api/my/transfers/${hangzhou}/${id}`
    const [seen, other] = [await picture(1), await picture(2)]
    const given = at.must(await at.upload(buyer, mine + paper('owner-identity'), seen))
    assert.deepEqual(given.papers.map(({ type, by }: Json) => [type, by]), [['owner-identity', 'new-owner']])
    assert.equal((await at.upload(seller, mine + paper('owner-identity'), other)).status, 404)
    assert.equal((await at.upload(buyer, mine + paper('vin-rubbing'), seen)).status, 400, 'the office makes that itself')
    await accept(at, id)
    const scanner = 'officer-hz-registration'
    const scan = async (type: string, page = 1) => at.must(await at.upload(scanner, transferAt(hangzhou, id, paper(type, page)), other))
    await scan('certificate-pages')
    assert.equal((await at.upload(buyer, mine + paper('certificate-pages'), seen)).status, 400, 'what the office has scanned is not replaced')
    const { papers } = await scan('owner-identity')
    assert.deepEqual(papers.map(({ type, by }: Json) => [type, by]), [['certificate-pages', '900112'], ['owner-identity', '900112']])
    assert.equal((await at.call(scanner, 'GET', `/api/areas/${hangzhou}/pictures/${papers[1].fileId}`)).status, 200)
    assert.equal((await at.call('officer-hz-inspection', 'GET', `/api/areas/${hangzhou}/pictures/${papers[1].fileId}`)).status, 404)
    await scan('driving-permit')
    await send(at, id)
    await receipt(at, id)
    await inspect(at, id)
    const unseen = await register(at, id)
    assert.deepEqual([unseen.json.refusal.code, ...sentences(unseen)], ['papers-missing', ...['新车主身份证明（反面）', '行驶证（副页）'].map((side) => `窗口还没有看过、扫描“${side}”原件：请带到转入地车管所窗口`)])
    const { originals } = at.must(await at.call(buyer, 'GET', mine))
    assert.deepEqual(originals.map(({ typeSays }: Json) => typeSays.zh), ['新车主身份证明（反面）', '行驶证（副页）'], 'the sides that are left')
    for (const type of ['owner-identity', 'driving-permit']) await scan(type, 2)
    const { newVehicleId } = at.must(await register(at, id))
    assert.deepEqual(ofLast(await archiveOf('officer-hz-archive', hangzhou, newVehicleId)), {
      pages: ['certificate-pages 900112', 'driving-permit 900112', 'driving-permit 900112', 'owner-identity 900112', 'owner-identity 900112', 'vin-rubbing 900114'], missing: [],
      remarks: ['application 网上申请', 'inspection-record 联网核查', 'used-car-invoice 联网核查'],
    })
    assert.equal((await at.upload(buyer, mine + paper('other-proof'), seen)).json.refusal.code, 'not-now')
  })

  test('what the counter of the old place scanned before it took the transfer, and after, the file of the new place has, each page once (M2.1.5, M2.3.6)', async () => {
    const own = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const given = { ...own, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou, papers: await scanned(at, clerk, ...usualPapers, 'gift-agreement', 'notarial-deed') }
    const { transferId: id, vehicleId } = at.must(await at.call(clerk, 'POST', `/api/areas/${nanjing}/transfers`, given))
    at.must(await at.upload(buyer, `/api/my/transfers/${hangzhou}/${id}${paper('other-proof', 3)}`, await picture(6)))
    const looked = async (who: string, fileId: string) => (await at.call(who, 'GET', `/api/areas/${hangzhou}/pictures/${fileId}`)).status
    const papers: Json[] = at.must(await at.call('officer-nj-archive', 'GET', transferAt(nanjing, id))).papers
    for (const { fileId, visible, by } of papers) {
      assert.equal(visible, by !== 'new-owner', 'the old place sees what its own counter scanned')
      for (const who of [clerk, 'officer-nj-archive', 'officer-nj-head']) assert.equal(await looked(who, fileId), visible ? 200 : 404, `${who} ${by}`)
      assert.equal(await looked('officer-nj-inspection', fileId), 404)
      assert.equal(await looked('officer-cd-branch-reviewer', fileId), 404, 'another city')
      assert.equal(await looked('officer-hz-archive', fileId), 200)
    }
    assert.deepEqual([papers.length, papers.filter(({ visible }) => !visible).length], [8, 1])
    const [seen] = await at.sql<{ n: number }>(
      `select count(*)::int as n from platform.audit where operation = 'picture' and subject = $1`, [`file:${papers.find(({ visible }) => visible)!.fileId}`],
    )
    assert.ok(seen!.n >= 4, 'each look is recorded')
    for (const part of [paper('certificate-pages'), paper('other-proof', 3)]) at.must(await at.upload(clerk, transferAt(nanjing, id, part), await picture(3)))
    at.must(await at.upload('officer-nj-archive', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive-images/1/vin-rubbing/1`, await picture(4)))
    await inspect(at, id, { who: 'officer-nj-inspection', area: nanjing })
    at.must(await handIn(at, id))
    await send(at, id)
    await receipt(at, id)
    await inspect(at, id)
    const { newVehicleId } = at.must(await register(at, id, 'officer-hz-registration'))
    assert.deepEqual(ofLast(await archiveOf('officer-hz-archive', hangzhou, newVehicleId)), {
      pages: ['certificate-pages 900102', 'driving-permit 900102', 'driving-permit 900102', 'other-proof 900102', 'other-proof 900102', 'other-proof 900102', 'owner-identity 900102', 'owner-identity 900102', 'vin-rubbing 900114'], missing: [],
      remarks: ['application 窗口受理', 'inspection-record 联网核查', 'used-car-invoice 不需要'],
    })
  })
})
