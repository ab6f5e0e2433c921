import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import type { AppForTest } from '../../../testing/app-for-test.ts'
import { optional, required, service, workingDays } from './service.ts'
import { offerService } from './services.ts'
import { ownCard, sheets } from './sides.ts'
import { actingForTest, car, plates } from './testing/acting-for-test.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** Papers of several pages, one that has two, and two officers who agree. */
const filing = offerService(service({
  id: 'test.filing', title: words('试办备案', 'A filing'), summary: words('仅供测试', 'For tests'), clauses: ['M9.1'], post: 'registration', fourEyes: { clause: 'M2.3.3' },
  documents: [
    required('certificate', { label: words('登记证书', 'Certificate'), clause: 'M9.1' }), optional('card', { label: words('身份证', 'Card'), clause: 'M9.1', pages: 2 }),
    required('permit', { label: words('行驶证', 'Permit'), clause: 'M9.1', sides: sheets, when: { field: 'withPermit', is: ['true'] } }),
    required('own-card', { label: words('本人身份证明', 'Own card'), clause: 'M9.1', sides: ownCard, when: { field: 'withPermit', is: ['true'] } }),
  ],
  form: [{ name: 'withPermit', kind: 'yes-no', required: false, label: words('带行驶证', 'With the permit') }],
  within: workingDays(1, 'M9.1'), steps: [words('提交', 'Submit')], reasons: [{ code: 'wrong', says: words('不符', 'Wrong'), remedy: words('更换', 'Change'), clause: 'M9.1' }],
  rule: 'licences.e-licence-application', factsFor: async (_context, { area }) => ({ area, states: 'A', photoRejections: 0 }), onApproved: async () => ({}),
}))

type Headers = Record<string, string>
type Json = Awaited<ReturnType<AppForTest['call']>>['json']
let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest({ DOCUMENT_PAGES: '4' }) })
after(() => at.close())

let width = 60
/** Another picture each time: the same one twice is one page. */
const picture = async (headers: Headers = at.lin.headers): Promise<string> => {
  width += 1
  const payload = await sharp({ create: { width, height: 40, channels: 3, background: '#ffffff' } }).png().toBuffer()
  return (await at.call('POST', '/api/my/pictures', { headers: { ...headers, 'content-type': 'image/png' }, payload })).json.fileId
}
const start = async () => (await at.post(at.lin.headers, '/api/my/cases', { service: filing.id })).json
const give = (one: Json, body: object, headers = at.lin.headers) => at.post(headers, at.urlOf(one, '/documents'), { kind: 'certificate', ...body })
const given = async (one: Json, count: number): Promise<string[]> => {
  const ids: string[] = []
  for (const _ of Array(count).keys()) {
    const fileId = await picture()
    ids.push(fileId)
    assert.equal((await give(one, { fileId })).status, 200)
  }
  return ids
}
const documentIn = (one: Json, kind = 'certificate'): Json => one.documents.find((document: Json) => document.kind === kind)
const filesOf = (one: Json, kind?: string): string[] => documentIn(one, kind).pages.map(({ fileId }: { fileId: string }) => fileId)
const numbersOf = (one: Json): number[] => documentIn(one).pages.map(({ page }: { page: number }) => page)
const look = async (one: Json, headers = at.lin.headers): Promise<Json> => (await at.get(headers, at.urlOf(one))).json
const pageUrl = (one: Json, fileId: string, rest = '') => at.urlOf(one, `/documents/certificate/pages/${fileId}${rest}`)
const remove = (one: Json, fileId: string, headers = at.lin.headers) => at.call('DELETE', pageUrl(one, fileId), { headers, body: {} })
const move = (one: Json, fileId: string, page: number, headers = at.lin.headers) => at.post(headers, pageUrl(one, fileId, '/place'), { page })
const act = async (headers: Headers, one: Json, rest: string, body: object = {}): Promise<Json> =>
  (await at.post(headers, at.urlOf(one, rest), { version: (await look(one, headers)).version, ...body })).json
const giveUp = (one: Json) => act(at.lin.headers, one, '/withdrawal')

test('a document has its pages in the order in which they were given; a page is replaced, removed and moved (M9.1)', async () => {
  const one = await start()
  const [first, second, third] = await given(one, 3) as [string, string, string]
  const { json: whole } = await give(one, { fileId: await picture(), page: 2, replaces: second })
  const instead = filesOf(whole)[1]!
  assert.deepEqual([filesOf(whole), numbersOf(whole), documentIn(whole).state], [[first, instead, third], [1, 2, 3], 'given'])
  assert.equal((await give(one, { fileId: await picture(), page: 2, replaces: second })).json.error.code, 'changed-meanwhile', 'another device replaced it')
  assert.equal((await give(one, { fileId: await picture(), page: 5 })).json.error.fields[0].field, 'page', 'no gap before it')
  assert.deepEqual(filesOf((await move(one, third, 1)).json), [third, first, instead])
  assert.deepEqual(filesOf((await move(one, third, 2)).json), [first, third, instead])
  assert.deepEqual(filesOf((await move(one, first, 3)).json), [third, instead, first])
  assert.equal((await move(one, first, 4)).json.error.fields[0].field, 'page')
  assert.equal((await move(one, second, 1)).json.error.code, 'changed-meanwhile')
  const { json: fewer } = await remove(one, third)
  assert.deepEqual([filesOf(fewer), numbersOf(fewer)], [[instead, first], [1, 2]])
  assert.equal((await remove(one, third)).status, 200, 'one that is gone already')
  await remove(one, instead)
  const { json: none } = await remove(one, first)
  assert.deepEqual([documentIn(none).state, filesOf(none)], ['missing', []])
  assert.deepEqual(none.timeline.map(({ kind }: Json) => kind), ['created', 'document-added'], 'how a draft was put in order is no news')
  assert.equal((await at.call('DELETE', at.urlOf(one, `/documents/passport/pages/${first}`), { headers: at.lin.headers, body: {} })).json.error.fields[0].field, 'kind')
  await giveUp(one)
})

test('so many pages and no more: by configuration, by the page of the service, and one where there is one picture', async () => {
  const one = await start()
  await given(one, 4)
  const more = await give(one, { fileId: await picture() })
  assert.deepEqual([more.status, more.json.refusal.code, more.json.refusal.reasons[0].facts], [422, 'too-many-pages', { document: 'certificate', pages: 4 }])
  assert.match(more.json.refusal.reasons[0].says.zh, /最多 4 页/)
  assert.equal((await give(one, { fileId: await picture(), page: 4 })).status, 200, 'the last one may be replaced')
  for (const _ of [1, 2]) await give(one, { kind: 'card', fileId: await picture() })
  assert.equal((await give(one, { kind: 'card', fileId: await picture() })).json.refusal.reasons[0].facts.pages, 2)
  const told = await look(one)
  assert.deepEqual([documentIn(told).mostPages, documentIn(told, 'card').mostPages], [4, 2])
  const { services } = (await at.get({}, '/api/services')).json
  const pages = (id: string) => services.find((known: Json) => known.id === id).documents.map((document: Json) => document.pages)
  assert.deepEqual([pages(filing.id), pages('test.badge')], [[4, 2, 4, 4], [1, 4]], 'a licence photo is one picture')
  await giveUp(one)
})

test('what is sent twice is one page: by the same key, as the same file, as the same picture', async () => {
  const one = await start()
  const fileId = await picture()
  const key = { ...at.lin.headers, 'idempotency-key': randomUUID() }
  const twice = await Promise.all([give(one, { fileId }, key), give(one, { fileId }, key)])
  assert.ok(twice.some(({ status }) => status === 200))
  await give(one, { fileId }, key)
  await give(one, { fileId })
  width -= 1
  await give(one, { fileId: await picture() })
  const told = await look(one)
  assert.deepEqual([filesOf(told), told.version], [[fileId], 1])
  await given(one, 1)
  assert.match((await give(one, { fileId, page: 2 })).json.error.fields[0].says.zh, /已经是第 1 页/)
  await giveUp(one)
})

test('who helps from another city gives both sides of the card there; they are kept where the case is, each once (M6.1.1)', async () => {
  const { elder, friend } = at
  const helperFor = { identityNumber: elder.identityNumber, name: elder.name, birthDate: elder.birthDate, identity: 'id-card' }
  const { json: one } = await at.post(friend.headers, '/api/my/cases', { service: plates.id, subject: car, actingFor: { helperFor } })
  const [front, back] = [await picture(friend.headers), await picture(friend.headers)]
  const side = (fileId: string) => give(one, { kind: 'elder-identity', fileId }, friend.headers)
  for (const fileId of [front, back, front]) assert.equal((await side(fileId)).status, 200)
  const sides = filesOf(await look(one, friend.headers), 'elder-identity')
  assert.deepEqual([one.area, sides.length, sides.includes(front)], ['510100', 2, false])
  for (const fileId of sides) assert.equal((await at.get(elder.headers, `/api/areas/510100/pictures/${fileId}`)).status, 200)
  await act(friend.headers, one, '/withdrawal')
})

test('two devices at the same time: every page is there, in an order without gaps', async () => {
  const one = await start()
  const files = await Promise.all([1, 2, 3].map(() => picture()))
  const answers = await Promise.all(files.map((fileId) => give(one, { fileId })))
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200])
  const told = await look(one)
  assert.deepEqual([filesOf(told).toSorted(), numbersOf(told)], [files.toSorted(), [1, 2, 3]])
  const [first, second, third] = filesOf(told) as [string, string, string]
  await Promise.all([remove(one, second), move(one, first, 2), give(one, { fileId: await picture(), page: 3, replaces: third })])
  const later = await look(one)
  const known = filesOf(later)
  assert.deepEqual([numbersOf(later), known.includes(first), known.includes(second), new Set(known).size], [[1, 2], true, false, 2])
  await giveUp(one)
})

test('nobody else touches the pages, and nothing moves once the case is sent', async () => {
  const one = await start()
  const [first, second] = await given(one, 2) as [string, string]
  const others: readonly (readonly [Headers, number])[] = [[at.wu.headers, 404], [at.daughter.headers, 404], [at.first, 403], [at.patrol, 403], [at.counter, 404], [at.elsewhere, 403], [{}, 401]]
  for (const [headers, status] of others) {
    assert.equal((await remove(one, first, headers)).status, status)
    assert.equal((await move(one, first, 2, headers)).status, status)
  }
  await act(at.lin.headers, one, '/submission')
  assert.equal((await give(one, { fileId: await picture() })).json.error.code, 'changed-meanwhile')
  for (const answer of [await remove(one, first), await move(one, second, 1)]) assert.deepEqual([answer.status, answer.json.refusal.code], [422, 'not-in-this-state'])
  const sent = await look(one)
  assert.deepEqual([filesOf(sent), documentIn(sent).mayArrange], [[first, second], false])
  await giveUp(one)
})

test('asked again: the former pages are there, new ones come to them, and their order counts; the second officer sees which changed', async () => {
  const one = await start()
  const [first, second] = await given(one, 2) as [string, string]
  const card = await picture()
  await give(one, { kind: 'card', fileId: card })
  await act(at.lin.headers, one, '/submission')
  await act(at.clerk, one, '/claim')
  await act(at.clerk, one, '/approval')
  await act(at.colleague, one, '/claim')
  const { case: asked } = await act(at.colleague, one, '/question', { text: '请补第三页', documents: ['certificate'] })
  assert.deepEqual(filesOf(asked), [first, second])
  const lacking = await at.post(at.lin.headers, at.urlOf(one, '/answer'), { version: asked.version, text: '已补' })
  assert.equal(lacking.json.refusal.code, 'incomplete', 'the pages of before do not answer')
  const refusedCard = await at.call('DELETE', at.urlOf(one, `/documents/card/pages/${card}`), { headers: at.lin.headers, body: {} })
  assert.deepEqual([refusedCard.json.refusal.code, refusedCard.json.refusal.reasons[0].facts], ['not-in-this-state', { document: 'card' }])
  const { json: moved } = await move(one, second, 1)
  assert.equal(moved.question.items[0].done, true, 'who was asked may put the pages in order')
  const third = await picture()
  await give(one, { fileId: third })
  assert.equal((await act(at.lin.headers, one, '/answer', { text: '已补' })).state, 'in-review')
  const { changes, case: shown } = (await at.get(at.colleague, at.urlOf(one, '/review'))).json
  assert.deepEqual(filesOf(shown), [second, first, third])
  assert.deepEqual(
    changes.map(({ kind, name, page, sinceAccepted, sinceAsked }: Json) => [kind, name, page, sinceAccepted, sinceAsked]),
    [
      ['page', 'card', 1, false, false], ['page', 'certificate', 1, false, false], ['page', 'certificate', 2, false, false],
      ['page', 'certificate', 3, true, true], ['arrangement', 'certificate', null, true, true],
    ],
  )
  assert.deepEqual(shown.timeline.filter(({ kind }: Json) => ['pages-moved', 'page-removed'].includes(kind)).length, 1)
  for (const fileId of [first, second, third]) assert.equal((await at.get(at.colleague, `/api/areas/510100/pictures/${fileId}`)).status, 200)
  assert.equal((await act(at.colleague, one, '/approval')).case.state, 'completed')
})

test('both sides of a card are asked by name; the one that lacks is named, and a passport has none (M9.1)', async () => {
  const one = await start()
  await given(one, 1)
  await at.call('PUT', at.urlOf(one, '/answers'), { headers: at.lin.headers, body: { answers: { withPermit: true } } })
  const lacking = async () => {
    const { json } = await at.post(at.lin.headers, at.urlOf(one, '/submission'), { version: (await look(one)).version })
    return json.refusal.reasons.map(({ says }: Json) => says.zh)
  }
  assert.deepEqual(await lacking(), ['缺少材料：行驶证（正页、副页）', '缺少材料：本人身份证明（正面、反面）'])
  const main = await picture()
  const { json: half } = await give(one, { kind: 'permit', fileId: main })
  assert.deepEqual([documentIn(half, 'permit').state, filesOf(half, 'permit'), documentIn(half, 'permit').sides.map(({ en }: Json) => en)], ['missing', [main], ['main page', 'second page']])
  await give(one, { kind: 'permit', fileId: main })
  assert.deepEqual((await lacking())[0], '缺少材料：行驶证（副页）', 'the same picture twice is one side')
  assert.equal(documentIn((await give(one, { kind: 'permit', fileId: await picture() })).json, 'permit').state, 'given')
  await give(one, { kind: 'own-card', fileId: await picture() })
  assert.deepEqual(await lacking(), ['缺少材料：本人身份证明（反面）'])
  await at.owner.query(`update people.persons set identity_kind = 'passport' where id = $1`, [at.lin.personId])
  const passport = documentIn(await look(one), 'own-card')
  assert.deepEqual([passport.state, passport.sides], ['given', []])
  assert.equal((await act(at.lin.headers, one, '/submission')).state, 'submitted')
  await at.owner.query(`update people.persons set identity_kind = 'resident-id' where id = $1`, [at.lin.personId])
  await giveUp(one)
})

test('a page that is replaced or taken away after a question stays beside the case for the reviewer, and is no part of it', async () => {
  const one = await start()
  const [first, second] = await given(one, 2) as [string, string]
  const draft = await picture()
  await give(one, { fileId: draft, page: 1, replaces: first })
  await act(at.lin.headers, one, '/submission')
  await act(at.clerk, one, '/claim')
  await act(at.clerk, one, '/question', { text: '请换清晰的', documents: ['certificate'] })
  const [blurred, better] = [await picture(), await picture()]
  await give(one, { fileId: blurred, page: 1, replaces: draft })
  await give(one, { fileId: better, page: 1, replaces: blurred })
  await remove(one, second)
  const byOfficer = await picture(at.counter)
  await give(one, { fileId: byOfficer }, at.counter)
  await act(at.lin.headers, one, '/answer', { text: '已换' })
  await act(at.clerk, one, '/question', { text: '第二页再换', documents: ['certificate'] })
  const last = await picture(at.counter)
  const key = { ...at.counter, 'idempotency-key': randomUUID() }
  for (const _ of [1, 2]) await give(one, { fileId: last, page: 2, replaces: byOfficer }, key)
  await act(at.lin.headers, one, '/answer', { text: '已换' })
  const { earlierPages, case: shown } = (await at.get(at.clerk, at.urlOf(one, '/review'))).json
  assert.deepEqual(filesOf(shown), [better, last])
  assert.deepEqual(
    earlierPages.map(({ fileId, page, because, by, officerNumber }: Json) => [fileId, page, because, by, officerNumber]),
    [[byOfficer, 2, 'replaced', 'officer', '040001'], [second, 2, 'removed', 'applicant', null], [draft, 1, 'replaced', 'applicant', null]],
    'what was never before the office is not kept: a draft, and what was given and replaced during one question',
  )
  const see = async (headers: Headers, fileId: string) => (await at.get(headers, `/api/areas/510100/pictures/${fileId}`)).status
  for (const fileId of [draft, second, byOfficer]) {
    assert.deepEqual([await see(at.colleague, fileId), await see(at.lin.headers, fileId)], [200, 200])
    assert.deepEqual([await see(at.elsewhere, fileId), await see(at.wu.headers, fileId), await see(at.patrol, fileId)], [404, 404, 404])
  }
  assert.equal(await see(at.colleague, blurred), 404)
  const audited = await at.owner.query(`select 1 from platform.audit where operation = 'picture' and subject = $1`, [`file:${second}`])
  assert.ok(audited.rows.length > 0, 'each look is recorded')
  await giveUp(one)
})

test('the counter adds pages for who stands there, after a question too', async () => {
  const one = await start()
  await given(one, 1)
  await act(at.lin.headers, one, '/submission')
  await act(at.clerk, one, '/claim')
  await act(at.clerk, one, '/question', { text: '请补页', documents: ['certificate'] })
  const page = await picture(at.counter)
  const { json: added } = await give(one, { fileId: page }, at.counter)
  assert.equal(filesOf(added)[1], page)
  assert.deepEqual(filesOf((await move(one, page, 1, at.counter)).json)[0], page)
  assert.equal((await remove(one, page, at.elsewhere)).status, 403)
  const { json: fewer } = await remove(one, filesOf(added)[0]!, at.counter)
  assert.deepEqual([filesOf(fewer), fewer.question.items[0].done], [[page], true])
  await giveUp(one)
})
