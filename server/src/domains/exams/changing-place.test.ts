import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { signInPerson, realPerson } from '../../../testing/people-for-test.ts'
import { hangzhou, nanjing, examsForTest, type World } from './testing/tests-for-test.ts'

const fang = 'citizen-fang-zihao'

describe('changing the test place (M3.3.1, M3.3.2)', () => {
  let at: World
  before(async () => { at = await examsForTest('2021-07-01') })
  after(() => at.close())

  const fileOf = async () => (await at.call(fang, 'GET', '/api/my/candidate-file')).json.file
  const apply = async (toArea: string) => {
    const file = await fileOf()
    const begun = await at.call(fang, 'POST', '/api/my/cases', { service: 'exams.change-place', subject: { kind: 'candidate-file', area: file.area, id: file.fileId } })
    if (begun.status !== 200) return begun
    const url = `/api/areas/${begun.json.area}/cases/${begun.json.id}`
    const { actor } = await signInPerson(at.it, fang)
    await at.call(fang, 'PUT', `${url}/answers`, { answers: { toArea } })
    const used = await at.call(fang, 'POST', `${url}/checks`, { name: 'real-person', checkId: await realPerson(at.it, actor, 'case') })
    return at.call(fang, 'POST', `${url}/submission`, { version: used.json.version })
  }
  const moveIn = async (area: string, who: string) => (await at.call(who, 'GET', `/api/areas/${area}/test-place-moves?open=yes`)).json.moves[0]

  test('three times, each received by itself; the permit stays as long as the first place said; the fourth is refused', async () => {
    const before = await fileOf()
    for (const [index, toArea] of [hangzhou, nanjing, hangzhou].entries()) {
      const { status, json } = await apply(toArea)
      assert.deepEqual([status, json.state], [200, 'approved'], JSON.stringify(json))
      assert.equal((await fileOf()).move.state, 'handed-over')
      await at.it.runJobs()
      const file = await fileOf()
      assert.deepEqual([file.area, file.placeChanges.made, file.permit.validUntil, file.permit.issuedIn, file.move], [toArea, index + 1, before.permit.validUntil, nanjing, null])
      assert.equal(file.standings[1].passedOn, before.standings[1].passedOn)
      const { json: done } = await at.call(fang, 'GET', `/api/areas/${json.area}/cases/${json.id}`)
      assert.equal(done.state, 'completed')
    }
    const fourth = await apply(nanjing)
    assert.deepEqual([fourth.status, fourth.json.refusal.reasons[0].clause], [422, 'M3.3.1'])
    assert.match(fourth.json.refusal.reasons[0].says.zh, /最多变更3次，已用完/)
    assert.deepEqual(await at.sql(`select count(*)::int as open from exams.files where state = 'open' and person_id = (select person_id from exams.files where id = $1)`, [before.fileId]), [{ open: 1 }])
    await at.sql('update exams.files set changes_made = 1')
  })

  test('not with a test booked, nor to where one is; another’s file does not exist', async () => {
    const file = await fileOf()
    const { json: calendar } = await at.call(fang, 'GET', '/api/my/test-calendar?subject=3')
    const seat = calendar.seats.find((one: { phase: string; bookable: boolean }) => one.phase === 'first-come' && one.bookable)
    const { json: booking } = await at.book(fang, seat.planId)
    assert.equal(booking.state, 'booked', JSON.stringify(booking))
    const refused = await apply(nanjing)
    assert.match(refused.json.refusal.reasons.map(({ says }: { says: { zh: string } }) => says.zh).join(), /有未考的预约/)
    await at.call(fang, 'POST', `/api/my/test-bookings/${file.area}/${booking.bookingId}/cancellation`, {})
    const same = await apply(file.area)
    assert.match(JSON.stringify(same.json), /新考试地就是现在的考试地/)
    const stranger = await at.call('citizen-tang-xinyi', 'POST', '/api/my/cases', { service: 'exams.change-place', subject: { kind: 'candidate-file', area: file.area, id: file.fileId } })
    assert.equal(stranger.status, 404)
  })

  test('a fault is the offices’ affair, with a day to answer by; then it is received without the candidate', async () => {
    await at.sql(`update exams.courses set classes = '{B2}' where area = $1`, [nanjing])
    const { json } = await apply(nanjing)
    assert.equal(json.state, 'approved', JSON.stringify(json))
    await at.it.runJobs()
    const move = await moveIn(nanjing, 'officer-nj-planner')
    assert.deepEqual([move.state, move.faults[0].kind, move.faults[0].dueOn, move.side], ['faulted', 'no-seat', '2021-07-02', 'in'])
    const url = (area: string, rest = '') => `/api/areas/${area}/test-place-moves/${move.moveId}${rest}`
    assert.equal((await at.call('officer-nj-planner', 'POST', url(nanjing, '/receipt'), {})).json.refusal.code, 'fault-open')
    assert.equal((await at.call('officer-hz-planner', 'GET', url(nanjing))).status, 403)
    const raised = await at.call('officer-hz-planner', 'POST', url(hangzhou, '/faults'), { kind: 'late', text: '请尽快接收' })
    assert.deepEqual(raised.json.faults.map((fault: { raisedBy: string }) => fault.raisedBy), ['in', 'out'])
    const ours = raised.json.faults[1].faultId
    assert.equal((await at.call('officer-hz-planner', 'POST', url(hangzhou, `/faults/${ours}/answer`), { text: '自己答复' })).json.refusal.code, 'not-now')
    await at.sql(`update exams.courses set classes = '{C1,C2}' where area = $1`, [nanjing])
    assert.equal((await at.call('officer-nj-planner', 'POST', url(nanjing, `/faults/${ours}/answer`), { text: '今天处理' })).status, 200)
    const done = await at.call('officer-nj-planner', 'POST', url(nanjing, `/faults/${move.faults[0].faultId}/answer`), { text: '已恢复该车型考试' })
    assert.equal(done.json.state, 'received', JSON.stringify(done.json))
    assert.equal((await fileOf()).area, nanjing)
    assert.equal((await at.call('officer-nj-planner', 'POST', url(nanjing, '/faults'), { kind: 'late', text: '太晚了' })).json.refusal.code, 'not-now')
    const events = (await at.call('officer-hz-planner', 'GET', url(hangzhou))).json.events.map(({ kind }: { kind: string }) => kind)
    assert.deepEqual(events, ['handed-over', 'fault', 'fault', 'answered', 'answered', 'received'])
  })
})
