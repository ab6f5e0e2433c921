import { isoInstant } from '../../platform/clock.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import * as checks from './checks.store.ts'

const day = 86_400_000

/** Forgets showings after a day (a replay shows within minutes, or when an offline terminal delivers) and handles that have expired. */
export const tidyTask: Task = async ({ platform, transaction }) => {
  const before = isoInstant(platform.clock.millis() - day)
  for (const issuer of platform.config.issuers) {
    await transaction(async (db) => {
      await checks.removeOldSightings(db, issuer.slice(0, 6), before)
      await checks.removeOldHandles(db, issuer.slice(0, 6), before)
    })
  }
}
