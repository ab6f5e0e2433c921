import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { remindOwnersTask } from './remind-owners.ts'
import {
  at, buyer, handIn, hangzhou, inspect, journeyCar, nanjing, receipt, scanned, secondCar, send, stop, upTo, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const [clerk, archive, seller] = ['officer-nj-registration', 'officer-nj-archive', 'citizen-qian-haiping']

describe('path C: plates and licence are handed in before the file leaves, a temporary plate is given for them (M2.1.5, facts 4.1 C)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const refusalOf = (answer: Answer): Json => {
    assert.equal(answer.status, 422, JSON.stringify(answer.json))
    return answer.json.refusal
  }
  const take = async (): Promise<string> => ok(await world.call(clerk, 'POST', `/api/areas/${nanjing}/transfers`, {
    ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers: await scanned(world, clerk, ...usualPapers, 'notarial-deed'),
  })).transferId
  const inspected = async (): Promise<string> => {
    const id = await take()
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    return id
  }
  const mine = async (id: string, who = buyer) => ok(await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}`))
  const seen = async (id: string, who = clerk) => ok(await world.call(who, 'GET', at(nanjing, id)))
  const told = async (who: string): Promise<Json[]> => ok(await world.call(who, 'GET', '/api/my/messages')).messages
  const givePlate = (id: string, insuredUntil: string) => world.call(clerk, 'POST', at(nanjing, id, '/temporary-plate'), { insuredUntil })
  const end = (id: string) => stop(world, id, { who: clerk, area: nanjing })
  const indexOf = async (vehicleId: string): Promise<string[]> =>
    ok(await world.call(archive, 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`)).remarks.filter(({ type }: Json) => type === 'handed-in').map(({ remark }: Json) => remark)

  test('who may and when: the counter of the old place, once the car has passed there, for what it took in itself; once', async () => {
    const id = await take()
    assert.equal(refusalOf(await handIn(world, id)).code, 'inspection-needed')
    assert.deepEqual((await seen(id)).allowed.includes('hand-in'), false)
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    assert.equal((await seen(id)).allowed.includes('hand-in'), true)
    for (const who of [buyer, 'officer-nj-inspection']) assert.equal((await handIn(world, id, {}, who)).status, 403, who)
    assert.equal((await world.call('officer-hz-registration', 'POST', at(nanjing, id, '/handed-in'), { plates: 2, licence: 'handed-in' })).status, 403)
    assert.equal(refusalOf(await world.call('officer-hz-registration', 'POST', at(hangzhou, id, '/handed-in'), { plates: 2, licence: 'handed-in' })).code, 'not-now', 'the new place takes nothing')
    assert.equal((await handIn(world, id, { plates: 3 })).status, 400)
    const lacking = refusalOf(await handIn(world, id, { plates: 1 }))
    assert.deepEqual([lacking.code, lacking.reasons[0].clause, lacking.reasons[0].says.zh], ['not-handed-in', 'M2.1.5', '号牌、行驶证没有收齐：请收回，或请新车主书面声明遗失'])
    assert.equal(refusalOf(await handIn(world, id, { licence: 'lost' })).code, 'not-handed-in')
    const key = '00000000-0000-4000-8000-00000000a048'
    const body = { plates: 1, licence: 'handed-in', declaredLost: true, insuredUntil: '2022-06-30' }
    const taken = ok(await world.call(clerk, 'POST', at(nanjing, id, '/handed-in'), body, key))
    assert.deepEqual(ok(await world.call(clerk, 'POST', at(nanjing, id, '/handed-in'), body, key)), taken, 'repeated, the same answer')
    assert.deepEqual([taken.handedIn.on, taken.handedIn.officerNumber, taken.handedIn.says.zh, taken.handedIn.insuredUntil], ['2021-07-01', '900102', '收回号牌 1 块、行驶证；声明遗失号牌 1 块', '2022-06-30'])
    assert.equal(refusalOf(await handIn(world, id)).code, 'not-now')
    assert.equal(refusalOf(await givePlate(id, '2022-06-30')).code, 'not-now', 'the plate that it has is good')

    assert.deepEqual(await indexOf(taken.vehicleId), ['收回号牌 1 块、行驶证；声明遗失号牌 1 块（2021-07-01，900102）'])
    for (const view of [await mine(id), await seen(id), ok(await world.call('officer-hz-archive', 'GET', at(hangzhou, id)))]) {
      const event = view.timeline.find(({ action }: Json) => action === 'hand-in')
      assert.deepEqual([event.says.zh, event.by, event.officerNumber], ['收回号牌 1 块、行驶证；声明遗失号牌 1 块', 'out-office', '900102'])
    }
    assert.equal((await told(buyer))[0]!.title.zh, '号牌、行驶证已收回，遗失的已登记')
    assert.match((await told(buyer))[0]!.body.zh, /转出地登记：收回号牌 1 块、行驶证；声明遗失号牌 1 块。凭临时行驶车号牌 苏A.+临 开到转入地，有效至 2021-07-31。$/)
    const sent = await send(world, id)
    assert.ok(sent.manifest.remarks.some(({ type }: Json) => type === 'handed-in'), 'it travels in the signed package')
    assert.deepEqual([sent.temporaryPlate, (await receipt(world, id)).clock.dueOn], [taken.temporaryPlate, '2021-07-31'], 'thirty days from the plate')

    await end(id)
    assert.deepEqual(await indexOf(taken.vehicleId), ['收回号牌 1 块、行驶证；声明遗失号牌 1 块（业务终止，退还原车主）'])
    assert.match((await told(seller)).find(({ title }) => title.zh === '请领回号牌、行驶证')!.body.zh, /转出地车管所此前收回号牌 1 块、行驶证；声明遗失号牌 1 块，请去领回/)
    assert.equal(refusalOf(await handIn(world, id)).code, 'not-now', 'ended')
  })

  test('nothing is said to be taken back where everything was declared lost', async () => {
    const id = await inspected()
    ok(await handIn(world, id, { plates: 0, licence: 'lost', declaredLost: true }))
    const [news] = await told(buyer)
    assert.deepEqual(news!.title, { zh: '号牌、行驶证已登记遗失', en: 'Plates and licence are recorded as lost' })
    assert.match(news!.body.zh, /声明遗失号牌 2 块、行驶证/)
    await end(id)
  })

  test('nobody takes plates of a car that the new place took in', async () => {
    const online = await upTo(world, 'archive-requested', journeyCar)
    assert.equal(refusalOf(await handIn(world, online)).code, 'not-now')
  })

  test('the plate never outlasts the insurance: the day before its thirty days end, that day, the day after', async () => {
    for (const [insuredUntil, until] of [['2021-07-30', '2021-07-30'], ['2021-07-31', '2021-07-31'], ['2021-08-01', '2021-07-31']] as const) {
      const id = await inspected()
      assert.equal(ok(await handIn(world, id, { insuredUntil })).temporaryPlate.validUntil, until, insuredUntil)
      assert.ok((await told(buyer)).some(({ title, link }) => title.zh === '号牌、行驶证已收回' && link.endsWith(id)))
      await send(world, id)
      await receipt(world, id)
      const { clock } = await mine(id)
      assert.equal(clock.dueOn, '2021-07-31')
      assert.match(clock.says.zh, until < '2021-07-31' ? /2021-07-31 前开车到转入地（临时号牌只到 2021-07-30，/ : /（临时号牌有效期内）/)
      const on = (today: string) => {
        const platform = { ...world.it.platform, clock: { ...world.it.platform.clock, today: () => today } }
        return { platform, transaction: platform.database.transaction }
      }
      await remindOwnersTask(on('2021-07-24'), {})
      const reminder = (await told(buyer)).find(({ title, link }) => title.zh === '请在 2021-07-31 前开车到转入地' && link.endsWith(id))!
      assert.match(reminder.body.zh, until < '2021-07-31' ? /临时号牌到 2021-07-30 为止，早于 2021-07-31/ : /临时号牌到 2021-07-31 为止，之后/)
      await end(id)
    }
  })

  test('without insurance no plate, and the way to one is told; insured later, it is given; three for one way at most, those of earlier ways apart', async () => {
    const id = await inspected()
    const ofBefore = await world.sql('select 1 from vehicles.temporary_plates t join vehicles.vehicles v on v.area = t.area and v.vin_index = t.vin_index where v.id = $1 and t.transfer_id <> $2', [(await seen(id)).vehicleId, id])
    assert.ok(ofBefore.length >= 3, 'this car has had as many for ways that are over')
    for (const insuredUntil of ['2021-07-01', '2021-06-30']) assert.equal(refusalOf(await givePlate(id, insuredUntil)).code, 'not-now', 'first the plates')
    const bare = ok(await handIn(world, id, { insuredUntil: '2021-07-01' }))
    assert.equal(bare.temporaryPlate, null)
    assert.match((await told(buyer))[0]!.body.zh, /没有看到有效的交强险，不发临时号牌：投保后带保单到转出地车管所窗口领，或用拖车/)
    assert.equal((await seen(id)).allowed.includes('give-plate'), true)
    await send(world, id)
    await receipt(world, id)
    assert.match((await mine(id)).clock.says.zh, /2021-07-31 前开车到转入地（没有临时号牌，不能开车上路，请拖车）/)
    const refused = refusalOf(await givePlate(id, '2021-07-01'))
    assert.deepEqual([refused.code, refused.reasons[0].says.zh], ['not-insured', '交强险 2021-07-01 到期，请先投保'])
    assert.equal(ok(await givePlate(id, '2021-07-02')).temporaryPlate.validUntil, '2021-07-02')
    assert.equal(ok(await givePlate(id, '2021-07-03')).temporaryPlate.validUntil, '2021-07-03')
    assert.equal(ok(await givePlate(id, '2021-07-04')).temporaryPlate.validUntil, '2021-07-04')
    assert.equal(refusalOf(await givePlate(id, '2022-07-01')).code, 'plates-used-up')
    await end(id)
    assert.deepEqual(await world.sql('select 1 from vehicles.temporary_plates where transfer_id = $1 and ended_on is null', [id]), [], 'all of them end with the transfer')
  })
})
