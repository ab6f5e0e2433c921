import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import pg from 'pg'
import { agenciesForTest, type AgenciesForTest } from '../../../testing/agencies-for-test.ts'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { newId } from '../../platform/ids.ts'
import { keepPerson } from '../people/index.ts'
import { notices, tell } from './index.ts'
import { pauseBefore } from '../../exchange/back-off.ts'

const area = '510100'
let agencies: AgenciesForTest
let it: AppForTest
let owner: pg.Client
let withPhone: string
let withoutPhone: string

before(async () => {
  agencies = await agenciesForTest()
  it = await appForTest({ environment: agencies.environment })
  owner = new pg.Client(it.ownerUrl)
  await owner.connect()
  const keep = (n: number, phone: string | null) => it.platform.database.transaction(async (db) => (await keepPerson(it.platform, db, {
    subject: `subject-${n}`, name: '测试人', identityKind: 'resident-id', identityNumber: `51010019900416002${n}`, phone, address: '无名路0号',
    birthDate: '1990-04-16', sex: 'female', area,
  }, () => newId(it.platform.clock))).personId)
  withPhone = await keep(1, '16400000001')
  withoutPhone = await keep(2, null)
})
after(async () => {
  // First what was started first: a test that could not begin must still end.
  await agencies.close()
  await owner.end()
  await it.close()
})
afterEach(() => agencies.endFaults())

let serial = 0
/** Tells somebody by text message; answers the words by which it can be found. */
const textTo = async (personId: string): Promise<string> => {
  const words = `第${++serial}条`
  await it.platform.database.transaction((db) => tell({ db, platform: it.platform }, { area, personId }, {
    title: { zh: '提示', en: 'Hint' }, body: { zh: words, en: `No. ${serial}` }, link: null, sms: true,
  }))
  return words
}
const stateOf = async (words: string) =>
  (await owner.query('select id, state, attempts, next_at > made_at as later from notices.text_messages where text like $1', [`%${words}%`])).rows[0]
const sentTimes = async (words: string) => (await agencies.sent()).filter(({ text }) => text.includes(words)).length
/** Brings forward what waits for its next attempt. */
const untilDue = () => owner.query('update graphile_worker._private_jobs set run_at = now()')

test('a text message goes to the phone of the person, in Chinese, with the sender in front', async () => {
  const words = await textTo(withPhone)
  await it.runJobs()
  const [sent] = await agencies.sent()
  assert.deepEqual([sent?.to, sent?.text, sent?.sender, sent?.segments], ['16400000001', `【畅行】提示。${words}`, 'changxing', 1])
  assert.equal((await stateOf(words)).state, 'sent')
})

test('a person without phone is recorded as not reachable', async () => {
  const words = await textTo(withoutPhone)
  await it.runJobs()
  assert.equal((await stateOf(words)).state, 'unreachable')
  assert.equal(await sentTimes(words), 0)
})

test('a person who is not kept any more does not hold up the others', async () => {
  const lost = await textTo(newId(it.platform.clock))
  const words = await textTo(withPhone)
  await it.runJobs()
  assert.equal((await stateOf(lost)).state, 'unreachable')
  assert.equal((await stateOf(words)).state, 'sent')
})

for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'clock-off']) {
  test(`${kind}: it waits, is tried again later, and arrives once`, async () => {
    await agencies.switchOn({ agency: 'sms', kind, times: 1, path: '/sms/messages' })
    const words = await textTo(withPhone)
    await it.runJobs()
    const { state, attempts, later } = await stateOf(words)
    assert.deepEqual({ state, attempts, later }, { state: 'waiting', attempts: 1, later: true })
    await untilDue()
    await it.runJobs()
    assert.equal((await stateOf(words)).state, 'sent')
    assert.equal(await sentTimes(words), 1)
  })
}

test('after three days without an answer it has failed', async () => {
  await agencies.switchOn({ agency: 'sms', kind: '5xx', path: '/sms/messages' })
  const words = await textTo(withPhone)
  await it.runJobs()
  await owner.query(`update notices.text_messages set made_at = made_at - interval '73 hours' where text like $1`, [`%${words}%`])
  await untilDue()
  await it.runJobs()
  assert.equal((await stateOf(words)).state, 'failed')
})

test('a job that came twice sends once; a job that was lost is made anew', async () => {
  const words = await textTo(withPhone)
  const { id } = await stateOf(words)
  await it.platform.database.transaction((db) => it.platform.enqueue(db, 'notices.send-sms', { area, ids: [id] }))
  await it.runJobs()
  assert.equal(await sentTimes(words), 1)

  const lost = await textTo(withPhone)
  await owner.query('delete from graphile_worker._private_jobs')
  const resume = () => notices.tasks!['notices.resume-sms']!({ platform: it.platform, transaction: it.platform.database.transaction }, {})
  await resume()
  await it.runJobs()
  assert.equal((await stateOf(lost)).state, 'waiting', 'not before its patience is over')
  await owner.query(`update notices.text_messages set next_at = next_at - interval '16 minutes' where state = 'waiting'`)
  await resume()
  await it.runJobs()
  assert.equal((await stateOf(lost)).state, 'sent')
  assert.equal(await sentTimes(lost), 1)
})

test('pauses grow from half a minute to an hour, and are spread', () => {
  for (let tries = 0; tries < 100; tries++) {
    assert.ok(pauseBefore(0) >= 15_000 && pauseBefore(0) <= 30_000)
    assert.ok(pauseBefore(3) >= 120_000 && pauseBefore(3) <= 240_000)
    assert.ok(pauseBefore(40) >= 1_800_000 && pauseBefore(40) <= 3_600_000)
  }
  assert.ok(new Set(Array.from({ length: 20 }, () => pauseBefore(5))).size > 10)
})
