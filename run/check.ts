// npm run check: types, lint and walls, without running the program.
import { runTests } from './run-tests.ts'
import { checkPasses, staticChecks } from './static-checks.ts'

let well = true
for (const check of staticChecks) {
  const passes = await checkPasses(check)
  process.stdout.write(`${passes ? '✔' : '✖'} ${check.name}\n`)
  well &&= passes
}
const walls = await runTests({ files: ['run/walls.test.ts'], concurrency: 1, skippedFails: true, write: (text) => void process.stdout.write(text) })
process.exitCode = well && walls.failed === 0 ? 0 : 1
