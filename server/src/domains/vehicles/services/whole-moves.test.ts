import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { remindOwnersTask } from '../remind-owners.ts'
import { servicesForTest, type Begun, type Services } from '../testing/services-for-test.ts'
import { agrees, buyer, drawn, inside, inspected, out, seller, toXu } from '../testing/moves-for-test.ts'
import { worldForTest, type Json } from '../testing/transfer-for-test.ts'

describe('a move is whole or did not happen, once, and never too late (M2.2.1)', () => {
  let at: Services
  before(async () => {
    at = servicesForTest(await worldForTest())
    for (const who of [seller, buyer, ...out, ...inside]) await at.as(who)
  })
  after(() => at.close())

  const everything = async () => {
    const tables = ['vehicles', 'plate_directory', 'vin_directory', 'holdings', 'plate_counters', 'paper_counters', 'registrations', 'archive_images', 'archive_remarks', 'papers',
      'temporary_plates', 'invoice_directory', 'arrivals', 'arrival_parties', 'arrival_pages', 'changes']
    const rows = await Promise.all(tables.map((table) => at.sql<{ h: string }>(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as h from vehicles.${table} t`)))
    return tables.map((table, index) => `${table} ${rows[index]![0]!.h}`)
  }
  /** The approval of the second officer, who has claimed it: first the last thing that it does fails, then it is done, then repeated. */
  const broken = async (officer: string, { one }: Begun, version: number): Promise<Json> => {
    const key = randomUUID()
    const approve = () => at.call(officer, 'POST', at.url(one, '/approval'), { version }, key)
    const asBefore = await everything()
    await at.sql('revoke insert on notices.messages from changxing_app')
    await assert.rejects(approve(), /500/)
    assert.deepEqual(await everything(), asBefore, 'nothing of it stayed')
    await at.sql('grant insert on notices.messages to changxing_app')
    const done = at.must(await approve())
    const once = await everything()
    assert.deepEqual((await approve()).json, done, 'a repeat gets the first answer')
    assert.deepEqual(await everything(), once, 'and changes nothing')
    return done.case
  }
  const arrival = async (): Promise<Json> => at.must(await at.call(buyer, 'GET', '/api/my/arrivals')).arrivals[0]
  const remind = () => remindOwnersTask({ platform: at.it.platform, transaction: at.it.platform.database.transaction }, {})
  const reminders = async () => (await at.call(buyer, 'GET', '/api/my/messages')).json.messages.map(({ title }: Json) => title.zh).filter((zh: string) => /转入/.test(zh)).reverse()

  test('out, reminded a week before and on the day, late, in', async () => {
    const begun = await at.begin(seller, 'vehicles.move-out', { subject: await at.car('苏A00Q11') })
    await at.submit(begun, { ground: 'court', ...toXu })
    await agrees(at)
    await inspected(at, begun.one)
    await at.approved(out[0], begun.one)
    await broken(out[1], begun, (await at.claim(out[1], begun.one)).version)
    const { bringBy } = await arrival()
    await remind()
    assert.deepEqual(await reminders(), [`请在 ${bringBy} 前办转入`])
    const ofPlate = async (): Promise<Json[]> => (await at.call(buyer, 'GET', '/api/my/messages')).json.messages.filter(({ title }: Json) => title.zh.startsWith('临时号牌到'))
    for (const [until, told] of [['2021-07-09', 0], ['2021-07-08', 1]] as const) {
      await at.sql(`update vehicles.temporary_plates set issued_on = '2021-06-15', valid_until = $1`, [until])
      await remind()
      await remind()
      assert.equal((await ofPlate()).length, told, `the plate ends on ${until}: named a week before, once`)
    }
    assert.match((await ofPlate())[0]!.body.zh, new RegExp(`有效至 2021-07-08；车最迟 ${bringBy} 到转入地。2021-07-08 之后不能开车上路，请拖车。$`))
    await at.sql(`update vehicles.temporary_plates set reminded_on = null, ended_on = '2021-07-01'`)
    await remind()
    assert.deepEqual([(await ofPlate()).length, (await arrival()).temporaryPlate], [1, null], 'one that has ended is named no more')
    const due = async (day: string) => at.sql('update vehicles.arrivals set due_on = $1', [day])
    await due('2021-07-09')
    await remind()
    assert.equal((await reminders()).length, 1, 'eight days before: not yet')
    await due('2021-07-08')
    await remind()
    await remind()
    assert.deepEqual((await reminders()).slice(1), ['请在 2021-07-08 前办转入'], 'a week before, once')
    await due('2021-07-01')
    await remind()
    await remind()
    assert.deepEqual((await reminders()).slice(2), ['转入期限到 2021-07-01 为止'], 'on the day, once')
    await due('2021-06-30')
    const late = await arrival()
    assert.equal(late.late, true)
    const coming = await at.begin(buyer, 'vehicles.move-in', { subject: { kind: 'arrival', area: late.area, id: late.arrivalId } })
    const sent = await at.submit(coming, drawn)
    assert.ok(sent.decision.reasons.some(({ holds, says }: Json) => holds && /已过 2021-06-30，仍可办转入/.test(says.zh)))
    await inspected(at, coming.one)
    await at.approved(inside[0], coming.one)
    const { version } = (await at.call(inside[1], 'GET', at.url(coming.one))).json
    const review = at.must(await at.call(inside[1], 'POST', at.url(coming.one, '/claim'), { version }))
    assert.ok(review.warnings.some(({ zh }: Json) => zh.startsWith('已过 2021-06-30：照常受理')))
    const done = await broken(inside[1], coming, review.case.version)
    assert.equal(done.result.plate, '苏C0A001', 'the number of the attempt that failed was not lost')
  })
})
