import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { signInPerson, type Headers } from '../../../testing/people-for-test.ts'

describe('what every request meets', () => {
  let it: AppForTest
  let lin: Headers
  before(async () => {
    it = await appForTest({ seed: true, businessDate: '2021-06-15' })
    lin = (await signInPerson(it, 'citizen-lin-xiaoyun')).headers
  })
  after(() => it.close())
  const start = { service: 'licences.e-licence-application' }

  test('nobody gets in without a session, and an operation says so before it reads anything', async () => {
    const { status, json } = await it.call('POST', '/api/my/cases', { body: start })
    assert.equal(status, 401)
    assert.equal(json.error.code, 'not-signed-in')
    assert.ok(json.error.remedy.en.length > 0)
  })

  test('a citizen may not do what an officer does, and an officer not what another post does', async () => {
    assert.equal((await it.call('GET', '/api/areas/510100/queue', { headers: lin })).status, 403)
    const notices = (await signInPerson(it, 'officer-cd-notices')).headers
    assert.equal((await it.call('GET', '/api/areas/510100/queue', { headers: notices })).status, 403)
  })

  test('an officer of another city is refused', async () => {
    const tianjin = (await signInPerson(it, 'officer-tj-reviewer')).headers
    assert.equal((await it.call('GET', '/api/areas/510100/queue', { headers: tianjin })).status, 403)
    assert.equal((await it.call('GET', '/api/areas/120000/queue', { headers: tianjin })).status, 200)
  })

  test('a session belongs to one app: the citizen’s cookie opens no desk', async () => {
    const { json } = await it.call('GET', '/api/me', { headers: { cookie: lin['cookie']!, 'x-changxing-app': 'desk' } })
    assert.equal(json.actor, null)
  })

  test('a writing request needs a key of its own', async () => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/my/cases', headers: lin, payload: start })
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().error.code, 'idempotency-key-missing')
    const odd = await it.call('POST', '/api/my/cases', { headers: { ...lin, 'idempotency-key': 'again' }, body: start })
    assert.equal(odd.json.error.code, 'idempotency-key-missing')
  })

  test('twenty repeats at once make one case and one answer', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => it.call('POST', '/api/my/cases', { headers: { ...lin, 'idempotency-key': key }, body: start })))
    assert.equal(new Set(answers.map(({ json }) => JSON.stringify(json))).size, 1)
    const { json } = await it.call('GET', '/api/my/cases', { headers: lin })
    assert.equal(json.cases.length, 1)
  })

  test('a request from another site is refused, whatever cookie it carries', async () => {
    const foreigners: readonly Headers[] = [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]
    for (const foreign of foreigners) {
      const { status, json } = await it.call('POST', '/api/my/cases', { headers: { ...lin, ...foreign }, body: start })
      assert.equal(status, 403)
      assert.equal(json.error.code, 'cross-site')
    }
    const { 'x-changxing-app': _, ...withoutOurHeader } = lin
    assert.equal((await it.call('POST', '/api/my/cases', { headers: withoutOurHeader, body: start })).status, 403)
  })

  test('bad input names every field at once, with what to do', async () => {
    const { status, json } = await it.call('POST', '/api/my/e-licence/copies', { headers: lin, body: { purpose: 'x', expiresOn: 'soon', colour: 'red' } })
    assert.equal(status, 400)
    assert.equal(json.error.code, 'bad-input')
    assert.deepEqual(json.error.fields.map(({ field }: { field: string }) => field).sort(), ['colour', 'expiresOn', 'purpose', 'recipient'])
  })

  test('what is no JSON is said to be none', async () => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/my/cases', headers: { ...lin, 'idempotency-key': randomUUID(), 'content-type': 'application/json' }, payload: '{"service":' })
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().error.code, 'not-json')
  })

  test('every answer carries the security headers, and scripts may not evaluate text', async () => {
    const { headers } = await it.call('GET', '/api/me')
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/)
    assert.doesNotMatch(policy, /'unsafe-eval'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.match(String(headers['permissions-policy']), /camera=\(self\), microphone=\(self\)/, 'an inspection is recorded with sound (M2.3.3)')
  })

  test('a caller who hurries is asked to wait', async () => {
    const attempts = []
    for (let attempt = 0; attempt < 12; attempt++) attempts.push((await it.call('POST', '/api/copies/check', { body: { digits: '1'.repeat(40) } })).status)
    assert.deepEqual(attempts.slice(0, 10), Array.from({ length: 10 }, () => 200))
    assert.equal(attempts.at(-1), 429)
  })

  test('a date that does not exist is bad input', async () => {
    const { status, json } = await it.call('POST', '/api/rules/licences.e-licence-display/decide', { body: { on: '2021-02-30', facts: { states: 'A' } } })
    assert.equal(status, 400)
    assert.equal(json.error.fields[0].field, 'on')
  })
})

describe('pictures that people send', () => {
  let it: AppForTest
  let lin: Headers
  before(async () => {
    it = await appForTest({ seed: true, businessDate: '2021-06-15' })
    lin = (await signInPerson(it, 'citizen-lin-xiaoyun')).headers
  })
  after(() => it.close())
  const send = (payload: Buffer, type = 'image/jpeg') => it.call('POST', '/api/my/pictures', { headers: { ...lin, 'content-type': type }, payload })
  const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#ffffff' } })

  test('a good one is encoded anew, without what the camera wrote into it', async () => {
    const withPlace = await plain(520, 756).withExif({ IFD0: { Copyright: 'secret place' } }).jpeg().toBuffer()
    const { status, json } = await send(withPlace)
    assert.equal(status, 200)
    assert.deepEqual([json.widthPx, json.heightPx], [520, 756])
    const seen = await it.call('GET', `/api/areas/${json.area}/pictures/${json.fileId}`, { headers: lin })
    assert.equal((await sharp(seen.raw).metadata()).exif, undefined)
    const stored = await it.platform.files.get(json.area, json.fileId)
    assert.notDeepEqual(stored.subarray(0, 2), Buffer.from([0xff, 0xd8]), 'at rest it is no readable picture')
  })

  test('another person does not find it', async () => {
    const { json } = await send(await plain(520, 756).jpeg().toBuffer())
    const other = (await signInPerson(it, 'citizen-wu-siyuan')).headers
    assert.equal((await it.call('GET', `/api/areas/${json.area}/pictures/${json.fileId}`, { headers: other })).status, 404)
  })

  test('twenty megabytes are too many', async () => {
    const { status, json } = await send(Buffer.alloc(20 * 1024 * 1024, 0xff))
    assert.equal(status, 413)
    assert.equal(json.error.code, 'too-large')
    assert.match(json.error.remedy.en, /10 MB/)
  })

  test('a text that calls itself a JPEG is none', async () => {
    const { status, json } = await send(Buffer.from('I am a picture, believe me'))
    assert.equal(status, 415)
    assert.equal(json.error.code, 'not-a-picture')
  })

  test('a small file that would unfold to four hundred million pixels is not unfolded', async () => {
    const bomb = await sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#000000' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer()
    assert.ok(bomb.length < 2 * 1024 * 1024)
    const { status, json } = await send(bomb, 'image/png')
    assert.equal(status, 415)
    assert.equal(json.error.code, 'picture-too-many-pixels')
  })

  test('half a picture is none, and a kind we do not take is refused', async () => {
    const whole = await plain(520, 756).jpeg().toBuffer()
    assert.equal((await send(whole.subarray(0, 300))).status, 415)
    assert.equal((await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).status, 415)
    assert.equal((await send(Buffer.from('%PDF-1.4'), 'application/pdf')).status, 415)
  })
})
