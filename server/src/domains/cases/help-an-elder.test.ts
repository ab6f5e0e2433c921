import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agenciesForTest, type AgenciesForTest } from '../../../testing/agencies-for-test.ts'
import { actingForTest, car, numberFor, otherCar, plates } from './testing/acting-for-test.ts'

const platformUrl = 'http://localhost:4120'
let agencies: AgenciesForTest
let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => {
  agencies = await agenciesForTest(platformUrl)
  // As registered clients: the provider knows the platform by the secret that it made.
  const clients = await agencies.clients()
  at = await actingForTest({ ...agencies.environment, PUBLIC_URL: platformUrl, OIDC_CLIENT_SECRET_CITIZEN: clients['changxing-citizen']!.secret })
})
after(async () => {
  await at.close()
  await agencies.close()
})

type Someone = { readonly identityNumber: string; readonly name: string; readonly birthDate: string }
const named = ({ identityNumber, name, birthDate }: Someone, more: object = {}) => ({ identityNumber, name, birthDate, identity: 'id-card', ...more })
const start = (elder: Someone, more: object = {}, subject = car, by = at.daughter) =>
  at.post(by.headers, '/api/my/cases', { service: plates.id, subject, actingFor: { helperFor: named(elder, more) } })
const digitsOf = (text: string) => /help\/(\d{40})/.exec(text)![1]!

test('a daughter acts for her mother: told at once, checked herself, identity reviewed, then done', async () => {
  const { status, json: begun } = await start(at.elder)
  assert.equal(status, 200, JSON.stringify(begun))
  assert.deepEqual([begun.applicant.personId, begun.acting.as, begun.acting.name], [at.elder.personId, 'helper', '罗文静'])
  assert.equal((await start(at.elder)).json.id, begun.id)
  const told = (await at.smsTexts()).filter((text) => text.includes('/citizen/help/'))
  assert.equal(told.length, 1)
  assert.match(told[0]!, /罗\*\*/)
  const { json: filled } = await at.put(at.daughter.headers, begun, { answers: { why: '丢失' } })
  const { json: lacking } = await at.post(at.daughter.headers, at.urlOf(begun, '/submission'), { version: filled.version })
  assert.deepEqual(lacking.refusal.reasons.map(({ facts }: { facts: object }) => facts), [{ document: 'elder-identity' }, { check: 'real-person' }])
  const { json: asked } = await at.post(at.daughter.headers, at.urlOf(begun, '/elder-check'), { returnTo: '/citizen/cases' })
  const url = new URL(asked.url)
  assert.equal(url.searchParams.get('subject'), `subject-${at.elder.identityNumber}`)
  const checkId = url.searchParams.get('state')!.split('.')[1]!
  await at.check(at.elder, checkId, 'confirmed')
  assert.equal((await at.post(at.daughter.headers, at.urlOf(begun, '/checks'), { name: 'real-person', checkId })).json.checks[0].result, 'confirmed')
  const whole = await at.giveCard(at.daughter.headers, begun, 'elder-identity')
  const { json: sent } = await at.post(at.daughter.headers, at.urlOf(begun, '/submission'), { version: whole.version })
  assert.deepEqual([sent.state, sent.timeline.at(-1).role], ['submitted', 'helper'])
  const { json: mine } = await at.post(at.clerk, at.urlOf(begun, '/claim'), { version: sent.version })
  assert.deepEqual(mine.compare, [{ documentKind: 'elder-identity', label: { zh: '留存照片', en: 'Kept photo' }, fileId: null }])
  assert.match(mine.warnings[0].zh, /没有留存照片，人像以实人认证为准/)
  const look = (who: Record<string, string>, name = 'applicant-number') => at.post(who, at.urlOf(begun, `/answers/${name}/looks`), { purpose: 'compare-papers' })
  assert.deepEqual((await look(at.clerk)).json, { value: at.elder.identityNumber })
  assert.equal((await look(at.colleague)).status, 403, 'only who has the case')
  assert.equal((await look(at.clerk, 'why')).status, 404)
  const trail = await at.owner.query(`select 1 from platform.audit where operation = 'lookAtAnswer' and subject = $1`, [`case:${begun.id}:applicant-number:compare-papers`])
  assert.equal(trail.rowCount, 1)
  assert.equal((await at.get(at.clerk, `/api/areas/510100/pictures/${mine.case.documents[0].pages[0].fileId}`)).status, 200)
  const { json: approved } = await at.post(at.clerk, at.urlOf(begun, '/approval'), { version: mine.case.version })
  assert.equal(approved.case.state, 'approved')
  assert.equal((await at.post({}, '/api/helps/seen', { digits: digitsOf(told[0]!) })).json.mayStop, false)
  const stopLate = await at.post({}, '/api/helps/stopped', { digits: digitsOf(told[0]!) })
  assert.deepEqual([stopLate.status, stopLate.json.stopped, stopLate.json.mayStop], [200, false, false])
  assert.equal(stopLate.json.says.zh, '业务已审核通过，正在办理，不能再停止。不是您要办的，请尽快找成都市车辆管理所')
  const inApp = await at.post(at.elder.headers, at.urlOf(begun, '/help-end'))
  assert.deepEqual([inApp.json.refusal.code, inApp.json.refusal.reasons[0].says.zh], ['not-in-this-state', stopLate.json.says.zh])
  for (const who of [at.elder, at.daughter]) assert.equal((await at.get(who.headers, at.urlOf(begun))).json.state, 'approved', 'it goes on, and both still follow it')
})

test('sixty on the day, the eight businesses, a mainland identity document, and names that belong together', async () => {
  const today = await at.someone('满花甲', numberFor('510100', '1961-06-15', '001'), '510100')
  const tomorrow = await at.someone('未花甲', numberFor('510100', '1961-06-16', '001'), '510100')
  assert.equal((await start(today)).status, 200)
  const young = await start(tomorrow)
  assert.deepEqual([young.json.refusal.code, young.json.refusal.reasons[0].clause], ['cannot-help', 'M6.1.1'])
  assert.equal((await start(today, { identity: 'other' }, otherCar)).json.refusal.code, 'cannot-help')
  const field = async (more: object) => (await start(today, more, otherCar)).json.error.fields[0].field
  assert.equal(await field({ name: '别人' }), 'name')
  assert.equal(await field({ birthDate: '1960-06-15' }), 'birthDate')
  assert.equal(await field({ birthDate: '1961-02-30' }), 'birthDate')
  assert.equal((await start({ ...at.elder }, {}, otherCar, { ...at.daughter, headers: at.elder.headers })).status, 400)
})

test('stopped by the older person in the middle: the help is void for good, by link or in the app', async () => {
  const { json: begun } = await start(at.elder, {}, otherCar)
  const digits = digitsOf((await at.smsTexts()).findLast((text) => text.includes('/citizen/help/'))!)
  const slip = digits.slice(0, 39) + (digits.endsWith('1') ? '2' : '1')
  assert.equal((await at.post({}, '/api/helps/stopped', { digits: slip })).status, 404)
  const { json: seen } = await at.post({}, '/api/helps/seen', { digits })
  assert.deepEqual([seen.stopped, seen.mayStop, seen.helperName, seen.business], [false, true, '罗**', '补换领号牌'])
  const { json: ended } = await at.post({}, '/api/helps/stopped', { digits })
  assert.deepEqual([ended.stopped, ended.mayStop], [true, false])
  assert.equal((await at.post({}, '/api/helps/stopped', { digits })).json.stopped, true)
  assert.equal((await at.put(at.daughter.headers, begun, { answers: { why: '丢失' } })).json.refusal.code, 'help-ended')
  assert.equal((await at.get(at.daughter.headers, at.urlOf(begun))).status, 404)
  const { json: told } = await at.get(at.elder.headers, at.urlOf(begun))
  assert.deepEqual([told.state, told.timeline.at(-1).kind], ['withdrawn', 'help-stopped'])
  const { json: second } = await start(at.elder, {}, otherCar)
  assert.notEqual(second.id, begun.id)
  assert.equal((await at.post(at.daughter.headers, at.urlOf(second, '/help-end'))).status, 404)
  const stopped = await at.post(at.elder.headers, at.urlOf(second, '/help-end'))
  assert.equal(stopped.json.state, 'withdrawn')
})

const nobody = { identityNumber: numberFor('510100', '1950-01-02', '002'), name: '吴名氏', birthDate: '1950-01-02' }

const elderCheck = (one: { area: string; id: string }) => at.post(at.daughter.headers, at.urlOf(one, '/elder-check'), { returnTo: '/citizen/cases' })
const useCheck = (one: { area: string; id: string }, checkId: string) => at.post(at.daughter.headers, at.urlOf(one, '/checks'), { name: 'real-person', checkId })
const send = (one: { area: string; id: string }, { version }: { version: number }) => at.post(at.daughter.headers, at.urlOf(one, '/submission'), { version })

/** Presses a button of the provider's page as the browser would, and comes back to the platform. Answers the check. */
const face = async (url: string, answer: 'pass' | 'fail' | 'cancel'): Promise<string> => {
  const page = new URL(url)
  const pressed = await fetch(`${page.origin}${page.pathname}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams([...page.searchParams, ['answer', answer]]) })
  const back = new URL(pressed.headers.get('location')!)
  const home = await at.call('GET', `${back.pathname}${back.search}`)
  assert.match(String(home.headers['location']), /^\/citizen\/cases\?realPerson=/)
  return page.searchParams.get('state')!.split('.')[1]!
}
const helpKept = async (one: { acting: { mandate: { id: string } } }) => (await at.owner.query<Record<'begun' | 'sent', { realPerson: boolean } | null> & { begins: { outcome: object } }>(
  `select decision_facts as begun, sent_decision_facts as sent, decision as begins from people.helps where id = $1`, [one.acting.mandate.id])).rows[0]!

test('an older person who has never signed in is checked by name and number; nothing is sent or approved before they have passed (M6.1.1)', async () => {
  assert.equal((await start(nobody)).json.error.fields[0].field, 'phone')
  assert.deepEqual((await start(nobody, { phone: '16400000009' })).json.error.fields[0].field, 'phone', 'not the helper’s own')
  const { json: begun } = await start(nobody, { phone: '16400000077' })
  const { begun: facts, begins, sent: none } = await helpKept(begun)
  assert.deepEqual([facts!.realPerson, begins.outcome, none], [false, { allowed: false }, null], 'as it was when it began: nobody had faced the camera')
  await at.put(at.daughter.headers, begun, { answers: { why: '丢失' } })
  const whole = await at.giveCard(at.daughter.headers, begun, 'elder-identity')

  await agencies.switchOn({ agency: 'real-person', kind: '5xx' })
  const { json: silent } = await elderCheck(begun)
  assert.deepEqual([silent.url, silent.case.checks[0].result, silent.case.version], [null, 'unknown', whole.version])
  const waits = await send(begun, whole)
  assert.deepEqual([waits.status, waits.json.refusal.code, waits.json.refusal.reasons.map(({ clause }: { clause: string }) => clause)], [422, 'incomplete', ['M6.1.1']])
  assert.match(waits.json.refusal.reasons[0].says.zh, /再认证一次.*绿色通道.*委托您/)
  const { json: kept } = await at.get(at.daughter.headers, at.urlOf(begun))
  assert.deepEqual([kept.state, kept.answers.why, kept.timeline.some(({ kind }: { kind: string }) => kind === 'check-used')], ['draft', '丢失', false])
  await agencies.endFaults()

  const { json: asked } = await elderCheck(begun)
  assert.equal(asked.url.includes(nobody.identityNumber), false, 'no number in an address')
  assert.equal((await useCheck(begun, await face(asked.url, 'cancel'))).json.checks[0].result, 'unknown')
  const { json: failed } = await elderCheck(begun)
  assert.equal((await useCheck(begun, await face(failed.url, 'fail'))).json.checks[0].result, 'denied')
  const draft = (await at.get(at.daughter.headers, at.urlOf(begun))).json
  assert.match((await send(begun, draft)).json.refusal.reasons[0].says.zh, /未通过/)
  assert.equal((await helpKept(begun)).sent, null)

  const { json: again } = await elderCheck(begun)
  const { json: passed } = await useCheck(begun, await face(again.url, 'pass'))
  assert.equal(passed.checks[0].result, 'confirmed')
  const { json: sent } = await send(begun, passed)
  assert.equal(sent.state, 'submitted')
  assert.deepEqual([(await helpKept(begun)).sent!.realPerson, (await helpKept(begun)).begun!.realPerson], [true, false])

  const { json: mine } = await at.post(at.clerk, at.urlOf(begun, '/claim'), { version: sent.version })
  assert.deepEqual(mine.warnings.filter(({ zh }: { zh: string }) => /没有结果|没有通过/.test(zh)), [])
  assert.ok(mine.warnings.some(({ zh }: { zh: string }) => /没有登录过，电话由代办人填写/.test(zh)))
  // One that was sent without a check, as before this was asked for: it cannot be approved, and the reviewer is told why.
  const set = (result: string) => at.owner.query(`update cases.case_checks set result = $2 where case_id = $1 and name = 'real-person'`, [begun.id, result])
  await set('unknown')
  const approve = async () => at.post(at.clerk, at.urlOf(begun, '/approval'), { version: (await at.get(at.clerk, at.urlOf(begun, '/review'))).json.case.version })
  assert.deepEqual([(await approve()).json.refusal.code, (await approve()).json.refusal.reasons[0].clause], ['incomplete', 'M6.1.1'])
  assert.match((await at.get(at.clerk, at.urlOf(begun, '/review'))).json.warnings[0].zh, /没有通过实人认证，不能通过/)
  await set('confirmed')
  assert.equal((await approve()).json.case.state, 'approved')
})

test('a number that belongs to another name passes for nobody, and an answer about somebody else is not believed', async () => {
  // 白秀英 of the provider's own population, under a name that is not hers.
  const other = { identityNumber: '510100196106150086', name: '白某某', birthDate: '1961-06-15' }
  const { json: begun } = await start(other, { phone: '16400000078' }, otherCar)
  const { json: asked } = await elderCheck(begun)
  assert.equal((await useCheck(begun, await face(asked.url, 'pass'))).json.checks[0].result, 'denied')
  const { json: next } = await elderCheck(begun)
  const page = new URL(next.url)
  page.searchParams.delete('request')
  page.searchParams.set('subject', 'citizen-bai-xiuying')
  const checkId = await face(page.href, 'pass')
  assert.equal((await useCheck(begun, checkId)).json.error.fields[0].field, 'checkId', 'it is still without an answer')
})

test('an older person whose helper got no further comes to the counter: the officer sees them, and it is sent there', async () => {
  const { json: begun } = await start({ ...nobody, identityNumber: numberFor('510100', '1950-01-02', '101') }, { phone: '16400000079' })
  const { json: there } = await at.post(at.counter, '/api/areas/510100/counter-cases', {
    service: plates.id, reason: 'came-to-counter', identityNumber: numberFor('510100', '1950-01-02', '101'), subject: car,
  })
  assert.deepEqual([there.id, there.checks[0].result], [begun.id, 'confirmed'])
})

test('an older person who is kept without a phone is told too: it is asked for, kept sealed, and nobody is told at the helper’s', async () => {
  const paper = { identityNumber: numberFor('510100', '1950-05-05', '002'), name: '郑老人', birthDate: '1950-05-05' }
  const recorded = await at.post(at.counter, '/api/areas/510100/counter/paper-letters', {
    principalNumber: paper.identityNumber, principalName: paper.name, agentNumber: at.friend.identityNumber, agentName: '何建中', business: '补换领号牌',
    madeOn: '2021-06-14', validUntil: '2021-07-01', scanId: await at.photo(at.counter),
  })
  assert.equal(recorded.status, 200)
  const toOf = async () => (await at.owner.query<{ phone: Buffer | null }>(`select phone from people.persons where area = '510100' and birth_date = '1950-05-05'`)).rows[0]!.phone
  for (const more of [{}, { phone: '16400000009' }]) assert.equal((await start(paper, more)).json.error.fields[0].field, 'phone')
  assert.equal(await toOf(), null)
  const before = (await at.smsTexts()).length
  assert.equal((await start(paper, { phone: '16400000088' })).status, 200)
  assert.equal((await at.smsTexts()).length, before + 1)
  const kept = (await toOf())!
  assert.equal(kept.toString('utf8').includes('16400000088'), false)
  assert.equal((await start(paper, {}, otherCar)).status, 200, 'it is asked for once')
  assert.deepEqual(await toOf(), kept)
})

test('a helper names the car as people call it; what the older person does not have is not found, and nobody is told', async () => {
  const other = await at.someone('车主氏', numberFor('510100', '1947-03-04', '002'), '510100')
  const call = (subjectNamed: string) => at.post(at.daughter.headers, '/api/my/cases', { service: plates.id, subjectNamed, actingFor: { helperFor: named(other) } })
  const told = (await at.smsTexts()).length
  assert.equal((await call('川A99999')).json.error.fields[0].field, 'subjectNamed')
  assert.equal((await at.smsTexts()).length, told)
  const { json: begun } = await call('川A00002')
  assert.deepEqual([begun.subject.id, begun.acting.as], [otherCar.id, 'helper'])
  const listed = async (headers: Record<string, string>) => (await at.get(headers, '/api/my/cases')).json.cases.find(({ id }: { id: string }) => id === begun.id)
  const [helpers, elders] = [await listed(at.daughter.headers), await listed(other.headers)]
  assert.deepEqual([helpers.forOther, helpers.subjectName, elders.forOther, elders.acting], [true, '川A00002', false, 'helper'])
})

test('a face that is another person’s does not pass', async () => {
  const other = await at.someone('郝无名', numberFor('510100', '1949-05-06', '002'), '510100')
  const { json: begun } = await start(other)
  const { json: asked } = await at.post(at.daughter.headers, at.urlOf(begun, '/elder-check'), { returnTo: '/citizen/cases' })
  const checkId = new URL(asked.url).searchParams.get('state')!.split('.')[1]!
  await at.check(other, checkId, 'denied')
  const use = (id: string) => at.post(at.daughter.headers, at.urlOf(begun, '/checks'), { name: 'real-person', checkId: id })
  assert.equal((await use(checkId)).json.checks[0].result, 'denied')
  assert.equal((await use('00000000-0000-7000-8000-0000000000ff')).json.error.fields[0].field, 'checkId')
  await at.put(at.daughter.headers, begun, { answers: { why: '丢失' } })
  const whole = await at.giveCard(at.daughter.headers, begun, 'elder-identity')
  assert.equal((await at.post(at.daughter.headers, at.urlOf(begun, '/submission'), { version: whole.version })).json.refusal.code, 'incomplete')
  for (const headers of [at.friend.headers, at.wu.headers]) assert.equal((await at.get(headers, at.urlOf(begun))).status, 404)
  assert.equal((await at.post(at.lin.headers, '/api/my/cases', { service: plates.id, subject: car, actingFor: { helperFor: named(other) } })).json.refusal.code, 'open-already')
})

test('a help is stopped wherever the case is answered', async () => {
  const away = await at.someone('远方氏', numberFor('320500', '1948-02-03', '002'), '320500')
  const { json: begun } = await start(away)
  assert.equal(begun.area, '510100')
  const digits = digitsOf((await at.smsTexts()).findLast((text) => text.includes('/citizen/help/'))!)
  assert.equal(digits.slice(0, 8), '32050004')
  await at.post({}, '/api/helps/stopped', { digits })
  assert.equal((await at.get(away.headers, at.urlOf(begun))).json.state, 'withdrawn')
})
