// Runs the fixtures named and prints what the runner counted and said: see run-tests.test.ts.
import { runTests } from '../run-tests.ts'

const [skippedFails, ...fixtures] = process.argv.slice(2)
const words: string[] = []
const files = fixtures.map((name) => `run/testing/${name}.fixture.ts`)
const tally = await runTests({ files, concurrency: 2, skippedFails: skippedFails === 'true', write: (text) => void words.push(text) })
process.stdout.write(JSON.stringify({ tally, words: words.join('') }))
