import { withdrawCase as endpoint } from '@changxing/contract/cases.ts'
import { because } from '@changxing/rules/decision.ts'
import { operation, Problem, Refusal, refused } from '../../platform/operation.ts'
import { caseToChange, sameVersion, stateAfter, visibleCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { serviceOf } from './services.ts'
import { takeBack } from './take-back.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Takes the application back while nothing has been decided; the counter only a draft that it began, since nothing was acknowledged. Refusals:
 * not-in-this-state (what was submitted, the counter proposes to withdraw), delegation-ended, help-ended. Problems: not-allowed, changed-meanwhile.
 */
export const withdrawCase = operation(endpoint, async (context, { area, caseId, version }) => {
  const atCounter = context.actor.kind === 'officer'
  // A draft under a letter that has ended is taken back too.
  const one = atCounter ? await visibleCase(context, area, caseId, 'lock') : await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  if (atCounter && one.counter === null) throw new Problem('not-allowed')
  sameVersion(one, version)
  const service = serviceOf(one.service)
  const state = stateAfter(service, one, 'withdraw', 'applicant')
  if (state instanceof Refusal) return state
  if (atCounter && one.state !== 'draft') {
    return refused('not-in-this-state', [because(service.within.clause, false, {
      zh: '已提交的申请，窗口不能直接撤回：请核对到场人、扫描签字的申请后提出，由另一名同事确认',
      en: 'What was submitted is not taken back at once: compare who is here, scan the signed request and propose it; a colleague confirms',
    }, { state: one.state })])
  }
  const withdrawn = await takeBack(context, one, { kind: 'withdrawn' })
  await tellApplicant(context, withdrawn, atCounter ? 'withdrawn-at-counter' : 'withdrawn')
  return presentCase(context, withdrawn)
})
