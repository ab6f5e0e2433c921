import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, examsForTest, failing, type World } from './testing/tests-for-test.ts'

describe('sheets from examiners’ devices (M3.1.0)', () => {
  let at: World
  let planId: string
  const day = '2021-07-11'
  before(async () => {
    at = await examsForTest('2021-07-01')
    planId = await at.publish({ day, subject: 2, seats: 20 })
    at.moveTo('2021-07-03')
    await at.draw(planId)
  })
  after(() => at.close())

  /** Somebody who is booked and whose day has come. */
  const booked = async (change: object = {}) => {
    at.moveTo('2021-07-04')
    const who = await at.learner({ subject: 2, ...change })
    const { status, json } = await at.book(who.headers, planId)
    assert.equal(status, 200, JSON.stringify(json))
    at.moveTo(day)
    return { ...who, bookingId: json.bookingId as string }
  }
  const standing = async (who: { headers: Record<string, string> }) => (await at.call(who.headers, 'GET', '/api/my/candidate-file')).json.file.standings[1]
  const minus = (points: number, item = 'curve') => [{ item, deductions: [{ points, note: '车轮压线' }] }]

  test('the roster has all that a day without network needs: four items for C2 and the mark (M3.1.0)', async () => {
    const one = await booked()
    const { json } = await at.call('officer-cd-examiner', 'GET', `/api/areas/${chengdu}/test-days/${day}/roster`)
    const plan = json.plans.find((entry: { planId: string }) => entry.planId === planId)
    assert.deepEqual(plan.items.map(({ item }: { item: string }) => item), ['reverse-parking', 'parallel-parking', 'curve', 'right-angle-turn', 'general'])
    assert.deepEqual([plan.mark, plan.itemsDecision.reasons[0].clause, plan.candidates.at(-1).bookingId], [80, 'M3.1.0', one.bookingId])
    assert.doesNotMatch(JSON.stringify(json), /测试学员/)
  })

  test('sent five times it counts once; other content under its number is refused', async () => {
    const one = await booked()
    const sheet = at.sheet(one.bookingId, { items: minus(20) })
    const answers = await Promise.all(Array.from({ length: 5 }, () => at.send(sheet)))
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200])
    assert.equal(new Set(answers.map(({ json }) => JSON.stringify(json))).size, 1)
    assert.deepEqual([answers[0]!.json.score, answers[0]!.json.mark, answers[0]!.json.passed], [80, 80, true])
    assert.equal((await at.send({ ...sheet, items: minus(10) })).json.refusal.code, 'sheet-differs')
    assert.equal((await at.send(at.sheet(one.bookingId, { items: [] }))).json.refusal.code, 'already-entered')
    assert.deepEqual(await at.sql('select count(*)::int as n from exams.sheets where booking_id = $1', [one.bookingId]), [{ n: 1 }])
    const subject = await standing(one)
    assert.deepEqual([subject.passedOn, subject.bookingsUsed], [day, 1])
    const { json: own } = await at.call(one.headers, 'GET', `/api/my/test-bookings/${chengdu}/${one.bookingId}/sheets`)
    assert.equal(own.sheets[0].items[0].says.zh, '曲线行驶')
  })

  test('one booking is a test and a retest; both failed, it is failed', async () => {
    const one = await booked()
    assert.equal((await at.send(at.sheet(one.bookingId, { items: minus(21) }))).json.passed, false)
    assert.deepEqual([(await standing(one)).bookingsUsed, (await standing(one)).booking.state], [0, 'booked'])
    assert.equal((await at.send(at.sheet(one.bookingId, { attempt: 2, items: failing }))).json.passed, false)
    const subject = await standing(one)
    assert.deepEqual([subject.bookingsUsed, subject.booking, subject.earliest], [1, null, '2021-07-21'])
    const other = await booked()
    await at.send(at.sheet(other.bookingId, { items: minus(21) }))
    await at.send(at.sheet(other.bookingId, { attempt: 2, items: [] }))
    assert.equal((await standing(other)).passedOn, day)
  })

  test('a correction is a new signed sheet; the first stays as it was signed', async () => {
    const one = await booked()
    const wrong = at.sheet(one.bookingId, { items: failing, noRetest: true })
    await at.send(wrong)
    assert.equal((await standing(one)).bookingsUsed, 1)
    const right = at.sheet(one.bookingId, { items: minus(10), corrects: wrong.sheetId, correctedBecause: '误记他人扣分' })
    const { status, json } = await at.send(right)
    assert.deepEqual([status, json.corrects, json.passed], [200, wrong.sheetId, true], JSON.stringify(json))
    assert.equal((await at.send({ ...right, sheetId: at.sheet(one.bookingId).sheetId })).json.refusal.code, 'nothing-to-correct')
    const { json: all } = await at.call('officer-cd-examiner', 'GET', `/api/areas/${chengdu}/test-bookings/${one.bookingId}/sheets`)
    assert.deepEqual(all.sheets.map((sheet: { passed: boolean; correctedBy: string | null }) => [sheet.passed, sheet.correctedBy]), [[false, right.sheetId], [true, null]])
    assert.deepEqual([(await standing(one)).passedOn, (await standing(one)).bookingsUsed], [day, 1])
    const back = at.sheet(one.bookingId, { items: failing, corrects: right.sheetId, correctedBecause: '更正有误' })
    assert.equal((await at.send(back)).status, 200)
    assert.deepEqual([(await standing(one)).passedOn, (await standing(one)).booking.state], [null, 'booked'], 'the retest is open again')
    await assert.rejects(at.it.platform.database.pool.query(`update exams.sheets set passed = true`), /permission denied/)
  })

  test('a sheet that cannot be is refused with every reason, and nothing is written', async () => {
    const one = await booked()
    const bad = await at.send(at.sheet(one.bookingId, { heldOn: '2021-07-10', items: [{ item: 'hill-start', deductions: [] }], candidateSignature: null }))
    assert.deepEqual([bad.json.refusal.code, bad.json.refusal.reasons.length], ['sheet-unfit', 3])
    assert.equal((await at.send(at.sheet(one.bookingId, { attempt: 2 }))).json.refusal.code, 'not-now')
    assert.equal((await at.send(at.sheet(one.bookingId), 'officer-cd-planner')).status, 403)
    const stranger = await at.it.signInAs({ kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000e1', number: '900999', name: '他人', area: chengdu, office: '510100000400', posts: ['examiner'] })
    assert.equal((await at.send(at.sheet(one.bookingId), stranger)).json.refusal.code, 'not-your-test')
    const elsewhere = await at.it.signInAs({ kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000e2', number: '900202', name: '他市', area: '320100', office: '320100000400', posts: ['examiner'] })
    assert.equal((await at.send(at.sheet(one.bookingId), elsewhere)).status, 403)
    assert.deepEqual(await at.sql('select count(*)::int as n from exams.sheets where booking_id = $1', [one.bookingId]), [{ n: 0 }])
  })

  test('subject one passed is the learner permit, for three years; all passed, the file is complete', async () => {
    at.moveTo('2021-07-20')
    const who = await at.learner({ permit: '2021-06-20' })
    await at.sql('delete from exams.permits where file_id = $1', [who.fileId])
    await at.sql('delete from exams.standings where file_id = $1', [who.fileId])
    const theory = await at.publish({ day: '2021-07-31', subject: 1, starts: '09:00' })
    at.moveTo('2021-07-22')
    await at.draw(theory)
    const { json: booking } = await at.book(who.headers, theory)
    at.moveTo('2021-07-31')
    assert.equal((await at.send(at.sheet(booking.bookingId, { items: [{ item: 'questions', deductions: [{ points: 10, note: '10 题错' }] }] }))).json.passed, true)
    const { json } = await at.call(who.headers, 'GET', '/api/my/candidate-file')
    assert.deepEqual([json.file.permit.obtainedOn, json.file.permit.validUntil], ['2021-07-31', '2024-07-31'])
    for (const subject of [2, 3]) await at.sql('insert into exams.standings (area, file_id, subject, passed_on, bookings_used) values ($1, $2, $3, $4, 1)', [chengdu, who.fileId, subject, '2021-08-01'])
    const safety = await at.publish({ day: '2021-08-12', subject: 4, starts: '14:00' })
    at.moveTo('2021-08-03')
    await at.draw(safety)
    const { json: last } = await at.book(who.headers, safety)
    assert.equal(last.state, 'booked', JSON.stringify(last))
    at.moveTo('2021-08-12')
    await at.send(at.sheet(last.bookingId))
    assert.equal((await at.call(who.headers, 'GET', '/api/my/candidate-file')).json.file.state, 'completed')
  })
})
