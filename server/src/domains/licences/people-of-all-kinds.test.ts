import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { issueByKeptPhoto, phoneOf, signInPerson, type Headers } from '../../../testing/people-for-test.ts'

describe('the e-licence for people of all kinds', () => {
  let it: AppForTest
  let patrol: Headers
  before(async () => {
    it = await appForTest({ seed: true, businessDate: '2026-11-20' })
    patrol = (await signInPerson(it, 'officer-cd-patrol-1')).headers
  })
  after(() => it.close())

  const verify = (code: string) => it.call('POST', '/api/patrol/verifications', { headers: patrol, body: { checkId: randomUUID(), code, scannedAt: it.platform.clock.now() } })
  const lookUp = (identityNumber: string, headers = patrol) =>
    it.call('POST', '/api/patrol/look-ups', { headers, body: { checkId: randomUUID(), identityNumber, purpose: 'no-code' } })

  for (const [id, name] of [
    ['citizen-shen-yinjie', '沈𬮱㛃'], ['citizen-foreign-driver', 'Maximiliana-Konstantina Featherstonehaugh de la Fontaine y Villanueva'], ['citizen-chan-kahei', '陈嘉禧'], ['citizen-tsai-chiahao', '蔡家豪'],
  ] as const) {
    test(`${id}: the name arrives as it is written, in code and copy`, async () => {
      const holder = await issueByKeptPhoto(it, id)
      assert.equal(holder.submitted.json.state, 'completed', JSON.stringify(holder.submitted.json))
      const phone = await phoneOf(it, holder)
      const { json } = await verify(await phone.show())
      assert.equal(json.verdict, 'green', JSON.stringify(json.reasons))
      assert.equal(json.licence.faces.front.name, name)
      const copy = await it.call('POST', '/api/my/e-licence/copies', { headers: phone.headers, body: { purpose: '租车', recipient: '演示租车公司', expiresOn: '2026-12-01' } })
      assert.equal(copy.status, 200)
    })
  }

  for (const [id, state, clause] of [['citizen-he-jianzhong', 'B', 'M1.3.2'], ['citizen-sun-lijuan', 'M', 'M1.3.2'], ['citizen-qian-haiping', 'F', 'M1.3.2'], ['citizen-ma-weidong', 'U', 'M1.3.2']] as const) {
    test(`${id}: state ${state} stands against an application, and the answer says so with its clause`, async () => {
      const { headers } = await signInPerson(it, id)
      const { status, json } = await it.call('POST', '/api/my/cases', { headers, body: { service: 'licences.e-licence-application' } })
      assert.equal(status, 422)
      assert.equal(json.refusal.code, 'not-now')
      assert.deepEqual(json.refusal.reasons.map((reason: { clause: string }) => reason.clause), [clause])
    })
  }

  test('somebody without a licence is told so', async () => {
    const { headers } = await signInPerson(it, 'citizen-liu-zihan')
    assert.equal((await it.call('GET', '/api/my/licence', { headers })).json.licence, null)
    assert.equal((await it.call('POST', '/api/my/cases', { headers, body: { service: 'licences.e-licence-application' } })).status, 404)
  })

  test('an unhandled violation does not stand in the way (M1.3.2)', async () => {
    const holder = await issueByKeptPhoto(it, 'citizen-zhao-mingyuan')
    assert.equal(holder.submitted.json.state, 'completed')
  })

  test('a look-up by number finds the licence anywhere in the country, in its present state, and the holder learns of it', async () => {
    const good = await lookUp('510100198901140054')
    assert.equal(good.json.verdict, 'green')
    assert.equal(good.json.licence.faces.front.name, '吴思源')
    const revoked = await lookUp('320100198202280052')
    assert.equal(revoked.json.verdict, 'red')
    assert.equal((await lookUp('510100201206030042')).json.verdict, 'grey')
    const wu = await signInPerson(it, 'citizen-wu-siyuan')
    const { json } = await it.call('GET', '/api/my/e-licence/looks', { headers: wu.headers })
    assert.equal(json.looks.length, 1)
    assert.match(json.looks[0].by, /^900011/)
  })

  test('a number with a date that does not exist, or a wrong check digit, is called mistyped', async () => {
    for (const number of ['510100199002300025', '510100199004160026']) {
      const { status, json } = await lookUp(number)
      assert.equal(status, 400)
      assert.equal(json.error.fields[0].field, 'identityNumber')
    }
  })

  test('only patrol looks people up', async () => {
    assert.equal((await lookUp('510100198901140054', (await signInPerson(it, 'officer-cd-reviewer')).headers)).status, 403)
  })

  test('a portrait opens for the officer who has just looked, and for no other', async () => {
    const found = await lookUp('510100198901140054')
    const { area, fileId } = found.json.licence.faces.front.photo
    const url = `/api/areas/${area}/pictures/${fileId}`
    assert.equal((await it.call('GET', url, { headers: patrol })).status, 200)
    assert.equal((await it.call('GET', url, { headers: (await signInPerson(it, 'officer-cd-patrol-2')).headers })).status, 404)
    it.advance(31 * 60_000)
    assert.equal((await it.call('GET', url, { headers: patrol })).status, 404)
  })

  test('checks made offline are recorded once, however often they are delivered', async () => {
    const check = {
      checkId: randomUUID(), at: it.platform.clock.now(), codeHash: 'ab'.repeat(32), cti: null, codeTime: null, verdict: 'yellow', reasons: ['list-days-old'],
      trustListSequence: 1, statusListSequence: 1, place: null,
    }
    const deliver = () => it.call('POST', '/api/patrol/checks', { headers: patrol, body: { checks: [check] } })
    assert.deepEqual((await deliver()).json.recorded, [check.checkId])
    assert.deepEqual((await deliver()).json.alreadyKnown, [check.checkId])
    const { json } = await it.call('GET', '/api/patrol/checks', { headers: patrol })
    assert.equal(json.checks.filter((known: { checkId: string }) => known.checkId === check.checkId).length, 1)
  })
})
