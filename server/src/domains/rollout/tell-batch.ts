import type { Tx } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { holdersWithout } from '../licences/index.ts'
import { tellAll } from '../notices/index.ts'
import * as store from './campaigns.store.ts'
import { occasionOf } from './present-campaign.ts'

export const batchTask = 'rollout.tell-batch'
export const batchSize = 200

/** The citizen app's page on which an e-licence is applied for. */
const applyPage = '/citizen/licence'

/** Smaller than the id of any licence: from here on all come. */
export const beforeAllLicences = '00000000-0000-0000-0000-000000000000'

type Batch = { readonly area: string; readonly campaignId: string }

/** Orders the next batch of a campaign; a second order of the same replaces the first. */
export const enqueueBatch = (platform: Platform, db: Tx, batch: Batch): Promise<void> =>
  platform.enqueue(db, batchTask, batch, { key: `${batchTask}:${batch.area}:${batch.campaignId}` })

/**
 * Tells the next drivers of a campaign and orders the batch after it, all in one transaction with the cursor: a process that dies leaves
 * a batch done or not begun. Who has got an e-licence meanwhile is not told any more (M1.4.2).
 */
export const tellBatch: Task = ({ platform, transaction }, payload) => {
  const { area, campaignId } = payload as Batch
  return transaction(async (db) => {
    const campaign = await store.lockRunning(db, area, campaignId)
    if (!campaign) return
    const holders = await holdersWithout(db, area, campaign.after_licence ?? beforeAllLicences, batchSize)
    const at = platform.clock.recorded()
    const persons = await store.enterRecipients(db, area, campaignId, holders.map(({ personId }) => personId), at)
    await tellAll({ db, platform }, area, persons, {
      title: campaign.title, body: campaign.body, link: applyPage, channels: campaign.channels, occasion: occasionOf(campaignId),
    })
    const finished = holders.length < batchSize
    await store.move(db, area, campaignId, { told: persons.length, afterLicence: holders.at(-1)?.licenceId ?? null, at, movedAt: platform.clock.now(), finished })
    if (!finished) await enqueueBatch(platform, db, { area, campaignId })
  })
}
