import { startElderCheck as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { operation, Problem, Refusal } from '../../platform/operation.ts'
import { startCheckOf } from '../people/index.ts'
import { applicantOf } from './case.ts'
import { elderCheckName, resultOf } from './checks.ts'
import * as parts from './parts.store.ts'
import { caseToChange } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase } from './record-event.ts'
import { serviceOf } from './services.ts'

/**
 * Lets the older person face the camera on the helper's phone, for this one piece of business (M6.1.1), whether or not they have ever signed in. Where the
 * provider does not answer, the check is unknown: the draft is kept and waits. Refusal: help-ended. Problem: changed-meanwhile.
 */
export const startElderCheck = operation(endpoint, async (context, { area, caseId, returnTo }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  if (one.acting?.as !== 'helper' || !allowedActions(one.state, 'applicant').includes('save-answers')) throw new Problem('changed-meanwhile')
  const begun = await startCheckOf(context, applicantOf(one), returnTo)
  if (begun) return { url: begun.url, case: await presentCase(context, one) }
  const name = elderCheckName(serviceOf(one.service))
  // What the provider has said stands: not being able to ask replaces no answer. Nothing happened that the history could tell.
  if (resultOf(one, name) !== 'waiting') return { url: null, case: await presentCase(context, one) }
  await parts.putCheck(context.db, { area, caseId, name, result: 'unknown', check_id: null, at: context.recorded() })
  return { url: null, case: await presentCase(context, await loadCase(context, area, caseId, 'read')) }
})
