import type { Tx } from '../platform/database.ts'
import type { AgencyName } from './agency-names.ts'

export type DeliveryState = 'waiting' | 'confirmed' | 'denied' | 'given-up'
export type DeliveryRow = {
  readonly area: string; readonly id: string; readonly agency: AgencyName; readonly path: string; readonly body: Buffer; readonly state: DeliveryState
  readonly attempts: number; readonly cause: string | null; readonly answer: Buffer | null; readonly then_task: string | null
  readonly next_at: Date; readonly give_up_at: Date; readonly settled_at: Date | null
}

type New = { area: string; id: string; agency: string; path: string; body: Buffer; thenTask: string | null; at: string; giveUpAt: string }

/** 0 when this message is being delivered already. */
export const insert = (db: Tx, row: New) =>
  db.run('exchange.insert-delivery',
    `insert into exchange.deliveries (area, id, agency, path, body, state, then_task, made_at, next_at, give_up_at) values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $7, $8) on conflict do nothing`,
    [row.area, row.id, row.agency, row.path, row.body, row.thenTask, row.at, row.giveUpAt])

export const find = (db: Tx, area: string, id: string) =>
  db.maybe<DeliveryRow>('exchange.find-delivery',
    `select area, id, agency, path, body, state, attempts, cause, answer, then_task, next_at, give_up_at, settled_at from exchange.deliveries where area = $1 and id = $2`, [area, id])

/** Settles a waiting one; 0 when another process has done so. */
export const settle = (db: Tx, area: string, id: string, state: Exclude<DeliveryState, 'waiting'>, at: string, cause: string | null, answer: Buffer | null) =>
  db.run('exchange.settle-delivery',
    `update exchange.deliveries set state = $3, settled_at = $4, attempts = attempts + 1, cause = $5, answer = $6 where area = $1 and id = $2 and state = 'waiting'`,
    [area, id, state, at, cause, answer])

export const postpone = (db: Tx, area: string, id: string, nextAt: string, cause: string) =>
  db.run('exchange.postpone-delivery',
    `update exchange.deliveries set next_at = $3, attempts = attempts + 1, cause = $4 where area = $1 and id = $2 and state = 'waiting'`, [area, id, nextAt, cause])

/** Moves the time of the next attempt without counting one. */
export const waitAgain = (db: Tx, area: string, id: string, nextAt: string) =>
  db.run('exchange.delivery-waits-again', `update exchange.deliveries set next_at = $3 where area = $1 and id = $2 and state = 'waiting'`, [area, id, nextAt])

/** Waiting ones of all areas that should have been tried before this instant: their job was lost, with a process that died. */
export const overdue = (db: Tx, before: string, limit: number) =>
  db.many<{ area: string; id: string }>('exchange.overdue-deliveries',
    `select area, id from exchange.deliveries where state = 'waiting' and next_at < $1 order by next_at limit $2`, [before, limit])
