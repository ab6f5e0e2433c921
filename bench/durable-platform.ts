import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '@changxing/server/src/platform/config.ts'
import { openPlatform } from '@changxing/server/src/platform/open-platform.ts'
import { noAgencies } from '@changxing/server/testing/no-agencies.ts'
import { startDatabase } from '../run/start/start-database.ts'

/**
 * A migrated database of its own that keeps what it acknowledges, and the platform on it. Errors: PostgreSQL would lose commits when the
 * power fails, and so all figures would be worthless.
 */
export async function durablePlatform() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'changxing-bench-'))
  const database = await startDatabase({ dataDirectory, write: () => {} })
  const environment = { DATABASE_URL: database.url, DATA_DIRECTORY: dataDirectory, PORT: '0', ROLES: 'web', ...noAgencies }
  const platform = openPlatform(readConfig(environment))
  const close = async () => {
    await platform.database.close()
    await database.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  }
  const asked = new pg.Client(database.url)
  await asked.connect()
  const { rows: [settings] } = await asked.query<{ fsync: string; synchronous_commit: string; server_version: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
       current_setting('server_version') as server_version`)
  await asked.end()
  if (settings?.fsync !== 'on' || settings.synchronous_commit !== 'on') {
    await close()
    throw new Error('this PostgreSQL does not keep what it acknowledges')
  }
  return { dataDirectory, database, environment, platform, version: settings.server_version, close }
}
