import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  at, buyer, hangzhou, nanjing, picture, register, scan, scanned, secondCar, stop, upTo, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const [first, second, head] = ['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-head']
const former = 'citizen-qian-haiping'

describe('a counter only proposes a withdrawal; the new owner, or a colleague on the signed request, confirms it (M2.4.1)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    id = await upTo(world, 'archive-requested')
  })
  after(() => world.close())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const code = (answer: Answer): string => {
    assert.equal(answer.status, 422, JSON.stringify(answer.json))
    return answer.json.refusal.code
  }
  const view = async (who = first, area = hangzhou) => ok(await world.call(who, 'GET', at(area, id)))
  const propose = async (who: string, more: object, area = hangzhou) =>
    world.call(who, 'POST', at(area, id, '/withdrawal'), { version: (await view(who, area)).version, note: '新车主改变主意', restsOn: 'phone', ...more })
  const waiting = async (): Promise<Json> => (await view()).withdrawals.find(({ outcome }: Json) => outcome === null)
  const decide = async (who: string, confirmed: boolean, area = hangzhou, more: object = {}) =>
    world.call(who, 'POST', at(area, id, '/withdrawal-decision'), { withdrawalId: (await waiting()).withdrawalId, confirmed, words: '签字与证件相符', ...more })
  const mine = async (who = buyer) => ok(await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}`))
  const answer = async (who: string, confirmed: boolean) =>
    world.call(who, 'POST', `/api/my/transfers/${hangzhou}/${id}/withdrawal-answer`, { withdrawalId: (await waiting()).withdrawalId, confirmed })
  const oversight = async () => ok(await world.call(head, 'GET', `/api/areas/${hangzhou}/transfer-withdrawals`))

  test('proposed, nothing stops: the new owner is asked, by message and as the main thing of the page', async () => {
    const before = await view()
    const proposed = ok(await propose(first, {}))
    assert.deepEqual([proposed.state, proposed.holds, proposed.clock], [before.state, [], before.clock], 'the transfer goes on')
    assert.deepEqual(proposed.withdrawals.map(({ officerNumber, outcome, hasRequest }: Json) => [officerNumber, outcome, hasRequest]), [['900112', null, false]])
    const { withdrawal } = await mine()
    assert.deepEqual([withdrawal.officerNumber, withdrawal.words, withdrawal.hasRequest], ['900112', '新车主改变主意', false])
    assert.equal((await mine(former)).withdrawal, null, 'the former owner is not asked')
    assert.match((await world.call(buyer, 'GET', '/api/my/messages')).json.messages[0].body.zh, /900112.+新车主改变主意.+确认前照常办理.+不是我要求的/)
    assert.equal(code(await propose(second, {})), 'not-now', 'asked once')
  })

  test('without a signed request no officer confirms it, whoever it is; only the new owner answers', async () => {
    assert.equal((await decide('officer-hz-archive', true)).status, 403)
    assert.equal(code(await decide(first, true)), 'four-eyes')
    for (const who of [second, head]) assert.equal(code(await decide(who, true)), 'request-not-scanned', who)
    assert.equal((await answer(former, true)).status, 404)
    assert.equal((await view()).state, 'archive-requested')
  })

  test('the new owner says no: it goes on, and the head reads who proposed it', async () => {
    const told = ok(await answer(buyer, false))
    assert.deepEqual([told.state, told.withdrawal], ['archive-requested', null])
    const { escalations } = ok(await world.call(head, 'GET', `/api/areas/${hangzhou}/transfer-escalations`))
    assert.deepEqual(escalations.map(({ kind, clause }: Json) => [kind, clause]), [['denied-withdrawal', 'M2.4.1']])
    assert.match(escalations[0].says.zh, /900112 提出撤回，新车主说没有要求过/)
    const { withdrawals, proposers } = await oversight()
    assert.deepEqual(withdrawals.map(({ outcome, decidedBy, plateNumber }: Json) => [outcome, decidedBy, plateNumber]), [['declined', 'new-owner', '苏A00Q11']])
    assert.deepEqual(proposers, [{ officerNumber: '900112', proposed: 1, confirmed: 0, declined: 1 }])
    assert.equal((await world.call(first, 'GET', `/api/areas/${hangzhou}/transfer-withdrawals`)).status, 403)
  })

  test('a signed request is scanned by who proposes, seen by who decides, and takes the place of a question in the app', async () => {
    ok(await propose(first, {}))
    assert.equal(code(await propose(first, { restsOn: 'signed-request' })), 'request-not-scanned')
    assert.equal(code(await propose(first, { requestFileId: await scan(world, first) })), 'request-not-scanned', 'a picture is of a signed request')
    assert.equal((await propose(first, { restsOn: 'signed-request', requestFileId: await scan(world, second) })).status, 400, 'the scan of somebody else')
    const proposed = ok(await propose(first, { restsOn: 'signed-request', requestFileId: await scan(world, first) }))
    assert.deepEqual(proposed.withdrawals.map(({ outcome }: Json) => outcome), ['declined', 'lapsed', null])
    assert.equal(code(await propose(second, { restsOn: 'signed-request', requestFileId: await scan(world, second) })), 'not-now')
    const { withdrawalId } = await waiting()
    const request = (who: string, area: string) => world.call(who, 'GET', at(area, id, `/withdrawal-request/${withdrawalId}`))
    assert.equal((await request(second, hangzhou)).status, 200)
    assert.equal((await request('officer-hz-archive', hangzhou)).status, 403)
    assert.equal((await request('officer-nj-registration', nanjing)).status, 404, 'the other office sees that it is proposed, not the request')
  })

  test('declined by a colleague, it goes on; confirmed by a colleague, car and invoice are free', async () => {
    assert.equal(code(await decide('officer-nj-registration', true, nanjing)), 'not-now', 'the office that did not propose it')
    assert.equal(code(await decide(first, false)), 'four-eyes')
    assert.equal(ok(await decide(second, false)).state, 'archive-requested')
    assert.match((await world.call(buyer, 'GET', '/api/my/messages')).json.messages[0].body.zh, /没有通过.+继续办理/)
    ok(await propose(first, { restsOn: 'signed-request', requestFileId: await scan(world, first) }))
    const stopped = ok(await decide(head, true))
    assert.deepEqual([stopped.state, stopped.withdrawals.at(-1).decidedBy], ['withdrawn', '900115'])
    for (const who of [buyer, former]) assert.match((await world.call(who, 'GET', '/api/my/messages')).json.messages[0].body.zh, /撤回/)
  })

  test('what held the transfer meanwhile is not confirmed away', async () => {
    id = await upTo(world, 'archive-sent')
    ok(await propose(first, { restsOn: 'signed-request', requestFileId: await scan(world, first) }))
    const evidence = ok(await world.upload('officer-hz-archive', at(hangzhou, id, '/evidence'), await picture(3)))
    ok(await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/archive-return'), { ground: 'smuggled', words: '海关通报涉嫌走私', evidenceFileId: evidence.fileId }))
    assert.equal(code(await answer(buyer, true)), 'held')
    assert.equal(code(await decide(second, true)), 'held')
  })

  test('path C: the counter of the old place proposes, its colleague decides; path A it may not stop', async () => {
    assert.equal(code(await propose('officer-nj-registration', {}, nanjing)), 'not-now')
    const papers = await scanned(world, 'officer-nj-registration', ...usualPapers, 'notarial-deed')
    const taken = ok(await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, {
      ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers,
    }))
    id = taken.transferId
    const proposed = ok(await propose('officer-nj-registration', { restsOn: 'signed-request', requestFileId: await scan(world, 'officer-nj-registration') }, nanjing))
    assert.deepEqual(proposed.withdrawals.map(({ area, outcome }: Json) => [area, outcome]), [[nanjing, null]])
    assert.equal(code(await decide(second, true)), 'not-now', 'decided where it was proposed')
    assert.equal(code(await decide('officer-nj-registration', true, nanjing)), 'four-eyes')
    assert.equal(ok(await decide('officer-nj-head', true, nanjing)).state, 'withdrawn')
    const { withdrawals } = ok(await world.call('officer-nj-head', 'GET', `/api/areas/${nanjing}/transfer-withdrawals`))
    assert.deepEqual(withdrawals.map(({ transferId, outcome }: Json) => [transferId, outcome]), [[id, 'confirmed']])
  })

  test('registered while it waits: it has lapsed, and nobody is asked any more', async () => {
    id = await upTo(world, 'inspected', { ...secondCar, invoice: await world.issueInvoice('00000061', secondCar) })
    ok(await propose(first, {}))
    ok(await register(world, id))
    assert.deepEqual((await view()).withdrawals.map(({ outcome }: Json) => outcome), ['lapsed'])
    assert.equal((await mine()).withdrawal, null)
  })

  test('asked by telephone and confirmed in the app: withdrawn by the new owner', async () => {
    const car = { vin: 'L0CDEM0A3M0010014', plateNumber: '苏A00Q23' }
    id = await upTo(world, 'archive-requested', { ...car, invoice: await world.issueInvoice('00000062', car) })
    const stopped = await stop(world, id)
    assert.deepEqual([stopped.state, stopped.timeline.at(-1).by, stopped.timeline.at(-1).says.zh], ['withdrawn', 'new-owner', '新车主已在手机上确认撤回'])
  })
})
