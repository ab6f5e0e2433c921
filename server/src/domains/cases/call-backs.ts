import { callBackPhone as phoneEndpoint, doneCallBack as doneEndpoint, listCallBacks as listEndpoint } from '@changxing/contract/cases.ts'
import { because } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import { asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import { personKey, personOf, personsOf } from '../people/index.ts'
import { applicantOf, caseOf, openWords, sealWords, type Case } from './case.ts'
import * as callBacks from './call-backs.store.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

/** A rating of this or lower is followed up by a call. */
export const lowScore = 2

/** Within so many working days. */
export const callBackWithin = { days: 3, kind: 'working' as const }

/** Whoever had a case in hand is rated with it, and asks nobody about it. */
const hadInHand = ({ claimedBy, acceptedBy, reviewedBy, counter }: Case, officerId: string): boolean =>
  [claimedBy?.officerId, acceptedBy, reviewedBy, counter?.officerId].includes(officerId)

const present = async (context: Context, area: string, rows: readonly callBacks.CallBackRow[]) => {
  const { db, platform, today } = context
  const { officerId } = asOfficer(context)
  const found = await store.ofArea(db, area, rows.map((row) => row.case_id))
  const cases = new Map(found.map((row) => [row.id, caseOf(platform.box, row)]))
  const persons = await personsOf(platform, db, [...cases.values()].map(applicantOf))
  return rows.map((row) => {
    const one = cases.get(row.case_id)!
    return {
      area, caseId: one.id, number: one.number, title: serviceOf(one.service).title, applicantName: persons.get(personKey(applicantOf(one)))?.name ?? '',
      score: row.score, text: one.rating?.text ?? '', since: instantText(row.since), dueOn: row.due_on,
      overdue: row.done_at === null && row.due_on !== null && today > row.due_on, doneAt: row.done_at && instantText(row.done_at), doneBy: row.done_number,
      note: row.note && openWords(platform.box, one, 'call-back', row.note), own: hadInHand(one, officerId),
    }
  })
}

/** Low ratings to call back about, the oldest first; or those that were called. */
export const listCallBacks = operation(listEndpoint, async (context, { area, state = 'open' }) => {
  const rows = await (state === 'open' ? callBacks.open : callBacks.done)(context.db, area)
  return { callBacks: await present(context, area, rows) }
})

/** A low rating that is still to be called about by somebody else than who is rated. Refusals: not-in-this-state, own-case. */
const toCall = async (context: Context, area: string, caseId: string): Promise<Case | Refusal> => {
  const { db, platform } = context
  const row = await callBacks.lock(db, area, caseId)
  context.concerns(area, `case:${caseId}`)
  if (row.done_at !== null) return refused('not-in-this-state', [because('M1.3.1', false, { zh: '已经回访过', en: 'Has been called back already' }, {})])
  const one = caseOf(platform.box, await store.find(db, area, caseId))
  return hadInHand(one, asOfficer(context).officerId)
    ? refused('own-case', [because('M1.3.1', false, { zh: '本件由您经办，请由其他同事回访', en: 'You had this case in hand; a colleague calls about it' }, {})])
    : one
}

/** The number to call, recorded. Refusals: not-in-this-state, own-case. */
export const callBackPhone = operation(phoneEndpoint, async (context, { area, caseId }) => {
  const one = await toCall(context, area, caseId)
  if (one instanceof Refusal) return one
  return { phone: (await personOf(context.platform, context.db, one.personArea, one.personId)).phone }
})

/** Records what came of a call, once. Refusals: not-in-this-state, own-case. */
export const doneCallBack = operation(doneEndpoint, async (context, { area, caseId, note }) => {
  const { db, platform } = context
  const one = await toCall(context, area, caseId)
  if (one instanceof Refusal) return one
  const { officerId, number } = asOfficer(context)
  const finished = await callBacks.finish(db, {
    area, caseId, at: context.recorded(), by: officerId, number, note: sealWords(platform.box, one, 'call-back', note),
  })
  return (await present(context, area, [finished]))[0]!
})
