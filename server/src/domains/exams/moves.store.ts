import type { FaultKind, MoveState } from '@changxing/rules/exams/move-limits.ts'
import type { LicenceClass } from '@changxing/rules/licences/class-rules.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type MoveRow = {
  readonly area: string; readonly id: string; readonly side: 'out' | 'in'; readonly out_area: string; readonly in_area: string; readonly file_id: string | null
  readonly person_area: string; readonly person_id: string; readonly class: LicenceClass; readonly school: string | null; readonly requested_on: string; readonly permit_valid_until: string
  readonly state: MoveState; readonly case_area: string; readonly case_id: string; readonly content: string; readonly content_hash: string
}
export type FaultRow = {
  readonly area: string; readonly id: string; readonly move_id: string; readonly raised_by: 'in' | 'out'; readonly kind: FaultKind; readonly words: Buffer; readonly officer_number: string | null
  readonly raised_at: Date; readonly due_on: string | null; readonly answer: Buffer | null; readonly answered_by: string | null; readonly answered_at: Date | null
}
const columns = 'area, id, side, out_area, in_area, file_id, person_area, person_id, class, school, requested_on, permit_valid_until, state, case_area, case_id, content, content_hash'

export const insert = (db: Tx, row: MoveRow, at: string) =>
  db.run('exams.insert-move', `insert into exams.moves (${columns}, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [row.area, row.id, row.side, row.out_area, row.in_area, row.file_id, row.person_area, row.person_id, row.class, row.school, row.requested_on, row.permit_valid_until, row.state,
      row.case_area, row.case_id, row.content, row.content_hash, at])
export const byId = (db: Tx, area: string, id: string) => db.one<MoveRow>('exams.move', `select ${columns} from exams.moves where area = $1 and id = $2`, [area, id])
export const lock = (db: Tx, area: string, id: string) => db.one<MoveRow>('exams.lock-move', `select ${columns} from exams.moves where area = $1 and id = $2 for update`, [area, id])
export const setState = (db: Tx, area: string, id: string, state: MoveState, fileId: string | null, at: string) =>
  db.run('exams.move-state', 'update exams.moves set state = $3, file_id = coalesce(file_id, $4), updated_at = $5 where area = $1 and id = $2', [area, id, state, fileId, at])
export const list = (db: Tx, area: string, side: string | null, open: boolean | null) =>
  db.many<MoveRow>('exams.moves',
    `select ${columns} from exams.moves where area = $1 and ($2::text is null or side = $2) and ($3::boolean is null or (state <> 'received') = $3) order by requested_on desc, id desc limit 200`,
    [area, side, open])
export const underWay = (db: Tx, area: string, personArea: string, personId: string) =>
  db.maybe<MoveRow>('exams.move-under-way', `select ${columns} from exams.moves where area = $1 and side = 'out' and person_area = $2 and person_id = $3 and state <> 'received'`, [area, personArea, personId])

export const record = (db: Tx, area: string, event: { readonly id: string; readonly moveId: string; readonly kind: string; readonly says: Words; readonly by: string }, at: string) =>
  db.run('exams.record-move', 'insert into exams.move_events (area, id, move_id, at, kind, says, by_whom) values ($1, $2, $3, $4, $5, $6, $7)',
    [area, event.id, event.moveId, at, event.kind, JSON.stringify(event.says), event.by])
export const events = (db: Tx, area: string, moveId: string) =>
  db.many<{ at: Date; kind: string; says: Words }>('exams.move-events', 'select at, kind, says from exams.move_events where area = $1 and move_id = $2 order by at, id', [area, moveId])

const faultColumns = 'area, id, move_id, raised_by, kind, words, officer_number, raised_at, due_on, answer, answered_by, answered_at'
export const addFault = (db: Tx, row: Omit<FaultRow, 'raised_at' | 'answer' | 'answered_by' | 'answered_at'>, at: string) =>
  db.run('exams.add-fault', 'insert into exams.move_faults (area, id, move_id, raised_by, kind, words, officer_number, raised_at, due_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [row.area, row.id, row.move_id, row.raised_by, row.kind, row.words, row.officer_number, at, row.due_on])
export const faults = (db: Tx, area: string, moveId: string) =>
  db.many<FaultRow>('exams.faults', `select ${faultColumns} from exams.move_faults where area = $1 and move_id = $2 order by raised_at, id`, [area, moveId])
export const answerFault = (db: Tx, area: string, id: string, answer: Buffer, by: string, at: string) =>
  db.run('exams.answer-fault', 'update exams.move_faults set answer = $3, answered_by = $4, answered_at = $5 where area = $1 and id = $2 and answer is null', [area, id, answer, by, at])

export type CountedMove = { readonly side: 'out' | 'in'; readonly school: string | null; readonly out_area: string; readonly in_area: string; readonly requested_on: string }
export const between = (db: Tx, area: string, from: string, until: string) =>
  db.many<CountedMove>('exams.moves-between', 'select side, school, out_area, in_area, requested_on from exams.moves where area = $1 and requested_on between $2 and $3 order by id', [area, from, until])

export type HistoricMove = CountedMove & { readonly id: string }
/** Changes that were finished before this platform: counted by supervision, without files. */
export const insertHistory = (db: Tx, area: string, person: { readonly area: string; readonly personId: string }, caseId: string, rows: readonly HistoricMove[], at: string) =>
  db.run('exams.insert-move-history',
    `insert into exams.moves (${columns}, updated_at)
     select $1::text, m.id, m.side, m.out_area, m.in_area, null::uuid, $2::text, $3::uuid, 'C1', m.school, m.requested_on, m.requested_on + 900, 'received', m.out_area, $4::uuid, '{}', '', $5::timestamptz
     from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::date[]) as m (id, side, out_area, in_area, school, requested_on)`,
    [area, person.area, person.personId, caseId, at, rows.map(({ id }) => id), rows.map(({ side }) => side), rows.map(({ out_area: from }) => from), rows.map(({ in_area: to }) => to),
      rows.map(({ school }) => school), rows.map(({ requested_on: on }) => on)])
