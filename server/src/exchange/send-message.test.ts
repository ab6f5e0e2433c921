import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import pg from 'pg'
import { agenciesForTest, type AgenciesForTest } from '../../testing/agencies-for-test.ts'
import { freshDatabase, type DatabaseForTest } from '../../testing/database-for-test.ts'
import { readConfig } from '../platform/config.ts'
import { openPlatform } from '../platform/open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import type { Agency } from './agency-keys.ts'
import { brokenAt } from './chain.ts'
import * as chain from './chain.store.ts'
import { checkChains } from './check-chains.ts'
import { envelopeHolds } from './envelope.ts'
import { bodyContext, sendMessage } from './send-message.ts'

const area = '510100'
let agencies: AgenciesForTest
let database: DatabaseForTest
let directory: string
let platform: Platform
let sms: Agency
const errors: string[] = []

before(async () => {
  agencies = await agenciesForTest()
  database = await freshDatabase()
  directory = await mkdtemp(join(tmpdir(), 'changxing-test-'))
  platform = openPlatform(readConfig({ DATABASE_URL: database.url, DATA_DIRECTORY: directory, ...agencies.environment }), {
    info: () => undefined, error: (event, _cause, fields) => { errors.push(`${event} ${JSON.stringify(fields)}`) },
  })
  sms = { name: 'sms', url: platform.config.agencies.sms }
})
after(async () => {
  await agencies.close()
  await platform.database.close()
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})
afterEach(async () => {
  await agencies.endFaults()
  await asOwner('delete from exchange.circuits')
})

const message = (id = randomUUID(), to = '16400000001', text = '【畅行】测试') => ({ area, id, path: '/messages', body: { id, to, text } })
const count = async (id: string) => (await agencies.sent()).filter((one) => one.id === id).length

/** Looks behind the scenes, as the owner of the tables. */
const asOwner = async <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> => {
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  try {
    return (await owner.query<Row>(sql, params)).rows
  } finally {
    await owner.end()
  }
}
const broken = () => platform.database.transaction(async (db) => {
  const [end] = await chain.chains(db)
  return brokenAt(db, area, 'sms', end!)
})

test('keys are exchanged at first contact, the message is confirmed, both sides are in the log', async () => {
  const one = message()
  const answer = await sendMessage(platform, sms, one)
  assert.equal(answer.outcome, 'confirmed')
  assert.deepEqual((await agencies.sent())[0]?.text, '【畅行】测试')
  const rows = await asOwner('select direction, status, outcome, cause, body from exchange.messages where message_id = $1 order by place', [one.id])
  assert.deepEqual(rows.map(({ direction, status, outcome, cause }) => [direction, status, outcome, cause]), [['out', null, null, null], ['in', 200, 'confirmed', null]])
  for (const { body } of rows) assert.ok(!(body as Buffer).includes('16400000001') && !(body as Buffer).includes('测试'), 'the log keeps bodies encrypted')
  assert.equal(await broken(), undefined)
})

test('what came back keeps the signature that stood under our message, also when nothing came; it holds over what the log says was sent', async () => {
  const good = message()
  const lost = message()
  await sendMessage(platform, sms, good)
  await agencies.switchOn({ agency: 'sms', kind: 'reset' })
  await sendMessage(platform, sms, lost)
  for (const { id } of [good, lost]) {
    const [out, back] = await asOwner<{ body: Buffer; sent_at: string; signature: string | null; asked_signature: string | null; path: string }>(
      'select body, sent_at, signature, asked_signature, path from exchange.messages where message_id = $1 order by place', [id])
    const body = platform.box.open(out!.body, bodyContext(area, 'sms', id, 'out')).toString('utf8')
    assert.deepEqual([out!.signature, out!.asked_signature], [null, null])
    const covered = { method: 'POST', path: out!.path, sentAt: out!.sent_at, messageId: id, body }
    assert.ok(envelopeHolds([platform.keys.exchange.publicKey], covered, back!.asked_signature!))
    assert.ok(!envelopeHolds([platform.keys.exchange.publicKey], { ...covered, body: `${body} ` }, back!.asked_signature!))
  }
  assert.equal(await broken(), undefined)
  const turn = `update exchange.messages set asked_signature = reverse(asked_signature) where message_id = $1 and direction = 'in'`
  await asOwner(turn, [lost.id])
  assert.notEqual(await broken(), undefined, 'an altered signature breaks the chain')
  await asOwner(turn, [lost.id])
  assert.equal(await broken(), undefined)
})

for (const [kind, cause] of [
  ['5xx', 'not-signed'], ['reset', 'no-answer'], ['garbage', 'wrong-signature'], ['half-body', 'no-answer'],
  ['wrong-signature', 'wrong-signature'], ['replay', 'another-message'], ['clock-off', 'clock'],
] as const) {
  test(`${kind}: the outcome is unknown, and the repeat with the same id is confirmed and sent once`, async () => {
    const one = message()
    await agencies.switchOn({ agency: 'sms', kind, times: 1, path: '/sms/messages' })
    assert.deepEqual(await sendMessage(platform, sms, one), { outcome: 'unknown', cause })
    assert.equal((await sendMessage(platform, sms, one)).outcome, 'confirmed')
    assert.equal(await count(one.id), 1)
  })
}

test('slow: no longer than our patience', async () => {
  await agencies.switchOn({ agency: 'sms', kind: 'slow', times: 1, delayMs: 600_000, path: '/sms/messages' })
  assert.deepEqual(await sendMessage(platform, sms, message(), 100), { outcome: 'unknown', cause: 'too-late' })
})

test('a repeat says what was said first, byte for byte, whatever it is given later', async () => {
  const first = message()
  await agencies.switchOn({ agency: 'sms', kind: 'half-body', times: 1, path: '/sms/messages' })
  assert.equal((await sendMessage(platform, sms, first)).outcome, 'unknown')
  assert.equal((await sendMessage(platform, sms, message(first.id, '16400000002', '别的'))).outcome, 'confirmed')
  assert.equal((await agencies.sent()).find((one) => one.id === first.id)?.to, '16400000001')
})

test('a signed refusal of the message is denied', async () => {
  const answer = await sendMessage(platform, sms, message(randomUUID(), 'not a number'))
  assert.equal(answer.outcome, 'denied')
})

test('a signed refusal that may pass is unknown: our clock is off', async () => {
  const ahead = { ...platform, clock: { ...platform.clock, now: () => '2021-06-01T00:00:00.000Z' } }
  assert.deepEqual(await sendMessage(ahead, sms, message()), { outcome: 'unknown', cause: 'unsettled' })
})

/** Somebody else at an agency's address. */
const strangerAt = async (answer: RequestListener): Promise<Agency & { close: () => void }> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    name: 'sms', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
const keysAsShown = async () => {
  const known = await asOwner<{ public_key: string }>('select public_key from exchange.agency_keys')
  return JSON.stringify({ agencies: known.map(({ public_key: publicKey }) => ({ sender: 'sms', publicKey })) })
}

test('an agency that does not answer the greeting is not written to', async () => {
  const visited: string[] = []
  const stranger = await strangerAt((request, response) => {
    visited.push(request.url!)
    response.writeHead(503).end()
  })
  try {
    assert.deepEqual(await sendMessage(platform, stranger, message()), { outcome: 'unknown', cause: 'no-key' })
    assert.deepEqual(visited, ['/exchange/keys'])
    assert.match(errors.join('\n'), /first-contact-failed/)
  } finally {
    stranger.close()
  }
})

test('an unsigned 401 is unknown, and an agency that has forgotten us is greeted again; an outage is no reason to', async () => {
  const keys = await keysAsShown()
  const visited: string[] = []
  let status = 503
  const stranger = await strangerAt((request, response) => {
    visited.push(request.url!)
    if (request.url === '/exchange/keys') response.end(keys)
    else response.writeHead(status).end('{}')
  })
  try {
    for (status of [503, 401, 401]) assert.deepEqual(await sendMessage(platform, stranger, message()), { outcome: 'unknown', cause: 'not-signed' })
    assert.deepEqual(visited, ['/exchange/keys', '/sms/messages', '/sms/messages', '/exchange/keys', '/sms/messages'])
  } finally {
    stranger.close()
  }
})

test('a redirect leads nowhere, and an endless answer is not read to its end', async () => {
  const keys = await keysAsShown()
  const visited: string[] = []
  let endless = false
  const stranger = await strangerAt((request, response) => {
    visited.push(request.url!)
    if (request.url === '/exchange/keys') response.end(keys)
    else if (endless) response.end(Buffer.alloc(10 * 1024 * 1024))
    else response.writeHead(307, { location: '/elsewhere' }).end()
  })
  try {
    assert.deepEqual(await sendMessage(platform, stranger, message()), { outcome: 'unknown', cause: 'not-signed' })
    assert.ok(!visited.includes('/elsewhere'))
    endless = true
    assert.deepEqual(await sendMessage(platform, stranger, message()), { outcome: 'unknown', cause: 'too-long' })
  } finally {
    stranger.close()
  }
})

test('another key than the one of the first contact is not believed', async () => {
  const impostors = await agenciesForTest()
  try {
    assert.deepEqual(await sendMessage(platform, { name: 'sms', url: `${impostors.url}/sms` }, message()), { outcome: 'unknown', cause: 'wrong-signature' })
  } finally {
    await impostors.close()
  }
})

test('in production nobody is believed at first contact', async () => {
  await asOwner('create table kept_keys as select * from exchange.agency_keys')
  await asOwner('delete from exchange.agency_keys')
  const production: Platform = { ...platform, config: { ...platform.config, mode: 'production' } }
  const one = message()
  assert.deepEqual(await sendMessage(production, sms, one), { outcome: 'unknown', cause: 'no-key' })
  assert.match(errors.join('\n'), /agency-key-missing/)
  assert.equal(await count(one.id), 0)
  await asOwner('insert into exchange.agency_keys select * from kept_keys')
  assert.equal((await sendMessage(production, sms, one)).outcome, 'confirmed')
})

test('messages sent at the same time stand in one unbroken chain', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => sendMessage(platform, sms, message())))
  assert.ok(answers.every(({ outcome }) => outcome === 'confirmed'))
  assert.equal(await broken(), undefined)
})

test('the log shows what was altered, removed or cut off; the server may do neither', async () => {
  await assert.rejects(platform.database.pool.query(`update exchange.messages set outcome = 'confirmed'`), /permission denied/)
  await assert.rejects(platform.database.pool.query('delete from exchange.messages'), /permission denied/)
  await asOwner('create table kept_log as select * from exchange.messages')
  const restore = async () => {
    await asOwner('delete from exchange.messages')
    await asOwner('insert into exchange.messages select * from kept_log')
  }
  const [{ length } = { length: 0 }] = await asOwner<{ length: number }>('select length::int from exchange.chains')
  for (const [sql, place] of [
    [`update exchange.messages set outcome = 'confirmed' where place = (select min(place) from exchange.messages where outcome = 'unknown')`, undefined],
    [`update exchange.messages set body = 'x' where place = 3`, 3],
    ['delete from exchange.messages where place = 4', 4],
    [`delete from exchange.messages where place = ${length}`, length],
  ] as const) {
    await asOwner(sql)
    const found = await broken()
    if (place === undefined) assert.ok(found !== undefined, sql)
    else assert.equal(found, place, sql)
    errors.length = 0
    await checkChains({ platform, transaction: platform.database.transaction }, {})
    assert.match(errors.join('\n'), /exchange-chain-broken/)
    await restore()
    assert.equal(await broken(), undefined)
  }
  // What is removed when its keeping time is over leaves the chain whole.
  await asOwner('update exchange.messages set body = null')
  assert.equal(await broken(), undefined)
})
