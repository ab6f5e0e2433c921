import type { Tx } from '../../platform/database.ts'

export type TextMessageRow = { readonly id: string; readonly person_id: string; readonly text: string; readonly attempts: number; readonly made_at: Date }
export type TextMessageState = 'waiting' | 'sent' | 'failed' | 'unreachable'

/** One text message for each person; `ids` and `personIds` go side by side. */
export const insertForAll = (db: Tx, area: string, ids: readonly string[], personIds: readonly string[], sms: { text: string; occasion: string | null; at: string }) =>
  db.run('notices.insert-text-messages',
    `insert into notices.text_messages (area, id, person_id, text, occasion, state, made_at, next_at)
     select $1, one.id, one.person_id, $4, $5, 'waiting', $6, $6 from unnest($2::uuid[], $3::uuid[]) as one (id, person_id)`,
    [area, ids, personIds, sms.text, sms.occasion, sms.at])

/** Those of the given ones that have no end yet. */
export const waitingOf = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<TextMessageRow>('notices.waiting-text-messages',
    `select id, person_id, text, attempts, made_at from notices.text_messages where area = $1 and id = any($2::uuid[]) and state = 'waiting' order by id`, [area, ids])

/** Ends a waiting one; changes nothing when it has ended already. */
export const end = (db: Tx, area: string, id: string, state: Exclude<TextMessageState, 'waiting'>, at: string) =>
  db.run('notices.end-text-message',
    `update notices.text_messages set state = $3, ended_at = $4, attempts = attempts + 1 where area = $1 and id = $2 and state = 'waiting'`, [area, id, state, at])

export const postpone = (db: Tx, area: string, id: string, nextAt: string) =>
  db.run('notices.postpone-text-message',
    `update notices.text_messages set next_at = $3, attempts = attempts + 1 where area = $1 and id = $2 and state = 'waiting'`, [area, id, nextAt])

/** Moves the time of the next attempt without counting one. */
export const waitAgain = (db: Tx, area: string, id: string, nextAt: string) =>
  db.run('notices.wait-again', `update notices.text_messages set next_at = $3 where area = $1 and id = $2 and state = 'waiting'`, [area, id, nextAt])

/** Waiting ones of all areas that should have been tried before this instant: their job was lost, with a process that died. */
export const overdue = (db: Tx, before: string, limit: number) =>
  db.many<{ area: string; id: string }>('notices.overdue-text-messages',
    `select area, id from notices.text_messages where state = 'waiting' and next_at < $1 order by next_at limit $2`, [before, limit])

export const countByState = (db: Tx, area: string, occasion: string) =>
  db.many<{ state: TextMessageState; count: number }>('notices.count-text-messages',
    `select state, count(*) as count from notices.text_messages where area = $1 and occasion = $2 group by state`, [area, occasion])
