import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { agenciesForTest, type AgenciesForTest } from '../../../testing/agencies-for-test.ts'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { signInPerson, type Headers } from '../../../testing/people-for-test.ts'
import { notices } from '../notices/index.ts'
import { rollout } from './index.ts'
import { batchSize } from './tell-batch.ts'

const area = '510100'
const at = `/api/areas/${area}/campaigns`
const words = { title: { zh: '申领电子驾驶证', en: 'Get the e-licence' }, body: { zh: '登录应用即可申领。', en: 'Apply in the app.' } }

let agencies: AgenciesForTest
let it: AppForTest
let owner: pg.Client
let officer: Headers

before(async () => {
  agencies = await agenciesForTest()
  it = await appForTest({ seed: true, environment: agencies.environment })
  owner = new pg.Client(it.ownerUrl)
  await owner.connect()
  officer = (await signInPerson(it, 'officer-cd-notices')).headers
})
after(async () => {
  // First what was started first: a test that could not begin must still end.
  await agencies.close()
  await owner.end()
  await it.close()
})

const start = (body: object = { ...words, channels: ['app', 'sms'] }, headers: Headers = officer) => it.call('POST', at, { headers, body })
const latest = async () => (await it.call('GET', at, { headers: officer })).json.campaigns[0]
const audience = async () => (await it.call('GET', `${at}/audience`, { headers: officer })).json
const count = async (sql: string) => Number((await owner.query(sql)).rows[0].n)
const job = { get platform() { return it.platform }, get transaction() { return it.platform.database.transaction } }
const tellOneBatch = (campaignId: string, using = job) => rollout.tasks!['rollout.tell-batch']!(using, { area, campaignId })

describe('who may', () => {
  test('only the post for notices; figures of any area, sending only in the own', async () => {
    for (const [who, status] of [['citizen-lin-xiaoyun', 403], ['officer-cd-reviewer', 403], ['officer-tj-reviewer', 403]] as const) {
      const { headers } = await signInPerson(it, who)
      assert.equal((await it.call('GET', `${at}/audience`, { headers })).status, status, who)
      assert.equal((await it.call('GET', at, { headers })).status, status, who)
      assert.equal((await start(undefined, headers)).status, status, who)
    }
    assert.equal((await it.call('GET', at)).status, 401)
    assert.equal((await it.call('GET', '/api/areas/120000/campaigns/audience', { headers: officer })).status, 200)
    assert.equal((await it.call('POST', '/api/areas/120000/campaigns', { headers: officer, body: { ...words, channels: ['app'] } })).status, 403)
  })
})

describe('the audience (M1.4.2)', () => {
  test('is counted: drivers, those with the e-licence, those without, those whom a text message reaches', async () => {
    const found = await audience()
    assert.equal(found.drivers, await count(`select count(*) as n from licences.licences where area = '${area}'`))
    assert.ok(found.without > batchSize, 'enough for two batches')
    assert.equal(found.without, found.drivers - found.withELicence)
    assert.equal(found.reachableBySms, await count(`select count(*) as n from people.persons p join licences.licences l on l.person_id = p.id where l.area = '${area}' and p.phone is not null`))
    assert.ok(found.reachableBySms < found.without)
  })
})

describe('bad input', () => {
  for (const [name, body, fields] of [
    ['blank words', { title: { zh: ' ', en: 'x' }, body: { zh: 'x', en: '' }, channels: ['app'] }, ['body.en', 'title.zh']],
    ['a text message that is too long', { ...words, body: { zh: '长'.repeat(400), en: 'x' }, channels: ['sms'] }, ['body.zh']],
    ['no channel', { ...words, channels: [] }, ['channels']],
    ['an unknown channel', { ...words, channels: ['post'] }, ['channels.0']],
    ['one language', { title: { zh: 'x' }, body: words.body, channels: ['app'] }, ['title.en']],
  ] as const) {
    test(name, async () => {
      const { status, json } = await start(body)
      assert.equal(status, 400)
      assert.deepEqual(json.error.fields.map(({ field }: { field: string }) => field).sort(), fields)
    })
  }
})

describe('a campaign (M1.4.2)', () => {
  test('an area without drivers is refused with its clause', async () => {
    const headers = await it.signInAs({ kind: 'officer', officerId: '01890000-0000-7000-8000-000000000001', number: '900099', name: 'x', area: '420100', office: '420100000400', posts: ['notices'] })
    const { status, json } = await it.call('POST', '/api/areas/420100/campaigns', { headers, body: { ...words, channels: ['app'] } })
    assert.deepEqual([status, json.refusal.code, json.refusal.reasons[0].clause], [422, 'nobody-to-tell', 'M1.4.2'])
  })

  test('a process that dies between and within batches: it goes on, and nobody is told twice', async () => {
    const { without, reachableBySms } = await audience()
    const headers = { ...officer, 'idempotency-key': '20000000-0000-4000-8000-000000000001' }
    const started = await start(undefined, headers)
    assert.equal(started.status, 200)
    const { id } = started.json
    assert.deepEqual(
      [started.json.by, started.json.total, started.json.app.sent, started.json.sms, started.json.finishedAt],
      ['900004', without, 0, { sent: 0, failed: 0, waiting: without }, null])
    assert.deepEqual((await start(undefined, headers)).json, started.json, 'the same intent starts one')
    const second = await start()
    assert.deepEqual([second.status, second.json.refusal.code, second.json.refusal.reasons[0].clause], [422, 'one-is-running', 'M1.4.2'])

    // Dies within a batch, after all was written and before the commit.
    const dying = { ...job, platform: it.platform, transaction: ((work) => it.platform.database.transaction(async (db) => {
      await work(db)
      throw new Error('killed')
    })) as AppForTest['platform']['database']['transaction'] }
    await assert.rejects(tellOneBatch(id, dying), /killed/)
    assert.equal(await count('select count(*) as n from notices.messages'), 0)

    // Dies between two batches: the first is done, all jobs that wait are held by the process that is no more.
    await tellOneBatch(id)
    await owner.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a process that is no more', attempts = 1`)
    assert.equal((await latest()).app.sent, batchSize)
    await it.runJobs()
    assert.equal((await latest()).app.sent, batchSize)
    const resume = () => rollout.tasks!['rollout.resume-campaigns']!(job, {})
    await resume()
    await it.runJobs()
    assert.equal((await latest()).app.sent, batchSize, 'one that has just moved is left alone')
    await owner.query(`update rollout.campaigns set moved_at = moved_at - interval '4 minutes'`)
    await resume()
    await it.runJobs()

    assert.equal(await count('select count(*) as n from notices.messages'), without)
    assert.equal(await count('select count(distinct person_id) as n from notices.messages'), without)
    const mine = await latest()
    assert.equal(mine.app.sent, without)
    assert.notEqual(mine.finishedAt, null)
    assert.equal(mine.sms.waiting, batchSize)
    assert.equal(mine.sms.sent + mine.sms.failed + mine.sms.waiting, without)

    // The text messages of the first batch lost their job as well.
    await owner.query(`update notices.text_messages set next_at = next_at - interval '16 minutes' where state = 'waiting'`)
    await notices.tasks!['notices.resume-sms']!(job, {})
    await it.runJobs()
    assert.deepEqual((await latest()).sms, { sent: reachableBySms, failed: without - reachableBySms, waiting: 0 })
    assert.equal(((await (await fetch(`${agencies.url}/sms/outbox`)).json()) as { size: number }).size, reachableBySms)

    // A job that comes late changes nothing.
    await tellOneBatch(id)
    assert.equal(await count('select count(*) as n from notices.messages'), without)
  })

  test('it is named in the audit trail', async () => {
    const { rows } = await owner.query(`select caller, subject, outcome from platform.audit where operation = 'startCampaign' and outcome = 'done'`)
    assert.equal(rows.length, 1)
    assert.match(rows[0].subject, /^campaign:/)
  })

  test('two batches at the same time tell nobody twice; who has the e-licence meanwhile is left out', async () => {
    const before = await count('select count(*) as n from notices.messages')
    const { json } = await start({ ...words, channels: ['app'] })
    assert.deepEqual(json.sms, { sent: 0, failed: 0, waiting: 0 })
    await owner.query(`insert into licences.e_licences (area, licence_id, case_id, photo, portrait_digest, issued_at)
      select area, id, gen_random_uuid(), gen_random_uuid(), 'x', now() from licences.licences where area = '${area}' order by id desc limit 1`)
    await Promise.all([tellOneBatch(json.id), tellOneBatch(json.id), tellOneBatch(json.id)])
    await it.runJobs()
    assert.equal(await count('select count(*) as n from notices.messages'), before + json.total - 1)
    assert.equal(await count(`select max(n) as n from (select count(*) as n from notices.messages group by person_id) as per_person`), 2)
    assert.equal((await latest()).app.sent, json.total - 1)
  })

  test('by text message only, the app shows nothing new', async () => {
    const before = await count('select count(*) as n from notices.messages')
    await start({ ...words, channels: ['sms', 'sms'] })
    await it.runJobs()
    assert.equal(await count('select count(*) as n from notices.messages'), before)
    const mine = await latest()
    assert.deepEqual([mine.channels, mine.app.sent, mine.sms.waiting], [['sms'], 0, 0])
  })
})
