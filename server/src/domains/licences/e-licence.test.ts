import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { openTrustList } from '@changxing/credentials/trust-list.ts'
import { openStatusList } from '@changxing/credentials/status-list.ts'
import { applyStatusDelta } from '@changxing/credentials/status-delta.ts'
import { replayMemory } from '@changxing/credentials/replay-memory.ts'
import { verifyCode } from '@changxing/credentials/verify-code.ts'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { issueByKeptPhoto, phoneOf, signInPerson, type Headers, type Phone } from '../../../testing/people-for-test.ts'

for (const profile of ['SM2', 'ES256'] as const) {
  describe(`the e-licence, profile ${profile} (M1.3.1, M1.5.1, M1.5.2, M1.5.3)`, () => {
    let it: AppForTest
    let phone: Phone
    let patrol: Headers
    before(async () => {
      it = await appForTest({ seed: true, businessDate: '2021-06-15', profile })
      const lin = await issueByKeptPhoto(it, 'citizen-lin-xiaoyun')
      assert.equal(lin.submitted.json.state, 'completed', JSON.stringify(lin.submitted.json))
      phone = await phoneOf(it, lin, profile)
      patrol = (await signInPerson(it, 'officer-cd-patrol-1')).headers
    })
    after(() => it.close())

    const verify = async (code: string, headers = patrol, more: object = {}) =>
      it.call('POST', '/api/patrol/verifications', { headers, body: { checkId: randomUUID(), code, scannedAt: it.platform.clock.now(), ...more } })

    const lists = async () => {
      const trust = openTrustList(new Uint8Array((await it.call('GET', '/api/trust-list')).raw), it.platform.keys.root.publicKey).accepted!
      const { shards } = (await it.call('GET', '/api/status-lists')).json
      const shard = shards.find((known: { area: string }) => known.area === '510100')
      const opened = openStatusList(new Uint8Array((await it.call('GET', `/api/status-lists/${shard.shard}`)).raw), trust)
      return { trust, shard, list: opened.accepted! }
    }

    const offline = (code: string, known: Awaited<ReturnType<typeof lists>>) =>
      verifyCode(code, {
        trust: known.trust, statusLists: new Map([[known.list.uri, known.list]]), now: Math.floor(it.platform.clock.millis() / 1000), clockKnown: true, seen: replayMemory(),
      })

    test('a code shown now is green online and offline', async () => {
      await it.runJobs()
      const published = await it.call('POST', '/api/areas/510100/status-lists/publication', { headers: (await signInPerson(it, 'officer-cd-supervision')).headers })
      assert.equal(published.status, 200)
      const { json } = await verify(await phone.show())
      assert.equal(json.verdict, 'green', JSON.stringify(json.reasons))
      assert.equal(json.licence.faces.front.name, '林晓芸')
      assert.equal(json.paperNeeded.outcome.paperNeeded, false)
      assert.equal(offline(await phone.show(), await lists()).verdict, 'green')
    })

    test('the code is small enough for QR version 15-M', async () => {
      const code = await phone.show()
      assert.ok(code.length <= 540, `${code.length} characters`)
    })

    test('a screenshot 31 seconds old is red', async () => {
      const { json } = await verify(await phone.show({ now: Math.floor(it.platform.clock.millis() / 1000) - 31 }))
      assert.equal(json.verdict, 'red')
      assert.equal(json.reasons[0].code, 'stale-code')
    })

    test('a clock an hour off is not called a fake', async () => {
      const ahead = await verify(await phone.show({ now: Math.floor(it.platform.clock.millis() / 1000) + 3600 }))
      assert.notEqual(ahead.json.verdict, 'green')
    })

    test('the same showing at a second terminal is a replay', async () => {
      const code = await phone.show({ now: Math.floor(it.platform.clock.millis() / 1000) - 2 })
      assert.equal((await verify(code)).json.verdict, 'green')
      const second = await verify(code, (await signInPerson(it, 'officer-cd-patrol-2')).headers)
      assert.equal(second.json.verdict, 'red')
      assert.equal(second.json.reasons[0].code, 'replayed')
    })

    test('an altered code proves nothing', async () => {
      const code = await phone.show()
      const altered = `${code.slice(0, 200)}${code[200] === 'A' ? 'B' : 'A'}${code.slice(201)}`
      const { json } = await verify(altered)
      assert.notEqual(json.verdict, 'green')
      assert.equal(json.licence, null)
    })

    test('a repeated request is answered alike and recorded once', async () => {
      const key = randomUUID()
      const body = { checkId: randomUUID(), code: await phone.show(), scannedAt: it.platform.clock.now() }
      const first = await it.call('POST', '/api/patrol/verifications', { headers: { ...patrol, 'idempotency-key': key }, body })
      const again = await it.call('POST', '/api/patrol/verifications', { headers: { ...patrol, 'idempotency-key': key }, body })
      assert.deepEqual(again.json, first.json)
      const other = await it.call('POST', '/api/patrol/verifications', { headers: { ...patrol, 'idempotency-key': key }, body: { ...body, place: 'elsewhere' } })
      assert.equal(other.status, 409)
    })

    test('a business sees the minimal facts only, and only with consent (M1.4.3)', async () => {
      const rental = (await signInPerson(it, 'relying-rental-clerk')).headers
      const ask = (code: string) => it.call('POST', '/api/relying/verifications', { headers: rental, body: { checkId: randomUUID(), code, purpose: '租车' } })
      const police = await ask(await phone.show())
      assert.equal(police.status, 422)
      assert.equal(police.json.refusal.code, 'profile-not-for-you')
      const without = await ask(await phone.show({ minimal: 0 }))
      assert.equal(without.json.refusal.code, 'no-consent')
      const consent = await it.call('POST', '/api/my/e-licence/consents', {
        headers: phone.headers, body: { deviceId: phone.wallet.deviceId, minimalIndex: 0, recipientKind: 'rental', purpose: '租车' },
      })
      assert.equal(consent.status, 200)
      const seen = await ask(await phone.show({ minimal: 0 }))
      assert.equal(seen.json.verdict, 'green', JSON.stringify(seen.json))
      assert.deepEqual(seen.json.facts, { classes: 'C1', validUntil: '2028-09-03', over18: true })
      assert.ok(!JSON.stringify(seen.json).includes('林') && !JSON.stringify(seen.json).includes('5101001990'))
      assert.equal((await ask(await phone.show({ minimal: 1 }))).json.refusal.code, 'no-consent')
    })

    test('forty digits stand for the licence for sixty seconds', async () => {
      const { json } = await it.call('POST', '/api/my/e-licence/handles', { headers: phone.headers, body: { deviceId: phone.wallet.deviceId } })
      assert.match(json.digits, /^\d{40}$/)
      assert.equal((await verify(json.digits)).json.verdict, 'green')
      it.advance(61_000)
      assert.equal((await verify(json.digits)).json.verdict, 'grey')
      assert.equal((await verify(`${'1'.repeat(40)}`)).json.verdict, 'grey')
    })

    test('a copy for one purpose is checked by its digits, expires and is revoked', async () => {
      const { json } = await it.call('POST', '/api/my/e-licence/copies', { headers: phone.headers, body: { purpose: '租车', recipient: '演示租车公司', expiresOn: '2021-06-20' } })
      const pdf = await it.call('GET', `/api/my/e-licence/copies/${json.copyId}/copy.pdf`, { headers: phone.headers })
      assert.equal(pdf.raw.subarray(0, 5).toString(), '%PDF-')
      const check = async () => (await it.call('POST', '/api/copies/check', { body: { digits: json.digits } })).json
      const genuine = await check()
      assert.equal(genuine.verdict, 'genuine')
      assert.equal(genuine.copy.nameMasked, '林**')
      await it.call('DELETE', `/api/my/e-licence/copies/${json.copyId}`, { headers: phone.headers })
      assert.equal((await check()).verdict, 'revoked')
      const tooLong = await it.call('POST', '/api/my/e-licence/copies', { headers: phone.headers, body: { purpose: '租车', recipient: '演示租车公司', expiresOn: '2022-06-20' } })
      assert.equal(tooLong.json.refusal.code, 'expiry-out-of-range')
    })

    test('a licence detained at the roadside is red online at once and offline after the next list (M1.5.1)', async () => {
      const before = await lists()
      const { area, licenceId } = phone.wallet.licence
      const detained = await it.call('POST', `/api/areas/${area}/licences/${licenceId}/detentions`, {
        headers: patrol, body: { ground: 'twelve-points', place: '无名路', paper: 'to-be-handed-in', facts: '累积记满十二分' },
      })
      assert.equal(detained.status, 200, JSON.stringify(detained.json))
      assert.equal(detained.json.decision.outcome.paperNeeded, true)
      assert.equal(detained.json.handInBy, '2021-06-30')
      assert.equal((await verify(await phone.show())).json.verdict, 'red')
      assert.equal(offline(await phone.show(), before).verdict, 'green', 'the old list does not know yet')
      await it.runJobs()
      assert.equal(offline(await phone.show(), await lists()).verdict, 'red')
      const delta = await it.call('GET', `/api/status-lists/${before.shard.shard}/delta?from=${before.list.sequence}`)
      const moved = applyStatusDelta(new Uint8Array(delta.raw), before.list, before.trust)
      assert.equal(offline(await phone.show(), { ...before, list: moved.accepted! }).verdict, 'red')
      const again = await it.call('POST', `/api/areas/${area}/licences/${licenceId}/detentions`, {
        headers: patrol, body: { ground: 'twelve-points', place: '无名路', paper: 'taken', facts: '再次' },
      })
      assert.equal(again.json.refusal.code, 'already-detained')
      const voucher = await it.call('GET', `/api/areas/${area}/detentions/${detained.json.detentionId}/voucher.pdf`, { headers: phone.headers })
      assert.equal(voucher.raw.subarray(0, 5).toString(), '%PDF-')
      const mine = await it.call('GET', '/api/my/licence', { headers: phone.headers })
      assert.equal(mine.json.licence.display, 'warning')
      await it.call('POST', `/api/areas/${area}/detentions/${detained.json.detentionId}/end`, { headers: patrol, body: { note: '已处理' } })
      assert.equal((await verify(await phone.show())).json.verdict, 'green')
    })

    test('the holder sees who looked', async () => {
      const { json } = await it.call('GET', '/api/my/e-licence/looks', { headers: phone.headers })
      assert.ok(json.looks.length >= 4)
      assert.ok(json.looks.some((look: { by: string }) => look.by.startsWith('900011')))
    })

    test('another phone takes over; the first one is red', async () => {
      const old = phone
      const fresh = await phoneOf(it, phone, profile)
      assert.equal((await verify(await old.show())).json.verdict, 'red')
      assert.equal((await verify(await fresh.show())).json.verdict, 'green')
      const renewal = await it.call('POST', '/api/my/e-licence/renewals', { headers: old.headers, body: { deviceId: old.wallet.deviceId, minimalKeys: [] } })
      assert.equal(renewal.json.refusal.code, 'device-retired')
      const renewed = await it.call('POST', '/api/my/e-licence/renewals', { headers: fresh.headers, body: { deviceId: fresh.wallet.deviceId, minimalKeys: [] } })
      assert.equal(renewed.status, 200)
      assert.equal(renewed.json.minimal.length, 2)
      phone = fresh
    })
  })
}
