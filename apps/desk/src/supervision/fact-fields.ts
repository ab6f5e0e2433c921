import type { Words } from '@changxing/rules/words.ts'

/** One fact of a rule as its JSON Schema describes it; `title` is the Chinese name, `description` the English one. */
export type FactField = {
  readonly name: string
  readonly label: Words
  readonly kind: 'choice' | 'yes-no' | 'number' | 'date' | 'text'
  readonly options: readonly string[]
  readonly required: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}
type FactSchema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly title?: string
  readonly description?: string
}

const kindOf = ({ type, enum: options, format }: FactSchema): FactField['kind'] => {
  if (options) return 'choice'
  if (type === 'boolean') return 'yes-no'
  if (type === 'integer' || type === 'number') return 'number'
  return format === 'date' ? 'date' : 'text'
}

/** The fields of a form, drawn from the JSON Schema of a rule's facts. */
export function fieldsOf(schema: Readonly<Record<string, unknown>>): readonly FactField[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, FactSchema>>
  const required = (schema['required'] ?? []) as readonly string[]
  return Object.entries(properties).map(([name, fact]) => ({
    name, label: { zh: fact.title ?? name, en: fact.description ?? name }, kind: kindOf(fact), options: fact.enum ?? [], required: required.includes(name),
    ...(fact.minimum !== undefined && { minimum: fact.minimum }), ...(fact.maximum !== undefined && { maximum: fact.maximum }), ...(fact.pattern && { pattern: fact.pattern }),
  }))
}

export type FactValues = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The facts to send: what was left empty is left out, so that the rule itself says what is missing. */
export const factsOf = (fields: readonly FactField[], values: FactValues): Record<string, string | number | boolean> =>
  Object.fromEntries(fields.flatMap(({ name, kind, required }) => {
    const value = values[name]
    if (value === undefined || value === null) return kind === 'text' && required ? [[name, '']] : []
    return value === '' && !required ? [] : [[name, value]]
  }))
