import type { Tx } from '../../platform/database.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'

/** The platform at work by itself: no caller, no session, no upload. */
export const asSystem = (platform: Platform, db: Tx, task: string): Context => ({
  db,
  platform,
  actor: { kind: 'system', task },
  today: platform.clock.today(),
  now: platform.clock.now,
  concerns: () => undefined,
  app: undefined,
  withCommit: () => { throw new Error('a job waits for its statements') },
  endSession: () => Promise.reject(new Error('a job has no session')),
})
