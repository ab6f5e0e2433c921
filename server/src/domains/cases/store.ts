import type { CaseState } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'
import type { Run } from './case-clock.ts'

/** Why somebody was helped at the counter. */
export type CounterReason = 'three-rejections' | 'no-phone' | 'asked-for-help'

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
}

/** The columns of a case; decisions as text, so that their bytes stay what they were. */
export const caseColumns = `area, id, number, person_id, service, service_version, state, version, answers, created_at, updated_at,
submitted_at, decided_on,
  limit_days, limit_kind, clock_runs, due_on, stands_since, question, question_asked_at, answer_by, reminded_for, claimed_by,
  claimed_number, claimed_name,
  four_eyes, counter_reason, begun_by, accepted_by, reviewed_by, decision::text as decision, decision_facts::text as decision_facts,
  result, rating_score, rating_text`

export const find = (db: Tx, area: string, id: string) =>
  db.one<CaseRow>('cases.find', `select ${caseColumns} from cases.cases where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<CaseRow>('cases.lock', `select ${caseColumns} from cases.cases where area = $1 and id = $2 for update`, [area, id])

export const findByNumber = (db: Tx, area: string, number: string) =>
  db.one<CaseRow>('cases.find-by-number', `select ${caseColumns} from cases.cases where area = $1 and number = $2`, [area, number])

export const ofPerson = (db: Tx, area: string, personId: string) =>
  db.many<CaseRow>(
    'cases.of-person',
    `select ${caseColumns} from cases.cases where area = $1 and person_id = $2 order by updated_at desc limit 200`,
    [area, personId],
  )

const openStates = `('draft', 'submitted', 'in-review', 'question-asked')`

export const openOf = (db: Tx, area: string, personId: string, service: string) =>
  db.maybe<CaseRow>('cases.open-of',
    `select ${caseColumns} from cases.cases where area = $1 and person_id = $2 and service = $3 and state in ${openStates}
       order by created_at desc limit 1`,
    [area, personId, service])

export const countRejected = (db: Tx, area: string, personId: string, service: string) =>
  db.one<{ count: number }>(
    'cases.count-rejected',
    `select count(*)::int as count from cases.cases where area = $1 and person_id = $2 and service = $3 and state = 'rejected'`,
    [area, personId, service],
  )

/** Starts a draft; false when the person has one of this service already, or is just starting one elsewhere (waits for that). */
export const insertDraft = async (
  db: Tx,
  row: {
    area: string
    id: string
    personId: string
    service: string
    serviceVersion: string
    answers: Buffer
    fourEyes: boolean
    at: string
  },
) =>
  (await db.run(
    'cases.insert-draft',
    `insert into cases.cases (area, id, person_id, service, service_version, state, version, answers, four_eyes, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'draft', 0, $6, $7, $8, $8) on conflict (area, person_id, service) where state = 'draft' do nothing`,
    [row.area, row.id, row.personId, row.service, row.serviceVersion, row.answers, row.fourEyes, row.at])) === 1

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
       result = $25, rating_score = $26, rating_text = $27, counter_reason = $28, begun_by = $29
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
    ],
  )) === 1

export type StoredReason = {
  readonly code: string
  readonly says: { readonly zh: string; readonly en: string }
  readonly remedy: { readonly zh: string; readonly en: string }
  readonly clause: string
}
export type EventRow = {
  readonly seq: number
  readonly at: Date
  readonly on_day: string
  readonly kind: string
  readonly by_kind: 'applicant' | 'officer' | 'system'
  readonly officer_id: string | null
  readonly officer_number: string | null
  readonly reasons: readonly StoredReason[] | null
  readonly note: Buffer | null
}

export const appendEvent = (
  db: Tx,
  event: Omit<EventRow, 'at'> & { readonly area: string; readonly caseId: string; readonly at: string },
) =>
  db.run(
    'cases.append-event',
    `insert into cases.case_events (area, case_id, seq, at, on_day, kind, by_kind, officer_id, officer_number, reasons, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [event.area, event.caseId, event.seq, event.at, event.on_day, event.kind, event.by_kind, event.officer_id, event.officer_number,
      event.reasons && JSON.stringify(event.reasons), event.note])

export const events = (db: Tx, area: string, caseId: string) =>
  db.many<EventRow>('cases.events',
    `select seq, at, on_day, kind, by_kind, officer_id, officer_number, reasons, note from cases.case_events
       where area = $1 and case_id = $2 order by seq`,
    [area, caseId])

export type DocumentRow = {
  readonly kind: string
  readonly file_id: string
  readonly findings: readonly { rule: string; holds: boolean }[]
  readonly given_by: string
}

export const putDocument = (db: Tx, row: DocumentRow & { readonly area: string; readonly caseId: string; readonly at: string }) =>
  db.run('cases.put-document',
    `insert into cases.case_documents (area, case_id, kind, file_id, findings, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (area, case_id, kind) do update set file_id = excluded.file_id, findings = excluded.findings,
     given_by = excluded.given_by, given_at = excluded.given_at`,
    [row.area, row.caseId, row.kind, row.file_id, JSON.stringify(row.findings), row.given_by, row.at])

export type CheckRow = {
  readonly name: string
  readonly result: 'waiting' | 'confirmed' | 'denied' | 'unknown'
  readonly check_id: string | null
}

/** What was given and checked for a case. */
export const papers = (db: Tx, area: string, caseId: string) =>
  db.one<{ readonly documents: readonly DocumentRow[]; readonly checks: readonly CheckRow[] }>('cases.papers',
    `select (select coalesce(json_agg(d order by d.kind), '[]') from
         (select kind, file_id, findings, given_by from cases.case_documents where area = $1 and case_id = $2) d) as documents,
       (select coalesce(json_agg(c order by c.name), '[]') from
         (select name, result, check_id from cases.case_checks where area = $1 and case_id = $2) c) as checks`,
    [area, caseId])

export const putCheck = (db: Tx, row: CheckRow & { readonly area: string; readonly caseId: string; readonly at: string }) =>
  db.run('cases.put-check',
    `insert into cases.case_checks (area, case_id, name, result, check_id, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (area, case_id, name) do update set result = excluded.result, check_id = excluded.check_id, at = excluded.at`,
    [row.area, row.caseId, row.name, row.result, row.check_id, row.at])
