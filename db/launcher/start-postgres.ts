import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { homeIn, usualPort } from './home.ts'
import type { Home } from './home.ts'
import { owner, passwordOf } from './initialise.ts'
import type { LeaseLine, SupervisorOptions } from './supervisor.ts'
import { unprivileged } from './unprivileged.ts'

export type PostgresOptions = {
  /** Where the rows live; made when absent. */
  readonly directory: string
  /** Listen on this loopback port too, for tools that know no unix sockets. Ignored when a running server is adopted. */
  readonly port?: number
  /** Default true. False (tests only) gives up fsync for speed. */
  readonly durable?: boolean
  /** Milliseconds that the server stays up after its last user. Default 0. */
  readonly linger?: number
  /** Progress, one line a call. */
  readonly log?: (line: string) => void
}

export type Postgres = {
  /** Connection string of the owner role to the database "postgres", over the unix socket. */
  readonly url: string
  /** Whether the server ran already when we came. */
  readonly adopted: boolean
  /** Process number of the server. */
  readonly pid: number
  /** Settles when the server has gone, asked or not. */
  readonly gone: Promise<void>
  /** Gives the server up. Stops it when nobody else uses it; resolves when that is done. */
  readonly stop: () => Promise<void>
}

const patience = 90_000

type Ready = LeaseLine & { ready: true }

// A supervisor that an earlier version of this program started may still run; it knows no other port.
const socketName = ({ port = usualPort }: Ready) => `.s.PGSQL.${port}`

/**
 * Starts PostgreSQL in a directory, or joins the one that runs there. The server lives until the last process that uses it has
 * stopped or died, however it died. Errors: the reason in words (no package for the platform, no user to drop to, what PostgreSQL said).
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const directory = resolve(options.directory)
  const log = options.log ?? (() => {})
  const home = homeIn(directory, unprivileged())
  if (home.root !== directory) log(`The database user cannot enter ${directory}; the rows live in ${home.root}.`)
  const wanted: SupervisorOptions = { directory, port: options.port, durable: options.durable ?? true, linger: options.linger ?? 0 }

  const until = Date.now() + patience
  let supervisor: ReturnType<typeof summon> | undefined
  for (;;) {
    const user = await enter(home)
    const line = user && (await firstLine(user))
    // The server may have died a moment ago, before its supervisor noticed: then the next round finds a new one.
    if (user && line?.ready && (await reach(join(home.socket, socketName(line))))) return held(home, user, line, supervisor === undefined)
    user?.destroy()
    if (line && !line.ready) throw new Error(line.problem)
    if (supervisor?.ended()) supervisor = undefined
    supervisor ??= summon(wanted, home, log)
    if (Date.now() > until) throw new Error(`PostgreSQL in ${home.root} did not answer within ${patience / 1000} s.`)
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

function held(home: Home, user: Socket, { postgres: pid, port = usualPort }: Ready, adopted: boolean): Postgres {
  // The lease must not keep a program running that has otherwise come to its end.
  user.unref()
  const gone = once(user, 'close').then(() => {})
  const stop = () => {
    user.ref()
    if (!user.destroyed) user.write('stop\n')
    return gone
  }
  return { url: `postgres://${owner}:${passwordOf(home)}@localhost:${port}/postgres?host=${encodeURIComponent(home.socket)}`, adopted, pid, gone, stop }
}

/** Whether somebody listens at a unix socket. */
function reach(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path, () => resolve(true))
    probe.once('error', () => resolve(false))
    probe.once('connect', () => probe.destroy())
  })
}

/** A connection to the supervisor's door, if there is one. */
function enter(home: Home): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(home.lease)
    socket.once('connect', () => resolve(socket.on('error', () => socket.destroy())))
    socket.once('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EACCES') return resolve(undefined)
      reject(new Error(`The database in ${home.root} runs under another user; start as that user.`))
    })
  })
}

/** What the supervisor says, or undefined when it closed the door instead (it was just leaving). */
async function firstLine(user: Socket): Promise<LeaseLine | undefined> {
  const lines = createInterface({ input: user })
  const line = await new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve)
    user.once('close', () => resolve(undefined))
    // The reader repeats the socket's errors; a supervisor that resets the door is one that closed it.
    lines.on('error', () => resolve(undefined))
  })
  lines.close()
  user.resume()
  return line === undefined ? undefined : (JSON.parse(line) as LeaseLine)
}

function summon(options: SupervisorOptions, home: Home, log: (line: string) => void) {
  log('Starting PostgreSQL …')
  const words = join(home.root, 'supervisor.log')
  const file = openSync(words, 'a', 0o600)
  // Detached: Ctrl-C in the terminal is for us; the supervisor decides by its leases.
  const child = spawn(process.execPath, [fileURLToPath(new URL('supervisor.ts', import.meta.url)), JSON.stringify(options)], {
    detached: true,
    stdio: ['ignore', 'ignore', file],
    env: { PATH: process.env.PATH ?? '' },
  })
  closeSync(file)
  child.unref()
  return {
    ended: () => {
      if (child.exitCode === null && child.signalCode === null) return false
      if (child.exitCode) throw new Error(`The database's supervisor failed: ${readFileSync(words, 'utf8').trim().slice(-2000)}`)
      return true
    },
  }
}
