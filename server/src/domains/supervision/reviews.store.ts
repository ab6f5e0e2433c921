import type { AlarmKind, Tally } from '@changxing/rules/supervision/judge-movements.ts'
import type { PeriodKind } from '@changxing/rules/supervision/parameters.ts'
import type { Tx } from '../../platform/database.ts'

export type ReviewRow = {
  readonly area: string; readonly id: string; readonly period: PeriodKind; readonly from_on: string; readonly until_on: string; readonly made_at: Date; readonly made_by: string
  readonly cities: string[]; readonly tally: Tally; readonly comparisons: number
}
export type AlarmRow = {
  readonly area: string; readonly id: string; readonly review_id: string; readonly kind: AlarmKind; readonly about: string; readonly facts: string; readonly answer: string
  readonly state: 'open' | 'explained' | 'violation'; readonly opened_at: Date; readonly closed_at: Date | null; readonly officer_number: string | null
  readonly result: Buffer | null; readonly consequence: Buffer | null
}
const reviewColumns = 'area, id, period, from_on, until_on, made_at, made_by, cities, tally, comparisons'
const alarmColumns = 'area, id, review_id, kind, about, facts, answer, state, opened_at, closed_at, officer_number, result, consequence'

/** Answers how many were made: none when the period was reviewed before. */
export const insertReview = (db: Tx, row: Omit<ReviewRow, 'made_at'>, at: string) =>
  db.run('supervision.insert-review', `insert into supervision.reviews (${reviewColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (area, period, from_on) do nothing`,
    [row.area, row.id, row.period, row.from_on, row.until_on, at, row.made_by, row.cities, JSON.stringify(row.tally), row.comparisons])
export const reviewOf = (db: Tx, area: string, period: PeriodKind, from: string) =>
  db.maybe<ReviewRow>('supervision.review-of', `select ${reviewColumns} from supervision.reviews where area = $1 and period = $2 and from_on = $3`, [area, period, from])
export const reviewById = (db: Tx, area: string, id: string) =>
  db.one<ReviewRow>('supervision.review', `select ${reviewColumns} from supervision.reviews where area = $1 and id = $2`, [area, id])
export const reviews = (db: Tx, area: string) =>
  db.many<ReviewRow>('supervision.reviews', `select ${reviewColumns} from supervision.reviews where area = $1 order by from_on desc, period limit 100`, [area])

export const insertAlarm = (db: Tx, row: Pick<AlarmRow, 'area' | 'id' | 'review_id' | 'kind' | 'about' | 'facts' | 'answer'>, at: string) =>
  db.run('supervision.insert-alarm', `insert into supervision.alarms (area, id, review_id, kind, about, facts, answer, state, opened_at) values ($1, $2, $3, $4, $5, $6, $7, 'open', $8)`,
    [row.area, row.id, row.review_id, row.kind, row.about, row.facts, row.answer, at])
export const alarm = (db: Tx, area: string, id: string) => db.one<AlarmRow>('supervision.alarm', `select ${alarmColumns} from supervision.alarms where area = $1 and id = $2`, [area, id])
export const lockAlarm = (db: Tx, area: string, id: string) =>
  db.one<AlarmRow>('supervision.lock-alarm', `select ${alarmColumns} from supervision.alarms where area = $1 and id = $2 for update`, [area, id])
export const alarmsOf = (db: Tx, area: string, reviewIds: readonly string[]) =>
  db.many<AlarmRow>('supervision.alarms-of', `select ${alarmColumns} from supervision.alarms where area = $1 and review_id = any($2::uuid[]) order by id`, [area, reviewIds])
export const alarms = (db: Tx, area: string, open: boolean | null) =>
  db.many<AlarmRow>('supervision.alarms',
    `select ${alarmColumns} from supervision.alarms where area = $1 and ($2::boolean is null or (state = 'open') = $2) order by opened_at desc, id desc limit 200`, [area, open])
export const close = (db: Tx, row: { readonly area: string; readonly id: string; readonly state: 'explained' | 'violation'; readonly officer: string; readonly result: Buffer; readonly consequence: Buffer | null }, at: string) =>
  db.run('supervision.close-alarm',
    `update supervision.alarms set state = $3, closed_at = $4, officer_number = $5, result = $6, consequence = $7 where area = $1 and id = $2 and state = 'open'`,
    [row.area, row.id, row.state, at, row.officer, row.result, row.consequence])
