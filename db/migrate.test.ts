import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { makeWorkerUtils, runOnce } from 'graphile-worker'
import pg from 'pg'
import { serverForTest } from '../server/testing/database-for-test.ts'
import { address, appAddress, derivedAppPassword } from './app-role.ts'
import { migrate } from './migrate.ts'

describe('the migrator', () => {
  let directory = ''
  let server = ''
  let url = ''
  let count = 0

  before(async () => {
    server = (await serverForTest()).url
  })
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'changxing-migrations-'))
    const name = `test_${process.pid}_migrate${++count}`
    await query(server, `create database ${name}`)
    url = address(server, { database: name })
  })
  after(async () => {
    for (let number = 1; number <= count; number++) await query(server, `drop database test_${process.pid}_migrate${number} with (force)`)
  })

  const file = (name: string, sql: string) => writeFileSync(join(directory, name), sql)
  const run = () => migrate({ url, directory, appPassword: derivedAppPassword(server) })
  const query = async (at: string, sql: string) => {
    const client = new pg.Client(at)
    await client.connect()
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  }

  test('applies each file once, in order, and then only new ones', async () => {
    file('0001_first.sql', 'create table public.first (number integer)')
    file('0002_second.sql', 'insert into public.first values (1)')
    assert.deepEqual(await run(), ['0001_first.sql', '0002_second.sql'])
    assert.deepEqual(await run(), [])
    file('0003_third.sql', 'insert into public.first values (2)')
    assert.deepEqual(await run(), ['0003_third.sql'])
    assert.deepEqual(await query(url, 'select number from public.first order by 1'), [{ number: 1 }, { number: 2 }])
    rmSync(directory, { recursive: true })
  })

  test('refuses a file that was altered after it had been applied, and one that is gone', async () => {
    file('0001_first.sql', 'create table public.first (number integer)')
    await run()
    file('0001_first.sql', 'create table public.first (number bigint)')
    await assert.rejects(run(), /0001_first\.sql was altered after it had been applied/)
    rmSync(join(directory, '0001_first.sql'))
    await assert.rejects(run(), /the database is newer than the program/)
  })

  test('refuses a name without number, a number twice, and one that comes too late', async () => {
    file('first.sql', 'select 1')
    await assert.rejects(run(), /first\.sql: a migration is called 0001_/)
    rmSync(join(directory, 'first.sql'))
    file('0002_second.sql', 'select 1')
    file('0002_again.sql', 'select 1')
    await assert.rejects(run(), /0002_second\.sql: the number 0002 is taken by 0002_again\.sql/)
    rmSync(join(directory, '0002_again.sql'))
    await run()
    file('0001_first.sql', 'select 1')
    await assert.rejects(run(), /0001_first\.sql comes too late: the database is already at 2/)
  })

  test('leaves nothing of a file that fails, and says which one it was', async () => {
    file('0001_first.sql', 'create table public.first (number integer)')
    file('0002_second.sql', 'create table public.second (number integer); select 1 / 0')
    await assert.rejects(run(), /0002_second\.sql: division by zero/)
    assert.deepEqual(await query(url, `select to_regclass('public.second') as second, max(number) as number from platform.migrations`), [
      { second: null, number: 1 },
    ])
  })

  test('two processes that migrate at once do the work once', async () => {
    file('0001_first.sql', 'create table public.first (number integer)')
    const both = await Promise.all([run(), run()])
    assert.deepEqual(both.flat(), ['0001_first.sql'])
  })

  test('the server works as a role that may do only what was granted', async () => {
    file('0001_first.sql', 'create table public.first (number integer); grant select, insert on public.first to changxing_app')
    await run()
    const app = appAddress(url)
    await query(app, 'insert into public.first values (1)')
    await assert.rejects(query(app, 'update public.first set number = 2'), /permission denied/)
    await assert.rejects(query(app, 'create table public.mine (number integer)'), /permission denied/)
    await assert.rejects(query(app, 'delete from platform.migrations'), /permission denied/)
  })

  test('the role of the server can enqueue and run jobs', async () => {
    await run()
    const app = appAddress(url)
    const utils = await makeWorkerUtils({ connectionString: app })
    await utils.addJob('say', { words: 'hello' })
    await utils.release()
    const said: unknown[] = []
    await runOnce({ connectionString: app, noHandleSignals: true, taskList: { say: async (payload) => void said.push(payload) } })
    assert.deepEqual(said, [{ words: 'hello' }])
    assert.deepEqual(await query(app, 'select count(*)::integer as left from graphile_worker.jobs'), [{ left: 0 }])
  })
})
