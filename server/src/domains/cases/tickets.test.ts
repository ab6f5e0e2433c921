import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actingForTest } from './testing/acting-for-test.ts'

let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest() })
after(() => at.close())

const office = '/api/areas/510100/offices/510100000400'
const hall = (green: boolean) => at.post(at.counter, `${office}/hall-tickets`, { green })
const call = async (window = '1', lane?: string) => (await at.post(at.counter, `${office}/calls`, { window, ...(lane && { lane }) })).json.ticket
const end = (one: { id: string }, result: string) => at.post(at.counter, `/api/areas/510100/tickets/${one.id}/end`, { result })

test('60 and over go by the green lane, and nobody in the other waits without end (M6.2.1)', async () => {
  const ordinary = [(await hall(false)).json, (await hall(false)).json]
  const { json: mother } = await at.post(at.elder.headers, `${office}/tickets`)
  assert.deepEqual([mother.number, mother.lane, mother.waiting], ['G001', 'green', { ahead: 0, minutes: null, says: { zh: '马上叫到您', en: 'You are next' } }])
  assert.equal((await at.post(at.elder.headers, `${office}/tickets`)).json.id, mother.id)
  const { json: daughter } = await at.post(at.daughter.headers, `${office}/tickets`)
  assert.deepEqual([daughter.number, daughter.waiting.ahead], ['A003', 3])
  for (let n = 0; n < 2; n += 1) await hall(true)
  const waiting = async () => (await at.get(at.counter, `${office}/hall`)).json.waiting.map(({ number }: { number: string }) => number)
  const inOrder = ['G001', 'G002', 'A001', 'G003', 'A002', 'A003']
  assert.deepEqual(await waiting(), inOrder, 'as they will be called')
  const mine = async () => (await at.get(at.daughter.headers, '/api/my/tickets')).json.tickets[0].waiting
  const first = await call()
  assert.equal((await mine()).minutes, null, 'one call is no pace')
  assert.deepEqual(await waiting(), inOrder.slice(1), 'after one call')
  const second = await call('2')
  assert.deepEqual(await waiting(), inOrder.slice(2), 'after two the turn is the ordinary lane’s')
  const { json: now } = await at.get(at.counter, `${office}/hall`)
  assert.deepEqual(now.waiting.map(({ waiting: { ahead } }: { waiting: { ahead: number } }) => ahead), [0, 1, 2, 3])
  assert.deepEqual(now.waiting[0].waiting.says, { zh: '马上叫到您', en: 'You are next' })
  const called = [first, second, await call()]
  assert.deepEqual(await waiting(), inOrder.slice(3), 'after three')
  assert.deepEqual(called.map(({ number }) => number), ['G001', 'G002', 'A001'])
  assert.equal(called[2].id, ordinary[0].id)
  assert.equal((await call('3', 'green')).number, 'G003')
  assert.equal(await call('3', 'green').then((ticket) => ticket ?? null), null)
  await at.owner.query(`update cases.tickets set called_at = called_at - interval '31 minutes' where id = $1`, [first.id])
  assert.deepEqual(await mine(), { ahead: 1, minutes: 8, says: { zh: '前面 1 人，约 8 分钟', en: '1 before you, about 8 min' } })
  const { json: display } = await at.get({}, `${office}/display`)
  assert.deepEqual([display.called.length, display.waiting], [4, { green: 0, ordinary: 2 }])
  assert.equal(JSON.stringify(display).includes(at.elder.personId), false)
})

test('a number taken in another city is one’s own there too, and before it is taken each lane says its own time (M6.2.1)', async () => {
  const away = '/api/areas/320100/offices/320100000400'
  const own = async (who = at.daughter) => (await at.get(who.headers, '/api/my/tickets')).json.tickets.filter(({ area }: { area: string }) => area === '320100')
  assert.deepEqual(await own(), [])
  for (let n = 0; n < 2; n += 1) assert.equal((await at.post(at.friend.headers, `${away}/tickets`)).status, 200)
  const { json: taken } = await at.post(at.daughter.headers, `${away}/tickets`)
  assert.equal((await at.post(at.daughter.headers, `${away}/tickets`)).json.id, taken.id)
  assert.deepEqual((await own()).map(({ id, office, waiting }: { id: string; office: { id: string }; waiting: { ahead: number } }) => [id, office.id, waiting.ahead]),
    [[taken.id, '320100000400', 1]])
  assert.deepEqual((await own(at.friend)).length, 1, 'of another home city: the same')
  assert.deepEqual(await own(at.elder), [])
  const { json: listed } = await at.get(at.elder.headers, '/api/areas/320100/offices')
  const hall = listed.offices.find(({ id }: { id: string }) => id === '320100000400')
  assert.deepEqual([hall.waiting, hall.lanes.green, hall.lanes.ordinary.ahead], [2, { ahead: 0, minutes: null, says: { zh: '马上叫到您', en: 'You are next' } }, 2])
  assert.equal((await at.post(at.daughter.headers, `/api/areas/320100/tickets/${taken.id}/return`)).json.state, 'given-back')
  assert.equal((await own())[0].state, 'given-back')
})

test('two windows at once get two numbers; a number is ended once and given back only by its own person', async () => {
  await hall(false)
  const [one, other] = await Promise.all([call('1'), call('2')])
  assert.notEqual(one.id, other.id)
  assert.equal((await end(one, 'no-show')).json.state, 'no-show')
  assert.equal((await end(one, 'done')).json.refusal.code, 'not-in-this-state')
  const { json: mine } = await at.post(at.wu.headers, `${office}/tickets`)
  const back = (headers: Record<string, string>) => at.post(headers, `/api/areas/510100/tickets/${mine.id}/return`)
  assert.equal((await back(at.lin.headers)).status, 404)
  assert.equal((await back(at.wu.headers)).json.state, 'given-back')
  assert.equal((await back(at.wu.headers)).status, 422)
  assert.equal((await at.post(at.wu.headers, '/api/areas/510100/offices/510100000499/tickets')).status, 404)
  assert.equal((await at.post(at.first, `${office}/calls`, { window: '1' })).status, 403)
  assert.ok((await at.get({}, '/api/areas/510100/offices')).json.offices.some(({ id }: { id: string }) => id === '510100000400'))
})
