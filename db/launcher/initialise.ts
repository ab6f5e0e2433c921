import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from './home.ts'
import type { Identity } from './unprivileged.ts'

/** The role that owns the databases and migrates them. */
export const owner = 'changxing'

/**
 * Makes the data directory when there is none yet: UTF-8, one collation on every machine, passwords by SCRAM.
 * Errors: what initdb said, in one message.
 */
export function initialise(home: Home, binaries: string, identity: Identity | undefined, durable: boolean) {
  if (existsSync(join(home.data, 'PG_VERSION')) && existsSync(home.password)) return
  // initdb cleans up after itself, but not after kill -9: without our password file the cluster was never used.
  if (existsSync(home.password)) throw new Error(`${home.data} is empty although ${home.password} exists. Remove ${home.root} to start anew.`)
  for (const left of readdirSync(home.data)) rmSync(join(home.data, left), { recursive: true })

  const password = randomBytes(24).toString('hex')
  const half = `${home.password}.new`
  const forInitdb = join(home.socket, 'initial-password')
  for (const file of [half, forInitdb]) writeFileSync(file, password, { mode: 0o600 })
  if (identity) chownSync(forInitdb, identity.uid, identity.gid)
  try {
    const args = [
      '--pgdata', home.data, '--username', owner, '--pwfile', forInitdb, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions', ...(durable ? [] : ['--no-sync']),
    ]
    const as = identity ? { uid: identity.uid, gid: identity.gid } : {}
    const run = spawnSync(join(binaries, 'bin', 'initdb'), args, { cwd: home.data, encoding: 'utf8', env: plainEnvironment(), ...as })
    if (run.error) throw new Error(`initdb could not be started: ${run.error.message}`)
    if (run.status !== 0) throw new Error(explained(run.stderr))
    // The password takes its name only now: its presence says that the cluster is whole.
    renameSync(half, home.password)
  } finally {
    rmSync(forInitdb, { force: true })
  }
}

export const passwordOf = (home: Home) => readFileSync(home.password, 'utf8')

/** PostgreSQL reads PG… and locale variables; it gets none of the caller's. */
export const plainEnvironment = () => ({ PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' })

function explained(stderr: string): string {
  if (!stderr.includes('could not look up effective user ID')) return `initdb failed: ${stderr.trim()}`
  return (
    `PostgreSQL needs the present user (${process.getuid?.()}) to have an entry in /etc/passwd, and there is none. ` +
    'Add one, start as root, or set DATABASE_URL to a PostgreSQL of yours.'
  )
}
