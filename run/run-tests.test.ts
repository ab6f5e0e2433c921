import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { root } from './files.ts'
import type { Tally } from './run-tests.ts'

/** Runs fixtures in a process that does not know that it is under test: node:test refuses to run tests within tests. */
function tally(fixtures: string[], skippedFails: boolean): { tally: Tally; words: string } {
  const env = { ...process.env }
  delete env.NODE_TEST_CONTEXT
  const { stdout, stderr } = spawnSync(process.execPath, [`${root}/run/testing/tally.ts`, String(skippedFails), ...fixtures], { env, encoding: 'utf8' })
  assert.notEqual(stdout, '', stderr)
  return JSON.parse(stdout)
}

test('counts tests, not suites, and shows why one failed and what its file printed', () => {
  const { tally: counted, words } = tally(['mixed'], false)
  assert.deepEqual(counted, { passed: 1, failed: 1, skipped: 1 })
  assert.match(words, /✖ fails\n\s+AssertionError/)
  assert.match(words, /printed by the file/)
  assert.match(words, /needs a camera \(no camera\)/)
})

test('a skipped test is a failure where that is asked for', () => {
  assert.deepEqual(tally(['mixed'], true).tally, { passed: 1, failed: 2, skipped: 0 })
})

test('a file that dies, or ends with a bad exit code, is a failure', () => {
  assert.deepEqual(tally(['dies', 'exits'], false).tally, { passed: 1, failed: 2, skipped: 0 })
})
