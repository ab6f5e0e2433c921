// npm run bench [-- NAME…]: measures, prints the table and writes docs/benchmarks.md. With names, the figures of the others stay as they
// were.
import { fork, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Bench, Findings } from './bench.ts'
import { benches } from './benches.ts'
import { asMarkdown, asText, type Measured } from './write-tables.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const kept = at('../docs/benchmarks.json')
const page = at('../docs/benchmarks.md')

const hasTaskset = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** Runs a bench in a process of its own, pinned to the last core when it wants one (the first serves most interrupts). */
const runOne = ({ id, oneCore }: Bench): Promise<Findings> =>
  new Promise((resolve, reject) => {
    const child = fork(at('./run-one.ts'), [id], { stdio: ['ignore', 2, 2, 'ipc'] })
    const lastCore = String(cpus().length - 1)
    if (oneCore && hasTaskset && child.pid) spawnSync('taskset', ['-a', '-p', '-c', lastCore, String(child.pid)], { stdio: 'ignore' })
    let findings: Findings | undefined
    child.on('message', (message) => { findings = message as Findings })
    child.on('exit', (code) => (findings && code === 0 ? resolve(findings) : reject(new Error(`the bench "${id}" failed`))))
  })

const named = process.argv.slice(2)
const unknown = named.filter((name) => !benches.some(({ id }) => id === name))
if (unknown.length > 0) {
  process.stderr.write(`No bench is named ${unknown.join(', ')}. There are: ${benches.map(({ id }) => id).join(', ')}\n`)
  process.exit(2)
}

const results: Record<string, Measured> = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Measured>) : {}
const cpu = cpus()[0]?.model.trim() ?? 'unknown processor'
for (const bench of benches.filter(({ id }) => named.length === 0 || named.includes(id))) {
  const before = loadavg()[0] ?? 0
  process.stderr.write(`${bench.id} …\n`)
  const findings = await runOne(bench)
  const measured: Measured = {
    title: bench.title, ...findings,
    versions: { Node: process.versions.node, 'OpenSSL in Node': process.versions.openssl, ...findings.versions },
    on: new Date().toISOString().slice(0, 10),
    machine: `${cpu} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
    load: [before, loadavg()[0] ?? 0], pinned: bench.oneCore && hasTaskset,
  }
  results[bench.id] = measured
  process.stdout.write(`${asText(measured)}\n`)
}
const inOrder = Object.fromEntries(benches.flatMap(({ id }) => (results[id] ? [[id, results[id]]] : [])))
writeFileSync(kept, `${JSON.stringify(inOrder, null, 2)}\n`)
writeFileSync(page, asMarkdown(inOrder))
process.stdout.write('Written to docs/benchmarks.md\n')
