import { closeInvestigation as closeEndpoint, movementAlarms as listEndpoint, replayAlarm as replayEndpoint } from '@changxing/contract/movements.ts'
import { because, type Answer } from '@changxing/rules/decision.ts'
import { BadFacts, decide } from '@changxing/rules/registry.ts'
import { asOfficer, operation, refused } from '../../platform/operation.ts'
import { presentAlarm, sealedAt } from './present-review.ts'
import * as store from './reviews.store.ts'

export const movementAlarms = operation(listEndpoint, async (context, { area, state = 'open' }) => {
  const { db } = context
  const views = []
  for (const row of await store.alarms(db, area, state === 'all' ? null : state === 'open')) views.push(presentAlarm(context, row, await store.reviewById(db, area, row.review_id)))
  return { alarms: views }
})

/** Enters what an investigation found; a violation is held to account, which is written down (M3.3.3). Refusals: not-now, consequence-missing. */
export const closeInvestigation = operation(closeEndpoint, async (context, { area, alarmId, result, words, consequence }) => {
  const { db, platform, recorded } = context
  const row = await store.lockAlarm(db, area, alarmId)
  context.concerns(area, `movement-alarm:${alarmId}`)
  if (row.state !== 'open') return refused('not-now', [because('M3.3.3', false, { zh: '调查已结束', en: 'This investigation has ended' })])
  if (result === 'violation' && consequence === undefined)
    return refused('consequence-missing', [because('M3.3.3', false, { zh: '违规的须写明责任追究', en: 'A violation names how it was held to account' })])
  const seal = (field: 'result' | 'consequence', text: string) => platform.box.seal(text, sealedAt(area, alarmId, field))
  await store.close(db, {
    area, id: alarmId, state: result, officer: asOfficer(context).number, result: seal('result', words), consequence: consequence === undefined ? null : seal('consequence', consequence),
  }, recorded())
  return presentAlarm(context, await store.alarm(db, area, alarmId), await store.reviewById(db, area, row.review_id))
})

/** What the stored facts give today; facts that somebody spoilt give no decision, which is an answer too. */
const judgedAgain = (rule: string, on: string, facts: string): string => {
  try {
    return JSON.stringify(decide(rule, on, JSON.parse(facts)))
  } catch (cause) {
    if (cause instanceof BadFacts) return cause.message
    throw cause
  }
}

/** Judges the stored facts again at their day and compares to the byte. */
export const replayAlarm = operation(replayEndpoint, async ({ db, concerns }, { area, alarmId }) => {
  const row = await store.alarm(db, area, alarmId)
  concerns(area, `movement-alarm:${alarmId}`)
  const { rule, on } = JSON.parse(row.answer) as Answer
  const again = judgedAgain(rule, on, row.facts)
  return { same: again === row.answer, stored: row.answer, again }
})
