import { isoInstant } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import type { Task } from '../platform/jobs/worker.ts'
import type { Platform } from '../platform/platform.ts'
import { agencyOf, type AgencyName } from './agency-names.ts'
import { askAgainAt } from './back-off.ts'
import * as store from './deliveries.store.ts'
import { sendMessage, type OutMessage } from './send-message.ts'

export const deliverTask = 'exchange.deliver'
export const resumeDeliveriesTask = 'exchange.resume-deliveries'

/** Without another wish a message is given up after three days. In milliseconds. */
const usualTime = 3 * 24 * 3_600_000

/** How long past its time a delivery may wait for its job before another is made, in milliseconds. */
const lostAfter = 15 * 60_000

export type Delivery = OutMessage & {
  readonly agency: AgencyName
  /** A job ordered when it is settled, with `{ area, id, outcome }` (outcome: confirmed, denied or given-up). */
  readonly thenTask?: string
  /** How long it is tried, in milliseconds. */
  readonly usefulFor?: number
}

const bodyPlace = (area: string, id: string, what: 'body' | 'answer') => `exchange.deliveries/${area}/${id}/${what}`

/**
 * Sends a message that must arrive, in the transaction of the business that brings it about: it will be sent exactly if that is committed, and
 * repeated with growing, spread pauses until the agency has answered. The same id again is the same message and changes nothing.
 */
export const deliver = async (platform: Platform, db: Tx, { area, id, agency, path, body, thenTask, usefulFor = usualTime }: Delivery): Promise<void> => {
  const now = platform.clock.millis()
  const inserted = await store.insert(db, {
    area, id, agency, path, body: platform.box.seal(JSON.stringify(body), bodyPlace(area, id, 'body')), thenTask: thenTask ?? null,
    at: isoInstant(now), giveUpAt: isoInstant(now + usefulFor),
  })
  if (inserted > 0) await platform.enqueue(db, deliverTask, { area, id })
}

export type DeliveryStatus = {
  readonly state: store.DeliveryState
  readonly attempts: number
  /** Why the last attempt stayed unknown. */
  readonly cause: string | null
  /** What the agency answered, once it did. */
  readonly answer: Readonly<Record<string, unknown>> | null
}

/** Where a delivery stands; undefined when there is none. */
export const deliveryStatus = async (platform: Platform, db: Tx, area: string, id: string): Promise<DeliveryStatus | undefined> => {
  const row = await store.find(db, area, id)
  if (!row) return undefined
  const answer = row.answer && (JSON.parse(platform.box.open(row.answer, bodyPlace(area, id, 'answer')).toString('utf8')) as Readonly<Record<string, unknown>>)
  return { state: row.state, attempts: row.attempts, cause: row.cause, answer }
}

/** One attempt at a delivery that waits. A job too many sends nothing twice: the agency knows each message by its id. */
export const attemptDelivery: Task = async ({ platform, transaction }, payload) => {
  const { area, id } = payload as { readonly area: string; readonly id: string }
  const row = await store.find(platform.database.single, area, id)
  if (row?.state !== 'waiting') return
  const body = JSON.parse(platform.box.open(row.body, bodyPlace(area, id, 'body')).toString('utf8')) as object
  const answer = await sendMessage(platform, agencyOf(platform.config, row.agency), { area, id, path: row.path, body })
  const now = platform.clock.now()
  await transaction(async (db) => {
    if (answer.outcome === 'unknown') {
      if (platform.clock.millis() < row.give_up_at.getTime()) {
        const nextAt = askAgainAt(platform.clock, row.attempts, answer.until)
        await store.postpone(db, area, id, nextAt, answer.cause)
        return platform.enqueue(db, deliverTask, { area, id }, { runAt: nextAt })
      }
      platform.log.error('delivery-given-up', 'the agency has not answered in time', { agency: row.agency, area, id, cause: answer.cause })
    }
    const outcome = answer.outcome === 'unknown' ? 'given-up' : answer.outcome
    const cause = answer.outcome === 'unknown' ? answer.cause : null
    const sealed = answer.outcome === 'unknown' ? null : platform.box.seal(JSON.stringify(answer.body), bodyPlace(area, id, 'answer'))
    const settled = await store.settle(db, area, id, outcome, now, cause, sealed)
    if (settled > 0 && row.then_task) await platform.enqueue(db, row.then_task, { area, id, outcome })
  })
}

/** Orders anew what should have been tried long ago: its job was lost with a process that died. */
export const resumeDeliveries: Task = ({ platform, transaction }) =>
  transaction(async (db) => {
    const now = platform.clock.millis()
    for (const { area, id } of await store.overdue(db, isoInstant(now - lostAfter), 500)) {
      await store.waitAgain(db, area, id, isoInstant(now))
      await platform.enqueue(db, deliverTask, { area, id })
    }
  })
