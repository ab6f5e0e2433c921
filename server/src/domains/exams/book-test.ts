import { bookTest as endpoint } from '@changxing/contract/exams.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import type { Subject } from '@changxing/rules/exams/subjects.ts'
import { NoSuchRow, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, refused, type Context } from '../../platform/operation.ts'
import * as bookings from './bookings.store.ts'
import { bookingFacts, candidateOf, decideByLaw, fileOfPerson, noFile, unmet, waitingSince } from './candidate-file.ts'
import * as plans from './plans.store.ts'
import { presentBooking } from './present-booking.ts'
import { phaseOf, phaseWords } from './words.ts'

/**
 * A free seat, locked for this transaction: one that nobody is taking, or, when all that are left are being taken, the first that is given back.
 * So nobody is told "full" while a seat might still come free, and nobody waits while one is.
 */
const lockSeat = async (db: Tx, area: string, planId: string): Promise<number | undefined> => {
  const free = await plans.lockFreeSeat(db, area, planId)
  if (free) return free.seat
  while ((await plans.countFree(db, area, planId)) > 0) {
    const given = await plans.waitForSeat(db, area, planId)
    if (given) return given.seat
  }
  return undefined
}

const openAlready: Reason = because('M3.1.3', false, { zh: '本科目已有一个预约', en: 'You have an open booking of this subject' }, { openBooking: true })

export const recordBooking = ({ db, platform, recorded }: Context, area: string, bookingIds: readonly string[], kind: string, says: Words, by: string): Promise<number> =>
  bookings.record(db, area, bookingIds.map((bookingId) => ({ id: newId(platform.clock), bookingId })), kind, says, by, recorded())

/**
 * Books a test: while applications are open, an application for the draw; after it, a left-over seat at once. The seat, the booking and its
 * first event are one transaction. Refusals: no-file, not-now (every unmet reason), plan-closed, no-seat. Problem: bad-input for a class
 * that does not exist on the day.
 */
export const bookTest = operation(endpoint, async (context, { planId }) => {
  const { db, platform, today, recorded } = context
  // The candidate's own file first: two devices of one person come one after the other.
  const file = await fileOfPerson(db, asCitizen(context), 'lock')
  if (!file) return noFile()
  const plan = await plans.share(db, file.area, planId)
  if (plan.class !== file.class) throw new NoSuchRow('exams.plan')
  const candidate = await candidateOf(db, file)
  const subject = plan.subject as Subject
  const facts = bookingFacts(candidate, subject, plan.day)
  const decision = decideByLaw('exams.booking', today, facts)
  if (decision.outcome['allowed'] !== true) return refused('not-now', unmet(decision))
  const phase = phaseOf(plan, today)
  if (phase === 'draw' || phase === 'closed') return refused('plan-closed', [because('M3.1.3', false, phaseWords[phase], { phase, applyBy: plan.apply_by })])
  const row: bookings.NewBooking = {
    area: file.area, id: newId(platform.clock), file_id: file.id, plan_id: planId, subject, state: phase === 'applications' ? 'applied' : 'booked',
    waiting_since: waitingSince(candidate, subject, decision.outcome['earliest'] as string, today), requested_on: today,
    decision: JSON.stringify(decision), facts: JSON.stringify(facts),
  }
  const seat = phase === 'first-come' ? await lockSeat(db, file.area, planId) : undefined
  if (phase === 'first-come' && seat === undefined)
    return refused('no-seat', [because('M3.1.3', false, { zh: '本场考位已满，请选择其他场次', en: 'This test is full: choose another' }, { seats: plan.seats })])
  if ((await bookings.insert(db, row, recorded())) === 0) return refused('not-now', [openAlready])
  if (seat !== undefined) await plans.giveSeat(db, file.area, planId, seat, row.id)
  await recordBooking(context, file.area, [row.id], row.state, row.state === 'applied'
    ? { zh: `报名参加分配，截止${plan.apply_by}`, en: `Applied for the draw, which closes on ${plan.apply_by}` }
    : { zh: `预约成功，${plan.day} ${plan.starts}，${seat}号`, en: `Booked for ${plan.day} ${plan.starts}, seat ${seat}` }, 'citizen')
  context.concerns(file.area, `test-booking:${row.id}`)
  return presentBooking(context, await bookings.byId(db, file.area, row.id))
})
