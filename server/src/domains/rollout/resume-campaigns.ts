import { isoInstant } from '../../platform/clock.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import * as store from './campaigns.store.ts'
import { enqueueBatch } from './tell-batch.ts'

export const resumeTask = 'rollout.resume-campaigns'

/** A batch takes seconds; one that has not come for so long lost its process. */
const patience = 3 * 60_000

/** Orders the next batch of every campaign that stands still, so that none waits for a process that died (M1.4.2). */
export const resumeCampaigns: Task = ({ platform, transaction }) =>
  transaction(async (db) => {
    for (const { area, id } of await store.stalled(db, isoInstant(platform.clock.millis() - patience))) await enqueueBatch(platform, db, { area, campaignId: id })
  })
