import type { Endpoint, PathNames } from '@changxing/contract/endpoint.ts'
import { Area, Id } from '@changxing/contract/shapes.ts'
import { z } from 'zod'
import { SchemaWhenNeeded } from './validation.ts'

type JsonSchema = Record<string, unknown>

/** The JSON Schema of a contract shape, in the dialect that Ajv and fast-json-stringify read. */
export const jsonSchema = (shape: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { target: 'draft-7', io, unrepresentable: 'any', reused: 'inline' }) as JsonSchema
  return schema
}

/** Closes every object, so that an unknown field is named instead of silently dropped. */
export const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return entries['type'] === 'object' && entries['properties'] && entries['additionalProperties'] === undefined ? { ...entries, additionalProperties: false } : entries
}

export const pathNames = (path: string): string[] => [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1]!)

const paramShape = (name: PathNames<string> | string) => (name === 'area' ? Area : name.endsWith('Id') ? Id : z.string().min(1).max(100))

export const paramsSchema = (path: string) => jsonSchema(z.object(Object.fromEntries(pathNames(path).map((name) => [name, paramShape(name)]))))

export const inputSchema = (endpoint: Endpoint) => (endpoint.input ? (closed(jsonSchema(endpoint.input, 'input')) as JsonSchema) : undefined)

/** What is validated of a request, by the part that holds it. */
export const partsOf = (endpoint: Endpoint): Readonly<Record<string, SchemaWhenNeeded>> => ({
  params: new SchemaWhenNeeded(() => paramsSchema(endpoint.path)),
  ...(endpoint.input && !endpoint.upload && { [endpoint.method === 'GET' ? 'querystring' : 'body']: new SchemaWhenNeeded(() => inputSchema(endpoint)!) }),
})

/** Says "or null" as the serializer reads it without trying both by a validator. Other choices stay as they are: a validator makes them. */
const withNullable = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withNullable)
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, ...rest } = schema as { readonly anyOf?: readonly JsonSchema[] }
  if (anyOf === undefined) return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'oneOf' ? value : withNullable(value)]))
  const [one, other, ...more] = anyOf
  return one?.['type'] && other?.['type'] === 'null' && more.length === 0 ? { ...rest, ...(withNullable(one) as JsonSchema), nullable: true } : schema
}

export const outputSchema = (endpoint: Endpoint) => ('binary' in endpoint.output ? undefined : jsonSchema(endpoint.output))

/** The same for the serializer, which sends what the contract names and nothing else. */
export const serializerSchema = (endpoint: Endpoint) => withNullable(outputSchema(endpoint)) as JsonSchema | undefined
