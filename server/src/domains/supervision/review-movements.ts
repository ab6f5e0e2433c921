import { movementReviews as listEndpoint, movementSeries as seriesEndpoint, reviewMovements as reviewEndpoint } from '@changxing/contract/movements.ts'
import { isProvince } from '@changxing/rules/areas.ts'
import { isCivilDate } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { judgeMovements } from '@changxing/rules/supervision/judge-movements.ts'
import { leastUnusual } from '@changxing/rules/supervision/least-unusual.ts'
import { baselinePeriods, movementLimits, type PeriodKind } from '@changxing/rules/supervision/parameters.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { asOfficer, operation, Problem, refused } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { countMovements } from './count-movements.ts'
import { citiesOf, periodAt, periodBefore } from './periods.ts'
import { presentReview, presentReviews, presentTally } from './present-review.ts'
import * as store from './reviews.store.ts'

/**
 * Looks through a period that has ended and opens an investigation for whatever is abnormal (M3.3.3). Once for each period: a repeat answers
 * the first review, so that it can be replayed as it was.
 */
const review = async (platform: Platform, db: Tx, area: string, kind: PeriodKind, from: string, by: string): Promise<store.ReviewRow> => {
  const made = await store.reviewOf(db, area, kind, from)
  if (made) return made
  const at = platform.clock.recorded()
  const { until } = periodAt(kind, from)
  const counted = await countMovements(db, area, kind, from, baselinePeriods[kind] + 1)
  const earlier = counted.slice(0, -1).map(({ tally }) => tally)
  const { tally } = counted.at(-1)!
  const judged = earlier.length < movementLimits.leastPeriods ? [] : judgeMovements(addDays(until, 1), tally, earlier)
  const id = newId(platform.clock)
  if ((await store.insertReview(db, { area, id, period: kind, from_on: from, until_on: until, made_by: by, cities: [...citiesOf(area)], tally, comparisons: judged.length }, at)) === 0)
    return (await store.reviewOf(db, area, kind, from))!
  for (const { kind: what, about, facts, answer } of judged.filter((one) => one.answer.outcome['alarm'] === true)) {
    await store.insertAlarm(db, { area, id: newId(platform.clock), review_id: id, kind: what, about, facts: JSON.stringify(facts), answer: JSON.stringify(answer) }, at)
  }
  return store.reviewById(db, area, id)
}

/** Refusals: wrong-period, not-ended. */
export const reviewMovements = operation(reviewEndpoint, async (context, { area, period, from }) => {
  const { db, platform, today } = context
  if (!isCivilDate(from)) throw new Problem('bad-input', [{ field: 'from', says: { zh: '应为存在的日期', en: 'An existing date is wanted' } }])
  const whole = periodAt(period, from)
  if (whole.from !== from) return refused('wrong-period', [because('M3.3.3', false, {
    zh: period === 'week' ? `一周从星期一开始：${whole.from}` : `一月从一日开始：${whole.from}`, en: period === 'week' ? `A week begins on its Monday: ${whole.from}` : `A month begins on its first day: ${whole.from}`,
  }, { from })])
  if (whole.until >= today) return refused('not-ended', [because('M3.3.3', false, { zh: `${whole.until}结束后才能审查`, en: `It can be reviewed once ${whole.until} is over` }, { until: whole.until })])
  const row = await review(platform, db, area, period, from, asOfficer(context).number)
  context.concerns(area, `movement-review:${row.id}`)
  return presentReview(context, row)
})

export const movementReviews = operation(listEndpoint, async (context, { area }) => ({ reviews: await presentReviews(context, area, await store.reviews(context.db, area)) }))

/** Figures for charts: what came and went in each period, what was to be expected of it, and the alarms. */
export const movementSeries = operation(seriesEndpoint, async ({ db, today }, { area, period, periods }) => {
  const kind = period ?? (isProvince(area) ? 'month' : 'week')
  const shown = Number(periods ?? '26')
  const present = periodAt(kind, today)
  const counted = await countMovements(db, area, kind, present.from, shown + baselinePeriods[kind])
  const alarms = new Map<string, number>()
  const made = await store.reviews(db, area)
  const of = await store.alarmsOf(db, area, made.map(({ id }) => id))
  for (const one of made.filter((row) => row.period === kind)) alarms.set(one.from_on, of.filter(({ review_id: reviewId }) => reviewId === one.id).length)
  const before = (index: number, side: 'in' | 'out') => {
    const earlier = counted.slice(Math.max(0, index - baselinePeriods[kind]), index)
    const sum = earlier.reduce((total, { tally }) => total + tally[side], 0)
    return { expected: earlier.length === 0 ? 0 : Math.round((sum / earlier.length) * 10) / 10, alarm: leastUnusual(sum, earlier.length) }
  }
  return {
    area, period: kind, cities: [...citiesOf(area)], current: presentTally(counted.at(-1)!.tally),
    series: counted.map(({ from, until, tally }, index) => ({
      from, until, in: tally.in, out: tally.out, expectedIn: before(index, 'in').expected, expectedOut: before(index, 'out').expected,
      alarmIn: before(index, 'in').alarm, alarmOut: before(index, 'out').alarm, alarms: alarms.get(from) ?? 0, complete: until < today,
    })).slice(-shown),
  }
})

/** Reviews, each night, the last week of every city and the last month of every province of this platform that have not been reviewed yet. */
export const reviewTask: Task = async ({ platform, transaction }) => {
  const today = platform.clock.today()
  const areas = [...new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))]
  const provinces = [...new Set(areas.map((area) => `${area.slice(0, 2)}0000`))]
  for (const [kind, offices] of [['week', areas], ['month', provinces]] as const) {
    const { from } = periodBefore(kind, periodAt(kind, today).from, 1)
    for (const area of offices) await transaction((db) => review(platform, db, area, kind, from, 'system'))
  }
}
