import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  at, buyer, handIn, hangzhou, inspect, nanjing, openObjection, receipt, scanned, secondCar, send, stop, upTo, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const [oldClerk, newClerk, former] = ['officer-nj-registration', 'officer-hz-registration', 'citizen-qian-haiping']

describe('whom a counter named as the new owner can say no; what holds a transfer takes nothing of the new owner’s days (M2.3.4, M2.4.3)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    const papers = await scanned(world, oldClerk, ...usualPapers, 'notarial-deed')
    const taken = ok(await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, {
      ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers,
    }))
    id = taken.transferId
  })
  after(() => world.close())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const object = (who: string, words: string) => world.call(who, 'POST', `/api/my/transfers/${hangzhou}/${id}/objection`, { words })
  const settle = async (founded: boolean) => ok(await world.call(newClerk, 'POST', at(hangzhou, id, '/objection-settlement'), { objectionId: await openObjection(world, id), founded, words: '已当面核实' }))
  const mine = async (who: string) => ok(await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}`))
  const seen = async () => ok(await world.call(newClerk, 'GET', at(hangzhou, id)))

  test('told at the acceptance; one who applied online themselves has nothing to object to', async () => {
    const { messages } = ok(await world.call(buyer, 'GET', '/api/my/messages'))
    assert.match(messages.find(({ title }: Json) => title.zh === '过户申请已受理').body.zh, /不是您要过户的.+立即暂停/)
    assert.ok((await mine(buyer)).allowed.includes('object'))
    const online = await upTo(world, 'archive-requested')
    assert.equal((await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${online}/objection`, { words: '不是我要的' })).status, 404)
    assert.ok(!ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${online}`)).allowed.includes('object'))
    await stop(world, online)
  })

  test('they object: it stands still, the former owner reads why, and an officer settles it as the other objection', async () => {
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    ok(await handIn(world, id))
    await send(world, id)
    await receipt(world, id)
    const before = await seen()
    assert.deepEqual([before.state, before.clock.dueOn], ['archive-received', '2021-07-31'], 'thirty days to bring the car')
    const raised = ok(await object(buyer, '我没有要这辆车'))
    assert.deepEqual([raised.objection, raised.allowed.includes('object')], ['open', false])
    const held = await seen()
    assert.deepEqual([held.holds.length, held.holds[0].clause, held.heldUntil, held.clock.dueOn], [1, 'M2.4.3', '2021-07-06', null])
    assert.deepEqual(held.objections.map(({ by, outcome }: Json) => [by, outcome]), [['new-owner', null]])
    assert.match((await world.call(former, 'GET', '/api/my/messages')).json.messages[0].body.zh, /新车主说这不是他要过户的/)
    assert.equal((await world.call('officer-hz-inspection', 'POST', at(hangzhou, id, '/inspections'), {})).json.refusal.code, 'held')
    assert.equal((await object('citizen-he-jianzhong', '与我无关')).status, 404)
  })

  test('held for five days, the new owner has five days more to bring the car', async () => {
    for (const table of ['transfers', 'outgoing']) await world.sql(`update vehicles.${table} set held_on = '2021-06-26' where id = $1`, [id])
    const settled = await settle(false)
    assert.deepEqual([settled.holds, settled.heldUntil, settled.clock.duty, settled.clock.dueOn], [[], null, 'owner', '2021-08-05'])
    // Given today, another would last no longer: both days are said.
    assert.equal(settled.temporaryPlate.validUntil, '2021-07-31')
    assert.match(settled.clock.says.zh, /2021-08-05 前开车到转入地（临时号牌只到 2021-07-31，之后请拖车，或带保单到转出地车管所窗口另领）/)
    const { messages } = ok(await world.call(buyer, 'GET', '/api/my/messages'))
    assert.match(messages.find(({ title }: Json) => title.zh === '期限顺延到 2021-08-05').body.zh, /有效至 2021-07-31；车最迟 2021-08-05 到转入地/)
    assert.equal(ok(await world.call(oldClerk, 'GET', at(nanjing, id))).allowed.includes('give-plate'), true)
    const [queued] = ok(await world.call(newClerk, 'GET', `/api/areas/${hangzhou}/transfers?side=in`)).transfers.filter(({ transferId }: Json) => transferId === id)
    assert.equal(queued.clock.says.zh, settled.clock.says.zh, 'the queue says the same')
  })

  test('settled as unfounded, it is raised once more, with what is new; founded, the transfer ends', async () => {
    assert.equal((await object(buyer, '我没有要这辆车 ')).json.refusal.code, 'not-now')
    ok(await object(buyer, '签字不是我的'))
    const first = (await seen()).temporaryPlate
    await world.sql(`update vehicles.temporary_plates set valid_until = '2021-07-20' where transfer_id = $1`, [id])
    for (const table of ['transfers', 'outgoing']) await world.sql(`update vehicles.${table} set held_on = '2021-06-30' where id = $1`, [id])
    const settled = await settle(false)
    assert.equal(settled.clock.dueOn, '2021-08-06')
    assert.deepEqual([settled.temporaryPlate.validUntil, settled.temporaryPlate.number === first.number], ['2021-07-31', false], 'where another lasts longer it is given at once')
    assert.ok(!(await mine(buyer)).allowed.includes('object'))
    assert.match((await object(buyer, '还有新的情况')).json.refusal.reasons[0].says.zh, /行政复议/)
    ok(await object(former, '不是我转让的'))
    assert.equal((await settle(true)).state, 'withdrawn')
    for (const who of [buyer, former]) assert.match((await world.call(who, 'GET', '/api/my/messages')).json.messages[0].body.zh, /异议成立，过户终止/)
  })
})
