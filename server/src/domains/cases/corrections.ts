import type { CorrectionItem } from '@changxing/contract/cases.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { Problem } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { documentsOf } from './checks.ts'
import type { Service } from './service.ts'
import type { QuestionItems } from './store.ts'

export type Correction = z.infer<typeof CorrectionItem>

/** The documents and fields that a reviewer names. Problem: bad-input, naming every one that the service does not have. */
export const itemsOf = (service: Service, one: Case, documents: readonly string[], fields: readonly string[]): QuestionItems | null => {
  const kinds = documentsOf(service, one).map(({ kind }) => kind)
  const names = service.form.map(({ name }) => name)
  const wrong = [
    ...documents.filter((kind) => !kinds.includes(kind)).map((kind) => ({ field: 'documents', says: { zh: `没有材料“${kind}”`, en: `There is no document "${kind}"` } })),
    ...fields.filter((name) => !names.includes(name)).map((name) => ({ field: 'fields', says: { zh: `没有填写项“${name}”`, en: `There is no field "${name}"` } })),
  ]
  if (wrong.length > 0) throw new Problem('bad-input', wrong)
  return documents.length + fields.length === 0 ? null : { documents, fields }
}

/** What the applicant was asked to put right, and whether it was: a document given since, a field changed since the question or filled in. */
export const correctionItems = (service: Service, one: Case): Correction[] => {
  const { questionItems: items, questionAskedAt: askedAt } = one
  if (!items || askedAt === null) return []
  return [
    ...items.documents.map((name): Correction => ({
      kind: 'document', name, label: documentsOf(service, one).find(({ kind }) => kind === name)?.label ?? { zh: name, en: name },
      done: one.documents.some(({ kind, givenAt }) => kind === name && givenAt >= askedAt),
    })),
    ...items.fields.map((name): Correction => {
      const answer = one.answers[name]
      return {
        kind: 'field', name, label: service.form.find((field) => field.name === name)?.label ?? { zh: name, en: name },
        done: answer !== undefined && answer !== null && answer !== '',
      }
    }),
  ]
}

/** What is still to be put right, all at once. */
export const uncorrected = (service: Service, items: readonly Correction[]): Reason[] =>
  items.filter(({ done }) => !done).map(({ kind, name, label }) =>
    because(service.within.clause, false, kind === 'document'
      ? { zh: `请重新提交：${label.zh}`, en: `Please give anew: ${label.en}` }
      : { zh: `请填写“${label.zh}”`, en: `Please fill in "${label.en}"` }, { [kind]: name }))
