import type { Booking } from '@changxing/contract/exams.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { subjectNames, type Subject } from '@changxing/rules/exams/subjects.ts'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import * as bookings from './bookings.store.ts'
import * as equipment from './equipment.store.ts'
import * as plans from './plans.store.ts'
import { bookingStates } from './words.ts'

/** A booking as its candidate sees it. */
export const presentBooking = async ({ db, today }: Context, row: bookings.BookingRow): Promise<Booking> => {
  const plan = await plans.byId(db, row.area, row.plan_id)
  const site = await equipment.site(db, row.area, plan.site_id)
  const lastFreeDay = addDays(plan.day, -1)
  const isOpen = row.state === 'applied' || row.state === 'booked'
  const allowed: Booking['allowed'] = [
    ...(isOpen ? ['cancel' as const] : []), ...(plan.drawn_at === null ? [] : ['prove-draw' as const]), ...(['passed', 'failed', 'booked'].includes(row.state) ? ['see-sheets' as const] : []),
  ]
  return {
    area: row.area, bookingId: row.id, planId: row.plan_id, subject: row.subject, subjectSays: subjectNames[row.subject as Subject], class: plan.class, day: plan.day, starts: plan.starts,
    site: site.name, seat: row.seat, state: row.state, stateSays: bookingStates[row.state], waitingSince: row.waiting_since, lastFreeDay,
    cancelFree: today <= lastFreeDay, decision: JSON.parse(row.decision) as Booking['decision'],
    timeline: (await bookings.events(db, row.area, row.id)).map(({ at, kind, says }) => ({ at: instantText(at), kind, says })), allowed,
  }
}

