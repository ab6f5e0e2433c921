import type { ServiceView } from '@changxing/contract/cases.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useElder } from '@changxing/ui/elder.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCitizen, useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignInButton } from '../shell/sign-in-button.tsx'
import { BeginCase } from './begin-case.tsx'
import { promisesOf } from './promises.ts'
import { SelfCheck } from './self-check.tsx'
import './services.css'

const route = getRouteApi('/services/$service')

/** What it takes and how long, before anybody signs in. */
const About = ({ service }: { readonly service: ServiceView }) => {
  const say = useSay()
  return (
    <>
      <section className="cx-card">
        <h2>{say({ zh: '怎么办、多久办好', en: 'How it goes, and how long it takes' })}</h2>
        <ol className="service-steps">{service.steps.map((step) => <li key={step.en}>{say(step)}</li>)}</ol>
        <div className="service-within">
          <Icon name="clock" />
          <ul className="cx-plain-list">
            {promisesOf(service).map(({ says, clause }) => <li key={says.en} className="service-within-words"><span>{say(says)}</span>{clause !== null && <ClauseChip clause={clause} />}</li>)}
          </ul>
        </div>
      </section>
      {(service.documents.length > 0 || service.checks.length > 0) && (
        <section className="cx-card">
          <h2>{say({ zh: '需要准备什么', en: 'What you need' })}</h2>
          <ul className="cx-plain-list service-needs">
            {service.documents.map((document) => (
              <li key={document.kind}>
                <span>
                  {say(document.label)}
                  {(!document.required || document.when) && <span className="cx-soft">{say({ zh: '（视情况）', en: ' (if it applies)' })}</span>}
                </span>
                {document.waiver && (
                  <span className="service-waiver">
                    <span className="cx-chip" data-tone="good">{say({ zh: '可免提交', en: 'Often not needed' })}</span>
                    <span className="cx-soft cx-small">{say(document.waiver.says)}</span>
                  </span>
                )}
              </li>
            ))}
            {service.checks.filter((check) => check.kind === 'real-person').map((check) => (
              <li key={check.name}><span>{say(check.label)}</span></li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** What is begun where an officer sees papers and person: the answer is where to go. */
const AtCounterOnly = ({ counter }: { readonly counter: NonNullable<ServiceView['counterOnly']> }) => {
  const say = useSay()
  return (
    <AnswerLine answer="yes" tone="care" line={{ zh: '到窗口办理', en: 'At the counter' }} say={counter.says}>
      {say(counter.says)} <ClauseChip clause={counter.clause} />
    </AnswerLine>
  )
}

const SignedOutPart = ({ service }: { readonly service: ServiceView }) => {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  if (asking) {
    return (
      <>
        <SelfCheck service={service} onBack={() => setAsking(false)} />
        <SignInButton quiet label={{ zh: '登录办理', en: 'Sign in and start' }} />
      </>
    )
  }
  return (
    <div className="cx-actions">
      <SignInButton label={{ zh: '登录办理', en: 'Sign in and start' }} />
      {service.selfCheck && service.selfCheck.length > 0 && (
        <button type="button" className="cx-button cx-button--quiet" onClick={() => setAsking(true)}>
          {say({ zh: '先看看我能不能办（不登录）', en: 'First see if it is for me (no sign-in)' })}
        </button>
      )}
    </div>
  )
}

const Page = ({ service }: { readonly service: ServiceView }) => {
  const say = useSay()
  const citizen = useCitizen()
  const { elder } = useElder()
  const { vehicle, letter } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Screen title={service.title} back={{ to: '/services' }}>
      <p className="service-summary">{say(service.summary)}</p>
      {service.counterOnly
        ? <AtCounterOnly counter={service.counterOnly} />
        : citizen
        ? <BeginCase service={service} vehicle={vehicle} letter={letter} onChoose={(search) => void navigate({ to: '/services/$service', params: { service: service.id }, search, replace: true })} />
        : <SignedOutPart service={service} />}
      <About service={service} />
      <p className="service-clauses cx-small cx-soft">
        {say({ zh: '依据：', en: 'Based on: ' })}
        {service.clauses.map((clause) => <ClauseChip key={clause} clause={clause} />)}
      </p>
      {!elder && !citizen && service.applicants.includes('helper') && (
        <p className="cx-small"><Link to="/services/$service/help" params={{ service: service.id }}>{say({ zh: '帮 60 岁以上的家人办理', en: 'Doing this for a relative of 60 or over?' })}</Link></p>
      )}
    </Screen>
  )
}

/** A service: is it for me, what it takes, how long; then the start. */
const ServicePage = () => {
  const say = useSay()
  const { service: id } = route.useParams()
  return (
    <Result query={useServices()}>
      {({ services }) => {
        const service = services.find((candidate) => candidate.id === id)
        if (service) return <Page service={service} />
        return (
          <Screen title={{ zh: '没有这项业务', en: 'There is no such service' }} back={{ to: '/services' }}>
            <Link className="cx-button" to="/services">{say({ zh: '查看全部业务', en: 'All services' })}</Link>
          </Screen>
        )
      }}
    </Result>
  )
}
export default ServicePage
