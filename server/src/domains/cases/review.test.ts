import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { casesForTest, permit } from './testing/cases-for-test.ts'

let at: Awaited<ReturnType<typeof casesForTest>>
before(async () => { at = await casesForTest() })
after(() => at.close())

type Known = { area: string; id: string; version: number }
const act = (headers: Record<string, string>, one: Known, rest: string, body: object = {}) =>
  at.post(headers, at.urlOf(one, rest), { version: one.version, ...body })

test('a reviewer takes a case, rejects with all reasons at once, and the applicant reads each with its remedy', async () => {
  const one = await at.claimed()
  assert.equal(one.state, 'in-review')
  assert.equal((await act(at.first, one, '/rejection', { reasons: ['ugly', 'background'] })).status, 400)
  assert.equal((await act(at.first, one, '/rejection', { reasons: [] })).status, 400)
  const { json } = await act(at.first, one, '/rejection', { reasons: ['not-alike', 'background'], note: '见附注' })
  assert.equal(json.case.state, 'rejected')
  const { json: seen } = await at.get(at.lin.headers, at.urlOf(one))
  assert.deepEqual(
    seen.outcome.map(({ clause, holds }: { clause: string; holds: boolean }) => [clause, holds]),
    [
      ['M1.3.1', false],
      ['M1.3.1', false],
    ],
  )
  assert.deepEqual(
    seen.timeline.at(-1).reasons.map(({ code }: { code: string }) => code),
    ['background', 'not-alike'],
  )
  assert.equal(seen.timeline.at(-1).note, '见附注')
  const { json: messages } = await at.get(at.lin.headers, '/api/my/messages')
  assert.match(messages.messages[0].body.zh, /背景不是纯白色/)
})

test('only reviewers of the area act on a case', async () => {
  const one = await at.submitted()
  for (const rest of ['/claim', '/release', '/approval']) {
    assert.equal((await act({}, one, rest)).status, 401)
    for (const headers of [at.lin.headers, at.patrol, at.elsewhere]) assert.equal((await act(headers, one, rest)).status, 403, rest)
  }
  for (const headers of [at.patrol, at.elsewhere, at.lin.headers]) {
    assert.equal((await at.get(headers, at.urlOf(one, '/review'))).status, 403)
    assert.equal((await at.get(headers, `/api/areas/510100/queue`)).status, 403)
  }
  await at.post(at.lin.headers, at.urlOf(one, '/withdrawal'), { version: one.version })
})

test('a case lies in one pair of hands; a head of business may put it back', async () => {
  const one = await at.claimed()
  const { json } = await act(at.second, one, '/approval')
  assert.equal(json.refusal.code, 'claimed-by-another')
  assert.equal((await act(at.second, one, '/claim')).json.refusal.code, 'claimed-by-another')
  assert.equal((await act(at.second, one, '/release')).json.refusal.code, 'claimed-by-another')
  const { json: view } = await at.get(at.second, at.urlOf(one, '/review'))
  assert.deepEqual([view.claimedBy.officerNumber, view.claimedBy.mine, view.case.allowed], ['010001', false, []])
  const { json: back } = await act(at.head, one, '/release')
  assert.deepEqual([back.case.state, back.claimedBy], ['submitted', null])
  assert.equal((await act(at.second, back.case, '/approval')).json.refusal.code, 'not-in-this-state')
  const { json: taken } = await act(at.second, back.case, '/claim')
  assert.equal((await act(at.second, taken.case, '/approval', { note: '相符' })).json.case.state, 'completed')
})

test('of two claims, and of two approvals at once, one wins', async () => {
  const one = await at.submitted()
  const claims = await Promise.all([act(at.first, one, '/claim'), act(at.second, one, '/claim')])
  assert.deepEqual(claims.map(({ status }) => status).sort(), [200, 422])
  const winner = claims[0]!.status === 200 ? at.first : at.second
  const { case: mine } = claims.find(({ status }) => status === 200)!.json
  const approvals = await Promise.all([act(winner, mine, '/approval'), act(winner, mine, '/approval')])
  assert.deepEqual(approvals.map(({ status }) => status).sort(), [200, 409])
  const { rows } = await at.owner.query(`select kind from cases.case_events where case_id = $1 and kind = 'approved'`, [one.id])
  assert.equal(rows.length, 1)
})

test('a question stops the clock, the answer lets it go on with the days left, and goes back to who asked', async () => {
  const one = await at.claimed()
  assert.equal((await act(at.first, one, '/question', { text: '' })).status, 400)
  const { json: asked } = await act(at.first, one, '/question', { text: '请说明换发型的时间' })
  assert.deepEqual([asked.case.state, asked.case.clock.dueOn, asked.case.clock.standsSince === null], ['question-asked', null, false])
  at.moveTo('2021-06-20')
  const { json: seen } = await at.get(at.lin.headers, at.urlOf(one))
  assert.deepEqual([seen.question.text, seen.question.answerBy, seen.clock.overdue], ['请说明换发型的时间', '2021-07-15', false])
  assert.deepEqual(seen.allowed, ['save-answers', 'add-document', 'answer', 'withdraw'])
  const { json: answered } = await act(at.lin.headers, seen, '/answer', { text: '上个月' })
  assert.deepEqual([answered.state, answered.clock.dueOn, answered.question], ['in-review', '2021-06-21', null])
  assert.equal(answered.timeline.at(-1).note, '上个月')
  assert.equal((await act(at.lin.headers, answered, '/answer', { text: '再说' })).json.refusal.code, 'not-in-this-state')
  assert.equal((await act(at.second, answered, '/approval')).json.refusal.code, 'claimed-by-another')
  assert.equal((await act(at.first, answered, '/approval')).json.case.state, 'completed')
  at.moveTo('2021-06-15')
})

test('four eyes: who accepted does not decide, and the database holds it too', async () => {
  const { json: draft } = await at.post(at.wu.headers, '/api/my/cases', { service: permit.id })
  const { json: sent } = await act(at.wu.headers, draft, '/submission')
  assert.equal(sent.clock.dueOn, '2021-06-25')
  const { json: mine } = await act(at.first, sent, '/claim')
  const { json: accepted } = await act(at.first, mine.case, '/approval')
  assert.deepEqual([accepted.case.state, accepted.case.timeline.at(-1).kind], ['submitted', 'accepted'])
  const { json: again } = await act(at.first, accepted.case, '/claim')
  assert.ok(!again.case.allowed.includes('approve'))
  assert.equal((await act(at.first, again.case, '/approval')).json.refusal.code, 'own-case')
  await assert.rejects(
    at.platform.database.transaction((db) => db.run('test', `update cases.cases set reviewed_by = accepted_by where id = $1`, [draft.id])),
    /four_eyes_differ/,
  )
  const { json: back } = await act(at.first, again.case, '/release')
  const { json: theirs } = await act(at.second, back.case, '/claim')
  const { json: approved } = await act(at.second, theirs.case, '/approval')
  assert.deepEqual([approved.case.state, approved.case.result], ['approved', { permit: 'ordered' }])
})

test('events can be added and never changed or removed', async () => {
  const { rows } = await at.owner.query('select area, case_id from cases.case_events limit 1')
  for (const change of ['update cases.case_events set note = null', 'delete from cases.case_events']) {
    await assert.rejects(
      at.platform.database.transaction((db) =>
        db.run(change, `${change} where area = $1 and case_id = $2`, [rows[0].area, rows[0].case_id]),
      ),
      /permission denied/,
    )
  }
})

test('every event number follows the last, and the version is the last event', async () => {
  const { rows } = await at.owner
    .query(`select c.id from cases.cases c where c.version <> (select max(seq) from cases.case_events e where e.case_id = c.id)
    or c.version + 1 <> (select count(*) from cases.case_events e where e.case_id = c.id)`)
  assert.deepEqual(rows, [])
})

test('the queue is ordered by due day, counts what waits, and is read page by page', async () => {
  at.moveTo('2021-06-18')
  const early = await at.submitted(at.wu)
  at.moveTo('2021-06-21')
  const late = await at.submitted(at.lin)
  at.moveTo('2021-06-22')
  const ask = async (query: string) => (await at.get(at.first, `/api/areas/510100/queue?${query}`)).json
  const whole = await ask('service=test.badge')
  assert.deepEqual(whole.cases.map(({ id }: { id: string }) => id), [early.id, late.id])
  assert.deepEqual([whole.counts.open, whole.counts.overdue, whole.nearestDue, whole.cases[0].applicantName], [2, 1, '2021-06-21', '吴思源'])
  const first = await ask('limit=1')
  const second = await ask(`limit=1&after=${first.next}`)
  assert.deepEqual([first.cases[0].id, second.cases[0].id, second.next], [early.id, late.id, null])
  assert.equal((await at.get(at.first, '/api/areas/510100/queue?after=rubbish')).status, 400)
  await act(at.first, early, '/claim')
  assert.deepEqual((await ask('state=mine')).cases.map(({ id }: { id: string }) => id), [early.id])
  const closed = await ask('state=closed&limit=1')
  const further = await ask(`state=closed&limit=200&after=${closed.next}`)
  assert.equal(closed.cases.length + further.cases.length, closed.counts.closed)
  assert.ok(!further.cases.some(({ id }: { id: string }) => id === closed.cases[0].id))
  at.moveTo('2021-06-15')
})

test('a case of a year without published holidays has no due day, and is not overdue', async () => {
  const mine = (await at.get(at.lin.headers, '/api/my/cases')).json.cases.find(({ state }: { state: string }) => state === 'submitted')
  await act(at.lin.headers, (await at.get(at.lin.headers, at.urlOf(mine))).json, '/withdrawal')
  at.moveTo('2098-12-30')
  const one = await at.submitted(at.lin)
  assert.deepEqual([one.clock.dueOn, one.clock.overdue], [null, false])
  assert.match(one.clock.says.en, /not published/)
  await act(at.lin.headers, one, '/withdrawal')
  at.moveTo('2021-06-15')
})

test('a picture is seen by its owner and the officers of its case, and each look of an officer is recorded', async () => {
  const one = await at.submitted(at.lin)
  const url = `/api/areas/510100/pictures/${one.documents[0].pages[0].fileId}`
  const look = async (headers: Record<string, string>) => (await at.get(headers, url)).status
  assert.equal((await at.get(at.lin.headers, url)).headers['content-type'], 'image/jpeg')
  assert.deepEqual(
    [await look(at.first), await look(at.wu.headers), await look(at.patrol), await look(at.elsewhere), await look({})],
    [200, 404, 404, 404, 401],
  )
  const { rows } = await at.owner.query(`select caller from platform.audit where operation = 'picture' and subject = $1`, [
    `file:${one.documents[0].pages[0].fileId}`,
  ])
  assert.deepEqual(
    rows.map(({ caller }) => caller),
    ['officer:00000000-0000-7000-8000-000000000001'],
  )
  const unused = await at.photo(at.lin.headers)
  assert.equal((await at.get(at.first, `/api/areas/510100/pictures/${unused}`)).status, 404)
  assert.equal((await at.get(at.first, `/api/areas/510100/pictures/${randomUUID()}`)).status, 404)
})
