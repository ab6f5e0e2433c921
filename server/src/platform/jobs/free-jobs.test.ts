import assert from 'node:assert/strict'
import { once, EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Runner } from 'graphile-worker'
import pg from 'pg'
import { freshDatabase, type DatabaseForTest } from '../../../testing/database-for-test.ts'
import { noAgencies } from '../../../testing/no-agencies.ts'
import { readConfig } from '../config.ts'
import { openPlatform } from '../open-platform.ts'
import type { Platform } from '../platform.ts'
import { freeAbandoned } from './free-jobs.store.ts'
import { startWorker } from './worker.ts'

let database: DatabaseForTest
let directory: string
let platform: Platform
let owner: pg.Client
let runner: Runner
const happened = new EventEmitter()
let letGo = () => {}
before(async () => {
  database = await freshDatabase()
  directory = await mkdtemp(join(tmpdir(), 'changxing-jobs-'))
  platform = openPlatform(readConfig({ DATABASE_URL: database.url, DATA_DIRECTORY: directory, PORT: '0', ...noAgencies }), { info: () => undefined, error: () => undefined })
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  runner = await startWorker(platform, {
    'test.long': () => {
      happened.emit('long')
      return new Promise((resolve) => { letGo = resolve })
    },
    'test.short': async () => void happened.emit('short'),
  }, [])
})
after(async () => {
  letGo()
  await runner.stop()
  await owner.end()
  await platform.database.close()
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})

const begunLongAgo = (worker?: string) =>
  owner.query(`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = coalesce($1, locked_by), attempts = 1`, [worker ?? null])
const free = async () => (await freeAbandoned(platform.database.single)).freed
const add = (task: string) => owner.query('select graphile_worker.add_job($1)', [task])
const until = async (holds: () => Promise<boolean>) => {
  const giveUp = Date.now() + 10_000
  while (!(await holds())) assert.ok(Date.now() < giveUp, 'it did not come to that within ten seconds')
}
const showers = async () => (await owner.query<{ pid: number }>(`select distinct pid from pg_locks where locktype = 'advisory' and objsubid = 2 and database = (select oid from pg_database where datname = current_database())`)).rows

test('what a killed worker had begun is done by another; what was begun this minute waits', async () => {
  await owner.query('begin')
  await add('test.short')
  await owner.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-that-was-killed'`)
  await owner.query('commit')
  assert.equal(await free(), 0)
  await begunLongAgo()
  const done = once(happened, 'short')
  assert.equal(await free(), 1)
  await done
})

test('a long job of a worker that lives stays its own, also after its connection broke', async () => {
  const begun = once(happened, 'long')
  await add('test.long')
  await begun
  await begunLongAgo()
  assert.equal(await free(), 0)
  const [holder] = await showers()
  await owner.query('select pg_terminate_backend($1)', [holder!.pid])
  await until(async () => (await showers()).some(({ pid }) => pid !== holder!.pid))
  assert.equal(await free(), 0)
})
