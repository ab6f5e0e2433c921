import type { Tx } from '../platform/database.ts'
import { closing, openWindows } from './circuits.store.ts'

export type WindowRow = {
  readonly id: string
  readonly agency: string
  readonly first_day: string
  readonly last_day: string | null
  readonly starts: string
  readonly ends: string
  readonly zh: string
  readonly en: string
  readonly placed_at: Date | null
  readonly placed_by: string | null
  readonly ended_at: Date | null
  readonly ended_by: string | null
  /** When it closes, if it is open. */
  readonly until: Date | null
  /** Its last time is gone. */
  readonly over: boolean
}

/** Windows as they stand at the instant $1. */
const windowsAt = `select placed.id, placed.agency, placed.first_day, placed.last_day, to_char(placed.starts, 'HH24:MI') as starts, to_char(placed.ends, 'HH24:MI') as ends, placed.zh, placed.en,
       placed.placed_at, placed.placed_by, placed.ended_at, placed.ended_by, open.until, coalesce(now.local >= last.closes, false) as over
     from exchange.windows as placed
     cross join lateral (select placed.agency as agency, $1::timestamptz at time zone 'Asia/Shanghai' as local) as now
     left join lateral (select ${closing} as closes from (select placed.last_day as day, placed.starts, placed.ends) as w) as last on true
     left join lateral (select ${closing} at time zone 'Asia/Shanghai' as until from ${openWindows} and w.id = placed.id order by until desc limit 1) as open on true`

/** The windows of all agencies: those that stand, then what was, the latest first. */
export const all = (db: Tx, at: string, most: number) =>
  db.many<WindowRow>('windows.all', `${windowsAt} order by placed.ended_at is null and not coalesce(now.local >= last.closes, false) desc, placed.first_day desc, placed.starts, placed.id limit $2`, [at, most])

export const one = (db: Tx, at: string, id: string) => db.one<WindowRow>('windows.one', `${windowsAt} where placed.id = $2`, [at, id])

export type Placing = {
  readonly id: string
  readonly agency: string
  readonly firstDay: string
  readonly lastDay: string | null
  readonly starts: string
  readonly ends: string
  readonly zh: string
  readonly en: string
  readonly at: string
  readonly by: string
}

/** Places a window; 0 when one stands that begins at the same instant. */
export const place = (db: Tx, { id, agency, firstDay, lastDay, starts, ends, zh, en, at, by }: Placing) =>
  db.run('windows.place',
    `insert into exchange.windows (id, agency, first_day, last_day, starts, ends, zh, en, placed_at, placed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (agency, first_day, starts) where ended_at is null do nothing`, [id, agency, firstDay, lastDay, starts, ends, zh, en, at, by])

/** Ends a window that has not been ended; 0 when somebody has. */
export const end = (db: Tx, id: string, at: string, by: string) =>
  db.run('windows.end', 'update exchange.windows set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null', [id, at, by])

export type CircuitRow = { readonly agency: string; readonly failures: number; readonly not_before: Date | null }

export const circuits = (db: Tx) => db.many<CircuitRow>('windows.circuits', 'select agency, failures, not_before from exchange.circuits')
