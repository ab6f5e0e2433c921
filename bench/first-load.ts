import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'rolldown/utils'
import { exactly, type Bench } from './bench.ts'
import { versionsOf } from './versions.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds an app into a directory of its own. Errors: the build's words. */
const build = (app: string, into: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/.bin/vite')
    const cwd = join(root, 'apps', app)
    const child = spawn(vite, ['build', '--outDir', into, '--emptyOutDir'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the ${app} app could not be built:\n${said}`))))
  })

/** The scripts a page loads before it can do anything: those it names, and all that they import statically. */
async function scriptsOf(directory: string, app: string): Promise<Map<string, Buffer>> {
  const page = await readFile(join(directory, 'index.html'), 'utf8')
  const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const named = tags
    .filter((tag) => tag.startsWith('<script') || /rel="modulepreload"/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
  const found = new Map<string, Buffer>()
  const base = `http://localhost/${app}/`
  const queue = named.map((path) => new URL(path, base))
  for (let url = queue.pop(); url; url = queue.pop()) {
    const file = url.pathname.slice(new URL(base).pathname.length)
    if (found.has(file)) continue
    const script = await readFile(join(directory, file))
    found.set(file, script)
    const { staticImports } = parseSync(file, script.toString('utf8')).module
    for (const { moduleRequest } of staticImports) queue.push(new URL(moduleRequest.value, url))
  }
  return found
}

const kilobytes = (bytes: number) => bytes / 1000

/** How much JavaScript the citizen app needs before its first page stands. */
export const firstLoad: Bench = {
  id: 'first-load',
  title: 'First load of the citizen app',
  oneCore: false,
  measure: async () => {
    const directory = await mkdtemp(join(tmpdir(), 'changxing-bench-'))
    try {
      await build('citizen', directory)
      const scripts = await scriptsOf(directory, 'citizen')
      const plain = [...scripts.values()].reduce((sum, script) => sum + script.length, 0)
      const zipped = [...scripts.values()].reduce((sum, script) => sum + gzipSync(script).length, 0)
      return {
        figures: [exactly('JavaScript before compression', 'kB', kilobytes(plain)), exactly('scripts', 'files', scripts.size)],
        targets: [
          { ...exactly('JavaScript of the citizen app\'s first load, gzip', 'kB', kilobytes(zipped)), wanted: 'at-most', limit: 200 },
        ],
        notes: [
          'A fresh build. Counted are the scripts that index.html names or preloads and everything they import statically; '
            + '1 kB is 1000 bytes.',
        ],
        versions: versionsOf('vite'),
      }
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  },
}
