import { freePort } from '@changxing/agencies/testing/free-port.ts'
import type pg from 'pg'
import { agenciesForTest, type AgenciesForTest } from './agencies-for-test.ts'
import { appForTest, type AppForTest } from './app-for-test.ts'
import { ownerPool } from './owner-pool.ts'
import { signInPerson, type Headers } from './people-for-test.ts'

type Json = Awaited<ReturnType<AppForTest['call']>>['json']

/**
 * The whole application, seeded, and the real stand-in agencies, each listening for the other: agencies write to the platform as they do in
 * life. On 2021-07-01, a Thursday, unless said otherwise.
 */
export const twoWayForTest = async (businessDate = '2021-07-01') => {
  const port = await freePort()
  const agencies: AgenciesForTest = await agenciesForTest(`http://127.0.0.1:${port}`)
  // What still listens would keep the test from ending.
  const closing = (...what: readonly { readonly close: () => Promise<void> }[]) => async (cause: unknown) => {
    for (const one of what) await one.close()
    throw cause
  }
  const it: AppForTest = await appForTest({ seed: true, businessDate, environment: { ...agencies.environment } }).catch(closing(agencies))
  await it.app.listen({ port, host: '127.0.0.1' }).catch(closing(it, agencies))
  const owner = ownerPool(it.ownerUrl)
  owner.on('error', () => undefined)
  const known = new Map<string, Promise<Awaited<ReturnType<typeof signInPerson>>>>()
  const person = (id: string) => {
    const signed = known.get(id) ?? signInPerson(it, id)
    known.set(id, signed)
    return signed
  }
  const as = async (id: string): Promise<Headers> => (await person(id)).headers
  const sql = async <Row extends pg.QueryResultRow>(text: string, params: unknown[] = []): Promise<Row[]> => (await owner.query<Row>(text, params)).rows
  return {
    it, agencies, as, person, sql,
    call: async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object, key?: string) =>
      it.call(method, url, { headers: { ...(await as(who)), ...(key && { 'idempotency-key': key }) }, ...(body && { body }) }),
    /** To the demonstration interface of an agency. */
    atAgency: async (path: string, body?: unknown) => {
      const response = await fetch(agencies.url + path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      const json = (await response.json()) as Json
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(json)}`)
      return json
    },
    /** Ends every fault, and forgets that an agency was sick. */
    endFaults: async () => {
      await agencies.endFaults()
      await sql('delete from exchange.circuits')
    },
    /** Runs the jobs that are due; text messages stay unsent. */
    runJobs: async () => {
      await sql(`delete from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier = 'notices.send-sms')`)
      await it.runJobs()
    },
    /** Runs one task now, as its timer would. */
    runTask: async (task: string) => {
      await it.platform.database.transaction((db) => it.platform.enqueue(db, task, {}))
      await it.runJobs()
    },
    close: async () => {
      await owner.end()
      await it.close()
      await agencies.close()
    },
  }
}
export type TwoWay = Awaited<ReturnType<typeof twoWayForTest>>
