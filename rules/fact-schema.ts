import type { Words } from './words.ts'

type About = { readonly says: Words; readonly optional?: true }
type TextSchema = About & {
  readonly type: 'string'
  readonly enum?: readonly string[]
  readonly pattern?: string
  /** Says in words what the pattern wants. */
  readonly wanted?: Words
  readonly maxLength?: number
  /** `date`: an existing civil date. `area`: a six-digit code of a city, or of a district in it. */
  readonly format?: 'date' | 'area'
}
type NumberSchema = About & { readonly type: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
type BooleanSchema = About & { readonly type: 'boolean' }

/** What a fact may be, as plain data; `says` names the fact to people. */
export type FactSchema = TextSchema | NumberSchema | BooleanSchema
export type FactSchemas = { readonly [fact: string]: FactSchema }

type ValueOf<Schema extends FactSchema> = Schema extends { readonly enum: readonly (infer Value)[] }
  ? Value
  : Schema['type'] extends 'string'
    ? string
    : Schema['type'] extends 'boolean'
      ? boolean
      : number
type OptionalNames<Schemas extends FactSchemas> = {
  [Name in keyof Schemas]: Schemas[Name] extends { readonly optional: true } ? Name : never
}[keyof Schemas]

/** The facts that a table of schemas describes. */
export type FactsOf<Schemas extends FactSchemas> = {
  readonly [Name in Exclude<keyof Schemas, OptionalNames<Schemas>>]: ValueOf<Schemas[Name]>
} & { readonly [Name in OptionalNames<Schemas>]?: ValueOf<Schemas[Name]> }

/** JSON Schema (2020-12 subset) of one fact or of all facts of a rule. */
export type JsonSchema = { readonly [keyword: string]: unknown }

function jsonSchemaOfFact({ says, optional: _, ...schema }: FactSchema): JsonSchema {
  const about = { title: says.zh, description: says.en }
  if (schema.type !== 'string') return { ...schema, ...about }
  const { wanted: __, format, ...keywords } = schema
  // JSON Schema has no word for a place: the shape is said, `checkFacts` knows the codes.
  const form = format === 'area' ? { pattern: '^[0-9]{6}$' } : format ? { format } : {}
  return { ...keywords, ...form, ...about }
}

/** The facts of a rule as one JSON Schema object; nothing beside the named facts is accepted. */
export const jsonSchemaOf = (schemas: FactSchemas): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOfFact(schema)])),
  required: Object.entries(schemas).flatMap(([name, schema]) => (schema.optional ? [] : [name])),
  additionalProperties: false,
})
