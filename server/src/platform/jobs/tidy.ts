import { isoInstant } from '../clock.ts'
import * as answers from '../http/answers.store.ts'
import * as sessions from '../identity/sessions.store.ts'
import { freeAbandoned } from './free-jobs.store.ts'
import type { Task, Timed } from './worker.ts'

/** A repeat that comes later than this is a new request. */
const answersMillis = 24 * 3_600_000

/** Removes what has served its time: ended sessions, sign-ins that never came back, answers kept for repeats. */
const tidy: Task = async ({ platform, transaction }) => {
  const now = platform.clock.now()
  await transaction(async (db) => {
    await sessions.removeExpired(db, now)
    await sessions.removeExpiredSignIns(db, now)
    await answers.removeOld(db, isoInstant(platform.clock.millis() - answersMillis))
  })
}

/** Lets others do what a killed worker had begun. */
const freeJobs: Task = async ({ platform }) => {
  const { freed } = await freeAbandoned(platform.database.single)
  if (freed > 0) platform.log.info('jobs-freed', { workers: freed })
}

export const platformTasks: Readonly<Record<string, Task>> = { 'platform.tidy': tidy, 'platform.free-jobs': freeJobs }
export const platformTimed: readonly Timed[] = [{ task: 'platform.tidy', cron: '17 * * * *' }, { task: 'platform.free-jobs', cron: '* * * * *' }]
