import { pauseBefore } from '../../exchange/back-off.ts'
import { sendSms } from '../../exchange/sms/send-sms.ts'
import { isoInstant } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { personOf } from '../people/index.ts'
import { sendTask } from './tell.ts'
import * as store from './text-messages.store.ts'

type Job = Parameters<Task>[0]

const minute = 60_000

/** A text message that nobody took in three days has lost its use. */
const usefulFor = 3 * 24 * 60 * minute

/** The agency is asked for so many at a time. */
const atATime = 8

const phoneOf = ({ platform, transaction }: Job, area: string, personId: string): Promise<string | null> =>
  transaction((db) => personOf(platform, db, area, personId)).then(
    (person) => person.phone,
    (cause: unknown) => {
      // One who is not kept any more must not hold up the others.
      if (cause instanceof NoSuchRow) return null
      throw cause
    },
  )

const sendOne = async (job: Job, area: string, row: store.TextMessageRow): Promise<void> => {
  const { platform, transaction } = job
  const to = await phoneOf(job, area, row.person_id)
  const outcome = to === null ? 'unreachable' : await sendSms(platform, { area, id: row.id, to, text: row.text })
  const now = platform.clock.millis()
  await transaction(async (db) => {
    if (outcome === 'confirmed') return store.end(db, area, row.id, 'sent', isoInstant(now))
    if (outcome === 'unreachable') return store.end(db, area, row.id, 'unreachable', isoInstant(now))
    if (outcome === 'denied' || now - row.made_at.getTime() > usefulFor) return store.end(db, area, row.id, 'failed', isoInstant(now))
    const nextAt = isoInstant(now + pauseBefore(row.attempts))
    await store.postpone(db, area, row.id, nextAt)
    return platform.enqueue(db, sendTask, { area, ids: [row.id] }, { runAt: nextAt })
  })
}

/**
 * Sends those of the given text messages that have no end yet. A repeat sends nothing twice: the agency knows each by its id.
 * Without an answer each is tried again after a growing pause, for three days.
 */
export const sendTextMessages: Task = async (job, payload) => {
  const { area, ids } = payload as { readonly area: string; readonly ids: readonly string[] }
  const rows = await job.transaction((db) => store.waitingOf(db, area, ids))
  for (let from = 0; from < rows.length; from += atATime) {
    await Promise.all(rows.slice(from, from + atATime).map((row) => sendOne(job, area, row)))
  }
}
