import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { freshDatabase, serverForTest } from './database-for-test.ts'

async function query(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

test('every test file gets a database of its own, migrated and empty', async () => {
  await using one = await freshDatabase()
  await using other = await freshDatabase()
  assert.notEqual(one.name, other.name)
  await query(one.ownerUrl, 'create table public.mine (number integer)')
  assert.deepEqual(await query(other.ownerUrl, `select to_regclass('public.mine') as mine`), [{ mine: null }])
  assert.deepEqual(await query(one.url, 'select current_user as role'), [{ role: 'changxing_app' }])
})

test('a dropped database is gone, also while somebody is connected', async () => {
  const database = await freshDatabase()
  const client = new pg.Client(database.url)
  client.on('error', () => {})
  await client.connect()
  await database.drop()
  const { url } = await serverForTest()
  assert.deepEqual(await query(url, `select datname from pg_database where datname = '${database.name}'`), [])
})

test('a test of crashes gets a server that keeps fsync', async () => {
  await using database = await freshDatabase({ durable: true })
  assert.deepEqual(await query(database.url, 'show fsync'), [{ fsync: 'on' }])
  await using quick = await freshDatabase()
  assert.deepEqual(await query(quick.url, 'show fsync'), [{ fsync: 'off' }])
})
