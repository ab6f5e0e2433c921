import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import {
  accept, applyOnline, at, buyer, handIn, hangzhou, inspect, journeyCar, nanjing, receipt, rightInvoice, scanned, secondCar, send, stop, usualPapers, worldForTest, type Answer,
  type Json, type World,
} from './testing/transfer-for-test.ts'

const other = 'citizen-jiang-yifan'
const jiang = { name: '江一帆', identityNumber: '330100199107070053' }

describe('applications for a transfer', () => {
  let world: World
  before(async () => {
    world = await worldForTest()
  })
  after(() => world.close())

  const refusalOf = (answer: Answer): { code: string; reasons: { clause: string; says: { zh: string; en: string }; facts: Json }[]; instead?: { zh: string } } => {
    assert.equal(answer.status, 422, JSON.stringify(answer.json))
    return answer.json.refusal
  }
  const nothingOpen = async () =>
    assert.deepEqual(
      await world.sql(`select (select count(*) from vehicles.transfers) + (select count(*) from vehicles.outgoing) + (select count(*) from vehicles.invoice_directory) as n`),
      [{ n: 0 }],
    )

  test('Nanjing to Xuzhou goes the earlier way on that day, and says why and when that changes (M2.2.1)', async () => {
    const facts = { vehicleType: 'K33', use: 'A', outArea: nanjing, inArea: '320300', tradeArea: '320300', ground: 'sale' }
    const route = (await world.call(buyer, 'POST', '/api/my/transfer-routes', facts)).json
    assert.deepEqual([route.route, route.inspections, route.changesOn], ['earlier-procedure', 2, '2022-06-30'])
    assert.match(route.says.en, /2022-06-30/)
    const unsigned = await world.it.call('POST', '/api/my/transfer-routes', { headers: { 'x-changxing-app': 'citizen' }, body: facts })
    assert.deepEqual(unsigned.json, route)
    const refusal = refusalOf(await applyOnline(world, { inArea: '320300', tradeArea: '320300' }, 'citizen-xu-zhiyuan'))
    assert.equal(refusal.code, 'earlier-procedure')
    assert.ok(refusal.reasons.some(({ clause }) => clause === 'M2.2.1'))
    assert.ok(refusal.reasons.every(({ says }) => !/按原办法/.test(says.zh)), 'the way that is open is no condition that is not met')
    assert.match(refusal.instead!.zh, /^按原办法：先到转出地办理转出.*2022-06-30起/)
    await nothingOpen()
  })

  test('commercial use never changes by waiting: no day is promised', async () => {
    const route = (await world.call(
      buyer, 'POST', '/api/my/transfer-routes', { vehicleType: 'K31', use: 'G', outArea: nanjing, inArea: hangzhou, ground: 'sale' },
    )).json
    assert.deepEqual([route.route, route.changesOn], ['earlier-procedure', null])
  })

  test('an invoice of a wrong or a third city, of another car or buyer, used before, or unknown to the tax department', async () => {
    const wrongOffice = refusalOf(await applyOnline(world, { invoice: { ...rightInvoice, number: '00000002' } }))
    assert.equal(wrongOffice.code, 'invoice-other-city')
    const third = refusalOf(await applyOnline(world, { invoice: { ...rightInvoice, number: '00000003' } }))
    assert.equal(third.code, 'invoice-other-city')
    assert.match(third.reasons[0]!.says.zh, /合肥/)
    const thirdCity = refusalOf(await applyOnline(world, { invoice: { ...rightInvoice, number: '00000003' }, tradeArea: '340100' }))
    assert.equal(thirdCity.code, 'not-possible-here')
    assert.equal(thirdCity.reasons[0]!.clause, 'M2.1.2')
    assert.equal(
      refusalOf(await applyOnline(world, { ...secondCar, invoice: { ...rightInvoice, number: '00000004' } })).code, 'invoice-used',
    )
    assert.equal(
      refusalOf(await applyOnline(world, { ...secondCar, invoice: { ...rightInvoice, number: '00000005' } })).code, 'invoice-other-vehicle',
    )
    assert.equal(refusalOf(await applyOnline(world, { invoice: { ...rightInvoice, number: '99999999' } })).code, 'invoice-denied')
    assert.equal(refusalOf(await applyOnline(world, {}, other)).code, 'invoice-other-buyer')
    assert.equal(
      refusalOf(await applyOnline(world, { invoice: { code: '032012100117', number: '00000006' }, tradeArea: nanjing })).code,
      'not-possible-here', 'traded in the old place: at its counter, not online',
    )
    await nothingOpen()
  })

  test('a plate of another kind with the same number, a VIN of another car, a VIN typed wrong', async () => {
    const kind = refusalOf(await applyOnline(world, { plateKind: '01' }))
    assert.equal(kind.code, 'no-such-vehicle')
    assert.match(kind.reasons[0]!.says.zh, /号牌种类/)
    assert.match(refusalOf(await applyOnline(world, { vin: secondCar.vin })).reasons[0]!.says.zh, /不是同一辆车/)
    const typed = refusalOf(await applyOnline(world, { vin: 'L0CDEM0A4M0001037' }))
    assert.deepEqual(typed.reasons.map(({ facts }) => facts.problem), [undefined, 'check-digit'])
    const found = (await world.call(
      'officer-nj-registration', 'POST', `/api/areas/${nanjing}/vehicle-searches`,
      { plate: { kind: '02', number: journeyCar.plateNumber } },
    )).json
    assert.deepEqual(found.otherKinds, ['01'])
    assert.equal(found.vehicle.owner.name, '钱海平')
    assert.equal((await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/vehicle-searches`, {})).status, 400)
  })

  test('a city whose office does not work here: refused with whom to ask, and the car stays free (M2.3.2)', async () => {
    const given = {
      vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23', newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: '330200', papers: [],
    }
    const refusal = refusalOf(await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, given))
    assert.equal(refusal.code, 'office-elsewhere')
    assert.deepEqual(refusal.reasons.map(({ clause, facts }) => [clause, facts.area]), [['M2.3.2', '330200']])
    assert.match(refusal.reasons[0]!.says.zh, /宁波市车管所不在本平台.*请向宁波市车管所询问/)
    const facts = { vehicleType: 'K33', use: 'A', outArea: nanjing, inArea: '330200', ground: 'gift' }
    const route = (await world.call(other, 'POST', '/api/my/transfer-routes', facts)).json
    assert.deepEqual([route.route, route.elsewhere.map(({ facts: known }: Json) => known.area)], ['one-stop', ['330200']], 'who asks first learns it first')
    assert.deepEqual((await world.call(other, 'POST', '/api/my/transfer-routes', { ...facts, inArea: hangzhou })).json.elsewhere, [])
    const online = await applyOnline(world, { inArea: '330200', tradeArea: '330200' }, other)
    assert.equal(refusalOf(online).code, 'office-elsewhere')
    await nothingOpen()
  })

  test('a mortgage, open violations and accidents: every reason at once', async () => {
    const owner = { seller: { name: '顾岚', identityNumber: '320100199208140063' } }
    const mortgaged = { vin: 'L0CDEM0AXM0010012', plateKind: '02', plateNumber: '苏A00Q21' }
    const blocked = refusalOf(await applyOnline(
      world, { ...mortgaged, invoice: await world.issueInvoice('00000021', { ...mortgaged, ...owner }) },
    ))
    assert.equal(blocked.code, 'blocked')
    assert.match(blocked.reasons[0]!.says.zh, /抵押/)
    const violations = { vin: 'L0CDEM0A1M0010013', plateKind: '02', plateNumber: '苏A00Q22' }
    const both = refusalOf(await applyOnline(
      world, { ...violations, invoice: await world.issueInvoice('00000022', { vin: 'X', placeArea: '340100' }) },
    ))
    assert.equal(both.code, 'blocked')
    assert.ok(both.reasons.length >= 4, 'violation, accident, and everything wrong with the invoice')
    await nothingOpen()
  })

  test('a VIN that fails its check digit is a warning for an import, not a refusal', async () => {
    const car = { vin: '0CDEM0A19M0010016', plateKind: '02', plateNumber: '苏A00Q25' }
    const answer = await applyOnline(world, { ...car, invoice: await world.issueInvoice('00000025', car) })
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    assert.match(answer.json.warnings[0].zh, /校验位/)
    assert.equal(
      (await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${answer.json.transferId}/withdrawal`, {})).json.state, 'withdrawn',
    )
  })

  test('two buyers at once for one car: one wins, the other learns why; a double click is one application', async () => {
    const second = await world.issueInvoice('00000031', { buyer: jiang })
    const key = randomUUID()
    const headers = { ...(await world.as(buyer)), 'idempotency-key': key }
    await world.as(other)
    const body = { ...journeyCar, invoice: rightInvoice, inArea: hangzhou, tradeArea: hangzhou }
    const answers = await Promise.all([
      world.it.call('POST', '/api/my/transfers', { headers, body }), applyOnline(world, { invoice: second }, other),
      world.it.call('POST', '/api/my/transfers', { headers, body }),
    ])
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    const transfers = await world.sql<{ id: string }>(`select id from vehicles.transfers where state = 'applied'`)
    assert.equal(transfers.length, 1)
    for (const { json } of won) assert.equal(json.transferId, transfers[0]!.id)
    for (const answer of lost) {
      assert.equal(refusalOf(answer).code, 'transfer-under-way')
      assert.match(refusalOf(answer).reasons[0]!.says.en, /under way/)
    }
    assert.ok(lost.length >= 1)
    const taken = await world.sql(`select 1 from vehicles.invoice_directory d where exists (select 1 from vehicles.transfers t where t.id = d.transfer_id and t.state = 'applied')`)
    assert.equal(taken.length, 1, 'the invoice of who lost is free')
  })

  test('a reused invoice is refused while it serves, free again after withdrawal', async () => {
    const [{ id, who }] = (await world.sql<{
      id: string; who: string
    }>(`select id, buyer_area || '/' || buyer_person_id as who from vehicles.transfers where state = 'applied'`)) as [{
      id: string; who: string
    }]
    const winner = (await world.call(
      buyer, 'GET', '/api/my/transfers',
    )).json.transfers.some((one: { transferId: string; state: string }) => one.transferId === id) ? buyer : other
    assert.ok(who)
    const withdrawn = await world.call(winner, 'POST', `/api/my/transfers/${hangzhou}/${id}/withdrawal`, {})
    assert.deepEqual([withdrawn.status, withdrawn.json.nextStep.zh, withdrawn.json.allowed], [200, '申请已撤回；这辆车您网上还可以申请 1 次', ['apply-again']])
    const again = await applyOnline(world)
    assert.equal(again.status, 200, JSON.stringify(again.json))
    const sameInvoice = await applyOnline(world, { ...secondCar, invoice: rightInvoice })
    assert.equal(refusalOf(sameInvoice).code, 'invoice-other-vehicle')
    await world.issueInvoice('00000001', secondCar)
    assert.equal(
      refusalOf(await applyOnline(world, { ...secondCar, invoice: rightInvoice })).code, 'invoice-used',
      'even when the tax department let it pass',
    )
    await world.issueInvoice('00000001', journeyCar)
    const second = await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${again.json.transferId}/withdrawal`, {})
    assert.equal(second.json.state, 'withdrawn')
  })

  test('at the counter of the new place (B) it is accepted at once; of the old place (C) it is inspected there first', async () => {
    const counter = {
      ...secondCar, invoice: await world.issueInvoice('00000041', secondCar), newOwnerNumber: '330100199512020068', ground: 'sale',
      tradeArea: hangzhou, papers: await scanned(world, 'officer-hz-registration', ...usualPapers),
    }
    assert.equal(
      (await world.call(
        'officer-hz-archive', 'POST', `/api/areas/${hangzhou}/transfers`, { ...counter, place: 'in-office', otherArea: nanjing },
      )).status,
      403,
    )
    assert.equal(
      refusalOf(await world.call(
        'officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, { ...counter, place: 'out-office', otherArea: hangzhou },
      )).code,
      'not-possible-here',
    )
    const taken = await world.call(
      'officer-hz-registration', 'POST', `/api/areas/${hangzhou}/transfers`, { ...counter, place: 'in-office', otherArea: nanjing },
    )
    assert.equal(taken.status, 200, JSON.stringify(taken.json))
    assert.deepEqual([taken.json.path, taken.json.state, taken.json.acceptedBy], ['B', 'archive-requested', '900112'])
    await inspect(world, taken.json.transferId)
    const ahead = (await world.call('officer-hz-inspection', 'GET', at(hangzhou, taken.json.transferId))).json
    assert.deepEqual(
      ahead.timeline.map(({ action, state }: Json) => [action, state]).at(-1), ['inspect-in', 'archive-requested'],
      'the car may be looked at before its file has come',
    )
    const { transfers: [queued] } = (await world.call('officer-hz-inspection', 'GET', `/api/areas/${hangzhou}/transfers?side=in`)).json
    assert.deepEqual([queued.transferId, queued.inspected], [taken.json.transferId, true], 'it waits for no inspector any more')
    assert.equal((await stop(world, taken.json.transferId)).state, 'withdrawn')
    const inherited = {
      ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou,
    }
    const bare = refusalOf(await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, { ...inherited, papers: [] }))
    assert.deepEqual([bare.code, bare.reasons.length], ['papers-missing', 4], 'a number alone proves nothing: every paper that lacks, at once')
    assert.match(bare.reasons[3]!.says.zh, /公证书.+或.+人民法院文书/)
    const strange = await scanned(world, 'officer-hz-registration', ...usualPapers, 'notarial-deed')
    assert.equal((await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, { ...inherited, papers: strange })).status, 400, 'scans of somebody else')
    const papers = await scanned(world, 'officer-nj-registration', ...usualPapers, 'notarial-deed')
    const there = await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, { ...inherited, papers })
    const given = there.json.papers.map(({ type, page, by }: Json) => [type, page, by])
    assert.deepEqual(given, [
      ['certificate-pages', 1], ['driving-permit', 1], ['driving-permit', 2], ['other-proof', 1], ['owner-identity', 1], ['owner-identity', 2],
    ].map((page) => [...page, '900102']), 'each side of card and licence; the deed lies among the other proofs')
    const shown = there.json.papers.find(({ type }: Json) => type === 'other-proof')
    const seen = async (who: string) => (await world.call(who, 'GET', `/api/areas/${hangzhou}/pictures/${shown.fileId}`)).status
    assert.equal(await seen('officer-hz-registration'), 200, 'where the car comes to, the deed is seen')
    assert.equal(await seen('officer-hz-inspection'), 404)
    assert.deepEqual(
      [there.json.path, there.json.state, there.json.side, there.json.inspectionsNeeded], ['C', 'archive-requested', 'out', 2],
    )
    assert.deepEqual(
      there.json.timeline.filter(({ action }: Json) => action === 'accept').map(({ by, officerNumber, says }: Json) => [by, officerNumber, says.zh]),
      [['out-office', '900102', '转出地窗口已受理']], 'by the officer who took it, not by the platform in the name of the new place',
    )
    const { vehicleId, transferId } = there.json
    const { contentHash } = (await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`)).json
    assert.equal(
      refusalOf(await world.call('officer-nj-archive', 'POST', at(nanjing, transferId, '/archive'), { contentHash })).code,
      'inspection-needed',
    )
    const toldOwner = async () => (await world.call('citizen-zheng-yutong', 'GET', `/api/my/transfers/${hangzhou}/${transferId}`)).json.nextStep.en
    assert.match(await toldOwner(), /to the old place for inspection first/)
    await inspect(world, transferId, { who: 'officer-nj-inspection', area: nanjing })
    assert.match(await toldOwner(), /^Inspected at the old place: hand in plates and licence/)
    const { timeline } = (await world.call('citizen-zheng-yutong', 'GET', `/api/my/transfers/${hangzhou}/${transferId}`)).json
    assert.deepEqual(
      timeline.map(({ action, state }: Json) => [action, state]).at(-1), ['inspect-out', 'archive-requested'],
      'the owner sees the first inspection, which moves nothing on',
    )
    assert.equal(refusalOf(await world.call('officer-nj-archive', 'POST', at(nanjing, transferId, '/archive'), { contentHash })).code, 'not-handed-in')
    assert.equal((await handIn(world, transferId)).status, 200)
    assert.match(await toldOwner(), /^Inspected at the old place, which is making the electronic file/)
    await send(world, transferId)
    await receipt(world, transferId)
    assert.match(await toldOwner(), /second inspection/)
    const { messages } = (await world.call('citizen-zheng-yutong', 'GET', '/api/my/messages')).json
    assert.match(messages.find(({ title }: Json) => title.zh === '档案已到，请来查验').body.en, /its second inspection\.$/)
    assert.equal(
      refusalOf(await world.call(
        'officer-hz-registration', 'POST', `/api/areas/${hangzhou}/transfers`,
        { ...counter, place: 'in-office', otherArea: nanjing, newOwnerNumber: 'NOBODY-1' },
      )).code,
      'no-such-person',
    )
  })

  test('a new owner who was entered by name for a transfer that is refused is not kept, and is once it is opened (M9.3)', async () => {
    const newcomer = { newOwnerName: '孟新来', newOwnerNumber: `33010019950317004${identityCheckDigit('33010019950317004')}` }
    const clerk = 'officer-hz-registration'
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const kept = async () => (await world.sql<{ n: number }>('select (select count(*) from people.persons)::int + (select count(*) from people.person_directory)::int as n'))[0]!.n
    const ask = async (papers: readonly string[]) => world.call(clerk, 'POST', `/api/areas/${hangzhou}/transfers`, {
      ...car, ...newcomer, place: 'in-office', otherArea: nanjing, ground: 'sale', tradeArea: hangzhou,
      invoice: await world.issueInvoice('00000075', { ...car, buyer: { name: newcomer.newOwnerName, identityNumber: newcomer.newOwnerNumber } }), papers: await scanned(world, clerk, ...papers),
    })
    const before = await kept()
    assert.equal(refusalOf(await ask(['owner-identity'])).code, 'papers-missing')
    assert.equal(await kept(), before)
    const taken = await ask(usualPapers)
    assert.equal(taken.status, 200, JSON.stringify(taken.json))
    assert.equal(await kept(), before + 2)
  })

  test('unknown never counts against the citizen: the tax department down, the application stands and is asked again at acceptance', async () => {
    const car = { vin: 'L0CDEM0AXM0003111', plateKind: '02', plateNumber: '苏E00Q13' }
    const invoice = await world.issueInvoice('00000051', { ...car, officeName: '杭州市公安局交通管理局车辆管理所' })
    await world.agencies.switchOn({ agency: 'commerce', kind: '5xx', times: 1 })
    const answer = await applyOnline(world, { ...car, invoice })
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    assert.match(answer.json.warnings[0].en, /asked again by itself/)
    const accepted = await accept(world, answer.json.transferId)
    assert.equal(accepted.invoice.result, 'confirmed', JSON.stringify(accepted.invoice))
  })

  test('a queue longer than a page is counted in full and read to its end, cars without a limit after those with one', async () => {
    const walk = async (query: string) => {
      const pages: Json[] = []
      for (let after = ''; pages.length === 0 || after; after = pages.at(-1)!.next ? `&after=${encodeURIComponent(pages.at(-1)!.next)}` : '') {
        const answer = await world.call('officer-hz-registration', 'GET', `/api/areas/${hangzhou}/transfers?side=in&${query}${after}`)
        assert.equal(answer.status, 200, JSON.stringify(answer.json))
        pages.push(answer.json)
      }
      return { pages, rows: pages.flatMap(({ transfers }) => transfers) as Json[] }
    }
    const before = await walk('open=yes')
    assert.equal(before.pages[0].count, before.rows.length)
    await world.sql(`insert into vehicles.transfers select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', t.number || '-' || g,
      'state', case when g <= 210 then 'archive-received' when g <= 220 then 'applied' else 'withdrawn' end,
      'due_on', case when g between 211 and 220 then '2021-06-30' end, 'duty', case when g <= 210 then 'owner' when g <= 220 then 'in' end))).*
      from vehicles.transfers t, generate_series(1, 223) g where t.area = $1 and t.id = (select id from vehicles.transfers where area = $1 limit 1)`, [hangzhou])
    const { pages, rows } = await walk('open=yes')
    assert.deepEqual([pages.length, pages[0].transfers.length], [2, 200])
    assert.deepEqual(pages.map(({ count, overdue, nearestDue }) => [count, overdue, nearestDue]), pages.map(() => [before.rows.length + 220, 10, '2021-06-30']))
    assert.equal(new Set(rows.map(({ transferId }) => transferId)).size, before.rows.length + 220, 'each once')
    assert.ok(rows.slice(0, 10).every(({ clock }) => clock.overdue), 'the most urgent first')
    const days = rows.map(({ clock }) => clock.dueOn ?? '9999')
    assert.deepEqual(days, days.toSorted())
    const inspection = await walk('waits=inspection&limit=50')
    assert.ok(inspection.rows.length >= 210 && inspection.rows.every(({ state }) => state !== 'applied'), 'nobody who waits for the inspector is cut off')
    const ended = await walk('open=no&limit=2')
    assert.deepEqual([ended.pages.length > 1, ended.rows.length], [true, ended.pages[0].count])
    const ids = ended.rows.map(({ transferId }) => transferId)
    assert.deepEqual(ids, ids.toSorted().reverse(), 'the newest first')
    const wrong = await world.call('officer-hz-registration', 'GET', `/api/areas/${hangzhou}/transfers?side=in&after=x`)
    assert.equal(wrong.status, 400)
  })
})
