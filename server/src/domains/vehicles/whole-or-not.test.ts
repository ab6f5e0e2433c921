import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import {
  applyOnline, at, buyer, handIn, hangzhou, inspect, journeyCar, nanjing, picture, register, rightInvoice, scanned, secondCar, send, showOriginals, receipt, upTo,
  usualPapers, worldForTest, type Answer, type World 
} from './testing/transfer-for-test.ts'

describe('every step of a transfer is whole or did not happen', () => {
  let world: World
  before(async () => {
    world = await worldForTest()
    for (const who of [
      buyer, 'citizen-qian-haiping', 'officer-hz-registration', 'officer-hz-registration-2', 'officer-nj-archive', 'officer-hz-archive',
      'officer-hz-inspection',
    ]) await world.as(who)
  })
  after(() => world.close())

  /** Everything that a step writes, in one value. */
  const everything = async () => {
    const tables = ['vehicles', 'plate_directory', 'vin_directory', 'holdings', 'plate_counters', 'registrations', 'archive_images', 'archive_remarks', 'outgoing', 'transfers', 'invoice_directory',
      'transfer_counters', 'transfer_parties', 'transfer_events', 'transfer_images', 'transfer_messages', 'earlier_archives', 'inspections', 'recordings']
    const rows = await Promise.all(tables.map((table) => world.sql<{ h: string }>(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as h from vehicles.${table} t`)))
    return tables.map((table, index) => `${table} ${rows[index]![0]!.h}`)
  }

  /** Lets the last thing that a step does (telling people) fail, then does the step again under the same key. */
  const broken = async (step: (key: string) => Promise<Answer>): Promise<Answer> => {
    const key = randomUUID()
    const asBefore = await everything()
    await world.sql('revoke insert on notices.messages from changxing_app')
    await assert.rejects(step(key), /500/)
    assert.deepEqual(await everything(), asBefore, 'nothing of the step stayed')
    await world.sql('grant insert on notices.messages to changxing_app')
    const done = await step(key)
    assert.equal(done.status, 200, JSON.stringify(done.json))
    const once = await everything()
    assert.deepEqual((await step(key)).json, done.json, 'a repeat gets the first answer')
    assert.deepEqual(await everything(), once, 'and changes nothing')
    return done
  }

  test('apply, accept, send, ask again, send again, receipt, sign the inspection, register', async () => {
    const body = { ...journeyCar, invoice: rightInvoice, inArea: hangzhou, tradeArea: hangzhou }
    const { transferId: id } = (await broken((key) => world.call(buyer, 'POST', '/api/my/transfers', body, key))).json
    await broken((key) => world.call('officer-hz-registration', 'POST', at(hangzhou, id, '/acceptance'), { version: 1 }, key))
    const { vehicleId } = (await world.call('officer-nj-archive', 'GET', at(nanjing, id))).json
    const { contentHash } = (await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`)).json
    const sending = () => broken((key) => world.call('officer-nj-archive', 'POST', at(nanjing, id, '/archive'), { contentHash }, key))
    await sending()
    const question = { kind: 'mismatch', text: '发动机号与清单不符' }
    await broken((key) => world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/messages'), question, key))
    const sent = await sending()
    assert.equal(sent.json.manifest.edition, 2)
    await broken((key) => world.call(
      'officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: sent.json.manifest.hash }, key,
    ))
    await showOriginals(world, id)
    await inspect(world, id)
    const { version } = (await world.call('officer-hz-registration-2', 'GET', at(hangzhou, id))).json
    const done = await broken((key) => world.call('officer-hz-registration-2', 'POST', at(hangzhou, id, '/registration'), { version }, key))
    assert.equal(done.json.newPlate, '浙A0A001', 'the number of the attempt that failed was not lost')
  })

  test('two acceptances, two receipts and two registrations at once: one result each', async () => {
    const invoice = await world.issueInvoice('00000071', secondCar)
    const id = await upTo(world, 'applied', { ...secondCar, invoice })
    const twice = async (one: () => Promise<Answer>, other = one) => (await Promise.all([
      one(), other(),
    ])).map(({ status }) => status).sort()
    const accepting = () => world.call('officer-hz-registration', 'POST', at(hangzhou, id, '/acceptance'), { version: 1 })
    assert.deepEqual(await twice(accepting), [200, 409])
    const { manifest } = await send(world, id)
    const taking = () => world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: manifest.hash })
    assert.deepEqual(await twice(taking), [200, 422])
    await showOriginals(world, id)
    await inspect(world, id)
    await world.as('officer-hz-head')
    assert.deepEqual(await twice(() => register(world, id), () => register(world, id, 'officer-hz-head')), [200, 409])
    assert.equal((await world.sql(`select 1 from vehicles.vehicles where area = $1 and transfer_id = $2`, [hangzhou, id])).length, 1)
    const seen = (await world.sql<{ action: string }>(
      `select action from vehicles.transfer_events where area = $1 and transfer_id = $2 order by seq`, [hangzhou, id],
    )).map(({ action }) => action)
    assert.deepEqual(seen, ['apply', 'accept', 'request-archive', 'send-archive', 'receive-archive', 'pass-inspection', 'register'])
  })

  test('what happened is neither altered nor removed by the server', async () => {
    const { pool } = world.it.platform.database
    for (const table of ['transfer_events', 'refused_returns', 'returns', 'objections', 'investigations', 'transfer_papers', 'registrations', 'check_looks']) {
      await assert.rejects(pool.query(`delete from vehicles.${table}`), /permission denied/)
      await assert.rejects(pool.query(`update vehicles.${table} set area = area`), /permission denied/)
    }
  })

  test('path C: inspected in the old place, then in the new one (M2.1.5)', async () => {
    const car = { vin: 'L0CDEM0AXM0003111', plateKind: '02', plateNumber: '苏E00Q13' }
    assert.equal(
      (await applyOnline(
        world, { ...car, invoice: await world.issueInvoice('00000072', { ...car, placeArea: nanjing }), tradeArea: '320500' },
      )).json.refusal.code,
      'not-possible-here',
    )
    const own = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const counter = { ...own, newOwnerNumber: '330100199512020068', ground: 'gift', place: 'out-office', otherArea: hangzhou, papers: await scanned(world, 'officer-nj-registration', ...usualPapers, 'gift-agreement', 'notarial-deed') }
    const id = (await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, counter)).json.transferId
    const first = await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    assert.deepEqual([first.place, first.result], ['out', 'passed'])
    assert.equal((await handIn(world, id)).status, 200)
    const { vehicleId } = (await world.call('officer-nj-archive', 'GET', at(nanjing, id))).json
    await world.upload('officer-nj-archive', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive-images/1/vin-rubbing/1`, await picture(1))
    await send(world, id)
    assert.equal((await receipt(world, id)).state, 'archive-received', 'the first inspection does not stand for the second')
    await inspect(world, id)
    const done = await register(world, id, 'officer-hz-registration')
    assert.equal(done.json.state, 'registered', JSON.stringify(done.json))
    assert.deepEqual(done.json.inspections.map((one: { place: string }) => one.place), ['in', 'out'])
  })
})
