import type { CaseState } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'
import type { AwaitState } from './case.ts'
import type { ConfirmedBy } from '../people/index.ts'
import type { Run } from './case-clock.ts'
import type { NewEvent } from './parts.store.ts'

/** Why somebody was helped at the counter. */
export type CounterReason = 'three-rejections' | 'no-phone' | 'asked-for-help' | 'came-to-counter'
export type ActingAs = 'self' | 'delegate' | 'helper'
export type Suspicion = 'opened' | 'investigated' | 'cleared' | 'confirmed'
/** Documents and fields to put right, by their names in the service's page. `version`: that of the case when they were asked for. */
export type QuestionItems = { readonly documents: readonly string[]; readonly fields: readonly string[]; readonly version?: number }

export type CaseRow = {
  readonly area: string
  readonly id: string
  readonly number: string | null
  readonly person_id: string
  readonly service: string
  readonly service_version: string
  readonly state: CaseState
  readonly version: number
  readonly answers: Buffer
  readonly created_at: Date
  readonly updated_at: Date
  readonly submitted_at: Date | null
  readonly decided_on: string | null
  readonly limit_days: number | null
  readonly limit_kind: 'working' | 'calendar' | null
  readonly clock_runs: readonly Run[]
  readonly due_on: string | null
  readonly stands_since: Date | null
  readonly question: Buffer | null
  readonly question_asked_at: Date | null
  readonly answer_by: string | null
  readonly reminded_for: string | null
  readonly claimed_by: string | null
  readonly claimed_number: string | null
  readonly claimed_name: string | null
  readonly four_eyes: boolean
  readonly counter_reason: CounterReason | null
  readonly begun_by: string | null
  readonly accepted_by: string | null
  readonly reviewed_by: string | null
  readonly decision: string | null
  readonly decision_facts: string | null
  readonly result: Facts
  readonly rating_score: number | null
  readonly rating_text: Buffer | null
  readonly person_area: string
  readonly subject_kind: string | null
  readonly subject_area: string | null
  readonly subject_id: string | null
  readonly acting: ActingAs
  readonly mandate_area: string | null
  readonly mandate_id: string | null
  readonly actor_area: string | null
  readonly actor_id: string | null
  readonly answer_versions: Readonly<Record<string, number>>
  readonly question_items: QuestionItems | null
  readonly stage: string | null
  readonly stage_due: string | null
  readonly suspicion: Suspicion | null
  readonly suspected_by: string | null
  readonly settled_by: string | null
  readonly suspected_of: readonly string[]
  readonly agencies_waiting: readonly string[]
  readonly office: string | null
  readonly awaits: Readonly<Record<string, AwaitState>>
  readonly withdrawal_by: string | null
  readonly in_person_by: string | null
  readonly in_person_at: Date | null
  readonly letter_confirmed_by: ConfirmedBy | null
}

/** The columns of a case; decisions as text, so that their bytes stay what they were. */
export const caseColumns = `area, id, number, person_id, service, service_version, state, version, answers, created_at, updated_at,
submitted_at, decided_on,
  limit_days, limit_kind, clock_runs, due_on, stands_since, question, question_asked_at, answer_by, reminded_for, claimed_by,
  claimed_number, claimed_name,
  four_eyes, counter_reason, begun_by, accepted_by, reviewed_by, decision::text as decision, decision_facts::text as decision_facts,
  result, rating_score, rating_text, person_area, subject_kind, subject_area, subject_id, acting, mandate_area, mandate_id, actor_area, actor_id,
  answer_versions, question_items, stage, stage_due, suspicion, suspected_by, settled_by, suspected_of, agencies_waiting, office, awaits,
  withdrawal_by, in_person_by, in_person_at, letter_confirmed_by`

export const find = (db: Tx, area: string, id: string) =>
  db.one<CaseRow>('cases.find', `select ${caseColumns} from cases.cases where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<CaseRow>('cases.lock', `select ${caseColumns} from cases.cases where area = $1 and id = $2 for update`, [area, id])

export const findByNumber = (db: Tx, area: string, number: string) =>
  db.one<CaseRow>('cases.find-by-number', `select ${caseColumns} from cases.cases where area = $1 and number = $2`, [area, number])

/** The person's own cases at home; those elsewhere are found by `parties.store.ts`. */
export const ofPerson = (db: Tx, area: string, personId: string) =>
  db.many<CaseRow>(
    'cases.of-person',
    `select ${caseColumns} from cases.cases where area = $1 and person_id = $2 and person_area = $1 order by updated_at desc limit 200`,
    [area, personId],
  )

/** What the office of this area has of a person who may live elsewhere; drafts only where the counter began them. */
export const ofPersonHere = (db: Tx, area: string, personArea: string, personId: string) =>
  db.many<CaseRow>('cases.of-person-here',
    `select ${caseColumns} from cases.cases where area = $1 and person_area = $2 and person_id = $3 and (state <> 'draft' or counter_reason is not null)
       order by updated_at desc limit 50`, [area, personArea, personId])

export const ofArea = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<CaseRow>('cases.of-area', `select ${caseColumns} from cases.cases where area = $1 and id = any($2::uuid[])`, [area, ids])

/** What was approved and is still to be made or handed over. */
export type MakingRow = { readonly id: string; readonly service: string; readonly stage: string; readonly stage_due: string | null }

/** That of one thing, whoever it is for. */
export const making = (db: Tx, area: string, subjectKey: string) =>
  db.many<MakingRow>('cases.making',
    `select id, service, stage, stage_due from cases.cases where area = $1 and subject_key = $2 and state = 'approved' and stage is not null order by id`, [area, subjectKey])

const openStates = `('draft', 'submitted', 'in-review', 'question-asked')`

/** Whose business, which service, about what. */
export type OpenKey = {
  readonly area: string
  readonly personArea: string
  readonly personId: string
  readonly service: string
  readonly subjectKey: string
}

export const openOf = (db: Tx, { area, personArea, personId, service, subjectKey }: OpenKey) =>
  db.maybe<CaseRow>('cases.open-of',
    `select ${caseColumns} from cases.cases where area = $1 and person_area = $2 and person_id = $3 and service = $4 and subject_key = $5
       and state in ${openStates}`,
    [area, personArea, personId, service, subjectKey])

/** The case in this area that a delegate or helper began by this mandate. */
export const ofMandate = (db: Tx, area: string, personId: string, mandateArea: string, mandateId: string) =>
  db.maybe<{ area: string; id: string }>('cases.of-mandate',
    `select area, id from cases.cases where area = $1 and person_id = $2 and mandate_area = $3 and mandate_id = $4`, [area, personId, mandateArea, mandateId])

/** Cases about the same thing, without the one that asks, whose suspicion was not cleared. */
export const suspectedAbout = (db: Tx, area: string, subjectKey: string, except: string | null = null) =>
  db.many<{ number: string; suspicion: Suspicion }>('cases.suspected-about',
    `select number, suspicion from cases.cases where area = $1 and subject_key = $2 and id is distinct from $3 and suspicion in ('opened', 'investigated', 'confirmed') order by id`,
    [area, subjectKey, except])

export const countRejected = (db: Tx, area: string, personId: string, service: string) =>
  db.one<{ count: number }>(
    'cases.count-rejected',
    `select count(*)::int as count from cases.cases where area = $1 and person_id = $2 and service = $3 and state = 'rejected'`,
    [area, personId, service],
  )

type Fresh = OpenKey & {
  readonly id: string
  readonly serviceVersion: string
  readonly answers: Buffer
  readonly fourEyes: boolean
  readonly at: string
  readonly subject: { readonly kind: string; readonly area: string; readonly id: string } | null
  readonly result: Facts
  readonly acting: ActingAs
  readonly mandate: { readonly area: string; readonly id: string } | null
  readonly actor: { readonly area: string; readonly personId: string } | null
  readonly letterConfirmedBy: ConfirmedBy | null
}

/** Starts a draft; false when there is an open case of this kind already, or one is just being started elsewhere (waits for that). */
export const insertDraft = async (db: Tx, row: Fresh) =>
  (await db.run(
    'cases.insert-draft',
    `insert into cases.cases (area, id, person_id, service, service_version, state, version, answers, four_eyes, created_at, updated_at,
       person_area, subject_key, subject_kind, subject_area, subject_id, acting, mandate_area, mandate_id, actor_area, actor_id, result,
       letter_confirmed_by)
     values ($1, $2, $3, $4, $5, 'draft', 0, $6, $7, $8, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (area, person_area, person_id, service, subject_key) where state in ${openStates} do nothing`,
    [row.area, row.id, row.personId, row.service, row.serviceVersion, row.answers, row.fourEyes, row.at, row.personArea, row.subjectKey,
      row.subject?.kind ?? null, row.subject?.area ?? null, row.subject?.id ?? null, row.acting, row.mandate?.area ?? null, row.mandate?.id ?? null,
      row.actor?.area ?? null, row.actor?.personId ?? null, JSON.stringify(row.result), row.letterConfirmedBy])) === 1

/** The next serial of the area's day. The row stays locked until the transaction ends, so that serials are given without gaps. */
export const nextSerial = async (db: Tx, area: string, day: string): Promise<number> =>
  (
    await db.one<{ last: number }>(
      'cases.next-serial',
      `insert into cases.numbers (area, day, last) values ($1, $2, 1)
         on conflict (area, day) do update set last = numbers.last + 1 returning last`,
      [area, day],
    )
  ).last

export const setNumber = (db: Tx, area: string, id: string, number: string) =>
  db.run('cases.set-number', `update cases.cases set number = $3 where area = $1 and id = $2`, [area, id, number])

/** Columns that an event may change, in the order in which statements name them. */
const savedColumns = [
  'state', 'answers', 'submitted_at', 'decided_on', 'limit_days', 'limit_kind', 'clock_runs', 'due_on', 'stands_since', 'question', 'question_asked_at',
  'answer_by', 'reminded_for', 'claimed_by', 'claimed_number', 'claimed_name', 'counter_reason', 'begun_by', 'accepted_by', 'reviewed_by', 'decision',
  'decision_facts', 'result', 'rating_score', 'rating_text', 'answer_versions', 'question_items', 'stage', 'stage_due', 'suspicion', 'suspected_by',
  'settled_by', 'suspected_of', 'agencies_waiting', 'office', 'awaits', 'known_by', 'withdrawal_by', 'in_person_by', 'in_person_at', 'letter_confirmed_by',
] as const
export type SavedColumns = Readonly<Partial<Record<(typeof savedColumns)[number], unknown>>>

type Saving = { readonly name: string; readonly sql: string; readonly columns: readonly (keyof SavedColumns)[] }
const savings = new Map<string, Saving>()
const paramsOfCase = 5
const paramsOfEvent = 7

/** The statement for a set of columns and so many events. Numbered, since PostgreSQL cuts longer names than 63 letters. */
const savingOf = (saved: SavedColumns, events: number): Saving => {
  const key = `${events}:${Object.keys(saved).join()}`
  const known = savings.get(key)
  if (known) return known
  const columns = savedColumns.filter((column) => column in saved)
  const places = (from: number, many: number) => Array.from({ length: many }, (_, at) => `$${from + at + 1}`)
  const set = places(paramsOfCase + events * paramsOfEvent, columns.length).map((place, at) => `, ${columns[at]} = ${place}`)
  const rows = Array.from({ length: events }, (_, at) =>
    `($1, $2, (select version from moved) - ${events - 1 - at}, $4, $5, ${places(paramsOfCase + at * paramsOfEvent, paramsOfEvent).join(', ')})`)
  const sql = `with moved as (
      update cases.cases set version = version + ${events}, updated_at = $4${set.join('')}
        where area = $1 and id = $2 and version = $3 returning version)
    insert into cases.case_events (area, case_id, seq, at, on_day, kind, by_kind, by_role, officer_id, officer_number, reasons, note)
      values ${rows.join(', ')}`
  const saving = { name: `cases.save-${savings.size}`, sql, columns }
  savings.set(key, saving)
  return saving
}

/** The version that a change was made on is no longer the case's: nothing was written, and nothing else of the transaction will be. */
export class NotThatVersion extends Error {}

/**
 * Writes over the version that was read what has changed, and the events that explain it, in one statement. When somebody was faster no row
 * moves and the events have no place in the order, which PostgreSQL refuses. Errors: `NotThatVersion`.
 */
export const save = async (
  db: Tx, { area, id, version }: { readonly area: string; readonly id: string; readonly version: number }, saved: SavedColumns, events: readonly NewEvent[],
): Promise<void> => {
  const { name, sql, columns } = savingOf(saved, events.length)
  const { at, on_day } = events[0]!
  try {
    await db.run(name, sql, [
      area, id, version, at, on_day,
      ...events.flatMap((event) => [event.kind, event.by_kind, event.by_role, event.officer_id, event.officer_number,
        event.reasons && JSON.stringify(event.reasons), event.note]),
      ...columns.map((column) => saved[column]),
    ])
  } catch (cause) {
    const { code, column } = cause as { readonly code?: string; readonly column?: string }
    throw code === '23502' && column === 'seq' ? new NotThatVersion() : cause
  }
}
