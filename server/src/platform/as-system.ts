import type { OwnTx, Tx } from './database.ts'
import type { Context } from './operation.ts'
import type { Platform } from './platform.ts'

/** The platform at work by itself, in a job: no caller, no session, no upload. */
export const asSystem = (platform: Platform, db: Tx | OwnTx, task: string): Context => ({
  db,
  platform,
  actor: { kind: 'system', task },
  today: platform.clock.today(),
  recorded: platform.clock.recorded,
  concerns: () => undefined,
  app: undefined,
  withCommit: (statements) => {
    if (!('withCommit' in db)) throw new Error('not in a transaction of its own')
    db.withCommit(statements)
  },
  endSession: () => Promise.reject(new Error('a job has no session')),
})
