import { createHash } from 'node:crypto'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appAddress } from '../../db/app-role.ts'
import { freshDatabase, type DatabaseForTest } from './database-for-test.ts'
import { noAgencies } from './no-agencies.ts'
import { printOfSeeding } from './print-of-seeding.ts'

export type Seeding = {
  /** Business date, YYYY-MM-DD; default: today. */
  readonly businessDate?: string | undefined
  /** Settings of the server. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** As for `freshDatabase`. */
  readonly durable?: boolean
}

/** Other ones in each test, and no seed asks for them: while seeding there are no agencies, and nobody comes to a page. */
const addresses = new Set(['AGENCIES_URL', 'PUBLIC_URL', 'APPS_DIRECTORY'])

/**
 * A database with the rows of the demonstration and a data directory with the keys and files that belong to them, as a server would seed them on that day
 * with these settings. They are seeded once for these sources, this day and these settings; every test has a copy of its own. Remove both afterwards.
 */
export async function seededForTest({ businessDate, environment = {}, durable = false }: Seeding): Promise<{ database: DatabaseForTest; dataDirectory: string }> {
  const settings = Object.fromEntries(Object.entries({ CREDENTIAL_PROFILE: 'SM2', ...environment, ...(businessDate && { CHANGXING_BUSINESS_DATE: businessDate }) })
    .filter(([name]) => !addresses.has(name)).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  const name = `${printOfSeeding()}_${createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8)}`
  const database = await freshDatabase({ durable, rows: { name, make: (ownerUrl, directory) => seed({ ...settings, ...noAgencies, DATABASE_URL: appAddress(ownerUrl), DATA_DIRECTORY: directory }) } })
  const dataDirectory = await mkdtemp(join(tmpdir(), 'changxing-test-'))
  await cp(database.filesOfRows!, dataDirectory, { recursive: true })
  return { database, dataDirectory }
}

/** What a server does in demonstration mode before it listens. */
async function seed(settings: Readonly<Record<string, string>>) {
  // Most processes find everything seeded, and some have no use for the server itself.
  const [{ domains }, { readConfig }, { openPlatform }, { heldToOrder }] = await Promise.all([
    import('../src/app.ts'), import('../src/platform/config.ts'), import('../src/platform/open-platform.ts'), import('./lock-order.ts'),
  ])
  const opened = openPlatform(readConfig(settings))
  try {
    for (const domain of domains) await domain.seed?.({ ...opened, database: heldToOrder(opened.database) })
  } finally {
    await opened.database.close()
  }
}
