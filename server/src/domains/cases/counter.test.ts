import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { badge, casesForTest, record } from './testing/cases-for-test.ts'

let at: Awaited<ReturnType<typeof casesForTest>>
before(async () => { at = await casesForTest() })
after(() => at.close())

const linNumber = '510100199004160025'
const begin = (headers: Record<string, string>, identityNumber = linNumber, area = '510100') =>
  at.post(headers, `/api/areas/${area}/counter-cases`, { identityNumber, service: badge.id, reason: 'three-rejections' })

test('after three rejections the counter begins the case that is refused online, and another officer decides it', async () => {
  record.photoRejections = 3
  assert.equal((await at.post(at.lin.headers, '/api/my/cases', { service: badge.id })).json.refusal.code, 'not-now')
  const { status, json: begun } = await begin(at.counter)
  assert.equal(status, 200)
  assert.deepEqual([begun.state, begun.answers.photo, begun.checks.length], ['draft', 'new', 0])
  assert.deepEqual(begun.allowed, ['save-answers', 'add-document', 'submit', 'withdraw'])
  assert.deepEqual(
    begun.timeline.map(({ kind, by }: { kind: string; by: string }) => [kind, by]),
    [
      ['created', 'officer'],
      ['begun-at-counter', 'officer'],
    ],
  )
  const fileId = await at.photo(at.counter)
  const { json: whole } = await at.post(at.counter, at.urlOf(begun, '/documents'), { kind: 'photo', fileId })
  assert.equal((await at.get(at.lin.headers, `/api/areas/510100/pictures/${fileId}`)).status, 200)
  const { json: sent } = await at.post(at.counter, at.urlOf(begun, '/submission'), { version: whole.version })
  assert.deepEqual([sent.state, sent.decision.outcome.allowed], ['submitted', true])
  const { json: mine } = await at.post(at.counter, at.urlOf(begun, '/claim'), { version: sent.version })
  assert.deepEqual(mine.case.allowed, ['propose-withdrawal', 'release', 'hand-over', 'suspect', 'ask'])
  for (const [rest, body] of [['/approval', {}], ['/rejection', { reasons: ['background'] }]] as const) {
    assert.equal((await at.post(at.counter, at.urlOf(begun, rest), { version: mine.case.version, ...body })).json.refusal.code, 'own-case')
  }
  await assert.rejects(
    at.platform.database.transaction((db) => db.run('test', `update cases.cases set reviewed_by = begun_by where id = $1`, [begun.id])),
    /not_own_case/,
  )
  const { json: back } = await at.post(at.counter, at.urlOf(begun, '/release'), { version: mine.case.version })
  const { json: theirs } = await at.post(at.first, at.urlOf(begun, '/claim'), { version: back.case.version })
  assert.equal((await at.post(at.first, at.urlOf(begun, '/approval'), { version: theirs.case.version })).json.case.state, 'completed')
  record.photoRejections = 0
})

test('a draft of the applicant is taken over, with what was filled in', async () => {
  const { json: draft } = await at.post(at.wu.headers, '/api/my/cases', { service: badge.id })
  await at.call('PUT', at.urlOf(draft, '/answers'), { headers: at.wu.headers, body: { answers: { photo: 'kept', since: '2021-06-01' } } })
  assert.equal((await at.get(at.counter, at.urlOf(draft))).status, 404)
  const { json: taken } = await begin(at.counter, '510100199004160023')
  assert.deepEqual([taken.id, taken.answers], [draft.id, { photo: 'new', why: '窗口办理', since: '2021-06-01' }])
  assert.equal((await begin(at.counter, '510100199004160023')).json.version, taken.version)
  assert.equal((await at.get(at.wu.headers, at.urlOf(draft))).json.timeline.at(-1).kind, 'begun-at-counter')
})

test('only the counter of the person\'s own city, and only for a person who is known', async () => {
  assert.equal((await begin(at.counter, '510100199004160099')).status, 404)
  assert.equal((await begin(at.elsewhere, linNumber, '320500')).status, 404)
  assert.equal((await begin(at.elsewhere)).status, 403)
  for (const headers of [at.first, at.lin.headers, at.patrol]) assert.equal((await begin(headers)).status, 403)
  assert.equal((await begin({})).status, 401)
  record.states = 'J'
  assert.equal((await begin(at.counter)).json.refusal.code, 'not-now')
  record.states = 'A'
})

test('the office finds a case by its number, nobody else does, and a draft is not found', async () => {
  const one = await at.submitted()
  const find = (headers: Record<string, string>, number: string) => at.get(headers, `/api/areas/510100/case-numbers/${number}`)
  assert.equal((await find(at.first, one.number)).json.id, one.id)
  assert.equal((await find(at.first, '510100-20210615-9999')).status, 404)
  assert.deepEqual(
    [
      (await find(at.lin.headers, one.number)).status,
      (await find(at.elsewhere, one.number)).status,
      (await find(at.patrol, one.number)).status,
    ],
    [403, 403, 403],
  )
  await at.post(at.lin.headers, at.urlOf(one, '/withdrawal'), { version: one.version })
  const { json: draft } = await at.post(at.lin.headers, '/api/my/cases', { service: badge.id })
  assert.equal((await find(at.first, draft.number)).status, 404)
})
