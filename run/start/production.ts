import { resolve } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { ConfigProblems, readConfig } from '../../server/src/platform/config.ts'
import { root } from '../files.ts'
import { buildApps } from './build-apps.ts'
import { startChild } from './child.ts'
import { leave, onLeaving } from './leaving.ts'

/**
 * Production: nothing of the demonstration is started. Apps are built, the database is migrated when DATABASE_OWNER_URL names its owner
 * (otherwise that is somebody else's task), and the server runs on what the environment says.
 * Errors: the list of everything that the environment lacks.
 */
export async function runProduction(): Promise<void> {
  const config = demanded()
  await buildApps(`${root}/.data`, write)
  const ownerUrl = process.env.DATABASE_OWNER_URL
  if (ownerUrl) await migrate({ url: ownerUrl, log: (line) => write(`${line}\n`) })
  const server = await startChild({ name: 'server', script: 'server/src/main.ts', env: {}, logs: resolve(config.dataDirectory, 'logs'), write })
  write(`${server.url}\n`)
  onLeaving(() => void server.stop().then(() => leave(0)))
  write(`The server ended (${await server.ended}).\n`)
  leave(1)
}

const write = (text: string) => void process.stdout.write(text)

function demanded() {
  try {
    return readConfig()
  } catch (problem) {
    if (problem instanceof ConfigProblems) throw new Error(`Production mode does not start.\n${problem.message}`)
    throw problem
  }
}
