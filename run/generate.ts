// npm run generate [-- --check]: writes every file that is derived from the code. With --check nothing is written: stale files are named, exit 1.
// A generator is a file `<what>.generate.ts` beside its source; its default export answers { 'path/from/the/top': text }.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ourFiles, root } from './files.ts'

export type Generator = () => Promise<Record<string, string>> | Record<string, string>

const check = process.argv.includes('--check')
const stale: string[] = []
for (const file of ourFiles().filter((name) => name.endsWith('.generate.ts'))) {
  const { default: generate } = (await import(join(root, file))) as { default: Generator }
  for (const [path, text] of Object.entries(await generate())) {
    const target = join(root, path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    stale.push(path)
    if (check) continue
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
for (const path of stale) process.stdout.write(check ? `stale: ${path} (npm run generate writes it anew)\n` : `wrote ${path}\n`)
if (stale.length === 0) process.stdout.write('All generated files are up to date.\n')
process.exit(check && stale.length > 0 ? 1 : 0)
