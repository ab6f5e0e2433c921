import { join } from 'node:path'
import pg from 'pg'
import { address, appAddress, appRole, derivedAppPassword } from '../../db/app-role.ts'
import { startPostgres } from '../../db/launcher/start-postgres.ts'
import { migrate } from '../../db/migrate.ts'

export type Database = {
  /** For the server: as the role that owns nothing. */
  readonly url: string
  readonly ownerUrl: string
  /** Settles when our PostgreSQL has gone; never for one of somebody else's. */
  readonly gone: Promise<void>
  readonly stop: () => Promise<void>
}

export type Ask = {
  readonly dataDirectory: string
  /** DATABASE_URL: a PostgreSQL that exists already. Without it ours is started. */
  readonly url?: string | undefined
  /** DATABASE_OWNER_URL: the same database as the role that may migrate it. */
  readonly ownerUrl?: string | undefined
  readonly write: (text: string) => void
}

const name = 'changxing'

/** Gives a database that is migrated and ready for the server: ours, or the one at the address given. */
export async function startDatabase(ask: Ask): Promise<Database> {
  const log = (line: string) => ask.write(`${line}\n`)
  if (ask.url) return theirs(ask.url, ask.ownerUrl, log)
  const postgres = await startPostgres({ directory: join(ask.dataDirectory, 'postgres'), log })
  try {
    await createWhenMissing(postgres.url)
    const ownerUrl = address(postgres.url, { database: name })
    await migrate({ url: ownerUrl, appPassword: derivedAppPassword(ownerUrl), log })
    return { url: appAddress(ownerUrl), ownerUrl, gone: postgres.gone, stop: postgres.stop }
  } catch (problem) {
    await postgres.stop()
    throw problem
  }
}

/**
 * A PostgreSQL of somebody else's. With two addresses the server keeps to its own and the owner migrates.
 * With one, that is the owner's, and the server's role and its password are made from it.
 */
async function theirs(url: string, ownerUrl: string | undefined, log: (line: string) => void): Promise<Database> {
  const never = { gone: new Promise<void>(() => {}), stop: async () => {} }
  const { username, password } = new URL(url)
  if (ownerUrl) {
    await migrate({ url: ownerUrl, appPassword: username === appRole && password ? decodeURIComponent(password) : undefined, log })
    return { url, ownerUrl, ...never }
  }
  if (!password) throw new Error('DATABASE_URL needs a password, or DATABASE_OWNER_URL beside it.')
  await migrate({ url, appPassword: derivedAppPassword(url), log })
  return { url: appAddress(url), ownerUrl: url, ...never }
}

async function createWhenMissing(url: string) {
  const owner = new pg.Client(url)
  await owner.connect()
  try {
    const { rowCount } = await owner.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await owner.query(`create database ${name}`)
  } finally {
    await owner.end()
  }
}
