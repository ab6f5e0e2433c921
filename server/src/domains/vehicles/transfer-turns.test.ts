import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { escalateTask } from './escalate.ts'
import { remindOwnersTask } from './remind-owners.ts'
import { renewHindrancesTask } from './renew-hindrances.ts'
import { turnNow, turnOf } from './transfer-clock.ts'
import {
  at, buyer, handIn, hangzhou, inspect, journeyCar, nanjing, receipt, register, scanned, secondCar, send, showOriginals, stop, upTo, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

test('whose turn it is: the owner’s until the old place has inspected, and while something is to be settled (M2.1.5, M2.3.4)', () => {
  const on = '2021-07-02'
  assert.deepEqual(turnOf('archive-requested', on), { duty: 'out', due_on: '2021-07-06' }, 'two working days after a Friday')
  assert.deepEqual(turnOf('archive-requested', on, { ownerFirst: true }), { duty: 'owner', due_on: null })
  assert.deepEqual(turnOf('archive-received', on), { duty: 'owner', due_on: null })
  assert.deepEqual(turnOf('archive-received', on, { comeBy: '2021-08-01' }), { duty: 'owner', due_on: '2021-08-01' })
  assert.deepEqual(turnOf('archive-to-correct', on, { ownerFirst: true, hindered: true }), { duty: 'out', due_on: '2021-07-06' }, 'the old place corrects all the same')
  for (const state of ['applied', 'inspected'] as const) assert.deepEqual(turnOf(state, on, { hindered: true }), { duty: 'owner', due_on: null })
  const running = { state: 'inspected', ...turnOf('inspected', on) } as const
  const standing = { state: 'inspected', ...turnOf('inspected', on, { hindered: true }) } as const
  assert.deepEqual(turnNow(running, false, '2021-07-20').due_on, '2021-07-05', 'a running clock runs on')
  assert.deepEqual(turnNow(running, true, '2021-07-20'), { duty: 'owner', due_on: null })
  assert.deepEqual(turnNow(standing, false, '2021-07-20'), { duty: 'in', due_on: '2021-07-21' }, 'anew from the day that it is settled')
  const sent = { state: 'archive-sent', ...turnOf('archive-sent', on) } as const
  assert.deepEqual(turnNow(sent, true, on).duty, 'in', 'comparing the file waits for nobody')
  for (const state of ['applied', 'archive-sent', 'archive-received', 'inspected'] as const) {
    const held = { state, ...turnOf(state, on, { held: true, hindered: true, comeBy: '2021-08-01' }) }
    assert.deepEqual([held.duty, held.due_on], [null, null], `${state}: no clock runs before an officer has decided`)
    for (const hindered of [true, false]) assert.deepEqual(turnNow(held, hindered, on), { duty: null, due_on: null }, 'nor when a hindrance comes or goes meanwhile')
  }
})

describe('whose turn it is, and who may stop it', () => {
  let world: World
  before(async () => {
    world = await worldForTest()
  })
  after(() => world.close())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const inherited = { newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou }
  const takeInNanjing = async (car: object): Promise<Json> => {
    const papers = await scanned(world, 'officer-nj-registration', ...usualPapers, 'notarial-deed')
    return ok(await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, { ...car, ...inherited, papers }))
  }
  const on = (today: string) => {
    const platform = { ...world.it.platform, clock: { ...world.it.platform.clock, today: () => today } }
    return { platform, transaction: platform.database.transaction }
  }
  const escalated = async (transferId: string): Promise<Json[]> => [
    ...ok(await world.call('officer-nj-head', 'GET', `/api/areas/${nanjing}/transfer-escalations`)).escalations,
    ...ok(await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/transfer-escalations`)).escalations,
  ].filter((one: Json) => one.transferId === transferId)
  const told = async (): Promise<string[]> => ok(await world.call(buyer, 'GET', '/api/my/messages')).messages.map(({ title }: Json) => title.zh)
  const setStates = (number: string, states: string) => world.sql(`update vehicles.vehicles set states = $2 where area = '320100' and plate_number = $1 and plate_kind = '02'`, [number, states])
  let inspected: string

  test('path C: the old place is not late while it waits for the car; its two days begin when it has inspected and taken the plates', async () => {
    const { transferId, clock, stateSays } = await takeInNanjing(secondCar)
    assert.match(stateSays.zh, /等待新车主/)
    assert.deepEqual([clock.duty, clock.dueOn], ['owner', null])
    await escalateTask(on('2021-07-20'), {})
    assert.deepEqual(await escalated(transferId), [])
    await inspect(world, transferId, { who: 'officer-nj-inspection', area: nanjing })
    const waits = ok(await world.call('officer-nj-archive', 'GET', at(nanjing, transferId)))
    assert.deepEqual([waits.clock.duty, waits.stateSays.zh], ['owner', '等待新车主开车到转出地查验、交回号牌'])
    ok(await handIn(world, transferId))
    for (const [who, area] of [['officer-nj-archive', nanjing], ['officer-hz-archive', hangzhou]] as const) {
      const view = ok(await world.call(who, 'GET', at(area, transferId)))
      assert.deepEqual([view.clock.duty, view.clock.dueOn], ['out', '2021-07-05'])
    }
    inspected = transferId
  })

  test('then the new owner has thirty days, is shown them, and is reminded once when seven are left', async () => {
    await send(world, inspected)
    const received = await receipt(world, inspected)
    assert.deepEqual([received.clock.duty, received.clock.dueOn, received.clock.calendarDaysLeft, received.clock.workingDaysLeft], ['owner', '2021-07-31', 30, null])
    const mine = ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${inspected}`))
    assert.match(mine.clock.says.zh, /2021-07-31 前开车到转入地/)
    const reminders = async () => (await told()).filter((title) => title === '请在 2021-07-31 前开车到转入地').length
    await remindOwnersTask(on('2021-07-23'), {})
    assert.equal(await reminders(), 0, 'the eighth day before')
    await remindOwnersTask(on('2021-07-24'), {})
    await remindOwnersTask(on('2021-07-25'), {})
    assert.equal(await reminders(), 1)
    await escalateTask(on('2021-08-05'), {})
    assert.deepEqual(await escalated(inspected), [], 'no office is late')
  })

  test('the counter that took it stops it, inspected as well; a counter that did not take it may not', async () => {
    await showOriginals(world, inspected)
    await inspect(world, inspected)
    const there = ok(await world.call('officer-nj-registration', 'GET', at(nanjing, inspected)))
    assert.deepEqual([there.state, there.allowed], ['inspected', ['withdraw']])
    const stopped = await stop(world, inspected, { who: 'officer-nj-registration', area: nanjing })
    assert.deepEqual([stopped.state, ...stopped.timeline.slice(-2).map(({ by }: Json) => by)], ['withdrawn', 'out-office', 'new-owner'])
    assert.equal((await takeInNanjing(secondCar)).state, 'archive-requested', 'the car is free again')
    const online = await upTo(world, 'inspected')
    const seen = ok(await world.call('officer-nj-registration', 'GET', at(nanjing, online)))
    assert.deepEqual(seen.allowed, [])
    const refused = await world.call('officer-nj-registration', 'POST', at(nanjing, online, '/withdrawal'), { version: seen.version, note: '不是这里受理的', restsOn: 'phone' })
    assert.equal(refused.json.refusal.code, 'not-now')
    inspected = online
  })

  test('a violation that comes after the inspection: seen at once, told, the clock stands; settled: told, the clock runs anew', async () => {
    const view = async () => ok(await world.call('officer-hz-registration-2', 'GET', at(hangzhou, inspected)))
    assert.deepEqual([(await view()).clock.duty, (await view()).clock.dueOn], ['in', '2021-07-02'])
    await setStates(journeyCar.plateNumber, 'G')
    const hindered = await view()
    assert.match(hindered.hindrances[0].says.zh, /违法未处理/)
    assert.deepEqual([hindered.clock.duty, hindered.clock.dueOn], ['owner', null])
    await escalateTask(on('2021-07-20'), {})
    assert.deepEqual(await escalated(inspected), [], 'who may not register is not late, though nobody has looked at it yet')
    assert.equal((await register(world, inspected)).json.refusal.code, 'blocked')
    assert.equal((await told())[0], '有事项须先处理')
    const mine = ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${inspected}`))
    assert.match(mine.nextStep.zh, /请先处理/)
    const [row] = ok(await world.call('officer-hz-registration-2', 'GET', `/api/areas/${hangzhou}/transfers?side=in`)).transfers.filter((one: Json) => one.transferId === inspected)
    assert.equal(row.clock.duty, 'owner')
    await setStates(journeyCar.plateNumber, 'A')
    assert.deepEqual((await view()).hindrances, [])
    await renewHindrancesTask(on('2021-07-20'), {})
    await renewHindrancesTask(on('2021-07-21'), {})
    assert.deepEqual((await told()).filter((title) => title === '须先处理的事项已处理完毕').length, 1)
    const settled = await view()
    assert.deepEqual([settled.clock.duty, settled.clock.dueOn], ['in', '2021-07-21'], 'one working day from the day that it was settled')
    assert.equal(ok(await register(world, inspected)).state, 'registered')
  })

  test('what stands in the way while the file travels is gone from the screens when it is settled', async () => {
    const car = { vin: 'L0CDEM0AXM0003111', plateKind: '02', plateNumber: '苏E00Q13' }
    const id = await upTo(world, 'applied', { ...car, invoice: await world.issueInvoice('00000091', car) })
    const set = (states: string) => world.sql(`update vehicles.vehicles set states = $2 where area = '320500' and plate_number = $1`, [car.plateNumber, states])
    await set('I')
    const mine = async () => ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`))
    assert.deepEqual([(await mine()).hindrances.length, (await mine()).clock.duty], [1, 'owner'])
    await set('A')
    assert.deepEqual([(await mine()).hindrances.length, (await mine()).clock.duty], [0, 'in'])
  })
})
