import type { FormField } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { isAsked, problemOf, type Answers, type Problem } from './problems.ts'

/** The page after the last question. */
export const lastPage = 'review'

/** What else may be wrong with an answer, beyond the field's own form. */
export type Judge = (field: FormField, value: unknown) => Words | undefined

/** What is wrong with an answer: by the field's own form first. */
export const judged = (field: FormField, value: unknown, judge?: Judge): Problem | undefined => {
  const found = problemOf(field, value)
  if (found) return found
  const says = judge?.(field, value)
  return says && { field: field.name, says }
}

/** The page that `at` names, or the first question that is not answered well: after a reload nothing is assumed. */
export function pageAt(fields: readonly FormField[], answers: Answers, at: string | undefined, judge?: Judge): FormField | undefined {
  const asked = fields.filter((field) => isAsked(field, answers))
  const open = asked.findIndex((field) => judged(field, answers[field.name], judge) !== undefined)
  const wanted = at === lastPage ? asked.length : Math.max(asked.findIndex((field) => field.name === at), 0)
  return asked[open === -1 ? wanted : Math.min(wanted, open)]
}

/** Where an answer leads: the next question that was not asked yet, or the check. An answer that was changed leads back to the check. */
export function nextPage(fields: readonly FormField[], answers: Answers, from: string): string {
  const asked = fields.filter((field) => isAsked(field, answers))
  const after = asked.slice(asked.findIndex(({ name }) => name === from) + 1)
  return after.find(({ name }) => answers[name] === undefined)?.name ?? lastPage
}
