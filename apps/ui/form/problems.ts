import type { FormField } from '@changxing/contract/cases.ts'
import { isCivilDate } from '@changxing/rules/civil-date.ts'
import type { Words } from '@changxing/rules/words.ts'

export type Answers = { readonly [name: string]: unknown }
export type Problem = { readonly field: string; readonly says: Words }

type Conditional = { readonly when?: { readonly field: string; readonly is: readonly string[] } }

/** Whether a field or document is asked, given the other answers (`when`). Yes-no answers count as `true` and `false`. */
export const isAsked = (need: Conditional, answers: Answers): boolean => {
  if (!need.when) return true
  const value = answers[need.when.field]
  return value !== undefined && value !== null && need.when.is.includes(String(value))
}

type Standing = { readonly kind: string; readonly state: string }

/** Whether a field that is copied from a document is asked: only where the document has to be given. Every other field is. */
export const isCopied = ({ withDocument }: Pick<FormField, 'withDocument'>, documents: readonly Standing[]): boolean =>
  withDocument === undefined || documents.some(({ kind, state }) => kind === withDocument && (state === 'given' || state === 'missing'))

const isEmpty = (value: unknown) => value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const missing = ({ kind, label }: FormField): Words =>
  kind === 'choice' || kind === 'yes-no' || kind === 'area'
    ? { zh: `请选择：${label.zh}`, en: `Choose an answer: ${label.en}` }
    : { zh: `请填写：${label.zh}`, en: `Fill in: ${label.en}` }

/** What is wrong with one answer, or undefined. Mirrors what the server will say, so that people hear it before sending. */
export function problemOf(field: FormField, value: unknown): Problem | undefined {
  const problem = (zh: string, en: string): Problem => ({ field: field.name, says: { zh: `${field.label.zh}：${zh}`, en: `${field.label.en}: ${en}` } })
  if (isEmpty(value)) return field.required ? { field: field.name, says: missing(field) } : undefined
  if (field.kind === 'yes-no') return typeof value === 'boolean' ? undefined : problem('请选择“是”或“否”', 'choose yes or no')
  const text = String(value).trim()
  if (field.kind === 'choice' && field.options && !field.options.some((option) => option.value === text)) return problem('请从列出的选项中选择', 'choose one of the options')
  if (field.kind === 'date' && !isCivilDate(text)) return problem('没有这一天，请按 年-月-日 填写', 'there is no such day; give year, month and day')
  if (field.kind === 'phone' && !/^\+?[0-9 -]{5,20}$/.test(text)) return problem('请填写可以接通的号码', 'give a number we can reach')
  if (field.kind === 'identity-number' && !/^[\dA-Za-z]{6,20}$/.test(text)) return problem('请填写完整号码，只有数字和字母', 'give the whole number: digits and letters only')
  if (field.maxLength !== undefined && [...text].length > field.maxLength) return problem(`最多 ${field.maxLength} 个字`, `at most ${field.maxLength} characters`)
  if (field.pattern && !new RegExp(field.pattern, 'u').test(text)) return problem('格式不对，请对照提示检查', 'this does not have the right form; see the hint')
  return undefined
}

/** Every problem at once (一次性告知), in the order of the form; fields that are not asked are not judged. */
export const problemsOf = (fields: readonly FormField[], answers: Answers): Problem[] =>
  fields.filter((field) => isAsked(field, answers)).flatMap((field) => problemOf(field, answers[field.name]) ?? [])
