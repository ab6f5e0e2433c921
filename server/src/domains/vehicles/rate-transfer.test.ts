import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { applyOnline, at, buyer, hangzhou, nanjing, register, upTo, worldForTest, type Json, type World } from './testing/transfer-for-test.ts'

const [first, second, head] = ['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-head']

describe('the new owner rates a transfer; a low score is called back about (M1.3.1)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    id = await upTo(world, 'inspected')
  })
  after(() => world.close())

  const rate = (who: string, score: number, text = '来回问了三次') => world.call(who, 'POST', `/api/my/transfers/${hangzhou}/${id}/rating`, { score, text })
  const list = async (who: string, state = 'open'): Promise<Json[]> => (await world.call(who, 'GET', `/api/areas/${hangzhou}/call-backs?state=${state}`)).json.callBacks
  const phone = (who: string) => world.call(who, 'POST', `/api/areas/${hangzhou}/call-backs/${id}/phone`)
  const call = (who: string, note = '已致歉，改为一次告知') => world.call(who, 'POST', `/api/areas/${hangzhou}/call-backs/${id}`, { note })

  test('only when it is finished, only by the new owner', async () => {
    const early = await rate(buyer, 1)
    assert.deepEqual([early.json.refusal.code, early.json.refusal.reasons[0].clause], ['not-now', 'M1.3.1'])
    await register(world, id)
    assert.equal((await rate('citizen-qian-haiping', 1)).status, 404)
    assert.equal((await rate('citizen-jiang-yifan', 1)).status, 404)
    assert.equal((await rate(head, 1)).status, 403)
    assert.equal((await rate(buyer, 6)).status, 400)
    assert.deepEqual((await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json.allowed, ['rate'])
  })

  test('once: of two at once one counts, and it stays', async () => {
    const both = await Promise.all([rate(buyer, 2), rate(buyer, 2)])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 422])
    const { rating, allowed } = both.find(({ status }) => status === 200)!.json
    assert.deepEqual([rating, allowed], [{ score: 2, text: '来回问了三次' }, []])
    assert.equal((await rate(buyer, 5)).json.refusal.code, 'not-now')
    assert.deepEqual((await world.call(first, 'GET', at(hangzhou, id))).json.rating, rating, 'both offices read it')
    assert.equal((await world.call('citizen-qian-haiping', 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json.rating, null, 'the former owner does not')
    const kept = await world.sql<{ plain: string }>(`select encode(rating_text, 'escape') as plain from vehicles.transfers where id = $1`, [id])
    assert.equal(kept[0]!.plain.includes('三次'), false, 'sealed at rest')
  })

  test('it stands in the list of the new place with its limit; who had it in hand does not call', async () => {
    const [open] = await list(head)
    assert.deepEqual(
      [open.kind, open.aboutId, open.applicantName, open.score, open.text, open.dueOn, open.own], ['transfer', id, '郑雨桐', 2, '来回问了三次', '2021-07-06', false],
    )
    assert.match(open.title.zh, /过户|转移登记/)
    assert.deepEqual((await world.call('officer-nj-head', 'GET', `/api/areas/${nanjing}/call-backs`)).json.callBacks, [], 'not of the old place')
    for (const who of [first, second]) {
      assert.equal((await list(who))[0].own, true, who)
      for (const tried of [await phone(who), await call(who)]) assert.equal(tried.json.refusal.code, 'own-case', who)
    }
    assert.equal((await phone('officer-hz-archive')).status, 403)
    assert.equal((await phone('officer-nj-head')).status, 403)
  })

  test('the number is looked at with a record, and the result recorded once', async () => {
    assert.equal((await phone(head)).json.phone, '16400000015')
    const looks = await world.sql(`select 1 from platform.audit where operation = 'callBackPhone' and subject = $1`, [`transfer:${id}`])
    assert.ok(looks.length > 0)
    const done = await call(head)
    assert.deepEqual([done.json.note, done.json.doneBy], ['已致歉，改为一次告知', '900115'])
    assert.equal((await call(head)).json.refusal.code, 'not-in-this-state')
    assert.deepEqual([(await list(head)).length, (await list(head, 'done')).map(({ aboutId }) => aboutId)], [0, [id]])
  })

  test('taken back, it is not rated', async () => {
    const { transferId } = (await applyOnline(world, {
      vin: 'L0CDEM0A3M0002074', plateNumber: '苏A00Q12', invoice: await world.issueInvoice('00000071', { vin: 'L0CDEM0A3M0002074', plateNumber: '苏A00Q12' }),
    })).json
    const withdrawn = await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${transferId}/withdrawal`, {})
    assert.deepEqual([withdrawn.json.state, withdrawn.json.allowed.includes('rate')], ['withdrawn', false], JSON.stringify(withdrawn.json))
    assert.equal((await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${transferId}/rating`, { score: 1, text: '' })).json.refusal.code, 'not-now')
  })
})
