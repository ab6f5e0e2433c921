import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { homeIn } from './home.ts'
import { alive } from './lock-file.ts'
import { startPostgres } from './start-postgres.ts'
import { unprivileged } from './unprivileged.ts'

const writerScript = fileURLToPath(new URL('testing/writer.ts', import.meta.url))

/** A process that uses the database in `directory`; `acknowledged` holds the last number whose commit it saw. */
async function writer(directory: string) {
  const child = spawn(process.execPath, [writerScript, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const state = { acknowledged: 0, postgres: 0, adopted: false }
  const rows = new Set<() => void>()
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended before it wrote')))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, pid, adopted] = line.split(' ')
      if (word === 'started') {
        state.postgres = Number(pid)
        state.adopted = adopted === 'true'
        return resolve()
      }
      state.acknowledged = Number(line)
      for (const look of rows) look()
    })
  })
  const wrote = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => state.acknowledged >= count && resolve()
      rows.add(look)
      look()
    })
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  return { state, wrote, kill }
}

async function count(url: string): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from written')
  await client.end()
  return rows[0]?.count ?? 0
}

/** Resolves once the process has gone; the deadline only turns an endless wait into a failure. */
async function ended(pid: number) {
  const until = Date.now() + 20_000
  while (alive(pid)) {
    assert.ok(Date.now() < until, `process ${pid} still lives`)
    await new Promise((resume) => setTimeout(resume, 10))
  }
}

describe('the PostgreSQL launcher', () => {
  let directory = ''
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'changxing-launcher-'))
  })
  // mkdtemp makes 0700 directories, so as root these tests also pass through the home "elsewhere".
  const home = () => homeIn(directory, unprivileged())
  after(() => {
    for (const place of [home().root, directory]) rmSync(place, { recursive: true, force: true })
  })

  test('starts, keeps its password to itself, and stops completely', async () => {
    const postgres = await startPostgres({ directory })
    assert.equal(postgres.adopted, false)
    assert.equal(alive(postgres.pid), true)
    assert.equal(statSync(home().password).mode & 0o777, 0o600)
    const wrong = new pg.Client(postgres.url.replace(/:[0-9a-f]+@/, ':wrong@'))
    // The server may hang up before the refusal is read to its end.
    wrong.on('error', () => {})
    await assert.rejects(wrong.connect(), /password authentication failed/)
    await postgres.stop()
    assert.equal(alive(postgres.pid), false)
    assert.equal(existsSync(join(home().data, 'postmaster.pid')), false)
  })

  test('a killed user leaves no server behind and loses no acknowledged row', async () => {
    const first = await writer(directory)
    await first.wrote(200)
    await first.kill()
    await ended(first.state.postgres)

    const again = await startPostgres({ directory })
    assert.equal(again.adopted, false)
    assert.ok((await count(again.url)) >= first.state.acknowledged)
    await again.stop()
  })

  test('a killed database server loses no acknowledged row', async () => {
    const first = await writer(directory)
    await first.wrote(first.state.acknowledged + 100)
    process.kill(first.state.postgres, 'SIGKILL')
    await first.kill()
    const again = await startPostgres({ directory })
    assert.ok((await count(again.url)) >= first.state.acknowledged)
    await again.stop()
  })

  test('a second user joins the running server and keeps it when the first is killed', async () => {
    const first = await writer(directory)
    const second = await startPostgres({ directory })
    assert.equal(second.adopted, true)
    assert.equal(second.pid, first.state.postgres)
    await first.kill()
    assert.ok((await count(second.url)) >= first.state.acknowledged)
    await second.stop()
    await ended(second.pid)
  })

  test('many that start at once share one server', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => startPostgres({ directory })))
    assert.equal(new Set(all.map((one) => one.pid)).size, 1)
    await Promise.all(all.map((one) => one.stop()))
    await ended(all[0]?.pid ?? 0)
  })

  test('a pid file whose number belongs to another program does not keep it from starting', async () => {
    const stale = `${process.pid}\n${home().data}\n1700000000\n5432\n${home().socket}\n\n  1 1\nready   \n`
    writeFileSync(join(home().data, 'postmaster.pid'), stale, { mode: 0o600 })
    const postgres = await startPostgres({ directory })
    assert.ok((await count(postgres.url)) > 0)
    await postgres.stop()
  })

  test('when the supervisor itself is killed, the next start finds every row', async () => {
    const first = await writer(directory)
    await first.wrote(first.state.acknowledged + 50)
    process.kill(Number.parseInt(readFileSync(home().lock, 'utf8'), 10), 'SIGKILL')
    await first.kill()
    const again = await startPostgres({ directory })
    assert.equal(again.adopted, false)
    assert.ok((await count(again.url)) >= first.state.acknowledged)
    await again.stop()
    await ended(first.state.postgres)
  })

  test('listens on the loopback port that was asked for, and on no other address', async () => {
    const postgres = await startPostgres({ directory, port: 31_877 })
    const url = new URL(postgres.url)
    const client = new pg.Client(`postgres://${url.username}:${url.password}@127.0.0.1:31877/postgres`)
    await client.connect()
    const { rows } = await client.query<{ listen_addresses: string }>('show listen_addresses')
    assert.equal(rows[0]?.listen_addresses, '127.0.0.1')
    await client.end()
    assert.ok((await count(postgres.url)) > 0, 'the unix socket serves as well')
    await postgres.stop()
  })
})
