import { EventEmitter } from 'node:events'
import { parseCronItems, run, type Runner, type WorkerEvents } from 'graphile-worker'
import type { Tx } from '../database.ts'
import { currentTrace } from '../logger.ts'
import type { Platform } from '../platform.ts'
import { showPresence } from './worker-presence.ts'

/** One kind of background work. It may run twice (a crash between work and commit), so it must give the same result again. */
export type Task = (context: { readonly platform: Platform; readonly transaction: <Result>(work: (db: Tx) => Promise<Result>) => Promise<Result> }, payload: unknown) => Promise<void>

/** `cron` is a crontab pattern in UTC. */
export type Timed = { readonly task: string; readonly cron: string }

/** Runs the tasks of all domains until stopped; failed jobs are retried with growing pauses, those of a killed process by the others. */
export const startWorker = async (platform: Platform, tasks: Readonly<Record<string, Task>>, timed: readonly Timed[]): Promise<Runner> => {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    const end = showPresence(platform.database.pool, workerPool.id)
    events.on('stop', () => void end())
  })
  return run({
    events,
    pgPool: platform.database.pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(timed.map(({ task, cron }) => ({ task, match: cron }))),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload, helpers) =>
          currentTrace.run(`job-${helpers.job.id}`, async () => {
            try {
              await task({ platform, transaction: platform.database.transaction }, payload)
            } catch (cause) {
              platform.log.error('job-failed', cause, { task: name, attempt: helpers.job.attempts })
              throw cause
            }
          }),
      ]),
    ),
  })
}
