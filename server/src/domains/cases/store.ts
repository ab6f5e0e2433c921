import type { CaseState } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'
import type { Run } from './case-clock.ts'

/** Why somebody was helped at the counter. */
export type CounterReason = 'three-rejections' | 'no-phone' | 'asked-for-help' | 'came-to-counter'
export type ActingAs = 'self' | 'delegate' | 'helper'
export type Suspicion = 'opened' | 'investigated' | 'cleared' | 'confirmed'
/** Documents and fields to put right, by their names in the service's page. */
export type QuestionItems = { readonly documents: readonly string[]; readonly fields: readonly string[] }

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
  readonly agencies_waiting: readonly string[]
}

/** The columns of a case; decisions as text, so that their bytes stay what they were. */
export const caseColumns = `area, id, number, person_id, service, service_version, state, version, answers, created_at, updated_at,
submitted_at, decided_on,
  limit_days, limit_kind, clock_runs, due_on, stands_since, question, question_asked_at, answer_by, reminded_for, claimed_by,
  claimed_number, claimed_name,
  four_eyes, counter_reason, begun_by, accepted_by, reviewed_by, decision::text as decision, decision_facts::text as decision_facts,
  result, rating_score, rating_text, person_area, subject_kind, subject_area, subject_id, acting, mandate_area, mandate_id, actor_area, actor_id,
  answer_versions, question_items, stage, stage_due, suspicion, suspected_by, settled_by, agencies_waiting`

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
  readonly acting: ActingAs
  readonly mandate: { readonly area: string; readonly id: string } | null
  readonly actor: { readonly area: string; readonly personId: string } | null
}

/** Starts a draft; false when there is an open case of this kind already, or one is just being started elsewhere (waits for that). */
export const insertDraft = async (db: Tx, row: Fresh) =>
  (await db.run(
    'cases.insert-draft',
    `insert into cases.cases (area, id, person_id, service, service_version, state, version, answers, four_eyes, created_at, updated_at,
       person_area, subject_key, subject_kind, subject_area, subject_id, acting, mandate_area, mandate_id, actor_area, actor_id)
     values ($1, $2, $3, $4, $5, 'draft', 0, $6, $7, $8, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (area, person_area, person_id, service, subject_key) where state in ${openStates} do nothing`,
    [row.area, row.id, row.personId, row.service, row.serviceVersion, row.answers, row.fourEyes, row.at, row.personArea, row.subjectKey,
      row.subject?.kind ?? null, row.subject?.area ?? null, row.subject?.id ?? null, row.acting, row.mandate?.area ?? null, row.mandate?.id ?? null,
      row.actor?.area ?? null, row.actor?.personId ?? null])) === 1

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

export type SavedRow = Omit<
  CaseRow,
  | 'answers'
  | 'number'
  | 'person_id'
  | 'service'
  | 'service_version'
  | 'created_at'
  | 'updated_at'
  | 'submitted_at'
  | 'stands_since'
  | 'question_asked_at'
  | 'four_eyes'
  | 'person_area'
  | 'subject_kind'
  | 'subject_area'
  | 'subject_id'
  | 'acting'
  | 'mandate_area'
  | 'mandate_id'
  | 'actor_area'
  | 'actor_id'
> & {
  /** Null leaves them as they are. */
  readonly answers: Buffer | null
  readonly updated_at: string
  readonly submitted_at: string | null
  readonly stands_since: string | null
  readonly question_asked_at: string | null
}

/** Writes the present state over the version it was read at; false when somebody was faster. */
export const save = async (db: Tx, row: SavedRow) =>
  (await db.run('cases.save',
    `update cases.cases set state = $4, version = $3 + 1, answers = coalesce($5, answers), updated_at = $6, submitted_at = $7,
       decided_on = $8, limit_days = $9, limit_kind = $10,
       clock_runs = $11, due_on = $12, stands_since = $13, question = $14, question_asked_at = $15, answer_by = $16, reminded_for = $17,
       claimed_by = $18, claimed_number = $19, claimed_name = $20, accepted_by = $21, reviewed_by = $22, decision = $23,
       decision_facts = $24,
       result = $25, rating_score = $26, rating_text = $27, counter_reason = $28, begun_by = $29,
       answer_versions = $30, question_items = $31, stage = $32, stage_due = $33, suspicion = $34, suspected_by = $35, settled_by = $36, agencies_waiting = $37
     where area = $1 and id = $2 and version = $3`,
    [
      row.area,
      row.id,
      row.version,
      row.state,
      row.answers,
      row.updated_at,
      row.submitted_at,
      row.decided_on,
      row.limit_days,
      row.limit_kind,
      JSON.stringify(row.clock_runs),
      row.due_on,
      row.stands_since,
      row.question,
      row.question_asked_at,
      row.answer_by,
      row.reminded_for,
      row.claimed_by,
      row.claimed_number,
      row.claimed_name,
      row.accepted_by,
      row.reviewed_by,
      row.decision,
      row.decision_facts,
      JSON.stringify(row.result),
      row.rating_score,
      row.rating_text,
      row.counter_reason,
      row.begun_by,
      JSON.stringify(row.answer_versions),
      row.question_items && JSON.stringify(row.question_items),
      row.stage,
      row.stage_due,
      row.suspicion,
      row.suspected_by,
      row.settled_by,
      row.agencies_waiting,
    ],
  )) === 1
