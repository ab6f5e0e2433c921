import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@changxing/agencies/testing/free-port.ts'
import { startSystem } from '../run/start/start-system.ts'

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

/**
 * Starts the whole platform as `npm start` does, on free ports, with rows, keys and files of its own that are gone afterwards. `date`: the
 * business date, YYYY-MM-DD; `env`: settings of the server. A part that falls while a journey walks is told on stderr. Errors: what did not start, in words.
 * With APPS_AS_BUILT=1 the apps are taken as they lie in `dist`, stale or not.
 */
export async function startStack({ date, env }: { readonly date?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Stack> {
  const directory = mkdtempSync(join(tmpdir(), 'changxing-journey-'))
  // PostgreSQL runs as another user when we are root, and has to enter.
  chmodSync(directory, 0o755)
  const remove = () => rmSync(directory, { recursive: true, force: true })
  const [port, agenciesPort] = [await freePort(), await freePort()]
  const told: string[] = []
  const start = async (on: string | undefined) => {
    const system = await startSystem({
      dataDirectory: directory, port, agenciesPort, date: on, ...(env && { env }),
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
        remove()
      },
    }
  } catch (problem) {
    remove()
    throw new Error(`${(problem as Error).message}\n${told.join('')}`, { cause: problem })
  }
}
