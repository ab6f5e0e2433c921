import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueByKeptPhoto, phoneOf, type Phone } from '../../../testing/people-for-test.ts'
import { licencesForTest, reasonsOf as reasons, type LicencesForTest, type Someone } from './testing/licences-for-test.ts'

let at: LicencesForTest
let reviewer: Record<string, string>
before(async () => {
  at = await licencesForTest('2026-11-20')
  reviewer = await at.officer('officer-cd-reviewer')
})
after(() => at.close())

const lin = '510100199004160025'

test('renewal: papers that the office has are not asked for, the licence gets its next validity and number, the e-licence follows by itself (M6.1.2)', async () => {
  const pan = await issueByKeptPhoto(at.it, 'citizen-pan-guolin')
  const phone: Phone = await phoneOf(at.it, pan)
  const before = await at.licence(pan)
  const { json: begun } = await at.start(pan, 'licences.renew')
  const { json: filled } = await at.fill(pan, begun)
  assert.deepEqual(filled.documents.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`), ['identity waived', 'licence waived', 'photo waived', 'medical-report given'])
  assert.equal((await at.start(pan, 'licences.renew')).json.id, begun.id, 'one open case')
  const { json: sent } = await at.submit(pan, begun)
  assert.deepEqual([sent.state, sent.clock.dueOn], ['submitted', '2026-11-23'])
  assert.equal((await at.approve(await at.officer('officer-tj-reviewer'), begun)).status, 403)
  assert.equal((await at.approve(await at.officer('officer-cd-patrol-1'), begun)).status, 403)
  const { json: approved } = await at.approve(reviewer, begun)
  assert.deepEqual([approved.case.state, approved.case.result.validUntil, approved.case.result.newDocument], ['completed', null, true])
  const after = await at.licence(pan)
  assert.deepEqual([after.faces.front.validFrom, after.faces.front.validUntil], ['2027-01-20', null])
  assert.notEqual(after.faces.front.cardNumber, before.faces.front.cardNumber)
  const { rows } = await at.owner.query(`select cause, number_index from licences.void_cards`)
  assert.deepEqual([rows.length, rows[0].cause, rows[0].number_index.equals(at.it.platform.blindIndex('card-number', before.faces.front.cardNumber))], [1, 'renewal', true])
  const { json: wallet } = await at.post(phone.headers, '/api/my/e-licence/renewals', { deviceId: phone.wallet.deviceId, minimalKeys: [] })
  assert.notEqual(wallet.police, phone.wallet.police)
  assert.equal(wallet.licence.faces.front.validUntil, null)
  assert.deepEqual(reasons((await at.start(pan, 'licences.renew')).json), ['M6.1.2 The licence is valid for good: there is nothing to renew'])
})

test('every unmet reason at once, each with what to do; nothing is written', async () => {
  await at.change(lin, `states = 'HU', valid_from = '2018-09-03', valid_until = '2028-09-03'`)
  const her = await at.citizen('citizen-lin-xiaoyun')
  const { status, json } = await at.start(her, 'licences.renew')
  assert.deepEqual([status, json.refusal.code, reasons(json).length], [422, 'not-now', 3])
  assert.match(reasons(json).join('\n'), /settle the violation first[\s\S]*when the detention has ended[\s\S]*Renewal opens on 2028-06-05/)
  assert.deepEqual((await at.call('GET', '/api/my/cases', { headers: her.headers })).json.cases, [])
  await at.change(lin, `states = 'A'`)
})

test('somebody without a licence, dates out of order, an officer: each a clear answer', async () => {
  const minor = await at.citizen('citizen-liu-zihan')
  const none = await at.start(minor, 'licences.replace-lost')
  assert.deepEqual([none.status, none.json.error.fields[0].field], [404, 'licence'])
  await at.change(lin, `valid_from = '2029-01-01'`)
  const wrong = await at.start(await at.citizen('citizen-lin-xiaoyun'), 'licences.replace-lost')
  assert.deepEqual([wrong.status, wrong.json.error.fields.map(({ field }: { field: string }) => field)], [400, ['validFrom']])
  await at.change(lin, `valid_from = '2018-09-03'`)
  assert.equal((await at.post(reviewer, '/api/my/cases', { service: 'licences.renew' })).status, 403)
})

test('lost: the former licence is void, the validity stays; what changed since the submission is told to the officer (M6.1.2)', async () => {
  const her = await at.citizen('citizen-lin-xiaoyun')
  const { json: sent } = await at.apply(her, 'licences.replace-lost', { statement: 'lost' })
  assert.equal(sent.state, 'submitted', JSON.stringify(sent))
  await at.change(lin, `states = 'U'`)
  const refused = await at.approve(reviewer, sent)
  assert.deepEqual([refused.status, refused.json.refusal.code], [422, 'not-now'])
  await at.change(lin, `states = 'A'`)
  const { json: done } = await at.act(reviewer, sent, '/approval')
  assert.deepEqual([done.case.state, done.case.result.validUntil], ['completed', '2028-09-03'])
})

test('the age limit: A2 becomes the class that is chosen, and codes that claimed more are invalid for good', async () => {
  const wu = await issueByKeptPhoto(at.it, 'citizen-wu-siyuan')
  const phone = await phoneOf(at.it, wu)
  const number = '510100198901140054'
  await at.change(number, `classes = 'A2E', class_since = '{"A2":"2010-05-18","E":"2010-05-18"}'`)
  assert.match(reasons((await at.start(wu, 'licences.age-limit')).json)[0]!, /reached only on 2052-01-14/)
  await at.owner.query(`update people.persons set birth_date = '1963-01-14' where id = $1`, [(wu.actor as { personId: string }).personId])
  const { json: sent } = await at.apply(wu, 'licences.age-limit', { choice: 'C2' })
  const { json: done } = await at.approve(reviewer, sent)
  assert.deepEqual([done.case.state, done.case.result.classes], ['completed', 'C2C6E'])
  const { rows } = await at.owner.query(`select distinct status, void_at is not null as void from licences.credentials where device_id = $1 and retired_at is null`, [phone.wallet.deviceId])
  assert.deepEqual(rows, [{ status: 1, void: true }])
  await at.change(number, `states = 'H'`)
  const renewed = await at.post(phone.headers, '/api/my/e-licence/renewals', { deviceId: phone.wallet.deviceId, minimalKeys: [] })
  assert.equal(renewed.json.licence.faces.front.classes, 'C2C6E')
  const { rows: fresh } = await at.owner.query(`select distinct status from licences.credentials where device_id = $1 and retired_at is null`, [phone.wallet.deviceId])
  assert.deepEqual(fresh, [{ status: 0 }])
})

test('postponed: no driving meanwhile, said before, told after, and taken back at once (M8.1)', async () => {
  const chan = await at.citizen('citizen-chan-kahei')
  const answers = { postpone: 'renewal', reason: 'abroad', postponeUntil: '2034-01-01', understood: 'no-driving' }
  const { json: sent } = await at.apply(chan, 'licences.postpone', answers)
  assert.deepEqual(sent.documents.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`), ['identity not-needed', 'identity-copy given', 'reason-proof waived'])
  await at.approve(reviewer, sent)
  const during = await at.licence(chan)
  assert.deepEqual([during.display, during.faces.front.states.map(({ letter }: { letter: string }) => letter)], ['warning', ['N']])
  const { json: life } = await at.call('GET', '/api/my/licence/life', { headers: chan.headers })
  assert.deepEqual([life.life.mayDrive, life.life.standing, life.life.days.at(-1)], [false, 'forbidden', { ...life.life.days.at(-1), kind: 'postponed-until', on: '2034-01-01', service: 'licences.end-postponement' }])
  const { json: messages } = await at.call('GET', '/api/my/messages', { headers: chan.headers })
  assert.ok(messages.messages.some(({ title }: { title: { en: string } }) => /No driving/.test(title.en)))
  const { json: back } = await at.apply(chan, 'licences.end-postponement')
  assert.equal(back.state, 'completed', JSON.stringify(back))
  assert.equal((await at.licence(chan)).display, 'normal')
  assert.match(reasons((await at.start(chan, 'licences.end-postponement')).json)[0]!, /Nothing is postponed/)
})

test('an agent postpones with a letter of delegation; without one there is no way in (M8.1, M9.1, M9.2.3)', async () => {
  const [principal, agent] = [await at.citizen('citizen-chan-kahei'), await at.citizen('citizen-zhao-mingyuan')]
  const strange = await at.start(agent, 'licences.postpone', { actingFor: { delegation: { area: '510100', id: '00000000-0000-7000-8000-0000000000aa' } } })
  assert.equal(strange.status, 404)
  const counter = await at.officer('officer-cd-photo')
  const noLetter = await at.post(counter, '/api/areas/510100/counter-cases', { service: 'licences.postpone', reason: 'came-to-counter', delegationCheckId: '00000000-0000-7000-8000-0000000000ab' })
  assert.deepEqual([noLetter.status, noLetter.json.error?.fields?.[0]?.field], [400, 'delegationCheckId'])
  const made = await at.post(principal.headers, '/api/my/delegations', { business: '延期', agentName: '赵明远', agentNumber: '510100198509230012', validUntil: '2026-12-15', ...(await delegationCheck(principal)) })
  assert.equal(made.status, 200, JSON.stringify(made.json))
  const letter = { area: made.json.area, id: made.json.id ?? made.json.delegationId }
  const other = await at.start(agent, 'licences.cancel', { actingFor: { delegation: letter } })
  assert.equal(other.json.refusal.code, 'delegation-ended')
  const { json: sent } = await at.apply(agent, 'licences.postpone', { postpone: 'audit', reason: 'abroad', postponeUntil: '2027-10-01', understood: 'no-driving' }, { actingFor: { delegation: letter } })
  assert.deepEqual([sent.state, sent.acting?.as], ['submitted', 'delegate'], JSON.stringify(sent))
})
const delegationCheck = async ({ actor }: Someone) => {
  const { realPerson } = await import('../../../testing/people-for-test.ts')
  return { realPersonCheckId: await realPerson(at.it, actor, 'delegation') }
}

test('moving in, medical report, cancelling: each does what it says (M9.1)', async () => {
  const zhao = await at.citizen('citizen-zhao-mingyuan')
  await at.change('510100198509230012', `states = 'A', classes = 'C5', class_since = '{"C5":"2008-03-11"}'`)
  const { json: moved } = await at.apply(zhao, 'licences.transfer-in', { toArea: '320500', health: 'fit' })
  await at.approve(reviewer, moved)
  const { back } = (await at.licence(zhao)).faces
  assert.deepEqual([back.authority.zh, back.fileNumber.slice(0, 4), back.records.length], ['江苏省苏州市公安局交通管理局', '3205', 1])
  const { json: report } = await at.apply(zhao, 'licences.medical-report')
  await at.approve(reviewer, report)
  const { json: life } = await at.call('GET', '/api/my/licence/life', { headers: zhao.headers })
  assert.ok(life.life.past.some(({ kind, on }: { kind: string; on: string }) => kind === 'medical' && on === '2026-11-20'))
  const { json: gone } = await at.apply(zhao, 'licences.cancel', { statement: 'sure' })
  await at.approve(reviewer, gone)
  assert.equal((await at.licence(zhao)).display, 'none')
  assert.match(reasons((await at.start(zhao, 'licences.cancel')).json)[0]!, /see whether it can be restored/)
})

test('holders are warned of each legal day 90, 30 and 7 days before, once each', async () => {
  await at.change(lin, `states = 'A', valid_from = '2017-03-01', valid_until = '2027-03-01'`)
  const her = await at.citizen('citizen-lin-xiaoyun')
  const told = async () => (await at.call('GET', '/api/my/messages', { headers: her.headers })).json.messages.filter(({ link }: { link: string }) => link === '/licence/life').map(({ title }: { title: { en: string } }) => title.en).reverse()
  const warn = async (day: string) => {
    at.setDay(day)
    const { platform } = at.it
    const { licences } = await import('./index.ts')
    await licences.tasks!['licences.warn-of-life']!({ platform, transaction: platform.database.transaction }, {})
  }
  for (const day of ['2026-11-30', '2026-12-01', '2026-12-01', '2026-12-02', '2027-01-30', '2027-02-10', '2027-02-25', '2027-02-26']) await warn(day)
  assert.deepEqual(await told(), [90, 30, 4].map((days) => `${days} days left: Last day of validity, last day to renew`))
  at.setDay('2026-11-20')
})

test('a licence that nobody renews follows the calendar: overdue, cancelled but restorable, cancelled; its holder is told each time, once', async () => {
  await at.change(lin, `states = 'H', valid_from = '2015-06-30', valid_until = '2021-06-30', postponed = '{}', cancelled_on = null, cancelled_for = null`)
  const her = await at.citizen('citizen-lin-xiaoyun')
  const turn = async (day: string) => {
    at.setDay(day)
    const { platform } = at.it
    const { licences } = await import('./index.ts')
    await licences.tasks!['licences.turn-states']!({ platform, transaction: platform.database.transaction }, {})
    const { rows } = await at.owner.query(`select l.states, l.cancelled_on::text, l.cancelled_for from licences.licences l where l.person_id = $1`, [her.actor.kind === 'citizen' && her.actor.personId])
    return [rows[0].states, rows[0].cancelled_on, rows[0].cancelled_for]
  }
  assert.deepEqual(await turn('2021-06-30'), ['H', null, null])
  assert.deepEqual(await turn('2021-07-01'), ['HM', null, null])
  assert.deepEqual(await turn('2021-07-01'), ['HM', null, null])
  assert.equal((await at.licence(her)).display, 'warning')
  assert.deepEqual(await turn('2022-06-29'), ['HM', null, null])
  assert.deepEqual(await turn('2022-06-30'), ['HR', '2022-06-30', 'not-renewed'])
  assert.equal((await at.licence(her)).display, 'none')
  assert.deepEqual(await turn('2024-06-30'), ['HR', '2022-06-30', 'not-renewed'])
  assert.deepEqual(await turn('2024-07-01'), ['GH', '2022-06-30', 'not-renewed'])
  const { json } = await at.call('GET', '/api/my/messages', { headers: her.headers })
  const told = json.messages.map(({ title }: { title: { zh: string } }) => title.zh).filter((title: string) => title.endsWith('不得驾驶'))
  assert.deepEqual(told.reverse(), ['驾驶证逾期未换证，不得驾驶', '驾驶证注销可恢复，不得驾驶', '驾驶证注销，不得驾驶'])
  const { rows: audited } = await at.owner.query(`select outcome from platform.audit where caller = 'system:licences.turn-states' and outcome like 'H%' order by at, id`)
  assert.deepEqual(audited.map(({ outcome }) => outcome), ['H→HM M6.1.2', 'HM→HR M6.1.2', 'HR→GH M6.1.2'])
  at.setDay('2026-11-20')
})
