import { Ajv, type ValidateFunction } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'

const strict = new Ajv({ allErrors: true, strict: false, coerceTypes: false })
// A query is text: numbers in it are read as numbers, nothing else is bent.
const query = new Ajv({ allErrors: true, strict: false, coerceTypes: true })

/** Validates with all errors at once; only a query's numbers are coerced. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }): ValidateFunction =>
  (httpPart === 'querystring' ? query : strict).compile(schema)
