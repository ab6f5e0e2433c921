import type { LicenceClass } from '@changxing/rules/licences/class-rules.ts'
import type { Tx } from '../../platform/database.ts'

export type FileState = 'open' | 'moved' | 'voided' | 'completed'
export type FileRow = {
  readonly area: string; readonly id: string; readonly person_area: string; readonly person_id: string; readonly class: LicenceClass; readonly kind: 'first' | 'upgrade' | 'restore'
  readonly school: string | null; readonly state: FileState; readonly opened_on: string; readonly changes_made: number; readonly came_from: string | null; readonly case_id: string | null
}
export type PermitRow = { readonly area: string; readonly file_id: string; readonly number: string; readonly obtained_on: string; readonly valid_until: string; readonly issued_in: string }
export type StandingRow = { readonly subject: number; readonly passed_on: string | null; readonly bookings_used: number; readonly last_failed_on: string | null }

const columns = 'area, id, person_area, person_id, class, kind, school, state, opened_on, changes_made, came_from, case_id'

export const insert = (db: Tx, row: FileRow, at: string) =>
  db.run('exams.insert-file', `insert into exams.files (${columns}, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [row.area, row.id, row.person_area, row.person_id, row.class, row.kind, row.school, row.state, row.opened_on, row.changes_made, row.came_from, row.case_id, at])
export const byId = (db: Tx, area: string, id: string) => db.one<FileRow>('exams.file', `select ${columns} from exams.files where area = $1 and id = $2`, [area, id])
export const byIds = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<FileRow>('exams.files-by-id', `select ${columns} from exams.files where area = $1 and id = any($2::uuid[])`, [area, ids])
export const lock = (db: Tx, area: string, id: string) => db.one<FileRow>('exams.lock-file', `select ${columns} from exams.files where area = $1 and id = $2 for update`, [area, id])
export const setState = (db: Tx, area: string, id: string, state: FileState, at: string) =>
  db.run('exams.file-state', 'update exams.files set state = $3, updated_at = $4 where area = $1 and id = $2', [area, id, state, at])

/** Makes this the person's file, unless another is open anywhere; answers whether it is. */
export const enterDirectory = async (db: Tx, person: { readonly area: string; readonly personId: string }, area: string, fileId: string): Promise<boolean> =>
  (await db.run('exams.enter-file-directory',
    `insert into exams.open_file_directory as d (person_area, person_id, area, file_id, open) values ($1, $2, $3, $4, true)
     on conflict (person_area, person_id) do update set area = excluded.area, file_id = excluded.file_id, open = true where not d.open`,
    [person.area, person.personId, area, fileId])) > 0
/** The person's file lies elsewhere now; it stays the one that is open. */
export const moveInDirectory = (db: Tx, person: { readonly area: string; readonly personId: string }, area: string, fileId: string) =>
  db.run('exams.move-in-directory', 'update exams.open_file_directory set area = $3, file_id = $4 where person_area = $1 and person_id = $2', [person.area, person.personId, area, fileId])
export const setOpen = (db: Tx, file: Pick<FileRow, 'person_area' | 'person_id' | 'id'>, open: boolean) =>
  db.run('exams.set-file-open', 'update exams.open_file_directory set open = $4 where person_area = $1 and person_id = $2 and file_id = $3', [file.person_area, file.person_id, file.id, open])
export const whereIs = (db: Tx, person: { readonly area: string; readonly personId: string }) =>
  db.maybe<{ area: string; file_id: string; open: boolean }>('exams.where-is-file',
    'select area, file_id, open from exams.open_file_directory where person_area = $1 and person_id = $2', [person.area, person.personId])

export const permit = (db: Tx, area: string, fileId: string) =>
  db.maybe<PermitRow>('exams.permit', 'select area, file_id, number, obtained_on, valid_until, issued_in from exams.permits where area = $1 and file_id = $2', [area, fileId])
export const insertPermit = (db: Tx, row: PermitRow) =>
  db.run('exams.insert-permit', 'insert into exams.permits (area, file_id, number, obtained_on, valid_until, issued_in) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [row.area, row.file_id, row.number, row.obtained_on, row.valid_until, row.issued_in])

export const standings = (db: Tx, area: string, fileId: string) =>
  db.many<StandingRow>('exams.standings', 'select subject, passed_on, bookings_used, last_failed_on from exams.standings where area = $1 and file_id = $2 order by subject', [area, fileId])
export const putStanding = (db: Tx, area: string, fileId: string, row: StandingRow) =>
  db.run('exams.put-standing',
    `insert into exams.standings (area, file_id, subject, passed_on, bookings_used, last_failed_on) values ($1, $2, $3, $4, $5, $6)
     on conflict (area, file_id, subject) do update set passed_on = excluded.passed_on, bookings_used = excluded.bookings_used, last_failed_on = excluded.last_failed_on`,
    [area, fileId, row.subject, row.passed_on, row.bookings_used, row.last_failed_on])

/** Applicants of a class a day: what this platform opened itself, and the counts it was given for earlier days. */
export const demandByDay = (db: Tx, area: string, licenceClass: string, from: string) =>
  db.many<{ day: string; applicants: number }>('exams.demand-by-day',
    `select day, sum(applicants)::int as applicants from (
       select opened_on as day, count(*) as applicants from exams.files where area = $1 and class = $2 and kind <> 'restore' and came_from is null and opened_on >= $3 group by 1
       union all select day, applicants from exams.earlier_demand where area = $1 and class = $2 and day >= $3
     ) as both_sources group by day order by day`, [area, licenceClass, from])
export const putEarlierDemand = (db: Tx, area: string, licenceClass: string, days: readonly string[], counts: readonly number[]) =>
  db.run('exams.put-earlier-demand',
    `insert into exams.earlier_demand (area, day, class, applicants) select $1::text, d.day, $2::text, d.applicants from unnest($3::date[], $4::int[]) as d (day, applicants)
     on conflict (area, day, class) do update set applicants = excluded.applicants`, [area, licenceClass, days, counts])
/** Candidates who may book the subject, have not passed it and have no booking. */
export const waiting = async (db: Tx, area: string, licenceClass: string, subject: number): Promise<number> =>
  (await db.one<{ n: number }>('exams.waiting',
    `select count(*)::int as n from exams.files f join exams.permits p on p.area = f.area and p.file_id = f.id
       left join exams.standings s on s.area = f.area and s.file_id = f.id and s.subject = $3
     where f.area = $1 and f.class = $2 and f.state = 'open' and s.passed_on is null
       and not exists (select 1 from exams.bookings b where b.area = f.area and b.file_id = f.id and b.subject = $3 and b.state = 'booked')`,
    [area, licenceClass, subject])).n
