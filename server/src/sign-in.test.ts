import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startAgencies } from '@changxing/agencies/start-agencies.ts'
import { makeBrowser } from '@changxing/agencies/testing/browser.ts'
import { appForTest, type AppForTest } from '../testing/app-for-test.ts'

const changxingUrl = 'http://localhost:4120'

describe('signing in at the real stand-in provider, and its real-person checks', () => {
  let it: AppForTest
  let agencies: Awaited<ReturnType<typeof startAgencies>>
  let directory: string
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'changxing-sign-in-'))
    agencies = await startAgencies({ port: 0, changxingUrl, dataDirectory: directory })
    const secrets = JSON.parse(readFileSync(join(directory, 'agencies', 'clients.json'), 'utf8')) as { clients: Record<string, { secret: string }> }
    const environment = Object.fromEntries(['citizen', 'desk', 'patrol', 'relying'].map((app) => [`OIDC_CLIENT_SECRET_${app.toUpperCase()}`, secrets.clients[`changxing-${app}`]!.secret]))
    it = await appForTest({ environment: { AGENCIES_URL: agencies.url, PUBLIC_URL: changxingUrl, ...environment } })
    await cp(directory, it.dataDirectory, { recursive: true })
  })
  after(async () => {
    await it.close()
    await agencies.close()
    await rm(directory, { recursive: true, force: true })
  })

  /** Leaves for the provider, presses the button of this person, and comes back. */
  const signIn = async (app: string, person: string, returnTo: string) => {
    const left = await it.app.inject({ method: 'GET', url: `/auth/${app}/sign-in?return=${encodeURIComponent(returnTo)}` })
    assert.equal(left.statusCode, 302)
    const browser = makeBrowser()
    const page = await browser.follow(String(left.headers['location']))
    const answered = await pressPerson(browser, page, person)
    const back = await it.app.inject({ method: 'GET', url: `${answered.pathname}${answered.search}` })
    return { back, callback: answered }
  }
  const pressPerson = async (browser: ReturnType<typeof makeBrowser>, page: { url: URL; response?: Response }, person: string): Promise<URL> => {
    const html = await page.response!.text()
    const form = /<form[^>]*action="([^"]+)"/.exec(html)
    const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1]!, match[2]!.replaceAll('&amp;', '&')]))
    const name = /<button[^>]*name="([^"]+)"[^>]*value="/.exec(html)?.[1] ?? 'person'
    const target = new URL((form?.[1] ?? page.url.href).replaceAll('&amp;', '&'), page.url)
    return (await browser.press(target, { ...hidden, [name]: person })).url
  }
  const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]!

  test('a citizen comes back to the page that they left, with a cookie that scripts cannot read', async () => {
    const { back } = await signIn('citizen', 'citizen-lin-xiaoyun', '/citizen/services')
    assert.equal(back.statusCode, 302)
    assert.equal(back.headers['location'], '/citizen/services')
    assert.match(String(back.headers['set-cookie']), /HttpOnly/i)
    assert.match(String(back.headers['set-cookie']), /SameSite=Lax/i)
    const { json } = await it.call('GET', '/api/me', { headers: { cookie: cookieOf(back), 'x-changxing-app': 'citizen' } })
    assert.equal(json.actor.kind, 'citizen')
    assert.equal(json.actor.name, '林晓芸')
    assert.equal(json.actor.numberMasked, '510*************25')
  })

  test('an officer brings office and posts from the provider', async () => {
    const { back } = await signIn('desk', 'officer-cd-reviewer', '/desk/')
    const { json } = await it.call('GET', '/api/me', { headers: { cookie: cookieOf(back), 'x-changxing-app': 'desk' } })
    assert.deepEqual([json.actor.area, json.actor.posts], ['510100', ['licence-review']])
  })

  test('a sign-in that was not begun here, or is used twice, opens nothing', async () => {
    const { callback } = await signIn('citizen', 'citizen-wu-siyuan', '/citizen/')
    const again = await it.app.inject({ method: 'GET', url: `${callback.pathname}${callback.search}` })
    assert.equal(again.headers['location'], '/citizen/?signIn=failed')
    assert.equal(again.headers['set-cookie'], undefined)
    const invented = await it.app.inject({ method: 'GET', url: '/auth/callback?code=x&state=invented' })
    assert.equal(invented.headers['set-cookie'], undefined)
  })

  test('nobody is sent to another site after signing in', async () => {
    for (const wanted of ['https://elsewhere.example/', '//elsewhere.example', '/citizen//elsewhere.example', '/api/me', '/citizen/\\elsewhere']) {
      const { back } = await signIn('citizen', 'citizen-lin-xiaoyun', wanted)
      assert.equal(back.headers['location'], '/citizen/', wanted)
    }
  })

  test('a business calls the API with a token of its own, and needs no cookie (M1.4.3)', async () => {
    const { clients } = JSON.parse(readFileSync(join(directory, 'agencies', 'clients.json'), 'utf8')) as { clients: Record<string, { secret: string }> }
    const answer = await fetch(`${agencies.url}/identity/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'rental-demo', client_secret: clients['rental-demo']!.secret, scope: 'licence:verify' }),
    })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    const ask = (authorization: string) => it.call('POST', '/api/relying/verifications', { headers: { authorization }, body: { checkId: randomUUID(), code: 'https://elsewhere.example', purpose: '租车' } })
    const seen = await ask(`Bearer ${token}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.json.verdict, 'grey')
    assert.equal(seen.json.facts, null)
    assert.equal((await ask(`Bearer ${token.slice(0, -4)}AAAA`)).status, 401)
    assert.equal((await it.call('GET', '/api/patrol/checks', { headers: { authorization: `Bearer ${token}` } })).status, 403)
  })

  test('signing out ends the session here, and then at the provider', async () => {
    const { back } = await signIn('citizen', 'citizen-lin-xiaoyun', '/citizen/')
    const headers = { cookie: cookieOf(back), 'x-changxing-app': 'citizen' }
    const { json } = await it.call('POST', '/api/sign-out', { headers })
    assert.ok(json.next.startsWith(`${agencies.url}/identity/session/end`), json.next)
    assert.equal((await it.call('GET', '/api/me', { headers })).json.actor, null)
  })

  test('a real-person check counts once, for its own person and purpose, and only as the provider signed it', async () => {
    const { back } = await signIn('citizen', 'citizen-lin-xiaoyun', '/citizen/')
    const headers = { cookie: cookieOf(back), 'x-changxing-app': 'citizen' }
    const begin = async () => (await it.call('POST', '/api/my/real-person-checks', { headers, body: { purpose: 'e-licence-application', returnTo: '/citizen/services/x' } })).json
    const answer = async (url: string, value: string) => {
      const browser = makeBrowser()
      const page = await browser.follow(url)
      return pressPerson(browser, page, value)
    }
    const started = await begin()
    const callback = await answer(started.url, 'pass')
    const forged = new URL(callback)
    forged.searchParams.set('result', `${callback.searchParams.get('result')!.slice(0, -6)}AAAAAA`)
    await it.app.inject({ method: 'GET', url: `${forged.pathname}${forged.search}` })
    const resultOf = async (id: string) => (await it.call('GET', `/api/my/real-person-checks/${id}`, { headers })).json.result
    assert.equal(await resultOf(started.checkId), 'waiting', 'a forged result counts for nothing')
    const returned = await it.app.inject({ method: 'GET', url: `${callback.pathname}${callback.search}` })
    assert.equal(returned.headers['location'], `/citizen/services/x?realPerson=${started.checkId}`)
    assert.equal(await resultOf(started.checkId), 'confirmed')
    const second = await begin()
    const swapped = new URL(callback)
    swapped.searchParams.set('state', new URL(second.url).searchParams.get('state')!)
    await it.app.inject({ method: 'GET', url: `${swapped.pathname}${swapped.search}` })
    assert.equal(await resultOf(second.checkId), 'waiting', 'one check’s answer does not serve another')
    const denied = await answer(second.url, 'fail')
    await it.app.inject({ method: 'GET', url: `${denied.pathname}${denied.search}` })
    assert.equal(await resultOf(second.checkId), 'denied')
    const other = (await signIn('citizen', 'citizen-wu-siyuan', '/citizen/')).back
    assert.equal((await it.call('GET', `/api/my/real-person-checks/${started.checkId}`, { headers: { cookie: cookieOf(other), 'x-changxing-app': 'citizen' } })).status, 404)
  })
})
