import type { Tx } from '../../platform/database.ts'

/** The next serial of an area's documents and files; the row lock keeps two from the same. */
export const nextSerial = async (db: Tx, area: string) =>
  (await db.one<{ last: number }>('card-serials.next',
    `insert into licences.card_serials (area, last) values ($1, 1) on conflict (area) do update set last = licences.card_serials.last + 1 returning last`, [area])).last

type VoidCard = { readonly area: string; readonly numberIndex: Buffer; readonly licenceId: string; readonly caseId: string; readonly cause: string; readonly on: string; readonly at: string }
export const voidCard = (db: Tx, row: VoidCard) =>
  db.run('void-cards.insert', `insert into licences.void_cards (area, number_index, licence_id, case_id, cause, voided_on, voided_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.area, row.numberIndex, row.licenceId, row.caseId, row.cause, row.on, row.at])

export type Subject = 'one' | 'three'
type Passed = { readonly area: string; readonly id: string; readonly personId: string; readonly subject: Subject; readonly passedOn: string; readonly by: string; readonly at: string }
/** Recorded once, however often it is told. */
export const recordPassed = (db: Tx, row: Passed) =>
  db.run('test-results.insert',
    `insert into licences.test_results (area, id, person_id, subject, passed_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [row.area, row.id, row.personId, row.subject, row.passedOn, row.by, row.at])

/** The first day since one on which the subject was passed. */
export const passedSince = async (db: Tx, area: string, personId: string, subject: Subject, since: string) =>
  (await db.maybe<{ passed_on: string }>('test-results.since',
    `select passed_on from licences.test_results where area = $1 and person_id = $2 and subject = $3 and passed_on >= $4 order by passed_on limit 1`, [area, personId, subject, since]))?.passed_on

type Restoration = {
  readonly area: string; readonly case_id: string; readonly licence_id: string; readonly case_number: string; readonly outcome: 'restored' | 'refused'; readonly state_before: string
  readonly cancelled_on: string; readonly first_return_on: string | null; readonly reasons: readonly string[]; readonly accepted_by: string | null; readonly decided_by: string | null
  readonly decided_on: string
}
export const recordRestoration = (db: Tx, row: Restoration) =>
  db.run('restorations.insert',
    `insert into licences.restorations (area, case_id, licence_id, case_number, outcome, state_before, cancelled_on, first_return_on, reasons, accepted_by, decided_by, decided_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [row.area, row.case_id, row.licence_id, row.case_number, row.outcome, row.state_before, row.cancelled_on, row.first_return_on, row.reasons, row.accepted_by, row.decided_by, row.decided_on])

const restorationColumns = 'area, case_id, licence_id, case_number, outcome, state_before, cancelled_on, first_return_on, reasons, accepted_by, decided_by, decided_on'
export const restorations = (db: Tx, areas: readonly string[], from: string, until: string, limit: number) =>
  db.many<Restoration>('restorations.of-areas',
    `select ${restorationColumns} from licences.restorations where area = any($1::text[]) and decided_on between $2 and $3 order by decided_on desc, case_id desc limit $4`,
    [areas, from, until, limit])

export type RestorationCount = { readonly area: string; readonly restored: number; readonly refused: number }
export const countRestorations = (db: Tx, areas: readonly string[], from: string, until: string) =>
  db.many<RestorationCount>('restorations.count',
    `select area, count(*) filter (where outcome = 'restored')::int as restored, count(*) filter (where outcome = 'refused')::int as refused
       from licences.restorations where area = any($1::text[]) and decided_on between $2 and $3 group by area order by area`, [areas, from, until])

/** False when the holder was warned of this day, this many days before, already. */
export const recordWarning = async (db: Tx, row: { readonly area: string; readonly licenceId: string; readonly kind: string; readonly dueOn: string; readonly days: number; readonly at: string }) =>
  (await db.run('life-warnings.insert',
    `insert into licences.life_warnings (area, licence_id, kind, due_on, days, told_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [row.area, row.licenceId, row.kind, row.dueOn, row.days, row.at])) === 1
