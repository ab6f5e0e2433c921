import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, examsForTest, type World } from './testing/tests-for-test.ts'

const planner = 'officer-cd-planner'

describe('planning tests', () => {
  let at: World
  let site: { siteId: string; courses: { courseId: string; subjects: number[] }[]; vehicles: { vehicleId: string; class: string }[] }
  before(async () => {
    at = await examsForTest('2021-05-01')
    site = (await at.call(planner, 'GET', `/api/areas/${chengdu}/test-equipment`)).json.sites[0]
  })
  after(() => at.close())

  const post = (path: string, body: object, who = planner) => at.call(who, 'POST', `/api/areas/${chengdu}/${path}`, body)
  const plan = (change: object = {}) => ({
    courseId: site.courses.find(({ subjects }) => subjects.includes(2))!.courseId, subject: 2, class: 'C2', days: ['2021-05-20'], starts: ['08:00'], seats: 4, examiners: ['900202'],
    vehicles: site.vehicles.filter((one) => one.class === 'C2').map(({ vehicleId }) => vehicleId), ...change,
  })

  test('ten days ahead, on a fit course, with a fit examiner and vehicle; else refused by name (M3.1.3)', async () => {
    const made = await post('test-plans', plan())
    assert.deepEqual([made.status, made.json.plans[0].seats, made.json.plans[0].applyBy], [200, 4, '2021-05-06'], JSON.stringify(made.json))
    const code = async (change: object) => {
      const { status, json } = await post('test-plans', plan(change))
      return json.refusal?.code ?? `${status} ${json.error?.fields?.[0]?.field}`
    }
    assert.equal(await code({ days: ['2021-05-10', '2021-05-21'] }), 'plan-too-late')
    assert.equal(await code({ subject: 3 }), 'course-unfit')
    assert.equal(await code({ examiners: ['900207'] }), 'examiner-unfit')
    assert.equal(await code({ days: ['2021-05-21'], vehicles: [] }), 'vehicle-unfit')
    assert.equal(await code({}), '400 days', 'the course has a test at that time')
    assert.equal(await code({ class: 'C6', days: ['2022-03-31'] }), '400 class')
    assert.equal((await post('test-plans', plan(), 'officer-cd-examiner')).status, 403)
    assert.deepEqual(await at.sql(`select count(*)::int as n from exams.plans where area = $1 and published_on = '2021-05-01'`, [chengdu]), [{ n: 1 }])
    await assert.rejects(at.sql(`update exams.plans set day = '2021-05-10', apply_by = '2021-05-02' where id = $1`, [made.json.plans[0].planId]), /check/)
  })

  test('an upgrade leaves no time and class without seats and nobody put off, and adds no fee (M3.1.1)', async () => {
    const upgrade = (change: object = {}) => ({ siteId: site.siteId, says: { zh: '取消坡道', en: 'Without the hill' }, from: '2021-05-14', until: '2021-05-18', fees: ['subject-two'], ...change })
    const no = await post('site-upgrades', upgrade({ fees: ['subject-two', 'new-course'] }))
    assert.deepEqual([no.json.refusal.code, no.json.refusal.reasons.map(({ clause }: { clause: string }) => clause)], ['upgrade-not-lawful', ['M3.1.1', 'M3.1.1']], 'B2 is tested nowhere else, and a fee would be new')
    await at.sql(`update exams.courses set classes = array_append(classes, 'B2') where area = $1 and 'B2' <> all(classes)`, [chengdu])
    const during = await post('site-upgrades', upgrade({ from: '2021-05-19', until: '2021-05-21' }))
    assert.match(during.json.refusal.reasons[0].says.zh, /没有考位/)
    const planned = await post('site-upgrades', upgrade())
    assert.deepEqual([planned.status, planned.json.state], [200, 'planned'], JSON.stringify(planned.json))
    const fee = await post('test-fees', { item: 'no-hill', says: { zh: '新项目费', en: 'New items' }, fen: 100 })
    assert.deepEqual([fee.json.refusal.code, fee.json.refusal.reasons[0].clause], ['fee-by-upgrade', 'M3.1.1'])
    assert.equal((await post('test-plans', plan({ days: ['2021-05-14'] }))).json.refusal.code, 'course-closed')
    assert.equal((await post(`site-upgrades/${planned.json.upgradeId}/trial`, { triedOn: '2021-05-19' })).json.refusal.code, 'not-now')
    at.moveTo('2021-05-19')
    assert.equal((await post(`site-upgrades/${planned.json.upgradeId}/trial`, { triedOn: '2021-05-19' })).json.state, 'tried')
    const { json } = await at.it.call('GET', `/api/test-sites/${chengdu}`)
    assert.deepEqual([json.sites.length, json.fees.length], [2, 3])
    at.moveTo('2021-05-01')
  })

  test('demand is counted and forecast, and a backlog shows before it happens (M3.1.2)', async () => {
    const { json } = await at.call(planner, 'GET', `/api/areas/${chengdu}/test-capacity?class=C2&weeks=4`)
    assert.equal(json.history.length, 26)
    assert.equal(json.ahead.length, 4)
    assert.ok(json.error.ofForecast < 0.15 && json.error.weeks > 10, JSON.stringify(json.error))
    assert.deepEqual([json.backlogFrom, json.ahead[0].seatsMissing > 0, json.ahead[0].vehiclesNeeded > 0], [json.ahead[0].week, true, true])
    const enough = await at.call(planner, 'GET', `/api/areas/${chengdu}/test-capacity?class=C5&subject=3&weeks=4`)
    assert.ok(enough.json.ahead[0].needed < json.ahead[0].needed)
    assert.equal((await at.call('citizen-tang-xinyi', 'GET', `/api/areas/${chengdu}/test-capacity?class=C2`)).status, 403)
  })

  test('equipment is entered by the planner; a plate once', async () => {
    const vehicle = { siteId: site.siteId, plate: '川A00X99学', class: 'C5', inServiceFrom: '2021-05-10' }
    assert.equal((await post('test-vehicles', vehicle)).status, 200)
    assert.equal((await post('test-vehicles', vehicle)).json.refusal.code, 'plate-taken')
    const added = await post('test-sites', { name: { zh: '新考场', en: 'New site' }, address: { zh: '无名路0号', en: 'No. 0' } })
    const { siteId } = added.json.sites.at(-1)
    assert.equal((await post('test-courses', { siteId, name: { zh: '场地', en: 'Yard' }, subjects: [2], classes: ['C1'] })).json.sites.at(-1).courses.length, 1)
    const examiners = (await post('examiners', { number: '900300', name: '新考官', classes: ['C1'], subjects: [2] })).json.examiners
    assert.ok(examiners.some(({ number }: { number: string }) => number === '900300'))
  })
})
