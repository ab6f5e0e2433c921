import { checkService, startCase, type ServiceView } from '@changxing/contract/cases.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useElder } from '@changxing/ui/elder.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isOpen } from '../cases/open-cases.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen, useMyCases, useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignInButton } from '../shell/sign-in-button.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { CheckedAnswer, SelfCheck } from './self-check.tsx'
import './services.css'

const route = getRouteApi('/services/$service')

/** What it takes and how long, before anybody signs in. */
const About = ({ service }: { readonly service: ServiceView }) => {
  const say = useSay()
  const days = service.within.days
  return (
    <>
      <section className="cx-card">
        <h2>{say({ zh: '怎么办、多久办好', en: 'How it goes, and how long it takes' })}</h2>
        <ol className="service-steps">{service.steps.map((step) => <li key={step.en}>{say(step)}</li>)}</ol>
        <p className="service-within">
          <Icon name="clock" />
          <span className="service-within-words">
            <span>
              {service.within.kind === 'working'
                ? say({ zh: `提交后 ${days} 个工作日内办结`, en: `Finished within ${days} working ${days === 1 ? 'day' : 'days'}` })
                : say({ zh: `提交后 ${days} 日内办结`, en: `Finished within ${days} ${days === 1 ? 'day' : 'days'}` })}
            </span>
            <ClauseChip clause={service.within.clause} />
          </span>
        </p>
      </section>
      {(service.documents.length > 0 || service.checks.length > 0) && (
        <section className="cx-card">
          <h2>{say({ zh: '需要准备什么', en: 'What you need' })}</h2>
          <ul className="cx-plain-list service-needs">
            {service.documents.map((document) => (
              <li key={document.kind}>
                <span>
                  {say(document.label)}
                  {!document.required && <span className="cx-soft">{say({ zh: '（视情况）', en: ' (if it applies)' })}</span>}
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

const useRecordCheck = (service: string, enabled: boolean) => {
  const client = useClient()
  return useQuery({
    queryKey: ['check', service], enabled,
    queryFn: ({ signal }) => client.call(checkService, { params: { service }, input: {}, signal }),
  })
}

/** Signed in: the record answers, and the case starts here, or goes on where it stopped. */
const SignedInPart = ({ service }: { readonly service: ServiceView }) => {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const checked = useRecordCheck(service.id, true)
  const open = useMyCases().data?.cases.find((summary) => summary.service === service.id && isOpen(summary))
  const start = useAction(startCase)
  const begin = async () => {
    const started = await start.run({ input: { service: service.id } })
    if (!started) return
    queries.setQueryData(['case', started.area, started.id], started)
    void queries.invalidateQueries({ queryKey: ['my-cases'] })
    void navigate({
      to: started.state === 'draft' ? '/apply/$area/$caseId' : '/cases/$area/$caseId',
      params: { area: started.area, caseId: started.id },
    })
  }
  const label = open?.state === 'draft' ? { zh: '继续填写', en: 'Go on where you stopped' } : { zh: '开始办理', en: 'Start' }
  if (open && open.state !== 'draft') {
    return (
      <Notice tone="blue" title={say({ zh: '您的这件事正在办理', en: 'This is already under way' })}>
        <p>
          <Link to="/cases/$area/$caseId" params={{ area: open.area, caseId: open.id }}>
            {say({ zh: '查看进度', en: 'See how far it is' })}
          </Link>
        </p>
      </Notice>
    )
  }
  return (
    <>
      <Result query={checked}>{(data) => <CheckedAnswer checked={data} />}</Result>
      <FailureNotice failure={start.failure} retry={() => void begin()} />
      {(checked.data?.allowed || open) && (
        <button type="button" className="cx-button cx-button--wide" disabled={start.pending} onClick={() => void begin()}>
          {say(label)}
        </button>
      )}
    </>
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
  return (
    <Screen title={service.title} back={{ to: '/services' }}>
      <p className="service-summary">{say(service.summary)}</p>
      {citizen ? <SignedInPart service={service} /> : <SignedOutPart service={service} />}
      <About service={service} />
      <p className="service-clauses cx-small cx-soft">
        {say({ zh: '依据：', en: 'Based on: ' })}
        {service.clauses.map((clause) => <ClauseChip key={clause} clause={clause} />)}
      </p>
      {!elder && service.applicants.includes('helper') && (
        <p className="cx-small"><Link to="/helpers">{say({ zh: '帮家人办理', en: 'Doing this for a family member?' })}</Link></p>
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
