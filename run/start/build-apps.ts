import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ourFiles, root } from '../files.ts'

const apps = ['citizen', 'desk', 'patrol', 'archive']

/** What a built app is made of, besides its own folder. */
const ingredients = ['apps/ui/', 'contract/', 'rules/', 'credentials/']

/**
 * Builds those web apps whose sources have changed since they were last built (known by a hash of all they are made of).
 * Errors: a build fails, with the end of its output.
 */
export async function buildApps(dataDirectory: string, write: (text: string) => void): Promise<void> {
  const builds = join(dataDirectory, 'builds')
  mkdirSync(builds, { recursive: true })
  const files = ourFiles().filter((file) => !/\.(test|examples)\.tsx?$/.test(file))
  const stale = apps
    .filter((app) => files.some((file) => file.startsWith(`apps/${app}/vite.config.`)))
    .map((app) => ({ app, print: fingerprint(files.filter((file) => [`apps/${app}/`, ...ingredients].some((part) => file.startsWith(part)))) }))
    .filter(({ app, print }) => !existsSync(join(root, 'apps', app, 'dist', 'index.html')) || built(builds, app) !== print)
  if (stale.length === 0) return
  write(`Building ${stale.map(({ app }) => app).join(', ')} …\n`)
  const began = performance.now()
  await Promise.all(stale.map(({ app, print }) => build(app, builds).then(() => writeFileSync(join(builds, `${app}.fingerprint`), print))))
  write(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`)
}

const built = (builds: string, app: string) => {
  const file = join(builds, `${app}.fingerprint`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function fingerprint(files: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function build(app: string, builds: string): Promise<void> {
  const log = join(builds, `${app}.log`)
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules', '.bin', 'vite'), ['build'], { cwd: join(root, 'apps', app), stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } })
    const output = createWriteStream(log)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output.write(chunk)
        text = `${text}${chunk}`.slice(-4000)
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      output.end()
      if (code === 0) resolve()
      else reject(new Error(`The ${app} app could not be built (all of it: ${log}):\n${text}`))
    })
  })
}
