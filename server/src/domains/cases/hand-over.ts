import { handOverCase as endpoint } from '@changxing/contract/review.ts'
import { operation, Problem, Refusal, type Context } from '../../platform/operation.ts'
import { officerByNumber } from '../people/index.ts'
import { notToWhoDidIt } from './awaited.ts'
import type { Case } from './case.ts'
import { officesThatReview } from './offices.ts'
import { mayReviewBy, notOwnOf, reviewStep, stateAfter } from './policy.ts'
import { presentReview } from './present-review.ts'
import { record } from './record-event.ts'
import type { Service } from './service.ts'

const nobody = { field: 'officerNumber', says: { zh: '本地没有这位审核人员，请核对警号', en: 'No such reviewer in this area: check the number' } }
const noOffice = { field: 'office', says: { zh: '请选择本地能审核此业务的另一办公室', en: 'Choose another office of this area that reviews this business' } }
const oneOfBoth = { field: 'officerNumber', says: { zh: '请选择同事或办公室，二者选一', en: 'Choose a colleague or an office: one of the two' } }

/** Sends a case to another office of the area, where it waits in the queue until somebody takes it. */
const toOffice = async (context: Context, service: Service, one: Case, id: string, note: string | undefined) => {
  const office = (await officesThatReview(context, service, one.area)).find((other) => other.id === id && id !== one.office)
  if (!office) throw new Problem('bad-input', [noOffice])
  const state = stateAfter(service, one, 'release', 'reviewer')
  if (state instanceof Refusal) return state
  return presentReview(context, await record(context, one, { state, claimedBy: null, office: id }, { kind: 'sent-to-office', note: note ?? office.name.zh }))
}

/**
 * Hands a case to a colleague, who then has it in hand, or to another office's queue; a head of business may hand over what lies with somebody
 * else. It cannot be given to who began it at the counter, accepted it or did what it awaited, and is then answered by the colleague's office.
 * Refusals: claimed-by-another, not-in-this-state, own-case, four-eyes. Problems: bad-input, changed-meanwhile.
 */
export const handOverCase = operation(endpoint, async (context, { area, caseId, version, officerNumber, office, note }) => {
  const step = await reviewStep(context, { area, caseId, version }, 'hand-over')
  if (step instanceof Refusal) return step
  const { one, service, state } = step
  if ((officerNumber === undefined) === (office === undefined)) throw new Problem('bad-input', [oneOfBoth])
  if (officerNumber === undefined) return toOffice(context, service, one, office!, note)
  const to = await officerByNumber(context.db, area, officerNumber)
  if (!to || !mayReviewBy(service, to.posts)) throw new Problem('bad-input', [nobody])
  const notTheirs = notOwnOf(service, one, to.id) ?? (await notToWhoDidIt(context, service, one, to.id))
  if (notTheirs) return notTheirs
  return presentReview(context, await record(
    context, one, { state, claimedBy: { officerId: to.id, number: to.number, name: to.name }, office: to.office }, { kind: 'handed-over', note: note ?? to.number },
  ))
})
