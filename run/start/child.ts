import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { asUser } from '../../db/launcher/unprivileged.ts'
import { root } from '../files.ts'

export type ChildOptions = {
  /** Short name: of the log file, and before its lines in the terminal. */
  readonly name: string
  /** Path from the top of the repository. */
  readonly script: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly logs: string
  readonly write: (text: string) => void
  readonly readyWithin?: number
}

export type Child = {
  readonly name: string
  readonly url: string
  readonly pid: number
  /** Settles when it has ended, with what it ended on. */
  readonly ended: Promise<string>
  readonly stop: () => Promise<void>
}

const patience = 10_000

/** What a request leaves behind is thrown away in one sweep for hundreds of them: at Node's 16 MB sweeping takes a tenth of a server's time. */
const roomForTheYoung = '--max-semi-space-size=64'

/**
 * Starts one program of ours and waits until it says, in a line of JSON on stdout, that it is ready and where.
 * It lives no longer than this process: its stdin closes with us (WATCH_PARENT), and where the kernel can, it is interrupted.
 * Everything it prints goes to its log file; complaints (stderr, and log lines from "warn" up) to the terminal as well.
 * Errors: it ended before it was ready, with its last words; or it took too long.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, write } = options
  mkdirSync(options.logs, { recursive: true })
  const log = createWriteStream(join(options.logs, `${name}.log`), { flags: 'w' })
  const { command, args } = asUser(undefined, process.execPath, [roomForTheYoung, join(root, options.script)])
  const env = { ...process.env, ...options.env, WATCH_PARENT: '1' }
  // A session of its own, so that Ctrl-C reaches us alone and we stop everything in order.
  const child = spawn(command, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  child.stdin.on('error', () => {})
  const last: string[] = []
  const complain = (line: string) => {
    last.push(line)
    if (last.length > 30) last.shift()
    write(`${name} │ ${line}\n`)
  }

  const ended = new Promise<string>((resolve) => {
    child.once('error', (problem) => resolve(problem.message))
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
  void ended.then(() => log.end())
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`)
      const said = asJson(line)
      if (said?.['ready'] === true && typeof said['url'] === 'string') resolve(said['url'])
      else if (Number(said?.['level']) >= 40) complain(String(said?.['msg'] ?? line))
    })
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.write(`${line}\n`)
      complain(line)
    })
  })

  const stop = async () => {
    child.kill('SIGTERM')
    child.stdin.end()
    const force = setTimeout(() => child.kill('SIGKILL'), patience)
    await ended
    clearTimeout(force)
  }
  const within = options.readyWithin ?? 60_000
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} was not ready within ${within / 1000} s; see ${join(options.logs, `${name}.log`)}`)), within)
  })
  const died = ended.then((how) => {
    throw new Error(`${name} did not start (${how}). ${last.length > 0 ? 'Its words stand above.' : ''}`.trim())
  })
  try {
    const url = await Promise.race([ready, died, late])
    return { name, url, pid: child.pid ?? 0, ended, stop }
  } catch (problem) {
    await stop()
    throw problem
  } finally {
    clearTimeout(timer)
    died.catch(() => {})
  }
}

function asJson(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}
