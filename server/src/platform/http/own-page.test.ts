import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { appForTest } from '../../../testing/app-for-test.ts'

test('the page of its own carries the root key, may connect to nothing, and can be taken away', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'changxing-pages-'))
  mkdirSync(join(directory, 'archive', 'dist'), { recursive: true })
  const code = 'const page = 1'
  writeFileSync(
    join(directory, 'archive', 'dist', 'index.html'),
    `<html><script type="application/json" id="trust-root">null</script><script type="module">${code}</script></html>`,
  )
  const it = await appForTest({ environment: { APPS_DIRECTORY: directory } })
  try {
    const { raw, headers, status } = await it.call('GET', '/archive-check/')
    assert.equal(status, 200)
    const [, inside] = /id="trust-root">([^<]*)</.exec(raw.toString())!
    assert.deepEqual(JSON.parse(inside!), (await it.call('GET', '/api/trust-root')).json)
    const policy = String(headers['content-security-policy'])
    assert.ok(policy.includes(`'sha256-${createHash('sha256').update(code).digest('base64')}'`), policy)
    assert.match(policy, /connect-src 'none'/)
    const taken = await it.call('GET', '/archive-check/download')
    assert.match(String(taken.headers['content-disposition']), /attachment; filename="archive-check\.html"/)
    assert.deepEqual(taken.raw, raw)
  } finally {
    await it.close()
    rmSync(directory, { recursive: true })
  }
})
