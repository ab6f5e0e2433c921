import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { realPerson, signInPerson } from '../../../testing/people-for-test.ts'
import { subjectOnePassed } from '../licences/index.ts'
import { chengdu, examsForTest, type World } from './testing/tests-for-test.ts'

const tang = 'citizen-tang-yuanhang'

describe('subject one of who was held abroad (M8.2.3)', () => {
  let at: World
  before(async () => { at = await examsForTest('2021-08-02') })
  after(() => at.close())

  const begin = (who: string) => at.call(who, 'POST', '/api/my/cases', { service: 'exams.restore-test' })
  const fileOf = async () => (await at.call(tang, 'GET', '/api/my/candidate-file')).json.file

  test('whose licence is in order has no such test, and is told so', async () => {
    const { status, json } = await begin('citizen-lin-xiaoyun')
    assert.deepEqual([status, json.refusal.reasons[0].clause], [422, 'M8.2.3'])
  })

  test('accepted at once after the real-person check: subject one, and nothing else', async () => {
    const { json: draft } = await begin(tang)
    const url = `/api/areas/${draft.area}/cases/${draft.id}`
    const { actor } = await signInPerson(at.it, tang)
    const used = await at.call(tang, 'POST', `${url}/checks`, { name: 'real-person', checkId: await realPerson(at.it, actor, 'case') })
    const { json } = await at.call(tang, 'POST', `${url}/submission`, { version: used.json.version })
    assert.equal(json.state, 'completed', JSON.stringify(json))
    const file = await fileOf()
    assert.deepEqual([file.kind, file.class, file.standings.map(({ subject }: { subject: number }) => subject)], ['restore', 'C1', [1]])
    assert.equal((await begin(tang)).json.refusal.reasons[0].clause, 'M3.3.1')
  })

  test('passed, it is told to the licence once; no learner permit comes of it, and the file is closed', async () => {
    const planId = await at.publish({ day: '2021-08-12', subject: 1, licenceClass: 'C1' })
    const { json: applied } = await at.book(tang, planId)
    at.moveTo('2021-08-04')
    await at.draw(planId)
    at.moveTo('2021-08-12')
    const { json: sheet } = await at.send(at.sheet(applied.bookingId))
    assert.equal(sheet.passed, true, JSON.stringify(sheet))
    const file = await fileOf()
    assert.deepEqual([file.state, file.permit], ['completed', null])
    const { actor } = await signInPerson(at.it, tang)
    const person = { area: chengdu, personId: (actor as { personId: string }).personId }
    const { database } = at.platform
    assert.equal(await subjectOnePassed({ db: database.single }, person, '2021-01-01'), '2021-08-12')
    assert.equal((await at.call(tang, 'GET', '/api/my/candidate-file')).json.file.standings[0].passedOn, '2021-08-12')
  })
})
