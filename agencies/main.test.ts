import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'

const main = join(import.meta.dirname, 'main.ts')
let directory: string
before(async () => { directory = await mkdtemp(join(tmpdir(), 'changxing-agencies-main-')) })
after(() => rm(directory, { recursive: true }))

const start = (env: Record<string, string>): ChildProcess => spawn(process.execPath, [main], {
  env: { PATH: process.env['PATH'], AGENCIES_PORT: '0', DATA_DIRECTORY: directory, ...env },
  stdio: ['pipe', 'pipe', 'pipe'],
})
const firstLine = async (child: ChildProcess): Promise<string> => (await once(createInterface(child.stdout!), 'line'))[0] as string

test('prints one line when ready, serves, and keeps its secrets to itself', async () => {
  const child = start({})
  const ready = JSON.parse(await firstLine(child)) as { ready: boolean; url: string }
  assert.equal(ready.ready, true)
  const people = await (await fetch(`${ready.url}/people.json`)).json() as { id: string; clients: string[] }[]
  assert.deepEqual(people.find((person) => person.id === 'officer-cd-patrol-1')?.clients, ['changxing-patrol'])
  for (const name of ['clients.json', 'identity-keys.json', 'sms-key.json']) {
    assert.equal((await stat(join(directory, 'agencies', name))).mode & 0o077, 0, name)
  }
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('ends when the pipe from its parent ends', async () => {
  const child = start({ WATCH_PARENT: '1' })
  await firstLine(child)
  child.stdin!.end()
  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('refuses production', async () => {
  for (const name of ['NODE_ENV', 'CHANGXING_MODE']) {
    const child = start({ [name]: 'production' })
    const [[text], [code]] = await Promise.all([once(child.stderr!, 'data'), once(child, 'exit')])
    assert.equal(code, 1)
    assert.match(String(text), /demonstration only/)
  }
})

test('refuses a public address that is not an origin', async () => {
  const child = start({ AGENCIES_PUBLIC_URL: 'http://localhost:4130/agencies' })
  let text = ''
  child.stderr!.on('data', (chunk) => { text += chunk })
  assert.equal((await once(child, 'close'))[0], 1)
  assert.match(text, /AGENCIES_PUBLIC_URL must be an origin/)
})
