import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { serverToKill, type ServerToKill } from '../testing/server-to-kill.ts'

describe('a server that is killed in the middle of its work', () => {
  let server: ServerToKill
  before(async () => { server = await serverToKill('2021-06-15') })
  after(() => server.close())

  const signIn = async (area: string, personId: string) =>
    ({ ...(await server.signIn('citizen', { kind: 'citizen', area, personId, subject: 'crash-test' })), 'content-type': 'application/json' })

  test('loses nothing that it acknowledged, writes nothing by halves, and answers a repeat as before', async () => {
    const first = await server.start()
    const { rows } = await server.owner.query<{ area: string; person_id: string }>(`select area, person_id from licences.licences where area = '510100' and states = 'A' limit 120`)
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

    const kept = await server.owner.query<{ id: string }>('select id from cases.cases')
    const ids = new Set(kept.rows.map(({ id }) => id))
    for (const { id } of acknowledged.values()) assert.ok(ids.has(id), 'an acknowledged case is there')
    const halves = await server.owner.query(
      `select c.id from cases.cases c
        where not exists (select 1 from cases.case_events e where e.area = c.area and e.case_id = c.id)
           or not exists (select 1 from platform.audit a where a.area = c.area and a.subject = 'case:' || c.id)
           or not exists (select 1 from platform.idempotent_answers i where i.body ->> 'id' = c.id::text)`)
    assert.deepEqual(halves.rows, [], 'row, event, audit entry and answer stand together')

    const second = await server.start()
    const before = new Map([...acknowledged].map(([key, { id }]) => [key, id]))
    for (const caller of callers) await call(caller, second.url)
    for (const [key, id] of before) assert.equal(acknowledged.get(key)?.id, id, 'the repeat gets the first answer')
    const total = await server.owner.query<{ n: string }>('select count(*) as n from cases.cases')
    assert.equal(Number(total.rows[0]!.n), callers.length, 'one case for each person, however often they asked')
  })
})
