import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import { agenciesUnderTest, changxingUrl } from '../testing/agencies-under-test.ts'
import type { AgenciesUnderTest } from '../testing/agencies-under-test.ts'
import { makeBrowser } from '../testing/browser.ts'
import { beginSignIn, redirectUri } from '../testing/sign-in.ts'

let agencies: AgenciesUnderTest
before(async () => { agencies = await agenciesUnderTest() })
after(() => agencies.close())

test('a citizen signs in: code with PKCE, and the identity token says who it is', async () => {
  const signIn = await beginSignIn(agencies, makeBrowser(), 'changxing-citizen', 'openid citizen')
  assert.match(signIn.text, /Sign in to Changxing for citizens/)
  const sent = await signIn.choose('citizen-shen-yinjie')
  assert.equal(sent.url.origin + sent.url.pathname, redirectUri)
  const claims = (await signIn.finish(sent.url)).claims()!
  assert.equal(claims.sub, 'citizen-shen-yinjie')
  assert.equal(claims['name'], '沈𬮱㛃')
  assert.equal(claims['identity_number'], '120000199310180085')
  assert.equal(claims['identity_kind'], 'resident-id')
  assert.equal(claims['phone'], '16400000009')
  assert.equal(claims['birthdate'], '1993-10-18')
  assert.equal(claims['acr'], 'urn:changxing:acr:real-name')
})

test('userinfo says the same', async () => {
  const signIn = await beginSignIn(agencies, makeBrowser(), 'changxing-citizen', 'openid citizen')
  const tokens = await signIn.finish((await signIn.choose('citizen-lin-xiaoyun')).url)
  const info = await openid.fetchUserInfo(signIn.configuration, tokens.access_token, 'citizen-lin-xiaoyun')
  assert.equal(info['identity_number'], '510100199004160025')
})

test('officers come with office, area and posts; staff with their organisation', async () => {
  const desk = await beginSignIn(agencies, makeBrowser(), 'changxing-desk', 'openid officer')
  const officer = (await desk.finish((await desk.choose('officer-cd-head')).url)).claims()!
  assert.deepEqual(
    [officer['office'], officer['area'], officer['posts'], officer['officer_number']],
    ['510100000400', '510100', ['review-head', 'licence-review'], '900002'])
  const relying = await beginSignIn(agencies, makeBrowser(), 'changxing-relying', 'openid relying')
  const staff = (await relying.finish((await relying.choose('relying-rental-clerk')).url)).claims()!
  assert.deepEqual(staff['organisation'], { id: 'org-rental-demo', name: '无名汽车租赁有限公司', kind: 'rental' })
})

test('one browser plays several people one after another', async () => {
  const browser = makeBrowser()
  for (const [client, scope, person] of [
    ['changxing-citizen', 'openid citizen', 'citizen-lin-xiaoyun'],
    ['changxing-citizen', 'openid citizen', 'citizen-wu-siyuan'],
    ['changxing-patrol', 'openid officer', 'officer-hz-inspection'],
    ['changxing-patrol', 'openid officer', 'officer-cd-patrol-1'],
    ['changxing-patrol', 'openid officer', 'officer-cd-patrol-1'],
  ] as const) {
    const signIn = await beginSignIn(agencies, browser, client, scope)
    assert.match(signIn.page.url.pathname, /^\/identity\/sign-in\//, 'who it is, is asked every time')
    assert.equal((await signIn.finish((await signIn.choose(person)).url)).claims()!.sub, person)
  }
})

test('an officer cannot sign in as a citizen, nor a citizen as an officer, nor a patrol officer at the desk', async () => {
  for (const [client, scope, person] of [
    ['changxing-citizen', 'openid citizen', 'officer-cd-reviewer'],
    ['changxing-desk', 'openid officer', 'citizen-lin-xiaoyun'],
    ['changxing-desk', 'openid officer', 'officer-cd-patrol-1'],
    ['changxing-citizen', 'openid citizen', 'nobody'],
  ] as const) {
    const signIn = await beginSignIn(agencies, makeBrowser(), client, scope)
    assert.ok(!signIn.text.includes(person), `${person} is not even offered`)
    const refused = await signIn.choose(person)
    assert.equal(refused.response?.status, 403)
    assert.match(await refused.response!.text(), /This account cannot sign in here/)
  }
})

test('a citizen client cannot ask for officer claims', async () => {
  const signIn = await beginSignIn(agencies, makeBrowser(), 'changxing-citizen', 'openid officer')
  assert.equal(signIn.page.url.searchParams.get('error'), 'invalid_scope')
})

test('cancelling goes back to the application with an error', async () => {
  const browser = makeBrowser()
  const signIn = await beginSignIn(agencies, browser, 'changxing-citizen', 'openid citizen')
  const sent = await browser.press(signIn.page.url, { cancel: 'yes' })
  assert.equal(sent.url.searchParams.get('error'), 'access_denied')
})

test('another browser cannot use the sign-in that this one has begun', async () => {
  const signIn = await beginSignIn(agencies, makeBrowser(), 'changxing-citizen', 'openid citizen')
  const stolen = await makeBrowser().press(signIn.page.url, { person: 'citizen-lin-xiaoyun' })
  assert.equal(stolen.response?.status, 400)
  assert.match(await stolen.response!.text(), /Sign-in has expired/)
})

test('a return address that is not registered is refused on the spot', async () => {
  const page = await makeBrowser().follow(authorization({ redirect_uri: 'http://localhost:4120/elsewhere' }))
  assert.equal(page.response?.status, 400)
  assert.match(await page.response!.text(), /not registered/)
})

test('without PKCE there is no code', async () => {
  const page = await makeBrowser().follow(authorization({}))
  assert.equal(page.url.searchParams.get('error'), 'invalid_request')
  assert.match(page.url.searchParams.get('error_description')!, /PKCE/)
})

test('the page speaks both languages and needs no script and no outside file', async () => {
  const browser = makeBrowser()
  const signIn = await beginSignIn(agencies, browser, 'changxing-citizen', 'openid citizen')
  const chinese = await browser.visit(`${signIn.page.url.href}?lang=zh`)
  const text = await chinese.text()
  assert.match(text, /<html lang="zh-CN">/)
  assert.match(text, /登录 畅行 · 群众端/)
  assert.doesNotMatch(text, /<script|<style|style="|https?:/)
  const policy = chinese.headers.get('content-security-policy')!
  assert.match(policy, /default-src 'none'/)
  assert.ok(policy.includes(`form-action 'self' ${changxingUrl}`), 'the form may end at the platform')
})

test('a machine of a relying party gets a JWT that names its organisation', async () => {
  const configuration = await agencies.relyingOn('insurer-demo')
  const { access_token: token } = await openid.clientCredentialsGrant(configuration, { scope: 'licence:verify' })
  const keys = createRemoteJWKSet(new URL(configuration.serverMetadata().jwks_uri!))
  const { payload } = await jwtVerify(token, keys, {
    issuer: agencies.file.issuer, audience: 'changxing-api', typ: 'at+jwt', algorithms: ['ES256'],
  })
  assert.deepEqual(payload['organisation'], { id: 'org-insurer-demo', name: '虚构财产保险股份有限公司', kind: 'insurer' })
  assert.equal(payload['scope'], 'licence:verify')
  assert.equal(payload['client_id'], 'insurer-demo')
})

test('an application that signs people in gets no token for itself', async () => {
  const configuration = await agencies.relyingOn('changxing-citizen')
  const refusal = { error_description: 'requested grant type is not allowed for this client' }
  await assert.rejects(openid.clientCredentialsGrant(configuration), refusal)
})

test('signing out goes back to the application, and the session is gone', async () => {
  const browser = makeBrowser()
  const signIn = await beginSignIn(agencies, browser, 'changxing-citizen', 'openid citizen')
  const tokens = await signIn.finish((await signIn.choose('citizen-lin-xiaoyun')).url)
  assert.ok(browser.cookies().some((cookie) => cookie.name === 'changxing_identity_session'))
  const page = await browser.follow(openid.buildEndSessionUrl(signIn.configuration, {
    id_token_hint: tokens.id_token!, post_logout_redirect_uri: `${changxingUrl}/auth/signed-out`, state: 's1',
  }))
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(await page.response!.text())![1]!
  const confirm = new URL(`${signIn.configuration.serverMetadata().end_session_endpoint}/confirm`)
  const sent = await browser.press(confirm, { xsrf, logout: 'yes' })
  assert.equal(sent.url.href, `${changxingUrl}/auth/signed-out?state=s1`)
  assert.ok(!browser.cookies().some((cookie) => cookie.name === 'changxing_identity_session'))
})

const authorization = (parameters: Record<string, string>): URL => {
  const url = new URL(`${agencies.file.issuer}/auth`)
  url.search = new URLSearchParams({
    client_id: 'changxing-citizen', response_type: 'code', scope: 'openid citizen', redirect_uri: redirectUri,
    state: 's', nonce: 'n', ...parameters,
  }).toString()
  return url
}
