import { handOverCase as endpoint } from '@changxing/contract/review.ts'
import { operation, Problem, Refusal } from '../../platform/operation.ts'
import { officerByNumber } from '../people/index.ts'
import { caseToReview, mayReviewBy, notInMyHands, notOwnOf, sameVersion, stateAfter } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'
import { serviceOf } from './services.ts'

const nobody = { field: 'officerNumber', says: { zh: '本地没有这位审核人员，请核对警号', en: 'No such reviewer in this area: check the number' } }

/**
 * Hands a case to a colleague, who then has it in hand; a head of business may hand over what lies with somebody else. It cannot be given to
 * who began it at the counter or accepted it. Refusals: claimed-by-another, not-in-this-state, own-case. Problems: bad-input, changed-meanwhile.
 */
export const handOverCase = operation(endpoint, async (context, { area, caseId, version, officerNumber, note }) => {
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const taken = notInMyHands(service, one, context.actor, 'hand-over')
  if (taken) return taken
  sameVersion(one, version)
  const state = stateAfter(service, one, 'hand-over', 'reviewer')
  if (state instanceof Refusal) return state
  const to = await officerByNumber(context.db, area, officerNumber)
  if (!to || !mayReviewBy(service, to.posts)) throw new Problem('bad-input', [nobody])
  const notTheirs = notOwnOf(service, one, to.id)
  if (notTheirs) return notTheirs
  return presentReview(context, await record(
    context, one, { state, claimedBy: { officerId: to.id, number: to.number, name: to.name } }, { kind: 'handed-over', note: note ?? to.number },
  ))
})
