import { cancelDelegation, delegationLetter, type Delegation } from '@changxing/contract/delegations.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { grouped } from '../copies/copy-digits.ts'
import { CodePicture } from '../licences/show/code-picture.tsx'
import { saveDocument } from '../shell/download.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { placeText, useMyVehicles } from '../vehicles/my-vehicles-data.ts'
import { businessWords, toneOfLetter, useDelegations } from './delegations-data.ts'
import './delegations.css'

const route = getRouteApi('/delegations/$area/$letterId')

type Props = { readonly letter: Delegation; readonly mine: boolean }

const About = ({ letter, mine }: Props) => {
  const say = useSay()
  const vehicle = useMyVehicles().data?.vehicles.find(({ vehicleId }) => mine && vehicleId === letter.about?.id)
  return (
    <section className="cx-card">
      <dl className="cx-facts">
        <dt>{say({ zh: '业务', en: 'Business' })}</dt><dd>{say(businessWords(letter.business))}</dd>
        {vehicle && <><dt>{say({ zh: '车辆', en: 'Vehicle' })}</dt><dd><Plate kind={vehicle.plate.kind} number={vehicle.plate.number} /></dd></>}
        {!vehicle && letter.about && <><dt>{say({ zh: '车辆', en: 'Vehicle' })}</dt><dd>{say({ zh: '委托书指定的车', en: 'The one the letter names' })}</dd></>}
        <dt>{say({ zh: '委托人', en: 'Principal' })}</dt><dd>{letter.principalName} <span className="cx-soft cx-figures">{letter.principalNumberMasked}</span></dd>
        <dt>{say({ zh: '受托人', en: 'Agent' })}</dt><dd>{letter.agentName} <span className="cx-soft cx-figures">{letter.agentNumberMasked}</span></dd>
        <dt>{say({ zh: '有效期', en: 'Valid' })}</dt><dd><Day on={letter.madeOn} />{say({ zh: '至', en: ' to ' })}<Day on={letter.validUntil} /></dd>
        {letter.note && <><dt>{say({ zh: '说明', en: 'Note' })}</dt><dd>{letter.note}</dd></>}
      </dl>
    </section>
  )
}

/**
 * What the counter scans, or types where the scanner fails (M9.2.2): the digits survive any input method between gun and page; the signed code
 * proves itself.
 */
const Codes = ({ letter }: Pick<Props, 'letter'>) => {
  const say = useSay()
  if (!letter.code && !letter.handle) return null
  return (
    <section className="cx-card cx-stack">
      <h2 style={{ margin: 0 }}>{say({ zh: '到窗口时出示', en: 'Show this at the counter' })}</h2>
      {letter.handle && <div className="letter-code"><CodePicture text={letter.handle} label={say({ zh: '40 位数字的二维码', en: 'QR code of the 40 digits' })} /></div>}
      {letter.handle && <p className="letter-digits cx-figures" data-digits={letter.handle}>{grouped(letter.handle)}</p>}
      {letter.code && (
        <details>
          <summary className="letter-signed">{say({ zh: '窗口断网时，出示签名码', en: 'If the counter is offline, show the signed code' })}</summary>
          <div className="letter-code"><CodePicture text={letter.code} label={say({ zh: '电子委托书二维码', en: 'QR code of the electronic letter' })} /></div>
        </details>
      )}
      <p className="cx-soft cx-small" style={{ margin: 0 }}>
        {letter.copyAt
          ? say({ zh: '窗口已能查到这份委托；扫码或报 40 位数字也可以。', en: 'The counters can find it already; the code or the 40 digits do as well.' })
          : say({ zh: '正在送达各地窗口；没送到时，扫码或报 40 位数字一样有效。', en: 'On its way to the counters; until then the code or the 40 digits count just as much.' })}{' '}
        <ClauseChip clause="M9.2.2" />
      </p>
    </section>
  )
}

/** Asks once more on the page itself. The letter is void at once. */
const Cancel = ({ letter, onDone }: Pick<Props, 'letter'> & { readonly onDone: () => void }) => {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const cancel = useAction(cancelDelegation)
  const what = say({ zh: '取消委托', en: 'Cancel the delegation' })
  if (!asked) return <button type="button" className="cx-button cx-button--danger cx-button--wide" onClick={() => setAsked(true)}>{what}</button>
  const send = async () => {
    if (await cancel.run({ params: { area: letter.area, delegationId: letter.id } })) onDone()
  }
  return (
    <section className="cx-card cx-actions" role="group" aria-label={what}>
      <p style={{ margin: 0 }}>{say({ zh: '委托书马上作废，受托人不能再办。确定吗？', en: 'The letter is void at once and your agent can do no more with it. Are you sure?' })}</p>
      <FailureNotice failure={cancel.failure} retry={() => void send()} />
      <button type="button" className="cx-button cx-button--danger" disabled={cancel.pending} onClick={() => void send()}>{what}</button>
      <button type="button" className="cx-button cx-button--quiet" autoFocus onClick={() => setAsked(false)}>{say({ zh: '不取消', en: 'Keep it' })}</button>
    </section>
  )
}

const Pdf = ({ letter }: Pick<Props, 'letter'>) => {
  const say = useSay()
  const pdf = useAction(delegationLetter)
  const save = async () => {
    const bytes = await pdf.run({ params: { area: letter.area, delegationId: letter.id } })
    if (bytes) saveDocument(bytes, 'application/pdf', `${say({ zh: '委托书', en: 'letter' })}-${letter.madeOn}.pdf`)
  }
  return (
    <>
      <FailureNotice failure={pdf.failure} />
      <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={pdf.pending} onClick={() => void save()}>
        <Icon name="download" />{say({ zh: '保存委托书（PDF）', en: 'Save the letter (PDF)' })}
      </button>
    </>
  )
}

/** The agent goes on to the service that the letter names; where it is not offered online, to the counter. */
const StartAsAgent = ({ letter }: Pick<Props, 'letter'>) => {
  const say = useSay()
  const services = useServices().data?.services.filter(({ businessName, applicants, counterOnly }) => businessName !== null && !counterOnly && covers(letter.business, businessName) && applicants.includes('delegate'))
  if (!services) return null
  if (services.length === 0) return <Notice tone="grey">{say({ zh: '这项业务请带委托书到窗口办理。', en: 'For this business, take the letter to the counter.' })}</Notice>
  return services.map((service) => (
    <Link key={service.id} className="cx-button cx-button--wide" to="/services/$service" params={{ service: service.id }} search={{ letter: placeText(letter) }}>
      {say({ zh: `替${letter.principalName}办理：${service.title.zh}`, en: `Start for ${letter.principalName}: ${service.title.en}` })}
    </Link>
  ))
}

const next = (letter: Delegation, mine: boolean): Words => {
  if (letter.state === 'cancelled') return { zh: '这份委托书已作废。需要时请重新委托。', en: 'This letter is void. Make a new one if it is needed.' }
  if (letter.state === 'expired') return { zh: '已过有效期。需要时请重新委托。', en: 'Its time is over. Make a new one if it is needed.' }
  return mine
    ? { zh: `${letter.agentName}可以替您办这一项业务。`, en: `${letter.agentName} may do this one thing for you.` }
    : { zh: `您可以替${letter.principalName}办这一项业务。`, en: `You may do this one thing for ${letter.principalName}.` }
}

const Page = ({ letter, mine }: Props) => {
  const say = useSay()
  const queries = useQueryClient()
  const inForce = letter.state === 'in-force'
  return (
    <>
      <AnswerLine answer={inForce ? 'yes' : 'not-yet'} tone={toneOfLetter[letter.state]} line={letter.stateSays} say={next(letter, mine)}>{say(next(letter, mine))}</AnswerLine>
      {!mine && inForce && <StartAsAgent letter={letter} />}
      <About letter={letter} mine={mine} />
      {inForce && <Codes letter={letter} />}
      {letter.origin === 'online' && <Pdf letter={letter} />}
      {mine && inForce && <Cancel letter={letter} onDone={() => void queries.invalidateQueries({ queryKey: ['delegations'] })} />}
    </>
  )
}

const Found = () => {
  const say = useSay()
  const { area, letterId } = route.useParams()
  return (
    <Result query={useDelegations()}>
      {({ made, naming }) => {
        const is = (letter: Delegation) => letter.area === area && letter.id === letterId
        const mine = made.find(is)
        const letter = mine ?? naming.find(is)
        return letter ? <Page letter={letter} mine={mine !== undefined} /> : <Notice tone="grey">{say({ zh: '没有这份委托书，或它与您无关。', en: 'There is no such letter, or it is not yours.' })}</Notice>
      }}
    </Result>
  )
}

/** One letter: for its principal to show, keep and cancel; for its agent to act by. */
const DelegationPage = () => (
  <Screen title={{ zh: '委托书', en: 'Letter of delegation' }} back={{ to: '/delegations' }}>
    <SignedIn why={{ zh: '登录后查看委托书', en: 'Sign in to see the letter' }}><Found /></SignedIn>
  </Screen>
)
export default DelegationPage
