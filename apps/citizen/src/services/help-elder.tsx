import type { FormField, ServiceView } from '@changxing/contract/cases.ts'
import { Refused } from '@changxing/contract/client.ts'
import { identityProblems, normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Answered, OneByOne } from '@changxing/ui/form/one-by-one.tsx'
import { type Judge } from '@changxing/ui/form/page-at.ts'
import type { Answers } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen, usePageTitle } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { useBegin } from './begin-case.tsx'
import { plateKindOptions } from './plate-kind-options.ts'

const route = getRouteApi('/services/$service/help')

const fieldsFor = (service: ServiceView): readonly FormField[] => [
  { name: 'name', kind: 'text', required: true, maxLength: 100, label: { zh: '老人的姓名', en: 'Name of the older person' }, hint: { zh: '和身份证上的一样', en: 'As on the identity card' } },
  {
    name: 'identity', kind: 'choice', required: true, label: { zh: '老人有哪种证件？', en: 'Which document do they have?' },
    options: [
      { value: 'id-card', label: { zh: '居民身份证', en: 'Mainland identity card' } },
      { value: 'residence-permit', label: { zh: '港澳台居民居住证', en: 'Residence permit for Hong Kong, Macao or Taiwan residents' } },
      { value: 'other', label: { zh: '其他证件', en: 'Another document' } },
    ],
  },
  { name: 'identityNumber', kind: 'text', required: true, maxLength: 40, label: { zh: '老人的证件号码', en: 'Number of that document' } },
  { name: 'birthDate', kind: 'date', required: true, label: { zh: '老人的出生日期', en: 'Their date of birth' }, hint: { zh: '须年满 60 周岁', en: '60 or over' } },
  ...(service.subject?.kind === 'vehicle' ? [{ name: 'plateKind', kind: 'choice' as const, required: true, label: { zh: '老人那辆车挂什么号牌？', en: 'What kind of plate does their vehicle carry?' }, options: [...plateKindOptions] }] : []),
  ...(service.subject ? [{ name: 'plate', kind: 'text' as const, required: true, maxLength: 12, label: { zh: '老人那辆车的号牌号码', en: 'Plate of their vehicle' }, hint: { zh: '如 川A12345，要登记在老人名下', en: 'e.g. 川A12345, registered in their name' } }] : []),
  { name: 'phone', kind: 'text', required: false, maxLength: 11, pattern: '^1\\d{10}$', label: { zh: '老人的手机号', en: 'Their mobile number' }, hint: { zh: '用来告诉老人有人在帮他办。老人登录过畅行的可以不填', en: 'So that they are told. Not needed if they have signed in here before' } },
]

const readNumber = (value: unknown) => readIdentityNumber(normalIdentityNumber(String(value ?? '')), '9999-12-31')

const judgeWith = (answers: Answers): Judge => (field, value) => {
  if (field.name === 'identityNumber' && answers.identity !== 'other') {
    const reading = readNumber(value)
    return reading.valid ? undefined : identityProblems[reading.problem]
  }
  if (field.name === 'birthDate') {
    const reading = readNumber(answers.identityNumber)
    return reading.valid && reading.birthDate !== value ? { zh: '与证件号码里的出生日期不一致，请核对', en: 'It differs from the number of the document: check both' } : undefined
  }
  return undefined
}

const Send = ({ service, fields, answers, goTo }: { readonly service: ServiceView; readonly fields: readonly FormField[]; readonly answers: Answers; readonly goTo: (page: string) => void }) => {
  const say = useSay()
  const start = useBegin()
  const text = (name: string) => String(answers[name] ?? '').trim()
  const refused = start.failure instanceof Refused ? start.failure.refusal : undefined
  const heading = usePageTitle({ zh: '核对老人的信息', en: 'Check what you gave' }, refused)
  const send = () => void start.begin({
    service: service.id,
    actingFor: { helperFor: {
      identityNumber: normalIdentityNumber(text('identityNumber')), name: text('name'), birthDate: text('birthDate'), identity: text('identity') as 'id-card' | 'residence-permit' | 'other',
      ...(text('phone') && { phone: text('phone') }),
    } },
    ...(service.subject && { subjectNamed: text('plate').toUpperCase(), ...(text('plateKind') && { subjectSort: text('plateKind') }) }),
  })
  return (
    <>
      <h2 ref={heading} tabIndex={-1} style={{ margin: 0 }}>{say({ zh: '核对老人的信息', en: 'Check what you gave' })}</h2>
      {refused && (
        <>
          <AnswerLine answer="not-yet" line={{ zh: '还不能这样代办', en: 'You cannot help in this way' }}>
            {say({ zh: '可以由本人在网上办，或到车管所绿色通道，有人协助。', en: 'They may do it themselves online, or come to the green lane of the vehicle office, where somebody helps.' })}
          </AnswerLine>
          <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={refused.reasons} /></section>
        </>
      )}
      <section className="cx-card"><Answered fields={fields} answers={answers} goTo={goTo} /></section>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({
          zh: '开始后马上发短信告诉老人，老人随时可以停止。接下来要老人本人刷脸、拍老人的证件，车管所审核后才办。一次只管这一件事。',
          en: 'The older person is told by text message at once and may stop you at any time. Next come their own face check and a picture of their document; the office reviews it. It covers this one thing.',
        })} <ClauseChip clause="M6.1.2" />
      </p>
      {!refused && <FailureNotice failure={start.failure} retry={send} />}
      <button type="button" className="cx-button cx-button--wide" disabled={start.pending} onClick={send}>{say({ zh: '开始代办', en: 'Start helping' })}</button>
    </>
  )
}

const Form = ({ service }: { readonly service: ServiceView }) => {
  const { at } = route.useSearch()
  const navigate = route.useNavigate()
  const [answers, setAnswers] = useState<Answers>({})
  const goTo = (page: string) => void navigate({ to: '/services/$service/help', params: { service: service.id }, search: { at: page } })
  const keep = (given: Answers) => {
    const reading = readNumber(given.identityNumber)
    // The day stands in the number of a mainland document: it is shown to be confirmed, not to be typed.
    setAnswers(reading.valid && given.identityNumber !== answers.identityNumber ? { ...given, birthDate: reading.birthDate } : given)
  }
  const fields = fieldsFor(service)
  return <OneByOne fields={fields} answers={answers} onChange={keep} at={at} goTo={goTo} judge={judgeWith(answers)}><Send service={service} fields={fields} answers={answers} goTo={goTo} /></OneByOne>
}

/** A relative or friend begins one piece of business for a person of sixty or over (M6.1.1). */
const HelpElder = () => {
  const { service: id } = route.useParams()
  const say = useSay()
  return (
    <Result query={useServices()}>
      {({ services }) => {
        const service = services.find((candidate) => candidate.id === id && candidate.applicants.includes('helper'))
        return (
          <Screen title={service ? { zh: `帮老人办：${service.title.zh}`, en: `For an older person: ${service.title.en}` } : { zh: '这项业务不能代办', en: 'A helper cannot do this' }} back={{ to: '/services/$service', params: { service: id } }}>
            {service
              ? <SignedIn why={{ zh: '用您自己的账号登录，帮老人办', en: 'Sign in with your own account to help' }}><Form service={service} /></SignedIn>
              : <Link className="cx-button" to="/helpers">{say({ zh: '看看哪些可以代办', en: 'See what a helper can do' })}</Link>}
          </Screen>
        )
      }}
    </Result>
  )
}
export default HelpElder
