import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { endpoints } from '@changxing/contract/endpoints.ts'
import Fastify from 'fastify'
import { appForTest, type AppForTest } from '../testing/app-for-test.ts'
import { partsOf, serializerSchema } from './platform/http/schemas.ts'
import { validatorCompiler } from './platform/http/validation.ts'

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

  test('every operation can validate what it is given and put its result into words: both are made at its first request only', async () => {
    const server = Fastify()
    server.get('/', (_request, reply) => {
      for (const [name, endpoint] of endpoints) {
        try {
          for (const [httpPart, schema] of Object.entries(partsOf(endpoint))) validatorCompiler({ schema, httpPart, method: endpoint.method, url: endpoint.path })({})
          const output = serializerSchema(endpoint)
          if (output) reply.compileSerializationSchema(output)
        } catch (cause) {
          throw new Error(name, { cause })
        }
      }
      return 'all'
    })
    assert.equal((await server.inject('/')).body, 'all')
  })

  test('an unknown path is answered in the words of the catalogue', async () => {
    const { status, json } = await it.call('GET', '/api/nothing')
    assert.equal(status, 404)
    assert.equal(json.error.code, 'not-found')
  })
})
