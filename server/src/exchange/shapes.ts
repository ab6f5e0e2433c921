import type { Words } from '@changxing/rules/decision.ts'
import { Ajv, type ValidateFunction } from 'ajv'
import type { z } from 'zod'
import { complaintsFrom } from '../platform/http/answer-errors.ts'
import { closed, jsonSchema } from '../platform/http/schemas.ts'

export type Complaint = { readonly field: string; readonly says: Words }

const ajv = new Ajv({ allErrors: true, strict: false, coerceTypes: false, validateFormats: false })
const validators = new WeakMap<z.ZodType, ValidateFunction>()

const validatorOf = (shape: z.ZodType): ValidateFunction => {
  const known = validators.get(shape) ?? ajv.compile(closed(jsonSchema(shape, 'input')) as object)
  validators.set(shape, known)
  return known
}

/** Everything in which a message departs from its shape, at once; unknown fields too. */
export const complaintsOf = (shape: z.ZodType, message: unknown): readonly Complaint[] => {
  const validate = validatorOf(shape)
  return validate(message) ? [] : complaintsFrom(validate.errors ?? [])
}

/** A message that has no complaints, typed. */
export const readShape = <Shape extends z.ZodType>(_shape: Shape, message: unknown): z.infer<Shape> => message as z.infer<Shape>
