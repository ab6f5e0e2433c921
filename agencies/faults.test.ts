import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { makeExchangeKey } from './exchange-envelope.ts'
import { agenciesUnderTest, changxingUrl } from './testing/agencies-under-test.ts'
import type { AgenciesUnderTest } from './testing/agencies-under-test.ts'
import { makeBrowser } from './testing/browser.ts'
import { exchangeKeys, sendSigned } from './testing/exchange.ts'
import { beginSignIn } from './testing/sign-in.ts'

const platform = makeExchangeKey('changxing')
let agencies: AgenciesUnderTest
let agencyKey: PublicKey

before(async () => {
  agencies = await agenciesUnderTest()
  agencyKey = await exchangeKeys(agencies.url, platform)
})
after(() => agencies.close())
afterEach(() => fetch(`${agencies.url}/faults`, { method: 'DELETE' }))

const message = () => ({ id: randomUUID(), to: '16400000001', text: 'fault' })
const send = (sms = message()) => sendSigned(agencies.url, platform, sms)
const sizeOfOutbox = async (): Promise<number> => ((await (await fetch(`${agencies.url}/sms/outbox`)).json()) as { size: number }).size

/** What the socket said, as undici reports it. */
const causeOf = async (work: Promise<unknown>): Promise<string> => {
  const problem = await work.then(() => undefined, (error: Error & { cause?: { code?: string } }) => error)
  assert.ok(problem, 'it should have failed')
  return problem.cause?.code ?? problem.message
}

test('reset: the connection breaks, and nothing was done', async () => {
  const size = await sizeOfOutbox()
  await agencies.switchOn({ agency: 'sms', kind: 'reset', times: 1, path: '/sms/messages' })
  assert.equal(await causeOf(send()), 'ECONNRESET')
  assert.equal(await sizeOfOutbox(), size)
})

test('5xx: out of order, and nothing was done; the repeat succeeds', async () => {
  const sms = message()
  const size = await sizeOfOutbox()
  await agencies.switchOn({ agency: 'sms', kind: '5xx', times: 1, path: '/sms/messages' })
  assert.equal((await send(sms)).status, 503)
  assert.equal(await sizeOfOutbox(), size)
  assert.equal((await send(sms)).status, 200)
})

test('half-body: the answer breaks off, but the message was sent; the repeat does not send it again', async () => {
  const sms = message()
  const size = await sizeOfOutbox()
  await agencies.switchOn({ agency: 'sms', kind: 'half-body', times: 1, path: '/sms/messages' })
  assert.match(await causeOf(send(sms)), /UND_ERR_SOCKET|ECONNRESET/)
  assert.equal(await sizeOfOutbox(), size + 1)
  assert.equal((await send(sms)).status, 200)
  assert.equal(await sizeOfOutbox(), size + 1)
})

test('garbage: the answer is not JSON and its signature does not fit', async () => {
  await agencies.switchOn({ agency: 'sms', kind: 'garbage', times: 1, path: '/sms/messages' })
  const answer = await send()
  assert.equal(answer.status, 200)
  assert.throws(() => answer.json)
  assert.ok(!answer.holds(agencyKey))
})

test('slow: no answer while the caller has patience', async () => {
  await agencies.switchOn({ agency: 'sms', kind: 'slow', times: 1, delayMs: 600_000 })
  await assert.rejects(fetch(`${agencies.url}/sms/outbox`, { signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' })
  assert.equal((await fetch(`${agencies.url}/sms/outbox`)).status, 200)
})

test('slow: the answer comes at last', async () => {
  await agencies.switchOn({ agency: 'sms', kind: 'slow', times: 1, delayMs: 60 })
  const from = performance.now()
  assert.equal((await fetch(`${agencies.url}/sms/outbox`)).status, 200)
  assert.ok(performance.now() - from >= 50)
})

test('wrong-signature, replay, clock-off: each is seen by who looks', async () => {
  const honest = await send()
  assert.ok(honest.holds(agencyKey))

  await agencies.switchOn({ agency: 'sms', kind: 'wrong-signature', times: 1 })
  assert.ok(!(await send()).holds(agencyKey))

  const before = await send()
  await agencies.switchOn({ agency: 'sms', kind: 'replay', times: 1 })
  const sms = message()
  const replayed = await send(sms)
  assert.ok(replayed.holds(agencyKey), 'it is a true answer')
  assert.equal(replayed.messageId, before.messageId, 'to another message')
  assert.notEqual(replayed.messageId, sms.id)

  await agencies.switchOn({ agency: 'sms', kind: 'clock-off', times: 1 })
  const late = await send()
  assert.ok(late.holds(agencyKey))
  assert.ok(Date.now() - Date.parse(late.sentAt) > 3_500_000)
  assert.ok(Date.now() - Date.parse((await send()).sentAt) < 60_000, 'the fault is over')
})

const signedIn = async () => {
  const signIn = await beginSignIn(agencies, makeBrowser(), 'changxing-citizen', 'openid citizen')
  return { signIn, callback: (await signIn.choose('citizen-lin-xiaoyun')).url }
}

test('identity provider: wrong signature, old clock and replayed token', async () => {
  const first = await signedIn()
  await first.signIn.finish(first.callback)

  await agencies.switchOn({ agency: 'identity', kind: 'wrong-signature', times: 1 })
  const { signIn, callback } = await signedIn()
  const { id_token: spoilt } = await signIn.finish(callback)
  const keys = createRemoteJWKSet(new URL(signIn.configuration.serverMetadata().jwks_uri!))
  await assert.rejects(jwtVerify(spoilt!, keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })

  // openid-client looks at the signature only when it is told to
  await agencies.switchOn({ agency: 'identity', kind: 'wrong-signature', times: 1 })
  const careful = await signedIn()
  openid.enableNonRepudiationChecks(careful.signIn.configuration)
  await assert.rejects(careful.signIn.finish(careful.callback), (problem: Error) => /signature/.test(String(problem.cause)))

  await agencies.switchOn({ agency: 'identity', kind: 'clock-off', times: 1 })
  const old = await signedIn()
  await assert.rejects(old.signIn.finish(old.callback), /exp|timestamp|expir/i)

  await agencies.switchOn({ agency: 'identity', kind: 'replay', times: 1 })
  const again = await signedIn()
  await assert.rejects(again.signIn.finish(again.callback), (problem: Error) => /nonce/.test(String(problem.cause)))
})

test('identity provider: an access token of a machine with a wrong signature', async () => {
  await agencies.switchOn({ agency: 'identity', kind: 'wrong-signature', times: 1 })
  const configuration = await agencies.relyingOn('rental-demo')
  const { access_token: token } = await openid.clientCredentialsGrant(configuration, { scope: 'licence:verify' })
  const keys = createRemoteJWKSet(new URL(configuration.serverMetadata().jwks_uri!))
  await assert.rejects(jwtVerify(token, keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
})

test('identity provider: broken answers on one address only', async () => {
  const { signIn, callback } = await signedIn()
  for (const kind of ['5xx', 'reset', 'garbage', 'half-body']) {
    await agencies.switchOn({ agency: 'identity', kind, times: 1, path: '/identity/jwks' })
    await assert.rejects(async () => (await fetch(`${agencies.url}/identity/jwks`)).json(), kind)
  }
  assert.ok((await signIn.finish(callback)).claims())
})

test('real-person check: wrong signature, replay and old clock', async () => {
  const check = async (nonce: string): Promise<string> => {
    const { url } = await makeBrowser().press(new URL(agencies.file.realPerson), {
      client_id: 'changxing-citizen', redirect_uri: `${changxingUrl}/auth/real-person/callback`, state: 's', nonce,
      subject: 'citizen-lin-xiaoyun', purpose: 'test', answer: 'pass',
    })
    return url.searchParams.get('result')!
  }
  const keys = createRemoteJWKSet(new URL(`${agencies.file.issuer}/jwks`))
  const first = await check('n1')
  await agencies.switchOn({ agency: 'real-person', kind: 'replay', times: 1 })
  assert.equal(await check('n2'), first)
  await agencies.switchOn({ agency: 'real-person', kind: 'wrong-signature', times: 1 })
  await assert.rejects(jwtVerify(await check('n3'), keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
  await agencies.switchOn({ agency: 'real-person', kind: 'clock-off', times: 1 })
  await assert.rejects(jwtVerify(await check('n4'), keys), { code: 'ERR_JWT_EXPIRED' })
  assert.equal(decodeJwt(await check('n5'))['nonce'], 'n5')
})

test('the switches: listed, counted down, removed, and wrong orders refused in words', async () => {
  type Listed = { active: { kind: string; times: number | null }[] }
  const list = async () => ((await (await fetch(`${agencies.url}/faults`)).json()) as Listed).active
  await agencies.switchOn({ agency: 'sms', kind: '5xx', times: 2 })
  assert.equal((await fetch(`${agencies.url}/sms/outbox`)).status, 503)
  assert.deepEqual((await list()).map(({ kind, times }) => ({ kind, times })), [{ kind: '5xx', times: 1 }])
  await fetch(`${agencies.url}/sms/outbox`)
  assert.deepEqual(await list(), [])

  await agencies.switchOn({ agency: 'sms', kind: '5xx' })
  for (let visits = 0; visits < 3; visits++) assert.equal((await fetch(`${agencies.url}/sms/outbox`)).status, 503)
  await fetch(`${agencies.url}/faults`, { method: 'DELETE' })
  assert.equal((await fetch(`${agencies.url}/sms/outbox`)).status, 200)

  for (const [order, word] of [
    [{ agency: 'bakery', kind: '5xx' }, 'agency'], [{ agency: 'sms', kind: 'fire' }, 'kind'],
    [{ agency: 'sms', kind: '5xx', times: 0 }, 'times'],
    [{ agency: 'sms', kind: 'slow', delayMs: -1 }, 'delayMs'],
  ] as const) {
    const refused = await agencies.switchOn(order)
    assert.equal(refused.status, 400)
    assert.ok((await refused.text()).includes(word))
  }
  const foreign = await fetch(`${agencies.url}/faults`, { method: 'POST', body: '{"agency":"sms","kind":"5xx"}' })
  assert.equal(foreign.status, 415, 'a form of another origin cannot switch anything')
})
