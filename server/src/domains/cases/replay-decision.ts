import { replayDecision as endpoint } from '@changxing/contract/review.ts'
import type { Decision } from '@changxing/contract/shapes.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { operation } from '../../platform/operation.ts'
import { decideOn } from './decide-for.ts'
import { officeCase } from './policy.ts'

/** Decides again by the stored rule and facts, on the stored day or another. `same` compares bytes. Not found while nothing was decided. */
export const replayDecision = operation(endpoint, async (context, { area, caseId, on }) => {
  const { decision, decisionText, decisionFacts } = await officeCase(context, area, caseId, 'read')
  if (decision === null) throw new NoSuchRow('cases.decision')
  const replayed = decideOn(decision.rule, on ?? decision.on, decisionFacts)
  return { stored: decision as Decision, replayed: replayed as Decision, same: JSON.stringify(replayed) === decisionText }
})
