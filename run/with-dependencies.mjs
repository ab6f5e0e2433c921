// Runs a script of the project on the project's own Node, after installing what is missing.
// Plain JavaScript without dependencies: it must run on any host Node from 18 on, before anything is installed.
// Usage: node run/with-dependencies.mjs <script.ts> [arguments…]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.changxing-stamp')
const lock = join(root, '.data', 'install.lock')
const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')

const say = (words) => process.stderr.write(`${words}\n`)

/** Whether node_modules was installed from exactly this package-lock.json. */
function installed() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted
}

/** Whether npm itself has installed this lock file: `npm ci` or `npm install` typed by hand leaves a newer hidden lock file. */
function installedByHand() {
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages ?? {}
  const need = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {}
  return Object.entries(need).every(([path, entry]) => path === '' || entry.optional || entry.link || have[path]?.version === entry.version)
}

/** Whether a process lives; a signal refused for want of permission is a sign of life. */
function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}

/** Takes the lock that lets one process install at a time; false when another living process holds it. */
function lockTaken() {
  mkdirSync(dirname(lock), { recursive: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (problem) {
    if (problem.code !== 'EEXIST') throw problem
  }
  let holder
  try {
    holder = Number(readFileSync(lock, 'utf8'))
    // An empty lock file is one whose writer is between creating and writing it, or died there.
    if (!holder && Date.now() - statSync(lock).mtimeMs < 5000) return false
  } catch {
    return false
  }
  if (holder && alive(holder)) return false
  // The holder died. Renaming is atomic: of several that wait, one wins and the others meet ENOENT.
  const grave = `${lock}.${process.pid}`
  try {
    renameSync(lock, grave)
    rmSync(grave)
  } catch {
    // Another one was faster; the next round tells who holds it.
  }
  return false
}

function npm(command) {
  const run = spawnSync('npm', [...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (run.error) throw new Error(`npm could not be started: ${run.error.message}`)
  return run.status === 0
}

async function install() {
  if (installed()) return
  let told = false
  while (!lockTaken()) {
    if (!told) say('Another process is installing the packages; waiting for it.')
    told = true
    await new Promise((resume) => setTimeout(resume, 200))
    if (installed()) return
  }
  try {
    if (installed()) return
    if (!installedByHand()) {
      say('Installing packages (npm ci). The first time this takes a minute or two.')
      // npm's own words go to stderr, so that stdout belongs to the script alone.
      // Nothing here needs install scripts, so they are not run: the same tree arises on machines that forbid them.
      // A registry that lacks a package for some other platform makes `npm ci` call the lock file incomplete; `npm install` takes the same versions.
      if (!npm(['ci']) && !npm(['install', '--no-save'])) throw new Error('The packages could not be installed; npm says above why.')
    }
    writeFileSync(stamp, `${wanted}\n`)
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The Node to run on: the one from npm, or the present one when it is new enough (24). */
function node() {
  const own = join(modules, '.bin', 'node')
  if (existsSync(own) && spawnSync(own, ['--version'], { stdio: 'ignore' }).status === 0) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    `This project runs on Node 24. There is no Node 24 package for ${process.platform}-${process.arch} and the Node at hand is ${process.version}.\n` +
      'Install Node 24 (https://nodejs.org) and run the same command again.',
  )
}

async function main() {
  const [script, ...rest] = process.argv.slice(2)
  if (!script) throw new Error('usage: node run/with-dependencies.mjs <script> [arguments…]')
  await install()
  // Node keeps what it compiled from our TypeScript: a warm start and every test process load in half the time.
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'compiled')
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` }
  // The fourth channel carries no message: the child notices by its closing that this process was killed.
  const child = spawn(node(), [join(root, script), ...rest], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
  const parent = process.ppid
  // npm passes signals on, except the one it cannot catch: kill -9 of npm shows only as a new parent.
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the child by itself (same terminal group); what was sent to this process alone is passed on.
    process.on(signal, () => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
    })
  }
  child.on('error', (problem) => {
    say(`The script could not be started: ${problem.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

main().catch((problem) => {
  say(problem.message)
  process.exit(1)
})
