import type { CorrectionItem } from '@changxing/contract/cases.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { Problem } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { documentsOf, labelOfDocument } from './checks.ts'
import { pagesOf } from './document-pages.ts'
import type { DocumentStanding } from './documents.ts'
import { holdsFor, type Service } from './service.ts'
import type { QuestionItems } from './store.ts'

export type Correction = z.infer<typeof CorrectionItem>

/** Why a document cannot be asked for. */
const notToBeAsked = (service: Service, one: Case, standings: readonly DocumentStanding[], kind: string) => {
  const rule = documentsOf(service, one).find((document) => document.kind === kind)
  const standing = standings.find((document) => document.kind === kind)
  if (!rule || !standing || (standing.state === 'not-needed' && (rule.required || !holdsFor(rule.when, one.answers)))) {
    return { field: 'documents', says: { zh: `本件不需要材料“${rule?.label.zh ?? kind}”`, en: `This case needs no document "${rule?.label.en ?? kind}"` } }
  }
  if (standing.state !== 'waived') return undefined
  return { field: 'documents', says: {
    zh: `“${rule.label.zh}”免提交（${standing.clause ?? rule.clause}），不能要求补交`, en: `"${rule.label.en}" need not be brought (${standing.clause ?? rule.clause}): it cannot be asked for`,
  } }
}

/**
 * The documents and fields that a reviewer names. Problem: bad-input, naming every one that the service does not have, that these answers do not
 * call for, or that need not be brought (免提交).
 */
export const itemsOf = (
  service: Service, one: Case, standings: readonly DocumentStanding[], documents: readonly string[], fields: readonly string[],
): QuestionItems | null => {
  const names = service.form.map(({ name }) => name)
  const wrong = [
    ...documents.flatMap((kind) => notToBeAsked(service, one, standings, kind) ?? []),
    ...fields.filter((name) => !names.includes(name)).map((name) => ({ field: 'fields', says: { zh: `没有填写项“${name}”`, en: `There is no field "${name}"` } })),
  ]
  if (wrong.length > 0) throw new Problem('bad-input', wrong)
  return documents.length + fields.length === 0 ? null : { documents, fields, version: one.version + 1 }
}

const isFilledIn = ({ answers }: Case, name: string): boolean => (answers[name] ?? '') !== ''

/**
 * What the applicant was asked to put right, and whether it was: a page given since, or the pages put in order, or the document waived
 * meanwhile; a field changed since.
 */
export const correctionItems = (service: Service, one: Case, standings: readonly DocumentStanding[]): Correction[] => {
  const { questionItems: items, questionAskedAt: askedAt } = one
  if (!items || askedAt === null) return []
  return [
    ...items.documents.map((name): Correction => ({
      kind: 'document', name, label: labelOfDocument(service, one, name),
      done: pagesOf(one, name).some(({ givenAt, arrangedAt }) => givenAt >= askedAt || (arrangedAt ?? '') >= askedAt)
        || standings.some(({ kind, state }) => kind === name && (state === 'waived' || state === 'not-needed')),
    })),
    ...items.fields.map((name): Correction => ({
      kind: 'field', name, label: service.form.find((field) => field.name === name)?.label ?? { zh: name, en: name },
      done: isFilledIn(one, name) && (one.answerVersions[name] ?? 0) > (items.version ?? -1),
    })),
  ]
}

/** What is still to be put right, all at once. A field that was right before may stay as it is: then the words of the answer say so. */
export const uncorrected = (service: Service, one: Case, items: readonly Correction[]): Reason[] =>
  items.filter(({ kind, name, done }) => !done && !(kind === 'field' && isFilledIn(one, name))).map(({ kind, name, label }) =>
    because(service.within.clause, false, kind === 'document'
      ? { zh: `请重新提交：${label.zh}`, en: `Please give anew: ${label.en}` }
      : { zh: `请填写“${label.zh}”`, en: `Please fill in "${label.en}"` }, { [kind]: name }))
