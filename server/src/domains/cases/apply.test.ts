import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { badge, casesForTest, record } from './testing/cases-for-test.ts'

let at: Awaited<ReturnType<typeof casesForTest>>
before(async () => { at = await casesForTest() })
after(() => at.close())

const start = async (caller = at.lin) => (await at.post(caller.headers, '/api/my/cases', { service: badge.id })).json
const answer = (one: { area: string; id: string }, answers: object, caller = at.lin) =>
  at.call('PUT', at.urlOf(one, '/answers'), { headers: caller.headers, body: { answers } })
const submit = (one: { area: string; id: string; version: number }, caller = at.lin) =>
  at.post(caller.headers, at.urlOf(one, '/submission'), { version: one.version })
const withdraw = async (one: { area: string; id: string }, caller = at.lin) => {
  const { json } = await at.get(caller.headers, at.urlOf(one))
  return at.post(caller.headers, at.urlOf(one, '/withdrawal'), { version: json.version })
}

test('every service is listed for anybody, with its form, documents and reasons', async () => {
  const { status, json } = await at.call('GET', '/api/services')
  assert.equal(status, 200)
  const listed = json.services.find(({ id }: { id: string }) => id === badge.id)
  assert.equal(listed.form.length, 6)
  assert.deepEqual(
    listed.documents.map(({ kind, required }: { kind: string; required: boolean }) => [kind, required]),
    [
      ['photo', true],
      ['letter', false],
    ],
  )
  assert.equal(listed.reasons.length, 2)
  assert.deepEqual(listed.within, { days: 1, kind: 'working', clause: 'M1.3.1' })
})

test('whether it is for me: by facts without signing in, by the record when signed in', async () => {
  const url = `/api/services/${badge.id}/check`
  const refusing = await at.post({}, url, { facts: { area: '510100', states: 'J', photoRejections: 3 } })
  assert.equal(refusing.json.allowed, false)
  assert.equal(refusing.json.decision.reasons.filter(({ holds }: { holds: boolean }) => !holds).length, 2)
  assert.equal((await at.post(at.lin.headers, url)).json.allowed, true)
  const bare = await at.post({}, url)
  assert.equal(bare.status, 400)
  assert.deepEqual(bare.json.error.fields.map(({ field }: { field: string }) => field), ['area', 'states', 'photoRejections'])
  assert.equal((await at.post({}, '/api/services/no.such/check', { facts: {} })).status, 404)
})

test('a draft is begun once, numbered by area and day, and returned when asked again', async () => {
  const [one, two] = await Promise.all([start(), start()])
  assert.equal(one.id, two.id)
  assert.match(one.number, /^510100-20210615-\d{4}$/)
  assert.equal(one.state, 'draft')
  assert.deepEqual(one.timeline.map(({ kind }: { kind: string }) => kind), ['created'])
  assert.deepEqual(one.allowed, ['save-answers', 'add-document', 'submit', 'withdraw'])
  assert.equal((await withdraw(one)).json.state, 'withdrawn')
  assert.notEqual((await start()).id, one.id)
})

test('drafts begun at the same time by different people get different numbers', async () => {
  const [mine, theirs] = await Promise.all([start(at.lin), start(at.wu)])
  assert.notEqual(mine.number, theirs.number)
  await withdraw(theirs, at.wu)
})

test('what the rule forbids is refused before anything is begun, with every unmet reason', async () => {
  record.states = 'J'
  const { status, json } = await at.post(at.wu.headers, '/api/my/cases', { service: badge.id })
  record.states = 'A'
  assert.equal(status, 422)
  assert.equal(json.refusal.code, 'not-now')
  assert.deepEqual(
    json.refusal.reasons.map(({ clause, holds }: { clause: string; holds: boolean }) => [clause, holds]),
    [['M1.3.2', false]],
  )
})

test('a draft is seen and touched by its applicant alone', async () => {
  const one = await start()
  assert.equal((await at.get(at.lin.headers, at.urlOf(one))).status, 200)
  for (const hidden of [at.wu.headers, at.first, at.head, at.counter]) assert.equal((await at.get(hidden, at.urlOf(one))).status, 404)
  for (const refused of [at.patrol, at.elsewhere]) assert.equal((await at.get(refused, at.urlOf(one))).status, 403)
  assert.equal((await at.get({}, at.urlOf(one))).status, 401)
  for (const [method, rest, body] of [
    ['PUT', '/answers', { answers: {} }],
    ['POST', '/documents', { kind: 'photo', fileId: randomUUID() }],
    ['POST', '/checks', { name: 'real-person', checkId: randomUUID() }],
    ['POST', '/submission', { version: 0 }],
    ['POST', '/withdrawal', { version: 0 }],
    ['POST', '/answer', { version: 0, text: 'x' }],
    ['POST', '/rating', { score: 5, text: '' }],
  ] as const) {
    assert.equal((await at.call(method, at.urlOf(one, rest), { headers: at.wu.headers, body })).status, 404, rest)
    assert.equal((await at.call(method, at.urlOf(one, rest), { headers: at.elsewhere, body })).status, 403, rest)
    assert.equal((await at.call(method, at.urlOf(one, rest), { body })).status, 401, rest)
  }
  assert.equal((await at.get(at.lin.headers, at.urlOf({ area: '320500', id: one.id }))).status, 404)
})

test('answers are saved with gaps, checked all at once, and not written twice', async () => {
  const one = await start()
  const wrong = await answer(one, {
    photo: 'third',
    why: 'x'.repeat(21),
    since: '2021-02-30',
    phone: '110',
    urgent: 'yes',
    place: '999999',
    colour: 'red',
  })
  assert.equal(wrong.status, 400)
  assert.deepEqual(
    wrong.json.error.fields.map(({ field }: { field: string }) => field),
    ['photo', 'why', 'since', 'phone', 'urgent', 'place', 'colour'],
  )
  const saved = await answer(one, { photo: 'new', since: '2021-06-15', phone: '16400000001', urgent: true, place: '510100' })
  assert.equal(saved.json.answers.place, '510100')
  assert.equal((await answer(one, saved.json.answers)).json.version, saved.json.version)
  const { rows } = await at.owner.query('select answers from cases.cases where id = $1', [one.id])
  assert.ok(!rows[0].answers.toString('utf8').includes('16400000001'))
})

test('what lacks is named all at once, with its clause', async () => {
  const one = await start()
  const { json: saved } = await answer(one, { photo: 'new' })
  const { status, json } = await submit(saved)
  assert.equal(status, 422)
  assert.equal(json.refusal.code, 'incomplete')
  assert.deepEqual(
    json.refusal.reasons.map(({ clause, facts }: { clause: string; facts: object }) => [clause, facts]),
    [
      ['M1.3.1', { field: 'why' }],
      ['M1.3.1', { document: 'photo' }],
    ],
  )
  await answer(one, { photo: 'kept' })
  const { json: later } = await at.get(at.lin.headers, at.urlOf(one))
  assert.deepEqual(later.documents.map(({ state }: { state: string }) => state), ['waived', 'not-needed'])
  assert.deepEqual((await submit(later)).json.refusal.reasons.map(({ clause }: { clause: string }) => clause), ['M1.3.2'])
})

test('a document must be one\'s own file, of a known kind, and a photo must have a usable size', async () => {
  const one = await start()
  const give = (kind: string, fileId: string, findings?: object[]) =>
    at.post(at.lin.headers, at.urlOf(one, '/documents'), { kind, fileId, findings })
  const file = await at.photo(at.lin.headers)
  await answer(one, { photo: 'new' })
  assert.equal((await give('photo', await at.photo(at.wu.headers))).json.error.fields[0].field, 'fileId')
  assert.equal((await give('photo', randomUUID())).status, 400)
  assert.equal((await give('passport', file)).json.error.fields[0].field, 'kind')
  assert.equal((await give('photo', file, [{ rule: 'smile', holds: false }])).json.error.fields[0].field, 'findings.0.rule')
  const small = await give('photo', await at.photo(at.lin.headers, 300, 300))
  assert.equal(small.json.refusal.code, 'photo-rules')
  assert.deepEqual(small.json.refusal.reasons.map(({ facts }: { facts: { rule: string } }) => facts.rule), ['width', 'ratio'])
  const given = await give('photo', file, [{ rule: 'background', holds: false }])
  assert.equal(given.json.documents[0].pages[0].fileId, file)
})

test('a kept photo with a confirmed person is approved at once, and its decision replays to the same bytes', async () => {
  const one = await start()
  await answer(one, { photo: 'kept' })
  const checkId = await at.realPersonCheck(at.lin, 'confirmed')
  const { json: checked } = await at.post(at.lin.headers, at.urlOf(one, '/checks'), { name: 'real-person', checkId })
  assert.deepEqual(checked.checks.map(({ result }: { result: string }) => result), ['confirmed'])
  const { json: done } = await submit(checked)
  assert.equal(done.state, 'completed')
  assert.deepEqual(done.result, { badge: 'made' })
  assert.deepEqual(
    done.timeline.slice(-3).map(({ kind, by }: { kind: string; by: string }) => [kind, by]),
    [
      ['submitted', 'applicant'],
      ['approved', 'system'],
      ['completed', 'system'],
    ],
  )
  assert.ok(done.outcome.length > 0)
  const replay = await at.post(at.head, at.urlOf(one, '/replay'))
  assert.deepEqual([replay.json.same, replay.json.stored.on], [true, '2021-06-15'])
  const earlier = await at.post(at.head, at.urlOf(one, '/replay'), { on: '2021-05-31' })
  assert.deepEqual([earlier.json.same, earlier.json.replayed.outcome.allowed], [false, false])
  assert.equal((await at.post(at.first, at.urlOf(one, '/replay'))).status, 403)
})

test('a finished case can be rated, once', async () => {
  const { json } = await at.get(at.lin.headers, '/api/my/cases')
  const done = json.cases.find(({ state }: { state: string }) => state === 'completed')
  const rate = (score: number) => at.post(at.lin.headers, at.urlOf(done, '/rating'), { score, text: '很快' })
  assert.equal((await rate(6)).status, 400)
  assert.deepEqual((await rate(5)).json.rating, { score: 5, text: '很快' })
  assert.equal((await rate(4)).json.refusal.code, 'not-in-this-state')
})

test('a check without an answer goes to a human; a denied one is named; both are never held against the citizen', async () => {
  const one = await start(at.wu)
  await answer(one, { photo: 'kept' }, at.wu)
  const use = async (result: string) =>
    (await at.post(at.wu.headers, at.urlOf(one, '/checks'), { name: 'real-person', checkId: await at.realPersonCheck(at.wu, result) })).json
  const denied = await submit(await use('denied'), at.wu)
  assert.match(denied.json.refusal.reasons[0].says.zh, /重试/)
  const { json: waiting } = await submit(await use('unknown'), at.wu)
  assert.equal(waiting.state, 'submitted')
  const { json: review } = await at.get(at.first, at.urlOf(one, '/review'))
  assert.match(review.warnings[0].zh, /不得因此作出不利决定/)
  await withdraw(one, at.wu)
})

test('a repeated submission under one key gives the first answer; another key meets the newer version', async () => {
  const one = await start(at.wu)
  await answer(one, { photo: 'new', why: '换' }, at.wu)
  const { json: whole } = await at.post(at.wu.headers, at.urlOf(one, '/documents'), {
    kind: 'photo',
    fileId: await at.photo(at.wu.headers),
  })
  const headers = { ...at.wu.headers, 'idempotency-key': randomUUID() }
  const again = () => at.post(headers, at.urlOf(one, '/submission'), { version: whole.version })
  const [first, second] = await Promise.all([again(), again()])
  assert.equal(first.status, 200)
  assert.deepEqual(second.json, first.json)
  assert.equal((await submit(whole, at.wu)).json.error.code, 'changed-meanwhile')
  assert.equal((await submit({ ...whole, version: first.json.version }, at.wu)).json.refusal.code, 'not-in-this-state')
  assert.deepEqual([first.json.clock.dueOn, first.json.clock.workingDaysLeft], ['2021-06-16', 1])
  assert.equal((await answer(one, { photo: 'kept' }, at.wu)).json.error.code, 'changed-meanwhile')
})

test('when completion breaks, nothing of the submission remains', async () => {
  const one = await start()
  await answer(one, { photo: 'kept' })
  const { json: checked } = await at.post(at.lin.headers, at.urlOf(one, '/checks'), {
    name: 'real-person',
    checkId: await at.realPersonCheck(at.lin, 'confirmed'),
  })
  record.breakOnApproval = true
  await assert.rejects(submit(checked), /500/)
  record.breakOnApproval = false
  const { json: still } = await at.get(at.lin.headers, at.urlOf(one))
  assert.deepEqual([still.state, still.version, still.timeline.length], ['draft', checked.version, checked.timeline.length])
})

test('the receipt is a PDF for its applicant and the office, and for nobody else', async () => {
  const { json } = await at.get(at.wu.headers, '/api/my/cases')
  const url = at.urlOf(json.cases[0], '/receipt.pdf')
  for (const headers of [at.wu.headers, at.first]) {
    const receipt = await at.get(headers, url)
    assert.equal(receipt.headers['content-type'], 'application/pdf')
    assert.equal(receipt.raw.subarray(0, 5).toString(), '%PDF-')
  }
  assert.equal((await at.get(at.lin.headers, url)).status, 404)
})
