import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { drawFaults } from '@changxing/rules/exams/allocate-seats.ts'
import sharp from 'sharp'
import { realPerson, signInPerson } from '../../../testing/people-for-test.ts'
import { newId } from '../../platform/ids.ts'
import * as files from './files.store.ts'
import { chengdu, examsForTest, failing, type World } from './testing/tests-for-test.ts'

const saysOf = (json: { refusal: { reasons: { says: { zh: string } }[] } }) => json.refusal.reasons.map(({ says }) => says.zh).join(' ')

describe('booking a test', () => {
  let at: World
  before(async () => { at = await examsForTest('2021-07-01') })
  after(() => at.close())

  test('the calendar says from when and why, and books a left-over seat (M3.2.1)', async () => {
    const { json: file } = await at.call('citizen-tang-xinyi', 'GET', '/api/my/candidate-file')
    const three = file.file.standings.find((one: { subject: number }) => one.subject === 3)
    assert.deepEqual([three.earliest, three.open, three.bookingsLeft, three.reasons[2].clause], ['2021-06-30', true, 5, 'M3.2.1'])
    assert.equal(file.file.placeChanges.left, 3)
    const { json: calendar } = await at.call('citizen-tang-xinyi', 'GET', '/api/my/test-calendar?subject=3')
    const [left, open] = [calendar.seats.find((seat: { phase: string }) => seat.phase === 'first-come'), calendar.seats.find((seat: { phase: string }) => seat.phase === 'applications')]
    assert.deepEqual([left.bookable, left.free, open.bookable, open.applyBy], [true, 12, true, '2021-07-05'])
    const key = randomUUID()
    const { status, json: booking } = await at.book('citizen-tang-xinyi', left.planId, key)
    assert.deepEqual([status, booking.state, booking.seat, booking.cancelFree, booking.lastFreeDay], [200, 'booked', 1, true, '2021-07-05'])
    assert.deepEqual((await at.book('citizen-tang-xinyi', left.planId, key)).json, booking)
    const again = await at.book('citizen-tang-xinyi', open.planId)
    assert.deepEqual([again.status, again.json.refusal.code], [422, 'not-now'])
    assert.match(saysOf(again.json), /已有一个预约/)
    const back = await at.call('citizen-tang-xinyi', 'POST', `/api/my/test-bookings/${chengdu}/${booking.bookingId}/cancellation`, {})
    assert.deepEqual([back.json.state, back.json.seat], ['cancelled', null])
    assert.equal((await at.book('citizen-tang-xinyi', left.planId)).json.seat, 1)
  })

  test('another person’s booking does not exist', async () => {
    const { json } = await at.call('citizen-tang-xinyi', 'GET', '/api/my/test-bookings')
    const { bookingId } = json.bookings[0]
    for (const [method, rest] of [['POST', '/cancellation'], ['GET', '/sheets']] as const) {
      assert.equal((await at.call('citizen-bai-yuqing', method, `/api/my/test-bookings/${chengdu}/${bookingId}${rest}`, method === 'POST' ? {} : undefined)).status, 404)
    }
  })

  test('refused with every reason: an expired permit, the sixth booking, no file at all; C6 does not exist yet', async () => {
    const planId = await at.publish({ day: '2021-07-11', starts: '08:00' })
    const expired = await at.book('citizen-lei-ming', planId)
    assert.deepEqual([expired.status, expired.json.refusal.code], [422, 'not-now'])
    assert.match(saysOf(expired.json), /到期/)
    const worn = await at.learner({ used: 5, failedOn: '2021-05-01' })
    const sixth = await at.book(worn.headers, planId)
    assert.match(saysOf(sixth.json), /5次预约已用完/)
    assert.equal((await at.book('citizen-ye-fan', planId)).json.refusal.code, 'no-file')
    await at.sql(`update exams.files set class = 'C6', kind = 'upgrade' where id = $1`, [worn.fileId])
    assert.equal((await at.book(worn.headers, planId)).status, 404, 'a plan of another class')
    const early = await at.call(worn.headers, 'GET', '/api/my/test-calendar?subject=2')
    assert.deepEqual([early.status, early.json.error.fields[0].field], [400, 'class'])
    assert.deepEqual(await at.sql(`select count(*)::int as n from exams.bookings where plan_id = $1`, [planId]), [{ n: 0 }])
    await assert.rejects(at.sql('update exams.standings set bookings_used = 6 where file_id = $1 and subject = 3', [worn.fileId]), /check/)
  })

  test('more applicants than seats: the longest waiting win, ties by a lot that anybody can recompute (M3.1.3)', async () => {
    const planId = await at.publish({ day: '2021-07-12', seats: 3 })
    const { json: sealed } = await at.it.call('GET', `/api/test-draws/${chengdu}/${planId}`)
    assert.deepEqual([sealed.secret, sealed.list.length, sealed.commitment.length], [null, 0, 64])
    const early = await at.learner({ permit: '2021-04-01' })
    const equals = await Promise.all(Array.from({ length: 5 }, () => at.learner({ permit: '2021-06-01' })))
    for (const one of [...equals, early]) assert.equal((await at.book(one.headers, planId)).json.state, 'applied')
    assert.equal((await at.draw(planId)).json.refusal.code, 'not-now')
    at.moveTo('2021-07-03')
    await at.sql(`select graphile_worker.add_job('exams.draw')`)
    await at.it.runJobs()
    const { json: draw } = await at.it.call('GET', `/api/test-draws/${chengdu}/${planId}`)
    assert.deepEqual([draw.list.length, draw.winners.length, draw.faults], [6, 3, []])
    assert.deepEqual(drawFaults(draw), [])
    assert.equal(draw.commitment, sealed.commitment)
    const states = []
    for (const one of [early, ...equals]) states.push((await at.call(one.headers, 'GET', '/api/my/test-bookings')).json.bookings[0].state)
    assert.equal(states[0], 'booked')
    assert.deepEqual(states.toSorted(), ['booked', 'booked', 'booked', 'not-drawn', 'not-drawn', 'not-drawn'])
    assert.equal((await at.draw(planId)).json.drawnAt, draw.drawnAt, 'a plan is drawn once')
    const loser = equals[states.slice(1).indexOf('not-drawn')]!
    assert.equal((await at.book(loser.headers, planId)).json.refusal.code, 'no-seat')
    const told = await at.sql(`select count(*)::int as n from notices.messages where person_id = $1`, [early.personId])
    assert.deepEqual(told, [{ n: 1 }])
    at.moveTo('2021-07-01')
  })

  test('two devices, one last seat: one has it, the other is told; a double click is one booking', async () => {
    const planId = await at.publish({ day: '2021-07-13', seats: 1 })
    at.moveTo('2021-07-03')
    await at.draw(planId)
    const [one, other] = [await at.learner(), await at.learner()]
    const answers = await Promise.all([at.book(one.headers, planId), at.book(other.headers, planId)])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422])
    assert.equal(answers.find(({ status }) => status === 422)!.json.refusal.code, 'no-seat')
    const second = await at.publish({ day: '2021-07-14', seats: 5 })
    at.moveTo('2021-07-05')
    await at.draw(second)
    const three = await at.learner()
    const clicks = await Promise.all([1, 2, 3].map(() => at.book(three.headers, second)))
    assert.deepEqual(clicks.map(({ status }) => status).toSorted(), [200, 422, 422])
    assert.deepEqual(await at.sql('select count(*)::int as n from exams.seats where plan_id = $1 and booking_id is not null', [second]), [{ n: 1 }])
    at.moveTo('2021-07-01')
  })

  test('given back on the day it counts as failed, and only when that is accepted', async () => {
    const planId = await at.publish({ day: '2021-07-15' })
    at.moveTo('2021-07-03')
    await at.draw(planId)
    const who = await at.learner()
    const { json: booking } = await at.book(who.headers, planId)
    at.moveTo('2021-07-15')
    const url = `/api/my/test-bookings/${chengdu}/${booking.bookingId}/cancellation`
    const asked = await at.call(who.headers, 'POST', url, {})
    assert.deepEqual([asked.json.refusal.code, asked.json.refusal.reasons[0].clause], ['counts-as-failed', 'M3.1.3'])
    assert.equal((await at.call(who.headers, 'POST', url, { acceptFailure: true })).json.state, 'failed')
    const { json: file } = await at.call(who.headers, 'GET', '/api/my/candidate-file')
    const three = file.file.standings[2]
    assert.deepEqual([three.bookingsUsed, three.earliest, three.open], [1, '2021-07-25', false])
    assert.equal((await at.call(who.headers, 'POST', url, {})).json.refusal.code, 'not-now')
    at.moveTo('2021-07-01')
  })

  test('the fifth failure voids what was passed; a new file may then be opened', async () => {
    const { json: roster } = await at.call('officer-cd-examiner', 'GET', `/api/areas/${chengdu}/test-days/2021-07-01/roster`)
    const [plan] = roster.plans
    assert.deepEqual([plan.mine, plan.mark, plan.candidates[0].nameMasked, plan.candidates[0].nextAttempt], [true, 90, '白**', 1])
    const { bookingId } = plan.candidates[0]
    assert.equal((await at.send(at.sheet(bookingId, { items: failing, noRetest: true }))).json.passed, false)
    const { json: file } = await at.call('citizen-bai-yuqing', 'GET', '/api/my/candidate-file')
    assert.equal(file.file.state, 'voided')
    const refused = await at.book('citizen-bai-yuqing', (await at.publish({ day: '2021-07-16' })))
    assert.match(saysOf(refused.json), /没有有效的考生档案/)
    assert.match(saysOf(refused.json), /5次预约已用完/)
    const check = await at.call('citizen-bai-yuqing', 'POST', '/api/my/cases', { service: 'exams.learner-permit' })
    assert.equal(check.status, 200, JSON.stringify(check.json))
    const open = await at.call('citizen-tang-xinyi', 'POST', '/api/my/cases', { service: 'exams.learner-permit' })
    assert.deepEqual([open.status, open.json.refusal.reasons[0].clause], [422, 'M3.3.1'])
  })

  test('a learner permit is applied for like any business; its approval opens the one file, from which subject one is booked', async () => {
    const { headers, actor } = await signInPerson(at.it, 'citizen-ye-fan')
    const { json: draft } = await at.call(headers, 'POST', '/api/my/cases', { service: 'exams.learner-permit' })
    const url = `/api/areas/${chengdu}/cases/${draft.id}`
    await at.call(headers, 'PUT', `${url}/answers`, { answers: { class: 'C2', kind: 'first', school: '虚构驾校一部' } })
    const payload = await sharp({ create: { width: 600, height: 850, channels: 3, background: '#ffffff' } }).png().toBuffer()
    const { json: { fileId } } = await at.it.call('POST', '/api/my/pictures', { headers: { ...headers, 'content-type': 'image/png' }, payload })
    await at.call(headers, 'POST', `${url}/documents`, { kind: 'medical', fileId })
    const { json: checked } = await at.call(headers, 'POST', `${url}/checks`, { name: 'real-person', checkId: await realPerson(at.it, actor, 'case') })
    const { json: submitted } = await at.call(headers, 'POST', `${url}/submission`, { version: checked.version })
    assert.equal(submitted.state, 'submitted', JSON.stringify(submitted))
    const { json: claimed } = await at.call('officer-cd-reviewer', 'POST', `${url}/claim`, { version: submitted.version })
    const { json: approved } = await at.call('officer-cd-reviewer', 'POST', `${url}/approval`, { version: claimed.case.version })
    assert.equal(approved.case.state, 'completed', JSON.stringify(approved))
    const { json } = await at.call(headers, 'GET', '/api/my/candidate-file')
    assert.deepEqual([json.file.class, json.file.state, json.file.permit, json.file.school, json.file.standings[0].open, json.file.standings[1].earliest], ['C2', 'open', null, '虚构驾校一部', true, null])
    assert.equal((await at.call(headers, 'POST', '/api/my/cases', { service: 'exams.learner-permit' })).json.refusal.reasons[0].clause, 'M3.3.1')
  })

  test('one open file for each person in the country, however many offices open one at the same instant', async () => {
    const person = { area: chengdu, personId: newId(at.platform.clock) }
    const opened = await Promise.all(['510100', '320100', '330100'].map((area) => at.platform.database.transaction((db) => files.enterDirectory(db, person, area, newId(at.platform.clock)))))
    assert.equal(opened.filter(Boolean).length, 1)
  })
})
