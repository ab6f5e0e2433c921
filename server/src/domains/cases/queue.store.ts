import type { Tx } from '../../platform/database.ts'
import { caseColumns, type CaseRow } from './store.ts'

const undecided = `state in ('submitted', 'in-review')`
// What others have to do first is no work of the office's.
const open = `${undecided} and not waits_for_others`
const awaiting = `${undecided} and waits_for_others`
const asked = `state = 'question-asked'`
const waits = `state in ('submitted', 'in-review', 'question-asked')`
// What was taken back or refused is still investigated.
const suspect = `(${waits} or state in ('withdrawn', 'rejected')) and suspicion in ('opened', 'investigated')`
// Who proposed it does not confirm it.
const withdrawing = `${waits} and withdrawal_by <> $2`
const making = `state = 'approved' and stage is not null`
const closed = `state in ('approved', 'rejected', 'withdrawn', 'completed')`

export type QueueState = 'open' | 'mine' | 'asked' | 'awaiting' | 'suspect' | 'withdrawing' | 'making' | 'closed'
export type QueueSort = 'due' | 'waiting' | 'newest'
/** Where a page of the queue ended: the day or instant it is sorted by, the instant of submission, the id. */
export type Place = readonly [by: string, submittedAt: string, id: string]

export type Ask = {
  readonly area: string
  /** Null: every office of the area. */
  readonly office: string | null
  readonly officerId: string
  readonly services: readonly string[]
  /** `service/step` of the steps after the approval that the caller may do. */
  readonly steps: readonly string[]
  /** Due on one of these days; null leaves the end open. */
  readonly dueFrom: string | null
  readonly dueTo: string | null
  readonly sort: QueueSort
  readonly after: Place | undefined
  readonly limit: number
}

const mayStep = `service || '/' || stage = any($8::text[])`
const which: Readonly<Record<Exclude<QueueState, 'closed'>, string>> = {
  open,
  mine: `state in ('in-review', 'question-asked') and claimed_by = $2`,
  asked,
  awaiting,
  suspect,
  withdrawing,
  making: `${making} and ${mayStep}`,
}

/** The day that a list is sorted by; unknown days last. */
const dayOf = (state: QueueState) => (state === 'making' ? `coalesce(stage_due, date '9999-12-31')` : 'queue_on')

const orders: Readonly<Record<QueueSort, (day: string) => { readonly after: string; readonly by: string }>> = {
  due: (day) => ({ after: `(${day}, submitted_at, id) > ($4::date, $5::timestamptz, $6::uuid)`, by: `${day}, submitted_at, id` }),
  waiting: () => ({ after: '(submitted_at, id) > ($5::timestamptz, $6::uuid)', by: 'submitted_at, id' }),
  newest: () => ({ after: '(submitted_at, id) < ($5::timestamptz, $6::uuid)', by: 'submitted_at desc, id desc' }),
}

/** A page of the queue in the order asked for; closed cases the last touched first. */
export const page = (db: Tx, state: QueueState, { area, office, officerId, services, steps, dueFrom, dueTo, sort, after, limit }: Ask): Promise<CaseRow[]> => {
  if (state === 'closed') {
    return db.many<CaseRow>('cases.queue.closed',
      `select ${caseColumns} from cases.cases where area = $1 and ${closed} and submitted_at is not null and service = any($2::text[]) and ($6::text is null or office = $6)
         and ($3::timestamptz is null or (updated_at, id) < ($3, $4::uuid)) order by updated_at desc, id desc limit $5`,
      [area, services, after?.[0] ?? null, after?.[2] ?? null, limit, office])
  }
  const day = dayOf(state)
  const order = orders[sort](day)
  return db.many<CaseRow>(`cases.queue.${state}.${sort}`,
    `select ${caseColumns} from cases.cases where area = $1 and ${which[state]} and service = any($3::text[]) and $2::uuid is not null
       and cardinality($8::text[]) >= 0 and ($9::date is null or ${day} >= $9) and ($10::date is null or ${day} <= $10)
       and ($11::text is null or office = $11) and ($4::date is null or ${order.after}) order by ${order.by} limit $7`,
    [area, officerId, services, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit, steps, dueFrom, dueTo, office])
}

/** What waits of one service at one office. `nearest`: the nearest due day of what is open. */
export type Counts = {
  readonly service: string
  readonly office: string
  readonly open: number
  readonly mine: number
  readonly asked: number
  readonly awaiting: number
  readonly suspect: number
  readonly withdrawing: number
  readonly making: number
  readonly overdue: number
  readonly nearest: string | null
}

export const counts = (db: Tx, ask: Pick<Ask, 'area' | 'officerId' | 'services' | 'steps'>, today: string) =>
  db.many<Counts>('cases.queue.counts',
    `select service, office, count(*) filter (where ${open})::int as open,
       count(*) filter (where state in ('in-review', 'question-asked') and claimed_by = $2)::int as mine,
       count(*) filter (where ${asked})::int as asked,
       count(*) filter (where ${awaiting})::int as awaiting,
       count(*) filter (where ${suspect})::int as suspect,
       count(*) filter (where ${withdrawing})::int as withdrawing,
       count(*) filter (where ${making} and service || '/' || stage = any($5::text[]))::int as making,
       count(*) filter (where ${open} and due_on < $3)::int as overdue,
       min(due_on) filter (where ${open}) as nearest
     from cases.cases where area = $1 and service = any($4::text[]) and (${waits} or (${making}) or (${suspect})) group by service, office`,
    [ask.area, ask.officerId, today, ask.services, ask.steps])

/** At most `most`. */
export const countClosed = async (db: Tx, area: string, office: string | null, services: readonly string[], most: number): Promise<number> =>
  (await db.one<{ count: number }>('cases.queue.count-closed',
    `select count(*)::int as count from (select 1 from cases.cases where area = $1 and ${closed} and submitted_at is not null and service = any($2::text[])
       and ($3::text is null or office = $3) limit $4) as counted`, [area, services, office, most])).count
