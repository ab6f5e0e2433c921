import type { FormField } from '@changxing/contract/cases.ts'
import { makeDelegation } from '@changxing/contract/delegations.ts'
import { startRealPersonCheck } from '@changxing/contract/people.ts'
import type { VehicleView } from '@changxing/contract/vehicles.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { identityProblems, normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { Answered, OneByOne } from '@changxing/ui/form/one-by-one.tsx'
import { lastPage, type Judge } from '@changxing/ui/form/page-at.ts'
import type { Answers } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen, useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen, usePageTitle } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { placeOf, placeText, useMyVehicles } from '../vehicles/my-vehicles-data.ts'
import { delegationDraft } from './delegation-draft.ts'
import { licenceChoices, mostDays, vehicleBusinesses, vehicleChoices } from './delegations-data.ts'

const route = getRouteApi('/delegations/new')

const fieldsFor = (vehicles: readonly VehicleView[], today: string): readonly FormField[] => {
  const most = mostDays(today)
  const spans = [7, 15, most].map((days) => ({ value: String(days), label: { zh: `${days} 天`, en: `${days} days` }, hint: { zh: `至${dateWords(addDays(today, days)).zh}`, en: `until ${dateWords(addDays(today, days)).en}` } }))
  return [
    {
      name: 'kind', kind: 'choice', required: true, label: { zh: '委托办什么？', en: 'What is it about?' },
      options: [{ value: 'vehicle', label: { zh: '车辆业务', en: 'A vehicle' } }, { value: 'licence', label: { zh: '驾驶证业务', en: 'My driving licence' } }],
    },
    {
      name: 'vehicleBusiness', kind: 'choice', required: true, label: { zh: '办哪一项车辆业务？', en: 'Which vehicle business?' },
      hint: { zh: '一份委托书只管一项', en: 'A letter is for one of them' }, options: [...vehicleChoices], when: { field: 'kind', is: ['vehicle'] },
    },
    {
      name: 'licenceBusiness', kind: 'choice', required: true, label: { zh: '办哪一项驾驶证业务？', en: 'Which licence business?' }, options: [...licenceChoices],
      when: { field: 'kind', is: ['licence'] },
    },
    ...(vehicles.length === 0 ? [] : [{
      name: 'vehicle', kind: 'choice' as const, required: true, label: { zh: '哪一辆车？', en: 'Which vehicle?' },
      options: vehicles.map(({ area, vehicleId, plate, brandModel }) => ({
        value: placeText({ area, id: vehicleId }), label: { zh: `${plate.number}（${plate.kindSays.zh}）`, en: `${plate.number} (${plate.kindSays.en})` },
        hint: { zh: brandModel, en: brandModel },
      })),
      when: { field: 'vehicleBusiness', is: vehicleBusinesses },
    }]),
    { name: 'agentName', kind: 'text', required: true, maxLength: 100, label: { zh: '受托人姓名', en: 'Name of your agent' }, hint: { zh: '和受托人身份证上的一样', en: 'As on the agent’s identity document' } },
    {
      name: 'agentNumber', kind: 'text', required: true, maxLength: 40, label: { zh: '受托人证件号码', en: 'Identity number of your agent' },
      hint: { zh: '窗口按这个号码核对来人，须年满 18 周岁', en: 'The counter compares it with the person who comes; 18 or older' },
    },
    { name: 'days', kind: 'choice', required: true, label: { zh: '委托多久？', en: 'For how long?' }, hint: { zh: `最长 ${most} 天，办完或取消即止`, en: `${most} days at most` }, options: spans },
    { name: 'note', kind: 'text', required: false, maxLength: 200, label: { zh: '还有要说明的吗？', en: 'Anything to add?' } },
  ]
}

const judge: Judge = (field, value) => {
  if (field.name !== 'agentNumber') return undefined
  const number = normalIdentityNumber(String(value))
  if (!/^\d{15,18}$|^\d{17}X$/.test(number)) return number.length < 6 ? { zh: '请填写证件上的完整号码', en: 'Give the whole number of the document' } : undefined
  const reading = readIdentityNumber(number, '9999-12-31')
  return reading.valid ? undefined : identityProblems[reading.problem]
}

const Send = ({ fields, answers, today, goTo }: {
  readonly fields: readonly FormField[]; readonly answers: Answers; readonly today: string; readonly goTo: (page: string) => void
}) => {
  const say = useSay()
  const navigate = route.useNavigate()
  const queries = useQueryClient()
  const heading = usePageTitle({ zh: '核对委托', en: 'Check the delegation' })
  const { realPerson } = route.useSearch()
  const make = useAction(makeDelegation)
  const start = useAction(startRealPersonCheck)
  const draft = delegationDraft(useCitizen()?.personId)
  const text = (name: string) => String(answers[name] ?? '')
  const send = async (realPersonCheckId?: string) => {
    const about = placeOf(text('vehicle'))
    const business = text(answers.kind === 'licence' ? 'licenceBusiness' : 'vehicleBusiness')
    const made = await make.run({ input: {
      business, agentName: text('agentName'), agentNumber: text('agentNumber'), validUntil: addDays(today, Number(text('days'))),
      ...(realPersonCheckId && { realPersonCheckId }), ...(about && vehicleBusinesses.includes(business) && { about: { kind: 'vehicle', ...about } }), ...(text('note') && { note: text('note') }),
    } })
    if (!made) return
    draft.drop()
    await queries.invalidateQueries({ queryKey: ['delegations'] })
    void navigate({ to: '/delegations/$area/$letterId', params: { area: made.area, letterId: made.id }, replace: true })
  }
  const check = async () => {
    draft.keep(answers)
    const started = await start.run({ input: { purpose: 'delegation', returnTo: `/citizen/delegations/new?at=${lastPage}` } })
    if (started) location.assign(started.url)
  }
  // Back from the check the letter is made at once: nothing is left to be decided.
  const comeBack = useEffectEvent((id: string) => void send(id))
  useEffect(() => {
    if (realPerson) comeBack(realPerson)
  }, [realPerson])
  const busy = make.pending || start.pending
  return (
    <>
      <h2 ref={heading} tabIndex={-1} style={{ margin: 0 }}>{say({ zh: '核对委托', en: 'Check the delegation' })}</h2>
      <section className="cx-card"><Answered fields={fields} answers={answers} goTo={goTo} /></section>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({
          zh: '提交后委托书立即生效，受托人可以在手机上办，也可以到窗口办。您随时可以取消，取消后马上作废。',
          en: 'The letter counts at once: your agent may act in this app or at the counter. You may cancel it at any time; then it is void at once.',
        })} <ClauseChip clause="M9.2.1" />
      </p>
      <FailureNotice failure={make.failure ?? start.failure} />
      <button type="button" className="cx-button cx-button--wide" disabled={busy} onClick={() => void check()}>
        {make.pending ? say({ zh: '正在提交…', en: 'Sending…' }) : say({ zh: '实人认证并委托', en: 'Prove that it is you, and make the letter' })}
      </button>
      <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={busy} onClick={() => void send()}>
        {say({ zh: '不认证，直接委托', en: 'Make it without the check' })}
      </button>
      <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({
        zh: '认证不认证，受托人都不用带您的身份证明。认证能证明是您本人作出的委托，防止别人拿您的手机代您委托。',
        en: 'With the check or without, your agent need not bring proof of your identity. The check shows that it was you who made the letter, and nobody else with your phone.',
      })} <ClauseChip clause="M9.3" /></p>
    </>
  )
}

const Form = ({ vehicles, today }: { readonly vehicles: readonly VehicleView[]; readonly today: string }) => {
  const { at, vehicle } = route.useSearch()
  const navigate = route.useNavigate()
  const { personId } = useCitizen() ?? {}
  const [answers, setAnswers] = useState<Answers>(() => delegationDraft(personId).read() ?? (vehicle ? { kind: 'vehicle', vehicle } : {}))
  const goTo = (page: string) => void navigate({ to: '/delegations/new', search: { vehicle, at: page } })
  const fields = fieldsFor(vehicles, today)
  return (
    <OneByOne fields={fields} answers={answers} onChange={setAnswers} at={at} goTo={goTo} judge={judge}>
      <Send fields={fields} answers={answers} today={today} goTo={goTo} />
    </OneByOne>
  )
}

const Loaded = () => {
  const today = useMe().data?.today
  return <Result query={useMyVehicles()}>{({ vehicles }) => (today ? <Form vehicles={vehicles} today={today} /> : null)}</Result>
}

/** Makes a letter: what, about which car, who, for how long; then the check (M9.1, M9.2.1, M9.2.4). */
const MakeDelegation = () => {
  const { at } = route.useSearch()
  return (
    <Screen title={{ zh: '委托他人办理', en: 'Let somebody act for me' }} back={at && at !== lastPage ? { to: '/delegations/new', search: {} } : { to: '/delegations' }}>
      <SignedIn why={{ zh: '登录后作出委托', en: 'Sign in to delegate' }}><Loaded /></SignedIn>
    </Screen>
  )
}
export default MakeDelegation
