import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { issueByKeptPhoto, phoneOf } from '../testing/people-for-test.ts'
import { licencesForTest, type LicencesForTest, type Someone } from './domains/licences/testing/licences-for-test.ts'
import { civilDateInChina, millisOf } from './platform/clock.ts'

const today = '2021-07-01'
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** Every instant anywhere in an answer. */
const instantsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return instant.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(instantsIn) : []
}

const assertOnTheDay = (value: unknown) => {
  const found = instantsIn(value)
  assert.ok(found.length > 0, 'there is something written down')
  assert.deepEqual(found.filter((one) => civilDateInChina(millisOf(one)) !== today), [])
}

/** The columns that hold what is compared with the present instant; every other one is written by the record's clock. */
const realColumns = [
  'licences.checks.at', 'licences.checks.received_at', 'licences.credentials.expires_at', 'licences.credentials.issued_at',
  'licences.devices.enrolled_at', 'licences.shards.published_at', 'licences.sightings.at', 'licences.trust_lists.issued_at',
  'notices.text_messages.made_at', 'notices.text_messages.next_at', 'people.real_person_checks.answered_at', 'people.real_person_checks.asked_at',
  'platform.idempotent_answers.made_at', 'platform.migrations.applied_at', 'platform.sessions.created_at', 'platform.sessions.expires_at',
  'platform.sessions.seen_at', 'rollout.campaigns.moved_at', 'vehicles.check_links.expires_at',
]

describe('what is written down under a business date', () => {
  let at: LicencesForTest
  let lin: Someone
  before(async () => {
    at = await licencesForTest(today)
    lin = await issueByKeptPhoto(at.it, 'citizen-lin-xiaoyun')
  })
  after(() => at.close())

  test('the server says both clocks', async () => {
    for (const url of ['/api/me', '/api/clock']) {
      const { json } = await at.call('GET', url)
      assert.deepEqual([json.today, civilDateInChina(millisOf(json.recorded))], [today, today])
      assert.ok(Math.abs(millisOf(json.now) - at.it.platform.clock.millis()) < 60_000)
    }
  })

  test('a case, its events and messages carry that day', async () => {
    const officer = await at.officer('officer-cd-reviewer')
    const { json: sent } = await at.apply(lin, 'licences.replace-lost', { statement: 'lost' })
    await at.act(officer, sent, '/claim')
    const { json: asked } = await at.act(officer, sent, '/question', { text: '请说明' })
    assert.equal(asked.case.state, 'question-asked', JSON.stringify(asked))
    const { json: one } = await at.call('GET', at.urlOf(sent), { headers: lin.headers })
    assertOnTheDay(one)
    assert.ok(one.timeline.length >= 4)
    assertOnTheDay((await at.call('GET', at.urlOf(sent, '/review'), { headers: officer })).json)
    assertOnTheDay((await at.call('GET', '/api/my/messages', { headers: lin.headers })).json)
  })

  test('a code is made and checked by the real time, and its holder reads who looked by the day', async () => {
    const phone = await phoneOf(at.it, lin, 'SM2')
    const patrol = await at.officer('officer-cd-patrol-1')
    const checked = await at.post(patrol, '/api/patrol/verifications', { checkId: randomUUID(), code: await phone.show(), scannedAt: at.it.platform.clock.now() })
    assert.equal(checked.json.verdict, 'green', JSON.stringify(checked.json.reasons))
    assertOnTheDay((await at.call('GET', '/api/my/e-licence/looks', { headers: lin.headers })).json)
    const { area, licenceId } = phone.wallet.licence
    const detained = await at.post(patrol, `/api/areas/${area}/licences/${licenceId}/detentions`, { ground: 'twelve-points', place: '无名路', paper: 'taken', facts: '记满十二分' })
    assertOnTheDay(detained.json)
  })

  test('a number for the hall is taken on that day, also after midnight in China', async () => {
    const { platform, advance } = at.it
    advance(millisOf(`${civilDateInChina(platform.clock.millis())}T24:00:00+08:00`) - platform.clock.millis() + 1000)
    const { json: { offices } } = await at.call('GET', '/api/areas/510100/offices', { headers: lin.headers })
    const taken = await at.post(lin.headers, `/api/areas/510100/offices/${offices[0].id}/tickets`)
    assertOnTheDay(taken.json)
  })

  test('a link that is good for hours ends by the real time, and says so beside the day', async () => {
    const seller = await at.citizen('citizen-gu-lan')
    const { json: { vehicles: [car] } } = await at.call('GET', '/api/my/vehicles', { headers: seller.headers })
    const { json: link } = await at.post(seller.headers, `/api/my/vehicles/${car.area}/${car.vehicleId}/check-links`, { consent: true, hours: 2 })
    assert.equal(Math.round((millisOf(link.expiresAt) - millisOf(link.madeAt)) / 60_000), 120)
    at.it.advance(2 * 3_600_000)
    const { json: { links: [mine] } } = await at.call('GET', '/api/my/check-links', { headers: seller.headers })
    assert.equal(mine.state, 'expired')
  })

  test('a notice to many is started on that day', async () => {
    const body = { title: { zh: '申领', en: 'Apply' }, body: { zh: '登录即可', en: 'Sign in' }, channels: ['app'] }
    assertOnTheDay((await at.post(await at.officer('officer-cd-notices'), '/api/areas/510100/campaigns', body)).json)
  })

  test('no column holds instants of both clocks', async () => {
    await at.runJobs()
    const { rows: columns } = await at.owner.query<{ table: string; column: string }>(
      `select table_schema || '.' || table_name as table, column_name as column from information_schema.columns
         where data_type = 'timestamp with time zone' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public') order by 1, 2`)
    const real: string[] = []
    const mixed: string[] = []
    for (const { table, column } of columns) {
      const { rows: [found] } = await at.owner.query<{ real: number; recorded: number }>(
        `select count(*) filter (where day <> $1)::int as real, count(*) filter (where day = $1)::int as recorded
           from (select (${column} at time zone 'Asia/Shanghai')::date as day from ${table} where ${column} is not null) as found`, [today])
      if (found!.real > 0 && found!.recorded > 0) mixed.push(`${table}.${column}`)
      else if (found!.real > 0) real.push(`${table}.${column}`)
    }
    assert.deepEqual({ mixed, real }, { mixed: [], real: realColumns })
  })
})
