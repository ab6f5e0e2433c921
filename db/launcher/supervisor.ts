// The one process between PostgreSQL and its users. It starts the server and keeps it up while at least one user holds a connection
// to its lease socket. The kernel closes a user's connection even on kill -9, so no server is orphaned and no heartbeat is needed;
// stopping is PostgreSQL's own fast shutdown, so no acknowledged row is lost. Should this process be killed itself, the kernel
// interrupts the server (pdeathsig), or, where that does not exist, the next supervisor stops what it finds.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { binariesFor, homeIn, usualPort } from './home.ts'
import type { Home } from './home.ts'
import { initialise, plainEnvironment } from './initialise.ts'
import { alive, dropLock, takeLock } from './lock-file.ts'
import { asUser, unprivileged } from './unprivileged.ts'

/** What the starter hands over as the only argument, in JSON. */
export type SupervisorOptions = {
  readonly directory: string
  /** Loopback port to listen on besides the unix socket; without it the socket alone. */
  readonly port?: number
  /** False for tests only: no fsync. A crash of the machine may then lose rows. */
  readonly durable: boolean
  /** How long the server stays up after its last user left, in milliseconds. */
  readonly linger: number
}

/** The first line that a user reads from the lease socket. */
export type LeaseLine = { readonly ready: true; readonly postgres: number; readonly port?: number } | { readonly ready: false; readonly problem: string }

const patience = 20_000

class Supervisor {
  readonly options: SupervisorOptions
  readonly home: Home
  readonly door: Server
  readonly users = new Set<Socket>()
  postgres: ChildProcess | undefined
  ready = false
  closing = false
  leaving: NodeJS.Timeout | undefined

  constructor(options: SupervisorOptions, home: Home) {
    this.options = options
    this.home = home
    this.door = createServer((user) => this.admit(user))
  }

  async run() {
    rmSync(this.home.lease, { force: true })
    await new Promise<void>((resolve, reject) => this.door.once('error', reject).listen(this.home.lease, resolve))
    chmodSync(this.home.lease, 0o600)
    // A starter that was killed before it came through the door must not leave this process waiting for ever.
    this.leaveSoon(Math.max(this.options.linger, 5000))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.close())
    try {
      await this.start()
    } catch (problem) {
      this.tell({ ready: false, problem: (problem as Error).message })
      await this.close()
    }
  }

  admit(user: Socket) {
    if (this.closing) return void user.destroy()
    clearTimeout(this.leaving)
    this.users.add(user)
    user.on('error', () => user.destroy())
    user.on('close', () => {
      this.users.delete(user)
      if (this.users.size === 0) this.leaveSoon(this.options.linger)
    })
    user.on('data', () => {
      // One word exists: "stop". The last user to say so hears the door close only after PostgreSQL has stopped.
      if (this.users.size > 1 || this.options.linger > 0) user.destroy()
      else void this.close()
    })
    if (this.ready) this.tell(this.readyLine(), [user])
  }

  leaveSoon(after: number) {
    clearTimeout(this.leaving)
    this.leaving = setTimeout(() => void this.close(), after)
  }

  tell(line: LeaseLine, users: Iterable<Socket> = this.users) {
    for (const user of users) user.write(`${JSON.stringify(line)}\n`)
  }

  readyLine = (): LeaseLine => ({ ready: true, postgres: this.postgres?.pid ?? 0, port: this.options.port ?? usualPort })

  async start() {
    const identity = unprivileged()
    const binaries = binariesFor(identity, this.home)
    initialise(this.home, binaries, identity, this.options.durable)
    await clearPredecessor(this.home)
    const { command, args, as } = asUser(identity, join(binaries, 'bin', 'postgres'), this.settings())
    const log = openSync(this.home.log, 'w', 0o600)
    const child = spawn(command, args, { cwd: this.home.data, stdio: ['ignore', log, log], env: plainEnvironment(), ...as })
    this.postgres = child
    child.on('error', () => this.fell(child))
    child.on('exit', () => this.fell(child))
    while (!(await this.isUp())) {
      if (this.postgres !== child) throw new Error(`PostgreSQL did not start: ${readFileSync(this.home.log, 'utf8').trim().slice(-2000)}`)
    }
    this.ready = true
    this.tell(this.readyLine())
  }

  /** PostgreSQL ended although nobody asked: the users learn it from their closed connections. */
  fell(child: ChildProcess) {
    if (this.postgres === child) this.postgres = undefined
    if (this.ready && !this.closing) void this.close()
  }

  /** Line eight of postmaster.pid says "ready" once connections are accepted. */
  async isUp(): Promise<boolean> {
    await new Promise((resume) => setTimeout(resume, 15))
    const lines = pidFile(this.home)
    return lines?.[0] === String(this.postgres?.pid) && lines[7]?.trim() === 'ready'
  }

  settings(): string[] {
    const { port, durable } = this.options
    const set = {
      listen_addresses: port ? '127.0.0.1' : '',
      // The socket's name ends in the port, so the port is fixed when nobody asked for one.
      port: String(port ?? usualPort),
      unix_socket_directories: this.home.socket,
      max_connections: '200',
      timezone: 'UTC',
      log_timezone: 'UTC',
      ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }),
    }
    return ['-D', this.home.data, ...Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  }

  async close() {
    if (this.closing) return
    this.closing = true
    this.door.close()
    const child = this.postgres
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      const force = setTimeout(() => child.kill('SIGQUIT'), patience)
      await gone
      clearTimeout(force)
    }
    dropLock(this.home.lock)
    process.exit(0)
  }
}

const pidFile = (home: Home): string[] | undefined => {
  try {
    return readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/**
 * Ends a server that an earlier supervisor left behind (we hold the lock, so nobody uses it), and removes a pid file whose number
 * meanwhile belongs to another program: PostgreSQL would take that program for a server and refuse to start.
 */
async function clearPredecessor(home: Home) {
  const pid = Number(pidFile(home)?.[0])
  if (!pid) return
  if (!alive(pid)) return
  if (!commandOf(pid).includes(home.data)) return rmSync(join(home.data, 'postmaster.pid'))
  const until = Date.now() + patience
  process.kill(pid, 'SIGINT')
  while (alive(pid)) {
    if (Date.now() > until) throw new Error(`A PostgreSQL left behind (process ${pid}) does not stop.`)
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  }
}

const options = JSON.parse(process.argv[2] ?? '{}') as SupervisorOptions
const home = homeIn(options.directory, unprivileged())
// Losing the lock is no failure: another supervisor is at work, and its door opens soon.
if (takeLock(home.lock)) await new Supervisor(options, home).run()
