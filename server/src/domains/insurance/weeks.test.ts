import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { twoWayForTest, type TwoWay } from '../../../testing/two-way-for-test.ts'
import { asSystem } from '../cases/index.ts'
import { analyseWeek, mondayOf } from './analyse-week.ts'
import { checkInsurance, type InsuredVehicle } from './index.ts'

const area = '320100'
const head = 'officer-nj-head'
const clerk = 'officer-nj-registration'
const monday = '2021-06-28'
const typed: InsuredVehicle = { vin: 'L0CDEM0A3M0002074', plateKind: '02', plateNumber: '苏A00Q12', engineNumber: 'DE0002074', vehicleType: 'K33', use: 'A' }
const found: InsuredVehicle = { vin: 'L0CDEM0A3M0001037', plateKind: '02', plateNumber: '苏A00Q11', engineNumber: 'DE0001037', vehicleType: 'K33', use: 'A' }
const uninsured: InsuredVehicle = { ...found, vin: 'L0CDEM0A7M0007259', engineNumber: 'DE0007259', plateNumber: '川A00Q17' }

describe('M11.3: tickets are worked on and each week is analysed by insurer and reason', () => {
  let world: TwoWay
  before(async () => { world = await twoWayForTest('2021-07-01') })
  after(() => world.close())

  const check = (vehicle: InsuredVehicle) => world.it.platform.database.transaction((db) =>
    checkInsurance(asSystem(world.it.platform, db, 'test'), { area, office: `${area}000400`, caseId: null, business: 'inspection-mark', vehicle }))
  const week = async (who = head, on = monday) => (await world.call(who, 'GET', `/api/areas/${area}/insurance-weeks/${on}`)).json
  const keep = (who = head) => world.call(who, 'POST', `/api/areas/${area}/insurance-weeks/${monday}/runs`)
  const rowOf = (of: { rows: { reason: string }[] }, reason: string) => of.rows.find((row) => row.reason === reason) as Record<string, unknown> | undefined
  const tickets = async (settled = 'no') => (await world.call(clerk, 'GET', `/api/areas/${area}/insurance-tickets?settled=${settled}`)).json.tickets

  test('checks, failures and open tickets are counted; the kept run stays as it was when more becomes known, and replays', async () => {
    await check(found)
    await check(found)
    await check(typed)
    await check(uninsured)
    await world.agencies.switchOn({ agency: 'insurance', kind: '5xx', times: 1 })
    await check(found)
    const live = await week()
    assert.deepEqual([live.run, live.replays, live.totals], [null, true, { checks: 5, found: 2, notFound: 2, unknown: 1, corrected: 0, ticketsOpen: 2 }])
    assert.deepEqual([rowOf(live, 'vin-typed')!['insurerName'], rowOf(live, 'vin-typed')!['ticketsOpened'], rowOf(live, 'not-found')!['insurerCode']], ['无名财产保险有限公司', 1, ''])
    const kept = await keep()
    assert.deepEqual([kept.json.run, kept.json.totals.notFound], [1, 2])

    const [policy] = (await world.atAgency('/insurance/policies')).policies.filter(({ meantFor }: { meantFor: string }) => meantFor === typed.vin)
    await world.runJobs()
    await world.atAgency('/insurance/corrections', { policyNumber: policy.id })
    await world.runJobs()
    const first = await week()
    assert.deepEqual([first.run, first.replays, first.totals, first.rows], [1, true, kept.json.totals, kept.json.rows], 'the same bytes by what was known then')
    const second = (await keep()).json
    const corrected = rowOf(second, 'vin-typed')!
    assert.deepEqual([second.run, corrected['corrected'], corrected['ticketsOpen'], corrected['ticketsSettled'], corrected['medianDays']], [2, 1, 0, 1, 0])
    const silent = rowOf(second, 'platform-down')!
    assert.deepEqual([silent['unknown'], silent['ticketsOpened'], silent['ticketsSettled']], [1, 1, 1], 'the silence, and that it is over')
    assert.equal((await world.sql('select 1 from insurance.weeks')).length, 2)
  })

  test('tickets: seen with what was asked; re-checked now; settled with words, once; not by other posts and cities', async () => {
    const known = await tickets('yes')
    assert.deepEqual(known.map(({ reason }: { reason: string }) => reason).sort(), ['platform-down', 'vin-typed'])
    const settled = known.find(({ reason }: { reason: string }) => reason === 'vin-typed')
    assert.deepEqual([settled.state, settled.settledHow, settled.car], ['settled', 're-check', { plateNumber: '苏A00Q12', vinEnd: '002074' }])
    assert.match(settled.asked.zh, /疑似录入错误/)
    await world.agencies.switchOn({ agency: 'insurance', kind: 'wrong-vin', times: 1 })
    await check(uninsured)
    const [open] = await tickets()
    assert.deepEqual([open.reason, open.state, open.ageDays, open.askAgainAt !== null], ['other-vin', 'sending', 0, true])
    const url = `/api/areas/${area}/insurance-tickets/${open.id}`
    assert.equal((await world.call('officer-nj-archive', 'POST', `${url}/settlement`, { note: '已联系' })).status, 403)
    assert.equal((await world.call('officer-hz-registration', 'POST', `${url}/settlement`, { note: '已电话联系' })).status, 403)
    assert.equal((await world.call(clerk, 'POST', `${url}/settlement`, { note: '' })).status, 400)
    const done = await world.call(clerk, 'POST', `${url}/settlement`, { note: '平台索引错位，保险信息平台已修复' })
    assert.deepEqual([done.json.state, done.json.settledBy, done.json.note], ['settled', '900102', '平台索引错位，保险信息平台已修复'])
    assert.equal((await world.call(clerk, 'POST', `${url}/settlement`, { note: '再来一次' })).json.refusal.code, 'not-now')
    assert.equal((await world.call(clerk, 'POST', `${url}/re-check`)).json.refusal.code, 'not-now')
  })

  test('re-check now: the ticket goes when the insurers answer right', async () => {
    await world.agencies.switchOn({ agency: 'insurance', kind: 'wrong-vin', times: 1 })
    await check(found)
    const [open] = await tickets()
    assert.equal((await world.call(clerk, 'POST', `/api/areas/${area}/insurance-tickets/${open.id}/re-check`)).status, 200)
    await world.runJobs()
    assert.deepEqual(await tickets(), [])
  })

  test('what was settled with an insurer is written down, and stands in paper and spreadsheet', async () => {
    const noted = await world.call(head, 'POST', `/api/areas/${area}/insurance-weeks/${monday}/notes`, { insurerCode: 'WM02', reason: 'vin-typed', note: '保险公司改用扫码录入车架号，七月起' })
    assert.deepEqual(noted.json.notes.map(({ note, officerNumber }: { note: string; officerNumber: string }) => [note, officerNumber]), [['保险公司改用扫码录入车架号，七月起', '900104']])
    const paper = await world.call(head, 'GET', `/api/areas/${area}/insurance-weeks/${monday}/report.pdf`)
    assert.deepEqual([paper.status, paper.raw.subarray(0, 5).toString()], [200, '%PDF-'])
    const sheet = await world.call(head, 'GET', `/api/areas/${area}/insurance-weeks/${monday}/report.xlsx`)
    assert.deepEqual([sheet.status, sheet.raw.subarray(0, 2).toString()], [200, 'PK'])
    assert.ok((await world.sql<{ t: string }>('select n::text as t from insurance.week_notes n')).every(({ t }) => !t.includes('扫码')), 'sealed at rest')
  })

  test('on Monday the job keeps the week that is over, for every area; a list of twelve weeks has it', async () => {
    await world.runTask('insurance.keep-week')
    const { weeks } = (await world.call(head, 'GET', `/api/areas/${area}/insurance-weeks`)).json
    assert.deepEqual([weeks.length, weeks.at(-1).monday, weeks.at(-2).monday, weeks.at(-2).kept], [12, monday, '2021-06-21', true])
    for (const wrong of ['2021-06-29', '2021-07-05', 'x']) assert.equal((await world.call(head, 'GET', `/api/areas/${area}/insurance-weeks/${wrong}`)).status, 400, wrong)
    assert.equal((await world.call('officer-hz-head', 'GET', `/api/areas/${area}/insurance-weeks/${monday}`)).status, 403)
    assert.equal((await keep('officer-nj-archive')).status, 403)
  })
})

test('weeks begin on Monday; medians of even and odd counts; nothing found later counts before it failed', () => {
  assert.deepEqual(['2021-06-27', '2021-06-28', '2021-07-04', '2021-07-05'].map(mondayOf), ['2021-06-21', '2021-06-28', '2021-06-28', '2021-07-05'])
  const one = Buffer.from('a')
  const at = (hour: number) => new Date(Date.UTC(2021, 6, 1, hour))
  const ticket = (id: string, opened: string, settled: string | null) => ({
    id, reason_code: 'vin-typed', insurer_code: 'X', insurer_name: 'X', opened_on: opened, settled_on: settled, opened_at: at(1), settled_at: settled === null ? null : at(2) })
  const failed = { id: '1', vin_index: one, result: 'denied' as const, reason_code: 'vin-typed', remarks: [], insurer_code: 'X', insurer_name: 'X', asked_at: at(3) }
  const [row] = analyseWeek({
    monday, checks: [failed], foundLater: [{ vin_index: one, asked_at: at(2) }],
    tickets: [ticket('1', '2021-06-20', '2021-06-28'), ticket('2', '2021-06-28', '2021-06-29'), ticket('3', '2021-06-29', '2021-07-06'), ticket('4', '2021-07-01', null)],
  })
  assert.deepEqual([row!.corrected, row!.ticketsOpened, row!.ticketsOpen, row!.ticketsSettled, row!.medianDays], [0, 3, 2, 2, 4.5])
})
