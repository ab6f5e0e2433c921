import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { appForTest, type AppForTest } from '../testing/app-for-test.ts'

describe('the whole application', () => {
  let it: AppForTest
  before(async () => {
    it = await appForTest({ seed: true, businessDate: '2021-06-15' })
  })
  after(() => it.close())

  test('says who is signed in, and the business date', async () => {
    const { status, json } = await it.call('GET', '/api/me')
    assert.equal(status, 200)
    assert.equal(json.actor, null)
    assert.equal(json.today, '2021-06-15')
  })

  test('describes every operation as OpenAPI 3.1', async () => {
    const { json } = await it.call('GET', '/api/openapi.json')
    assert.equal(json.openapi, '3.1.0')
    assert.ok(Object.keys(json.paths).length > 50)
  })

  test('an unknown path is answered in the words of the catalogue', async () => {
    const { status, json } = await it.call('GET', '/api/nothing')
    assert.equal(status, 404)
    assert.equal(json.error.code, 'not-found')
  })
})
