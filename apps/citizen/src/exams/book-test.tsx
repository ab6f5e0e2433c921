import { Refused } from '@changxing/contract/client.ts'
import type { CivilDate } from '@changxing/rules/civil-date.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useElder } from '@changxing/ui/elder.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { countedDays } from './counted-days.ts'
import { CountedWait } from './counted-wait.tsx'
import { useTestCalendar, type Calendar, type SubjectText } from './exams-data.ts'
import { kindOfDay, MonthCalendar } from './month-calendar.tsx'
import { SeatCard } from './seat-card.tsx'
import '../cases/cases.css'
import './exams.css'

const route = getRouteApi('/tests/book/$subject')

const Answer = ({ calendar, today }: { readonly calendar: Calendar; readonly today: CivilDate }) => {
  const say = useSay()
  const { standing, seats } = calendar
  if (standing.booking) {
    return (
      <>
        <AnswerLine answer="yes" tone="blue" line={{ zh: '这个科目您已有预约', en: 'You have a booking of this subject' }} say={standing.booking.stateSays}>
          {say(dateWords(standing.booking.day))} {standing.booking.starts} · {say(standing.booking.stateSays)}
        </AnswerLine>
        <Link className="cx-button cx-button--wide" to="/tests/bookings/$area/$bookingId" params={{ area: standing.booking.area, bookingId: standing.booking.bookingId }}>{say({ zh: '看这个预约', en: 'See the booking' })}</Link>
      </>
    )
  }
  const bookable = seats.filter((seat) => seat.bookable)
  if (standing.open) {
    const more: Words = bookable.length > 0
      ? { zh: `最近一场：${dateWords(bookable[0]!.day).zh}。在下面的日历里选一天。`, en: `The nearest test is on ${dateWords(bookable[0]!.day).en}. Choose a day below.` }
      : { zh: '现在没有空考位，新计划至少提前 10 日公布。', en: 'No seat is free now; new plans are published at least ten days ahead.' }
    return <AnswerLine answer="yes" line={{ zh: `可以约${standing.says.zh}`, en: `You can book ${standing.says.en}` }} say={more}>{say(more)}</AnswerLine>
  }
  const later = standing.earliest && standing.earliest > today ? standing.earliest : undefined
  const more: Words = later ? { zh: `最早 ${dateWords(later).zh} 可以约`, en: `The first day is ${dateWords(later).en}` } : { zh: '看看还差什么', en: 'See what is missing' }
  return <AnswerLine answer="not-yet" line={{ zh: `还不能约${standing.says.zh}`, en: `You cannot book ${standing.says.en} yet` }} say={more}><strong>{say(more)}</strong></AnswerLine>
}

/** The tests that are still to come; today's are over for who has no seat. */
const ahead = ({ seats }: Calendar) => seats.filter(({ phase, mine }) => phase !== 'closed' || mine !== null)

const OneDay = ({ calendar, day, today }: { readonly calendar: Calendar; readonly day: CivilDate; readonly today: CivilDate }) => {
  const say = useSay()
  const { standing, area } = calendar
  const tests = ahead(calendar).filter((seat) => seat.day === day)
  const wait = countedDays(standing.reasons, day)
  const kind = kindOfDay(day, { today, from: wait?.from, earliest: standing.earliest, seats: tests })
  const note: Words | undefined = kind === 'gone'
    ? { zh: '这一天已经过去。', en: 'This day is over.' }
    : kind === 'early' && wait && wait.passed < wait.days
      ? { zh: `这一天是第 ${wait.passed} 日，不满 ${wait.days} 日，不能约。`, en: `This is day ${wait.passed} of ${wait.days}: no booking yet.` }
      : kind === 'early' ? { zh: '这一天还不能约。', en: 'Booking is not open on this day.' }
        : tests.length === 0 ? { zh: '这一天没有考试。计划至少提前 10 日公布，可以过几天再看。', en: 'No test on this day. Plans are published at least ten days ahead; look again in some days.' } : undefined
  return (
    <section className="cx-card" aria-live="polite">
      <h2>{say(dateWords(day))}</h2>
      {note && <p style={{ margin: 0 }}>{say(note)} {kind === 'early' && wait && <ClauseChip clause={wait.clause} />}</p>}
      {tests.map((seat) => <SeatCard key={seat.planId} seat={seat} area={area} standing={standing} />)}
    </section>
  )
}

const Days = ({ calendar, today }: { readonly calendar: Calendar; readonly today: CivilDate }) => {
  const say = useSay()
  const { elder } = useElder()
  const { day } = route.useSearch()
  const navigate = route.useNavigate()
  const { standing, area } = calendar
  const seats = ahead(calendar)
  // Seven days beside each other are too small for the elder view: there the tests stand one below the other.
  if (elder) {
    return seats.length === 0
      ? <p>{say({ zh: '现在没有公布考试，过几天再看。', en: 'No test is published now; look again in some days.' })}</p>
      : <section className="cx-card">{seats.map((seat) => <SeatCard key={seat.planId} seat={seat} area={area} standing={standing} withDay />)}</section>
  }
  const chosen = day ?? seats.find(({ bookable }) => bookable)?.day
  return (
    <>
      <MonthCalendar today={today} from={countedDays(standing.reasons, today)?.from} earliest={standing.earliest} seats={seats} chosen={chosen} onChoose={(next) => void navigate({ to: '/tests/book/$subject', params: { subject: String(calendar.subject) }, search: { day: next }, replace: true, resetScroll: false })} />
      {chosen && <OneDay calendar={calendar} day={chosen} today={today} />}
    </>
  )
}

const Found = ({ calendar }: { readonly calendar: Calendar }) => {
  const say = useSay()
  const today = useMe().data?.today
  if (!today) return null
  const { standing, allocationRule } = calendar
  const wait = countedDays(standing.reasons, today)
  const unmet = standing.reasons.filter(({ holds }) => !holds)
  return (
    <>
      <Answer calendar={calendar} today={today} />
      {!standing.booking && unmet.length > 0 && <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={unmet} /></section>}
      {wait && wait.days > 0 && !standing.booking && <CountedWait wait={wait} />}
      <Days calendar={calendar} today={today} />
      <details className="cx-card">
        <summary>{say({ zh: '公布的分配规则', en: 'The published rule of allocation' })}</summary>
        <p style={{ margin: 0 }}>{say(allocationRule)} <ClauseChip clause="M3.1.3" /></p>
      </details>
      {unmet.length === 0 && <details className="cx-card"><summary>{say({ zh: '为什么可以约', en: 'Why it may be booked' })}</summary><ReasonList reasons={standing.reasons} /></details>}
    </>
  )
}

const isSubject = (text: string): text is SubjectText => ['1', '2', '3', '4'].includes(text)

const Asked = ({ subject }: { readonly subject: SubjectText }) => {
  const say = useSay()
  const query = useTestCalendar(subject)
  if (query.error instanceof Refused) {
    return (
      <>
        <AnswerLine answer="not-yet" line={{ zh: '还不能约考试', en: 'You cannot book a test yet' }} />
        <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={query.error.refusal.reasons} /></section>
        <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'exams.learner-permit' }}>{say({ zh: '申请学习驾驶证明', en: 'Apply for a learner permit' })}</Link>
      </>
    )
  }
  return <Result query={query}>{(calendar) => <Found calendar={calendar} />}</Result>
}

/** When a subject may be booked: the answer, the counted days, the calendar with its seats (M3.1.3, M3.2.1, M3.2.2, M3.2.3). */
const BookTest = () => {
  const { subject } = route.useParams()
  const known = isSubject(subject) ? subject : '1'
  const names: Record<SubjectText, Words> = {
    1: { zh: '约科目一', en: 'Book subject one' }, 2: { zh: '约科目二', en: 'Book subject two' }, 3: { zh: '约科目三（道路）', en: 'Book subject three (road)' }, 4: { zh: '约科目三（安全文明）', en: 'Book subject three (safety)' },
  }
  return (
    <Screen title={names[known]} back={{ to: '/tests' }}>
      <SignedIn why={{ zh: '登录后看哪天可以约', en: 'Sign in to see when you may book' }}><Asked subject={known} /></SignedIn>
    </Screen>
  )
}
export default BookTest
