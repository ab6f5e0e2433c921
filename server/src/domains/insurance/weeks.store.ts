import type { Tx } from '../../platform/database.ts'

export type WeekRow = { readonly monday: string; readonly run: number; readonly computed_at: Date; readonly rows: string }

export const insert = (db: Tx, area: string, week: Omit<WeekRow, 'computed_at'> & { readonly computedAt: string }) =>
  db.run('insurance.insert-week', `insert into insurance.weeks (area, monday, run, computed_at, rows) values ($1, $2, $3, $4, $5)`,
    [area, week.monday, week.run, week.computedAt, week.rows])

export const latest = (db: Tx, area: string, monday: string) =>
  db.maybe<WeekRow>('insurance.latest-week', `select monday, run, computed_at, rows from insurance.weeks where area = $1 and monday = $2 order by run desc limit 1`, [area, monday])

/** The latest run of each week since a Monday. */
export const since = (db: Tx, area: string, monday: string) =>
  db.many<WeekRow>('insurance.weeks-since',
    `select distinct on (monday) monday, run, computed_at, rows from insurance.weeks where area = $1 and monday >= $2 order by monday, run desc`, [area, monday])

export type NoteRow = { readonly id: string; readonly insurer_code: string; readonly reason_code: string; readonly note: Buffer; readonly officer_number: string; readonly at: Date }

export const notes = (db: Tx, area: string, monday: string) =>
  db.many<NoteRow>('insurance.week-notes',
    `select id, insurer_code, reason_code, note, officer_number, at from insurance.week_notes where area = $1 and monday = $2 order by at, id`, [area, monday])

export const insertNote = (db: Tx, area: string, monday: string, note: Omit<NoteRow, 'at'> & { readonly at: string }) =>
  db.run('insurance.insert-week-note',
    `insert into insurance.week_notes (area, id, monday, insurer_code, reason_code, note, officer_number, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [area, note.id, monday, note.insurer_code, note.reason_code, note.note, note.officer_number, note.at])
