import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { envelopeHolds, makeExchangeKey, openPublicKey } from '../exchange-envelope.ts'
import { startAgencies } from '../start-agencies.ts'
import { agenciesUnderTest, changxingUrl } from '../testing/agencies-under-test.ts'
import type { AgenciesUnderTest } from '../testing/agencies-under-test.ts'
import { exchangeKeys, sendSigned } from '../testing/exchange.ts'

const platform = makeExchangeKey('changxing')
let agencies: AgenciesUnderTest
let agencyKey: PublicKey

before(async () => {
  agencies = await agenciesUnderTest()
  agencyKey = await exchangeKeys(agencies.url, platform)
})
after(() => agencies.close())

const message = () => ({ id: randomUUID(), to: '16400000001', text: '您的电子驾驶证已签发。' })
type Outbox = { size: number; messages: { id: string; text: string }[] }
const outbox = async () => await (await fetch(`${agencies.url}/sms/outbox`)).json() as Outbox

test('a signed message is accepted, the answer is signed, and the text lies in the outbox', async () => {
  const sms = message()
  const answer = await sendSigned(agencies.url, platform, sms)
  assert.equal(answer.status, 200)
  assert.ok(answer.holds(agencyKey))
  assert.deepEqual([answer.json['id'], answer.json['accepted'], answer.json['segments']], [sms.id, true, 1])
  assert.ok((await outbox()).messages.some((each) => each.id === sms.id && each.text === sms.text))
})

test('the same message again, also at the same moment, is sent once and answered alike', async () => {
  const sms = message()
  const { size } = await outbox()
  const answers = await Promise.all([1, 2, 3].map(() => sendSigned(agencies.url, platform, sms)))
  assert.deepEqual(answers.map((answer) => answer.json), Array(3).fill(answers[0]!.json))
  assert.equal((await outbox()).size, size + 1)
  const lines = (await readFile(join(agencies.directory, 'agencies', 'sms-outbox.jsonl'), 'utf8')).split('\n')
  assert.equal(lines.filter((line) => line.includes(sms.id)).length, 1)
})

test('an id that was used for another text is refused, and nothing is sent', async () => {
  const sms = message()
  await sendSigned(agencies.url, platform, sms)
  const { size } = await outbox()
  const answer = await sendSigned(agencies.url, platform, { ...sms, text: 'another' })
  assert.deepEqual([answer.status, answer.holds(agencyKey)], [409, true])
  assert.equal((await outbox()).size, size)
})

test('a changed body, a stranger, and a missing signature are refused', async () => {
  const changed = await sendSigned(agencies.url, platform, message(), { body: JSON.stringify(message()) })
  assert.deepEqual([changed.status, changed.json['error']], [401, 'the signature does not fit'])
  const stranger = await sendSigned(agencies.url, makeExchangeKey('stranger'), message())
  assert.equal(stranger.status, 401)
  const impostor = await sendSigned(agencies.url, makeExchangeKey('changxing'), message())
  assert.equal(impostor.status, 401)
  const naked = await fetch(`${agencies.url}/sms/messages`, { method: 'POST', body: JSON.stringify(message()) })
  assert.equal(naked.status, 401)
})

test('a message from an hour ago is refused', async () => {
  const answer = await sendSigned(agencies.url, platform, message(), { sentAt: new Date(Date.now() - 3_600_000).toISOString() })
  assert.equal(answer.status, 401)
  assert.match(String(answer.json['error']), /x-sent-at/)
})

test('no number, no text, or an id that is not that of the envelope: refused with the reason', async () => {
  for (const wrong of [{ to: '12' }, { text: '' }, { text: 'x'.repeat(1001) }]) {
    const answer = await sendSigned(agencies.url, platform, { ...message(), ...wrong })
    assert.deepEqual([answer.status, answer.holds(agencyKey)], [422, true])
  }
  assert.equal((await sendSigned(agencies.url, platform, message(), { messageId: randomUUID() })).status, 422)
})

test('a body that is too long, or not UTF-8, is refused and the next one is served', async () => {
  const post = (body: BodyInit) => fetch(`${agencies.url}/sms/messages`, { method: 'POST', body })
  assert.equal((await post('x'.repeat(8_000_000))).status, 413)
  assert.equal((await post(Uint8Array.of(0xff, 0xfe))).status, 400)
  assert.equal((await sendSigned(agencies.url, platform, message())).status, 200)
})

test('a known sender cannot be given another key', async () => {
  await assert.rejects(exchangeKeys(agencies.url, makeExchangeKey('changxing')), /409/)
  await exchangeKeys(agencies.url, platform)
})

test('the outbox as a page hides the numbers and escapes the texts', async () => {
  await sendSigned(agencies.url, platform, { ...message(), text: '<b>bold</b>' })
  const page = await (await fetch(`${agencies.url}/sms/outbox`, { headers: { accept: 'text/html' } })).text()
  assert.match(page, /164\*\*\*\*0001/)
  assert.doesNotMatch(page, /16400000001|<b>bold/)
})

test('keys, known senders and sent messages outlive a restart', async () => {
  const sms = message()
  await sendSigned(agencies.url, platform, sms)
  const { size } = await outbox()
  const again = await startAgencies({ port: 0, changxingUrl, dataDirectory: agencies.directory })
  try {
    const answer = await sendSigned(again.url, platform, sms)
    assert.deepEqual([answer.status, answer.holds(agencyKey)], [200, true])
    assert.equal(((await (await fetch(`${again.url}/sms/outbox`)).json()) as { size: number }).size, size)
  } finally {
    await again.close()
  }
})

test('an envelope is bound to method, path, instant, id and body', () => {
  const covered = { method: 'POST', path: '/a', sentAt: '2021-06-01T00:00:00.000Z', messageId: 'm', body: '{}' }
  const key = openPublicKey(platform.publicKey)
  const signature = platform.sign(covered)
  assert.ok(envelopeHolds(key, covered, signature))
  for (const changed of [{ method: 'PUT' }, { path: '/b' }, { sentAt: '2021-06-01T00:00:01.000Z' }, { messageId: 'n' }, { body: '[]' }]) {
    assert.ok(!envelopeHolds(key, { ...covered, ...changed }, signature), JSON.stringify(changed))
  }
})
