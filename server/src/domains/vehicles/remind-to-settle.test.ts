import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { remindOwnersTask } from './remind-owners.ts'
import {
  applyOnline, at, buyer, handIn, hangzhou, inspect, nanjing, receipt, scanned, secondCar, send, showOriginals, upTo, usualPapers, worldForTest, type Json, type World,
} from './testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'

/** The task as it runs on another day. */
const remindOn = (world: World, day: string) => {
  const { platform } = world.it
  return remindOwnersTask({ platform: { ...platform, clock: { ...platform.clock, today: () => day } }, transaction: platform.database.transaction }, {})
}
const messages = async (world: World, who: string): Promise<Json[]> => (await world.call(who, 'GET', '/api/my/messages')).json.messages
/** What somebody was told from now on, the newest first. */
const since = async (world: World, who: string) => {
  const before = (await messages(world, who)).length
  return async (): Promise<Json[]> => {
    const now = await messages(world, who)
    return now.slice(0, now.length - before)
  }
}
const titles = (told: Json[]): string[] => told.map(({ title }) => title.zh)

describe('the last day of what is still to be shown or settled is named before it comes (M2.3.4)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())
  let toBuyer: () => Promise<Json[]>
  let toSeller: () => Promise<Json[]>
  const listen = async (who = buyer, whose = seller) => [toBuyer, toSeller] = [await since(world, who), await since(world, whose)]
  let id: string

  test('a car that passed before an original was shown: thirty days from then, reminded a week before, told once when it is over', async () => {
    id = await upTo(world, 'archive-received')
    await inspect(world, id)
    await world.sql(`update vehicles.transfers set come_by = '2021-07-10' where id = $1`, [id])
    assert.match((await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json.nextStep.zh, /^请先处理下面的事项.+最迟 2021-07-31，过了这天原车主可以申请终止$/)
    await listen()
    for (const day of ['2021-07-10', '2021-07-11', '2021-07-23']) await remindOn(world, day)
    assert.deepEqual([titles(await toBuyer()), titles(await toSeller())], [[], []], 'the day of the car itself is over, and it was brought')
    for (const day of ['2021-07-24', '2021-07-25', '2021-07-30', '2021-07-31']) await remindOn(world, day)
    assert.deepEqual([titles(await toBuyer()), titles(await toSeller())], [['请在 2021-07-31 前办完剩下的事项'], ['新车主最迟 2021-07-31 办完']], 'once')
    assert.match((await toBuyer())[0]!.body.zh, /窗口还没有看过、扫描“机动车登记证书”原件：请带到转入地车管所窗口.+请在 2021-07-31 前办完；过了这天还没有办的，原车主可以申请终止。$/)
    assert.doesNotMatch((await toSeller())[0]!.body.zh, /扫描|登记证书/, 'what is lacking is the new owner’s own')
    for (const day of ['2021-08-01', '2021-08-02']) await remindOn(world, day)
    assert.deepEqual([titles(await toBuyer()), titles(await toSeller())], [
      ['期限 2021-07-31 已过', '请在 2021-07-31 前办完剩下的事项'], ['新车主没有按期办', '新车主最迟 2021-07-31 办完'],
    ], 'told once that it is over')
  })

  test('first looked at on the last day, it is still told; a day later only that it is over', async () => {
    for (const [day, title] of [['2021-07-31', '请在 2021-07-31 前办完剩下的事项'], ['2021-08-01', '期限 2021-07-31 已过']] as const) {
      await world.sql('update vehicles.transfers set reminded_for = null, over_told_for = null where id = $1', [id])
      await listen()
      await remindOn(world, day)
      assert.deepEqual(titles(await toBuyer()), [title], day)
    }
  })

  test('not while an officer has to settle an objection, nor once the originals are seen', async () => {
    await world.sql('update vehicles.transfers set reminded_for = null, over_told_for = null where id = $1', [id])
    await world.call(seller, 'POST', `/api/my/transfers/${hangzhou}/${id}/objection`, { words: '我没有卖', kind: 'not-mine' })
    await listen()
    await remindOn(world, '2021-07-31')
    assert.deepEqual(titles(await toBuyer()), [])
    const { objections } = (await world.call('officer-hz-registration-2', 'GET', at(hangzhou, id))).json
    await world.call('officer-hz-registration-2', 'POST', at(hangzhou, id, '/objection-settlement'), { objectionId: objections.at(-1).objectionId, founded: false, words: '合同是真的' })
    await showOriginals(world, id)
    await listen()
    await remindOn(world, '2021-07-31')
    assert.deepEqual(titles(await toBuyer()), [])
  })

  test('what has to be settled before the acceptance: thirty days from the application', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const invoice = await world.issueInvoice('00000064', { ...car, buyer: { name: '何建中', identityNumber: '320500198811070036' } })
    assert.equal((await applyOnline(world, { ...car, invoice }, 'citizen-he-jianzhong')).status, 200)
    await listen('citizen-he-jianzhong', 'citizen-gu-lan')
    await remindOn(world, '2021-07-23')
    assert.deepEqual(titles(await toBuyer()), [])
    await remindOn(world, '2021-07-24')
    assert.deepEqual([titles(await toBuyer()), titles(await toSeller())], [['请在 2021-07-31 前办完剩下的事项'], ['新车主最迟 2021-07-31 办完']])
    assert.match((await toBuyer())[0]!.body.zh, /居住证/)
  })
})

describe('a temporary plate that ends before the car has to be there is named before it ends (M2.3.6)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())
  let told: () => Promise<Json[]>
  beforeEach(async () => { told = await since(world, buyer) })

  test('path C: of the plate’s own day a week before it, of the car’s own day a week before that, each once; the last plate counts', async () => {
    const clerk = 'officer-nj-registration'
    const { transferId: id } = (await world.call(clerk, 'POST', `/api/areas/${nanjing}/transfers`, {
      ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers: await scanned(world, clerk, ...usualPapers, 'notarial-deed'),
    })).json
    await remindOn(world, '2021-07-24')
    assert.deepEqual(titles(await told()).slice(0, 1), ['请在 2021-07-31 前办完剩下的事项'], 'the car is waited for in the old place')
    assert.match((await told())[0]!.body.zh, /请开车到转出地车管所查验，交回号牌、行驶证/)
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    assert.equal((await handIn(world, id, { insuredUntil: '2021-07-20' })).json.temporaryPlate.validUntil, '2021-07-20')
    told = await since(world, buyer)
    for (const day of ['2021-07-01', '2021-07-12']) await remindOn(world, day)
    assert.deepEqual(titles(await told()), [])
    for (const day of ['2021-07-13', '2021-07-14', '2021-07-20']) await remindOn(world, day)
    assert.deepEqual(titles(await told()), ['临时号牌到 2021-07-20 为止'])
    assert.match((await told())[0]!.body.zh, /有效至 2021-07-20；车最迟 2021-07-31 到转入地。2021-07-20 之后不能开车上路/)

    // Insured anew: another plate, and of it the day is another.
    await world.sql(`update vehicles.temporary_plates set issued_on = '2021-06-01', valid_until = '2021-06-30' where transfer_id = $1`, [id])
    const given = await world.call(clerk, 'POST', at(nanjing, id, '/temporary-plate'), { insuredUntil: '2021-07-26' })
    assert.equal(given.json.temporaryPlate.validUntil, '2021-07-26', JSON.stringify(given.json))
    told = await since(world, buyer)
    for (const day of ['2021-07-18', '2021-07-19', '2021-07-20', '2021-07-27']) await remindOn(world, day)
    assert.deepEqual(titles(await told()), ['临时号牌到 2021-07-26 为止'])
    await world.sql('update vehicles.temporary_plates set reminded_on = null where transfer_id = $1', [id])
    await remindOn(world, '2021-07-27')
    assert.equal((await told()).length, 1, 'over: nobody is told to come by a day that has gone')
    await remindOn(world, '2021-07-26')
    assert.equal((await told()).length, 2, 'the last day itself')

    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    await world.sql('update vehicles.temporary_plates set reminded_on = null where transfer_id = $1', [id])
    told = await since(world, buyer)
    await remindOn(world, '2021-07-26')
    assert.deepEqual(titles(await told()), [], 'the car is there')
  })
})
