import { addDocument as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { callerOf } from '../../platform/actor.ts'
import * as files from '../../platform/files/files.store.ts'
import { keepAt, openFile, type OpenedFile } from '../../platform/files/pictures.ts'
import { operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { documentsOf } from './checks.ts'
import { keepEarlier, pagesOf, placeFor } from './document-pages.ts'
import { measuredFailures, unknownFindings } from './photo-findings.ts'
import { caseToChange } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as parts from './parts.store.ts'

const noSuchDocument = { field: 'kind', says: { zh: '本业务没有这种材料', en: 'This service has no such document' } }
const noSuchFile = { field: 'fileId', says: { zh: '没有找到您上传的这个文件', en: 'You have uploaded no such file' } }

/** The caller's picture in their own area, where that is another one: who acts from another city has uploaded it there. Undefined when there is none. */
const fromHome = async ({ platform, db, actor }: Context, area: string, fileId: string): Promise<OpenedFile | undefined> =>
  'area' in actor && actor.area !== area ? openFile(platform, db, actor.area, fileId) : undefined

/**
 * Gives a page of a document: a file that the caller has uploaded, as the next page or in place of one that is named. At the counter the officer gives
 * it for the applicant. The same picture twice is one page. A page that the office has seen is kept beside the case when another takes its place.
 * A licence photo that breaks a measurable rule (size, ratio) is refused; what a model found in the browser is kept for the reviewer, for
 * a model may err.
 * Refusals: photo-rules, too-many-pages, delegation-ended, help-ended. Problems: bad-input, changed-meanwhile (it is being reviewed, or another
 * page lies there now).
 */
export const addDocument = operation(endpoint, async (context, { area, caseId, kind, fileId, page, replaces, findings = [] }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  if (!allowedActions(one.state, 'applicant').includes('add-document')) throw new Problem('changed-meanwhile')
  const document = documentsOf(serviceOf(one.service), one).find((known) => known.kind === kind)
  if (!document || document.capture === 'made-here') throw new Problem('bad-input', [noSuchDocument])
  const here = await files.find(context.db, area, fileId)
  const home = here ? undefined : await fromHome(context, area, fileId)
  const file = here ?? home?.row
  if (!file || file.owner !== callerOf(context.actor)) throw new Problem('bad-input', [noSuchFile])
  const strangers = unknownFindings(findings)
  if (strangers.length > 0) throw new Problem('bad-input', strangers)
  if (document.capture === 'licence-photo') {
    const broken = measuredFailures(file, context.today)
    if (broken.length > 0) return refused('photo-rules', broken)
  }
  const place = await placeFor(context, one, document, file, { page, replaces })
  if (place instanceof Refusal) return place
  if (place === 'given') return presentCase(context, one)
  const replaced = pagesOf(one, kind)[place.page - 1]
  if (replaced) await keepEarlier(context, one, replaced, 'replaced')
  await parts.putPage(context.db, {
    area,
    caseId,
    kind,
    page: place.page,
    file_id: home ? await keepAt(context.platform, context.db, context.actor, area, home) : file.id,
    findings,
    given_by: callerOf(context.actor),
    at: context.recorded(),
  })
  await record(context, one, {}, { kind: 'document-added' })
  return presentCase(context, await loadCase(context, area, caseId, 'read'))
})
