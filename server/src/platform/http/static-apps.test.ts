import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'

const directory = mkdtempSync(join(tmpdir(), 'changxing-apps-'))
let it: AppForTest
before(async () => {
  mkdirSync(join(directory, 'desk', 'dist', 'assets'), { recursive: true })
  writeFileSync(join(directory, 'desk', 'dist', 'index.html'), '<html>the desk</html>')
  writeFileSync(join(directory, 'desk', 'dist', 'assets', 'page-0a1b2c3d.js'), 'export {}')
  it = await appForTest({ environment: { APPS_DIRECTORY: directory } })
})
after(async () => {
  await it.close()
  rmSync(directory, { recursive: true })
})

const get = (path: string) => it.call('GET', path)

test('hashed files of an app are kept for a year, its page never', async () => {
  assert.equal((await get('/desk/assets/page-0a1b2c3d.js')).headers['cache-control'], 'public, max-age=31536000, immutable')
  const { headers, raw } = await get('/desk/')
  assert.deepEqual([headers['cache-control'], raw.toString()], ['no-cache', '<html>the desk</html>'])
  assert.equal((await get('/desk/assets/gone.js')).status, 404)
})

test('an office behind one address may open its pages as often as it likes; what asks the server is limited', async () => {
  const answers = new Set<number>()
  for (let load = 0; load < 1300; load++) answers.add((await get('/desk/assets/page-0a1b2c3d.js')).status)
  assert.deepEqual([...answers], [200])
  let limited = false
  for (let load = 0; load < 400 && !limited; load++) limited = (await get('/api/trust-root')).status === 429
  assert.ok(limited)
})
