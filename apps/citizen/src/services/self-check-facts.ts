import type { FormField } from '@changxing/contract/cases.ts'
import { isAsked, type Answers } from '@changxing/ui/form/problems.ts'

/** The answers as facts of the rule: what is not asked is left out; a choice among numbers is a number. */
export const factsOf = (fields: readonly FormField[], answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    fields.filter((field) => isAsked(field, answers) && answers[field.name] !== undefined).map((field) => {
      const value = answers[field.name]
      const numbers = field.kind === 'choice' && field.options?.every((option) => /^\d+$/.test(option.value))
      return [field.name, numbers ? Number(value) : value]
    }),
  )
