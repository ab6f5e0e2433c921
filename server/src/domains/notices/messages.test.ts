import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Message } from '@changxing/contract/notices.ts'
import type { z } from 'zod'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { signInPerson, type Headers } from '../../../testing/people-for-test.ts'
import type { SignedIn } from '../../platform/actor.ts'
import { tell } from './index.ts'

let it: AppForTest
let reader: { headers: Headers; actor: SignedIn }
let other: { headers: Headers; actor: SignedIn }

before(async () => {
  it = await appForTest()
  reader = await signInPerson(it, 'citizen-lin-xiaoyun')
  other = await signInPerson(it, 'citizen-wu-siyuan')
})
after(() => it.close())

const message: Parameters<typeof tell>[2] = { title: { zh: '标题', en: 'Title' }, body: { zh: '正文', en: 'Body' }, link: '/citizen/licence' }
const toReader = (words = message) => {
  const { actor } = reader
  if (actor.kind !== 'citizen') throw new Error('a citizen reads')
  return it.platform.database.transaction((db) => tell({ db, platform: it.platform }, actor, words))
}
const mine = async (headers = reader.headers) => (await it.call('GET', '/api/my/messages', { headers })).json

test('nobody who is not a citizen has messages', async () => {
  assert.equal((await it.call('GET', '/api/my/messages')).status, 401)
  const { headers } = await signInPerson(it, 'officer-cd-notices')
  assert.equal((await it.call('GET', '/api/my/messages', { headers })).status, 403)
})

test('a message comes to its reader only, the newest first, and is read once', async () => {
  await toReader()
  await toReader({ ...message, title: { zh: '第二条', en: 'Second' }, link: null })
  const before = await mine()
  assert.equal(before.unread, 2)
  assert.deepEqual(before.messages.map(({ title, link, read }: z.infer<typeof Message>) => [title.en, link, read]), [['Second', null, false], ['Title', '/citizen/licence', false]])
  assert.deepEqual(await mine(other.headers), { unread: 0, messages: [] })

  const path = `/api/my/messages/${before.messages[1].id}/read`
  assert.equal((await it.call('POST', path, { headers: other.headers })).status, 404, 'somebody else\'s is not found')
  const headers = { ...reader.headers, 'idempotency-key': '10000000-0000-4000-8000-000000000001' }
  const first = await it.call('POST', path, { headers })
  assert.equal(first.json.read, true)
  assert.deepEqual((await it.call('POST', path, { headers })).json, first.json)
  assert.equal((await it.call('POST', path, { headers: reader.headers })).status, 200, 'and again with another key')
  assert.equal((await mine()).unread, 1)
})

test('a message that does not exist, an id that is none, a missing key', async () => {
  assert.equal((await it.call('POST', '/api/my/messages/01890000-0000-7000-8000-000000000000/read', { headers: reader.headers })).status, 404)
  const bad = await it.call('POST', '/api/my/messages/1/read', { headers: reader.headers })
  assert.deepEqual([bad.status, bad.json.error.fields[0].field], [400, 'messageId'])
  assert.equal((await it.call('POST', '/api/my/messages/01890000-0000-7000-8000-000000000000/read', { headers: { ...reader.headers, 'idempotency-key': '' } })).status, 400)
})

test('who tells and then fails has told nothing', async () => {
  const { unread } = await mine()
  const { actor } = reader
  await assert.rejects(it.platform.database.transaction(async (db) => {
    await tell({ db, platform: it.platform }, actor as never, message)
    throw new Error('the business failed')
  }))
  assert.equal((await mine()).unread, unread)
})
