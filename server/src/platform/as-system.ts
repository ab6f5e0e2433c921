import type { Tx } from './database.ts'
import type { Context } from './operation.ts'
import type { Platform } from './platform.ts'

/** The platform at work by itself, in a job: no caller, no session, no upload. */
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
