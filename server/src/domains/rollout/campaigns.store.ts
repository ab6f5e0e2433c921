import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'
import type { Channel } from '../notices/index.ts'

export type CampaignRow = {
  readonly area: string; readonly id: string; readonly started_at: Date; readonly officer: string; readonly title: Words; readonly body: Words
  readonly channels: Channel[]; readonly total: number; readonly told: number; readonly after_licence: string | null; readonly finished_at: Date | null
}
const columns = 'area, id, started_at, officer, title, body, channels, total, told, after_licence, finished_at'

/** Starts one, unless another of the area is running: then undefined. */
export const start = (db: Tx, row: { area: string; id: string; at: string; movedAt: string; officer: string; title: Words; body: Words; channels: readonly Channel[]; total: number }) =>
  db.maybe<CampaignRow>('rollout.start-campaign',
    `insert into rollout.campaigns (area, id, started_at, officer, title, body, channels, total, moved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (area) where finished_at is null do nothing returning ${columns}`,
    [row.area, row.id, row.at, row.officer, JSON.stringify(row.title), JSON.stringify(row.body), row.channels, row.total, row.movedAt])

/** The newest first. */
export const latest = (db: Tx, area: string, limit: number) =>
  db.many<CampaignRow>('rollout.latest-campaigns', `select ${columns} from rollout.campaigns where area = $1 order by id desc limit $2`, [area, limit])

/** The campaign if it is still running; nobody else moves it before this transaction ends. */
export const lockRunning = (db: Tx, area: string, id: string) =>
  db.maybe<CampaignRow>('rollout.lock-campaign', `select ${columns} from rollout.campaigns where area = $1 and id = $2 and finished_at is null for update`, [area, id])

/** Enters those who are not entered yet, and answers them. */
export const enterRecipients = async (db: Tx, area: string, campaignId: string, personIds: readonly string[], at: string): Promise<string[]> =>
  (await db.many<{ person_id: string }>('rollout.enter-recipients',
    `insert into rollout.campaign_recipients (area, campaign_id, person_id, at) select $1, $2, one, $4 from unnest($3::uuid[]) as one
     on conflict do nothing returning person_id`, [area, campaignId, personIds, at])).map((row) => row.person_id)

export const move = (db: Tx, area: string, id: string, step: { told: number; afterLicence: string | null; at: string; movedAt: string; finished: boolean }) =>
  db.run('rollout.move-campaign',
    `update rollout.campaigns set told = told + $3, after_licence = coalesce($4, after_licence), moved_at = $7, finished_at = case when $6 then $5::timestamptz end
     where area = $1 and id = $2`, [area, id, step.told, step.afterLicence, step.at, step.finished, step.movedAt])

/** Running ones of all areas that have not moved since this instant: their job was lost, with a process that died. */
export const stalled = (db: Tx, since: string) =>
  db.many<{ area: string; id: string }>('rollout.stalled-campaigns', `select area, id from rollout.campaigns where finished_at is null and moved_at < $1`, [since])
