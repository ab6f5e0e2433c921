import assert from 'node:assert/strict'
import { after, beforeEach, before, test } from 'node:test'
import { asSystem } from '../../platform/as-system.ts'
import { awaitedNews } from './awaited.ts'
import { actingForTest, others, shown } from './testing/acting-for-test.ts'

let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest() })
after(() => at.close())

const words = (zh: string, en: string) => ({ zh, en })
const open = { state: 'open', says: words('请邻居同意', 'The neighbour has to agree') } as const
const agreed = { state: 'done', says: words('邻居已同意', 'The neighbour agreed'), doneAt: '2021-06-18T01:00:00.000Z' } as const
const denied = { state: 'refused', says: words('邻居不同意', 'The neighbour said no') } as const
beforeEach(() => {
  at.moveTo('2021-06-15')
  Object.assign(others, { neighbour: open, inspector: { state: 'done', says: words('已查验', 'Looked at') } })
})

type One = { readonly area: string; readonly id: string; readonly version: number }
const look = async (one: One, headers = at.lin.headers) => (await at.get(headers, at.urlOf(one))).json
const act = async (headers: Record<string, string>, one: One, rest: string, body: object = {}) => {
  const { version } = await look(one, at.head)
  const { status, json } = await at.post(headers, at.urlOf(one, rest), { version, ...body })
  return { status, json, code: json.refusal?.code, state: (json.case ?? json).state }
}
const submitted = async (size: string, who = at.lin) => {
  const { json: draft } = await at.post(who.headers, '/api/my/cases', { service: shown.id })
  await at.put(who.headers, draft, { answers: { size } })
  const { version } = await look(draft, who.headers)
  return (await at.post(who.headers, at.urlOf(draft, '/submission'), { version })).json
}
const news = ({ area, id }: One) => at.platform.database.transaction((db) => awaitedNews(asSystem(at.platform, db, 'test'), area, id))
const kindsOf = ({ timeline }: { timeline: readonly { kind: string }[] }) => timeline.map(({ kind }) => kind)
const queue = async (state: string) => (await at.get(at.first, `/api/areas/510100/queue?state=${state}&service=${shown.id}`)).json
const idsOf = ({ cases }: { cases: readonly One[] }) => cases.map(({ id }) => id)
const titles = async () => (await at.get(at.lin.headers, '/api/my/messages')).json.messages.map(({ title }: { title: { en: string } }) => title.en)

test('an approval waits for what others do; the clock stands meanwhile and goes on with all its days', async () => {
  const one = await submitted('small')
  assert.deepEqual([one.state, one.clock.dueOn, one.awaits], ['submitted', null,
    [{ name: 'neighbour', label: { zh: '邻居同意', en: "Neighbour's yes" }, clause: 'M9.1', state: 'open', says: open.says, doneAt: null, consentId: null }]])
  assert.match(one.clock.says.zh, /等待邻居同意，期间不计时/)
  assert.match(one.nextStep.en, /Waiting for: Neighbour's yes/)
  assert.deepEqual(one.timeline.at(-1).says, { zh: '等待邻居同意', en: "Waiting for: Neighbour's yes" })
  const waiting = await queue('awaiting')
  assert.deepEqual([idsOf(waiting), waiting.cases[0].awaiting.zh, waiting.counts.awaiting], [[one.id], '等待邻居同意', 1])
  assert.deepEqual(idsOf(await queue('open')), [])

  const claimed = await act(at.first, one, '/claim')
  assert.deepEqual(['approve', 'reject', 'ask'].map((action) => claimed.json.case.allowed.includes(action)), [false, true, true])
  const refused = await act(at.first, one, '/approval')
  assert.deepEqual([refused.code, refused.json.refusal.reasons.map(({ clause, facts }: { clause: string; facts: object }) => [clause, facts])],
    ['not-yet', [['M9.1', { awaits: 'neighbour', state: 'open' }]]])
  await act(at.first, one, '/release')

  at.moveTo('2021-06-21')
  others.neighbour = agreed
  await news(one)
  await news(one)
  const done = await look(one)
  assert.deepEqual([done.clock.dueOn, done.awaits[0].state, done.awaits[0].doneAt], ['2021-06-24', 'done', agreed.doneAt])
  assert.equal(kindsOf(done).filter((kind) => kind === 'await-done-neighbour').length, 1)
  assert.ok((await titles()).includes('A shed: what it waited for is done'))
  assert.deepEqual([idsOf(await queue('open')), idsOf(await queue('awaiting'))], [[one.id], []])
  await act(at.first, one, '/claim')
  const approved = await act(at.first, one, '/approval')
  assert.equal(approved.state, 'completed')
  assert.deepEqual(approved.json.case.timeline.map(({ seq }: { seq: number }) => seq), approved.json.case.timeline.map((_: unknown, index: number) => index), 'every step has its event')
  assert.equal(approved.json.case.version, approved.json.case.timeline.length - 1)
  assert.equal((await at.post(at.head, at.urlOf(one, '/replay'))).json.same, true)
})

test('everything that has not happened is named at once; only what the answers call for', async () => {
  others.inspector = { state: 'open', says: words('请带车来', 'Bring it') }
  const one = await submitted('large')
  await act(at.first, one, '/claim')
  const refused = await act(at.first, one, '/approval')
  assert.deepEqual(refused.json.refusal.reasons.map(({ clause }: { clause: string }) => clause), ['M9.1', 'M2.3.3'])
  others.neighbour = agreed
  await news(one)
  assert.notEqual((await look(one)).clock.standsSince, null)
  assert.match((await look(one)).clock.says.zh, /等待现场查验/)
  assert.equal((await act(at.first, one, '/rejection', { reasons: ['wrong'] })).state, 'rejected')
  const rejected = await look(one)
  assert.deepEqual([rejected.clock.standsSince, rejected.awaits.map(({ name, state }: { name: string; state: string }) => [name, state])], [null, [['neighbour', 'done']]])
})

test('a no goes to the reviewer: it is not approved, and it may be rejected', async () => {
  const one = await submitted('small')
  others.neighbour = denied
  await news(one)
  const seen = await look(one)
  assert.deepEqual([seen.awaits[0].state, seen.clock.dueOn], ['refused', '2021-06-18'])
  assert.ok((await titles()).includes('A shed: what it waited for was refused'))
  assert.deepEqual(idsOf(await queue('open')), [one.id])
  await act(at.first, one, '/claim')
  assert.equal((await act(at.first, one, '/approval')).code, 'not-yet')
  assert.equal((await act(at.first, one, '/rejection', { reasons: ['wrong'] })).state, 'rejected')
})

test('what was done for other facts does not count at the approval', async () => {
  others.neighbour = agreed
  const one = await submitted('small')
  assert.equal(one.clock.dueOn, '2021-06-18')
  await act(at.first, one, '/claim')
  others.neighbour = open
  assert.equal((await act(at.first, one, '/approval')).code, 'not-yet')
  assert.equal((await act(at.lin.headers, one, '/withdrawal')).state, 'withdrawn')
})

test('what was submitted before its page awaited anything is begun when an officer takes it', async () => {
  others.neighbour = agreed
  const one = await submitted('small')
  await at.owner.query(`update cases.cases set awaits = '{}' where id = $1`, [one.id])
  const begun = others.begun
  others.neighbour = open
  const { json } = await act(at.first, one, '/claim')
  assert.deepEqual([others.begun, json.case.awaiting.zh, json.case.clock.dueOn], [begun + 1, '等待邻居同意', null])
  await act(at.first, one, '/release')
  assert.deepEqual(kindsOf((await act(at.first, one, '/claim')).json.case).filter((kind) => kind === 'await-open-neighbour').length, 1)
  await act(at.lin.headers, one, '/withdrawal')
})

test('a question and what others do: the clock goes on when both are over, and a correction asks again', async () => {
  const one = await submitted('small')
  await act(at.first, one, '/claim')
  await act(at.first, one, '/question', { text: '请说明' })
  others.neighbour = agreed
  await news(one)
  const asked = await look(one)
  assert.match(asked.clock.says.zh, /等待补正/)
  const begun = others.begun
  others.neighbour = open
  await act(at.lin.headers, one, '/answer', { text: '改小了' })
  assert.equal(others.begun, begun + 1)
  const answered = await look(one)
  assert.deepEqual([answered.clock.dueOn, kindsOf(answered).slice(-2)], [null, ['answered', 'await-open-neighbour']])
  others.neighbour = agreed
  at.moveTo('2021-06-17')
  await news(one)
  assert.equal((await look(one)).clock.dueOn, '2021-06-22')
  assert.equal((await act(at.first, one, '/approval')).state, 'completed')
})

test('a question taken back while others have not done theirs leaves the clock standing', async () => {
  const one = await submitted('small')
  await act(at.first, one, '/claim')
  await act(at.first, one, '/question', { text: '请说明' })
  const back = await act(at.first, one, '/question/end')
  assert.deepEqual([back.state, back.json.case.clock.dueOn, back.json.case.clock.says.zh], ['in-review', null, '等待邻居同意，期间不计时'])
  await act(at.lin.headers, one, '/withdrawal')
})

test('the platform approves nothing either while others have not done theirs; a decided case hears nothing', async () => {
  const waits = await submitted('tiny')
  assert.equal(waits.state, 'submitted')
  await act(at.lin.headers, waits, '/withdrawal')
  others.neighbour = agreed
  await news(waits)
  assert.deepEqual(kindsOf(await look(waits)).slice(-2), ['await-open-neighbour', 'withdrawn'])
  assert.equal((await submitted('tiny')).state, 'completed')
  await news({ area: '510100', id: '00000000-0000-7000-8000-0000000000ff', version: 0 })
})

test('the receipt names what others do', async () => {
  const one = await submitted('small')
  const { status, headers } = await at.get(at.lin.headers, at.urlOf(one, '/receipt.pdf'))
  assert.deepEqual([status, headers['content-type']], [200, 'application/pdf'])
  await act(at.lin.headers, one, '/withdrawal')
})
