import type { Campaign } from '@changxing/contract/notices.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import { smsProgress } from '../notices/index.ts'
import type { CampaignRow } from './campaigns.store.ts'

/** Under this name notices count the text messages of a campaign. */
export const occasionOf = (campaignId: string): string => `campaign:${campaignId}`

/** A campaign and how far it has come. `waiting` counts the text messages that are not made yet, too. */
export const presentCampaign = async (db: Tx, row: CampaignRow): Promise<z.infer<typeof Campaign>> => {
  const sms = row.channels.includes('sms') ? await smsProgress(db, row.area, occasionOf(row.id)) : { sent: 0, failed: 0, waiting: 0 }
  const notYetTold = row.finished_at === null && row.channels.includes('sms') ? Math.max(row.total - row.told, 0) : 0
  return {
    area: row.area, id: row.id, startedAt: instantText(row.started_at), by: row.officer, title: row.title, body: row.body, channels: [...row.channels],
    total: row.total, app: { sent: row.channels.includes('app') ? row.told : 0 }, sms: { ...sms, waiting: sms.waiting + notYetTold },
    finishedAt: row.finished_at && instantText(row.finished_at),
  }
}
