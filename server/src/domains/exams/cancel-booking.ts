import { cancelTestBooking as endpoint } from '@changxing/contract/exams.ts'
import { because } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused } from '../../platform/operation.ts'
import { recordBooking } from './book-test.ts'
import * as bookings from './bookings.store.ts'
import { decideByLaw, unmet } from './candidate-file.ts'
import { closeBooking } from './close-booking.ts'
import * as files from './files.store.ts'
import * as plans from './plans.store.ts'
import { presentBooking } from './present-booking.ts'
import { bookingStates } from './words.ts'

/** Gives a booking back: free by the day before; later it counts as failed, which has to be accepted. Refusals: not-now, counts-as-failed. */
export const cancelTestBooking = operation(endpoint, async (context, { area, bookingId, acceptFailure = false }) => {
  const { db, today, recorded } = context
  const citizen = asCitizen(context)
  const { file_id: fileId } = await bookings.byId(db, area, bookingId)
  const file = await files.lock(db, area, fileId)
  if (file.person_area !== citizen.area || file.person_id !== citizen.personId) throw new NoSuchRow('exams.booking')
  const booking = await bookings.lock(db, area, bookingId)
  context.concerns(area, `test-booking:${bookingId}`)
  if (booking.state !== 'applied' && booking.state !== 'booked')
    return refused('not-now', [because('M3.1.3', false, { zh: `不能取消：${bookingStates[booking.state].zh}`, en: `Cannot be given back: ${bookingStates[booking.state].en}` }, { state: booking.state })])
  const plan = await plans.byId(db, area, booking.plan_id)
  const decision = decideByLaw('exams.cancel-booking', today, { testOn: plan.day })
  if (decision.outcome['free'] !== true && booking.state === 'booked') {
    if (!acceptFailure) return refused('counts-as-failed', unmet(decision))
    await closeBooking(context, file, booking, 'failed', plan.day, 'citizen')
    return presentBooking(context, await bookings.byId(db, area, bookingId))
  }
  await plans.freeSeat(db, area, bookingId)
  await bookings.setState(db, area, [bookingId], 'cancelled', recorded())
  await recordBooking(context, area, [bookingId], 'cancelled', bookingStates.cancelled, 'citizen')
  return presentBooking(context, await bookings.byId(db, area, bookingId))
})
