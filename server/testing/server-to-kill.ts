import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { noAgencies } from './no-agencies.ts'
import { ownerPool } from './owner-pool.ts'
import { seededForTest } from './seeded-for-test.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export type ServerToKill = Awaited<ReturnType<typeof serverToKill>>

/**
 * The web server in a process of its own, over a database that keeps what it acknowledged: to be killed with -9, and started again. `today`: its business
 * date; `settings`: what its environment has besides.
 */
export async function serverToKill(today: string, settings: Readonly<Record<string, string>> = {}) {
  const { database, dataDirectory: directory } = await seededForTest({ businessDate: today, environment: settings, durable: true })
  const owner = ownerPool(database.ownerUrl, 10)
  const children: ChildProcess[] = []
  return {
    /** Looks behind the scenes, as the owner of the tables. */
    owner,
    start: async () => {
      const environment = { DATABASE_URL: database.url, DATA_DIRECTORY: directory, PORT: '0', ROLES: 'web', CHANGXING_BUSINESS_DATE: today, ...noAgencies, ...settings }
      const child = spawn(process.execPath, [main], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
      children.push(child)
      const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
      return { child, url: (JSON.parse(line) as { url: string }).url }
    },
    /** Headers of somebody signed in; every process of the server knows the session. */
    signIn: async (app: 'citizen' | 'desk', actor: object): Promise<Record<string, string>> => {
      const value = randomBytes(32).toString('base64url')
      await owner.query(
        `insert into platform.sessions (id_hash, app, actor, created_at, seen_at, expires_at) values ($1, $2, $3, now(), now(), '2999-01-01')`,
        [createHash('sha256').update(value).digest(), app, JSON.stringify(actor)])
      return { 'x-changxing-app': app, cookie: `changxing-${app}=${value}` }
    },
    close: async () => {
      for (const child of children) child.kill('SIGKILL')
      await owner.end()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
