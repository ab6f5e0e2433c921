import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { homeIn } from '../../db/launcher/home.ts'
import { alive } from '../../db/launcher/lock-file.ts'
import { unprivileged } from '../../db/launcher/unprivileged.ts'
import { root } from '../files.ts'

const ports = { PORT: '31420', AGENCIES_PORT: '31430' }

describe('npm start', () => {
  let dataDirectory = ''
  before(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'changxing-start-'))
  })
  after(() => {
    for (const place of [homeIn(join(dataDirectory, 'postgres'), unprivileged()).root, dataDirectory]) rmSync(place, { recursive: true, force: true })
  })

  /** Starts the demonstration; `until` waits for words of its output. */
  function start(args: string[] = [], env: Record<string, string> = ports) {
    const child = spawn(process.execPath, [`${root}/run/testing/start-with-fixtures.ts`, ...args], { env: { ...process.env, ...env, DATA_DIRECTORY: dataDirectory } })
    let output = ''
    const ended = once(child, 'close').then(([code]) => code as number | null)
    const looks = new Set<() => void>()
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk
        for (const look of looks) look()
      })
    }
    const until = (words: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => void (words.test(output) && resolve(output))
        looks.add(look)
        look()
        void ended.then((code) => reject(new Error(`it ended (${code}) without ${words}:\n${output}`)))
      })
    return { child, ended, until, output: () => output }
  }
  const ready = /who can sign in[^]*Ctrl-C/
  const ask = async (port: string) => (await (await fetch(`http://localhost:${port}/`)).json()) as { pid: number; env: Record<string, string> }
  const postgresPid = () => Number.parseInt(readFileSync(join(homeIn(join(dataDirectory, 'postgres'), unprivileged()).data, 'postmaster.pid'), 'utf8'), 10)
  const pids = async () => [(await ask(ports.PORT)).pid, (await ask(ports.AGENCIES_PORT)).pid, postgresPid()]

  /** Waits until all have gone; the deadline only turns an endless wait into a failure. */
  async function gone(processes: number[]) {
    const until = Date.now() + 20_000
    while (processes.some(alive)) {
      assert.ok(Date.now() < until, `still alive: ${processes.filter(alive).join(', ')}`)
      await new Promise((resume) => setTimeout(resume, 10))
    }
  }

  test('starts everything, tells where it is, and Ctrl-C stops everything', async () => {
    const first = start(['--date', '2021-06-15'])
    const output = await first.until(ready)
    assert.match(output, /http:\/\/localhost:31420\/citizen\//)
    assert.match(output, /张三 Zhang San/)
    const { env } = await ask(ports.PORT)
    assert.equal(env['CHANGXING_BUSINESS_DATE'], '2021-06-15')
    assert.equal((await ask(ports.AGENCIES_PORT)).env['CHANGXING_BUSINESS_DATE'], '2021-06-15')
    assert.equal(env['AGENCIES_URL'], 'http://localhost:31430')
    assert.match(env['DATABASE_URL'] ?? '', /^postgres:\/\/changxing_app:[^@]+@localhost:5432\/changxing\?/)
    const all = await pids()
    first.child.kill('SIGINT')
    assert.equal(await first.ended, 0)
    assert.deepEqual(all.filter(alive), [])
  })

  test('a second start says what runs and where, and leaves it alone', async () => {
    const first = start()
    await first.until(ready)
    const second = start()
    assert.match(await second.until(/who can sign in/), /running already[^]*http:\/\/localhost:31420\/desk\//)
    assert.equal(await second.ended, 0)
    assert.equal((await pids()).every(alive), true)
    first.child.kill('SIGTERM')
    assert.equal(await first.ended, 0)
  })

  test('killed without warning it leaves nothing behind, and starts again', async () => {
    const first = start()
    await first.until(ready)
    const all = await pids()
    first.child.kill('SIGKILL')
    await gone(all)
    const again = start()
    await again.until(ready)
    again.child.kill('SIGINT')
    assert.equal(await again.ended, 0)
  })

  test('when a part ends by itself, everything stops with an exit code', async () => {
    const first = start()
    await first.until(ready)
    const all = await pids()
    await fetch('http://localhost:31420/die').catch(() => {})
    assert.equal(await first.ended, 1)
    assert.match(first.output(), /server ended \(exit code 7\)/)
    assert.deepEqual(all.filter(alive), [])
  })

  test('a port that another program has is named, with a way out', async () => {
    const other = createServer().listen(Number(ports.PORT), '127.0.0.1')
    await once(other, 'listening')
    const first = start()
    const code = await first.ended
    other.close()
    assert.equal(code, 1)
    assert.match(first.output(), /Port 31420 \(PORT\) is taken by another program\. Choose another, for example: PORT=31421 npm start/)
  })

  test('a date that no calendar has is refused before anything starts', async () => {
    const first = start(['--date', '2021-02-30'])
    assert.equal(await first.ended, 1)
    assert.match(first.output(), /--date 2021-02-30 is not a date/)
  })

  test('production starts nothing by itself and lists what is missing', async () => {
    const child = spawn(process.execPath, [`${root}/run/start.ts`], { env: { PATH: process.env.PATH, CHANGXING_MODE: 'production' } })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk))
    const [code] = (await once(child, 'close')) as [number]
    assert.equal(code, 1)
    assert.match(output, /DATABASE_URL:[^]*OIDC_ISSUER:/)
  })
})
