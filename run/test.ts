// npm test [-- path…] [--long]: types, lint, all tests, then the browser journeys. The last line sums up.
import { ourFiles, root } from './files.ts'
import { runTests } from './run-tests.ts'
import type { Tally } from './run-tests.ts'
import { buildApps } from './start/build-apps.ts'
import { checkPasses, staticChecks } from './static-checks.ts'

const args = process.argv.slice(2)
const long = args.includes('--long')
const wanted = args.filter((arg) => !arg.startsWith('--')).map((path) => path.replace(/^\.\//, ''))
const ci = process.env.CI === 'true' || process.env.CI === '1'

// What else is done then: every page in every look, every step killed in both ways.
if (long) process.env.LONG_TESTS = '1'

const total: Tally = { passed: 0, failed: 0, skipped: 0 }
const write = (text: string) => void process.stdout.write(text)
const add = (tally: Tally) => {
  total.passed += tally.passed
  total.failed += tally.failed
  total.skipped += tally.skipped
}

const chosen = ourFiles().filter((file) => wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(path.replace(/\/?$/, '/'))))
const quick = chosen.filter((file) => /\.test\.tsx?$/.test(file) || (long && file.endsWith('.long.ts')))
const journeys = chosen.filter((file) => /^e2e\/.*\.journey\.ts$/.test(file))

if (wanted.length > 0 && quick.length + journeys.length === 0) {
  write(`No tests in ${wanted.join(', ')}.\n`)
  process.exitCode = 2
} else {
  if (wanted.length === 0) {
    for (const check of staticChecks) {
      const well = await checkPasses(check)
      write(`${well ? '✔' : '✖'} ${check.name}\n`)
      add({ passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 })
    }
  }
  write(`${quick.length} test files\n`)
  // One more than cores: each waits for its database now and then.
  add(await runTests({ files: quick, concurrency: 3, skippedFails: false, write }))
  if (journeys.length > 0) {
    write(`${journeys.length} browser journeys\n`)
    // Once for all of them: two that begin together would both build.
    const built = await buildApps(`${root}/.data`, write).then(() => true, (problem: Error) => void write(`✖ apps\n${problem.message}\n`))
    if (!built) add({ passed: 0, failed: 1, skipped: 0 })
  }
  // A browser and a whole system each, which wait for one another most of the time.
  add(await runTests({ files: journeys, concurrency: 2, skippedFails: ci, write }))
  write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 ? 1 : 0
}
// The shared database is only lent; nothing else may keep this process.
process.exit()
