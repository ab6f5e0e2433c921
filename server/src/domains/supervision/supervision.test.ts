import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, examsForTest, hangzhou, type World } from '../exams/testing/tests-for-test.ts'

const head = 'officer-hz-head'
const corps = 'officer-zj-corps'
const zhejiang = '330000'

describe('supervision of changes of the test place (M3.3.3)', () => {
  let at: World
  before(async () => { at = await examsForTest('2021-07-01') })
  after(() => at.close())

  const url = (area: string, rest: string) => `/api/areas/${area}/${rest}`

  test('a week is judged against those before it; school and origin that stand out open an investigation', async () => {
    const { status, json } = await at.call(head, 'POST', url(hangzhou, 'movement-reviews'), { period: 'week', from: '2021-06-21' })
    assert.equal(status, 200, JSON.stringify(json))
    const kinds = json.alarms.map(({ kind, about }: { kind: string; about: string }) => `${kind} ${about}`.trim())
    assert.deepEqual(kinds.filter((kind: string) => kind !== 'in'), ['school 虚构驾校速成', 'source 320500'])
    const [alarm] = json.alarms.slice(-1)
    assert.match(alarm.says.en, /a chance of less than one in a billion/, 'what was rounded away is not called nothing')
    assert.ok(alarm.statistic.chance < alarm.statistic.threshold && alarm.falseAlarms.perYear < 1 && alarm.falseAlarms.years >= 100)
    const again = await at.call(head, 'POST', url(hangzhou, 'movement-reviews'), { period: 'week', from: '2021-06-21' })
    assert.deepEqual(again.json, json, 'reviewed once')
    const quiet = await at.call(head, 'POST', url(hangzhou, 'movement-reviews'), { period: 'week', from: '2021-06-14' })
    assert.deepEqual([quiet.json.alarms, quiet.json.comparisons > 4], [[], true])
  })

  test('replayed to the same bytes; closed once, a violation with its consequence', async () => {
    const { json: { alarms } } = await at.call(head, 'GET', url(hangzhou, 'movement-alarms'))
    const { alarmId } = alarms[0]
    assert.equal((await at.call(head, 'POST', url(hangzhou, `movement-alarms/${alarmId}/replay`), {})).json.same, true)
    const close = (body: object) => at.call(head, 'POST', url(hangzhou, `movement-alarms/${alarmId}/result`), body)
    assert.equal((await close({ result: 'violation', words: '驾校组织异地突击考试' })).json.refusal.code, 'consequence-missing')
    const done = await close({ result: 'violation', words: '驾校组织异地突击考试', consequence: '暂停受理该驾校报考三个月' })
    assert.deepEqual([done.json.investigation.state, done.json.investigation.officerNumber], ['violation', '900115'])
    assert.equal((await close({ result: 'explained', words: '再次登记结果' })).json.refusal.code, 'not-now')
    assert.equal((await at.call(head, 'GET', url(hangzhou, 'movement-alarms'))).json.alarms.length, alarms.length - 1)
    assert.doesNotMatch(JSON.stringify(await at.sql('select encode(result, $1) as text from supervision.alarms where result is not null', ['escape'])), /突击/)
    await at.sql(`update supervision.alarms set facts = replace(facts, '"count":', '"count":1') where id = $1`, [alarmId])
    assert.equal((await at.call(head, 'POST', url(hangzhou, `movement-alarms/${alarmId}/replay`), {})).json.same, false)
  })

  test('each night the job reviews what is over: weeks of cities, months of provinces; only the own area is seen', async () => {
    await at.sql(`select graphile_worker.add_job('supervision.review')`)
    await at.it.runJobs()
    const { json: weeks } = await at.call('officer-cd-supervision', 'GET', url(chengdu, 'movement-reviews'))
    assert.deepEqual([weeks.reviews[0].from, weeks.reviews[0].bySystem, weeks.reviews[0].comparisons], ['2021-06-21', true, 0], 'nothing recorded before: counted, not judged')
    const { json: months } = await at.call(corps, 'GET', url(zhejiang, 'movement-reviews'))
    assert.deepEqual([months.reviews[0].period, months.reviews[0].from, months.reviews[0].cities.length > 9], ['month', '2021-06-01', true])
    assert.ok(months.reviews[0].comparisons > 0 && months.reviews[0].tally.in > 30)
    assert.equal((await at.call(corps, 'GET', url(hangzhou, 'movement-reviews'))).status, 403)
    assert.equal((await at.call('officer-hz-planner', 'GET', url(hangzhou, 'movement-reviews'))).status, 403)
  })

  test('figures for charts, and reports as paper and spreadsheet', async () => {
    const { json } = await at.call(head, 'GET', url(hangzhou, 'movement-series?periods=12'))
    assert.deepEqual([json.period, json.series.length, json.series.at(-1).complete, json.series.at(-2).from], ['week', 12, false, '2021-06-21'])
    assert.ok(json.series.at(-2).alarms >= 2 && json.series.at(-2).in > json.series.at(-2).expectedIn)
    assert.ok(json.series.every((week: { alarmIn: number; expectedIn: number }) => week.alarmIn > week.expectedIn), 'the line of alarms lies above what is expected')
    const { json: { reviews } } = await at.call(head, 'GET', url(hangzhou, 'movement-reviews'))
    const paper = await at.call(head, 'GET', url(hangzhou, `movement-reviews/${reviews[0].reviewId}/paper`))
    assert.equal(paper.raw.subarray(0, 5).toString(), '%PDF-')
    const sheet = await at.call(head, 'GET', url(hangzhou, `movement-reviews/${reviews[0].reviewId}/spreadsheet`))
    assert.equal(sheet.raw.subarray(0, 2).toString(), 'PK')
    assert.ok(sheet.raw.length > 1000)
  })

  test('what is not over, or no week, is refused', async () => {
    const ask = (period: string, from: string) => at.call(head, 'POST', url(hangzhou, 'movement-reviews'), { period, from })
    assert.equal((await ask('week', '2021-06-28')).json.refusal.code, 'not-ended')
    assert.equal((await ask('week', '2021-06-22')).json.refusal.code, 'wrong-period')
    assert.equal((await ask('month', '2021-02-30')).status, 400)
  })
})
