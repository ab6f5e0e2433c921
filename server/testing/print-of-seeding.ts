import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { civilDateInChina } from '../src/platform/clock.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where all stands that a seeded database may depend on. */
const sources = ['contract', 'credentials', 'db', 'rules', 'server']

let known: string | undefined

/**
 * A hash of all sources that the demonstration's rows may depend on, and the day in China: what was seeded yesterday is a day older than what would be
 * seeded now. In signs that a database's name may have.
 */
export const printOfSeeding = (): string => {
  if (known) return known
  const hash = createHash('sha256')
  for (const source of sources) {
    const files = readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('node_modules')).toSorted()) {
      hash.update(`\n${source}/${file}\n`).update(readFileSync(join(root, source, file)))
    }
  }
  known = `${hash.digest('hex').slice(0, 12)}_${civilDateInChina(Date.now()).replaceAll('-', '')}`
  return known
}
