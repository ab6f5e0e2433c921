import { addDocument as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { callerOf } from '../../platform/actor.ts'
import * as files from '../../platform/files/files.store.ts'
import { operation, Problem, refused } from '../../platform/operation.ts'
import { measuredFailures, unknownFindings } from './photo-findings.ts'
import { visibleCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

const noSuchDocument = { field: 'kind', says: { zh: '本业务没有这种材料', en: 'This service has no such document' } }
const noSuchFile = { field: 'fileId', says: { zh: '没有找到您上传的这个文件', en: 'You have uploaded no such file' } }

/**
 * Gives a document: a file that the caller has uploaded, in the case's area. At the counter the officer gives it for the applicant.
 * A licence photo that breaks a measurable rule (size, ratio) is refused; what a model found in the browser is kept for the reviewer, for
 * a model may err.
 * Refusal: photo-rules. Problems: bad-input, changed-meanwhile (it is being reviewed).
 */
export const addDocument = operation(endpoint, async (context, { area, caseId, kind, fileId, findings = [] }) => {
  const one = await visibleCase(context, area, caseId, 'lock')
  if (!allowedActions(one.state, 'applicant').includes('add-document')) throw new Problem('changed-meanwhile')
  const document = serviceOf(one.service).documents.find((known) => known.kind === kind)
  if (!document) throw new Problem('bad-input', [noSuchDocument])
  const file = await files.find(context.db, area, fileId)
  if (!file || file.owner !== callerOf(context.actor)) throw new Problem('bad-input', [noSuchFile])
  const strangers = unknownFindings(findings)
  if (strangers.length > 0) throw new Problem('bad-input', strangers)
  if (document.capture === 'licence-photo') {
    const broken = measuredFailures(file, context.today)
    if (broken.length > 0) return refused('photo-rules', broken)
  }
  await store.putDocument(context.db, {
    area,
    caseId,
    kind,
    file_id: fileId,
    findings,
    given_by: callerOf(context.actor),
    at: context.now(),
  })
  await record(context, one, {}, { kind: 'document-added' })
  return presentCase(context, await loadCase(context, area, caseId, 'read'))
})
