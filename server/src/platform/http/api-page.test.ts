import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints } from '@changxing/contract/endpoints.ts'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { apiPage } from './api-page.ts'

let it: AppForTest
before(async () => { it = await appForTest() })
after(() => it.close())

test('the page names every operation and needs nothing that the policy forbids', async () => {
  const answer = await it.call('GET', '/api/docs')
  const html = answer.raw.toString('utf8')
  assert.equal(answer.status, 200)
  assert.match(String(answer.headers['content-type']), /^text\/html/)
  for (const name of endpoints.keys()) assert.ok(html.includes(`<details id="${name}">`), name)
  assert.doesNotMatch(html, /<script|<link|<img| on[a-z]+=|src=|https?:\/\/(?!localhost)/)
})

test('what the contract says is shown, never run', () => {
  const described = { operationId: 'x', summary: '<script>alert(1)</script>', tags: ['x'], 'x-who': ['anyone'], parameters: [], responses: {} }
  const html = apiPage({ info: { title: 'x', description: 'x' }, paths: { '/x': { get: described } }, components: { schemas: {} } })
  assert.ok(!html.includes('<script'))
})

test('what may be repeated at will asks for no key', async () => {
  const { json } = await it.call('GET', '/api/openapi.json')
  assert.deepEqual(json.paths['/api/rules/{rule}/decide'].post.parameters.map(({ name }: { name: string }) => name), ['rule'])
  assert.ok(json.paths['/api/areas/{area}/campaigns'].post.parameters.some(({ name }: { name: string }) => name === 'idempotency-key'))
})
