import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { licencesForTest, reasonsOf, type LicencesForTest, type Someone } from './testing/licences-for-test.ts'

let at: LicencesForTest
type Officer = Record<string, string>
let [reviewer, head, counter, supervisor]: [Officer, Officer, Officer, Officer] = [{}, {}, {}, {}]
before(async () => {
  at = await licencesForTest('2021-08-20')
  ;[reviewer, head, counter, supervisor] = await Promise.all(['officer-cd-reviewer', 'officer-cd-head', 'officer-cd-photo', 'officer-cd-supervision'].map(at.officer)) as [Officer, Officer, Officer, Officer]
})
afterEach(async () => {
  await at.agencies.endFaults()
  await at.owner.query('delete from exchange.circuits')
})
after(() => at.close())

const reasons = (json: Parameters<typeof reasonsOf>[0]): string => reasonsOf(json).join('\n')
const lei = { standing: 'retired', licenceNumber: 'QX00000101', militaryFirstIssue: '2010-09-08', classes: 'C1', firstClass: 'C1' }
const recordFor = (who: { identityNumber: string }, name: string, id: string, changed: object = {}) => at.tell('/military/licences', {
  id, prefix: id.slice(0, 2), name, identityNumber: who.identityNumber, standing: 'serving', firstIssuedOn: '2012-03-01', newStyleIssuedOn: '2016-07-01', classes: [{ code: 'C1', since: '2012-03-01' }], ...changed,
})

test('a veteran: checked with the register, first-issue date by M7.4.2, six years, true dates noted on the e-licence and in the record (M7)', async () => {
  const him = await at.citizen('citizen-lei-zhenguo')
  const { json: sent } = await at.apply(him, 'licences.exchange-military', lei)
  assert.deepEqual([sent.state, sent.checks.find(({ name }: { name: string }) => name === 'military').result], ['submitted', 'confirmed'], JSON.stringify(sent))
  const { json: done } = await at.approve(reviewer, sent)
  assert.deepEqual([done.case.state, done.case.result.eLicence], ['completed', 'issued'])
  const { faces } = await at.licence(him)
  assert.deepEqual([faces.front.firstIssuedOn, faces.front.validFrom, faces.front.validUntil, faces.front.classes], ['2011-08-20', '2021-08-20', '2027-08-20', 'C1'])
  assert.match(faces.back.records[0].zh, /军警驾驶证初次领证日期 2010-09-08，C1/)
  const { json: { record } } = await at.call('GET', '/api/my/licence/safe-driving-record', { headers: him.headers })
  assert.deepEqual([record.drivingSince, record.years, record.military.how], ['2010-09-08', 10, 'mark-first-issue'])
  assert.deepEqual(record.military.reasons.map(({ clause }: { clause: string }) => clause), ['M7.4.1', 'M7.4.2', 'M7.5'])
  assert.match(reasons((await at.start(him, 'licences.exchange-military')).json), /M7\.1 You hold a civil licence already/)
})

test('what does not match is investigated as a suspect case, settled by another officer; the applicant does not see it (M7.1)', async () => {
  const him = await at.newcomer('魏无名', '1991-05-05', '013')
  await recordFor(him, '魏有名', 'QD00000201')
  const { json: sent } = await at.apply(him, 'licences.exchange-military', { ...lei, licenceNumber: 'QD00000201', militaryFirstIssue: '2012-03-01' })
  assert.equal(sent.state, 'submitted', JSON.stringify(sent))
  assert.ok(!JSON.stringify(sent.timeline).includes('suspicion'))
  const { json: claimed } = await at.act(reviewer, sent, '/claim')
  assert.equal(claimed.suspicion.state, 'opened')
  assert.deepEqual(claimed.agencyFacts[0].facts.differences, ['name'])
  assert.equal((await at.act(reviewer, sent, '/approval')).json.refusal.code, 'suspect')
  await at.act(reviewer, sent, '/suspicion/investigation', { note: '已向原部队核实' })
  assert.equal((await at.act(reviewer, sent, '/suspicion/result', { result: 'confirmed', note: '不是同一人' })).json.refusal.code, 'own-case')
  assert.equal((await at.act(head, sent, '/suspicion/result', { result: 'confirmed', note: '不是同一人' })).json.suspicion.state, 'confirmed')
  const { json: rejected } = await at.act(reviewer, sent, '/rejection', { reasons: ['not-in-records'] })
  assert.equal(rejected.case.state, 'rejected')
})

test('a cleared suspicion is of what was answered then: another number that the register denies is held anew, and settled anew (M7.1)', async () => {
  const him = await at.newcomer('蒋无名', '1991-05-06', '017')
  await recordFor(him, '蒋有名', 'QD00000211')
  await recordFor(him, '蒋别名', 'QD00000212')
  const { json: sent } = await at.apply(him, 'licences.exchange-military', { ...lei, licenceNumber: 'QD00000211', militaryFirstIssue: '2012-03-01' })
  await at.act(reviewer, sent, '/claim')
  const settle = async () => {
    assert.equal((await at.act(reviewer, sent, '/approval')).json.refusal.code, 'suspect')
    await at.act(reviewer, sent, '/suspicion/investigation', { note: '已向原部队核实' })
    assert.equal((await at.act(head, sent, '/suspicion/result', { result: 'cleared', note: '姓名登记有误' })).json.suspicion.state, 'cleared')
  }
  /** The applicant is asked, changes this, and answers; what the reviewer then sees of a suspicion. */
  const changed = async (answers: object) => {
    await at.act(reviewer, sent, '/question', { text: '请核对' })
    const { json: saved } = await at.call('PUT', at.urlOf(sent, '/answers'), { headers: him.headers, body: { answers: { ...lei, militaryFirstIssue: '2012-03-01', ...answers } } })
    const { json, status } = await at.post(him.headers, at.urlOf(sent, '/answer'), { version: saved.version, text: '已核对' })
    assert.equal(status, 200, JSON.stringify(json))
    assert.ok(!JSON.stringify(json.timeline).includes('suspicion'))
    return (await at.call('GET', at.urlOf(sent, '/review'), { headers: reviewer })).json.suspicion
  }
  await settle()
  assert.equal((await changed({ licenceNumber: 'QD00000211' })).state, 'cleared', 'nothing has changed that it was about')
  assert.equal((await changed({ licenceNumber: 'QD00000212' })).state, 'opened')
  await settle()
  await recordFor(him, '蒋无名', 'QD00000213')
  assert.equal(await changed({ licenceNumber: 'QD00000213' }), null, 'the register agrees now')
  assert.equal((await at.act(reviewer, sent, '/approval')).json.case.state, 'completed')
})

test('a rare character written otherwise is compared by a person with both code points, never denied in silence (M7.1)', async () => {
  const her = await at.newcomer('沈𬮱㛃', '1992-05-05', '024')
  await recordFor(her, '沈閏㛃', 'QB00000202')
  const { json: sent } = await at.apply(her, 'licences.exchange-military', { ...lei, licenceNumber: 'QB00000202', militaryFirstIssue: '2012-03-01' })
  assert.equal(sent.state, 'submitted', JSON.stringify(sent))
  assert.equal(sent.checks.find(({ name }: { name: string }) => name === 'military').result, 'unknown')
  const { json: claimed } = await at.act(reviewer, sent, '/claim')
  assert.equal(claimed.suspicion, null)
  assert.match(claimed.warnings.map(({ zh }: { zh: string }) => zh).join('\n'), /“沈𬮱㛃”（U\+6C88 U\+2CBB1 U\+36C3）.*“沈閏㛃”（U\+6C88 U\+958F U\+36C3）/)
  assert.equal((await at.act(reviewer, sent, '/approval')).json.case.state, 'completed')
})

test('a register that never answers: the application goes on, the applicant is told, the decision waits, and the reviewer decides in the end (M7.1)', async () => {
  const him = await at.newcomer('何待答', '1990-05-05', '035')
  await recordFor(him, '何待答', 'LH00000203')
  await at.agencies.switchOn({ agency: 'military', kind: '5xx' })
  const { json: sent } = await at.apply(him, 'licences.exchange-military', { ...lei, licenceNumber: 'LH00000203', militaryFirstIssue: '2012-03-01' })
  assert.equal(sent.state, 'submitted', JSON.stringify(sent))
  assert.match(sent.nextStep.en, /does not count against you/)
  await at.act(reviewer, sent, '/claim')
  assert.equal((await at.act(reviewer, sent, '/approval')).json.refusal.code, 'still-checking')
  await at.agencies.endFaults()
  await at.owner.query('delete from exchange.circuits')
  await at.owner.query(`update graphile_worker._private_jobs set run_at = now() where task_id in (select id from graphile_worker._private_tasks where identifier = 'cases.ask-agency')`)
  await at.runJobs()
  assert.equal((await at.act(reviewer, sent, '/approval')).json.case?.state, 'completed')
})

test('silence is asked again after growing pauses, no two cases at the same instant, and not before the end of a maintenance window', async () => {
  await at.agencies.switchOn({ agency: 'military', kind: '5xx' })
  const cases: { id: string }[] = []
  for (const [name, serial, licenceNumber] of [['何再问', '041', 'LH00000204'], ['何又问', '043', 'LH00000205']] as const) {
    const { json } = await at.apply(await at.newcomer(name, '1990-05-05', serial), 'licences.exchange-military', { ...lei, licenceNumber, militaryFirstIssue: '2012-03-01' })
    assert.equal(json.state, 'submitted', JSON.stringify(json))
    cases.push(json)
  }
  const minutesTo = async ({ id }: { id: string }) => {
    const { rows } = await at.owner.query<{ run_at: Date }>(`select run_at from graphile_worker._private_jobs where key = $1`, [`cases.ask-agency:${id}:military`])
    return (rows[0]!.run_at.getTime() - at.it.platform.clock.millis()) / 60_000
  }
  const askNow = async () => {
    await at.owner.query('delete from exchange.circuits')
    await at.owner.query(`update graphile_worker._private_jobs set run_at = now() where key = any($1)`, [cases.map(({ id }) => `cases.ask-agency:${id}:military`)])
    await at.runJobs()
  }
  for (const [least, most] of [[15, 30], [60, 120], [120, 240]] as const) {
    const [one, other] = [await minutesTo(cases[0]!), await minutesTo(cases[1]!)]
    for (const minutes of [one, other]) assert.ok(minutes > least - 1 && minutes <= most, `${minutes} of ${least} to ${most}`)
    assert.notEqual(one, other)
    if (most < 240) await askNow()
  }
  await at.owner.query(`insert into exchange.windows values ('military', '2021-01-01', '2999-12-31', '00:00', '24:00', '维护', 'Maintenance')`)
  await askNow()
  const { rows: [window] } = await at.owner.query<{ hours: number }>(
    `select extract(epoch from date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '1 day' - now() at time zone 'Asia/Shanghai')::float8 / 3600 as hours`)
  for (const one of cases) assert.ok((await minutesTo(one)) > window!.hours * 60 - 1, 'not within the window')
  await at.owner.query(`delete from exchange.windows where agency = 'military'`)
  await at.agencies.endFaults()
  await at.owner.query('delete from exchange.circuits')
})

test('an exchange before the military issue, a class that did not exist, truck classes without their tests (M7.4, C6)', async () => {
  const him = await at.newcomer('郑早到', '1990-06-06', '017')
  const early = await at.apply(him, 'licences.exchange-military', { ...lei, militaryFirstIssue: '2021-08-21' })
  assert.deepEqual([early.status, early.json.error.fields.map(({ field }: { field: string }) => field)], [400, ['exchangeDate']])
  const { json: draft } = await at.start(him, 'licences.exchange-military')
  await at.fill(him, draft, { ...lei, classes: 'C1C6' })
  const light = await at.submit(him, draft)
  assert.deepEqual([light.status, light.json.error.fields[0].field], [400, 'classes'])
  await at.fill(him, draft, { ...lei, classes: 'B2C1' })
  assert.match(reasons((await at.submit(him, draft)).json), /M7\.1 B2 needs subjects one and three first/)
  for (const subject of ['one', 'three']) {
    const told = await at.post(counter, '/api/areas/510100/test-results', { identityNumber: him.identityNumber, subject, passedOn: '2021-08-19' })
    assert.equal(told.status, 200, JSON.stringify(told.json))
  }
  assert.equal((await at.submit(him, draft)).json.state, 'submitted')
})

test('issued before the measure: noted in the record alone, added classes with the day of the new-style licence; the paper stays (M7.3.2)', async () => {
  const wu = await at.citizen('citizen-wu-siyuan')
  const before = await at.licence(wu)
  const { json: sent } = await at.apply(wu, 'licences.note-military', { ...lei, licenceNumber: 'WJ00000103', militaryFirstIssue: '2008-11-02', classes: 'C1E' })
  const { json: done } = await at.approve(reviewer, sent)
  assert.equal(done.case?.state, 'completed', JSON.stringify(done))
  const after = await at.licence(wu)
  assert.deepEqual(after.faces, before.faces)
  const { json: { record } } = await at.call('GET', '/api/my/licence/safe-driving-record', { headers: wu.headers })
  assert.deepEqual([record.drivingSince, record.military.how, record.military.classes.map(({ code, since }: { code: string; since: string }) => `${code} ${since}`)], ['2008-11-02', 'note-only', ['C1 2008-11-02', 'E 2010-01-10']])
  const old = await at.citizen('citizen-zhao-mingyuan')
  const { json: draft } = await at.start(old, 'licences.note-military')
  await at.fill(old, draft, { ...lei, licenceNumber: 'ZZ00000001' })
  assert.match(reasons((await at.submit(old, draft)).json), /M7\.3\.2 .*"ZZ" is no prefix/)
})

test('back from abroad: subject one first, taken in by one officer, checked again by the head alone, then in the list (M8.2.0, M8.2.3, M8.2.5)', async () => {
  const tang = await at.citizen('citizen-tang-yuanhang')
  const { json: draft } = await at.start(tang, 'licences.restore')
  await at.fill(tang, draft, { firstReturnOn: '2021-07-10' })
  assert.match(reasons((await at.submit(tang, draft)).json), /^M8\.2\.3 Take subject one/)
  const later = await at.post(counter, '/api/areas/510100/test-results', { identityNumber: '510100198707130135', subject: 'one', passedOn: '2021-08-21' })
  assert.equal(later.json.refusal.code, 'not-yet')
  const passed = () => at.post(counter, '/api/areas/510100/test-results', { identityNumber: '510100198707130135', subject: 'one', passedOn: '2021-08-18' })
  assert.deepEqual([(await passed()).status, (await passed()).status], [200, 200])
  assert.equal((await at.post(counter, '/api/areas/510100/test-results', { identityNumber: '120000197509190038', subject: 'one', passedOn: '2021-08-18' })).status, 404)
  const { json: sent } = await at.submit(tang, draft)
  assert.deepEqual([sent.state, sent.decision.outcome], ['submitted', { allowed: true, deadline: '2022-01-10', needs: 'subject-one' }], JSON.stringify(sent))
  const { json: accepted } = await at.approve(reviewer, sent)
  assert.equal(accepted.case.state, 'submitted')
  const second = await at.approve(reviewer, sent)
  assert.equal(second.json.refusal.code, 'own-case')
  await at.act(reviewer, sent, '/release')
  const colleague = await at.it.signInAs({ kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000d1', number: '900099', name: '另一人', area: '510100', office: '510100000400', posts: ['licence-review'] })
  assert.equal((await at.approve(colleague, sent)).json.refusal.code, 'not-the-head')
  await at.act(colleague, sent, '/release')
  const { json: done } = await at.approve(head, sent)
  assert.equal(done.case?.state, 'completed', JSON.stringify(done))
  const { faces, display } = await at.licence(tang)
  assert.deepEqual([display, faces.front.validFrom, faces.front.validUntil], ['normal', '2021-08-20', '2031-08-20'])
  const { json: list } = await at.call('GET', '/api/areas/510100/restorations?whole=province', { headers: supervisor })
  assert.deepEqual([list.cities[0].restored, list.list[0].outcome, list.list[0].twoOfficers, list.list[0].firstReturnOn], [1, 'restored', true, '2021-07-10'])
  assert.equal((await at.call('GET', '/api/areas/510100/restorations', { headers: reviewer })).status, 403)
  assert.match(reasons((await at.start(tang, 'licences.restore')).json), /M8\.2\.0 The licence is not cancelled, or restored already/)
})

test('never abroad, too late, cancelled at the own wish: every reason at once; silent records wait and count against nobody (M8.2.1, M8.2.2)', async () => {
  await at.change('510100198608170086', `states = 'R', valid_from = '2014-04-10', valid_until = '2020-04-10', cancelled_on = '2021-04-10', cancelled_for = 'own-request'`)
  const luo: Someone = await at.citizen('citizen-luo-wenjing')
  assert.match(reasons((await at.start(luo, 'licences.restore')).json), /M8\.2\.0 Cancelled because cancelled at the holder/)
  await at.change('510100198608170086', `cancelled_for = 'not-renewed'`)
  at.setDay('2021-12-02')
  const { json: draft } = await at.start(luo, 'licences.restore')
  await at.fill(luo, draft, { firstReturnOn: '2021-05-01' })
  const both = reasons((await at.submit(luo, draft)).json)
  assert.match(both, /M8\.2\.1 Not abroad[\s\S]*M8\.2\.2 Too late/)
  at.setDay('2021-08-20')
  await at.agencies.switchOn({ agency: 'border', kind: 'wrong-vin' })
  await at.owner.query(`delete from cases.case_checks where case_id = $1 and name = 'border'`, [draft.id])
  const { json: sent } = await at.submit(luo, draft)
  assert.deepEqual([sent.state, sent.checks.find(({ name }: { name: string }) => name === 'border').result], ['submitted', 'unknown'], JSON.stringify(sent))
})
