import { NoSuchRow } from '../../platform/database.ts'
import type { Context } from '../../platform/operation.ts'
import { holdWhenDenied, keepAnswer } from './ask-agencies.ts'
import { isRunning } from './case.ts'
import { resultOf } from './checks.ts'
import { loadCase, record } from './record-event.ts'
import type { AgencyAnswer } from './service.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Hands a case what an agency has said since by itself: after a correction or a later question. Kept while the case is not decided and the
 * check has not confirmed already; documents that it waives are then asked for no more. A case that is gone hears nothing.
 */
export const hearAgency = async (context: Context, area: string, caseId: string, name: string, answer: AgencyAnswer): Promise<void> => {
  const one = await loadCase(context, area, caseId, 'lock').catch((cause: unknown) => {
    if (cause instanceof NoSuchRow) return undefined
    throw cause
  })
  if (!one || resultOf(one, name) === 'confirmed') return
  if (one.state === 'draft') return keepAnswer(context, one, name, answer)
  if (!isRunning(one)) return
  await keepAnswer(context, one, name, answer)
  const after = await record(context, one, { agenciesWaiting: one.agenciesWaiting.filter((waiting) => waiting !== name) }, { kind: 'agency-answered', bySystem: true })
  await tellApplicant(context, after, 'agency-answered')
  await holdWhenDenied(context, await loadCase(context, area, caseId, 'lock'), name)
}
