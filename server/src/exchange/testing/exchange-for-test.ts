import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAgencies } from '@changxing/agencies/start-agencies.ts'
import { freePort } from '@changxing/agencies/testing/free-port.ts'
import type { FastifyInstance } from 'fastify'
import { runOnce } from 'graphile-worker'
import pg from 'pg'
import { freshDatabase } from '../../../testing/database-for-test.ts'
import { systemClock } from '../../platform/clock.ts'
import { readConfig } from '../../platform/config.ts'
import { createServer } from '../../platform/http/server.ts'
import { validatorCompiler } from '../../platform/http/validation.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import type { Platform } from '../../platform/platform.ts'
import { brokenAt } from '../chain.ts'
import * as chain from '../chain.store.ts'
import { exchange } from '../exchange.ts'

/**
 * The exchange alone, without any domain, between a real database and the real stand-in agencies: both sides listen. `routes` mounts what a
 * domain would; `tasks` are its jobs. `durable`: on a database that keeps fsync.
 */
export const exchangeForTest = async (routes?: (server: FastifyInstance, platform: Platform) => void, tasks: Readonly<Record<string, Task>> = {}, durable = false) => {
  const port = await freePort()
  const changxingUrl = `http://127.0.0.1:${port}`
  const directory = await mkdtemp(join(tmpdir(), 'changxing-exchange-'))
  const agencies = await startAgencies({ port: 0, changxingUrl, dataDirectory: directory })
  const database = await freshDatabase({ durable })
  const environment = { DATABASE_URL: database.url, DATA_DIRECTORY: directory, AGENCIES_URL: agencies.url }
  const errors: string[] = []
  let now = (): number => Date.now()
  const opened = openPlatform(readConfig(environment), { info: () => undefined, error: (event, _cause, fields) => { errors.push(`${event} ${JSON.stringify(fields)}`) } })
  const platform: Platform = { ...opened, clock: systemClock(undefined, () => now()) }
  const server = await createServer(platform)
  server.setValidatorCompiler(validatorCompiler)
  exchange.routes?.(server, platform)
  routes?.(server, platform)
  await server.listen({ port, host: '127.0.0.1' })

  const asOwner = async <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> => {
    const owner = new pg.Client(database.ownerUrl)
    await owner.connect()
    try {
      return (await owner.query<Row>(sql, params)).rows
    } finally {
      await owner.end()
    }
  }
  const post = async (path: string, body: unknown) => {
    const response = await fetch(agencies.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const json = (await response.json()) as any
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(json)}`)
    return json
  }
  const allTasks = { ...exchange.tasks, ...tasks }
  return {
    platform, server, changxingUrl, environment, errors, asOwner, directory, agenciesUrl: agencies.url,
    /** Moves the platform's clock on, in milliseconds; that of the agencies stays. */
    advance: (millis: number) => {
      const before = now
      now = () => before() + millis
    },
    /** Sets the platform's clock to an instant. */
    setClock: (instant: string) => { now = () => Date.parse(instant) },
    rightClock: () => { now = () => Date.now() },
    /** To an agency's demonstration interface. */
    post,
    get: async (path: string) => (await (await fetch(agencies.url + path)).json()) as any,
    switchOn: (fault: { agency: string; kind: string; times?: number; path?: string; delayMs?: number }) => post('/faults', fault),
    endFaults: async () => {
      await fetch(`${agencies.url}/faults`, { method: 'DELETE' })
      await asOwner('delete from exchange.circuits')
    },
    /** Runs the jobs that are due by the platform's clock. */
    runJobs: async () => {
      await asOwner(`update graphile_worker._private_jobs set run_at = now() where run_at <= $1`, [platform.clock.now()])
      await runOnce({
        pgPool: platform.database.pool, noHandleSignals: true,
        taskList: Object.fromEntries(Object.entries(allTasks).map(([name, task]) => [name, (payload: unknown) => task({ platform, transaction: platform.database.transaction }, payload)])),
      })
    },
    /** Where the first broken chain is broken; undefined when all hold. */
    brokenChain: () => platform.database.transaction(async (db) => {
      for (const end of await chain.chains(db)) {
        const place = await brokenAt(db, end.area, end.agency, end)
        if (place !== undefined) return `${end.area} ${end.agency} ${place}`
      }
      return undefined
    }),
    close: async () => {
      await server.close()
      await agencies.close()
      await platform.database.close()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
export type ExchangeForTest = Awaited<ReturnType<typeof exchangeForTest>>
