import { useCheck as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { operation, Problem } from '../../platform/operation.ts'
import { useRealPersonCheck } from '../people/index.ts'
import { ownCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

const noSuchCheck = { field: 'name', says: { zh: '本业务没有这项认证', en: 'This service has no such check' } }

/** Uses the result of a real-person check for this case, once. Problems: bad-input, changed-meanwhile (it is being reviewed). */
export const useCheck = operation(endpoint, async (context, { area, caseId, name, checkId }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  if (!allowedActions(one.state, 'applicant').includes('save-answers')) throw new Problem('changed-meanwhile')
  const check = serviceOf(one.service).checks.find((known) => known.name === name)
  if (!check) throw new Problem('bad-input', [noSuchCheck])
  const result = await useRealPersonCheck(
    context.platform,
    context.db,
    { area, personId: one.personId },
    checkId,
    check.purpose,
    `case:${caseId}`,
  )
  await store.putCheck(context.db, { area, caseId, name, result, check_id: checkId, at: context.now() })
  await record(context, one, {}, { kind: 'check-used' })
  return presentCase(context, await loadCase(context, area, caseId, 'read'))
})
