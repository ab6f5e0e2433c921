import type { Tx } from '../../platform/database.ts'
import type { ActingAs } from './store.ts'

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
  readonly by_role: ActingAs | null
  readonly officer_id: string | null
  readonly officer_number: string | null
  readonly reasons: readonly StoredReason[] | null
  readonly note: Buffer | null
}

export type NewEvent = Omit<EventRow, 'at'> & { readonly area: string; readonly caseId: string; readonly at: string }

/** Of an event that changes nothing about its case: its beginning, or its removal. */
export const appendEvent = (db: Tx, event: NewEvent) =>
  db.run(
    'cases.append-event',
    `insert into cases.case_events (area, case_id, seq, at, on_day, kind, by_kind, officer_id, officer_number, reasons, note, by_role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [event.area, event.caseId, event.seq, event.at, event.on_day, event.kind, event.by_kind, event.officer_id, event.officer_number,
      event.reasons && JSON.stringify(event.reasons), event.note, event.by_role])

export const events = (db: Tx, area: string, caseId: string) =>
  db.many<EventRow>('cases.events',
    `select seq, at, on_day, kind, by_kind, by_role, officer_id, officer_number, reasons, note from cases.case_events
       where area = $1 and case_id = $2 order by seq`,
    [area, caseId])

export type DocumentRow = {
  readonly kind: string
  readonly page: number
  readonly file_id: string
  readonly findings: readonly { rule: string; holds: boolean }[]
  readonly given_by: string
  readonly given_at: Date
  readonly arranged_at: Date | null
}

type NewPage = Omit<DocumentRow, 'given_at' | 'arranged_at'> & { readonly area: string; readonly caseId: string; readonly at: string }

/** Adds a page of a document, or gives another file in its place. */
export const putPage = (db: Tx, row: NewPage) =>
  db.run('cases.put-page',
    `insert into cases.case_documents (area, case_id, kind, page, file_id, findings, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (area, case_id, kind, page) do update set file_id = excluded.file_id, findings = excluded.findings,
     given_by = excluded.given_by, given_at = excluded.given_at`,
    [row.area, row.caseId, row.kind, row.page, row.file_id, JSON.stringify(row.findings), row.given_by, row.at])

export type EarlierPageRow = Pick<DocumentRow, 'kind' | 'page' | 'file_id' | 'given_by' | 'given_at'> & {
  readonly ended_at: Date
  readonly ended_by: string
  readonly ended_by_number: string | null
  readonly ended_because: 'replaced' | 'removed'
}
type Ending = Pick<EarlierPageRow, 'ended_by' | 'ended_by_number' | 'ended_because'> & { readonly area: string; readonly caseId: string; readonly at: string }

/** Keeps a page that another is about to replace or that is about to go. */
export const keepEarlierPage = (db: Tx, page: Pick<DocumentRow, 'kind' | 'page' | 'file_id'>, ending: Ending) =>
  db.run('cases.keep-earlier-page',
    `insert into cases.earlier_pages (area, case_id, kind, page, file_id, given_by, given_at, ended_at, ended_by, ended_by_number, ended_because)
       select area, case_id, kind, page, file_id, given_by, given_at, $5, $6, $7, $8 from cases.case_documents
       where area = $1 and case_id = $2 and kind = $3 and file_id = $4`,
    [ending.area, ending.caseId, page.kind, page.file_id, ending.at, ending.ended_by, ending.ended_by_number, ending.ended_because])

/** What was replaced or taken away after the office had seen it, the last first. */
export const earlierPages = (db: Tx, area: string, caseId: string) =>
  db.many<EarlierPageRow>('cases.earlier-pages',
    `select kind, page, file_id, given_by, given_at, ended_at, ended_by, ended_by_number, ended_because from cases.earlier_pages
       where area = $1 and case_id = $2 order by ended_at desc, page`, [area, caseId])

type Arranged = { readonly area: string; readonly caseId: string; readonly kind: string; readonly order: readonly string[]; readonly at: string }

/** Lays the pages of a document in the order of these files. What a page holds moves, its number stays: no two rows have the same number meanwhile. */
export const arrangePages = (db: Tx, { area, caseId, kind, order, at }: Arranged) =>
  db.run('cases.arrange-pages',
    `update cases.case_documents page set file_id = held.file_id, findings = held.findings, given_by = held.given_by, given_at = held.given_at, arranged_at = $5
       from unnest($4::uuid[]) with ordinality as wanted (file_id, place)
       join cases.case_documents held on held.area = $1 and held.case_id = $2 and held.kind = $3 and held.file_id = wanted.file_id
       where page.area = $1 and page.case_id = $2 and page.kind = $3 and page.page = wanted.place`,
    [area, caseId, kind, order, at])

/** Takes away what lies behind the first pages of a document. */
export const dropPagesAfter = (db: Tx, area: string, caseId: string, kind: string, page: number) =>
  db.run('cases.drop-pages-after', `delete from cases.case_documents where area = $1 and case_id = $2 and kind = $3 and page > $4`, [area, caseId, kind, page])

export type CheckRow = {
  readonly name: string
  readonly result: 'waiting' | 'confirmed' | 'denied' | 'unknown'
  readonly check_id: string | null
  readonly kind: 'real-person' | 'agency'
  readonly facts: Buffer | null
  readonly attempts: number
}

type Part = ({ readonly part: 'document' } & DocumentRow) | ({ readonly part: 'check' } & CheckRow)

/** What a case was given and what was checked, by name, in one statement: most cases have little of either. */
export const documentsAndChecks = async (db: Tx, area: string, caseId: string): Promise<{ readonly documents: DocumentRow[]; readonly checks: CheckRow[] }> => {
  const parts = await db.many<Part>('cases.documents-and-checks',
    `select 'document' as part, kind, page, file_id, findings, given_by, given_at, arranged_at,
       null as name, null as result, null as check_id, null::bytea as facts, null::int as attempts
       from cases.case_documents where area = $1 and case_id = $2
     union all
     select 'check', kind, null, null, null, null, null, null, name, result, check_id, facts, attempts
       from cases.case_checks where area = $1 and case_id = $2
     order by part, name, kind, page`,
    [area, caseId])
  return {
    documents: parts.filter((row): row is Extract<Part, { part: 'document' }> => row.part === 'document'),
    checks: parts.filter((row): row is Extract<Part, { part: 'check' }> => row.part === 'check'),
  }
}

export const putCheck = (db: Tx, row: Pick<CheckRow, 'name' | 'result' | 'check_id'> & { readonly area: string; readonly caseId: string; readonly at: string }) =>
  db.run('cases.put-check',
    `insert into cases.case_checks (area, case_id, name, result, check_id, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (area, case_id, name) do update set result = excluded.result, check_id = excluded.check_id, at = excluded.at`,
    [row.area, row.caseId, row.name, row.result, row.check_id, row.at])

/** Forgets what agencies said about answers that are no longer given. */
export const dropAgencyAnswers = (db: Tx, area: string, caseId: string, names: readonly string[]) =>
  db.run('cases.drop-agency-answers', `delete from cases.case_checks where area = $1 and case_id = $2 and kind = 'agency' and name = any($3)`, [area, caseId, names])

/** Keeps what an agency said; counts how often it was asked. */
export const putAgencyAnswer = (
  db: Tx, row: { readonly area: string; readonly caseId: string; readonly name: string; readonly result: CheckRow['result']; readonly facts: Buffer; readonly at: string },
) =>
  db.run('cases.put-agency-answer',
    `insert into cases.case_checks (area, case_id, name, result, check_id, at, kind, facts, attempts) values ($1, $2, $3, $4, null, $6, 'agency', $5, 1)
     on conflict (area, case_id, name) do update set result = excluded.result, facts = excluded.facts, at = excluded.at, attempts = case_checks.attempts + 1`,
    [row.area, row.caseId, row.name, row.result, row.facts, row.at])
