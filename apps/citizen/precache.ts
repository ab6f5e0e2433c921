import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Larger files (face models, scanners) are fetched when they are needed; they serve nothing without a network. */
const maxBytes = 600 * 1024

/** Writes into the built service worker which files it keeps, and a version that changes when any of them does. */
export function precache(): Plugin {
  return {
    name: 'changxing-precache',
    apply: 'build',
    async writeBundle(options) {
      const folder = options.dir
      if (!folder) throw new Error('the build has no output folder')
      const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).sort()
      const kept: string[] = []
      const hash = createHash('sha256')
      for (const name of names) {
        const file = await stat(join(folder, name))
        if (!file.isFile() || file.size > maxBytes || name === 'sw.js' || name.endsWith('.map')) continue
        kept.push(`/citizen/${name === 'index.html' ? '' : name}`)
        hash.update(name).update(await readFile(join(folder, name)))
      }
      const worker = join(folder, 'sw.js')
      const code = await readFile(worker, 'utf8')
      const filled = code.replace('__KEPT__', kept.join('|')).replace('__VERSION__', hash.digest('hex').slice(0, 12))
      if (filled === code) throw new Error('the service worker has no place for its list of files')
      await writeFile(worker, filled)
    },
  }
}
