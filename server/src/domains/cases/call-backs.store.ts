import type { CallBackKind } from '@changxing/contract/cases.ts'
import type { Tx } from '../../platform/database.ts'

export type CallBackRow = {
  readonly area: string
  readonly kind: CallBackKind
  readonly about_id: string
  readonly score: number
  readonly since: Date
  readonly due_on: string | null
  readonly done_at: Date | null
  readonly done_by: string | null
  readonly done_number: string | null
  readonly note: Buffer | null
}

const columns = 'area, kind, about_id, score, since, due_on, done_at, done_by, done_number, note'

export const insert = (
  db: Tx, row: { readonly area: string; readonly kind: CallBackKind; readonly id: string; readonly score: number; readonly since: string; readonly dueOn: string | null },
) =>
  db.run('cases.insert-call-back', `insert into cases.call_backs (area, kind, about_id, score, since, due_on) values ($1, $2, $3, $4, $5, $6)`,
    [row.area, row.kind, row.id, row.score, row.since, row.dueOn])

export const open = (db: Tx, area: string) =>
  db.many<CallBackRow>('cases.open-call-backs', `select ${columns} from cases.call_backs where area = $1 and done_at is null order by since limit 200`, [area])

export const done = (db: Tx, area: string) =>
  db.many<CallBackRow>('cases.done-call-backs', `select ${columns} from cases.call_backs where area = $1 and done_at is not null order by done_at desc limit 200`, [area])

export const lock = (db: Tx, area: string, aboutId: string) =>
  db.one<CallBackRow>('cases.lock-call-back', `select ${columns} from cases.call_backs where area = $1 and about_id = $2 for update`, [area, aboutId])

export const finish = (
  db: Tx, row: { readonly area: string; readonly aboutId: string; readonly at: string; readonly by: string; readonly number: string; readonly note: Buffer },
) =>
  db.one<CallBackRow>('cases.finish-call-back',
    `update cases.call_backs set done_at = $3, done_by = $4, done_number = $5, note = $6 where area = $1 and about_id = $2 returning ${columns}`,
    [row.area, row.aboutId, row.at, row.by, row.number, row.note])
