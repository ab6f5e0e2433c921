import type { Alarm, Review } from '@changxing/contract/movements.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Answer } from '@changxing/rules/decision.ts'
import { falseAlarms } from '@changxing/rules/supervision/false-alarms.ts'
import { alarmKinds, type Tally } from '@changxing/rules/supervision/judge-movements.ts'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import * as store from './reviews.store.ts'

export const sealedAt = (area: string, id: string, field: 'result' | 'consequence'): string => `supervision.alarms/${area}/${id}/${field}`

export const presentTally = (tally: Tally): Review['tally'] => ({
  in: tally.in, out: tally.out,
  schools: Object.entries(tally.schools).map(([school, count]) => ({ school, count })).toSorted((one, other) => other.count - one.count),
  sources: Object.entries(tally.sources).map(([area, count]) => ({ area, says: cityName(area), count })).toSorted((one, other) => other.count - one.count),
})

/** An alarm with its statistic, the threshold, how often quiet places raise one (measured), and its investigation. */
export const presentAlarm = ({ platform }: Context, row: store.AlarmRow, review: store.ReviewRow): Alarm => {
  const answer = JSON.parse(row.answer) as Answer
  const facts = JSON.parse(row.facts) as { readonly count: number; readonly total?: number }
  const { outcome } = answer
  const measured = falseAlarms[review.period]
  const open = (field: 'result' | 'consequence') => row[field] && platform.box.open(row[field], sealedAt(row.area, row.id, field)).toString('utf8')
  return {
    area: row.area, alarmId: row.id, reviewId: row.review_id, period: review.period, from: review.from_on, until: review.until_on, kind: row.kind, kindSays: alarmKinds[row.kind],
    about: row.about, aboutSays: row.kind === 'source' ? cityName(row.about) : { zh: row.about, en: row.about }, says: answer.reasons[0]!.says,
    statistic: {
      chance: outcome['chance'] as number, threshold: outcome['threshold'] as number, count: facts.count,
      expected: row.kind === 'source' ? (outcome['earlierShare'] as number) * (facts.total ?? 0) : (outcome['expected'] as number),
    },
    falseAlarms: { perYear: measured.aYear[row.kind], years: measured.years, how: falseAlarms.how }, decision: { ...answer, reasons: [...answer.reasons] },
    investigation: {
      state: row.state, openedAt: instantText(row.opened_at), openedBySystem: review.made_by === 'system', closedAt: row.closed_at && instantText(row.closed_at),
      officerNumber: row.officer_number, result: open('result'), consequence: open('consequence'),
    },
  }
}

export const presentReviews = async (context: Context, area: string, rows: readonly store.ReviewRow[]): Promise<Review[]> => {
  const of = Map.groupBy(await store.alarmsOf(context.db, area, rows.map(({ id }) => id)), ({ review_id: reviewId }) => reviewId)
  return rows.map((row) => ({
    area, reviewId: row.id, period: row.period, from: row.from_on, until: row.until_on, madeAt: instantText(row.made_at), bySystem: row.made_by === 'system', cities: row.cities,
    tally: presentTally(row.tally), comparisons: row.comparisons, alarms: (of.get(row.id) ?? []).map((alarm) => presentAlarm(context, alarm, row)),
  }))
}

export const presentReview = async (context: Context, row: store.ReviewRow): Promise<Review> => (await presentReviews(context, row.area, [row]))[0]!
