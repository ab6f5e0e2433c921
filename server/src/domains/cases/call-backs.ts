import { doneCallBack as doneEndpoint, listCallBacks as listEndpoint } from '@changxing/contract/cases.ts'
import { because } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { personKey, personsOf } from '../people/index.ts'
import { applicantOf, caseOf, openWords, sealWords } from './case.ts'
import * as callBacks from './call-backs.store.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

/** A rating of this or lower is followed up by a call. */
export const lowScore = 2

/** Within so many working days. */
export const callBackWithin = { days: 3, kind: 'working' as const }

const present = async ({ db, platform, today }: Context, area: string, rows: readonly callBacks.CallBackRow[]) => {
  const found = await store.ofArea(db, area, rows.map((row) => row.case_id))
  const cases = new Map(found.map((row) => [row.id, caseOf(platform.box, row)]))
  const persons = await personsOf(platform, db, [...cases.values()].map(applicantOf))
  return rows.map((row) => {
    const one = cases.get(row.case_id)!
    return {
      area, caseId: one.id, number: one.number, title: serviceOf(one.service).title, applicantName: persons.get(personKey(applicantOf(one)))?.name ?? '',
      score: row.score, text: one.rating?.text ?? '', since: instantText(row.since), dueOn: row.due_on,
      overdue: row.done_at === null && row.due_on !== null && today > row.due_on, doneAt: row.done_at && instantText(row.done_at), doneBy: row.done_number,
      note: row.note && openWords(platform.box, one, 'call-back', row.note),
    }
  })
}

/** Low ratings to call back about, the oldest first; or those that were called. */
export const listCallBacks = operation(listEndpoint, async (context, { area, state = 'open' }) => {
  const rows = await (state === 'open' ? callBacks.open : callBacks.done)(context.db, area)
  return { callBacks: await present(context, area, rows) }
})

/** Records what came of a call, once. Refusal: not-in-this-state. */
export const doneCallBack = operation(doneEndpoint, async (context, { area, caseId, note }) => {
  const { db, platform } = context
  const officer = asOfficer(context)
  const row = await callBacks.lock(db, area, caseId)
  context.concerns(area, `case:${caseId}`)
  if (row.done_at !== null) return refused('not-in-this-state', [because('M1.3.1', false, { zh: '已经回访过', en: 'Has been called back already' }, {})])
  const finished = await callBacks.finish(db, {
    area, caseId, at: context.recorded(), by: officer.officerId, number: officer.number, note: sealWords(platform.box, { area, id: caseId }, 'call-back', note),
  })
  return (await present(context, area, [finished]))[0]!
})
