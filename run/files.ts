import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's top directory. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

const notOurs = new Set(['node_modules', 'dist', 'coverage', 'test-results'])

/** Every file of ours, as sorted paths from the top: no dependencies, nothing built, nothing hidden. */
export function ourFiles(top = root): string[] {
  const found: string[] = []
  const walk = (directory: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || notOurs.has(entry.name)) continue
      const path = join(directory, entry.name)
      if (entry.isDirectory()) walk(path)
      else found.push(relative(top, path))
    }
  }
  walk(top)
  return found.sort()
}
