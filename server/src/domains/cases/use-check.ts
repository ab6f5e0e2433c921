import { useCheck as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { operation, Problem, Refusal } from '../../platform/operation.ts'
import { checkAgain, useRealPersonCheck } from '../people/index.ts'
import { applicantOf, type Case } from './case.ts'
import { checksNeeded } from './checks.ts'
import { caseToChange } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as parts from './parts.store.ts'

const noSuchCheck = { field: 'name', says: { zh: '本业务没有这项认证', en: 'This service has no such check' } }

/** Who has to face the camera: the older person where a helper acts (M6.1.1), otherwise whoever acts. */
const checkedPerson = (one: Case) => (one.acting?.as === 'delegate' && one.inPerson === null ? one.acting.actor : null) ?? applicantOf(one)

/**
 * Uses the result of a real-person check for this case, once. A denial is replaced only by what the provider answers later. Problems: bad-input (no
 * such check, or one that says nothing here: nothing is written), changed-meanwhile (it is being reviewed).
 */
export const useCheck = operation(endpoint, async (context, { area, caseId, name, checkId }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  if (!allowedActions(one.state, 'applicant').includes('save-answers')) throw new Problem('changed-meanwhile')
  const check = checksNeeded(serviceOf(one.service), one).find((known) => known.name === name)
  if (!check) throw new Problem('bad-input', [noSuchCheck])
  const made = one.checks.find((known) => known.name === name)
  if (made?.checkId === checkId) return presentCase(context, one)
  const denied = made?.result === 'denied' && made.checkId !== null ? made.checkId : undefined
  const result = await useRealPersonCheck(context.platform, context.db, checkedPerson(one), checkId, check.purpose, `case:${caseId}`, denied)
  if (result === 'not-usable') throw new Problem('bad-input', [{ field: 'checkId', says: checkAgain }])
  await parts.putCheck(context.db, { area, caseId, name, result, check_id: checkId, at: context.recorded() })
  await record(context, one, {}, { kind: 'check-used' })
  return presentCase(context, await loadCase(context, area, caseId, 'read'))
})
