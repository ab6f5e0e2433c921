import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { badge, casesForTest } from './testing/cases-for-test.ts'

const main = '510100000400'
const branch = '510198000400'
const station = '510197000300'

let at: Awaited<ReturnType<typeof casesForTest>>
let branchCounter: Record<string, string>
let branchReviewer: Record<string, string>
let stationCounter: Record<string, string>
before(async () => {
  at = await casesForTest()
  const officer = async (n: number, office: string, posts: readonly string[]) => {
    const officerId = `00000000-0000-7000-8000-0000000000d${n}`
    await at.owner.query(`insert into people.officers (area, id, subject, number, name, office, office_name, posts, seen_at)
      values ('510100', $1, $2, $2, $3, $4, $5, $6, now())`, [officerId, `0d000${n}`, `分所${n}`, office, JSON.stringify({ zh: `单位${office}`, en: `Office ${office}` }), posts])
    return at.signInAs({ kind: 'officer', officerId, number: `0d000${n}`, name: `分所${n}`, area: '510100', office, posts })
  }
  branchCounter = await officer(1, branch, ['photo-capture'])
  branchReviewer = await officer(2, branch, ['licence-review'])
  stationCounter = await officer(3, station, ['photo-capture'])
})
after(() => at.close())

type One = { readonly area: string; readonly id: string; readonly version: number }
const numbers: Record<string, string> = { lin: '510100199004160025', wu: '510100199004160023' }
const atCounter = async (headers: Record<string, string>, who: string) => {
  const { json: begun } = await at.post(headers, '/api/areas/510100/counter-cases', { identityNumber: numbers[who], service: badge.id, reason: 'came-to-counter' })
  const { json: whole } = await at.post(headers, at.urlOf(begun, '/documents'), { kind: 'photo', fileId: await at.photo(headers) })
  const { status, json } = await at.post(headers, at.urlOf(begun, '/submission'), { version: whole.version })
  assert.deepEqual([status, begun.office], [200, null])
  return json
}
const act = async (headers: Record<string, string>, one: One, rest: string, body: object = {}) => {
  const { json: now } = await at.get(at.head, at.urlOf(one))
  const { status, json } = await at.post(headers, at.urlOf(one, rest), { version: now.version, ...body })
  return { status, json, code: json.refusal?.code, office: json.case?.office?.id, state: json.case?.state }
}
const queueOf = async (headers: Record<string, string>, query = '') => (await at.get(headers, `/api/areas/510100/queue?${query}`)).json
const idsOf = ({ cases }: { cases: readonly One[] }) => cases.map(({ id }) => id)
const withdraw = (one: One, who = at.lin) => act(who.headers, one, '/withdrawal')

test('what comes in online is answered by the vehicle office, what a counter takes in by its own office where that reviews too', async () => {
  const online = await at.submitted(at.lin)
  assert.deepEqual(online.office, { id: main, name: { zh: '成都市车辆管理所', en: 'Chengdu Vehicle Office' } })
  const taken = await atCounter(branchCounter, 'wu')
  assert.deepEqual(taken.office, { id: branch, name: { zh: `单位${branch}`, en: `Office ${branch}` } })

  const all = await queueOf(branchReviewer)
  assert.deepEqual(idsOf(all), [online.id, taken.id])
  assert.deepEqual(all.offices.map(({ id, open }: { id: string; open: number }) => [id, open]).toSorted(), [[main, 1], [branch, 1]])
  const own = await queueOf(branchReviewer, `office=${branch}`)
  assert.deepEqual([idsOf(own), own.counts.open, own.services[0].open, own.offices.length], [[taken.id], 1, 1, 2])
  assert.equal(own.cases[0].office.zh, `单位${branch}`)
  assert.deepEqual(idsOf(await queueOf(at.first, `office=${main}`)), [online.id])
  assert.deepEqual((await queueOf(at.first, 'office=510196000400')).counts, { open: 0, mine: 0, asked: 0, awaiting: 0, suspect: 0, withdrawing: 0, making: 0, closed: 0, overdue: 0 })
  const file = (await at.get(branchReviewer, `/api/areas/510100/queue.csv?office=${branch}`)).raw.toString('utf8')
  assert.ok(file.includes(taken.number) && file.includes(`单位${branch}`) && !file.includes(online.number))

  await withdraw(online)
  await withdraw(taken, at.wu)
  assert.equal((await queueOf(branchReviewer, `office=${branch}`)).counts.closed, 1)
  assert.deepEqual(idsOf(await queueOf(branchReviewer, `office=${branch}&state=closed`)), [taken.id])
  const atStation = await atCounter(stationCounter, 'wu')
  assert.equal(atStation.office.id, main, 'nobody at the station reviews this')
  await withdraw(atStation, at.wu)
})

test('a case is sent to another office, waits there, and goes with the colleague who takes it over', async () => {
  const one = await at.submitted(at.lin)
  assert.equal((await act(at.first, one, '/hand-over', { office: branch })).code, 'not-in-this-state', 'only what one has in hand')
  await act(at.first, one, '/claim')
  const { json: who } = await at.get(at.first, at.urlOf(one, '/colleagues'))
  assert.deepEqual(who.offices.map(({ id }: { id: string }) => id), [branch])
  assert.ok(who.colleagues.some(({ officerNumber }: { officerNumber: string }) => officerNumber === '0d0002'))
  for (const wrong of [{}, { office: branch, officerNumber: '0d0002' }, { office: main }, { office: station }, { office: 'nowhere' }]) {
    const { status, json } = await act(at.first, one, '/hand-over', wrong)
    assert.deepEqual([status, json.error.fields.length], [400, 1], JSON.stringify(wrong))
  }
  assert.equal((await act(branchReviewer, one, '/hand-over', { office: branch })).code, 'claimed-by-another')
  assert.equal((await act(at.lin.headers, one, '/hand-over', { office: branch })).status, 403)
  const sent = await act(at.first, one, '/hand-over', { office: branch, note: '申请人住在那边' })
  assert.deepEqual([sent.office, sent.state, sent.json.claimedBy], [branch, 'submitted', null])
  assert.deepEqual(idsOf(await queueOf(branchReviewer, `office=${branch}`)), [one.id])

  await act(branchReviewer, one, '/claim')
  await at.owner.query(`insert into people.officers (area, id, subject, number, name, office, office_name, posts, seen_at)
    values ('510100', '00000000-0000-7000-8000-000000000002', 's', '020001', '警员2', $1, '{"zh":"所","en":"office"}', '{licence-review}', now())`, [main])
  const handed = await act(branchReviewer, one, '/hand-over', { officerNumber: '020001' })
  assert.deepEqual([handed.office, handed.state, handed.json.claimedBy.officerNumber], [main, 'in-review', '020001'])
  await withdraw(one)
})

test('the counter answers for who stands there, and takes back neither what came in online nor what it has sent', async () => {
  const online = await at.submitted(at.lin)
  await act(at.first, online, '/claim')
  await act(at.first, online, '/question', { text: '请说明' })
  assert.equal((await act(at.first, online, '/answer', { text: '代答' })).status, 403)
  assert.equal((await act(branchCounter, online, '/answer', { text: '在窗口补正' })).json.state, 'in-review')
  assert.equal((await act(branchCounter, online, '/withdrawal')).status, 403)
  const { json: seen } = await at.get(at.lin.headers, at.urlOf(online))
  assert.deepEqual([seen.timeline.at(-1).kind, seen.timeline.at(-1).by, seen.timeline.at(-1).officerNumber], ['answered', 'officer', '0d0001'])
  await withdraw(online)

  const taken = await atCounter(branchCounter, 'wu')
  assert.equal((await act(branchCounter, taken, '/withdrawal')).code, 'not-in-this-state')
  await withdraw(taken, at.wu)
})

test('what officers note for one another is not shown to the applicant; what they ask and add to a refusal is', async () => {
  const one = await at.claimed()
  await act(at.first, one, '/hand-over', { office: branch, note: '内部说明甲' })
  await act(branchReviewer, one, '/claim')
  await act(branchReviewer, one, '/question', { text: '请说明' })
  await act(at.lin.headers, one, '/answer', { text: '已说明' })
  await act(branchReviewer, one, '/rejection', { reasons: ['background'], note: '请到窗口' })
  const notes = async (headers: Record<string, string>) =>
    (await at.get(headers, at.urlOf(one))).json.timeline.flatMap(({ note }: { note?: string }) => note ?? [])
  assert.deepEqual(await notes(at.lin.headers), ['请说明', '已说明', '请到窗口'])
  assert.deepEqual(await notes(at.head), ['内部说明甲', '请说明', '已说明', '请到窗口'])
})
