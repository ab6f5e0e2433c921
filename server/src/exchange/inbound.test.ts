import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { toHex } from '@changxing/credentials/bytes.ts'
import { uncompressed } from '@changxing/credentials/point.ts'
import { envelopeHolds, makeExchangeKey, openPublicKey, sealHeaders, type ExchangeKey } from '@changxing/agencies/exchange-envelope.ts'
import { Area } from '@changxing/contract/shapes.ts'
import { z } from 'zod'
import { Problem } from '../platform/operation.ts'
import { receive, type InboundContext } from './inbound.ts'
import { exchangeForTest, type ExchangeForTest } from './testing/exchange-for-test.ts'

const Note = z.object({ area: Area, what: z.string().min(1).max(20), count: z.int().optional() })
const path = '/exchange/inbound/bank/note'
let world: ExchangeForTest
let bank: ExchangeKey
/** What the handler does besides writing. */
let behave: (context: InboundContext, what: string) => Promise<void> | void = () => undefined

before(async () => {
  world = await exchangeForTest((server, platform) => {
    receive(server, platform, 'bank', 'note', Note, async (context, note) => {
      await context.db.run('test.note', 'insert into test.notes (id, what) values ($1, $2)', [context.messageId, note.what])
      await behave(context, note.what)
      return note.what === 'refuse' ? { outcome: 'denied', body: { refusal: 'no' } } : { outcome: 'confirmed', body: { receipt: note.what, area: context.area } }
    })
  })
  await world.asOwner('create schema test; create table test.notes (id uuid, what text); grant usage on schema test to changxing_app; grant select, insert on test.notes to changxing_app')
  const { privateKey } = JSON.parse(readFileSync(join(world.directory, 'agencies', 'bank-key.json'), 'utf8')) as { privateKey: string }
  bank = makeExchangeKey('bank', privateKey)
})
after(() => world.close())
beforeEach(() => { behave = () => undefined })
afterEach(async () => {
  world.rightClock()
  assert.equal(await world.brokenChain(), undefined)
})

const note = (what = 'hello') => ({ area: '320100', what })
type Spoil = { id?: string; key?: ExchangeKey; sentAt?: string; raw?: string | Buffer; signed?: string; path?: string; without?: string }

/** Sends as the bank does, or not quite. */
const send = async (body: unknown, spoil: Spoil = {}) => {
  const id = spoil.id ?? randomUUID()
  const text = JSON.stringify(body)
  const to = spoil.path ?? path
  const headers = sealHeaders(spoil.key ?? bank, { method: 'POST', path: to, sentAt: spoil.sentAt ?? new Date().toISOString(), messageId: id, body: spoil.signed ?? text })
  if (spoil.without) delete headers[spoil.without]
  const raw = spoil.raw ?? text
  const response = await fetch(world.changxingUrl + to, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: typeof raw === 'string' ? raw : new Uint8Array(raw) })
  const answer = await response.text()
  const header = (name: string) => response.headers.get(name) ?? ''
  const ours = openPublicKey(toHex(uncompressed(world.platform.keys.exchange.publicKey)))
  return {
    id, status: response.status, json: JSON.parse(answer) as any, sentAt: header('x-sent-at'),
    signed: header('x-message-id') === id && header('x-sender') === 'changxing'
      && envelopeHolds(ours, { method: String(response.status), path: to, sentAt: header('x-sent-at'), messageId: id, body: answer }, header('x-signature')),
  }
}
const notes = async (id: string) => (await world.asOwner<{ what: string }>('select what from test.notes where id = $1', [id])).map(({ what }) => what)
const logged = (id: string) =>
  world.asOwner<{ direction: string; status: number | null; outcome: string | null }>('select direction, status, outcome from exchange.messages where message_id = $1 order by place', [id])
const nothingWritten = async (id: string) => {
  const rows = await world.asOwner(
    `select 1 from exchange.messages where message_id::text = $1 union all select 1 from exchange.inbound_directory where message_id::text = $1 union all select 1 from test.notes where id::text = $1`, [id])
  assert.deepEqual(rows, [])
}

test('a message, its work, its log and the signed answer', async () => {
  const answer = await send(note('first'))
  assert.deepEqual([answer.status, answer.signed, answer.json], [200, true, { receipt: 'first', area: '320100' }])
  assert.deepEqual(await notes(answer.id), ['first'])
  assert.deepEqual(await logged(answer.id), [{ direction: 'in', status: null, outcome: 'confirmed' }, { direction: 'out', status: 200, outcome: null }])
  const [{ body }] = await world.asOwner<{ body: Buffer }>(`select body from exchange.messages where message_id = $1 and direction = 'in'`, [answer.id]) as [{ body: Buffer }]
  assert.ok(!body.includes('first'), 'the log keeps bodies encrypted')
})

test('a repeat, also at the same moment and long after, gets the first answer, and the work is done once', async () => {
  const id = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => send(note('once'), { id })))
  world.advance(3_600_000)
  answers.push(await send(note('once'), { id, sentAt: world.platform.clock.now() }))
  for (const answer of answers) assert.deepEqual([answer.status, answer.signed, answer.json], [200, true, { receipt: 'once', area: '320100' }])
  assert.deepEqual(await notes(id), ['once'])
  assert.equal((await logged(id)).length, 2)
})

test('a refusal is an answer: signed, logged, and the same for a repeat', async () => {
  const first = await send(note('refuse'))
  const again = await send(note('refuse'), { id: first.id })
  for (const answer of [first, again]) assert.deepEqual([answer.status, answer.signed, answer.json], [422, true, { refusal: 'no' }])
  assert.deepEqual((await logged(first.id)).map(({ outcome }) => outcome), ['denied', null])
})

test('an id that was used for another message is refused, signed, and changes nothing', async () => {
  const { id } = await send(note('original'))
  const other = await send(note('other'), { id })
  assert.deepEqual([other.status, other.signed, other.json.error.code], [409, true, 'message-id-reused'])
  const elsewhere = await send({ ...note('original'), area: '330100' }, { id })
  assert.equal(elsewhere.status, 409)
  assert.deepEqual(await notes(id), ['original'])
})

test('whoever does not sign as the bank is told so without a signature, and nothing is written', async () => {
  for (const spoil of [
    { key: makeExchangeKey('bank') }, { key: makeExchangeKey('stranger') }, { signed: '{}' }, { without: 'x-signature' }, { without: 'x-sender' }, { without: 'x-message-id' },
    { raw: JSON.stringify(note('altered')) }, { path: '/exchange/inbound/nobody/note' }, { path: '/exchange/inbound/insurance/note' }, { raw: Buffer.from([0xff, 0xfe]) }, { raw: '' },
  ] as const satisfies Spoil[]) {
    const answer = await send(note(), spoil)
    assert.ok(answer.status === 401 || answer.status === 400, JSON.stringify(answer))
    assert.equal(answer.signed, false)
    assert.ok(answer.json.error.says.zh && answer.json.error.says.en)
    await nothingWritten(answer.id)
  }
  const long = await send({ ...note(), what: 'x'.repeat(70_000) })
  assert.deepEqual([long.status, long.signed], [413, false])
})

test('bad input of the bank: signed, every fault named, and nothing written', async () => {
  const wrong = await send({ area: 'Nanjing', what: '', extra: 1, count: 1.5 })
  assert.deepEqual([wrong.status, wrong.signed, wrong.json.error.code], [422, true, 'bad-input'])
  assert.deepEqual(wrong.json.error.fields.map(({ field }: { field: string }) => field).sort(), ['area', 'count', 'extra', 'what'])
  for (const [spoil, status, code] of [
    [{ sentAt: new Date(Date.now() - 6 * 60_000).toISOString() }, 401, 'clock'], [{ sentAt: new Date(Date.now() + 6 * 60_000).toISOString() }, 401, 'clock'], [{ sentAt: 'yesterday' }, 401, 'clock'],
    [{ id: 'not-a-uuid' }, 400, 'message-id'], [{ path: '/exchange/inbound/bank/nonsense' }, 404, 'no-such-subject'], [{ signed: '{', raw: '{' }, 400, 'not-json'],
    [{ signed: 'null', raw: 'null' }, 422, 'bad-input'], [{ signed: '[]', raw: '[]' }, 422, 'bad-input'],
  ] as const) {
    const answer = await send(note(), spoil)
    assert.deepEqual([answer.status, answer.signed, answer.json.error.code], [status, true, code], JSON.stringify(spoil))
    await nothingWritten(answer.id)
  }
  await nothingWritten(wrong.id)
})

test('what the handler throws rolls everything back, is answered signed, and the repeat is done', async () => {
  for (const [cause, status, code] of [[new Error('bug'), 500, 'internal'], [new Problem('changed-meanwhile'), 503, 'changed-meanwhile']] as const) {
    behave = () => { throw cause }
    const first = await send(note('again'))
    assert.deepEqual([first.status, first.signed, first.json.error.code], [status, true, code])
    assert.ok(!JSON.stringify(first.json).includes('bug'))
    await nothingWritten(first.id)
    behave = () => undefined
    assert.equal((await send(note('again'), { id: first.id })).status, 200)
    assert.deepEqual(await notes(first.id), ['again'])
  }
  assert.match(world.errors.join('\n'), /inbound-message-failed/)
})
