import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { escalateTask } from './escalate.ts'
import { remindOwnersTask } from './remind-owners.ts'
import {
  applyOnline, at, buyer, hangzhou, inspect, nanjing, openObjection, receipt, scan, scanned, secondCar, send, upTo, usualPapers, worldForTest, type Json, type World,
} from './testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'
const second = 'officer-hz-registration-2'

describe('a sale between cities that came to nothing: the car is not brought, and the seller asks for the end (M2.3.4)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    id = await upTo(world, 'archive-received')
  })
  after(() => world.close())

  const path = (rest = '') => `/api/my/transfers/${hangzhou}/${id}${rest}`
  const mine = async (who: string): Promise<Json> => (await world.call(who, 'GET', path())).json
  const ask = (who = seller, words = '买方没有付款，车还在我这里') => world.call(who, 'POST', path('/objection'), { words, kind: 'fell-through' })
  const answer = async (said: string, who = buyer) => world.call(who, 'POST', path('/objection-answer'), { objectionId: await openObjection(world, id), answer: said, words: '周末开过去' })
  const settle = async (founded: boolean, change: object = {}, who = second) =>
    world.call(who, 'POST', at(hangzhou, id, '/objection-settlement'), { objectionId: await openObjection(world, id), founded, words: '已问双方', ...change })
  const told = async (who: string): Promise<Json> => (await world.call(who, 'GET', '/api/my/messages')).json.messages[0]
  /** As if the file had come on another day. */
  const lastDay = async (day: string) => {
    await world.sql('update vehicles.transfers set come_by = $2, due_on = $2 where id = $1', [id, day])
    await world.sql('update vehicles.outgoing set due_on = $2 where id = $1', [id, day])
  }
  const run = (task: typeof remindOwnersTask, day: string) => {
    const { platform } = world.it
    return task({ platform: { ...platform, clock: { ...platform.clock, today: () => day } }, transaction: platform.database.transaction }, {})
  }

  test('the new owner has thirty days from the receipt; both are reminded of the last of them, and told, once, when it is over', async () => {
    const { clock, temporaryPlate } = await mine(buyer)
    assert.deepEqual([clock.duty, clock.dueOn, clock.calendarDaysLeft, clock.says.zh, temporaryPlate], ['owner', '2021-07-31', 30, '新车主应在 2021-07-31 前开车到转入地', null])
    assert.match((await mine(seller)).nextStep.zh, /最迟 2021-07-31；过了这天还没有办的，您可以申请终止/)
    assert.match((await told(buyer)).body.zh, /请在 2021-07-31 前开车到转入地车管所查验，只去一次，带上/)
    await run(remindOwnersTask, '2021-07-23')
    assert.doesNotMatch((await told(seller)).title.zh, /最迟/)
    for (const day of ['2021-07-24', '2021-07-31']) await run(remindOwnersTask, day)
    const titles = async (who: string) => (await world.call(who, 'GET', '/api/my/messages')).json.messages.map(({ title }: Json) => title.zh)
    assert.deepEqual((await titles(seller)).filter((one: string) => /最迟|按期/.test(one)), ['新车主最迟 2021-07-31 把车开来'])
    assert.match((await told(buyer)).body.zh, /请在 2021-07-31 前开车到转入地车管所查验、登记，带上新车主身份证明、机动车登记证书、行驶证原件。$/)
    for (const day of ['2021-08-01', '2021-08-02']) await run(remindOwnersTask, day)
    assert.deepEqual((await titles(seller)).filter((one: string) => /最迟|按期/.test(one)), ['新车主没有按期办', '新车主最迟 2021-07-31 把车开来'])
    assert.deepEqual((await titles(buyer)).filter((one: string) => /2021-07-31/.test(one)), ['期限 2021-07-31 已过', '请在 2021-07-31 前开车到转入地'])
  })

  test('the seller may ask from the day after the last, not on it; nobody else may', async () => {
    for (const [day, may] of [['2021-07-02', false], ['2021-07-01', false], ['2021-06-30', true]] as const) {
      await lastDay(day)
      const { allowed, clock, nextStep } = await mine(seller)
      assert.deepEqual([day, allowed, clock.overdue], [day, may ? ['object', 'ask-end'] : ['object'], may])
      if (may) assert.match(nextStep.zh, /到 2021-06-30 还没有办。买卖没有成的，可以在下面申请终止/)
      else assert.match((await ask()).json.refusal.reasons[0].says.zh, new RegExp(`最迟 ${day} 办，过了这天`))
    }
    assert.equal((await ask(buyer)).status, 404)
    assert.equal((await ask('citizen-jiang-yifan')).status, 404)
    assert.equal((await world.call(seller, 'POST', path('/objection'), { words: '没有成', kind: 'sold' })).json.error.code, 'bad-input')
    assert.equal((await world.call(buyer, 'GET', path())).json.allowed.includes('ask-end'), false)
  })

  test('it stands still, the new owner is asked, and nobody ends it before they were heard', async () => {
    const asked = await ask()
    assert.deepEqual([asked.json.objection, asked.json.allowed], ['open', []], JSON.stringify(asked.json))
    assert.equal((await ask()).status, 200, 'said twice is said once')
    assert.match((await told(buyer)).body.zh, /买卖没有成，申请终止，过户暂停。请在 2021-07-06 前打开这笔过户回答/)
    const { askedToEnd, clock, nextStep } = await mine(buyer)
    assert.deepEqual([askedToEnd.answerBy, askedToEnd.answer, clock.duty], ['2021-07-06', null, null])
    assert.match(nextStep.zh, /听取新车主意见、核实前暂停办理/)
    assert.equal((await world.call('officer-hz-inspection', 'POST', at(hangzhou, id, '/inspections'), {})).json.refusal.code, 'held')
    const seen = (await world.call(second, 'GET', at(hangzhou, id))).json.objections[0]
    assert.deepEqual([seen.kind, seen.by, seen.answerBy, seen.answer, seen.outcome], ['fell-through', 'former-owner', '2021-07-06', null, null])
    const fileId = await scan(world, second)
    assert.deepEqual((await settle(true, { evidenceFileId: fileId })).json.refusal.reasons.map(({ facts }: Json) => facts), [{ answerBy: '2021-07-06' }])
    await run(escalateTask, '2021-07-12')
    await run(escalateTask, '2021-07-13')
    const { escalations } = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/transfer-escalations`)).json
    assert.deepEqual(escalations.map(({ says }: Json) => says.zh), ['暂停超过期限 2021-07-12：卖方说买卖没有成，未核实'])
  })

  test('the new owner answers once: it goes on; the end then needs evidence, and the officer finds that the sale stands', async () => {
    assert.equal((await answer('goes-on', seller)).status, 404)
    assert.equal((await answer('goes-on')).json.askedToEnd.answer, 'goes-on')
    assert.equal((await answer('goes-on')).status, 200, 'said twice is said once')
    assert.equal((await answer('agrees')).json.refusal.code, 'not-now')
    assert.match((await told(seller)).body.zh, /新车主回答：买卖还要办/)
    assert.equal((await settle(true)).json.refusal.code, 'evidence-missing')
    assert.equal((await settle(true, { evidenceFileId: '00000000-0000-7000-8000-000000000000' })).json.error.code, 'bad-input')
    assert.equal((await settle(false, {}, 'officer-hz-registration')).json.refusal.code, 'four-eyes')
    assert.equal((await settle(false, {}, 'officer-hz-inspection')).status, 403)
    const settled = (await settle(false)).json
    assert.deepEqual([settled.state, settled.holds, settled.objections[0].answerWords], ['archive-received', [], '周末开过去'])
    assert.match((await told(seller)).body.zh, /买卖有效，继续办理/)
    const after = await mine(seller)
    assert.deepEqual([after.allowed, after.clock.dueOn, after.clock.overdue], [['object'], '2021-07-31', false], 'the new owner has thirty days more')
    assert.match((await world.call(buyer, 'GET', '/api/my/messages')).json.messages.map(({ body }: Json) => body.zh).join(), /车最迟 2021-07-31 到转入地/)
    assert.match((await ask()).json.refusal.reasons[0].says.zh, /最迟 2021-07-31 办/)
  })

  test('not brought then either: on evidence it ends, both are told, and the car is free', async () => {
    await world.sql(`update vehicles.objections set settled_at = settled_at - interval '31 days' where transfer_id = $1`, [id])
    assert.match((await ask()).json.refusal.reasons[0].says.zh, /最迟 2021-07-31 办/)
    await lastDay('2021-06-30')
    assert.equal((await ask()).json.objection, 'open')
    await world.sql(`update vehicles.objections set answer_by = '2021-06-30' where transfer_id = $1 and outcome is null`, [id])
    assert.equal((await settle(true)).json.refusal.code, 'evidence-missing', 'who does not answer has not agreed')
    const fileId = await scan(world, second)
    const objectionId = await openObjection(world, id)
    const settled = (await settle(true, { evidenceFileId: fileId })).json
    assert.deepEqual([settled.state, settled.objections.at(-1).hasEvidence], ['withdrawn', true], JSON.stringify(settled))
    const evidence = (area: string, who: string) => world.call(who, 'GET', at(area, id, `/objection-evidence/${objectionId}`))
    assert.deepEqual([(await evidence(hangzhou, second)).status, (await evidence(nanjing, 'officer-nj-registration')).status, (await evidence(hangzhou, 'officer-hz-inspection')).status], [200, 404, 403])
    for (const who of [buyer, seller]) assert.match((await told(who)).body.zh, /买卖没有成，过户终止/)
    assert.match((await mine(seller)).nextStep.zh, /车还登记在您名下/)
    assert.equal((await answer('agrees')).json.refusal.code, 'not-now')
    assert.equal((await ask()).json.refusal.code, 'not-now', 'an ended transfer is not asked about')
    assert.equal((await applyOnline(world)).status, 200, 'car and invoice may be applied for again')
  })

  test('path B has the same day; while an office has its turn nobody may ask, and where both agree the end needs no evidence', async () => {
    const clerk = 'officer-hz-registration'
    const taken = await world.call(clerk, 'POST', `/api/areas/${hangzhou}/transfers`, {
      ...secondCar, place: 'in-office', otherArea: nanjing, ground: 'sale', tradeArea: hangzhou, invoice: await world.issueInvoice('00000063', secondCar),
      newOwnerNumber: '330100199512020068', papers: await scanned(world, clerk, ...usualPapers),
    })
    assert.equal(taken.status, 200, JSON.stringify(taken.json))
    id = taken.json.transferId
    await world.sql(`update vehicles.transfers set applied_on = '2021-05-01' where id = $1`, [id])
    assert.equal((await ask()).json.refusal.reasons[0].says.zh, '现在是车管所在办，不是等新车主')
    await send(world, id)
    const { clock } = await receipt(world, id)
    assert.deepEqual([clock.duty, clock.dueOn], ['owner', '2021-07-31'])
    await lastDay('2021-06-30')
    await ask()
    assert.equal((await answer('agrees')).json.askedToEnd.answer, 'agrees')
    assert.equal((await settle(true)).json.state, 'withdrawn')
  })

  test('who never settles what stands in the way has thirty days from the application', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const invoice = await world.issueInvoice('00000064', { ...car, buyer: { name: '何建中', identityNumber: '320500198811070036' } })
    const applied = (await applyOnline(world, { ...car, invoice }, 'citizen-he-jianzhong')).json
    id = applied.transferId
    assert.deepEqual([applied.duePapers[0].type, applied.clock.duty], ['residence-permit', 'owner'])
    for (const [appliedOn, may] of [['2021-06-02', false], ['2021-06-01', false], ['2021-05-31', true]] as const) {
      await world.sql('update vehicles.transfers set applied_on = $2 where id = $1', [id, appliedOn])
      assert.equal((await mine('citizen-gu-lan')).allowed.includes('ask-end'), may, appliedOn)
    }
  })
})

test('who has brought the car has thirty days anew for a paper that no counter has seen: the seller is not told that nothing was done (M2.3.4)', async (t) => {
  const world = await worldForTest()
  t.after(() => world.close())
  const id = await upTo(world, 'archive-received')
  await inspect(world, id)
  const asSeller = async (): Promise<Json> => (await world.call(seller, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json
  await world.sql(`update vehicles.transfers set come_by = '2021-06-30' where id = $1`, [id])
  const { allowed, nextStep } = await asSeller()
  assert.deepEqual([allowed, nextStep.zh], [['object'], '等新车主办，最迟 2021-07-31；过了这天还没有办的，您可以申请终止'])
  for (const [passed, may] of [['2021-06-01', false], ['2021-05-31', true]] as const) {
    await world.sql(`update vehicles.inspections set signed_at = $2::date + interval '4 hours' where transfer_id = $1`, [id, passed])
    assert.equal((await asSeller()).allowed.includes('ask-end'), may, passed)
  }
})
