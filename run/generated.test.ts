import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { root } from './files.ts'

test('generated files say what the code says', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['run/generate.ts', '--check'], { cwd: root, encoding: 'utf8' })
  assert.equal(status, 0, stdout + stderr)
})
