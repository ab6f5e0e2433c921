import { movePage as moveEndpoint, removePage as removeEndpoint } from '@changxing/contract/cases.ts'
import { because } from '@changxing/rules/decision.ts'
import { operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { documentsOf } from './checks.ts'
import { keepEarlier, mayArrange, pagesOf } from './document-pages.ts'
import * as parts from './parts.store.ts'
import { caseToChange, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'

type Named = { readonly area: string; readonly caseId: string; readonly kind: string }

/** The case with the pages of the document, in their order. Refusals: not-in-this-state, delegation-ended, help-ended. Problem: bad-input. */
const toArrange = async (context: Context, { area, caseId, kind }: Named): Promise<{ readonly one: Case; readonly order: readonly string[] } | Refusal> => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  const service = serviceOf(one.service)
  const document = documentsOf(service, one).find((known) => known.kind === kind)
  if (!document) throw new Problem('bad-input', [{ field: 'kind', says: { zh: '本业务没有这种材料', en: 'This service has no such document' } }])
  const state = stateAfter(service, one, 'add-document', 'applicant')
  if (state instanceof Refusal) return state
  if (!mayArrange(one, kind)) return refused('not-in-this-state', [because(service.within.clause, false, {
    zh: `没有要求重新提交“${document.label.zh}”：可以补充或重拍，不能删除或移动原来的页`,
    en: `"${document.label.en}" was not asked for again: you may add or retake a page, not remove or move one`,
  }, { document: kind })])
  return { one, order: pagesOf(one, kind).map(({ fileId }) => fileId) }
}

const arranged = async (context: Context, one: Case, kind: string, order: readonly string[], event: 'page-removed' | 'pages-moved') => {
  const { area, id } = one
  await parts.arrangePages(context.db, { area, caseId: id, kind, order, at: context.recorded() })
  await parts.dropPagesAfter(context.db, area, id, kind, order.length)
  await record(context, one, {}, { kind: event })
  return presentCase(context, await loadCase(context, area, id, 'read'))
}

/**
 * Takes a page away; those behind it move up. What the office has seen is kept beside the case. One that is gone already changes nothing. Refusals: not-in-this-state, delegation-ended, help-ended.
 * Problem: bad-input.
 */
export const removePage = operation(removeEndpoint, async (context, { area, caseId, kind, fileId }) => {
  const found = await toArrange(context, { area, caseId, kind })
  if (found instanceof Refusal) return found
  const { one, order } = found
  const removed = pagesOf(one, kind).find((page) => page.fileId === fileId)
  if (!removed) return presentCase(context, one)
  await keepEarlier(context, one, removed, 'removed')
  return arranged(context, one, kind, order.filter((page) => page !== fileId), 'page-removed')
})

/**
 * Moves a page to another place; those between make room. Refusals: not-in-this-state, delegation-ended, help-ended. Problems: bad-input,
 * changed-meanwhile (it is gone).
 */
export const movePage = operation(moveEndpoint, async (context, { area, caseId, kind, fileId, page }) => {
  const found = await toArrange(context, { area, caseId, kind })
  if (found instanceof Refusal) return found
  const { one, order } = found
  if (!order.includes(fileId)) throw new Problem('changed-meanwhile')
  if (page > order.length) throw new Problem('bad-input', [{ field: 'page', says: { zh: `只有 ${order.length} 页`, en: `There are only ${order.length} pages` } }])
  if (order[page - 1] === fileId) return presentCase(context, one)
  return arranged(context, one, kind, order.filter((other) => other !== fileId).toSpliced(page - 1, 0, fileId), 'pages-moved')
})
