import type { Tx } from '../../platform/database.ts'
import { caseColumns, type CaseRow } from './store.ts'

const open = `state in ('submitted', 'in-review')`
const asked = `state = 'question-asked'`
const closed = `state in ('approved', 'rejected', 'withdrawn', 'completed')`

export type QueueState = 'open' | 'mine' | 'asked' | 'making' | 'closed'
/** Where a page of the queue ended: the day or instant it is sorted by, the instant of submission, the id. */
export type Place = readonly [by: string, submittedAt: string, id: string]

type Ask = {
  readonly area: string
  readonly officerId: string
  readonly services: readonly string[]
  readonly after: Place | undefined
  readonly limit: number
}

const which: Readonly<Record<Exclude<QueueState, 'closed'>, string>> = {
  open: `${open} and $2::uuid is not null`,
  mine: `state in ('in-review', 'question-asked') and claimed_by = $2`,
  asked: `${asked} and $2::uuid is not null`,
  making: `state = 'approved' and stage is not null and $2::uuid is not null`,
}

/** The day that a list is sorted by; unknown days last. */
const by = (state: QueueState) => (state === 'making' ? `coalesce(stage_due, date '9999-12-31')` : 'queue_on')

/** A page of the queue: the nearest due day first, then the longest waiting; closed cases the last touched first. */
export const page = (db: Tx, state: QueueState, { area, officerId, services, after, limit }: Ask): Promise<CaseRow[]> =>
  state === 'closed'
    ? db.many<CaseRow>('cases.queue.closed',
        `select ${caseColumns} from cases.cases where area = $1 and ${closed} and submitted_at is not null and service = any($2::text[])
           and ($3::timestamptz is null or (updated_at, id) < ($3, $4::uuid)) order by updated_at desc, id desc limit $5`,
        [area, services, after?.[0] ?? null, after?.[2] ?? null, limit])
    : db.many<CaseRow>(`cases.queue.${state}`,
        `select ${caseColumns} from cases.cases where area = $1 and ${which[state]} and service = any($3::text[])
           and ($4::date is null or (${by(state)}, submitted_at, id) > ($4, $5::timestamptz, $6::uuid)) order by ${by(state)}, submitted_at, id limit $7`,
        [area, officerId, services, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit])

export type Counts = {
  readonly open: number
  readonly mine: number
  readonly asked: number
  readonly making: number
  readonly overdue: number
  readonly nearest: string | null
}

export const counts = (db: Tx, area: string, officerId: string, services: readonly string[], today: string) =>
  db.one<Counts>('cases.queue.counts',
    `select count(*) filter (where ${open})::int as open,
       count(*) filter (where state in ('in-review', 'question-asked') and claimed_by = $2)::int as mine,
       count(*) filter (where ${asked})::int as asked,
       count(*) filter (where state = 'approved')::int as making,
       count(*) filter (where ${open} and due_on < $3)::int as overdue,
       min(due_on) filter (where ${open}) as nearest
     from cases.cases where area = $1 and service = any($4::text[])
       and (state in ('submitted', 'in-review', 'question-asked') or (state = 'approved' and stage is not null))`, [area, officerId, today, services])

export const countClosed = async (db: Tx, area: string, services: readonly string[]): Promise<number> =>
  (await db.one<{ count: number }>('cases.queue.count-closed',
    `select count(*)::int as count from cases.cases where area = $1 and ${closed} and submitted_at is not null and service = any($2::text[])`, [area, services])).count
