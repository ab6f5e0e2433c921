import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { agenciesUnderTest, changxingUrl } from '../testing/agencies-under-test.ts'
import type { AgenciesUnderTest } from '../testing/agencies-under-test.ts'
import { makeBrowser } from '../testing/browser.ts'

let agencies: AgenciesUnderTest
before(async () => { agencies = await agenciesUnderTest() })
after(() => agencies.close())

const request = (): Record<string, string> => ({
  client_id: 'changxing-citizen', redirect_uri: `${changxingUrl}/auth/real-person/callback`, state: 'state-1', nonce: 'nonce-1',
  subject: 'citizen-zhou-shuzhen', purpose: '申领电子驾驶证',
})
const pageFor = (changed: Record<string, string> = {}): URL => {
  const url = new URL(agencies.file.realPerson)
  url.search = new URLSearchParams({ ...request(), ...changed }).toString()
  return url
}
const press = (answer: string, changed: Record<string, string> = {}) =>
  makeBrowser().press(new URL(agencies.file.realPerson), { ...request(), ...changed, answer })

async function verify(result: string): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`${agencies.file.issuer}/jwks`))
  const { payload } = await jwtVerify(result, keys, {
    issuer: agencies.file.issuer, audience: 'changxing-citizen', typ: 'real-person+jwt', algorithms: ['ES256'],
  })
  return payload
}

test('the page names the person and the purpose, in large type', async () => {
  const page = await makeBrowser().visit(pageFor({ purpose: 'e-licence <b>' }))
  const text = await page.text()
  assert.equal(page.status, 200)
  assert.match(text, /Zhou Shuzhen, please face the camera/)
  assert.match(text, /e-licence &lt;b&gt;/)
  assert.match(text, /<body class="large">/)
  const chinese = await makeBrowser().visit(pageFor({ lang: 'zh' }))
  assert.match(await chinese.text(), /请 周淑贞 本人面对镜头/)
})

for (const [answer, result] of [['pass', 'passed'], ['fail', 'failed'], ['cancel', 'unknown']] as const) {
  test(`"${answer}" comes back signed as ${result}`, async () => {
    const { url } = await press(answer)
    assert.equal(url.origin + url.pathname, request()['redirect_uri'])
    assert.equal(url.searchParams.get('state'), 'state-1')
    const claims = await verify(url.searchParams.get('result')!)
    assert.deepEqual(
      [claims['result'], claims.sub, claims['nonce'], claims['purpose'], claims.exp! - claims.iat!],
      [result, 'citizen-zhou-shuzhen', 'nonce-1', '申领电子驾驶证', 300])
  })
}

test('every result has its own id', async () => {
  const sent = await Promise.all([press('pass'), press('pass')])
  const ids = await Promise.all(sent.map(async ({ url }) => (await verify(url.searchParams.get('result')!)).jti))
  assert.equal(new Set(ids).size, 2)
})

test('no result is ever sent to an address that is not registered', async () => {
  const elsewhere = { redirect_uri: 'http://localhost:4120/elsewhere' }
  assert.equal((await makeBrowser().visit(pageFor(elsewhere))).status, 400)
  const pressed = await press('pass', elsewhere)
  assert.equal(pressed.response?.status, 400)
  assert.match(await pressed.response!.text(), /not registered/)
})

test('an unknown client, an officer as subject, or a missing parameter is refused by name', async () => {
  for (const [changed, word] of [
    [{ client_id: '__proto__' }, 'client_id'], [{ client_id: 'rental-demo' }, 'redirect_uri'], [{ subject: 'officer-cd-head' }, 'subject'],
    [{ nonce: '' }, 'nonce'], [{ purpose: 'x'.repeat(201) }, 'purpose'],
  ] as const) {
    const page = await makeBrowser().visit(pageFor(changed as Record<string, string>))
    assert.equal(page.status, 400)
    assert.ok((await page.text()).includes(word), word)
  }
  assert.equal((await press('maybe')).response?.status, 400)
})

test('who has no account is announced by name and number, and passes under that name only; the address tells neither', async () => {
  const announce = (changed: Record<string, string> = {}) => fetch(`${agencies.file.realPerson}/requests`, { method: 'POST', body: new URLSearchParams({
    client_id: 'changxing-citizen', client_secret: agencies.file.clients['changxing-citizen']!.secret, nonce: 'nonce-1', name: '吴名氏', identity_number: '510100195001020029', ...changed,
  }) })
  assert.equal((await announce({ client_secret: 'guessed' })).status, 401)
  assert.equal((await announce({ client_id: 'rental-demo', client_secret: agencies.file.clients['rental-demo']!.secret })).status, 401)
  for (const [name, value] of [['identity_number', '510100195001020028'], ['name', ''], ['nonce', '']] as const) assert.equal((await announce({ [name]: value })).status, 400, name)
  const check = async (changed: Record<string, string> = {}) => {
    const answer = await announce(changed)
    assert.equal(answer.status, 201)
    return { subject: '', request: ((await answer.json()) as { request: string }).request }
  }
  const own = await check()
  assert.match(await (await makeBrowser().visit(pageFor({ ...own, lang: 'zh' }))).text(), /请 吴名氏 本人面对镜头/)
  const claims = await verify((await press('pass', own)).url.searchParams.get('result')!)
  assert.equal(claims['result'], 'passed')
  assert.match(claims.sub!, /^named:/)
  assert.equal((await press('pass', { ...own, nonce: 'another' })).response?.status, 400, 'of another check')
  const borrowed = await check({ identity_number: '510100196003120060' })
  assert.equal((await verify((await press('pass', borrowed)).url.searchParams.get('result')!))['result'], 'failed', 'the number is 周淑贞’s')
})
