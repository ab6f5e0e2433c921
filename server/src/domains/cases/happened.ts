import { because, type Words } from '@changxing/rules/decision.ts'
import { asOfficer, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { applicantOf, type Case } from './case.ts'
import { clockAfter } from './case-clock.ts'
import { wasStopped } from './mandate.ts'
import { loadCase, record } from './record-event.ts'
import type { Settled } from './service.ts'
import { serviceOf } from './services.ts'
import { groundsAfter, groundsBeside, isSuspectedOf } from './suspected-of.ts'

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

/** Holds a case as suspect for what an officer of another post found, who then does not settle it. `ground`: one of the page's. The case must be locked. */
export const holdAsSuspect = (context: Context, one: Case, ground: string, note: string): Promise<Case> => {
  const change = { suspicion: 'opened' as const, suspectedBy: asOfficer(context).officerId, settledBy: null, suspectedOf: [ground] }
  return record(context, one, { ...change, ...clockAfter(serviceOf(one.service), { ...one, ...change }, context.today, context.recorded()) }, { kind: 'suspicion-opened', note })
}

type Result = Settled['result']

/**
 * Settles what a case is suspected of where the domain's own investigation of one topic has its result. Cleared, the case stays held for what else it is
 * suspected of. Refusals: not-now, four-eyes.
 */
export const settleHeld = async (context: Context, area: string, caseId: string, topic: string, result: Result, note: string): Promise<Case | Refusal> => {
  const one = await loadCase(context, area, caseId, 'lock')
  const { officerId } = asOfficer(context)
  const service = serviceOf(one.service)
  const { clause } = service.within
  const open = (one.suspicion === 'opened' || one.suspicion === 'investigated') && (one.suspectedOf.length === 0 || isSuspectedOf(service, one, topic))
  if (!open) {
    return refused('not-now', [because(clause, false, { zh: '这项调查已有结论', en: 'This investigation is settled already' })])
  }
  if (one.suspectedBy === officerId) {
    return refused('four-eyes', [because(clause, false, { zh: '嫌疑由您提出，须由另一位同事作出结论', en: 'You opened the suspicion; a colleague must settle it' })])
  }
  const beside = groundsBeside(service, one, topic)
  const settled: Settled = { result, note, topics: { [topic]: result } }
  const narrowed = result === 'cleared' && beside.length > 0
  const change = narrowed ? { suspectedOf: beside } : { suspicion: result, settledBy: officerId, suspectedOf: groundsAfter(service, one, settled) }
  const clock = clockAfter(service, { ...one, ...change }, context.today, context.recorded())
  const after = await record(context, one, { ...change, ...clock }, { kind: narrowed ? 'suspicion-narrowed' : `suspicion-${result}`, note })
  await service.onSuspicionSettled?.(context, after, settled)
  return after
}
