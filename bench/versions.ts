import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The installed versions of packages, by name. */
export function versionsOf(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => {
    const file = fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url))
    return [name, existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'not installed']
  }))
}
