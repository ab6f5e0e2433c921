import { Ajv } from 'ajv'
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import { once } from '../once.ts'

const strict = new Ajv({ allErrors: true, strict: false, coerceTypes: false })
// A query is text: numbers in it are read as numbers, nothing else is bent.
const query = new Ajv({ allErrors: true, strict: false, coerceTypes: true })

/**
 * A schema that is made when the first request needs it: making and compiling those of every operation takes a second, and no start has to wait for
 * that. Fastify leaves alone what is of a class of its own.
 */
export class SchemaWhenNeeded {
  readonly make: () => object
  constructor(make: () => object) {
    this.make = make
  }
}

/** Validates with all errors at once; only a query's numbers are coerced. */
export const validatorCompiler: FastifySchemaCompiler<SchemaWhenNeeded> = ({ schema, httpPart }) => {
  const validate = once(() => (httpPart === 'querystring' ? query : strict).compile(schema.make()))
  return (given) => validate()(given) || { error: validate().errors as FastifySchemaValidationError[] }
}
