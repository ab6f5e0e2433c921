import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'

const slot = /\[\s*["'`]precache["'`]\s*\]/

/** Writes the list of all built files into the service worker, so that the whole app, wasm included, works with the network cut. */
export const precache = (dist: string): Plugin => ({
  name: 'precache',
  apply: 'build',
  async closeBundle() {
    const worker = join(dist, 'service-worker.js')
    const entries = await readdir(dist, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(dist, join(entry.parentPath, entry.name)))
      .filter((file) => file !== 'service-worker.js' && !file.endsWith('.map')).sort()
    const version = createHash('sha256')
    for (const file of files) version.update(file).update(await readFile(join(dist, file)))
    const source = await readFile(worker, 'utf8')
    const list = JSON.stringify([version.digest('hex').slice(0, 16), ...files.map((file) => (file === 'index.html' ? './' : file))])
    if (!slot.test(source)) throw new Error('the service worker has no slot for the list of files')
    await writeFile(worker, source.replace(slot, () => list))
  },
})
