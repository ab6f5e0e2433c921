import type { FormField } from '@changxing/contract/cases.ts'
import type { InputOf, OutputOf } from '@changxing/contract/endpoint.ts'
import { transferRoute } from '@changxing/contract/vehicles.ts'
import { speakInPlace } from '@changxing/rules/vehicles/stand-ins.ts'
import type { TransferGround } from '@changxing/rules/vehicles/transfer-needs.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { Answered, OneByOne } from '@changxing/ui/form/one-by-one.tsx'
import type { Answers } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { WhatToBring } from './what-to-bring.tsx'
import '../services/services.css'
import './transfers.css'

const route = getRouteApi('/transfers/route')
type Found = OutputOf<typeof transferRoute>

/** Asked as people speak of a car; the codes of GA 802 and GA/T 16.3 stay behind. */
const fields: readonly FormField[] = [
  {
    name: 'car', kind: 'choice', required: true, label: { zh: '是什么车？', en: 'What kind of vehicle?' },
    options: [
      { value: 'K33 A', label: { zh: '家用小轿车、SUV、面包车（九座以下）', en: 'A private car, SUV or van with up to 9 seats' } },
      { value: 'K33 G', label: { zh: '租赁、网约等营运的小客车', en: 'A hired car, taxi or ride-hailing car' } },
      { value: 'H31 A', label: { zh: '货车', en: 'A truck' } },
      { value: 'M21 A', label: { zh: '摩托车', en: 'A motorcycle' } },
    ],
  },
  {
    name: 'ground', kind: 'choice', required: true, label: { zh: '车是怎么到您手上的？', en: 'How does it come to you?' },
    options: [
      { value: 'sale', label: { zh: '买的', en: 'Bought' } }, { value: 'gift', label: { zh: '赠与', en: 'A gift' } },
      { value: 'inheritance', label: { zh: '继承', en: 'Inherited' } }, { value: 'court', label: { zh: '法院判决、拍卖', en: 'By a court' } },
      { value: 'other', label: { zh: '其他', en: 'Another way' } },
    ],
  },
  { name: 'outArea', kind: 'area', required: true, label: { zh: '车现在登记在哪个城市？', en: 'In which city is it registered now?' }, hint: { zh: '看行驶证或号牌', en: 'See the vehicle licence or the plate' } },
  { name: 'inArea', kind: 'area', required: true, label: { zh: '您要在哪个城市上牌？', en: 'In which city will you register it?' } },
  { name: 'tradeArea', kind: 'area', required: false, label: { zh: '在哪个城市交易、开发票？', en: 'Where is it traded and invoiced?' }, hint: { zh: '还没有交易可以不填', en: 'Leave empty if it is not traded yet' }, when: { field: 'ground', is: ['sale'] } },
]

type Look = { readonly answer: Answer; readonly tone?: Tone; readonly line: Words; readonly more: Words }
const looks: Record<Found['route'], Look> = {
  'one-stop': {
    answer: 'yes', line: { zh: '可以一次办好', en: 'It can be done in one go' },
    more: { zh: '档案由两地车管所网上传递，不用自己跑。', en: 'The two offices send the file to each other; you carry nothing.' },
  },
  'within-area': { answer: 'yes', line: { zh: '在本地车管所过户', en: 'At the vehicle office of the city' }, more: { zh: '同一个城市，不用转档案。', en: 'Within one city no file has to travel.' } },
  'earlier-procedure': {
    answer: 'yes', tone: 'care', line: { zh: '按原办法，两地都要去', en: 'The earlier way: you go to both offices' },
    more: { zh: '先在转出地办转出，再到转入地办转入，两地各查验一次。', en: 'First out at the old office, then in at the new one; each inspects the car.' },
  },
  refused: {
    answer: 'not-yet', line: { zh: '不能这样过户', en: 'It cannot change hands like this' },
    more: { zh: '只能在登记城市或上牌城市交易、开发票，请到其中一地重新交易。', en: 'It may be traded only where it is registered or where you register it: trade it in one of the two.' },
  },
}
/** Traded in the old place, or given away: the file still travels by itself, but each office looks at the car. */
const inspectedTwice: Look = {
  answer: 'yes', line: { zh: '可以办，两地各查验一次', en: 'It can be done, with an inspection in each city' },
  more: { zh: '先到转出地查验，档案由两地车管所网上传递，再到转入地查验、登记。', en: 'First the old office looks at the car; the file travels by itself; then the new one looks and registers.' },
}
/** The new way is open, but an office that has to take part works on another platform (M2.3.2). */
const elsewhere: Look = {
  answer: 'not-yet', tone: 'care', line: { zh: '可以一次办好，但不能在这里申请', en: 'It can be done in one go, but not applied for here' },
  more: { zh: '档案由两地车管所网上传递，不用自己跑。', en: 'The two offices send the file to each other; you carry nothing.' },
}
const places: Record<Found['applyAt'][number], Words> = {
  online: { zh: '手机上申请（新车主）', en: 'In this app (the new owner)' },
  'in-office': { zh: '上牌城市的车管所', en: 'The vehicle office where you register it' },
  'out-office': { zh: '现在登记城市的车管所', en: 'The vehicle office where it is registered now' },
}

/** What was answered here is not asked again. */
const applyFrom = ({ inArea, tradeArea }: Answers) => (tradeArea
  ? { inArea: String(inArea), tradeArea: String(tradeArea), at: 'plateKind' } : { inArea: String(inArea), at: 'tradeArea' })

/** On these grounds the new owner applies alone, at a counter: the present one has died, or need not agree. */
const appliesAlone = (ground: TransferGround) => ground === 'inheritance' || ground === 'court'

/** A sale between cities that the former owner began is ended first; an heir, or who has a judgment, speaks for them at the counter (M2.4.3). */
const SoldBefore = () => {
  const say = useSay()
  return (
    <section className="cx-card">
      <h2>{say({ zh: '原车主已卖出、正在异地过户的', en: 'If the former owner had begun to sell it to another city' })} <ClauseChip clause="M2.4.3" /></h2>
      <p style={{ margin: 0 }}>{say(speakInPlace)}{say({ zh: '。过户终止后再来申请。', en: '. Once it has ended, apply.' })}</p>
    </section>
  )
}

/** Who applies within the city: the present owner, and the new one confirms; an heir, or who has a judgment, at the counter. */
const WithinSteps = ({ ground }: { readonly ground: TransferGround }) => {
  const say = useSay()
  if (appliesAlone(ground)) {
    return (
      <section className="cx-card cx-stack">
        <h2>{say({ zh: '由您到窗口申请', en: 'You apply, at the counter' })}</h2>
        <p style={{ margin: 0 }}>{say({
          zh: '带下面的材料到车登记城市的车管所窗口，由您自己申请，不用现车主到场，也不用先登录。窗口凭号牌和车辆识别代号查到车。',
          en: 'Bring the papers below to the vehicle office of the city. You apply yourself: the registered owner need not come, and nobody signs in first. The counter finds the car by plate and VIN.',
        })}</p>
        <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'vehicles.take-over' }}>{say({ zh: '看怎么办、多久办好', en: 'How it goes, and how long it takes' })}</Link>
      </section>
    )
  }
  return (
    <section className="cx-card cx-stack">
      <h2>{say({ zh: '现车主申请，您确认', en: 'The present owner applies, you confirm' })}</h2>
      <ol className="service-steps" style={{ margin: 0 }}>
        <li>{say({ zh: '现车主在本应用或车管所窗口申请，填您的姓名和证件号码。', en: 'The present owner applies, in this app or at the counter, and gives your name and identity number.' })}</li>
        {ground === 'other' && <li>{say({ zh: '原因选“其他”，交所有权转移的证明、凭证；拿不准带什么，一起到窗口问清再办。', en: 'The ground is “another”, with proof that the owner changed; if you are not sure what counts, come to the counter together.' })}</li>}
        <li>{say({ zh: '您收到消息，在“等我确认”里看清车和责任，同意或不同意；没有手机的，带身份证到窗口回答。', en: 'You get a message: under “Waiting for my yes” you see the car and your duties, and agree or decline. Without a phone, answer at the counter with your identity card.' })}</li>
        <li>{say({ zh: '查验车辆，两名人员审核，您领号牌、行驶证。', en: 'The car is inspected, two officers register it, you get plates and vehicle licence.' })}</li>
      </ol>
      <Link className="cx-button cx-button--wide" to="/consents">{say({ zh: '我是新车主：看等我确认的', en: 'I am the new owner: what waits for my yes' })}</Link>
      <Link className="cx-button cx-button--quiet cx-button--wide" to="/services/$service" params={{ service: 'vehicles.transfer' }}>{say({ zh: '我是现车主：去申请', en: 'I am the present owner: apply' })}</Link>
    </section>
  )
}

/** The earlier way as its two pieces of business, each with who does it. */
const EarlierSteps = ({ ground }: { readonly ground: TransferGround }) => {
  const say = useSay()
  if (appliesAlone(ground)) {
    return (
      <section className="cx-card cx-stack">
        <h2>{say({ zh: '两步都由您申请', en: 'You apply for both steps' })}</h2>
        <p style={{ margin: 0 }}>{say({
          zh: '第一步“转出”：您带下面的材料到车现在登记城市的车管所窗口申请，不用现车主到场。第二步“转入”：转出后这辆车会出现在“我的车”，由您在网上或窗口申请。',
          en: 'First, moving out: you apply at the counter where the car is registered now, with the papers below; the registered owner need not come. Then, moving in: the car appears among “My vehicles”, and you apply here or at a counter.',
        })}</p>
        <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'vehicles.take-over-move-out' }}>{say({ zh: '第一步：到窗口办转出，看怎么办', en: 'First: move it out at the counter, how it goes' })}</Link>
        <Link className="cx-button cx-button--quiet cx-button--wide" to="/services/$service" params={{ service: 'vehicles.move-in' }}>{say({ zh: '第二步：办转入', en: 'Then: move it in' })}</Link>
      </section>
    )
  }
  return (
    <section className="cx-card cx-stack">
      <h2>{say({ zh: '两步都可以在这里申请', en: 'Both steps can be applied for here' })}</h2>
      <p style={{ margin: 0 }}>{say({
        zh: '第一步“转出”由现车主申请，填您的姓名和证号；第二步“转入”由您申请，转出后这辆车会出现在“我的车”。您搬家、车还是自己的，两步都由您申请。',
        en: 'The present owner applies for the first, moving out, and names you. You apply for the second, moving in: after the first the car appears among “My vehicles”. If you move house with your own car, both are yours.',
      })}</p>
      <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'vehicles.move-out' }}>{say({ zh: '第一步：办转出（现车主）', en: 'First: move it out (present owner)' })}</Link>
      <Link className="cx-button cx-button--quiet cx-button--wide" to="/services/$service" params={{ service: 'vehicles.move-in' }}>{say({ zh: '第二步：办转入（新车主）', en: 'Then: move it in (new owner)' })}</Link>
    </section>
  )
}

const RouteAnswer = ({ found, answers }: { readonly found: Found; readonly answers: Answers }) => {
  const say = useSay()
  const away = found.elsewhere.length > 0
  const earlier = found.route === 'earlier-procedure'
  const look = away && !earlier ? elsewhere : found.route === 'one-stop' && found.inspections > 1 ? inspectedTwice : looks[found.route]
  const ground = answers.ground as TransferGround
  const online = found.route === 'one-stop' && found.applyAt.includes('online') && !away
  return (
    <>
      <AnswerLine answer={look.answer} tone={look.tone} line={look.line} say={look.more}>
        {say(look.more)}
        {found.route !== 'refused' && !earlier && say({ zh: `车要查验 ${found.inspections} 次。`, en: found.inspections === 1 ? ' One inspection.' : ` ${found.inspections} inspections.` })}
      </AnswerLine>
      {found.changesOn && <Notice tone="blue">{say({ zh: `从${dateWords(found.changesOn).zh}起，两地都能一次办好。不急的话可以等到那天。`, en: `From ${dateWords(found.changesOn).en} both cities have the new way, in one go. If there is no hurry you may wait.` })}</Notice>}
      {away && <Notice tone="blue">{found.elsewhere.map(({ says }) => say(says)).join(say({ zh: '；', en: '; ' }))}</Notice>}
      {earlier && !away && <EarlierSteps ground={ground} />}
      {found.route === 'within-area' && <WithinSteps ground={ground} />}
      {found.route === 'one-stop' && !away && (
        <section className="cx-card">
          <h2>{say({ zh: '到哪里申请', en: 'Where to apply' })}</h2>
          <ul style={{ margin: 0, paddingLeft: '1.2em' }}>{found.applyAt.map((place) => <li key={place}>{say(places[place])}</li>)}</ul>
        </section>
      )}
      <WhatToBring found={found} ground={ground} on={found.decision.on} />
      {appliesAlone(ground) && <SoldBefore />}
      {online && <Link className="cx-button cx-button--wide" to="/transfers/new" search={applyFrom(answers)}>{say({ zh: '去网上申请', en: 'Apply online' })}</Link>}
      {!appliesAlone(ground) && <Link className="cx-button cx-button--quiet cx-button--wide" to="/car-check">{say({ zh: '付钱前先一起查车', en: 'Check the car before you pay' })}</Link>}
      <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={found.decision.reasons} /></section>
    </>
  )
}

const Asked = ({ answers, goTo }: { readonly answers: Answers; readonly goTo: (page: string) => void }) => {
  const say = useSay()
  const client = useClient()
  const [vehicleType = '', use = ''] = String(answers.car).split(' ')
  const input = {
    vehicleType, use, ground: answers.ground as InputOf<typeof transferRoute>['ground'], outArea: String(answers.outArea), inArea: String(answers.inArea),
    ...(answers.ground === 'sale' && answers.tradeArea ? { tradeArea: String(answers.tradeArea) } : {}),
  }
  const asked = useQuery({ queryKey: ['transfer-route', input], queryFn: ({ signal }) => client.call(transferRoute, { input, signal }) })
  return (
    <>
      <Result query={asked}>{(found) => <RouteAnswer found={found} answers={answers} />}</Result>
      <section className="cx-card"><h2>{say({ zh: '您的回答', en: 'What you said' })}</h2><Answered fields={fields} answers={answers} goTo={goTo} /></section>
    </>
  )
}

const Form = () => {
  const { at } = route.useSearch()
  const navigate = route.useNavigate()
  const [answers, setAnswers] = useState<Answers>({})
  const goTo = (page: string) => void navigate({ to: '/transfers/route', search: { at: page } })
  return <OneByOne fields={fields} answers={answers} onChange={setAnswers} at={at} goTo={goTo}><Asked answers={answers} goTo={goTo} /></OneByOne>
}

/** Which way a car changes owner (M2.1.1, M2.1.2, M2.1.5), asked without jargon; and when that changes (M2.2.0, M2.2.1). */
const TransferRoute = () => (
  <Screen title={{ zh: '二手车过户怎么办', en: 'How a used car changes owner' }} back={{ to: '/transfers' }}>
    <Form />
  </Screen>
)
export default TransferRoute
