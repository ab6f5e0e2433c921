import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { appRole, ensureAppRole } from './app-role.ts'
import { migrateJobs } from './migrate-jobs.ts'

export const migrationsDirectory = fileURLToPath(new URL('migrations', import.meta.url))

/** One numbered file, `0001_<what-it-brings>.sql`. */
export type Migration = { readonly number: number; readonly name: string; readonly hash: string; readonly sql: string }

export type MigrateOptions = {
  /** Address of the database, as the role that owns it. */
  readonly url: string
  /** Default: db/migrations. */
  readonly directory?: string
  /** Password for the server's role; needed when that role does not exist yet. */
  readonly appPassword?: string
  /** Progress, one line a migration. */
  readonly log?: (line: string) => void
}

/**
 * Brings a database forward: the job queue's tables, then every file that it has not seen, each in a transaction of its own and recorded with its hash.
 * Returns the names it applied. There is no way back; a mistake is mended by the next file.
 * Errors: a file that was applied has been altered or removed, a number comes too late or twice, a file's SQL fails (nothing of it remains).
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(options.directory ?? migrationsDirectory)
  const client = new pg.Client(options.url)
  await client.connect()
  try {
    // Several processes may start at once: the first migrates, the others then find the work done. The lock ends with the connection.
    await client.query(`select pg_advisory_lock(hashtext('changxing migrate'))`)
    await ensureAppRole(client, options.appPassword)
    await ensureRecord(client)
    await migrateJobs(client, options.url)
    const applied = []
    for (const migration of pending(migrations, await recorded(client))) {
      if (await apply(client, migration)) {
        options.log?.(`migrated ${migration.name}`)
        applied.push(migration.name)
      }
    }
    return applied
  } finally {
    await client.end()
  }
}

/** The files of a directory in order. Errors: a name without number, a number twice. */
export function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.sql')).sort()
  return names.map((name, index) => {
    const number = /^(\d{4})_[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number) throw new Error(`${name}: a migration is called 0001_<what-it-brings>.sql`)
    if (names[index - 1]?.startsWith(number)) throw new Error(`${name}: the number ${number} is taken by ${names[index - 1]}`)
    const sql = readFileSync(join(directory, name), 'utf8')
    return { number: Number(number), name, sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

type Recorded = { number: number; name: string; hash: string }

/** What is still to be applied. Errors: the past differs from the files. */
export function pending(migrations: readonly Migration[], done: readonly Recorded[]): Migration[] {
  for (const past of done) {
    const file = migrations.find(({ number }) => number === past.number)
    if (!file) throw new Error(`The database has migration ${past.name}, which this version does not know: the database is newer than the program.`)
    if (file.hash !== past.hash) {
      throw new Error(`${file.name} was altered after it had been applied (as ${past.name}). Restore it and put the change into a new file.`)
    }
  }
  const last = Math.max(0, ...done.map(({ number }) => number))
  const open = migrations.filter(({ number }) => !done.some((past) => past.number === number))
  for (const { name, number } of open) {
    if (number < last) throw new Error(`${name} comes too late: the database is already at ${last}. Give it the next number.`)
  }
  return open
}

async function ensureRecord(client: pg.Client) {
  const { rows } = await client.query<{ exists: boolean }>(`select to_regclass('platform.migrations') is not null as exists`)
  if (rows[0]?.exists) return
  await client.query(`
    begin;
    create schema if not exists platform;
    grant usage on schema platform to ${appRole};
    create table if not exists platform.migrations (
      number integer primary key,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now()
    );
    comment on table platform.migrations is 'Files of db/migrations that this database has seen.';
    comment on column platform.migrations.number is 'personal: no. Number that the file name starts with.';
    comment on column platform.migrations.name is 'personal: no. File name when it was applied.';
    comment on column platform.migrations.hash is 'personal: no. SHA-256 of the file, hexadecimal; an applied file must never change.';
    comment on column platform.migrations.applied_at is 'personal: no. When it was applied.';
    grant select on platform.migrations to ${appRole};
    commit;`)
}

async function recorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>('select number, name, hash from platform.migrations order by number')
  return rows
}

/** Applies one file; false when another process was faster. */
async function apply(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query('begin')
  try {
    // Held to the end of the transaction: of two processes that migrate, one waits here and then finds the work done.
    await client.query('lock table platform.migrations in exclusive mode')
    const { rowCount } = await client.query('select 1 from platform.migrations where number = $1', [migration.number])
    if (!rowCount) {
      await client.query(migration.sql)
      await client.query('insert into platform.migrations (number, name, hash) values ($1, $2, $3)', [migration.number, migration.name, migration.hash])
    }
    await client.query('commit')
    return !rowCount
  } catch (problem) {
    await client.query('rollback')
    throw new Error(`${migration.name}: ${(problem as Error).message}`, { cause: problem })
  }
}
