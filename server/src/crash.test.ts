import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freshDatabase, type DatabaseForTest } from '../testing/database-for-test.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

describe('a server that is killed in the middle of its work', () => {
  let database: DatabaseForTest
  let directory: string
  let owner: pg.Pool
  const children: ChildProcess[] = []
  before(async () => {
    database = await freshDatabase({ durable: true })
    directory = await mkdtemp(join(tmpdir(), 'changxing-crash-'))
    owner = new pg.Pool({ connectionString: database.ownerUrl })
  })
  after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await owner.end()
    await database.drop()
    await rm(directory, { recursive: true, force: true })
  })

  const start = async () => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, DATABASE_URL: database.url, DATA_DIRECTORY: directory, PORT: '0', ROLES: 'web', CHANGXING_BUSINESS_DATE: '2021-06-15' }, stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
    return { child, url: (JSON.parse(line) as { url: string }).url }
  }

  const signIn = async (area: string, personId: string) => {
    const value = randomBytes(32).toString('base64url')
    await owner.query(
      `insert into platform.sessions (id_hash, app, actor, created_at, seen_at, expires_at) values ($1, 'citizen', $2, now(), now(), '2999-01-01')`,
      [createHash('sha256').update(value).digest(), JSON.stringify({ kind: 'citizen', area, personId, subject: 'crash-test' })])
    return { 'x-changxing-app': 'citizen', cookie: `changxing-citizen=${value}`, 'content-type': 'application/json' }
  }

  test('loses nothing that it acknowledged, writes nothing by halves, and answers a repeat as before', async () => {
    const first = await start()
    const { rows } = await owner.query<{ area: string; person_id: string }>(`select area, person_id from licences.licences where area = '510100' and states = 'A' limit 120`)
    const callers = await Promise.all(rows.map(async (row) => ({ key: randomUUID(), headers: await signIn(row.area, row.person_id) })))
    const acknowledged = new Map<string, { id: string; headers: Record<string, string> }>()
    const body = JSON.stringify({ service: 'licences.e-licence-application' })
    const call = async ({ key, headers }: (typeof callers)[number], url: string) => {
      const response = await fetch(`${url}/api/my/cases`, { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body })
      const answer = (await response.json()) as { id: string }
      if (response.status === 200) acknowledged.set(key, { id: answer.id, headers })
      return answer.id
    }
    const sent = callers.map((caller, index) => call(caller, first.url).then(() => {
      if (acknowledged.size === 40) first.child.kill('SIGKILL')
      return index
    }, () => undefined))
    await Promise.all(sent)
    assert.ok(acknowledged.size >= 40 && acknowledged.size < callers.length, `killed after ${acknowledged.size} of ${callers.length} answers`)

    const kept = await owner.query<{ id: string }>('select id from cases.cases')
    const ids = new Set(kept.rows.map(({ id }) => id))
    for (const { id } of acknowledged.values()) assert.ok(ids.has(id), 'an acknowledged case is there')
    const halves = await owner.query(
      `select c.id from cases.cases c
        where not exists (select 1 from cases.case_events e where e.area = c.area and e.case_id = c.id)
           or not exists (select 1 from platform.audit a where a.area = c.area and a.subject = 'case:' || c.id)
           or not exists (select 1 from platform.idempotent_answers i where i.body ->> 'id' = c.id::text)`)
    assert.deepEqual(halves.rows, [], 'row, event, audit entry and answer stand together')

    const second = await start()
    const before = new Map([...acknowledged].map(([key, { id }]) => [key, id]))
    for (const caller of callers) await call(caller, second.url)
    for (const [key, id] of before) assert.equal(acknowledged.get(key)?.id, id, 'the repeat gets the first answer')
    const total = await owner.query<{ n: string }>('select count(*) as n from cases.cases')
    assert.equal(Number(total.rows[0]!.n), callers.length, 'one case for each person, however often they asked')
  })
})
