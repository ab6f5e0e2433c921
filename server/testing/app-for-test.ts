import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { runOnce } from 'graphile-worker'
import { createHash } from 'node:crypto'
import { createApp, domains } from '../src/app.ts'
import type { SignedIn } from '../src/platform/actor.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig, type AppName } from '../src/platform/config.ts'
import * as sessions from '../src/platform/identity/sessions.store.ts'
import { platformTasks } from '../src/platform/jobs/tidy.ts'
import type { Task } from '../src/platform/jobs/worker.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { freshDatabase } from './database-for-test.ts'
import { heldToOrder } from './lock-order.ts'
import { noAgencies } from './no-agencies.ts'
import { seededForTest } from './seeded-for-test.ts'

export type AppForTest = {
  readonly app: FastifyInstance
  readonly platform: Platform
  readonly ownerUrl: string
  readonly dataDirectory: string
  /** Opens a real session for this caller; use the answer as `headers`. */
  readonly signInAs: (actor: SignedIn, app?: AppName) => Promise<Record<string, string>>
  /** One request through the whole application; writing requests get a fresh idempotency key unless one is given. */
  readonly call: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options?: { headers?: Record<string, string>; body?: unknown; payload?: Buffer }) => Promise<{ status: number; json: any; raw: Buffer; headers: Record<string, unknown> }>
  /** Runs every job that is due, with the real worker, and returns when none is left. */
  readonly runJobs: () => Promise<void>
  /** Moves the clock on by so many milliseconds, for everything the application decides by time. */
  readonly advance: (millis: number) => void
  /** How many transactions were ended for another's sake and begun again. */
  readonly crossed: () => number
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const homeOf: Readonly<Record<SignedIn['kind'], AppName>> = { citizen: 'citizen', officer: 'desk', 'relying-party': 'relying' }

/**
 * The whole application on a database of its own, with real keys in a directory of its own. `seed`: with the demonstration's rows. Nothing listens;
 * requests are injected.
 */
export const appForTest = async (options: { businessDate?: string; profile?: 'SM2' | 'ES256'; seed?: boolean; environment?: Record<string, string> } = {}): Promise<AppForTest> => {
  const { businessDate } = options
  const environment = { CREDENTIAL_PROFILE: options.profile ?? 'SM2', ...options.environment }
  const { database, dataDirectory } = options.seed ? await seededForTest({ businessDate, environment })
    : { database: await freshDatabase(), dataDirectory: await mkdtemp(join(tmpdir(), 'changxing-test-')) }
  const config = readConfig({
    DATABASE_URL: database.url, DATA_DIRECTORY: dataDirectory, PORT: '0', ...noAgencies,
    ...(businessDate && { CHANGXING_BUSINESS_DATE: businessDate }), ...environment,
  })
  const lines: string[] = []
  let ahead = 0
  let crossed = 0
  const opened = openPlatform(config, { info: (event) => { if (event === 'transaction-crossed') crossed += 1 }, error: (event, cause) => lines.push(`${event}: ${cause instanceof Error ? cause.stack : cause}`) })
  const platform: Platform = { ...opened, database: heldToOrder(opened.database), clock: systemClock(config.businessDate, () => Date.now() + ahead) }
  const app = await createApp(platform).catch(async (cause: unknown) => {
    await platform.database.close()
    await database.drop()
    throw cause
  })
  await app.ready()
  const tasks: Record<string, Task> = Object.assign({}, platformTasks, ...domains.map((domain) => domain.tasks ?? {}))
  const close = async () => {
    await app.close()
    await platform.database.close()
    await database.drop()
    await rm(dataDirectory, { recursive: true, force: true })
  }
  return {
    app, platform, dataDirectory, ownerUrl: database.ownerUrl, close, [Symbol.asyncDispose]: close,
    crossed: () => crossed,
    advance: (millis) => { ahead += millis },
    signInAs: async (actor, name = homeOf[actor.kind]) => {
      const value = randomBytes(32).toString('base64url')
      const { clock } = platform
      await platform.database.transaction((db) => sessions.insert(db, {
        idHash: createHash('sha256').update(value).digest(), app: name, actor, identityToken: null, at: clock.now(), expiresAt: '2999-01-01T00:00:00Z',
      }))
      return { 'x-changxing-app': name, cookie: `changxing-${name}=${value}` }
    },
    call: async (method, url, { headers = {}, body, payload } = {}) => {
      const request: InjectOptions = {
        method, url,
        headers: { ...(method !== 'GET' && { 'idempotency-key': randomUUID() }), ...headers },
        ...(payload ? { payload } : method !== 'GET' ? { payload: (body ?? {}) as object } : {}),
      }
      const response = await app.inject(request)
      const isJson = String(response.headers['content-type'] ?? '').includes('json')
      if (response.statusCode === 500) throw new Error(`${method} ${url} answered 500: ${response.body}\n${lines.join('\n')}`)
      return { status: response.statusCode, json: isJson ? response.json() : undefined, raw: response.rawPayload, headers: response.headers }
    },
    runJobs: async () => {
      await runOnce({
        pgPool: platform.database.pool, noHandleSignals: true, useNodeTime: true,
        taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task({ platform, transaction: platform.database.transaction }, payload)])),
      })
    },
  }
}
