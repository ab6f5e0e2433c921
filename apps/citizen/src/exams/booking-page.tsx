import type { Booking } from '@changxing/contract/exams.ts'
import { isCounted } from '@changxing/rules/exams/subjects.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { CancelBooking } from './cancel-booking.tsx'
import { isOpenBooking, toneOfBooking, useCandidateFile, useMyTestBookings, useMyTestSheets } from './exams-data.ts'
import { TestSheetCard } from './test-sheet-card.tsx'
import '@changxing/ui/case/case.css'
import '../cases/cases.css'
import './exams.css'

const route = getRouteApi('/tests/bookings/$area/$bookingId')

const answerOf = ({ state }: Booking): Answer => (state === 'booked' || state === 'passed' ? 'yes' : state === 'applied' ? 'checking' : state === 'failed' ? 'not-yet' : 'unknown')

const Ticket = ({ booking }: { readonly booking: Booking }) => {
  const say = useSay()
  return (
    <section className="cx-card exam-ticket">
      <p className="exam-name"><strong>{say(booking.subjectSays)}</strong> <span className="cx-soft">{booking.class}</span></p>
      <p className="exam-ticket-when"><Day on={booking.day} /> {booking.starts}</p>
      <p>{say(booking.site)}</p>
      {booking.seat !== null && <div className="exam-ticket-seat"><span className="cx-small">{say({ zh: '考位', en: 'Seat' })}</span><strong>{booking.seat}</strong></div>}
    </section>
  )
}

/** What is to be done now, by the state. */
const nextOf = (booking: Booking): Words => {
  switch (booking.state) {
    case 'applied': return { zh: '报名截止后按公布的规则分配考位，结果会通知您，您也可以自己重算。', en: 'Once applications close the seats are allocated by the published rule. You are told, and can compute it again yourself.' }
    case 'booked': return { zh: '考试当天带身份证，提前 30 分钟到。', en: 'Bring your identity card and come 30 minutes early.' }
    case 'passed': return { zh: '成绩已登记。', en: 'The result is entered.' }
    case 'failed': return { zh: '看下面的成绩单，到日子可以再约。', en: 'See the sheet below; you may book again from the day named.' }
    case 'not-drawn': return { zh: '您等得更久了，下一场会更靠前。', en: 'You have waited longer now, and stand further in front next time.' }
    case 'cancelled': return { zh: '可以另约一场。', en: 'You may book another test.' }
  }
}

/** After a failure: from when again, and how often still. */
const Again = ({ booking }: { readonly booking: Booking }) => {
  const say = useSay()
  const file = useCandidateFile().data?.file
  const standing = file?.standings.find(({ subject }) => subject === booking.subject)
  if (!file || !standing || standing.passedOn || standing.booking || isOpenBooking(booking) || booking.state === 'passed') return null
  if (file.state !== 'open') return <Notice tone="bad">{say(file.stateSays)}</Notice>
  return (
    <section className="cx-card cx-actions">
      <h2 style={{ margin: 0 }}>{say({ zh: '再约一次', en: 'Book again' })}</h2>
      <p style={{ margin: 0 }}>
        {standing.earliest && !standing.open
          ? say({ zh: `${dateWords(standing.earliest).zh}起可以再约。`, en: `You may book again from ${dateWords(standing.earliest).en}.` })
          : say({ zh: '现在就可以再约。', en: 'You may book again now.' })}
        {isCounted(booking.subject) && standing.bookingsLeft !== null && say({ zh: `还剩 ${standing.bookingsLeft} 次。`, en: ` ${standing.bookingsLeft} bookings are left.` })}
      </p>
      <Link className="cx-button cx-button--quiet" to="/tests/book/$subject" params={{ subject: String(booking.subject) }}>{say({ zh: '看日历', en: 'See the calendar' })}</Link>
    </section>
  )
}

const Sheets = ({ booking }: { readonly booking: Booking }) => {
  const query = useMyTestSheets(booking, booking.allowed.includes('see-sheets'))
  return query.data?.sheets.toReversed().map((sheet) => <TestSheetCard key={sheet.sheetId} sheet={sheet} />)
}

const Page = ({ booking }: { readonly booking: Booking }) => {
  const say = useSay()
  const { sent } = route.useSearch()
  const next = nextOf(booking)
  const line: Words = sent && booking.state === 'booked' ? { zh: '约好了', en: 'Booked' } : sent && booking.state === 'applied' ? { zh: '报名成功，等待分配', en: 'Applied; the draw comes' } : booking.stateSays
  return (
    <>
      <AnswerLine answer={answerOf(booking)} tone={toneOfBooking(booking)} line={line} say={next}>{say(next)}</AnswerLine>
      <Ticket booking={booking} />
      <Sheets booking={booking} />
      <Again booking={booking} />
      <section className="cx-card">
        <h2>{say({ zh: '经过', en: 'What happened' })}</h2>
        <ul className="cx-plain-list cx-history">{booking.timeline.map((event) => <li key={event.at + event.kind}><span>{say(event.says)}</span><span className="cx-soft cx-small"><At at={event.at} /></span></li>)}</ul>
      </section>
      <Link className="cx-button cx-button--quiet cx-button--wide" to="/tests/draw/$area/$planId" params={{ area: booking.area, planId: booking.planId }} search={{ mine: booking.bookingId }}>
        {say(booking.allowed.includes('prove-draw') ? { zh: '自己验证考位分配', en: 'Check the draw yourself' } : { zh: '考位怎么分配', en: 'How seats are allocated' })}
      </Link>
      {booking.allowed.includes('cancel') && <CancelBooking booking={booking} />}
      <details className="cx-card"><summary>{say({ zh: '预约时核对了什么', en: 'What was checked when it was booked' })}</summary><ReasonList reasons={booking.decision.reasons} /></details>
    </>
  )
}

const Found = () => {
  const say = useSay()
  const { bookingId } = route.useParams()
  return (
    <Result query={useMyTestBookings()}>
      {({ bookings }) => {
        const booking = bookings.find((one) => one.bookingId === bookingId)
        return booking ? <Page booking={booking} /> : <Notice tone="grey">{say({ zh: '没有这个预约，或它在以前的考生档案里。', en: 'There is no such booking, or it belongs to an earlier file.' })}</Notice>
      }}
    </Result>
  )
}

/** One booking: when and where, the draw, the result with items and marks, giving it back, booking again. */
const BookingPage = () => (
  <Screen title={{ zh: '考试预约', en: 'Test booking' }} back={{ to: '/tests' }}>
    <SignedIn why={{ zh: '登录后看您的考试预约', en: 'Sign in to see your booking' }}><Found /></SignedIn>
  </Screen>
)
export default BookingPage
