import { run } from 'node:test'
import { relative } from 'node:path'
import { root } from './files.ts'

export type Tally = { passed: number; failed: number; skipped: number }

export type TestRun = {
  /** Paths from the top of the repository. */
  readonly files: readonly string[]
  /** How many files run at the same time, each in a process of its own. */
  readonly concurrency: number
  /** Whether a skipped test counts as failed. */
  readonly skippedFails: boolean
  readonly write: (text: string) => void
}

type Failure = {
  name: string
  nesting: number
  /** A file whose process ended badly has an exit code, or the signal that ended it. */
  details: { error: Error & { cause?: unknown; exitCode?: number | null; signal?: string | null }; type?: string }
}

/**
 * Runs test files and reports each when it is done: one line if all is well; otherwise every failure with its reason,
 * followed by what the file printed. A file that cannot even be loaded is one failed test.
 */
export async function runTests({ files, concurrency, skippedFails, write }: TestRun): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) return tally
  const printed = new Map<string, string>()
  const failures = new Map<string, string[]>()
  const skips = new Map<string, string[]>()
  const reported = new Map<string, boolean>()
  const note = <Item>(map: Map<string, Item[]>, file: string, item: Item) => map.set(file, [...(map.get(file) ?? []), item])

  const stream = run({ files: files.map((file) => `${root}/${file}`), concurrency, cwd: root })
  const keep = ({ file, message }: { file?: string; message: string }) => printed.set(file ?? '', (printed.get(file ?? '') ?? '') + message)
  stream.on('test:stdout', keep)
  stream.on('test:stderr', keep)
  // What happens after a test has ended is told only here.
  stream.on('test:diagnostic', ({ file, message, level }) => { if (level === 'warn' || level === 'error') keep({ ...(file && { file }), message: `${message}\n` }) })
  stream.on('test:fail', (data) => {
    if (data.details.type === 'suite' && isOfChildren(data)) return
    note(failures, data.file ?? '', `  ✖ ${shortName(data.name)}\n${indent(reasonOf(data))}`)
  })
  stream.on('test:pass', (data) => {
    if (data.skip !== undefined && data.details.type !== 'suite') note(skips, data.file ?? '', `  ○ ${data.name}${data.skip === true ? '' : ` (${data.skip})`}`)
  })
  stream.on('test:summary', ({ file, counts, duration_ms: took }) => {
    if (file === undefined) return
    const left = counts.skipped + counts.todo
    const broken = counts.tests - counts.passed - left
    tally.passed += counts.passed
    tally.failed += broken + (skippedFails ? left : 0)
    tally.skipped += skippedFails ? 0 : left
    const bad = broken > 0
    reported.set(file, bad)
    const words = [`${counts.passed} passed`, ...(bad ? [`${broken} failed`] : []), ...(left ? [`${left} skipped`] : [])].join(', ')
    write(`${bad || (left && skippedFails) ? '✖' : '✔'} ${relative(root, file)}: ${words} (${(took / 1000).toFixed(1)} s)\n`)
    for (const line of [...(skips.get(file) ?? []), ...(failures.get(file) ?? [])]) write(`${line}\n`)
    if (bad && printed.has(file)) write(`${indent(`it printed:\n${printed.get(file)}`)}\n`)
  })
  for await (const _ of stream) {
    // Reading to the end runs the tests; the listeners above do the rest.
  }
  for (const file of files.map((name) => `${root}/${name}`)) {
    // Node gives no summary for a file whose process died, or that has no test; and a bad exit code comes after a good summary.
    if (reported.get(file) || (reported.has(file) && !failures.has(file))) continue
    tally.failed += 1
    const what = reported.has(file) ? 'ended with a bad exit code' : 'has no tests, or did not come to their end'
    write(`✖ ${relative(root, file)}: ${what}\n${(failures.get(file) ?? []).join('\n')}\n${indent(printed.get(file) ?? '')}\n`)
  }
  return tally
}

/** A suite whose tests failed says only that; the tests themselves say why. */
const isOfChildren = ({ details }: Failure) => (details.error as { failureType?: string }).failureType === 'subtestsFailed'

const shortName = (name: string) => (name.startsWith(root) ? relative(root, name) : name)

const reasonOf = ({ details }: Failure) => {
  const { error } = details
  const cause = error.cause ?? error
  const ended = error.signal ?? error.exitCode
  return `${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}${ended ? ` (its process ended with ${ended})` : ''}`
}

const indent = (text: string) => text.trimEnd().replaceAll(/^/gm, '    ')
