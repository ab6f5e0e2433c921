import { myLicenceLife, type LicenceLife } from '@changxing/contract/licence-life.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useElder } from '@changxing/ui/elder.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCitizen } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import './licences.css'
import './licence-life.css'
import { licencePaths } from './paths.ts'

type Day = LicenceLife['days'][number]

const tones: Record<LicenceLife['standing'], Tone> = { good: 'good', soon: 'care', overdue: 'bad', forbidden: 'bad' }
const actions: Readonly<Record<string, Words>> = {
  'licences.renew': { zh: '去换证', en: 'Renew' },
  'licences.medical-report': { zh: '提交身体条件证明', en: 'Hand in the report' },
  'licences.age-limit': { zh: '去换领准驾车型', en: 'Exchange the class' },
  'licences.end-postponement': { zh: '撤销延期', en: 'Take the postponement back' },
}

const distance = (days: number): Words => {
  if (days === 0) return { zh: '今天', en: 'Today' }
  const far = Math.abs(days)
  const [zh, en] = far < 60 ? [`${far} 天`, `${far} ${far === 1 ? 'day' : 'days'}`]
    : far < 730 ? [`约 ${Math.round(far / 30)} 个月`, `about ${Math.round(far / 30)} months`] : [`约 ${Math.round(far / 365)} 年`, `about ${Math.round(far / 365)} years`]
  return days > 0 ? { zh: `${zh}后`, en: `in ${en}` } : { zh: `已过 ${zh}`, en: `${en} ago` }
}

const toneOf = (day: Day): Tone => {
  if (day.urgent) return day.daysLeft <= 30 ? 'bad' : 'care'
  if (!day.past) return 'blue'
  return day.kind === 'renewal-opens' ? 'good' : 'bad'
}

const DayItem = ({ day, elder }: { readonly day: Day; readonly elder: boolean }) => {
  const say = useSay()
  const action = day.service && actions[day.service]
  return (
    <li className="life-day" data-tone={toneOf(day)} data-past={day.past}>
      <span className="life-mark"><Shape tone={toneOf(day)} /></span>
      <p className="life-when"><strong>{say(dateWords(day.on))}</strong> <span className="cx-chip" data-tone={day.urgent ? toneOf(day) : undefined}>{say(distance(day.daysLeft))}</span></p>
      <p className="life-what">{say(day.says)}</p>
      {!elder && <p className="cx-small cx-soft">{say(day.source)} <ClauseChip clause={day.clause} /></p>}
      {day.urgent && day.service && action && (
        <Link className="cx-button cx-button--quiet" to="/services/$service" params={{ service: day.service }}>{say(action)}</Link>
      )}
    </li>
  )
}

/** The points cycle as a bar: where today lies between its ends, said in words below. */
const Cycle = ({ life }: { readonly life: LicenceLife }) => {
  const say = useSay()
  const { startsOn, endsOn } = life.cycle
  const [start, end, now] = [startsOn, endsOn, life.asOf].map((day) => Date.parse(day)) as [number, number, number]
  const share = Math.min(100, Math.max(0, (100 * (now - start)) / (end - start)))
  return (
    <section className="cx-card">
      <h2>{say({ zh: '记分周期', en: 'Points cycle' })}</h2>
      <div className="life-bar" aria-hidden="true"><span style={{ width: `${share}%` }} /></div>
      <p className="life-ends cx-small cx-soft cx-figures"><span>{say(dateWords(startsOn))}</span><span>{say(dateWords(endsOn))}</span></p>
      <p className="life-points">{say({ zh: `本周期已记 ${life.points} 分，满 12 分须学习和考试`, en: `${life.points} points so far; at 12 there is study and an exam` })}</p>
    </section>
  )
}

const Line = ({ life }: { readonly life: LicenceLife }) => {
  const say = useSay()
  const { elder } = useElder()
  const [gone, ahead] = [life.days.filter(({ past }) => past), life.days.filter(({ past }) => !past)]
  return (
    <>
      <AnswerLine answer={life.standing === 'good' ? 'yes' : 'not-yet'} tone={tones[life.standing]} line={life.answer}>
        {!life.mayDrive && <p>{say({ zh: '驾驶前请先处理下面标出的事。', en: 'Settle what is marked below before you drive.' })}</p>}
      </AnswerLine>
      {life.next?.service && actions[life.next.service] && life.next.urgent && (
        <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: life.next.service }}>{say(actions[life.next.service]!)}</Link>
      )}
      <section className="cx-card">
        <h2 id="life-heading">{say({ zh: '我的驾驶证时间线', en: 'The timeline of my licence' })}</h2>
        <ol className="cx-plain-list life" aria-labelledby="life-heading">
          {!elder && life.past.map((event) => (
            <li key={`${event.kind} ${event.on}`} className="life-day" data-tone="good">
              <span className="life-mark"><Shape tone="good" /></span>
              <p className="life-when"><strong>{say(dateWords(event.on))}</strong></p>
              <p className="life-what">{say(event.says)}</p>
            </li>
          ))}
          {gone.map((day) => <DayItem key={day.kind} day={day} elder={elder} />)}
          <li className="life-day life-today" aria-current="date">
            <span className="life-mark"><Shape tone="blue" /></span>
            <p className="life-when"><strong>{say({ zh: '今天', en: 'Today' })} · {say(dateWords(life.asOf))}</strong></p>
          </li>
          {ahead.map((day) => <DayItem key={day.kind} day={day} elder={elder} />)}
        </ol>
      </section>
      <Cycle life={life} />
      <p className="cx-soft cx-small">
        {say({ zh: '到期前 90 天、30 天、7 天，我们会各提醒您一次。', en: 'We remind you once each 90, 30 and 7 days before.' })}
      </p>
    </>
  )
}

const Mine = () => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['licence-life'], queryFn: ({ signal }) => client.call(myLicenceLife, { signal }) })
  return (
    <Result query={query}>
      {({ life }) => life
        ? <Line life={life} />
        : (
          <AnswerLine answer="not-yet" tone="grey" line={{ zh: '没有查到您的机动车驾驶证', en: 'No driving licence was found in your name' }}>
            <p>{say({ zh: '退役军人可以用军警驾驶证换领。', en: 'A military licence can be exchanged for one.' })} <Link to="/services">{say({ zh: '看看能办什么', en: 'See the services' })}</Link></p>
          </AnswerLine>
        )}
    </Result>
  )
}

/** One timeline of a driver's life: what was, today, and each legal day ahead. */
export default function LicenceLifeScreen() {
  const citizen = useCitizen()
  return (
    <Screen title={{ zh: '驾驶证时间线', en: 'Licence timeline' }} back={{ to: licencePaths.home }}>
      <SignedIn why={{ zh: '登录后查看您的驾驶证时间线', en: 'Sign in to see the timeline of your licence' }}>{citizen && <Mine />}</SignedIn>
    </Screen>
  )
}
