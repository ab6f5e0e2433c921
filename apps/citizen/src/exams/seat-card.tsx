import { bookTest } from '@changxing/contract/exams.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useOnline } from '../offline/use-online.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { bookingQueries, type CalendarSeat, type Standing } from './exams-data.ts'

/** One test: how many seats, by draw or first come, and the button; or everything that stands in the way. */
export const SeatCard = ({ seat, area, standing, withDay }: {
  readonly seat: CalendarSeat
  readonly area: string
  /** What stands in the way of every test alike is said above, not again at each. */
  readonly standing: Standing
  readonly withDay?: boolean
}) => {
  const say = useSay()
  const online = useOnline()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const book = useAction(bookTest)
  const send = async () => {
    const made = await book.run({ input: { planId: seat.planId } })
    for (const queryKey of bookingQueries) void queries.invalidateQueries({ queryKey })
    if (made) void navigate({ to: '/tests/bookings/$area/$bookingId', params: { area: made.area, bookingId: made.bookingId }, search: { sent: true } })
  }
  const draws = seat.phase === 'applications'
  const known = new Set(standing.reasons.filter(({ holds }) => !holds).map(({ says }) => says.zh))
  const own = seat.reasons.filter(({ says }) => !known.has(says.zh))
  return (
    <div className="exam-test">
      <div className="exam-test-head">
        <strong>{withDay && `${say(dateWords(seat.day))} `}{seat.starts}</strong>
        <span className="cx-chip" data-tone={seat.phase === 'first-come' && seat.free > 0 ? 'good' : draws ? 'blue' : undefined}>{say(seat.phaseSays)}</span>
      </div>
      <p>{say(seat.site)}<br /><span className="cx-soft">{say(seat.address)}</span></p>
      <p>
        {draws
          ? say({ zh: `${seat.seats} 个考位，已有 ${seat.applicants} 人报名。${dateWords(seat.applyBy).zh}截止，${dateWords(addDays(seat.applyBy, 1)).zh}分配。`, en: `${seat.seats} seats, ${seat.applicants} have applied. Applications close on ${dateWords(seat.applyBy).en}; seats are allocated on ${dateWords(addDays(seat.applyBy, 1)).en}.` })
          : seat.phase === 'first-come'
            ? say({ zh: `还剩 ${seat.free} 个考位（共 ${seat.seats} 个），约了就是您的。`, en: `${seat.free} of ${seat.seats} seats are left. Taken, it is yours at once.` })
            : say({ zh: `${seat.seats} 个考位`, en: `${seat.seats} seats` })}
      </p>
      {!seat.bookable && own.length > 0 && <ReasonList reasons={own} />}
      {!seat.bookable && own.length === 0 && !standing.booking && standing.earliest && (
        <p className="cx-soft">
          {seat.day > standing.earliest
            ? say({ zh: `${dateWords(standing.earliest).zh}起可以约这一场。`, en: `It may be booked from ${dateWords(standing.earliest).en}.` })
            : say({ zh: `${dateWords(standing.earliest).zh}才能约，赶不上这一场。`, en: `Booking opens on ${dateWords(standing.earliest).en}, too late for this test.` })}
        </p>
      )}
      <FailureNotice failure={book.failure} retry={() => void send()} />
      {seat.bookable && (online
        ? (
          <button type="button" className="cx-button cx-button--wide" disabled={book.pending} onClick={() => void send()}>
            {say(draws ? { zh: '报名参加分配', en: 'Apply for the draw' } : { zh: '约这个考位', en: 'Take this seat' })}
          </button>
        )
        : <p className="cx-soft">{say({ zh: '预约需要网络。联网后再约。', en: 'Booking needs a network. Try again once you are online.' })}</p>)}
      {(draws || seat.phase === 'draw') && <Link className="cx-button cx-button--plain" to="/tests/draw/$area/$planId" params={{ area, planId: seat.planId }}>{say({ zh: '考位怎么分配', en: 'How seats are allocated' })}</Link>}
    </div>
  )
}
