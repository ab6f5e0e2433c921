import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { clerk, colleague, counter, lin, sentences, servicesForTest, wu, zhao, type Begun, type Services } from '../testing/services-for-test.ts'
import {
  accept, applyOnline, buyer, handIn, hangzhou, inspect, journeyCar, nanjing, receipt, register, scanned, secondCar, send, showOriginals, stop, usualPapers, worldForTest, type Answer, type Json,
} from '../testing/transfer-for-test.ts'
import { pdfText } from '../../../../testing/pdf-text.ts'

const seller = 'citizen-qian-haiping'
const atNanjing = 'officer-nj-registration'
const toLin = { ground: 'gift', newOwnerName: '林晓芸', newOwnerNumber: '510100199004160025', plateChoice: 'drawn', delivery: 'counter' }
const lost = { reason: 'lost', delivery: 'counter' }
type Car = { readonly kind: string; readonly area: string; readonly id: string }

describe('papers that are being made, and a car that is sold, moved out or deregistered meanwhile (M9.1, M2.3.6)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  /** A replacement, approved: the old one is void, the new one is being made. */
  const ordered = async (who: string, service: string, subject: Car, officer = clerk): Promise<Json> => {
    const begun = await at.begin(who, service, { subject })
    await at.submit(begun, lost)
    return at.approved(officer, begun.one)
  }
  const press = async (officer: string, one: Json, what: string): Promise<Answer> => {
    const { version } = at.must(await at.call(officer, 'GET', at.url(one)))
    return at.call(officer, 'POST', at.url(one, `/${what}`), { version })
  }
  const whyNot = (answer: Answer): readonly unknown[] => [answer.status, answer.json.refusal?.code, ...(answer.json.refusal ? sentences(answer) : [])]
  const reviewed = async (officer: string, one: Json): Promise<Json> => at.must(await at.call(officer, 'GET', at.url(one, '/review'))).case
  const told = async (who: string): Promise<Json[]> => (await at.call(who, 'GET', '/api/my/messages')).json.messages
  const inForce = async ({ id }: { readonly id: string }) =>
    (await at.sql<{ kind: string }>('select kind from vehicles.papers where vehicle_id = $1 and void_on is null order by kind', [id])).map(({ kind }) => kind)
  const endOfTemporaryPlate = async (one: Json) => (await at.sql<{ ended: string | null }>('select ended_on::text as ended from vehicles.temporary_plates where case_id = $1', [one.id]))[0]!.ended
  /** Given to her: agreed, inspected, but not approved yet. */
  const givenToLin = async (who: string, subject: Car): Promise<Begun> => {
    const begun = await at.begin(who, 'vehicles.transfer', { subject })
    await at.submit(begun, toLin)
    await at.agree(lin, begun.one)
    return begun
  }
  const bothOfficers = async ({ one }: Begun): Promise<Json> => {
    await at.approved(clerk, one)
    return at.approved(colleague, one)
  }

  test('while the certificate is printed nothing is entered and nothing sold; who looks before paying sees it too; a day later it goes on', async () => {
    const car = await at.car('川A00Q15')
    const one = await ordered(wu, 'vehicles.exchange-certificate', car)
    const until = '正在制作登记证书（2021-07-02 前做好）：做好后再办'
    for (const service of ['vehicles.transfer', 'vehicles.change', 'vehicles.file-driving-aids', 'vehicles.deregister', 'vehicles.move-out', 'vehicles.exchange-certificate'])
      assert.deepEqual(whyNot(await at.start(wu, service, { subject: car })), [422, 'not-now', until], service)
    const other = await at.start(wu, 'vehicles.replace-vehicle-licence', { subject: car })
    assert.equal(other.status, 200, 'a licence is replaced beside it')
    await at.withdraw({ who: wu, one: other.json })
    assert.deepEqual((await at.vehicle(wu, car)).blocking.map(({ says }: Json) => says.zh), [until])
    assert.deepEqual(at.must(await at.call(clerk, 'GET', at.url(one, '/review'))).warnings, [], 'its own making is no objection to it')

    const link = (await at.call(wu, 'POST', `/api/my/vehicles/${car.area}/${car.id}/check-links`, { consent: true, hours: 24 })).json
    const on = (what: string) => `/api/my/check-links/${link.area}/${link.linkId}/${what}`
    await at.call(lin, 'POST', '/api/my/check-links/joins', { token: link.token, consent: true })
    await at.call(wu, 'POST', on('agreement'), { consent: true })
    const look = async (inArea?: string): Promise<Json> => at.must(await at.call(lin, 'POST', on('looks'), inArea ? { inArea } : {}))
    for (const place of [undefined, hangzhou]) {
      const seen = await look(place)
      assert.deepEqual([seen.clear, seen.reasons.map(({ says }: Json) => says.zh)], [false, [until]], place)
    }

    at.must(await press(clerk, one, 'stages/made'))
    assert.equal((await look()).clear, true, 'it waits to be handed over, which stops nobody')
    assert.equal((await at.start(wu, 'vehicles.transfer', { subject: car })).status, 200)
  })

  test('a transfer that was sent is approved only when what was ordered before it is printed; nothing is ordered after it was sent', async () => {
    const car = await at.car('川A00Q16')
    const licence = await at.begin(wu, 'vehicles.replace-vehicle-licence', { subject: car })
    const transfer = await givenToLin(wu, car)
    for (const service of ['vehicles.replace-plates', 'vehicles.exchange-certificate'])
      assert.deepEqual(whyNot(await at.start(wu, service, { subject: car })), [422, 'not-now', '正在办理本市过户或变更所有人：请办完或撤回后再来'], service)
    await at.submit(licence, lost)
    await at.approved(clerk, licence.one)
    assert.deepEqual(whyNot(await at.approve(clerk, transfer.one)), [422, 'not-now', '正在制作行驶证（2021-07-02 前做好）：做好后再办'])
    at.must(await press(clerk, licence.one, 'stages/made'))
    const { version } = at.must(await at.call(clerk, 'GET', at.url(transfer.one)))
    at.must(await at.call(clerk, 'POST', at.url(transfer.one, '/approval'), { version }))
    await at.approved(colleague, transfer.one)
    assert.deepEqual(await inForce(car), ['certificate', 'inspection-mark', 'plates', 'vehicle-licence'])
    // The licence lies at the office still, void: it is for nobody.
    assert.deepEqual(whyNot(await press(clerk, licence.one, 'stages/delivered')), [422, 'not-now', '车已过户，行驶证不再送达：号牌、行驶证已核发给新车主'])
    await at.it.runJobs()
    const ended = await reviewed(clerk, licence.one)
    assert.deepEqual([ended.state, ended.stages.map(({ name, state }: Json) => `${name} ${state}`)], ['completed', ['made done']])
  })

  test('plates of a car that is sold: the officer is told in words and closes the case; once, and nobody else', async () => {
    const car = await at.car('川A00Q43')
    const plates = await ordered(wu, 'vehicles.replace-plates', car)
    assert.deepEqual(whyNot(await at.start(wu, 'vehicles.replace-plates', { subject: car })), [422, 'not-now', '正在制作号牌（2021-07-22 前做好）：做好后再办'])
    assert.deepEqual(whyNot(await press(clerk, plates, 'making-end')), [422, 'not-now', '没有停止制作的原因，请照常制作、送达'])
    assert.equal((await reviewed(clerk, plates)).allowed.includes('advance'), true)
    await bothOfficers(await givenToLin(wu, car))
    assert.equal(await endOfTemporaryPlate(plates), '2021-07-01')

    const why = '车已过户，不再制作号牌：号牌、行驶证已核发给新车主'
    assert.deepEqual(whyNot(await press(clerk, plates, 'stages/made')), [422, 'not-now', why])
    const seen = await reviewed(clerk, plates)
    assert.deepEqual([seen.allowed, seen.nextStep.zh], [['end-making'], why])
    assert.equal((await press(counter, plates, 'making-end')).status, 403)
    assert.equal((await at.call(wu, 'POST', at.url(plates, '/making-end'), { version: seen.version })).status, 403)
    assert.equal((await at.call(clerk, 'POST', at.url(plates, '/making-end'), {})).status, 400)
    assert.equal((await at.call(clerk, 'POST', at.url(plates, '/making-end'), { version: seen.version - 1 })).status, 409)
    const key = '00000000-0000-4000-8000-00000000ab01'
    const end = () => at.call(clerk, 'POST', at.url(plates, '/making-end'), { version: seen.version, note: '号牌未制作' }, key)
    const ended = at.must(await end())
    assert.deepEqual([ended.state, ended.stages, ended.nextStep.zh, ended.result.plate], ['completed', [], why, undefined])
    assert.deepEqual(at.must(await end()), ended, 'a double click ends it once')
    assert.deepEqual(whyNot(await press(clerk, plates, 'making-end')).slice(0, 2), [422, 'not-in-this-state'])
    const [news] = await told(wu)
    assert.deepEqual([news!.title.zh, news!.body.zh], ['补换领号牌：不再制作，已办结', `办件号 ${plates.number}。${why}。`])
    const mine = at.must(await at.call(wu, 'GET', at.url(plates)))
    assert.deepEqual([mine.nextStep.zh, mine.timeline.filter(({ kind }: Json) => kind === 'making-ended').map(({ says, note }: Json) => [says.zh, note])], [why, [['不再制作、送达', undefined]]])
    const [listed] = at.must(await at.call(wu, 'GET', '/api/my/cases')).cases.filter(({ id }: Json) => id === plates.id)
    assert.equal(listed.nextStep.zh, '不再制作、送达，已办结')
    const receipt = pdfText((await at.call(wu, 'GET', at.url(plates, '/receipt.pdf'))).raw).replaceAll('\n', '')
    assert.match(receipt, /不再制作号牌/)
    assert.doesNotMatch(receipt, /欢迎评价|welcome to rate/, 'what was not made is not asked about')
    assert.deepEqual(await inForce(car), ['certificate', 'inspection-mark', 'plates', 'vehicle-licence'])
    await at.it.runJobs()
    assert.equal((await told(wu)).filter(({ title }) => title.zh === news!.title.zh).length, 1)
  })

  test('what nobody closes the platform ends by itself, and tells who had the car and who has it', async () => {
    const car = await at.car('川A00Q17')
    const plates = await ordered(zhao, 'vehicles.replace-plates', car)
    await bothOfficers(await givenToLin(zhao, car))
    await at.it.runJobs()
    assert.equal((await reviewed(clerk, plates)).state, 'completed')
    assert.equal((await told(zhao))[0]!.title.zh, '补换领号牌：不再制作，已办结')
    const [news] = (await told(lin)).filter(({ title }) => title.zh === '原车主补领的牌证不再办理')
    assert.equal(news!.body.zh, '车已过户，不再制作号牌：号牌、行驶证已核发给新车主。补领期间发的临时号牌不能再用。')
    assert.doesNotMatch(JSON.stringify(news), /赵明远|川A00Q17/)
  })

  test('between cities: nothing is applied for while the licence is printed, nothing ordered on the way; at the registration plates end, and the new row has all its papers', async () => {
    const car = await at.car(journeyCar.plateNumber)
    const licence = await ordered(seller, 'vehicles.replace-vehicle-licence', car, atNanjing)
    const plates = await ordered(seller, 'vehicles.replace-plates', car, atNanjing)
    const blocked = await applyOnline(at)
    assert.deepEqual(whyNot(blocked), [422, 'blocked', '正在制作行驶证（2021-07-02 前做好）：做好后再办'])
    at.must(await press(atNanjing, licence, 'stages/made'))
    const { transferId: id } = at.must(await applyOnline(at))
    for (const service of ['vehicles.replace-plates', 'vehicles.replace-vehicle-licence', 'vehicles.exchange-certificate'])
      assert.ok(sentences(await at.start(seller, service, { subject: car })).some((says) => says.startsWith('正在办理异地交易登记')), service)
    await accept(at, id)
    await send(at, id)
    await receipt(at, id)
    await inspect(at, id)
    await showOriginals(at, id)
    const registered = await register(at, id)
    assert.equal(registered.status, 200, JSON.stringify(registered.json))
    assert.equal(await endOfTemporaryPlate(plates), '2021-07-01')
    for (const one of [plates, licence]) {
      const step = one === plates ? 'made' : 'delivered'
      assert.deepEqual(whyNot(await press(atNanjing, one, `stages/${step}`)).slice(0, 2), [422, 'not-now'])
    }
    await at.it.runJobs()
    for (const one of [plates, licence]) assert.equal((await reviewed(atNanjing, one)).state, 'completed')
    const [moved] = at.must(await at.call(buyer, 'GET', '/api/my/vehicles')).vehicles.filter(({ area }: Json) => area === hangzhou)
    assert.ok((['certificate', 'plates', 'vehicle-licence'] as const).every((kind) => moved.papers.some((paper: Json) => paper.kind === kind && paper.voidOn === null)))
    assert.equal(moved.papers.find(({ kind }: Json) => kind === 'certificate').number, moved.certificateNumber)
    assert.deepEqual(await inForce(car), [])
    assert.equal((await told(buyer)).some(({ body }) => body.zh === '车已转出，不再制作号牌：号牌、行驶证由转入地车管所核发。补领期间发的临时号牌不能再用。'), true)
  })

  test('handed in at the old place before the car leaves (path C): its lost plates are not made, nor does the plate that stood for them count beside the one for the way', async () => {
    const car = await at.car(secondCar.plateNumber)
    const plates = await ordered(seller, 'vehicles.replace-plates', car, atNanjing)
    const { transferId: id } = at.must(await at.call(atNanjing, 'POST', `/api/areas/${nanjing}/transfers`, {
      ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers: await scanned(at, atNanjing, ...usualPapers, 'notarial-deed'),
    }))
    await inspect(at, id, { who: 'officer-nj-inspection', area: nanjing })
    const handed = at.must(await handIn(at, id, { plates: 0, declaredLost: true }))
    assert.deepEqual([await endOfTemporaryPlate(plates), handed.temporaryPlate.validUntil], ['2021-07-01', '2021-07-31'])
    const instead = '车要转往外市，号牌已收回，不再制作号牌：号牌由转入地车管所核发；没有过户的，可以再申请补领'
    assert.deepEqual(whyNot(await press(atNanjing, plates, 'stages/made')), [422, 'not-now', instead])
    await at.it.runJobs()
    assert.deepEqual([(await reviewed(atNanjing, plates)).nextStep.zh, (await inForce(car)).includes('plates')], [instead, false])
    await stop(at, id, { who: atNanjing, area: nanjing })
    const anew = await at.begin(seller, 'vehicles.replace-plates', { subject: car })
    assert.equal(anew.one.state, 'draft', 'it came to nothing: they are ordered again')
    await at.withdraw(anew)
  })

  test('moved out by its owner, and deregistered: plates are not made for a car that is not here any more', async () => {
    const car = await at.car(secondCar.plateNumber)
    const plates = await ordered(seller, 'vehicles.replace-plates', car, atNanjing)
    const begun = await at.begin(seller, 'vehicles.move-out', { subject: car })
    await at.submit(begun, { ground: 'own-move', inArea: '320300', platesBack: 'none', licenceBack: 'yes', insuranceUntil: '2022-06-30' })
    await at.inspect(begun.one, { who: 'officer-nj-inspection' })
    await at.approved(atNanjing, begun.one)
    await at.approved('officer-nj-registration-2', begun.one)
    await at.it.runJobs()
    assert.deepEqual([(await reviewed(atNanjing, plates)).nextStep.zh, await endOfTemporaryPlate(plates)], ['车已转出，不再制作号牌：号牌、行驶证由转入地车管所核发', '2021-07-01'])
    assert.equal((await told(seller)).some(({ title }) => title.zh === '原车主补领的牌证不再办理'), false, 'told once, as the applicant')

    const wreck = await at.car('川A00Q18')
    const others = await ordered(lin, 'vehicles.replace-plates', wreck)
    const gone = await at.begin(lin, 'vehicles.deregister', { subject: wreck })
    await at.submit(gone, { ground: 'destroyed' })
    await at.approved(clerk, gone.one)
    assert.deepEqual(whyNot(await press(clerk, others, 'stages/made')), [422, 'not-now', '车已注销，不再制作号牌：车辆注销后不再核发牌证'])
    await at.it.runJobs()
    assert.deepEqual([(await reviewed(clerk, others)).state, await inForce(wreck), await endOfTemporaryPlate(others)], ['completed', [], '2021-07-01'])
  })

  test('where another is in force already, as records from before may have it, no second one is issued', async () => {
    const car = await at.car('川A00Q45')
    const owner = 'citizen-bai-xiuying'
    const one = await ordered(owner, 'vehicles.replace-vehicle-licence', car)
    await at.sql(`update vehicles.papers set void_on = null, void_because = null where vehicle_id = $1 and kind = 'vehicle-licence'`, [car.id])
    assert.deepEqual(whyNot(await press(clerk, one, 'stages/made')), [422, 'not-now', '已另行核发，不再制作行驶证：以后核发的为准'])
    at.must(await press(clerk, one, 'making-end'))
    assert.equal((await at.papers(car, 'vehicle-licence')).length, 1)
  })

  test('a certificate that was made goes with the car', async () => {
    const car = await at.car('川A00Q46')
    const owner = 'citizen-bai-xiuying'
    const one = await ordered(owner, 'vehicles.exchange-certificate', car)
    at.must(await press(clerk, one, 'stages/made'))
    await bothOfficers(await givenToLin(owner, car))
    assert.equal((await reviewed(clerk, one)).nextStep.zh, '车已过户，登记证书不再送达：登记证书随车归现在的车主；还在车管所的，由现在的车主到窗口领取')
    await at.it.runJobs()
    assert.equal((await told(lin)).some(({ body }) => body.zh.startsWith('车已过户，登记证书不再送达')), true)
    assert.deepEqual(await inForce(car), ['certificate', 'inspection-mark', 'plates', 'vehicle-licence'])
  })
})
