import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { returnGrounds } from '@changxing/contract/transfers.ts'
import { escalateTask } from './escalate.ts'
import {
  applyOnline, at, buyer, hangzhou, journeyCar, nanjing, picture, receipt, secondCar, send, upTo, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const refusalOf = (answer: Answer) => {
  assert.equal(answer.status, 422, JSON.stringify(answer.json))
  return answer.json.refusal as {
    code: string; reasons: { clause: string; holds: boolean; says: { zh: string; en: string }; facts: Json }[]
  }
}

describe('the electronic archive between two offices', () => {
  let world: World
  before(async () => {
    world = await worldForTest()
  })
  after(() => world.close())

  /** Puts other bytes into the file store, as somebody with the disk and the keys could. */
  const forge = async (area: string, fileId: string) => {
    const { platform } = world.it
    await platform.files.put(area, fileId, platform.box.seal(await picture(200), `platform.files/${area}/${fileId}`))
  }
  const original = async (area: string, fileId: string) => world.it.platform.files.get(area, fileId)
  let id: string

  test('missing pages are named, one by one, and nothing is sent; scanned, they are there (M2.3.1)', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const van = await upTo(world, 'archive-requested', { ...car, invoice: await world.issueInvoice('00000061', car) })
    const { vehicleId } = (await world.call('officer-nj-archive', 'GET', at(nanjing, van))).json
    const base = `/api/areas/${nanjing}/vehicles/${vehicleId}`
    const archive = (await world.call('officer-nj-archive', 'GET', `${base}/archive`)).json
    assert.deepEqual(archive.missing.map((one: { type: string }) => one.type), ['vin-rubbing'])
    const refusal = refusalOf(await world.call(
      'officer-nj-archive', 'POST', at(nanjing, van, '/archive'), { contentHash: archive.contentHash },
    ))
    assert.equal(refusal.code, 'archive-incomplete')
    assert.match(refusal.reasons[0]!.says.zh, /拓印膜/)
    const added = await world.upload('officer-nj-archive', `${base}/archive-images/1/vin-rubbing/1`, await picture(5))
    assert.deepEqual(added.json.missing, [])
    const page = added.json.images.find((image: { type: string }) => image.type === 'vin-rubbing')
    assert.equal((await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/pictures/${page.fileId}`)).status, 200)
    assert.equal((await world.call('officer-nj-inspection', 'GET', `/api/areas/${nanjing}/pictures/${page.fileId}`)).status, 404)
    assert.equal(
      refusalOf(await world.call('officer-nj-archive', 'POST', at(nanjing, van, '/archive'), { contentHash: archive.contentHash })).code,
      'archive-changed', 'what was not seen is not confirmed',
    )
    assert.equal((await send(world, van)).state, 'archive-sent')
    assert.equal((await world.upload('officer-nj-archive', `${base}/archive-images/1/nonsense/1`, await picture(5))).status, 400)
    assert.equal((await world.upload('officer-nj-archive', `${base}/archive-images/7/vin-rubbing/1`, await picture(5))).status, 400)
    assert.equal(
      (await world.call('officer-nj-archive', 'POST', `${base}/archive-remarks`, { registration: 1, type: 'vin-rubbing' })).status, 400,
      'a rubbing cannot be checked online',
    )
    assert.equal(
      (await world.call('officer-nj-archive', 'POST', `${base}/archive-remarks`, { registration: 1, type: 'mortgage-papers' })).status, 200,
    )
  })

  test('an image altered before it is sent is found by the office that sends', async () => {
    id = await upTo(world, 'archive-requested')
    const { vehicleId } = (await world.call('officer-nj-archive', 'GET', at(nanjing, id))).json
    const archive = (await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`)).json
    const [image] = archive.images
    const kept = await original(nanjing, image.fileId)
    await forge(nanjing, image.fileId)
    const refusal = refusalOf(await world.call(
      'officer-nj-archive', 'POST', at(nanjing, id, '/archive'), { contentHash: archive.contentHash },
    ))
    assert.equal(refusal.code, 'archive-altered')
    assert.deepEqual(refusal.reasons.map(({ facts }) => facts.type), [image.type])
    await world.it.platform.files.put(nanjing, image.fileId, kept)
    assert.equal((await send(world, id)).state, 'archive-sent')
  })

  test('an image altered after signing is found at acceptance and named; nothing is receipted', async () => {
    const view = (await world.call('officer-hz-archive', 'GET', at(hangzhou, id))).json
    const [{ file_id: fileId }] = (await world.sql<{ file_id: string }>(
      'select file_id from vehicles.transfer_images where area = $1 and transfer_id = $2 and position = 2', [hangzhou, id],
    )) as [{ file_id: string }]
    const kept = await original(hangzhou, fileId)
    await forge(hangzhou, fileId)
    const refusal = refusalOf(await world.call(
      'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: view.manifest.hash },
    ))
    assert.equal(refusal.code, 'archive-altered')
    assert.deepEqual(refusal.reasons.map(({ facts }) => [facts.type, facts.page]), [[view.manifest.images[2].type, 1]])
    await world.it.platform.files.put(hangzhou, fileId, Buffer.from('broken'))
    assert.equal(
      refusalOf(await world.call(
        'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: view.manifest.hash },
      )).code,
      'archive-altered',
    )
    await world.it.platform.files.put(hangzhou, fileId, kept)
    assert.deepEqual(await world.sql('select receipt from vehicles.transfers where id = $1', [id]), [{ receipt: null }])
  })

  test('a manifest altered in the database is no manifest', async () => {
    const { manifest } = (await world.call('officer-hz-archive', 'GET', at(hangzhou, id))).json
    await world.sql(
      `update vehicles.transfers set package = set_byte(package, 200, (get_byte(package, 200) + 1) % 256) where id = $1`, [id],
    )
    assert.equal(
      refusalOf(await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: manifest.hash })).code,
      'archive-altered',
    )
    await world.sql(`update vehicles.transfers t set package = o.package from vehicles.outgoing o where o.id = t.id and t.id = $1`, [id])
    assert.equal(
      refusalOf(await world.call(
        'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: '0'.repeat(64) },
      )).code,
      'manifest-mismatch',
    )
  })

  test('only the posts of the right office may act', async () => {
    const { manifest } = (await world.call('officer-hz-archive', 'GET', at(hangzhou, id))).json
    assert.equal(
      (await world.call('officer-hz-registration', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: manifest.hash })).status,
      403,
    )
    assert.equal(
      (await world.call('officer-nj-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: manifest.hash })).status, 403,
      'another area',
    )
    assert.equal(
      refusalOf(await world.call('officer-nj-archive', 'POST', at(nanjing, id, '/archive-receipt'), { manifestHash: manifest.hash })).code,
      'not-now', 'the sender does not receipt',
    )
    assert.equal((await world.call('officer-cd-reviewer', 'GET', at('510100', id))).status, 403)
  })

  test('the offices talk; the owner sees none of it; who does not answer is told to the head', async () => {
    const later = { ...world.it.platform, clock: { ...world.it.platform.clock, today: () => '2021-07-09' } }
    const run = () => escalateTask({ platform: later, transaction: later.database.transaction }, {})
    await run()
    const forHangzhou = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/transfer-escalations`)).json.escalations
    assert.ok(
      forHangzhou.some((one: { kind: string; transferId: string }) => one.kind === 'overdue' && one.transferId === id),
      'comparison takes one working day',
    )
    const asked = await world.call(
      'officer-hz-archive', 'POST', at(hangzhou, id, '/messages'), { kind: 'incomplete', text: '缺来历证明第二页', missing: ['origin'] },
    )
    assert.equal(asked.status, 200, JSON.stringify(asked.json))
    const [message] = asked.json.messages
    assert.deepEqual([message.side, message.dueOn, message.answeredAt], ['in', '2021-07-05', null], 'as long as the file itself may take')
    assert.equal(
      (await world.call(
        'officer-nj-archive', 'GET', `/api/areas/${nanjing}/transfers?side=out`,
      )).json.transfers.find((one: { transferId: string }) => one.transferId === id).unanswered,
      1,
    )
    assert.equal(
      (await world.call(
        'officer-hz-archive', 'POST', at(hangzhou, id, '/messages'), { kind: 'answer', text: '自问自答', answers: message.messageId },
      )).status,
      400,
    )
    assert.doesNotMatch(JSON.stringify((await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json), /来历证明/)
    await run()
    await run()
    const forNanjing = (await world.call('officer-nj-head', 'GET', `/api/areas/${nanjing}/transfer-escalations`)).json.escalations
    assert.deepEqual(forNanjing.map((one: { kind: string }) => one.kind).sort(), ['overdue', 'unanswered'], 'once, however often the job runs')
    const answered = await world.call(
      'officer-nj-archive', 'POST', at(nanjing, id, '/messages'), { kind: 'answer', text: '来历证明只有一页', answers: message.messageId },
    )
    assert.equal(answered.status, 200)
    assert.notEqual(answered.json.messages[0].answeredAt, null)
    assert.equal((await world.call('officer-hz-registration', 'GET', `/api/areas/${hangzhou}/transfer-escalations`)).status, 403)
  })

  test('a return: every ground but three is refused with its clause, kept and told to supervision', async () => {
    const before = (await world.call('officer-hz-archive', 'GET', at(hangzhou, id))).json
    const codes: Record<string, string> = {}
    for (const ground of returnGrounds) {
      const refusal = refusalOf(await world.call(
        'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-return'), { ground, words: `理由：${ground}` },
      ))
      codes[ground] = `${refusal.code} ${refusal.reasons[0]!.clause}`
    }
    assert.deepEqual(codes, {
      'stolen-robbed-defrauded': 'evidence-missing M2.4.1', smuggled: 'evidence-missing M2.4.1',
      'illegally-assembled': 'evidence-missing M2.4.1',
      'no-paper-archive': 'return-not-lawful M2.4.2', 'mortgage-checked-online': 'return-not-lawful M10.1',
      incomplete: 'return-not-lawful M2.4.0',
      'system-error': 'return-not-lawful M2.4.1', other: 'return-not-lawful M2.4.1',
    })
    const { returns } = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/refused-returns`)).json
    assert.equal(returns.length, 5)
    assert.equal(returns[0].officerNumber, '900111')
    assert.equal(returns.find((one: { ground: string }) => one.ground === 'incomplete').decision.outcome.instead, 'ask-out-office')
    const told = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/transfer-escalations`)).json.escalations
    assert.equal(told.filter((one: { kind: string }) => one.kind === 'refused-return').length, 5)
    assert.equal(
      (await world.call('officer-hz-archive', 'GET', at(hangzhou, id))).json.version, before.version, 'the transfer stands as it was',
    )
    assert.equal(
      (await world.call(
        'officer-nj-archive', 'POST', at(nanjing, id, '/archive-return'), { ground: 'smuggled', words: '不是转入地' },
      )).json.refusal.code,
      'not-now',
    )
  })

  test('with evidence of smuggling the file goes back, and both people learn why and of their rights', async () => {
    const strange = (await world.upload('officer-nj-archive', at(nanjing, id, '/evidence'), await picture(3))).json.fileId
    const withStrange = await world.call(
      'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-return'), { ground: 'smuggled', words: '发动机号被改', evidenceFileId: strange },
    )
    assert.equal(refusalOf(withStrange).code, 'evidence-missing', 'evidence of another office is none here')
    const { fileId } = (await world.upload('officer-hz-archive', at(hangzhou, id, '/evidence'), await picture(4))).json
    const proposed = await world.call(
      'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-return'), { ground: 'smuggled', words: '发动机号被改', evidenceFileId: fileId },
    )
    const [one] = proposed.json.returns
    assert.deepEqual([proposed.json.state, one.outcome, one.officerNumber], ['archive-sent', null, '900111'], 'one officer alone returns nothing')
    const decide = (who: string, confirmed: boolean) =>
      world.call(who, 'POST', at(hangzhou, id, '/archive-return-decision'), { returnId: one.returnId, confirmed, words: '证据已看' })
    assert.equal(refusalOf(await decide('officer-hz-archive', true)).code, 'four-eyes')
    const { manifest } = proposed.json
    assert.equal(
      refusalOf(await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: manifest.hash })).code, 'held',
      'nothing goes on before that is decided',
    )
    const asBuyer = (await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json
    assert.doesNotMatch(JSON.stringify(asBuyer), /退档/, 'what one officer proposes to another is not told')
    assert.equal((await decide('officer-hz-registration', false)).json.returns[0].outcome, 'declined')
    const again = await world.call(
      'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-return'), { ground: 'smuggled', words: '发动机号被改', evidenceFileId: fileId },
    )
    one.returnId = again.json.returns[1].returnId
    const returned = await decide('officer-hz-registration', true)
    assert.equal(returned.json.state, 'returned', JSON.stringify(returned.json))
    for (const [who, area] of [['officer-hz-head', hangzhou], ['officer-nj-head', nanjing]] as const) {
      const { returns } = (await world.call(who, 'GET', `/api/areas/${area}/archive-returns`)).json
      const listed = returns.find(({ returnId }: { returnId: string }) => returnId === one.returnId)
      assert.deepEqual([listed.ground, listed.officerNumber, listed.decidedBy, listed.outcome], ['smuggled', '900111', '900112', 'confirmed'], `${area} sees it`)
      assert.equal((await world.call(who, 'GET', at(area, id, `/return-evidence/${one.returnId}`))).status, 200)
    }
    assert.equal((await world.call('officer-hz-inspection', 'GET', at(hangzhou, id, `/return-evidence/${one.returnId}`))).status, 403)
    assert.ok((await world.sql('select 1 from platform.audit where subject = $1', [`return-evidence:${one.returnId}`])).length >= 2, 'each look is recorded')
    for (const who of [buyer, 'citizen-qian-haiping']) assert.match(
      (await world.call(who, 'GET', '/api/my/messages')).json.messages[0].body.zh, /行政复议/,
    )
    for (const who of [buyer, 'citizen-qian-haiping']) {
      const { returned: why } = (await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json
      assert.deepEqual([why.reason.clause, /走私/.test(why.reason.says.zh), /行政复议/.test(why.rights.zh)], ['M2.4.1', true, true])
    }
    assert.equal((await world.call('officer-nj-archive', 'GET', at(nanjing, id))).json.state, 'returned')
    assert.equal(
      (await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/messages'), { kind: 'other', text: '结束后' })).json.refusal.code,
      'not-now',
    )
  })

  test('the car is held as suspect and investigated; who raised it does not settle it, and cleared it is free again (M2.3.3)', async () => {
    const states = async () => (await world.sql<{ states: string }>(`select states from vehicles.vehicles where area = $1 and plate_number = $2 and plate_kind = '02'`, [nanjing, journeyCar.plateNumber]))[0]!.states
    assert.equal(await states(), 'J')
    const again = refusalOf(await applyOnline(world))
    assert.equal(again.code, 'blocked')
    assert.match(again.reasons[0]!.says.zh, /嫌疑车/)
    const listed = async (who: string, area: string) => (await world.call(who, 'GET', `/api/areas/${area}/investigations`)).json.investigations
    const [open] = await listed('officer-nj-head', nanjing)
    assert.deepEqual([open.outcome, open.foundBy, open.ground, open.openedBy], [null, 'return', 'smuggled', '900112'])
    const settle = (who: string, area: string, outcome: string) =>
      world.call(who, 'POST', `/api/areas/${area}/investigations/${open.investigationId}/settlement`, { outcome, words: '海关核实来历合法' })
    assert.equal((await settle('officer-hz-registration', hangzhou, 'cleared')).status, 403)
    const settled = await settle('officer-nj-head', nanjing, 'cleared')
    assert.equal(settled.json.outcome, 'cleared', JSON.stringify(settled.json))
    assert.equal(await states(), 'A')
    assert.equal((await listed('officer-hz-head', hangzhou))[0].settledBy, '900104', 'both places see the same')
    assert.equal(refusalOf(await settle('officer-hz-head', hangzhou, 'confirmed')).code, 'not-now')
    assert.match((await world.call(buyer, 'GET', '/api/my/messages')).json.messages[0].body.zh, /嫌疑排除.+可以重新申请/)
  })

  test('violations that turn up while the file travels are told exactly, and stop the plate, not the receipt', async () => {
    const transferId = await upTo(world, 'archive-sent', { ...secondCar, invoice: await world.issueInvoice('00000062', secondCar) })
    await world.sql(`update vehicles.vehicles set states = 'G' where area = $1 and plate_number = $2`, [nanjing, secondCar.plateNumber])
    const received = await receipt(world, transferId)
    assert.match(received.hindrances[0].says.zh, /^违法未处理：请先处理违法/)
    assert.match((await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${transferId}`)).json.hindrances[0].says.en, /Violation/)
  })

  test('an irregular trade is reported to commerce and tax', async () => {
    const other = (await applyOnline(
      world,
      {
        vin: 'L0CDEM0AXM0003111', plateKind: '02', plateNumber: '苏E00Q13',
        invoice: await world.issueInvoice('00000063', { vin: 'L0CDEM0AXM0003111' }),
      },
    )).json.transferId
    const reported = await world.call(
      'officer-hz-registration', 'POST', at(hangzhou, other, '/irregularities'), { kind: 'invoice', words: '发票价格明显不实' },
    )
    assert.equal(reported.status, 200, JSON.stringify(reported.json))
    assert.equal((await world.sql('select 1 from exchange.deliveries where id = $1', [reported.json.reportId])).length, 1)
    const report = (more: object) => world.call('officer-hz-head', 'POST', at(hangzhou, other, '/irregularities'), { kind: 'invoice', words: '发票价格明显不实', ...more })
    const twice = refusalOf(await report({}))
    assert.equal(twice.code, 'reported-already')
    assert.match(twice.reasons[0]!.says.zh, /900112.+2021-07-01/)
    const states = async () => (await world.call('officer-hz-registration', 'GET', at(hangzhou, other))).json.reports.map(({ delivery }: Json) => delivery)
    assert.deepEqual(await states(), ['waiting'], 'the warned report was not taken')
    assert.equal((await report({ again: true })).status, 200)
    assert.equal((await report({ kind: 'charge', words: '另收服务费' })).status, 200, 'another kind is no repeat')
    await world.it.runJobs()
    assert.deepEqual(await states(), ['confirmed', 'confirmed', 'confirmed'])
    const { reports } = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/irregular-trades`)).json
    assert.deepEqual(reports.map(({ kind, delivery }: Json) => [kind, delivery]), [['charge', 'confirmed'], ['invoice', 'confirmed'], ['invoice', 'confirmed']])
    assert.equal((await world.call('officer-hz-registration', 'GET', `/api/areas/${hangzhou}/irregular-trades`)).status, 403)
  })

  test('figures: how transfers stand, and who takes over strikingly many cars (M2.2.2, M2.3.3)', async () => {
    assert.equal((await world.call('officer-hz-registration', 'GET', `/api/areas/${hangzhou}/transfer-figures`)).status, 403)
    const figures = (await world.call('officer-hz-head', 'GET', `/api/areas/${hangzhou}/transfer-figures`)).json
    assert.equal(figures.refusedReturns, 5)
    assert.ok(figures.states.some((one: { state: string; count: number }) => one.state === 'returned' && one.count === 1))
    const [much] = figures.concentrations
    assert.deepEqual([figures.concentrations.length, much.kind, much.count, much.nameMasked], [1, 'new-owner', 3, '郑**'], 'of four, the returned one is left out')
    assert.equal(much.transfers.length, 3)
    for (const { transferId } of much.transfers) assert.equal((await world.call('officer-hz-head', 'GET', at(hangzhou, transferId))).status, 200, 'each can be opened')
    assert.deepEqual(figures.flows, [{ area: nanjing, incoming: 3, outgoing: 0 }, { area: '320500', incoming: 1, outgoing: 0 }])
    const there = (await world.call('officer-nj-head', 'GET', `/api/areas/${nanjing}/transfer-figures`)).json
    assert.deepEqual(there.flows, [{ area: hangzhou, incoming: 0, outgoing: 3 }], 'the other office counts the same cars as leaving')
  })
})
