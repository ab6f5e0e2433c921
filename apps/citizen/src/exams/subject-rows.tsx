import type { CandidateFile } from '@changxing/contract/exams.ts'
import { dateWords } from '@changxing/ui/dates.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Link } from '@tanstack/react-router'
import { shortStates } from './booking-card.tsx'
import { toneOfBooking, type Standing } from './exams-data.ts'

const lookOf = (standing: Standing): { readonly tone: Tone; readonly word: Words; readonly more: Words } => {
  const { booking, passedOn, open, earliest, reasons } = standing
  if (passedOn) return { tone: 'good', word: { zh: '合格', en: 'Passed' }, more: dateWords(passedOn) }
  if (booking) return { tone: toneOfBooking(booking), word: shortStates[booking.state], more: { zh: `${dateWords(booking.day).zh} ${booking.starts}`, en: `${dateWords(booking.day).en}, ${booking.starts}` } }
  if (open) return { tone: 'good', word: { zh: '可以约', en: 'Open' }, more: { zh: '今天就可以约', en: 'May be booked today' } }
  const unmet = reasons.filter(({ holds }) => !holds)
  const onlyEarly = earliest !== null && unmet.length === 1 && (typeof unmet[0]!.facts['intervalDays'] === 'number' || typeof unmet[0]!.facts['againFrom'] === 'string')
  return { tone: 'care', word: { zh: '还不能约', en: 'Not yet' }, more: onlyEarly ? { zh: `${dateWords(earliest).zh}起`, en: `From ${dateWords(earliest).en}` } : unmet[0]?.says ?? { zh: '', en: '' } }
}

/** The four subjects: passed, booked, open, or from when; how many of the counted bookings are used. */
export const SubjectRows = ({ file }: { readonly file: CandidateFile }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list rows exam-rows">
      {file.standings.map((standing) => {
        const { tone, word, more } = lookOf(standing)
        const { booking, subject, says, bookingsUsed, bookingsLeft, passedOn } = standing
        const words = (
          <>
            <span className="row-words">
              <span>{say(says)}</span><span>{say(more)}</span>
              {bookingsLeft !== null && !passedOn && <span>{say({ zh: `约过 ${bookingsUsed} 次，还剩 ${bookingsLeft} 次`, en: `${bookingsUsed} booked, ${bookingsLeft} left` })}</span>}
            </span>
            <span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(word)}</span>
          </>
        )
        return (
          <li key={subject}>
            {passedOn || file.state !== 'open'
              ? <div className="row exam-row">{words}</div>
              : booking
                ? <Link className="row" to="/tests/bookings/$area/$bookingId" params={{ area: booking.area, bookingId: booking.bookingId }}>{words}<Icon name="forward" size="1.1em" /></Link>
                : <Link className="row" to="/tests/book/$subject" params={{ subject: String(subject) }}>{words}<Icon name="forward" size="1.1em" /></Link>}
          </li>
        )
      })}
    </ul>
  )
}
