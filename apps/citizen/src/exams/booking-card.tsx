import type { Booking } from '@changxing/contract/exams.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Link } from '@tanstack/react-router'
import { toneOfBooking } from './exams-data.ts'
import '../cases/cases.css'
import './exams.css'

/** One booking as a card: the subject, when and where, how it stands. */
export const BookingCard = ({ booking }: { readonly booking: Booking }) => {
  const say = useSay()
  const tone = toneOfBooking(booking)
  return (
    <Link className="cx-card case-card" to="/tests/bookings/$area/$bookingId" params={{ area: booking.area, bookingId: booking.bookingId }}>
      <span className="case-card-head"><strong className="exam-name">{say(booking.subjectSays)}</strong><span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(shortStates[booking.state])}</span></span>
      <span className="case-card-foot"><span><Day on={booking.day} /> {booking.starts}</span><span className="cx-soft">{say(booking.site)}</span></span>
    </Link>
  )
}

/** As short as a chip has room for. */
export const shortStates = {
  applied: { zh: '已报名', en: 'Applied' }, 'not-drawn': { zh: '未分到', en: 'Not drawn' }, booked: { zh: '已预约', en: 'Booked' }, cancelled: { zh: '已取消', en: 'Given back' },
  passed: { zh: '合格', en: 'Passed' }, failed: { zh: '不合格', en: 'Not passed' },
} as const satisfies Record<Booking['state'], { zh: string; en: string }>
