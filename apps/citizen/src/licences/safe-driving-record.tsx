import { mySafeDrivingRecord, type SafeDrivingRecord } from '@changxing/contract/licence-life.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCitizen } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import './licence-life.css'
import { licencePaths } from './paths.ts'

type Military = NonNullable<SafeDrivingRecord['military']>

const Classes = ({ classes, caption }: { readonly classes: SafeDrivingRecord['classes']; readonly caption: string }) => {
  const say = useSay()
  return (
    <table className="record-table">
      <caption className="cx-hidden">{caption}</caption>
      <thead><tr><th scope="col">{say({ zh: '代号', en: 'Class' })}</th><th scope="col">{say({ zh: '准驾车型', en: 'Vehicles' })}</th><th scope="col">{say({ zh: '取得日期', en: 'Since' })}</th></tr></thead>
      <tbody>{classes.map((one) => <tr key={one.code}><th scope="row">{one.code}</th><td>{say(one.name)}</td><td>{one.since}</td></tr>)}</tbody>
    </table>
  )
}

/** What the military licence proved, and why the printed first-issue date is the day that it is. */
const Service = ({ military, firstIssuedOn }: { readonly military: Military; readonly firstIssuedOn: string }) => {
  const say = useSay()
  const title = say({ zh: '军警驾驶经历', en: 'Driving in service' })
  return (
    <section className="cx-card">
      <h2>{title}</h2>
      <p>{say(military.howSays)} <ClauseChip clause={military.how === 'note-only' ? 'M7.3.2' : 'M7.3.1'} /></p>
      <dl className="record-facts">
        <dt>{say({ zh: '军证初次领证', en: 'Military first issue' })}</dt><dd>{say(dateWords(military.firstIssuedOn))}</dd>
        <dt>{say({ zh: '军证字头', en: 'Prefix' })}</dt><dd>{military.prefix}</dd>
        <dt>{say({ zh: '注明日期', en: 'Noted on' })}</dt><dd>{say(dateWords(military.notedOn))}</dd>
      </dl>
      <Classes classes={military.classes} caption={title} />
      {military.how === 'mark-first-issue' && (
        <>
          <h3>{say({ zh: `初次领证日期为什么是 ${dateWords(firstIssuedOn).zh}`, en: `Why the first issue is ${dateWords(firstIssuedOn).en}` })}</h3>
          <ul className="cx-plain-list record-why">
            {military.reasons.map((reason) => <li key={reason.clause}><span>{say(reason.says)}</span><span><ClauseChip clause={reason.clause} /></span></li>)}
          </ul>
        </>
      )}
    </section>
  )
}

const Record = ({ record }: { readonly record: SafeDrivingRecord }) => {
  const say = useSay()
  return (
    <>
      <AnswerLine answer="yes" tone="blue" line={{ zh: `驾龄 ${record.years} 年`, en: `${record.years} ${record.years === 1 ? 'year' : 'years'} of driving` }}>
        <p>
          {say({ zh: `从 ${dateWords(record.drivingSince).zh} 起连续计算`, en: `Counted without a break from ${dateWords(record.drivingSince).en}` })}
          {record.military && <>{say({ zh: '，军警驾驶经历计入', en: ', service included' })} <ClauseChip clause="M7.2" /></>}
        </p>
      </AnswerLine>
      <section className="cx-card">
        <h2>{say({ zh: '记分', en: 'Points' })}</h2>
        <dl className="record-facts">
          <dt>{say({ zh: '本周期', en: 'This cycle' })}</dt><dd>{say({ zh: `${record.points} 分`, en: `${record.points} ${record.points === 1 ? 'point' : 'points'}` })}</dd>
          <dt>{say({ zh: '周期', en: 'Cycle' })}</dt><dd>{record.cycle.startsOn} – {record.cycle.endsOn}</dd>
          <dt>{say({ zh: '本有效期内记满 12 分', en: '12 points in this validity' })}</dt><dd>{say(record.reachedTwelve ? { zh: '有', en: 'Yes' } : { zh: '没有', en: 'No' })}</dd>
        </dl>
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '准驾车型', en: 'Classes' })}</h2>
        <Classes classes={record.classes} caption={say({ zh: '准驾车型', en: 'Classes' })} />
      </section>
      {record.military
        ? <Service military={record.military} firstIssuedOn={record.firstIssuedOn} />
        : (
          <section className="cx-card">
            <h2>{say({ zh: '军警驾驶经历', en: 'Driving in service' })}</h2>
            <p>{say({ zh: '没有注明。2021年5月31日前以军证换证的，可以申请注明。', en: 'None is noted. Who exchanged a military licence by 31 May 2021 can ask for a note.' })} <ClauseChip clause="M7.3.2" /></p>
            <Link className="cx-button cx-button--quiet cx-button--wide" to="/services/$service" params={{ service: 'licences.note-military' }}>{say({ zh: '申请备注', en: 'Ask for the note' })}</Link>
          </section>
        )}
    </>
  )
}

const Mine = () => {
  const client = useClient()
  const query = useQuery({ queryKey: ['safe-driving-record'], queryFn: ({ signal }) => client.call(mySafeDrivingRecord, { signal }) })
  return (
    <Result query={query}>
      {({ record }) => record ? <Record record={record} /> : <AnswerLine answer="not-yet" tone="grey" line={{ zh: '没有查到您的机动车驾驶证', en: 'No driving licence was found in your name' }} />}
    </Result>
  )
}

/** 安全驾驶记录: years of driving, points, classes, and what a military licence proved. */
export default function SafeDrivingRecordScreen() {
  const citizen = useCitizen()
  return (
    <Screen title={{ zh: '安全驾驶记录', en: 'Safe-driving record' }} back={{ to: licencePaths.home }}>
      <SignedIn why={{ zh: '登录后查看您的安全驾驶记录', en: 'Sign in to see your safe-driving record' }}>{citizen && <Mine />}</SignedIn>
    </Screen>
  )
}
