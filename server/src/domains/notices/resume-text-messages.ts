import { isoInstant } from '../../platform/clock.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { sendTask } from './tell.ts'
import * as store from './text-messages.store.ts'

export const resumeTask = 'notices.resume-sms'

/** How long past its time a text message may wait for its job before another is made, in milliseconds. */
const patience = 15 * 60_000

/** Orders anew what should have been sent long ago: its job was lost with a process that died. A job too many sends nothing twice. */
export const resumeTextMessages: Task = ({ platform, transaction }) =>
  transaction(async (db) => {
    const now = platform.clock.millis()
    for (const { area, id } of await store.overdue(db, isoInstant(now - patience), 500)) {
      await store.waitAgain(db, area, id, isoInstant(now))
      await platform.enqueue(db, sendTask, { area, ids: [id] })
    }
  })
