import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { required, service, stage, workingDays } from './service.ts'
import { offerService } from './services.ts'
import { actingForTest, car, numberFor, plates } from './testing/acting-for-test.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** Two officers register; another post makes; the counter hands over. */
const title = offerService(service({
  id: 'test.title', title: words('换领登记证书', 'Title'), summary: words('仅供测试', 'For tests'), clauses: ['M9.1'], post: 'registration', fourEyes: { clause: 'M2.3.3' },
  form: [{ name: 'why', kind: 'text', label: words('原因', 'Reason'), required: true }],
  documents: [required('old', { label: words('旧证', 'Old title'), clause: 'M9.1' })],
  subject: {
    kind: 'trailer', label: words('挂车', 'Trailer'), belongs: async () => true, name: async () => '川A0000挂',
    ofPerson: async (_context, { area, personId }) => [{ kind: 'trailer', area, id: personId }],
  },
  within: workingDays(1, 'M9.1'), steps: [words('提交', 'Submit')], reasons: [{ code: 'wrong', says: words('不符', 'Wrong'), remedy: words('更换', 'Change'), clause: 'M9.1' }],
  rule: 'licences.e-licence-application', factsFor: async (_context, { area }) => ({ area, states: 'A', photoRejections: 0 }), onApproved: async () => ({}),
  completesLater: [
    stage('filed', { done: words('已归档', 'Filed'), next: words('正在归档', 'Being filed'), within: workingDays(2, 'M9.1'), post: 'archive' }),
    stage('handed', { done: words('已送达', 'Handed over'), next: words('等待领取', 'To be collected'), within: workingDays(5, 'M9.1'), post: 'photo-capture' }),
  ],
}))

type One = { readonly area: string; readonly id: string; readonly version: number }
let at: Awaited<ReturnType<typeof actingForTest>>
let archivist: Record<string, string>
before(async () => {
  at = await actingForTest()
  archivist = await at.signInAs({
    kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000c3', number: '090001', name: '档案员', area: '510100', office: 'office', posts: ['archive'],
  })
  await at.owner.query(`insert into people.officers (area, id, subject, number, name, office, office_name, posts, seen_at)
    select '510100', id::uuid, number, number, name, '510100000400', '{"zh":"车管所","en":"Office"}', posts::text[], now() from (values
      ('00000000-0000-7000-8000-0000000000c1', '070001', '登记员', '{registration}'), ('00000000-0000-7000-8000-0000000000c2', '080001', '登记员二', '{registration}'),
      ('00000000-0000-7000-8000-0000000000c3', '090001', '档案员', '{archive}')) as officer (id, number, name, posts)`)
})
after(() => at.close())

const queueOf = async (headers: Record<string, string>, query = '') => (await at.get(headers, `/api/areas/510100/queue?${query}`)).json
const ids = (queue: { cases: { id: string }[] }) => queue.cases.map(({ id }) => id)
const act = async (headers: Record<string, string>, one: One, rest: string, body: object = {}) => at.post(headers, at.urlOf(one, rest), { version: one.version, ...body })

const titled = async (): Promise<One> => {
  const { json: begun } = await at.post(at.daughter.headers, '/api/my/cases', { service: title.id, subject: { kind: 'trailer', area: '510100', id: at.daughter.personId } })
  await at.put(at.daughter.headers, begun, { answers: { why: '破损' } })
  const { json: whole } = await at.post(at.daughter.headers, at.urlOf(begun, '/documents'), { kind: 'old', fileId: await at.photo(at.daughter.headers) })
  return (await act(at.daughter.headers, whole, '/submission')).json
}

test('the second officer sees who accepted and what was given since; each later step is the queue of the post that does it', async () => {
  const one = await titled()
  const { json: claimed } = await act(at.clerk, one, '/claim')
  assert.deepEqual((await at.get(at.clerk, at.urlOf(one, '/colleagues'))).json.colleagues.map(({ officerNumber }: { officerNumber: string }) => officerNumber), ['080001'])
  assert.equal((await at.get(archivist, at.urlOf(one, '/colleagues'))).status, 403)
  assert.equal((await act(at.clerk, claimed.case, '/hand-over', { officerNumber: '090001' })).json.error.fields[0].field, 'officerNumber')
  const { json: accepted } = await act(at.clerk, claimed.case, '/approval', { note: '车架号已核对' })
  assert.deepEqual([accepted.case.state, accepted.accepted.officerNumber, accepted.accepted.note], ['submitted', '070001', '车架号已核对'])
  assert.equal((await at.get(at.clerk, at.urlOf(one, '/colleagues'))).json.colleagues.length, 1)
  const { json: second } = await act(at.colleague, accepted.case, '/claim')
  const { json: asked } = await act(at.colleague, second.case, '/question', { text: '请重拍', documents: ['old'] })
  const again = await at.photo(at.daughter.headers)
  const { json: given } = await at.post(at.daughter.headers, at.urlOf(one, '/documents'), { kind: 'old', fileId: again })
  const { json: answered } = await act(at.daughter.headers, given, '/answer', { text: '已重拍' })
  assert.equal(asked.case.clock.dueOn, null)
  const { json: view } = await at.get(at.colleague, at.urlOf(one, '/review'))
  assert.deepEqual(
    view.changes.map(({ name, page, by, sinceAccepted }: { name: string; page: number | null; by: string; sinceAccepted: boolean }) => [name, page, by, sinceAccepted]),
    [['why', null, 'applicant', false], ['old', 1, 'applicant', false], ['old', 2, 'applicant', true]],
  )
  assert.equal((await at.get(archivist, at.urlOf(one, '/review'))).status, 200)
  const { json: approved } = await act(at.colleague, answered, '/approval')
  assert.equal(approved.case.state, 'approved')
  const waits = await queueOf(archivist, 'state=making')
  assert.deepEqual([ids(waits), waits.counts.making, waits.counts.open, waits.cases[0].stage.name], [[one.id], 1, 0, 'filed'])
  assert.deepEqual(ids(await queueOf(at.clerk, 'state=making')), [])
  assert.deepEqual(ids(await queueOf(at.counter, 'state=making')), [])
  assert.equal((await act(at.clerk, approved.case, '/stages/filed')).status, 403)
  const { json: filed } = await act(archivist, approved.case, '/stages/filed')
  assert.deepEqual(ids(await queueOf(archivist, 'state=making')), [])
  assert.deepEqual(ids(await queueOf(at.counter, 'state=making&post=photo-capture')), [one.id])
  assert.deepEqual(ids(await queueOf(at.head, 'state=making&post=archive')), [])
  assert.equal((await act(at.counter, filed, '/stages/handed')).json.state, 'completed')
})

test('the queue by service, post and day, in the order asked for, and as a file without full names', async () => {
  const first = await titled()
  at.moveTo('2021-06-16')
  const { json: begun } = await at.post(at.daughter.headers, '/api/my/cases', { service: plates.id, subject: car })
  const { json: filled } = await at.put(at.daughter.headers, begun, { answers: { why: '丢失' } })
  const { json: later } = await act(at.daughter.headers, filled, '/submission')
  at.moveTo('2021-06-17')
  assert.deepEqual(ids(await queueOf(at.clerk)), [first.id, later.id])
  assert.deepEqual(ids(await queueOf(at.clerk, 'sort=newest')), [later.id, first.id])
  const page = await queueOf(at.clerk, 'sort=newest&limit=1')
  assert.deepEqual(ids(await queueOf(at.clerk, `sort=newest&limit=1&after=${page.next}`)), [first.id])
  const waiting = await queueOf(at.clerk, 'sort=waiting&limit=1')
  assert.deepEqual(ids(await queueOf(at.clerk, `sort=waiting&after=${waiting.next}`)), [later.id])
  assert.deepEqual(ids(await queueOf(at.clerk, 'due=overdue')), [first.id])
  assert.deepEqual(ids(await queueOf(at.clerk, 'due=today')), [later.id])
  assert.deepEqual(ids(await queueOf(at.clerk, 'due=week')), [first.id, later.id])
  assert.deepEqual(ids(await queueOf(at.clerk, `service=${plates.id}`)), [later.id])
  assert.deepEqual(ids(await queueOf(at.head, 'post=licence-review')), [])
  assert.deepEqual(ids(await queueOf(at.first)), [])
  const { services, counts, nearestDue } = await queueOf(at.clerk)
  assert.deepEqual([counts.open, counts.overdue, nearestDue], [2, 1, '2021-06-16'])
  assert.deepEqual(services.find((one: { service: string }) => one.service === title.id), {
    service: title.id, post: 'registration', open: 1, making: 0, overdue: 1, nearestDue: '2021-06-16',
  })
  assert.equal((await at.get(at.clerk, '/api/areas/510100/queue?sort=colour')).status, 400)
  const { status, raw } = await at.get(at.clerk, '/api/areas/510100/queue.csv?state=open')
  const text = raw.toString('utf8')
  assert.equal(status, 200)
  assert.deepEqual([text.split('\r\n').length, text.includes('罗**'), text.includes('罗文静')], [4, true, false])
  const { rows } = await at.owner.query(`select subject from platform.audit where operation = 'queueFile'`)
  assert.deepEqual(rows, [{ subject: 'queue-file:open' }])
  for (const headers of [at.patrol, at.daughter.headers]) assert.equal((await at.get(headers, '/api/areas/510100/queue.csv')).status, 403)
})

test('a suspicion waits in a queue of its own until another officer settles it', async () => {
  const [one] = (await queueOf(at.clerk, `service=${title.id}`)).cases
  const { json: before } = await at.get(at.clerk, at.urlOf(one))
  const { json: claimed } = await act(at.clerk, before, '/claim')
  const { json: opened } = await act(at.clerk, claimed.case, '/suspicion', { note: '证书有涂改' })
  assert.deepEqual([ids(await queueOf(at.colleague, 'state=suspect')), (await queueOf(at.colleague)).counts.suspect], [[one.id], 1])
  const { json: found } = await act(at.clerk, opened.case, '/suspicion/investigation', { note: '原件无涂改' })
  assert.equal(found.case.allowed.includes('settle'), false)
  const { json: cleared } = await act(at.colleague, found.case, '/suspicion/result', { result: 'cleared', note: '排除' })
  assert.deepEqual([cleared.suspicion.state, (await queueOf(at.colleague)).counts.suspect], ['cleared', 0])
})

test('the counter finds who stands there, what they have here and what it can be about; others do not ask', async () => {
  const find = (identityNumber: string, headers = at.counter) => at.post(headers, '/api/areas/510100/counter/persons', { identityNumber })
  const { json: found } = await find(` ${at.daughter.identityNumber} `)
  assert.deepEqual([found.person.name, found.person.green, found.cases.length > 0, found.things.map(({ name }: { name: string }) => name)], ['罗文静', false, true, ['川A0000挂']])
  assert.equal((await find(at.elder.identityNumber)).json.person.green, true)
  const { json: nobody } = await find(numberFor('510100', '1999-01-01', '009'))
  assert.deepEqual([nobody.person, nobody.cases, nobody.mayEnter], [null, [], true], 'who is new is entered by name')
  const slip = at.daughter.identityNumber.slice(0, 17) + (at.daughter.identityNumber.endsWith('1') ? '2' : '1')
  const { json: mistyped } = await find(slip)
  assert.deepEqual([mistyped.says.en === nobody.says.en, mistyped.mayEnter], [false, false])
  for (const headers of [at.first, at.patrol, at.lin.headers]) assert.equal((await find(at.daughter.identityNumber, headers)).status, 403)
  const { rows } = await at.owner.query(`select count(*)::int as count from platform.audit where operation = 'counterPerson' and subject = $1`, [`person:${at.daughter.personId}`])
  assert.equal(rows[0].count, 1)
})

test('who calls numbers sees who waits and who stands at which window', async () => {
  const office = '/api/areas/510100/offices/510100000400'
  for (const green of [false, true]) await at.post(at.counter, `${office}/hall-tickets`, { green })
  await at.post(at.counter, `${office}/calls`, { window: '4' })
  const { json: hall } = await at.get(at.counter, `${office}/hall`)
  const numbers = (tickets: { number: string; window: string | null }[]) => tickets.map(({ number, window }) => [number, window])
  assert.deepEqual([numbers(hall.called), numbers(hall.waiting)], [[['G001', '4']], [['A001', null]]])
  assert.equal((await at.get(at.clerk, `${office}/hall`)).status, 403)
  assert.equal((await at.get({}, `${office}/hall`)).status, 401)
})
