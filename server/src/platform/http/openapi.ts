import type { Endpoint } from '@changxing/contract/endpoint.ts'
import { errors } from '@changxing/contract/errors.ts'
import { Refusal } from '@changxing/contract/shapes.ts'
import { inputSchema, jsonSchema, outputSchema, pathNames, paramsSchema } from './schemas.ts'

type Json = Record<string, unknown>

const parametersOf = (endpoint: Endpoint): Json[] => {
  const params = paramsSchema(endpoint.path)['properties'] as Json
  const inPath = pathNames(endpoint.path).map((name) => ({ name, in: 'path', required: true, schema: params[name] }))
  if (endpoint.method !== 'GET' && endpoint.repeatable) return inPath
  if (endpoint.method !== 'GET') return [...inPath, { name: 'idempotency-key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }]
  const input = inputSchema(endpoint)
  const required = new Set((input?.['required'] as string[] | undefined) ?? [])
  const inQuery = Object.entries((input?.['properties'] as Json | undefined) ?? {}).map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema }))
  return [...inPath, ...inQuery]
}

const requestBody = (endpoint: Endpoint): Json | undefined => {
  if (endpoint.upload) return { required: true, content: Object.fromEntries(endpoint.upload.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) }
  const schema = endpoint.method === 'GET' ? undefined : inputSchema(endpoint)
  return schema && { required: true, content: { 'application/json': { schema } } }
}

const responsesOf = (endpoint: Endpoint): Json => {
  const schema = outputSchema(endpoint)
  const content = schema ? { 'application/json': { schema } } : { [(endpoint.output as { binary: string }).binary]: { schema: { type: 'string', format: 'binary' } } }
  const error = { description: 'error of the catalogue', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }
  return {
    200: { description: 'done', content },
    ...(endpoint.refusals?.length && { 422: { description: `refusal: ${endpoint.refusals.join(', ')}`, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } } }),
    default: error,
  }
}

/** OpenAPI 3.1, derived from the contract. */
export const openApi = (endpoints: ReadonlyMap<string, Endpoint>, publicUrl: string): Json => {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of endpoints) {
    const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: {
        operationId: name,
        summary: `${endpoint.summary.en} · ${endpoint.summary.zh}`,
        tags: [path.split('/')[2] === 'areas' ? (path.split('/')[4] ?? 'areas') : (path.split('/')[2] ?? 'api')],
        'x-who': endpoint.who,
        ...(endpoint.clauses && { 'x-clauses': endpoint.clauses }),
        parameters: parametersOf(endpoint),
        ...(requestBody(endpoint) && { requestBody: requestBody(endpoint) }),
        responses: responsesOf(endpoint),
        ...(endpoint.who.includes('relying-party') && { security: [{ business: [] }] }),
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '畅行 Changxing', version: '1', description: 'Every operation, derived from the contract. Writing operations take an idempotency-key; a repeat returns the first answer.' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: {
        Refusal: jsonSchema(Refusal),
        Error: {
          type: 'object', required: ['error'],
          properties: { error: { type: 'object', required: ['code', 'says', 'remedy'], properties: { code: { enum: Object.keys(errors) }, says: { type: 'object' }, remedy: { type: 'object' }, fields: { type: 'array' }, trace: { type: 'string' } } } },
        },
      },
      securitySchemes: { business: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}
