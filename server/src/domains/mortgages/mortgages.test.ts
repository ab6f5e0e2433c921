import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, describe, test } from 'node:test'
import { lenders } from '@changxing/agencies/bank/lenders.ts'
import { realPerson } from '../../../testing/people-for-test.ts'
import { twoWayForTest, type TwoWay } from '../../../testing/two-way-for-test.ts'

const bank = lenders[0]!
const autoFinance = lenders[1]!
const car = { vin: 'L0CDEM0A3M0001037', plate: '苏A00Q11', area: '320100' }
const owner = 'citizen-qian-haiping'
const clerk = 'officer-nj-registration'
const today = '2021-07-01'

describe('M10: mortgages come online from lenders, and the owner agrees', () => {
  let world: TwoWay
  before(async () => { world = await twoWayForTest(today) })
  after(() => world.close())
  afterEach(() => world.endFaults())

  const file = (order: object = {}) => world.atAgency('/bank/mortgages', { lender: bank.uscc, vin: car.vin, on: today, ...order })
  const releaseBy = (contractNumber: string, changed: object = {}) => world.atAgency('/bank/releases', { contractNumber, on: today, changed })
  const saysOf = (said: { body: { refusal: { reasons: { clause: string; says: { zh: string } }[] } } }) => said.body.refusal.reasons.map(({ clause, says }) => `${clause} ${says.zh}`)
  const rows = () => world.sql<{ id: string; state: string; contract_number: string }>('select id, state, contract_number from mortgages.mortgages order by id')
  const flag = async (vin = car.plate) => (await world.sql<{ mortgaged: boolean; pledged: boolean }>('select mortgaged, pledged from vehicles.vehicles where plate_number = $1 and area = $2 and plate_kind = $3', [vin, car.area, '02']))[0]!
  const mine = async (who = owner) => (await world.call(who, 'GET', '/api/my/mortgages')).json.mortgages
  const url = (id: string, rest = '') => `/api/my/mortgages/${car.area}/${id}${rest}`
  const agree = async (id: string, who = owner, result: 'confirmed' | 'denied' | 'unknown' = 'confirmed') =>
    world.call(who, 'POST', url(id, '/agreement'), { realPersonCheckId: await realPerson(world.it, (await world.person(who)).actor, 'case', result) })
  const books = async () => (await world.atAgency('/bank/mortgages')).mortgages as { id: string; result?: { outcome: string } }[]

  test('filed, seen by the owner, agreed to with a real-person check, registered with 联网核查, told to the lender, released', async () => {
    const filed = await file()
    const { said } = filed.filed
    assert.deepEqual([said.outcome, said.body.state, said.body.papers], ['confirmed', 'waiting-owner', { mainContract: false, businessLicenceCopy: true, paper: false }])
    assert.equal((await flag()).mortgaged, false, 'nothing is registered before the owner agrees')
    const [waiting] = await mine()
    assert.deepEqual([waiting.state, waiting.allowed, waiting.principalFen, waiting.mortgagee.name, waiting.answerBy], ['waiting-owner', ['agree', 'decline'], 12_000_000, bank.name, '2021-07-31'])
    assert.match((await world.call(owner, 'GET', '/api/my/messages')).json.messages[0].body.zh, /不同意就不会登记/)

    const denied = await agree(waiting.mortgageId, owner, 'unknown')
    assert.deepEqual([denied.status, denied.json.refusal.code], [422, 'check-not-confirmed'])
    assert.equal((await flag()).mortgaged, false)
    assert.equal((await agree(waiting.mortgageId, 'citizen-gu-lan')).status, 404, 'another person’s mortgage does not exist')
    const agreed = await agree(waiting.mortgageId)
    assert.deepEqual([agreed.json.state, agreed.json.registeredOn, agreed.json.allowed], ['registered', today, ['prompt-release']])
    assert.equal((await flag()).mortgaged, true)
    assert.equal((await agree(waiting.mortgageId)).json.refusal.code, 'not-now')
    const archive = await world.sql<{ remark: string; note: string }>(
      `select remark, note from vehicles.archive_remarks m join vehicles.registrations r on r.area = m.area and r.vehicle_id = m.vehicle_id and r.seq = m.registration_seq where m.type = 'mortgage-papers'`)
    assert.deepEqual(archive, [{ remark: '联网核查', note: '抵押登记' }])
    await world.runJobs()
    assert.equal((await books()).find(({ id }) => id === filed.id)?.result?.outcome, 'registered')

    const seen = (await world.call(clerk, 'GET', `/api/areas/${car.area}/mortgages?state=registered`)).json
    const shown = seen.mortgages.find(({ mortgageId }: { mortgageId: string }) => mortgageId === waiting.mortgageId)
    assert.deepEqual(shown.history.map(({ by }: { by: string }) => by), ['lender', 'owner', 'owner'])
    assert.match(shown.ownerMasked, /\*/)
    assert.ok(shown.reasons.every(({ holds }: { holds: boolean }) => holds))

    const released = await releaseBy(filed.id)
    assert.deepEqual([released.released.said.outcome, released.released.said.body.state], ['confirmed', 'released'])
    assert.equal((await flag()).mortgaged, false)
    assert.equal((await mine())[0].state, 'released')
  })

  test('each way in which a filing does not fit is told at once, with its clause, and keeps nothing', async () => {
    const before = (await rows()).length
    for (const [order, code, expected] of [
      [{ wrongSeal: true }, 'cannot-be-taken', ['M10.3 电子印章与全国登记的不一致']],
      [{ changed: { mortgagee: { uscc: bank.uscc, name: '别的银行', kind: 'commercial-bank' } } }, 'cannot-be-taken', ['M10.3 机构名称与全国登记册不符']],
      [{ changed: { mortgagee: { uscc: bank.uscc, name: bank.name, kind: 'auto-finance' } } }, 'cannot-be-taken', ['M10.3 机构类型与全国登记册不符']],
      [{ changed: { mortgagee: { uscc: '91440100MA0DEM999X', name: 'x', kind: 'commercial-bank' } } }, 'cannot-be-taken', ['M10.3 全国登记册里没有这家机构，请由机构全国登记一次']],
      [{ changed: { vin: 'L0CDEM0A3M0002075' } }, 'cannot-be-taken', ['M10.1 没有登记这一车架号的车辆']],
      [{ changed: { vin: 'L0CDEM0AXM0003111' } }, 'cannot-be-taken', ['M10.1 车辆在其他城市登记，请向登记地提交']],
      [{ changed: { plateNumber: '苏A00Q99', certificateNumber: '320000009999', owner: { name: '顾岚', identityNumber: '320100199208140063' } } }, 'cannot-be-taken',
        ['M10.1 号牌种类或号码与档案不一致', 'M10.1 登记证书编号与档案不一致', 'M10.1 抵押人不是登记的机动车所有人']],
      [{ changed: { endsOn: '2021-06-30' } }, 'cannot-be-taken', ['M10.1 合同终止日期早于起始日期']],
      [{ vin: 'L0CDEM0AXM0010012', changed: { owner: { name: '顾岚', identityNumber: '320100199208140063' }, area: car.area, plateKind: '02', plateNumber: '苏A00Q21', certificateNumber: '320000010012' } },
        'cannot-be-taken', ['M10.1 车辆已有抵押登记，或另一件抵押正在办理']],
    ] as const) {
      const { filed } = await file(order)
      assert.deepEqual([filed.said.outcome, filed.said.status, filed.said.body.refusal.code], ['denied', 422, code], JSON.stringify(order))
      assert.deepEqual(saysOf(filed.said), expected)
    }
    const missing = await file({ changed: { mortgagee: null } })
    assert.deepEqual(missing.filed.said.body.error.fields.map(({ field }: { field: string }) => field), ['mortgagee'])
    assert.equal((await rows()).length, before)
  })

  test('filed twice: the same gets its receipt, other content is refused, another lender waits until the first is done', async () => {
    const first = await file()
    const again = await file({ changed: { contractNumber: first.id } })
    assert.deepEqual([again.filed.said.outcome, again.filed.said.body.receipt, again.filed.said.body.already], ['confirmed', first.filed.said.body.receipt, true])
    const other = await file({ principalFen: 1, changed: { contractNumber: first.id } })
    assert.equal(other.filed.said.body.refusal.code, 'filed-otherwise')
    const rival = await file({ lender: autoFinance.uscc })
    assert.deepEqual(saysOf(rival.filed.said), ['M10.1 车辆已有抵押登记，或另一件抵押正在办理'])
    assert.equal((await rows()).filter(({ contract_number }) => contract_number === first.id).length, 1)
    const atOnce = await Promise.all([file({ vin: 'L0CDEM0A3M0002074' }), file({ vin: 'L0CDEM0A3M0002074', lender: autoFinance.uscc })])
    assert.deepEqual(atOnce.map(({ filed }) => filed.said.outcome).toSorted(), ['confirmed', 'denied'])

    // a release of what the owner has not agreed to takes it back
    const back = await releaseBy(first.id)
    assert.equal(back.released.said.body.state, 'taken-back')
    assert.equal((await mine()).find(({ contractNumber }: { contractNumber: string }) => contractNumber === first.id).state, 'taken-back')
    const taken = atOnce.find(({ filed }) => filed.said.outcome === 'confirmed')
    await releaseBy(taken.id)
  })

  test('releases that do not fit: other VIN and other seal, an unknown contract, another lender’s; a release twice is one', async () => {
    const filed = await file()
    await agree(filed.filed.said.body.receipt)
    const { released } = await releaseBy(filed.id, { vin: 'L0CDEM0A3M0002074', sealHash: '0'.repeat(64) })
    assert.deepEqual([released.said.body.refusal.code, saysOf(released.said)], ['does-not-fit', ['M10.1 车架号与登记抵押的车辆不一致', 'M10.3 电子印章与全国登记的不一致']])
    const rival = await releaseBy(filed.id, { mortgageeUscc: autoFinance.uscc })
    assert.equal(rival.released.said.body.refusal.code, 'other-lender')
    const unknown = await file({ booksOnly: true })
    assert.equal((await releaseBy(unknown.id)).released.said.body.refusal.code, 'unknown-contract')
    assert.equal((await flag()).mortgaged, true)

    const done = await releaseBy(filed.id)
    const again = await releaseBy(filed.id)
    assert.deepEqual([done.released.said.outcome, again.released.said.outcome], ['confirmed', 'confirmed'])
    assert.equal((await world.sql(`select 1 from mortgages.events e join mortgages.mortgages m on m.area = e.area and m.id = e.mortgage_id where m.contract_number = $1 and e.kind = 'released'`, [filed.id])).length, 1)
  })

  test('declined: nothing registered, the lender hears it, and it is in no book any more', async () => {
    const filed = await file()
    const id = filed.filed.said.body.receipt
    assert.equal((await world.call('citizen-gu-lan', 'POST', url(id, '/refusal'))).status, 404)
    const key = randomUUID()
    const declined = await world.call(owner, 'POST', url(id, '/refusal'), {}, key)
    assert.equal(declined.json.state, 'declined')
    assert.deepEqual((await world.call(owner, 'POST', url(id, '/refusal'), {}, key)).json, declined.json, 'a repeat gets the first answer')
    await world.runJobs()
    assert.equal((await books()).find(({ id: contract }) => contract === filed.id)?.result?.outcome, 'declined')
    const { entries } = await world.atAgency(`/bank/reconciliation?day=${today}&area=${car.area}`)
    assert.ok(entries.every(({ contractNumber }: { contractNumber: string }) => contractNumber !== filed.id))
    const once = await releaseBy(filed.id)
    assert.equal(once.released.said.body.refusal.code, 'not-registered')
  })

  for (const kind of ['slow', '5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'replay', 'clock-off'] as const) {
    test(`${kind} on the way from the bank: the same again is confirmed, and filed once`, async () => {
      await world.agencies.switchOn({ agency: 'bank', kind, times: 1, path: '/exchange/inbound/', delayMs: 50 })
      const first = await file()
      assert.equal(first.filed.said.outcome, kind === 'slow' ? 'confirmed' : 'unknown')
      const again = await world.atAgency('/bank/mortgages/again', { contractNumber: first.id })
      assert.equal(again.filed.said.outcome, 'confirmed')
      assert.equal((await rows()).filter(({ contract_number }) => contract_number === first.id).length, 1)
      assert.equal((await releaseBy(first.id)).released.said.body.state, 'taken-back')
    })
  }

  test('a court seals the car while the owner thinks: the agreement is refused; under customs control an officer looks first', async () => {
    const states = (letters: string) => world.sql('update vehicles.vehicles set states = $1 where plate_number = $2 and area = $3 and plate_kind = $4', [letters, car.plate, car.area, '02'])
    const filed = await file()
    const id = filed.filed.said.body.receipt
    await states('K')
    const sealed = await agree(id)
    assert.deepEqual([sealed.json.refusal.code, sealed.json.refusal.reasons.map(({ says }: { says: { zh: string } }) => says.zh)], ['not-now', ['车辆状态为查封，不能办理抵押']])
    await states('AH')
    assert.equal((await agree(id)).json.state, 'with-office')
    assert.equal((await flag()).mortgaged, false)
    const at = `/api/areas/${car.area}/mortgages/${id}`
    assert.equal((await world.call('officer-nj-archive', 'POST', `${at}/registration`)).status, 403)
    assert.equal((await world.call('officer-hz-registration', 'POST', `${at}/registration`)).status, 403, 'an office of another city')
    const refusedBy = await world.call(clerk, 'POST', `${at}/office-refusal`, { why: '车辆涉嫌套牌，正在核实' })
    assert.deepEqual([refusedBy.json.state, refusedBy.json.history.at(-1).says.zh], ['refused', '车管所不予登记：车辆涉嫌套牌，正在核实'])
    assert.equal((await world.call(clerk, 'POST', `${at}/registration`)).json.refusal.code, 'not-now')
    await states('AH')
    const second = await file()
    await agree(second.filed.said.body.receipt)
    const registered = await world.call(clerk, 'POST', `/api/areas/${car.area}/mortgages/${second.filed.said.body.receipt}/registration`)
    assert.deepEqual([registered.json.state, (await flag()).mortgaged], ['registered', true])
    await states('A')
    await releaseBy(second.id)
  })

  test('M2.3.3: of a car under suspicion nothing is filed, begun on paper or agreed to until that is settled', async () => {
    const states = (letters: string) => world.sql('update vehicles.vehicles set states = $1 where plate_number = $2 and area = $3 and plate_kind = $4', [letters, car.plate, car.area, '02'])
    const before = await file()
    await states('J')
    assert.deepEqual(saysOf((await file({ contract: randomUUID() })).filed.said), ['M10.1 车辆状态为嫌疑车，不能办理抵押', 'M10.1 车辆已有抵押登记，或另一件抵押正在办理'])
    const refused = (await agree(before.filed.said.body.receipt)).json.refusal
    assert.deepEqual([refused.code, refused.reasons.map(({ says }: { says: { zh: string } }) => says.zh)], ['not-now', ['车辆状态为嫌疑车，不能办理抵押']])
    const [row] = await world.sql<{ id: string }>('select id from vehicles.vehicles where plate_number = $1 and area = $2 and plate_kind = $3', [car.plate, car.area, '02'])
    const onPaper = await world.call(owner, 'POST', '/api/my/cases', { service: 'vehicles.mortgage', subject: { kind: 'vehicle', area: car.area, id: row!.id } })
    assert.ok(onPaper.json.refusal.reasons.some(({ says }: { says: { zh: string } }) => says.zh === '车辆状态为嫌疑车，处理完毕后才能办理'))
    await states('A')
    await world.call(owner, 'POST', url(before.filed.said.body.receipt, '/refusal'))
  })

  test('M10.1, M9.1: a car on its way to another city takes no mortgage and no pledge: not filed, not agreed to, not registered, not begun', async () => {
    const words = ['M10.1 正在办理异地交易登记或转出，办完后向新登记地提交']
    const states = (letters: string) => world.sql('update vehicles.vehicles set states = $1 where plate_number = $2 and area = $3 and plate_kind = $4', [letters, car.plate, car.area, '02'])
    const why = (said: { json: { refusal: { reasons: { says: { zh: string } }[] } } }) => said.json.refusal.reasons.map(({ says }) => says.zh)
    const [row] = await world.sql<{ id: string }>('select id from vehicles.vehicles where plate_number = $1 and area = $2 and plate_kind = $3', [car.plate, car.area, '02'])
    const thought = (await file()).filed.said.body.receipt
    const buyer = 'citizen-zheng-yutong'
    const applied = await world.call(buyer, 'POST', '/api/my/transfers', {
      vin: car.vin, plateKind: '02', plateNumber: car.plate, invoice: { code: '033012100117', number: '00000001' }, inArea: '330100', tradeArea: '330100',
    })
    assert.equal(applied.status, 200, JSON.stringify(applied.json))
    const late = await agree(thought)
    assert.deepEqual([late.json.refusal?.code, why(late)], ['not-now', ['正在办理异地交易登记或转出，办完后向新登记地提交']])
    await world.call(owner, 'POST', url(thought, '/refusal'))
    assert.deepEqual(saysOf((await file()).filed.said), words)
    for (const service of ['vehicles.mortgage', 'vehicles.pledge']) {
      const begun = await world.call(owner, 'POST', '/api/my/cases', { service, subject: { kind: 'vehicle', area: car.area, id: row!.id } })
      assert.deepEqual(why(begun), ['正在办理异地交易登记或转出：请办完或撤回后再来'], service)
    }
    const withdraw = () => world.call(buyer, 'POST', `/api/my/transfers/330100/${applied.json.transferId}/withdrawal`, {})
    assert.equal((await withdraw()).status, 200)

    await states('AH')
    const looked = (await file()).filed.said.body.receipt
    assert.equal((await agree(looked)).json.state, 'with-office')
    await states('K')
    assert.deepEqual(why(await world.call(clerk, 'POST', `/api/areas/${car.area}/mortgages/${looked}/registration`)), ['车辆状态为查封，不能办理抵押'])
    await states('A')
    assert.equal((await flag()).mortgaged, false)
    const [sold] = await world.sql<{ was: string }>(
      `update vehicles.vehicles v set owner_person_id = o.owner_person_id from vehicles.vehicles o, (select owner_person_id as was from vehicles.vehicles where id = $1) as former
         where v.id = $1 and o.plate_number = '苏A00Q21' and o.plate_kind = '02' returning former.was`, [row!.id])
    const others = await world.call(clerk, 'POST', `/api/areas/${car.area}/mortgages/${looked}/registration`)
    assert.equal(others.json.refusal?.code, 'not-now', 'who agreed has sold it: no mortgage is laid on the new owner’s car')
    assert.equal((await flag()).mortgaged, false)
    await world.sql('update vehicles.vehicles set owner_person_id = $2 where id = $1', [row!.id, sold!.was])
    await world.call(clerk, 'POST', `/api/areas/${car.area}/mortgages/${looked}/office-refusal`, { why: '车辆被查封，不予登记' })
  })

  test('M10.3: registered once, for the nation; a filing for a city is refused by message, by the missing operation and by the table', async () => {
    const local = await world.atAgency('/bank/registrations', { lender: bank.uscc, changed: { area: car.area, validFrom: today } })
    assert.deepEqual([local.said.outcome, local.said.body.refusal.code, local.said.body.refusal.reasons[0].clause], ['denied', 'local-filing', 'M10.3'])
    assert.match(local.said.body.refusal.reasons[0].says.zh, /不设本地备案/)
    assert.equal((await world.call(clerk, 'POST', `/api/areas/${car.area}/mortgage-lenders`, { uscc: bank.uscc })).status, 404)
    assert.equal((await world.call(clerk, 'POST', '/api/mortgage-lenders', { uscc: bank.uscc })).status, 404)
    await assert.rejects(world.sql(`insert into mortgages.lenders select '320100', uscc, valid_from, name, kind, licence_hash, seal_hash, until, registered_at from mortgages.lenders limit 1`), /lenders_area_check/)

    const mistyped = await world.atAgency('/bank/registrations', { lender: bank.uscc, changed: { uscc: '91320100MA0DEM0139' } })
    assert.equal(mistyped.said.body.refusal.code, 'bad-code')
    // a new seal, valid in every city from its day on
    const renewed = { sealHash: 'ab'.repeat(32), validFrom: '2021-07-01' }
    const register = () => world.atAgency('/bank/registrations', { lender: autoFinance.uscc, changed: renewed })
    assert.deepEqual([(await register()).said.outcome, (await register()).said.outcome], ['confirmed', 'confirmed'])
    const otherwise = await world.atAgency('/bank/registrations', { lender: autoFinance.uscc, changed: { ...renewed, sealHash: 'cd'.repeat(32) } })
    assert.equal(otherwise.said.body.refusal.code, 'registered-otherwise')
    const withOld = await file({ lender: autoFinance.uscc })
    assert.deepEqual(saysOf(withOld.filed.said), ['M10.3 电子印章与全国登记的不一致'])
    const withNew = await file({ lender: autoFinance.uscc, changed: { sealHash: renewed.sealHash } })
    assert.equal(withNew.filed.said.outcome, 'confirmed')
    await releaseBy(withNew.id, { sealHash: renewed.sealHash })
    const { lenders: listed, says } = (await world.call(clerk, 'GET', '/api/mortgage-lenders')).json
    assert.equal(listed.length, 4)
    assert.match(says.zh, /没有本地备案/)
  })

  test('paid off and not released: the lender is asked, promises a day, is late, and supervision sees it; the release ends it', async () => {
    const [seeded] = await mine('citizen-gu-lan')
    assert.deepEqual([seeded.state, seeded.contractNumber, seeded.allowed], ['registered', 'DY20200115BEFORE01', ['prompt-release']])
    const asked = await world.call('citizen-gu-lan', 'POST', url(seeded.mortgageId, '/release-prompts'))
    assert.deepEqual([asked.json.prompt.state, asked.json.prompt.dueOn, asked.json.allowed], ['sent', '2021-07-22', []])
    await world.runJobs()
    await world.sql(`update mortgages.prompts set due_on = '2021-06-30'`)
    await world.runTask('mortgages.chase')
    const { prompt: open } = (await mine('citizen-gu-lan'))[0]
    assert.deepEqual([open.state, open.dueOn, open.says.zh], ['not-paid-off', null, '机构称贷款尚未结清，请与机构核对'], 'who has answered is not late')
    const listed = (await world.call('officer-nj-head', 'GET', `/api/areas/${car.area}/mortgage-prompts`)).json.prompts
    assert.deepEqual(listed.map(({ escalatedOn, dueOn }: { escalatedOn: string | null; dueOn: string | null }) => [escalatedOn, dueOn]), [[null, null]])
    const told = (await world.call('citizen-gu-lan', 'GET', '/api/my/messages')).json.messages
    assert.ok(told.every(({ title }: { title: { zh: string } }) => !title.zh.includes('超期')))
    await world.atAgency('/bank/mortgages/paid-off', { contractNumber: seeded.contractNumber })
    await world.call('citizen-gu-lan', 'POST', url(seeded.mortgageId, '/release-prompts'))
    await world.runJobs()
    assert.equal((await mine('citizen-gu-lan'))[0].prompt.state, 'promised')
    await world.sql(`update mortgages.prompts set due_on = '2021-06-30' where state = 'promised'`)
    await world.runTask('mortgages.chase')
    await world.runTask('mortgages.chase')
    const { prompts } = (await world.call('officer-nj-head', 'GET', `/api/areas/${car.area}/mortgage-prompts`)).json
    assert.deepEqual([prompts[0].escalatedOn, prompts[0].state], [today, 'promised'])
    assert.match(prompts[0].says.zh, /已超期，监督岗可见/)
    const events = await world.sql(`select 1 from mortgages.events where mortgage_id = $1 and kind = 'prompt-overdue'`, [seeded.mortgageId])
    assert.equal(events.length, 1, 'shown once')
    await releaseBy(seeded.contractNumber)
    assert.equal((await mine('citizen-gu-lan'))[0].prompt.state, 'released')
  })

  test('nobody answers within 30 days: the filing lapses, the lender hears it', async () => {
    const filed = await file()
    await world.sql(`update mortgages.mortgages set answer_by = '2021-06-30' where contract_number = $1`, [filed.id])
    await world.runTask('mortgages.chase')
    assert.equal((await rows()).find(({ contract_number }) => contract_number === filed.id)?.state, 'lapsed')
    assert.equal((await books()).find(({ id }) => id === filed.id)?.result?.outcome, 'lapsed')
    const anew = await file({ changed: { contractNumber: filed.id } })
    assert.equal(anew.filed.said.body.state, 'waiting-owner', 'what lapsed may be filed anew')
    await releaseBy(filed.id)
  })

  test('sold while the former owner thought: the new owner sees nothing of it, and a filing for the new owner takes its place', async () => {
    const filed = await file()
    const owns = (name: string) => world.sql(`update vehicles.vehicles set owner_person_id = p.id from people.persons p where p.identity_index = $1 and plate_number = $2 and vehicles.area = $3 and plate_kind = '02'`,
      [world.it.platform.blindIndex('identity-number', name), car.plate, car.area])
    await owns('320100199208140063')
    assert.equal((await agree(filed.filed.said.body.receipt)).status, 404)
    assert.equal((await agree(filed.filed.said.body.receipt, 'citizen-gu-lan')).status, 404)
    const anew = await file({ lender: lenders[2]!.uscc, changed: { owner: { name: '顾岚', identityNumber: '320100199208140063' } } })
    assert.equal(anew.filed.said.outcome, 'confirmed', JSON.stringify(anew.filed.said.body))
    assert.equal((await rows()).find(({ contract_number }) => contract_number === filed.id)?.state, 'lapsed')
    await releaseBy(anew.id)
    await owns('320100198202280052')
  })

  test('before the measure a lender comes with paper', async () => {
    const early = await twoWayForTest('2021-05-31')
    try {
      const { filed } = await early.atAgency('/bank/mortgages', { lender: bank.uscc, vin: car.vin, on: '2021-05-31' })
      assert.deepEqual([filed.said.outcome, filed.said.body.refusal.code], ['denied', 'on-paper'])
    } finally {
      await early.close()
    }
  })
})
