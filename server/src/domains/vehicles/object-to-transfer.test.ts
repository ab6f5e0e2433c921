import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { escalateTask } from './escalate.ts'
import { accept, applyOnline, at, buyer, hangzhou, nanjing, openObjection, receipt, send, upTo, worldForTest, type Json, type World } from './testing/transfer-for-test.ts'

const owner = 'citizen-qian-haiping'
const second = 'officer-hz-registration-2'

describe('the registered owner says: I did not give this car away (M2.4.3)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    id = await upTo(world, 'archive-requested')
    // As if it had been asked for a day before: the limit must be seen to begin anew.
    for (const table of ['transfers', 'outgoing']) await world.sql(`update vehicles.${table} set due_on = '2021-07-02' where id = $1`, [id])
  })
  after(() => world.close())

  const object = (who: string, words = '我没有卖车，证件被人冒用') => world.call(who, 'POST', `/api/my/transfers/${hangzhou}/${id}/objection`, { words })
  const mine = async (who: string): Promise<Json> => (await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json
  const settle = async (who: string, founded: boolean) => world.call(who, 'POST', at(hangzhou, id, '/objection-settlement'), { objectionId: await openObjection(world, id), founded, words: '已与双方核实' })

  test('only the registered owner; then no office takes a step, and both people read why', async () => {
    assert.deepEqual((await mine(owner)).allowed, ['object'])
    assert.equal((await object(buyer)).status, 404)
    const raised = await object(owner)
    assert.deepEqual([raised.json.objection, raised.json.allowed], ['open', []], JSON.stringify(raised.json))
    assert.equal((await object(owner)).status, 200, 'said twice is said once')
    const { vehicleId } = (await world.call('officer-nj-archive', 'GET', at(nanjing, id))).json
    const { contentHash } = (await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`)).json
    const { refusal } = (await world.call('officer-nj-archive', 'POST', at(nanjing, id, '/archive'), { contentHash })).json
    assert.deepEqual([refusal.code, refusal.reasons.length, refusal.reasons[0].clause], ['held', 1, 'M2.4.3'])
    assert.equal((await world.call('officer-hz-inspection', 'POST', at(hangzhou, id, '/inspections'), {})).json.refusal.code, 'held')
    assert.match((await mine(buyer)).nextStep.zh, /车管所核实前暂停办理/)
    assert.match((await world.call(buyer, 'GET', '/api/my/messages')).json.messages[0].body.zh, /提出异议/)
    const seen = (await world.call(second, 'GET', at(hangzhou, id))).json
    assert.deepEqual(seen.objections.map(({ words, outcome }: Json) => [words, outcome]), [['我没有卖车，证件被人冒用', null]])
  })

  test('while it stands still no clock runs against an office', async () => {
    const on = (day: string) => ({ ...world.it.platform, clock: { ...world.it.platform.clock, today: () => day } })
    const run = (platform: ReturnType<typeof on>) => escalateTask({ platform, transaction: platform.database.transaction }, {})
    await run(on('2021-07-06'))
    const told = async (who: string, area: string) => (await world.call(who, 'GET', `/api/areas/${area}/transfer-escalations`)).json.escalations
    assert.deepEqual(await told('officer-hz-head', hangzhou), [], 'the last day of the three is one of them')
    for (const day of ['2021-07-07', '2021-07-09']) await run(on(day))
    assert.deepEqual(await told('officer-nj-head', nanjing), [])
    assert.deepEqual(
      (await told('officer-hz-head', hangzhou)).map(({ kind, says }: Json) => [kind, says.zh]), [['held', '暂停超过期限 2021-07-06：登记所有人的异议未核实']],
      'but the hold has its limit: the head of who decides is told, once',
    )
    const held = (await world.call(second, 'GET', at(hangzhou, id))).json
    assert.deepEqual([held.heldUntil, held.holds[0].facts], ['2021-07-06', { decideBy: '2021-07-06' }])
    assert.match((await mine(owner)).holds[0].says.zh, /最迟 2021-07-06 决定/)
    for (const [who, area] of [[second, hangzhou], ['officer-nj-archive', nanjing]] as const) {
      const { clock } = (await world.call(who, 'GET', at(area, id))).json
      assert.deepEqual([clock.duty, clock.dueOn, clock.overdue, clock.says.zh], [null, null, false, '时限停止'])
    }
  })

  test('settled by another officer than who accepted: unfounded, it goes on', async () => {
    assert.equal((await settle('officer-hz-archive', false)).status, 403)
    assert.equal((await settle('officer-hz-registration', false)).json.refusal.code, 'four-eyes')
    assert.equal((await world.call('officer-nj-registration', 'POST', at(nanjing, id, '/objection-settlement'), { objectionId: await openObjection(world, id), founded: true, words: '别处' })).json.refusal.code, 'not-now')
    const settled = (await settle(second, false)).json
    assert.deepEqual([settled.state, settled.holds, settled.clock.dueOn], ['archive-requested', [], '2021-07-05'])
    assert.equal((await mine(owner)).objection, 'unfounded')
    assert.equal((await send(world, id)).state, 'archive-sent')
  })

  test('an objection ends with its transfer: nobody is told that it stands still, and nothing is left to settle', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const { json } = await applyOnline(world, { ...car, invoice: await world.issueInvoice('00000091', car) })
    const path = `/api/my/transfers/${hangzhou}/${json.transferId}`
    assert.equal((await world.call('citizen-gu-lan', 'POST', `${path}/objection`, { words: '没有卖过' })).json.objection, 'open')
    const waiting = await openObjection(world, json.transferId)
    assert.equal((await world.call(buyer, 'POST', `${path}/withdrawal`, {})).json.state, 'withdrawn')
    const mine = (await world.call(buyer, 'GET', path)).json
    assert.deepEqual([mine.holds, /撤回/.test(mine.nextStep.zh)], [[], true])
    const settled = await world.call(second, 'POST', at(hangzhou, json.transferId, '/objection-settlement'), { objectionId: waiting, founded: true, words: '已核实' })
    assert.deepEqual([settled.status, settled.json.refusal.code], [422, 'not-now'])
  })

  test('founded, the transfer ends, car and invoice are free, and both are told', async () => {
    await receipt(world, id)
    assert.match((await object(owner)).json.refusal.reasons[0].says.zh, /已核实过.+行政复议/, 'the same words are not settled twice')
    assert.equal((await object(owner, '派出所已立案')).json.objection, 'open')
    const settled = (await settle(second, true)).json
    assert.equal(settled.state, 'withdrawn', JSON.stringify(settled))
    for (const who of [buyer, owner]) assert.match((await world.call(who, 'GET', '/api/my/messages')).json.messages[0].body.zh, /异议成立，过户终止/)
    assert.equal((await object(owner, '还是没有卖')).json.refusal.code, 'not-now', 'an ended transfer is not objected to')
    const again = await applyOnline(world)
    assert.equal(again.status, 200, JSON.stringify(again.json))
    await accept(world, again.json.transferId)
  })
})
