import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type MessageRow = { readonly id: string; readonly at: Date; readonly title: Words; readonly body: Words; readonly link: string | null; readonly read_at: Date | null }
const columns = 'id, at, title, body, link, read_at'

/** One message for each person; `ids` and `personIds` go side by side. */
export const insertForAll = (db: Tx, area: string, ids: readonly string[], personIds: readonly string[], message: { title: Words; body: Words; link: string | null; at: string }) =>
  db.run('notices.insert-messages',
    `insert into notices.messages (area, person_id, id, at, title, body, link)
     select $1, one.person_id, one.id, $4, $5, $6, $7 from unnest($2::uuid[], $3::uuid[]) as one (id, person_id)`,
    [area, ids, personIds, message.at, JSON.stringify(message.title), JSON.stringify(message.body), message.link])

/** The newest first. */
export const latest = (db: Tx, area: string, personId: string, limit: number) =>
  db.many<MessageRow>('notices.latest-messages',
    `select ${columns} from notices.messages where area = $1 and person_id = $2 order by id desc limit $3`, [area, personId, limit])

export const countUnread = async (db: Tx, area: string, personId: string): Promise<number> =>
  (await db.one<{ count: number }>('notices.count-unread',
    `select count(*) as count from notices.messages where area = $1 and person_id = $2 and read_at is null`, [area, personId])).count

/** Keeps the first reading. Fails with `NoSuchRow` when the person has no such message. */
export const markRead = (db: Tx, area: string, personId: string, id: string, at: string) =>
  db.one<MessageRow>('notices.mark-read',
    `update notices.messages set read_at = coalesce(read_at, $4) where area = $1 and person_id = $2 and id = $3 returning ${columns}`, [area, personId, id, at])
