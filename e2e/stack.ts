import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@changxing/agencies/testing/free-port.ts'
import { seededForTest } from '@changxing/server/testing/seeded-for-test.ts'
import { startSystem, type SystemOptions } from '../run/start/start-system.ts'

export type Stack = {
  /** Where people find the platform, without a slash at the end. */
  readonly url: string
  readonly agenciesUrl: string
  /** The database, for what other agencies write into the registers: a violation comes, or is settled. */
  readonly databaseOwnerUrl: string
  /** Lets days pass: the same platform with all it keeps, on another business date. Sessions may have ended meanwhile. */
  readonly moveTo: (date: string) => Promise<void>
  readonly stop: () => Promise<void>
}

type Place = Pick<SystemOptions, 'dataDirectory' | 'databaseUrl' | 'databaseOwnerUrl'> & { readonly remove: () => Promise<void> }

/** A directory without anything: PostgreSQL is made there, migrated and seeded. */
const emptyPlace = (): Place => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'changxing-journey-'))
  // PostgreSQL runs as another user when we are root, and has to enter.
  chmodSync(dataDirectory, 0o755)
  return { dataDirectory, remove: () => rm(dataDirectory, { recursive: true, force: true }) }
}

/** What a start from nothing comes to, copied: a database in the PostgreSQL that tests share, with the keys and files of its rows. */
const seededPlace = async (businessDate: string | undefined, environment: Stacked['env']): Promise<Place> => {
  const { database, dataDirectory } = await seededForTest({ businessDate, environment })
  return {
    dataDirectory, databaseUrl: database.url, databaseOwnerUrl: database.ownerUrl,
    remove: async () => {
      await database.drop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

type Stacked = {
  /** The business date, YYYY-MM-DD; default: today. */
  readonly date?: string
  /** Settings of the server. */
  readonly env?: Readonly<Record<string, string>>
  /** As on a machine that has never run it: a PostgreSQL of its own, migrated and seeded by the start itself. */
  readonly fromNothing?: boolean
}

/**
 * Starts the whole platform as `npm start` does, on free ports, with rows, keys and files of its own that are gone afterwards. A part that falls while a
 * journey walks is told on stderr. Errors: what did not start, in words. With APPS_AS_BUILT=1 the apps are taken as they lie in `dist`, stale or not.
 */
export async function startStack({ date, env, fromNothing = false }: Stacked = {}): Promise<Stack> {
  const { remove, ...place } = fromNothing ? emptyPlace() : await seededPlace(date, env)
  const [port, agenciesPort] = [await freePort(), await freePort()]
  const told: string[] = []
  const start = async (on: string | undefined) => {
    const system = await startSystem({
      ...place, port, agenciesPort, date: on, ...(env && { env }),
      write: (text) => void told.push(text),
      ...(process.env.APPS_AS_BUILT === '1' && { scripts: { server: 'server/src/main.ts', agencies: 'agencies/main.ts' } }),
    })
    void system.fell.then((what) => process.stderr.write(`${what}\n${told.join('')}`))
    return system
  }
  try {
    let system = await start(date)
    return {
      url: system.url,
      agenciesUrl: system.agenciesUrl,
      databaseOwnerUrl: system.databaseOwnerUrl,
      moveTo: async (later) => {
        await system.stop()
        system = await start(later)
      },
      stop: async () => {
        await system.stop()
        await remove()
      },
    }
  } catch (problem) {
    await remove()
    throw new Error(`${(problem as Error).message}\n${told.join('')}`, { cause: problem })
  }
}
