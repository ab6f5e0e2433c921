import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './files.ts'

const read = (name: string) => readFileSync(join(root, name), 'utf8')
const linksOf = (text: string) => [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!)
const commandsOf = (text: string) => [...text.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)].map((match) => match[1]!)
const readmes = ['README.md', 'README.zh-CN.md'] as const

for (const name of readmes) {
  test(`${name}: what it links to and shows is there`, () => {
    const missing = linksOf(read(name)).filter((link) => !/^https?:/.test(link) && !existsSync(join(root, link)))
    assert.deepEqual(missing, [])
  })

  test(`${name}: every command is one of ours`, () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    assert.deepEqual(commandsOf(read(name)).filter((command) => !(command in scripts)), [])
  })
}

test('both READMEs show the same pictures, rooms and commands', () => {
  const [english, chinese] = readmes.map((name) => read(name)) as [string, string]
  const withoutEachOther = (links: readonly string[]) => links.filter((link) => !link.startsWith('README')).toSorted()
  assert.deepEqual(withoutEachOther(linksOf(chinese)), withoutEachOther(linksOf(english)))
  assert.deepEqual(new Set(commandsOf(chinese)), new Set(commandsOf(english)))
})
