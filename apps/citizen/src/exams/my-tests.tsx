import type { CandidateFile } from '@changxing/contract/exams.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { daysBetween } from '@changxing/rules/civil-date.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Link } from '@tanstack/react-router'
import { useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { BookingCard } from './booking-card.tsx'
import { isOpenBooking, nextSubject, useCandidateFile, useMyTestBookings, type Standing } from './exams-data.ts'
import { SubjectRows } from './subject-rows.tsx'
import './exams.css'

type Said = { readonly answer: Answer; readonly tone?: Tone; readonly line: Words; readonly more: Words }

const saidOf = (file: CandidateFile, next: Standing | undefined): Said => {
  const { move } = file
  if (move) return { answer: 'checking', line: { zh: '考试地正在变更', en: 'The test place is being changed' }, more: { zh: `${cityName(move.outArea).zh} → ${cityName(move.inArea).zh}：${move.says.zh}。您不用往返，办好会通知您。`, en: `${cityName(move.outArea).en} → ${cityName(move.inArea).en}: ${move.says.en}. You need not travel for it; you are told when it is done.` } }
  if (file.kind === 'restore' && (file.state === 'completed' || !next)) return { answer: 'yes', line: { zh: '科目一已合格', en: 'Subject one is passed' }, more: { zh: '现在可以申请恢复驾驶资格。', en: 'You can now ask for your licence to be restored.' } }
  if (file.state === 'completed' || !next) return { answer: 'yes', line: { zh: '全部科目已合格', en: 'Everything is passed' }, more: { zh: '可以领取驾驶证了。', en: 'Your licence can be collected.' } }
  if (file.state !== 'open') return { answer: 'not-yet', line: file.stateSays, more: { zh: '可以重新申请学习驾驶证明。', en: 'You may apply for a learner permit again.' } }
  const { says, booking, open, earliest } = next
  if (booking) return { answer: booking.state === 'booked' ? 'yes' : 'checking', line: { zh: `${booking.state === 'booked' ? '已约' : '已报名'}${says.zh}`, en: `${booking.state === 'booked' ? 'Booked' : 'Applied'}: ${says.en}` }, more: { zh: `${dateWords(booking.day).zh} ${booking.starts}，${booking.site.zh}`, en: `${dateWords(booking.day).en}, ${booking.starts}, ${booking.site.en}` } }
  if (open) return { answer: 'yes', line: { zh: `可以约${says.zh}`, en: `You can book ${says.en}` }, more: { zh: '看看哪天有考位。', en: 'See on which days there are seats.' } }
  return { answer: 'not-yet', line: { zh: `还不能约${says.zh}`, en: `You cannot book ${says.en} yet` }, more: earliest ? { zh: `${dateWords(earliest).zh}起可以约。`, en: `It may be booked from ${dateWords(earliest).en}.` } : { zh: '看看还差什么。', en: 'See what is missing.' } }
}

const Permit = ({ file }: { readonly file: CandidateFile }) => {
  const say = useSay()
  const today = useMe().data?.today
  const { permit } = file
  if (!permit) return null
  const left = today ? daysBetween(today, permit.validUntil) : undefined
  return (
    <section className="cx-card">
      <h2>{say({ zh: '学习驾驶证明', en: 'Learner permit' })}</h2>
      <dl className="cx-facts">
        <dt>{say({ zh: '准驾车型', en: 'Class' })}</dt><dd><strong>{file.class}</strong> {say(file.kind === 'first' ? { zh: '初次申领', en: 'first licence' } : { zh: '增驾', en: 'added class' })}</dd>
        <dt>{say({ zh: '取得', en: 'Obtained' })}</dt><dd><Day on={permit.obtainedOn} /></dd>
        <dt>{say({ zh: '有效期至', en: 'Valid until' })}</dt>
        <dd><Day on={permit.validUntil} />{left !== undefined && <span className={left < 90 ? 'exam-late' : 'cx-soft'}> {say(left < 0 ? { zh: '（已到期）', en: ' (expired)' } : { zh: `（还有 ${left} 天）`, en: ` (${left} days left)` })}</span>}</dd>
        <dt>{say({ zh: '编号', en: 'Number' })}</dt><dd className="cx-figures">{permit.number}</dd>
        {file.school && <><dt>{say({ zh: '驾校', en: 'School' })}</dt><dd lang="zh-CN">{file.school}</dd></>}
      </dl>
    </section>
  )
}

const Place = ({ file }: { readonly file: CandidateFile }) => {
  const say = useSay()
  const { made, left } = file.placeChanges
  return (
    <section className="cx-card cx-stack">
      <h2 className="cx-card-title" style={{ margin: 0 }}>{say({ zh: `考试地：${cityName(file.area).zh}`, en: `Test place: ${cityName(file.area).en}` })}</h2>
      <p style={{ margin: 0 }}>
        {say({ zh: `最多可变更 ${made + left} 次，已用 ${made} 次，还剩 ${left} 次。`, en: `It may be changed ${made + left} times: ${made} used, ${left} left.` })} <ClauseChip clause="M3.3.1" />
      </p>
      <Link className="cx-button cx-button--quiet" to="/services/$service" params={{ service: 'exams.change-place' }}>{say({ zh: '变更考试地', en: 'Change the test place' })}</Link>
    </section>
  )
}

const Earlier = () => {
  const say = useSay()
  const earlier = useMyTestBookings().data?.bookings.filter((booking) => !isOpenBooking(booking)) ?? []
  if (earlier.length === 0) return null
  return (
    <section className="cx-stack">
      <div className="section-head"><h2>{say({ zh: '以前的预约和成绩', en: 'Earlier bookings and results' })}</h2></div>
      <ul className="cx-plain-list cx-stack">{earlier.map((booking) => <li key={booking.bookingId}><BookingCard booking={booking} /></li>)}</ul>
    </section>
  )
}

const File = ({ file }: { readonly file: CandidateFile }) => {
  const say = useSay()
  const next = nextSubject(file)
  const said = saidOf(file, next)
  const unmet = next && file.state === 'open' && !next.open && !next.booking ? next.reasons.filter(({ holds }) => !holds) : []
  return (
    <>
      <AnswerLine answer={said.answer} tone={said.tone} line={said.line} say={said.more}>{say(said.more)}</AnswerLine>
      {unmet.length > 0 && <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={unmet} /></section>}
      {next && file.state === 'open' && !next.booking && !file.move && (
        <Link className="cx-button cx-button--wide" to="/tests/book/$subject" params={{ subject: String(next.subject) }}>
          {say(next.open ? { zh: '看日历、预约', en: 'See the calendar and book' } : { zh: '看日历：哪天可以约', en: 'See the calendar: which day' })}
        </Link>
      )}
      {file.state === 'voided' && <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'exams.learner-permit' }}>{say({ zh: '重新申请', en: 'Apply again' })}</Link>}
      <SubjectRows file={file} />
      <Permit file={file} />
      {file.kind === 'restore'
        ? <Link className="cx-button cx-button--quiet cx-button--wide" to="/services/$service" params={{ service: 'licences.restore' }}>{say({ zh: '恢复驾驶资格', en: 'Have the licence restored' })}</Link>
        : <Place file={file} />}
      <Earlier />
    </>
  )
}

const Nothing = () => {
  const say = useSay()
  return (
    <>
      <AnswerLine answer="not-yet" tone="grey" line={{ zh: '您还没有报名学车', en: 'You have not begun to learn yet' }}>
        {say({ zh: '先申请学习驾驶证明，通过后就能约科目一。', en: 'Apply for a learner permit; once accepted you can book subject one.' })}
      </AnswerLine>
      <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'exams.learner-permit' }}>{say({ zh: '申请学习驾驶证明', en: 'Apply for a learner permit' })}</Link>
    </>
  )
}

/** 驾驶考试: what comes next and from when, the permit, the four subjects, the test place and its hand-over (M3.1.3, M3.2.1, M3.3.1, M3.3.2). */
const MyTests = () => (
  <Screen title={{ zh: '驾驶考试', en: 'Driving tests' }} back={{ to: '/services' }}>
    <SignedIn why={{ zh: '登录后看哪天可以约考试', en: 'Sign in to see when you may book a test' }}>
      <Mine />
    </SignedIn>
  </Screen>
)

const Mine = () => <Result query={useCandidateFile()}>{({ file }) => (file ? <File file={file} /> : <Nothing />)}</Result>

export default MyTests
