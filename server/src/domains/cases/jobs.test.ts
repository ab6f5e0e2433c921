import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tasks } from './jobs.ts'
import { badge, casesForTest } from './testing/cases-for-test.ts'

let at: Awaited<ReturnType<typeof casesForTest>>
before(async () => { at = await casesForTest() })
after(() => at.close())

const runTask = (name: string) => tasks[name]!({ platform: at.platform, transaction: at.platform.database.transaction }, {})
const titles = async (headers: Record<string, string>) =>
  (await at.get(headers, '/api/my/messages')).json.messages.map(({ title }: { title: { en: string } }) => title.en)

test('an applicant is reminded of a question once, three days before', async () => {
  const one = await at.claimed()
  await at.post(at.first, at.urlOf(one, '/question'), { version: one.version, text: '请说明' })
  at.moveTo('2021-07-11')
  await runTask('cases.remind-of-questions')
  assert.ok(!(await titles(at.lin.headers)).includes('A badge: your answer is due soon'))
  at.moveTo('2021-07-12')
  await runTask('cases.remind-of-questions')
  await runTask('cases.remind-of-questions')
  assert.equal((await titles(at.lin.headers)).filter((title: string) => title === 'A badge: your answer is due soon').length, 1)
  at.moveTo('2021-06-15')
})

test('a due day that was not known is filled in when its year is published', async () => {
  at.moveTo('2098-12-30')
  const one = await at.submitted(at.wu)
  await runTask('cases.fill-due-days')
  assert.equal((await at.get(at.wu.headers, at.urlOf(one))).json.clock.dueOn, null)
  // The notice cannot appear within a test: the same case is moved to a year that has one.
  await at.owner.query(`update cases.cases set clock_runs = '[{"from":"2021-06-15","to":null}]' where id = $1`, [one.id])
  at.moveTo('2021-06-15')
  await runTask('cases.fill-due-days')
  const { json } = await at.get(at.wu.headers, at.urlOf(one))
  assert.deepEqual([json.clock.dueOn, json.timeline.at(-1).kind, json.timeline.at(-1).by], ['2021-06-16', 'due-day-set', 'system'])
  await at.post(at.wu.headers, at.urlOf(one, '/withdrawal'), { version: json.version })
})

test('a draft that nobody touched for 30 days is removed with a notice; its events stay', async () => {
  const { json: draft } = await at.post(at.wu.headers, '/api/my/cases', { service: badge.id })
  at.moveTo('2021-07-14')
  await runTask('cases.remove-old-drafts')
  assert.equal((await at.get(at.wu.headers, at.urlOf(draft))).status, 200)
  at.moveTo('2021-07-16')
  await runTask('cases.remove-old-drafts')
  assert.equal((await at.get(at.wu.headers, at.urlOf(draft))).status, 404)
  assert.ok((await titles(at.wu.headers)).includes('A badge: draft removed'))
  const { rows } = await at.owner.query('select kind from cases.case_events where case_id = $1 order by seq', [draft.id])
  assert.deepEqual(rows.map(({ kind }) => kind), ['created', 'draft-removed'])
  at.moveTo('2021-06-15')
})
