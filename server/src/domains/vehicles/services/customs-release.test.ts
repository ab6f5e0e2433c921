import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, colleague, counter, sentences, servicesForTest, wu, zhao, type Services } from '../testing/services-for-test.ts'
import { accept, applyOnline, at as url, hangzhou, inspect, journeyCar, receipt, register, rightInvoice, scanned, send, showOriginals, usualPapers, worldForTest, type Json } from '../testing/transfer-for-test.ts'

const zhaoNumber = '510100198509230012'
const gift = { ground: 'gift', newOwnerName: '赵明远', newOwnerNumber: zhaoNumber, plateChoice: 'drawn', delivery: 'counter' }
const blocked = '海关监管：请先办理海关解除监管'
const standing = ({ documents }: Json, wanted: string): string => documents.find(({ kind }: Json) => kind === wanted)?.state

describe('a car under customs control changes hands on its release (M9.1, M2.3.6)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())
  const control = (plate: string, states: string) => at.sql('update vehicles.vehicles set states = $2 where plate_number = $1', [plate, states])
  const statesOf = async (id: string) => (await at.sql<{ states: string }>('select states from vehicles.vehicles where id = $1', [id]))[0]!.states

  test('in the city: not asked where nothing is under control; without it refused; with it filed, and the control is over', async () => {
    const free = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q15') })
    assert.equal(standing(await at.complete(free, gift), 'customs-release'), 'not-needed')
    await at.withdraw(free)

    const car = await at.car('川A00Q16')
    await control('川A00Q16', 'H')
    assert.deepEqual(sentences(await at.start(wu, 'vehicles.change', { subject: car })), [blocked], 'for another business it blocks as before')
    assert.deepEqual(sentences(await at.start(wu, 'vehicles.change-owner-jointly', { subject: car })), [blocked])
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: car })
    assert.equal(standing(at.must(await at.call(wu, 'PUT', at.url(begun.one, '/answers'), { answers: gift })), 'customs-release'), 'missing')
    assert.deepEqual(sentences(await at.send(begun)), [blocked])
    await control('川A00Q16', 'HK')
    await at.complete(begun, gift)
    assert.deepEqual(sentences(await at.send(begun)), ['查封：请联系查封的法院'], 'a release lifts nothing else')
    await control('川A00Q16', 'H')
    at.must(await at.send(begun))
    await at.agree(zhao, begun.one)
    await at.approved(clerk, begun.one)
    const { state } = await at.approved(colleague, begun.one)
    assert.deepEqual([state, await statesOf(car.id)], ['completed', 'A'])
    assert.equal(standing(at.must(await at.call(clerk, 'GET', at.url(begun.one))), 'customs-release'), 'given', 'what was given stays with the case')
    const file = (await at.call('officer-cd-archive', 'GET', `/api/areas/${chengdu}/vehicles/${car.id}/archive`)).json
    assert.ok(file.images.some(({ type, registration }: Json) => type === 'customs-release' && registration === 2))
    const kept = await at.sql<{ what: string }>(`select what from vehicles.changes where vehicle_id = $1 and registration_seq = 2 and what = 'states'`, [car.id])
    assert.equal(kept.length, 1, 'the former states are kept')
  })

  test('control that comes after the submission stops the approval: nothing was given', async () => {
    const car = await at.car('川A00Q15')
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: car })
    await at.submit(begun, gift)
    await at.agree(zhao, begun.one)
    await at.approved(clerk, begun.one)
    await control('川A00Q15', 'H')
    const late = await at.approve(colleague, begun.one)
    assert.deepEqual([late.status, sentences(late)], [422, [blocked]])
    assert.equal(await statesOf(car.id), 'H')
    await control('川A00Q15', 'A')
  })

  test('an heir, and who moves it out, bring it too', async () => {
    await control('川A00Q15', 'H')
    const vin = (await at.vehicle(wu, await at.car('川A00Q15'))).vin
    for (const service of ['vehicles.take-over', 'vehicles.take-over-move-out']) {
      const one = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, {
        service, reason: 'came-to-counter', identityNumber: zhaoNumber, name: '赵明远', byPapers: { plateKind: '02', plateNumber: '川A00Q15', vin },
      }))
      assert.equal(standing(one, 'customs-release'), 'missing', service)
    }
    const out = await at.start(wu, 'vehicles.move-out', { subject: await at.car('川A00Q15') })
    assert.equal(standing(at.must(out), 'customs-release'), 'missing')
    await control('川A00Q15', 'A')
  })

  test('a gift in the city is proved by the two papers that a counter wants between cities', async () => {
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q43') })
    const of = async (ground: string) => {
      const { documents } = at.must(await at.call(wu, 'PUT', at.url(begun.one, '/answers'), { answers: { ...gift, ground } }))
      return ['gift-agreement', 'notarial-deed', 'court-papers', 'other-proof', 'used-car-invoice'].filter((kind) => standing({ documents }, kind) === 'missing')
    }
    assert.deepEqual(await of('gift'), ['gift-agreement', 'notarial-deed'])
    assert.deepEqual(await of('court'), ['court-papers'])
    assert.deepEqual(await of('other'), ['other-proof'])
    assert.deepEqual(await of('sale'), ['used-car-invoice'])
    await at.withdraw(begun)
  })

  test('between cities: refused without it, also online; scanned by a counter the transfer goes on, and the new place registers a car that is released', async () => {
    const { plateNumber } = journeyCar
    await control(plateNumber, 'H')
    const online = await applyOnline(at)
    assert.deepEqual([online.json.refusal.code, sentences(online)], ['blocked', [blocked]])
    const officer = 'officer-hz-registration'
    const apply = async (...papers: string[]) => at.call(officer, 'POST', `/api/areas/${hangzhou}/transfers`, {
      ...journeyCar, invoice: rightInvoice, newOwnerNumber: '330100199512020068', ground: 'sale', place: 'in-office', otherArea: '320100', tradeArea: hangzhou, papers: await scanned(at, officer, ...papers),
    })
    assert.deepEqual(sentences(await apply(...usualPapers)), [blocked])
    const taken = at.must(await apply(...usualPapers, 'customs-release'))
    assert.equal(taken.state, 'archive-requested')
    assert.ok(taken.papers.some(({ type }: Json) => type === 'customs-release'))
    await send(at, taken.transferId)
    await receipt(at, taken.transferId)
    await inspect(at, taken.transferId)
    const { newVehicleId } = at.must(await register(at, taken.transferId))
    const [row] = await at.sql<{ id: string; states: string }>('select id, states from vehicles.vehicles where area = $1 order by updated_at desc limit 1', [hangzhou])
    assert.equal(row!.states, 'A', String(newVehicleId))
    const filed = await at.sql('select 1 from vehicles.archive_images where area = $1 and vehicle_id = $2 and type = $3', [hangzhou, row!.id, 'customs-release'])
    assert.equal(filed.length, 1)
  })

  test('control that comes while it is on its way: what the new owner photographs lifts nothing, what a counter scans does', async () => {
    const second = { vin: 'L0CDEM0A3M0002074', plateNumber: '苏A00Q12' }
    const { transferId } = at.must(await applyOnline(at, { ...second, invoice: await at.issueInvoice('00000061', second) }))
    await accept(at, transferId)
    await control('苏A00Q12', 'H')
    const hindrances = async (paper: string) => {
      await showOriginals(at, transferId, [paper])
      return at.must(await at.call('officer-hz-registration', 'GET', url(hangzhou, transferId))).hindrances.map(({ says }: Json) => says.zh)
    }
    assert.deepEqual(await hindrances('certificate-pages'), [blocked])
    assert.deepEqual(await hindrances('customs-release'), [])
  })
})
