import { because, type Words } from '@changxing/rules/decision.ts'
import { asOfficer, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { applicantOf, type Case } from './case.ts'
import { wasStopped } from './mandate.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'

/** Something that another domain did for a case, as an event of its timeline. `note` is for officers. Problem: changed-meanwhile. */
export const recordHappened = (context: Context, one: Case, kind: string, note?: string): Promise<Case> => record(context, one, {}, { kind, note })

/** Tells the person whose business it is, and who acts for them, what happened; as a text message too. */
export const tellHappened = async (context: Context, one: Case, news: Words, body: Words): Promise<void> => {
  const { title } = serviceOf(one.service)
  const message = {
    title: { zh: `${title.zh}：${news.zh}`, en: `${title.en}: ${news.en}` },
    body: { zh: `办件号 ${one.number}。${body.zh}`, en: `Case ${one.number}. ${body.en}` }, link: `/cases/${one.area}/${one.id}`, sms: true,
  }
  await tell(context, applicantOf(one), message)
  if (one.acting?.actor && !one.inPerson && !(await wasStopped(context, one))) await tell(context, one.acting.actor, message)
}

/** Holds a case as suspect for what an officer of another post found, who then does not settle it. The case must be locked. */
export const holdAsSuspect = (context: Context, one: Case, note: string): Promise<Case> =>
  record(context, one, { suspicion: 'opened', suspectedBy: asOfficer(context).officerId, settledBy: null }, { kind: 'suspicion-opened', note })

/** Settles the suspicion of a case where the domain's own investigation has its result. Refusals: not-now, four-eyes. */
export const settleHeld = async (context: Context, area: string, caseId: string, result: 'cleared' | 'confirmed', note: string): Promise<Case | Refusal> => {
  const one = await loadCase(context, area, caseId, 'lock')
  const { officerId } = asOfficer(context)
  const { clause } = serviceOf(one.service).within
  if (one.suspicion !== 'opened' && one.suspicion !== 'investigated') {
    return refused('not-now', [because(clause, false, { zh: '这项调查已有结论', en: 'This investigation is settled already' })])
  }
  if (one.suspectedBy === officerId) {
    return refused('four-eyes', [because(clause, false, { zh: '嫌疑由您提出，须由另一位同事作出结论', en: 'You opened the suspicion; a colleague must settle it' })])
  }
  const settled = await record(context, one, { suspicion: result, settledBy: officerId }, { kind: `suspicion-${result}`, note })
  await serviceOf(one.service).onSuspicionSettled?.(context, settled, result, note)
  return settled
}
