import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { addDays } from '@changxing/rules/civil-date.ts'
import { twoWayForTest, type TwoWay } from '../../testing/two-way-for-test.ts'
import { civilDateInChina, millisOf } from '../platform/clock.ts'
import { agencyOf } from './agency-names.ts'
import { sendMessage } from './send-message.ts'

const supervisor = 'officer-cd-supervision'
const clerk = 'officer-nj-registration'

describe('maintenance windows of agencies, placed and ended by supervision (M10, M11)', () => {
  let world: TwoWay
  let today: string
  before(async () => {
    world = await twoWayForTest()
    today = civilDateInChina(world.it.platform.clock.millis())
  })
  after(() => world.close())

  const window = (more: object = {}) => ({ agency: 'commerce', firstDay: today, lastDay: today, starts: '00:00', ends: '24:00', why: { zh: '系统维护', en: 'Maintenance' }, ...more })
  const place = (body: object, key?: string, who = supervisor) => world.call(who, 'POST', '/api/agency-windows', body, key)
  const end = (id: string, key?: string, who = supervisor) => world.call(who, 'POST', `/api/agency-windows/${id}/end`, {}, key)
  const seen = async (who = clerk) => (await world.call(who, 'GET', '/api/agencies')).json
  const healthOf = async (agency: string) => (await seen()).agencies.find((one: { agency: string }) => one.agency === agency)
  const ask = () => sendMessage(world.it.platform, agencyOf(world.it.platform.config, 'commerce'), { area: '320100', id: randomUUID(), path: '/invoices/check', body: { code: '033012100117', number: '00000001' } })
  /** At another time than the agencies', whose answers are not believed then; what counts is whether it was asked. */
  const isAsked = async () => {
    const answer = await ask()
    await world.sql('delete from exchange.circuits')
    return answer.outcome !== 'unknown' || answer.cause !== 'maintenance'
  }
  const moveTo = (time: string) => world.it.advance(millisOf(`${time}:00+08:00`) - world.it.platform.clock.millis())
  const audited = (operation: string) => world.sql<{ subject: string; area: string }>(`select subject, area from platform.audit where operation = $1 and outcome = 'done' order by at`, [operation])

  test('placed, the agency is not asked and the answer says until when; ended, it is asked again; both are written down, and nothing is gone', async () => {
    assert.equal((await ask()).outcome, 'confirmed')
    const key = randomUUID()
    const { status, json: placed } = await place(window(), key)
    assert.deepEqual([status, placed.state, placed.allowed, placed.placed.officerNumber, placed.agencySays.en], [200, 'open', ['end'], '900031', 'Commerce and tax'], JSON.stringify(placed))
    const midnight = new Date(millisOf(`${addDays(today, 1)}T00:00:00+08:00`)).toISOString()
    const closed = await ask()
    assert.ok(closed.outcome === 'unknown')
    assert.deepEqual([closed.cause, closed.until, closed.says], ['maintenance', midnight, { zh: '系统维护', en: 'Maintenance' }])
    const health = await healthOf('commerce')
    assert.deepEqual([health.asked, health.notBefore, health.failures], ['maintenance', midnight, 0])
    assert.deepEqual((await healthOf('bank')).asked, 'usual')

    assert.deepEqual((await place(window(), key)).json, placed, 'a repeat places nothing and says the same')
    const again = await place(window())
    assert.deepEqual([again.status, again.json.error.fields.map(({ field }: { field: string }) => field)], [400, ['starts']])
    assert.equal((await seen()).windows.length, 1)

    const endKey = randomUUID()
    const { json: ended } = await end(placed.id, endKey)
    assert.deepEqual([ended.state, ended.allowed, ended.lastDay, ended.ended.officerNumber], ['ended', [], today, '900031'])
    assert.deepEqual((await end(placed.id, endKey)).json, ended)
    assert.equal((await ask()).outcome, 'confirmed')
    assert.deepEqual([(await end(placed.id)).json.error.code, (await end(randomUUID())).json.error.code], ['changed-meanwhile', 'not-found'])
    assert.deepEqual((await seen()).windows.map(({ state }: { state: string }) => state), ['ended'])

    const subject = `agency-window:commerce/${placed.id}`
    assert.deepEqual([await audited('placeAgencyWindow'), await audited('endAgencyWindow')], [[{ subject, area: '510100' }], [{ subject, area: '510100' }]])
    await assert.rejects(world.it.platform.database.single.run('test.delete', 'delete from exchange.windows'), /permission denied/)
    await assert.rejects(world.it.platform.database.single.run('test.move', 'update exchange.windows set last_day = null'), /permission denied/)

    const { json: anew } = await place(window())
    assert.equal(anew.state, 'open', 'after its end it may be placed anew')
    await end(anew.id)
  })

  test('a window ahead closes at its time, over midnight too, and is over after its last', async () => {
    const first = addDays(today, 1)
    const { json: placed } = await place(window({ firstDay: first, lastDay: first, starts: '22:30', ends: '01:00' }))
    assert.deepEqual([placed.state, placed.until], ['ahead', null])
    moveTo(`${first}T22:29`)
    assert.equal(await isAsked(), true)
    moveTo(`${addDays(first, 1)}T00:30`)
    const closed = await ask()
    assert.ok(closed.outcome === 'unknown' && closed.cause === 'maintenance')
    assert.equal(closed.until, new Date(millisOf(`${addDays(first, 1)}T01:00:00+08:00`)).toISOString())
    moveTo(`${addDays(first, 1)}T01:00`)
    assert.equal(await isAsked(), true)
    const [{ id, state }] = (await seen()).windows.filter((one: { id: string }) => one.id === placed.id)
    assert.deepEqual([state, (await end(id)).json.error.code], ['over', 'changed-meanwhile'])
    today = addDays(first, 1)
    moveTo(`${today}T12:00`)
  })

  test('until further notice is until it is ended; windows of the operator can be ended too', async () => {
    const { json: placed } = await place(window({ agency: 'bank', lastDay: null }))
    assert.deepEqual([placed.lastDay, placed.state], [null, 'open'])
    await world.sql(`insert into exchange.windows (agency, first_day, starts, ends, zh, en) values ('border', $1, '00:00', '00:00', '维护', 'Maintenance')`, [today])
    const { windows } = await seen()
    const operators = windows.find(({ agency }: { agency: string }) => agency === 'border')
    assert.deepEqual([operators.placed, operators.state], [null, 'open'])
    for (const { id } of [placed, operators]) assert.equal((await end(id)).json.state, 'ended')
    assert.deepEqual(await world.sql('select 1 from exchange.windows where ended_at is null and last_day is null'), [])
  })

  test('everything that is wrong is named at once, with its remedy', async () => {
    const fieldsOf = async (body: object) => {
      const { status, json } = await place(body)
      assert.equal(status, 400)
      for (const { says } of json.error.fields) assert.ok(says.zh && says.en)
      return json.error.fields.map(({ field }: { field: string }) => field)
    }
    assert.deepEqual(await fieldsOf(window({ agency: 'weather', lastDay: addDays(today, -1), starts: '08:00', ends: '08:00', why: { zh: ' ', en: '' } })), ['agency', 'lastDay', 'ends', 'why.zh', 'why.en'])
    assert.deepEqual(await fieldsOf(window({ firstDay: addDays(today, -1) })), ['firstDay'])
    assert.deepEqual(await fieldsOf(window({ firstDay: '2027-02-30', lastDay: '2027-02-31' })), ['firstDay', 'lastDay'])
    assert.deepEqual(await fieldsOf(window({ starts: '24:00', ends: '25:00' })), ['starts', 'ends'])
    assert.deepEqual(await fieldsOf({ agency: 'bank' }), ['firstDay', 'lastDay', 'starts', 'ends', 'why'])
  })

  test('who works with agencies sees; supervision alone acts', async () => {
    const { json: placed } = await place(window({ agency: 'sms', firstDay: addDays(today, 7), lastDay: null }))
    for (const who of [clerk, 'officer-nj-head', supervisor]) assert.equal((await seen(who)).agencies.length, 6)
    assert.equal((await place(window(), undefined, clerk)).status, 403)
    assert.equal((await end(placed.id, undefined, clerk)).status, 403)
    for (const who of ['officer-cd-reviewer', 'officer-nj-planner', 'citizen-lin-xiaoyun']) {
      assert.deepEqual([(await world.call(who, 'GET', '/api/agencies')).status, (await place(window(), undefined, who)).status, (await end(placed.id, undefined, who)).status], [403, 403, 403], who)
    }
    assert.equal((await world.it.call('GET', '/api/agencies')).status, 401)
    await end(placed.id)
  })

  test('an agency that failed often is seen as left alone, then as on trial', async () => {
    await world.sql(`insert into exchange.circuits values ('military', 5, 1, $1)`, [new Date(world.it.platform.clock.millis() + 60_000)])
    const left = await healthOf('military')
    assert.deepEqual([left.asked, left.failures, left.notBefore !== null], ['left-alone', 5, true])
    world.it.advance(61_000)
    const trial = await healthOf('military')
    assert.deepEqual([trial.asked, trial.failures, trial.notBefore], ['trial', 5, null])
    await world.sql('delete from exchange.circuits')
  })
})
