import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../files.ts'
import { buildApps } from './build-apps.ts'
import { startChild } from './child.ts'
import type { Child } from './child.ts'
import { startDatabase } from './start-database.ts'
import type { Database } from './start-database.ts'

export type SystemOptions = {
  /** Rows, keys, files and logs; default `.data` at the top of the repository. A test passes a directory of its own. */
  readonly dataDirectory?: string
  readonly port: number
  readonly agenciesPort: number
  /** Business date, YYYY-MM-DD; default: today. */
  readonly date?: string | undefined
  /** Environment for the server besides what is set here. */
  readonly env?: Readonly<Record<string, string>>
  readonly databaseUrl?: string | undefined
  readonly databaseOwnerUrl?: string | undefined
  readonly write?: (text: string) => void
  /** Scripts to start in place of the real ones, for tests of this starter. */
  readonly scripts?: { readonly server: string; readonly agencies: string }
}

export type System = {
  readonly url: string
  readonly agenciesUrl: string
  readonly databaseUrl: string
  readonly databaseOwnerUrl: string
  /** Settles when a part has ended that nobody stopped, with its name and how it ended. */
  readonly fell: Promise<string>
  /** Stops the parts in the reverse order of their start. */
  readonly stop: () => Promise<void>
}

const real = { server: 'server/src/main.ts', agencies: 'agencies/main.ts' }

/**
 * Starts the whole demonstration: apps (built when stale), PostgreSQL (migrated), the stand-in agencies, the server with its worker.
 * What does not need one another starts at the same time. Errors: what failed, in words; all that had started is stopped first.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const write = options.write ?? (() => {})
  const dataDirectory = resolve(options.dataDirectory ?? `${root}/.data`)
  mkdirSync(dataDirectory, { recursive: true })
  const logs = `${dataDirectory}/logs`
  const url = `http://localhost:${options.port}`
  const scripts = options.scripts ?? real

  const started = await Promise.allSettled([
    startDatabase({ dataDirectory, url: options.databaseUrl, ownerUrl: options.databaseOwnerUrl, write }),
    startChild({
      name: 'agencies', script: scripts.agencies, logs, write,
      env: { AGENCIES_PORT: String(options.agenciesPort), CHANGXING_URL: url, DATA_DIRECTORY: dataDirectory, CHANGXING_BUSINESS_DATE: options.date },
    }),
    options.scripts ? undefined : buildApps(`${root}/.data`, write),
  ])
  const [database, agencies] = started
  let stopping = false
  const stop = async (server?: Child) => {
    stopping = true
    await server?.stop()
    if (agencies.status === 'fulfilled') await agencies.value.stop()
    if (database.status === 'fulfilled') await database.value.stop()
  }
  const problems = started.filter((part) => part.status === 'rejected').map((part) => (part.reason as Error).message)
  if (database.status === 'rejected' || agencies.status === 'rejected' || problems.length > 0) {
    await stop()
    throw new Error(problems.join('\n'))
  }
  try {
    const server = await startServer(options, scripts.server, database.value, { dataDirectory, logs, url, agenciesUrl: agencies.value.url, write })
    const parts = [
      ...[server, agencies.value].map((part) => part.ended.then((how) => `${part.name} ended (${how})`)),
      database.value.gone.then(() => 'PostgreSQL ended'),
    ]
    return {
      // The address people use, not the one the server listens on: cookies and redirects belong to it.
      url,
      agenciesUrl: agencies.value.url,
      databaseUrl: database.value.url,
      databaseOwnerUrl: database.value.ownerUrl,
      fell: new Promise((resolve) => {
        for (const part of parts) void part.then((what) => stopping || resolve(what))
      }),
      stop: () => stop(server),
    }
  } catch (problem) {
    await stop()
    throw problem
  }
}

type Place = { dataDirectory: string; logs: string; url: string; agenciesUrl: string; write: (text: string) => void }

const startServer = (options: SystemOptions, script: string, database: Database, place: Place) =>
  startChild({
    name: 'server', script, logs: place.logs, write: place.write,
    env: {
      PORT: String(options.port),
      PUBLIC_URL: place.url,
      DATABASE_URL: database.url,
      AGENCIES_URL: place.agenciesUrl,
      DATA_DIRECTORY: place.dataDirectory,
      ROLES: 'web,worker',
      SEED: 'demonstration',
      CHANGXING_BUSINESS_DATE: options.date,
      ...options.env,
    },
  })
