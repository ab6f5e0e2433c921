import { agreeToCheck, lookThroughLink, revokeCheckLink, type CheckLink } from '@changxing/contract/vehicles.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { cityName, cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { AreaField } from '@changxing/ui/form/area-field.tsx'
import '@changxing/ui/form/form.css'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { isLive, toneOfLink, useCheckLinks } from './check-link-data.ts'
import { Chips } from './chips.tsx'
import { stateChips } from './vehicle-standing.ts'
import '../cases/cases.css'
import './vehicles.css'

const route = getRouteApi('/car-check/$area/$linkId')
type Seen = OutputOf<typeof lookThroughLink>
type Props = { readonly link: CheckLink; readonly onChange: () => void }

/** Free to sell, or what blocks and what to do; then the car. Of the seller nothing is shown. */
const CarAnswer = ({ seen }: { readonly seen: Seen }) => {
  const say = useSay()
  const { car } = seen
  const place = cityName(seen.inArea)
  const stays = cityOf(seen.link.area)?.code === cityOf(seen.inArea)?.code
  return (
    <>
      <AnswerLine answer={seen.clear ? 'yes' : 'not-yet'} line={seen.clear ? { zh: '可以过户', en: 'Free to change hands' } : { zh: '现在还不能过户', en: 'It cannot change hands yet' }}>
        {seen.clear
          ? say({ zh: '车管所知道的情况里，没有影响过户的。', en: 'Nothing that the vehicle office knows stands in the way.' })
          : say({ zh: '请卖方先处理下面的情况，再谈付款。', en: 'Let the seller settle what follows before you pay.' })}{' '}
        {stays ? say({ zh: `在${place.zh}过户，不转出。`, en: `Within ${place.en}.` }) : say({ zh: `按转到${place.zh}查的。`, en: `Asked for a move to ${place.en}.` })}{' '}
        <span className="cx-soft">{say({ zh: '查询时间 ', en: 'As of ' })}<At at={seen.asOf} /></span>
      </AnswerLine>
      {seen.reasons.length > 0 && <section className="cx-card"><ReasonList reasons={seen.reasons} /></section>}
      {seen.toBring.length > 0 && (
        <Notice tone="blue" title={say({ zh: '不影响过户，办理时要带', en: 'It blocks nothing, but has to be brought' })}>
          <ul className="cx-plain-list cx-stack">{seen.toBring.map(({ says }) => <li key={says.zh}>{say(says)}</li>)}</ul>
        </Notice>
      )}
      <section className="cx-card vehicle-head">
        <Plate large kind={car.plate.kind} number={car.plate.number} />
        <p><strong>{car.brandModel}</strong> · {say(car.colourSays)}</p>
        <Chips of={stateChips(seen)} />
        <dl className="cx-facts" style={{ textAlign: 'left' }}>
          <dt>{say({ zh: '类型', en: 'Type' })}</dt><dd>{say(car.typeSays)} · {say(car.useSays)}</dd>
          <dt>{say({ zh: '初次登记', en: 'First registered' })}</dt><dd><Day on={car.firstRegisteredOn} /></dd>
          {car.inspectionValidUntil && <><dt>{say({ zh: '检验有效至', en: 'Inspection good until' })}</dt><dd><Day on={car.inspectionValidUntil} /></dd></>}
          {car.scrapBy && <><dt>{say({ zh: '强制报废期止', en: 'To be scrapped by' })}</dt><dd><Day on={car.scrapBy} /></dd></>}
        </dl>
      </section>
    </>
  )
}

const Look = ({ link, onChange }: Props) => {
  const say = useSay()
  const look = useAction(lookThroughLink)
  const [seen, setSeen] = useState<Seen>()
  const [inArea, setInArea] = useState('')
  const send = async () => {
    const found = await look.run({ params: { area: link.area, linkId: link.linkId }, input: inArea === '' ? {} : { inArea } })
    if (!found) return
    setSeen(found)
    setInArea(found.inArea)
    onChange()
  }
  return (
    <>
      {seen && <CarAnswer seen={seen} />}
      <FailureNotice failure={look.failure} retry={() => void send()} />
      {seen && (
        <AreaField id="field-in-area" value={inArea} onChange={setInArea} label={{ zh: '要在哪个城市上牌？', en: 'In which city will it be registered?' }}
          hint={{ zh: '换一个城市再查：各地对排放、居住证的要求不同', en: 'Try another city: what they ask of exhaust and residence differs' }} />
      )}
      <button type="button" className={seen ? 'cx-button cx-button--quiet cx-button--wide' : 'cx-button cx-button--wide'} disabled={look.pending} onClick={() => void send()}>
        {seen ? say({ zh: '再查一次', en: 'Look again' }) : say({ zh: '查这辆车', en: 'Check this car' })}
      </button>
      {seen && link.role === 'buyer' && <Link className="cx-button cx-button--wide" to="/transfers/route">{say({ zh: '下一步：怎么过户', en: 'Next: which way it changes hands' })}</Link>}
    </>
  )
}

const Agree = ({ link, onChange }: Props) => {
  const say = useSay()
  const agree = useAction(agreeToCheck)
  const send = async () => {
    if (await agree.run({ params: { area: link.area, linkId: link.linkId }, input: { consent: true } })) onChange()
  }
  return (
    <div className="cx-actions">
      <FailureNotice failure={agree.failure} retry={() => void send()} />
      <button type="button" className="cx-button" disabled={agree.pending} onClick={() => void send()}>
        {say({ zh: `同意让 ${link.buyerMasked ?? ''} 查看`, en: `Let ${link.buyerMasked ?? ''} see` })}
      </button>
    </div>
  )
}

const Revoke = ({ link, onChange }: Props) => {
  const say = useSay()
  const revoke = useAction(revokeCheckLink)
  const send = async () => {
    if (await revoke.run({ params: { area: link.area, linkId: link.linkId } })) onChange()
  }
  return (
    <>
      <FailureNotice failure={revoke.failure} retry={() => void send()} />
      <button type="button" className="cx-button cx-button--danger cx-button--wide" disabled={revoke.pending} onClick={() => void send()}>{say({ zh: '收回链接', en: 'Take the link back' })}</button>
    </>
  )
}

const nextFor = ({ role, state }: CheckLink): Words => {
  if (state === 'waiting-for-buyer') return { zh: '把链接或二维码交给买方，等买方打开并同意。', en: 'Give the link or code to the buyer and wait until they agree.' }
  if (state === 'waiting-for-seller') {
    return role === 'seller'
      ? { zh: '买方已同意。您也同意后，双方都能查看。', en: 'The buyer has agreed. Once you agree, both can look.' }
      : { zh: '已告诉卖方。卖方同意后，您就能查看，页面会自动更新。', en: 'The seller has been told. Once they agree you can look; this page renews itself.' }
  }
  if (state === 'open') return { zh: '双方都已同意，现在就可以查。', en: 'Both have agreed: look now.' }
  return role === 'seller'
    ? { zh: '需要时可以在“我的车”里重新生成。', en: 'You can make a new one in “My vehicles”.' }
    : { zh: '需要时请卖方重新生成链接。', en: 'Ask the seller for a new link if you need one.' }
}

const Looks = ({ link }: Pick<Props, 'link'>) => {
  const say = useSay()
  if (link.looks.length === 0) return null
  return (
    <details className="cx-card">
      <summary>{say({ zh: `谁查看过（${link.looks.length} 次）`, en: `Who looked (${link.looks.length})` })}</summary>
      <ul className="cx-plain-list cx-stack">
        {link.looks.map((look) => (
          <li key={look.at}>
            {look.who === 'seller' ? say({ zh: '卖方', en: 'The seller' }) : say({ zh: '买方', en: 'The buyer' })} · <At at={look.at} /> · {look.clear ? say({ zh: '可以过户', en: 'free' }) : say({ zh: '还不能过户', en: 'blocked' })}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Found = () => {
  const say = useSay()
  const { area, linkId } = route.useParams()
  const queries = useQueryClient()
  const onChange = () => void queries.invalidateQueries({ queryKey: ['check-links'] })
  return (
    <Result query={useCheckLinks()}>
      {({ links }) => {
        const link = links.find((candidate) => candidate.area === area && candidate.linkId === linkId)
        if (!link) return <Notice tone="grey">{say({ zh: '没有这个查车链接，或它与您无关。', en: 'There is no such link, or it is not yours.' })}</Notice>
        const props = { link, onChange }
        return (
          <>
            {link.state !== 'open' && <AnswerLine answer="checking" tone={toneOfLink[link.state]} line={link.stateSays} say={nextFor(link)}>{say(nextFor(link))}</AnswerLine>}
            <p style={{ margin: 0 }}><strong>{link.car.plateNumber}</strong> · {link.car.brandModel}{link.buyerMasked && <> · {say({ zh: `买方 ${link.buyerMasked}`, en: `Buyer ${link.buyerMasked}` })}</>}</p>
            {link.state === 'waiting-for-seller' && link.role === 'seller' && <Agree {...props} />}
            {link.state === 'open' && <Look {...props} />}
            <Looks link={link} />
            {isLive(link) && <Revoke {...props} />}
          </>
        )
      }}
    </Result>
  )
}

/** One shared check, for seller and buyer: where the consent stands, then the answer, who looked, and the way to take it back. */
const CarCheckPage = () => (
  <Screen title={{ zh: '一起查车', en: 'Shared check' }} back={{ to: '/car-check' }}>
    <SignedIn why={{ zh: '登录后才能一起查车', en: 'Sign in to check a car together' }}><Found /></SignedIn>
  </Screen>
)
export default CarCheckPage
