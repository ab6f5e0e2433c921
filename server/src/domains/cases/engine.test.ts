import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asSystem } from '../../platform/as-system.ts'
import { loadCase, recordLast, type Step } from './record-event.ts'
import { tellApplicant } from './tell-applicant.ts'
import { actingForTest, car, insurer, mark, otherCar, plates, registration } from './testing/acting-for-test.ts'

let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest() })
after(() => at.close())

const begin = async (service: string, who = at.daughter, subject?: object) =>
  (await at.post(who.headers, '/api/my/cases', { service, ...(subject && { subject }) })).json
const submit = (one: { area: string; id: string; version: number }, who = at.daughter) => at.post(who.headers, at.urlOf(one, '/submission'), { version: one.version })
const plated = async (subject: object = car) => {
  const one = await begin(plates.id, at.daughter, subject)
  const { json: filled } = await at.put(at.daughter.headers, one, { answers: { why: '丢失' } })
  return (await submit(filled)).json
}
const act = async (headers: Record<string, string>, one: { area: string; id: string }, rest: string, body: object = {}) => {
  const { json: now } = await at.get(at.head, at.urlOf(one))
  const { status, json } = await at.post(headers, at.urlOf(one, rest), { version: now.version, ...body })
  return { status, json, code: json.refusal?.code, state: (json.case ?? json).state }
}

test('one open case for each person, service and thing; a thing that is not theirs does not exist', async () => {
  const one = await begin(plates.id, at.daughter, car)
  assert.equal((await begin(plates.id, at.daughter, car)).id, one.id)
  assert.notEqual((await begin(plates.id, at.daughter, otherCar)).id, one.id)
  const twice = await Promise.all([begin(plates.id, at.elder, car), begin(plates.id, at.elder, car)])
  assert.equal(twice[0].id, twice[1].id)
  assert.equal((await at.post(at.daughter.headers, '/api/my/cases', { service: plates.id })).json.error.fields[0].field, 'subject')
  const stranger = { ...car, id: '00000000-0000-7000-8000-0000000000ff' }
  assert.equal((await at.post(at.daughter.headers, '/api/my/cases', { service: plates.id, subject: stranger })).status, 404)
  const { json: told } = await at.post(at.daughter.headers, `/api/services/${plates.id}/check`, { subject: car })
  assert.deepEqual([told.standing, told.answer.dueOn], ['can', '2021-06-16'])
  const { status, json: elsewhere } = await at.post(at.friend.headers, '/api/my/cases', { service: plates.id, subject: car })
  assert.deepEqual([status, elsewhere.area], [200, '510100'])
  assert.ok((await at.get(at.friend.headers, '/api/my/cases')).json.cases.some(({ id }: { id: string }) => id === elsewhere.id))
})

test('two forms at once: what each changed is kept; the same answer changed twice is named, and nothing is lost', async () => {
  const one = await begin(plates.id, at.daughter, car)
  const { json: first } = await at.put(at.daughter.headers, one, { answers: { why: '丢失' }, version: one.version, changed: ['why'] })
  const { json: second } = await at.put(at.daughter.headers, one, { answers: { place: '城北' }, version: one.version, changed: ['place'] })
  assert.deepEqual(second.answers, { why: '丢失', place: '城北' })
  const clash = await at.put(at.daughter.headers, one, { answers: { why: '损坏' }, version: one.version, changed: ['why'] })
  assert.deepEqual([clash.status, clash.json.error.code, clash.json.error.fields[0].field], [409, 'changed-meanwhile', 'why'])
  assert.equal((await at.put(at.daughter.headers, one, { answers: { why: '损坏', place: '城北' }, version: second.version, changed: ['why'] })).json.answers.why, '损坏')
  assert.ok(second.version > first.version)
})

test('steps after the approval, each with its own limit, by the post of the service, in order', async () => {
  const one = await plated(otherCar)
  assert.equal((await act(at.first, one, '/claim')).status, 403)
  await act(at.clerk, one, '/claim')
  const { json: approved } = await act(at.clerk, one, '/approval')
  assert.deepEqual([approved.case.state, approved.case.stages[0].state, approved.case.clock.dueOn], ['approved', 'next', '2021-07-06'])
  const { json: queue } = await at.get(at.clerk, '/api/areas/510100/queue?state=making')
  assert.deepEqual([queue.counts.making, queue.cases[0].id, queue.cases[0].applicantName], [1, one.id, '罗文静'])
  assert.equal((await at.get(at.first, '/api/areas/510100/queue?state=making')).json.cases.length, 0)
  assert.equal((await act(at.clerk, one, '/stages/delivered')).code, 'not-in-this-state')
  assert.equal((await act(at.counter, one, '/stages/made')).status, 403)
  assert.equal((await act(at.clerk, one, '/stages/made')).json.nextStep.en, 'Waiting to be collected')
  const { json: done } = await act(at.colleague, one, '/stages/delivered')
  assert.deepEqual([done.state, done.result], ['completed', { subjectName: '川A00002', plates: 'delivered' }])
  assert.deepEqual(done.timeline.slice(-3).map(({ says }: { says: { en: string } }) => says.en), ['Made', 'Delivered', 'Completed'])
})

test('a suspect case is not approved before another officer has cleared it; the applicant does not see it', async () => {
  const one = await plated(otherCar)
  await act(at.clerk, one, '/claim')
  assert.equal((await act(at.clerk, one, '/suspicion/investigation', { note: '早了' })).code, 'not-in-this-state')
  assert.equal((await act(at.clerk, one, '/suspicion', { note: '拓印可疑', grounds: ['vin'] })).status, 400, 'the page names nothing that a suspicion may be about')
  const opened = (await act(at.clerk, one, '/suspicion', { note: '拓印可疑' })).json
  assert.deepEqual([opened.suspicion.state, opened.suspicion.of, opened.suspicionTopics], ['opened', [], []])
  assert.equal((await act(at.clerk, one, '/approval')).code, 'suspect')
  assert.equal((await act(at.clerk, one, '/suspicion/investigation', { note: '已查' })).json.suspicion.state, 'investigated')
  assert.equal((await act(at.clerk, one, '/suspicion/result', { result: 'cleared', note: '无' })).code, 'own-case')
  await assert.rejects(at.owner.query(`update cases.cases set settled_by = suspected_by where id = $1`, [one.id]), /suspicion_four_eyes/)
  await assert.rejects(at.owner.query(`update cases.cases set state = 'approved' where id = $1`, [one.id]), /suspicion_settled/)
  const { json: seen } = await at.get(at.daughter.headers, at.urlOf(one))
  assert.equal(seen.timeline.some(({ kind }: { kind: string }) => kind.startsWith('suspicion')), false)
  assert.equal((await act(at.colleague, one, '/suspicion/result', { result: 'cleared', note: '排除' })).json.suspicion.state, 'cleared')
  assert.equal((await act(at.clerk, one, '/suspicion', { note: '另一处可疑' })).json.suspicion.state, 'opened', 'on another ground')
  await act(at.clerk, one, '/suspicion/investigation', { note: '已查' })
  assert.equal((await act(at.colleague, one, '/suspicion/result', { result: 'cleared', note: '排除' })).json.suspicion.state, 'cleared')
  assert.equal((await act(at.clerk, one, '/approval')).state, 'approved')
})

test('who takes a suspect case back ends no investigation', async () => {
  const one = await plated(otherCar)
  await act(at.clerk, one, '/claim')
  await act(at.clerk, one, '/suspicion', { note: '拓印可疑' })
  assert.equal((await act(at.daughter.headers, one, '/withdrawal')).state, 'withdrawn')
  const suspects = async () => (await at.get(at.clerk, '/api/areas/510100/queue?state=suspect')).json
  assert.deepEqual([(await suspects()).counts.suspect, (await suspects()).cases[0].id], [1, one.id])
  assert.equal((await act(at.clerk, one, '/suspicion/investigation', { note: '已查' })).json.suspicion.state, 'investigated')
  assert.deepEqual((await at.get(at.colleague, at.urlOf(one, '/review'))).json.case.allowed, ['settle'])
  assert.deepEqual((await at.get(at.clerk, at.urlOf(one, '/review'))).json.case.allowed, [])
  assert.equal((await act(at.colleague, one, '/suspicion/result', { result: 'confirmed', note: '移送' })).state, 'withdrawn')
  assert.equal((await suspects()).counts.suspect, 0)
})

test('refusing a suspect case ends no investigation', async () => {
  const one = await plated(otherCar)
  await act(at.clerk, one, '/claim')
  await act(at.clerk, one, '/suspicion', { note: '拓印可疑' })
  assert.equal((await act(at.clerk, one, '/rejection', { reasons: ['wrong'] })).state, 'rejected')
  assert.equal((await at.get(at.clerk, '/api/areas/510100/queue?state=suspect')).json.counts.suspect, 1)
  const again = await plated(otherCar)
  const warned = async () => (await at.get(at.clerk, at.urlOf(again, '/review'))).json.warnings.some(({ zh }: { zh: string }) => zh.includes('已列为嫌疑，待调查。请先核对'))
  assert.equal(await warned(), true, 'applied for anew, the reviewer is told')
  await act(at.clerk, one, '/suspicion/investigation', { note: '已查' })
  assert.equal((await act(at.colleague, one, '/suspicion/result', { result: 'cleared', note: '排除' })).json.suspicion.state, 'cleared')
  assert.equal((await at.get(at.clerk, '/api/areas/510100/queue?state=suspect')).json.counts.suspect, 0)
  assert.equal(await warned(), false)
})

test('a case goes from officer to officer, never to a stranger', async () => {
  await at.owner.query(`insert into people.officers (area, id, subject, number, name, office, office_name, posts, seen_at)
    values ('510100', '00000000-0000-7000-8000-0000000000c2', 's2', '080001', '登记员二', 'office', '{"zh":"所","en":"office"}', '{registration}', now()),
      ('510100', '00000000-0000-7000-8000-0000000000c3', 's3', '090001', '路面', 'office', '{"zh":"所","en":"office"}', '{patrol}', now())`)
  const one = await plated(car)
  await act(at.clerk, one, '/claim')
  assert.equal((await act(at.colleague, one, '/hand-over', { officerNumber: '080001' })).code, 'claimed-by-another')
  assert.equal((await act(at.clerk, one, '/hand-over', { officerNumber: '090001' })).status, 400)
  const { json: handed } = await act(at.clerk, one, '/hand-over', { officerNumber: '080001', note: '请你继续' })
  assert.deepEqual([handed.claimedBy.officerNumber, handed.claimedBy.mine], ['080001', false])
  assert.equal((await act(at.clerk, one, '/approval')).code, 'claimed-by-another')
  assert.equal((await act(at.colleague, one, '/rejection', { reasons: ['wrong'] })).state, 'rejected')
})

test('everything to put right is asked at once, and answered whole', async () => {
  insurer.answer = 'denied'
  const one = await begin(registration.id)
  const fileId = () => at.photo(at.daughter.headers)
  await at.post(at.daughter.headers, at.urlOf(one, '/documents'), { kind: 'policy', fileId: await fileId() })
  const { json: sent } = await submit((await at.get(at.daughter.headers, at.urlOf(one))).json)
  assert.equal(sent.state, 'submitted')
  await act(at.first, one, '/claim')
  assert.equal((await act(at.first, one, '/question', { text: '请改', documents: ['nothing'], fields: ['none'] })).json.error.fields.length, 2)
  await act(at.first, one, '/question', { text: '保单看不清', documents: ['policy'] })
  const { json: asked } = await at.get(at.daughter.headers, at.urlOf(one))
  assert.deepEqual(asked.question.items.map(({ name, done }: { name: string; done: boolean }) => [name, done]), [['policy', false]])
  assert.equal((await act(at.daughter.headers, one, '/answer', { text: '好了' })).code, 'incomplete')
  await at.post(at.daughter.headers, at.urlOf(one, '/documents'), { kind: 'policy', fileId: await fileId() })
  assert.equal((await act(at.daughter.headers, one, '/answer', { text: '好了' })).state, 'in-review')
  assert.equal((await act(at.first, one, '/approval')).state, 'completed')
  insurer.answer = 'confirmed'
})

test('what need not be brought cannot be asked for; a question is taken back, and the clock goes on', async () => {
  insurer.answer = 'confirmed'
  const one = await begin(registration.id)
  await at.post(at.daughter.headers, at.urlOf(one, '/agency-checks'))
  const { json: sent } = await submit((await at.get(at.daughter.headers, at.urlOf(one))).json)
  assert.deepEqual([sent.state, sent.documents.find(({ kind }: { kind: string }) => kind === 'policy').state], ['submitted', 'waived'])
  assert.equal((await act(at.first, one, '/question/end')).code, 'not-in-this-state')
  await act(at.first, one, '/claim')
  const refused = await act(at.first, one, '/question', { text: '请补', documents: ['policy'] })
  assert.equal(refused.status, 400)
  assert.match(refused.json.error.fields[0].says.zh, /免提交/)

  await act(at.first, one, '/question', { text: '请说明' })
  assert.equal((await act(at.counter, one, '/question/end')).code, 'claimed-by-another')
  assert.equal((await act(at.daughter.headers, one, '/question/end')).status, 403)
  const back = await act(at.first, one, '/question/end')
  assert.deepEqual([back.state, back.json.case.question, back.json.case.clock.standsSince], ['in-review', null, null])
  assert.notEqual(back.json.case.clock.dueOn, null)
  const { json: messages } = await at.get(at.daughter.headers, '/api/my/messages')
  assert.match(messages.messages[0].title.zh, /不用补正了/)
  assert.equal((await act(at.first, one, '/rejection', { reasons: ['wrong'] })).state, 'rejected')
})

test('an agency that confirms saves the paper; one that is silent asks for paper where the clause says so', async () => {
  const one = await begin(mark.id, at.elder)
  assert.deepEqual([one.checks[0].kind, one.checks[0].result, one.documents[0].state], ['agency', 'waiting', 'missing'])
  insurer.answer = 'unknown'
  const { json: asked } = await at.post(at.elder.headers, at.urlOf(one, '/agency-checks'))
  assert.deepEqual([asked.checks[0].result, asked.documents[0].state], ['unknown', 'missing'])
  assert.deepEqual((await submit(asked, at.elder)).json.refusal.reasons.map(({ facts }: { facts: object }) => facts), [{ document: 'policy' }])
  insurer.answer = 'confirmed'
  const { json: done } = await submit(asked, at.elder)
  assert.deepEqual([done.state, done.documents[0].state, done.documents[0].clause], ['completed', 'waived', 'M11.1'])
})

test('where only the decision waits, the application goes on, a job asks again, and the reviewer decides when it stays silent', async () => {
  insurer.answer = 'unknown'
  const silent = await begin(registration.id, at.elder)
  assert.equal((await submit(silent, at.elder)).json.state, 'submitted')
  await act(at.first, silent, '/claim')
  assert.equal((await act(at.first, silent, '/approval')).code, 'still-checking')
  const before = insurer.asked
  await at.runWithoutSms()
  assert.equal(insurer.asked - before, 2)
  const { json: told } = await at.get(at.elder.headers, at.urlOf(silent))
  assert.equal(told.timeline.at(-1).kind, 'agency-silent')
  assert.equal((await act(at.first, silent, '/approval')).state, 'completed')

  const late = await begin(registration.id, at.daughter)
  await submit(late, at.daughter)
  await act(at.first, late, '/claim')
  insurer.answer = 'confirmed'
  await at.runWithoutSms()
  assert.deepEqual((await at.get(at.first, at.urlOf(late, '/review'))).json.agencyFacts[0].facts, { policy: 'P0' })
  assert.equal((await act(at.first, late, '/approval')).state, 'completed')
})

test('a low rating becomes a call-back, done once', async () => {
  const one = await begin(mark.id, at.daughter)
  await submit(one)
  await at.post(at.daughter.headers, at.urlOf(one, '/rating'), { score: 3, text: '' })
  const low = await begin(mark.id, at.elder)
  await submit(low, at.elder)
  await at.post(at.elder.headers, at.urlOf(low, '/rating'), { score: 2, text: '等太久' })
  const list = async (headers: Record<string, string>) => (await at.get(headers, '/api/areas/510100/call-backs')).json.callBacks
  assert.deepEqual((await list(at.head)).map(({ kind, aboutId, text, dueOn }: { kind: string; aboutId: string; text: string; dueOn: string }) => [kind, aboutId, text, dueOn]), [['case', low.id, '等太久', '2021-06-18']])
  assert.equal((await at.get(at.counter, '/api/areas/320500/call-backs')).status, 403)
  assert.equal((await at.get(at.patrol, '/api/areas/510100/call-backs')).status, 403)
  const call = (headers = at.first) => at.post(headers, `/api/areas/510100/call-backs/${low.id}`, { note: '已致歉' })
  const phone = (headers: Record<string, string>) => at.post(headers, `/api/areas/510100/call-backs/${low.id}/phone`)
  await at.owner.query(`update cases.cases set reviewed_by = $2 where id = $1`, [low.id, '00000000-0000-7000-8000-0000000000c1'])
  assert.deepEqual((await list(at.clerk)).map(({ own }: { own: boolean }) => own), [true])
  for (const tried of [await call(at.clerk), await phone(at.clerk)]) assert.equal(tried.json.refusal.code, 'own-case')
  assert.equal((await phone(at.patrol)).status, 403)
  await at.owner.query('update cases.cases set reviewed_by = null where id = $1', [low.id])
  assert.equal((await phone(at.first)).json.phone, '16400000009')
  const { rows: looked } = await at.owner.query(`select subject from platform.audit where operation = 'callBackPhone' and subject like $1`, [`%${low.id}`])
  assert.ok(looked.length > 0, 'the look at the number is recorded')
  assert.equal((await call()).json.note, '已致歉')
  assert.equal((await call()).status, 422)
  assert.deepEqual(await list(at.head), [])
})

const withdrawal: Step = { change: { state: 'withdrawn' }, event: { kind: 'withdrawn' } }

test('what leaves with the commit over a version that another has changed meanwhile is not done, nor anything beside it', async () => {
  const one = await begin(plates.id, at.elder, car)
  const { platform } = at
  const stale = await platform.database.transaction((db) => loadCase(asSystem(platform, db, 'test'), one.area, one.id, 'read'))
  const { json: faster } = await at.put(at.elder.headers, one, { answers: { why: '丢失' } })
  const late = platform.database.transaction(async (db) => {
    const context = asSystem(platform, db, 'test')
    return recordLast(context, stale, [withdrawal], (after) => [tellApplicant(context, after, 'withdrawn')]).after
  })
  await assert.rejects(late, { code: 'changed-meanwhile' })
  const { json: now } = await at.get(at.elder.headers, at.urlOf(one))
  assert.deepEqual([now.state, now.version, now.answers], ['draft', faster.version, { why: '丢失' }])
  const { rows } = await at.owner.query(`select 1 from notices.messages where link = $1`, [`/cases/${one.area}/${one.id}`])
  assert.equal(rows.length, 0)
  const kept = await platform.database.transaction(async (db) => {
    const context = asSystem(platform, db, 'test')
    const fresh = await loadCase(context, one.area, one.id, 'lock')
    return recordLast(context, fresh, [withdrawal]).after
  })
  assert.deepEqual([kept.state, (await at.get(at.elder.headers, at.urlOf(one))).json.state], ['withdrawn', 'withdrawn'])
})
