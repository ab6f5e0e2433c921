import { joinCheckLink, type CheckLink } from '@changxing/contract/vehicles.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { TextField } from '@changxing/ui/form/inputs.tsx'
import '@changxing/ui/form/form.css'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { isLive, tokenOf, toneOfLink, useCheckLinks } from './check-link-data.ts'
import '../cases/cases.css'

const Card = ({ link }: { readonly link: CheckLink }) => {
  const say = useSay()
  return (
    <Link className="cx-card case-card" to="/car-check/$area/$linkId" params={{ area: link.area, linkId: link.linkId }}>
      <span className="case-card-head">
        <strong>{link.car.plateNumber} · {link.car.brandModel}</strong>
        <span className="cx-chip" data-tone={toneOfLink[link.state]}><Shape tone={toneOfLink[link.state]} />{say(link.stateSays)}</span>
      </span>
      <span className="cx-soft cx-small">
        {link.role === 'seller' ? say({ zh: '我是卖方', en: 'I sell' }) : say({ zh: '我是买方', en: 'I buy' })}
        {isLive(link) && <>{say({ zh: '，有效至 ', en: ', good until ' })}<At at={link.expiresAt} /></>}
      </span>
    </Link>
  )
}

/** The buyer opens the seller's link and agrees before anything is shown. */
const Join = ({ token: given }: { readonly token: string }) => {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const join = useAction(joinCheckLink)
  const [typed, setTyped] = useState(given)
  const [tried, setTried] = useState(false)
  const token = tokenOf(typed)
  const problem = tried && token.length < 20 ? { zh: '请粘贴卖方发来的完整链接', en: 'Paste the whole link that the seller sent' } : undefined
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (token.length < 20) return
    const joined = await join.run({ input: { token, consent: true } })
    if (!joined) return
    await queries.invalidateQueries({ queryKey: ['check-links'] })
    void navigate({ to: '/car-check/$area/$linkId', params: { area: joined.area, linkId: joined.linkId }, hash: '' })
  }
  return (
    <form className="cx-card cx-stack" onSubmit={(event) => void send(event)} noValidate>
      <h2 style={{ margin: 0 }}>{given ? say({ zh: '卖方请您一起查车', en: 'The seller invites you to check a car' }) : say({ zh: '我是买方', en: 'I am the buyer' })}</h2>
      {given === '' && (
        <TextField id="field-token" label={{ zh: '卖方发来的链接', en: 'The link from the seller' }} problem={problem} value={typed} onChange={setTyped}
          hint={{ zh: '也可以直接用相机扫卖方手机上的码', en: 'Or scan the code on the seller’s phone with your camera' }} />
      )}
      <p className="cx-soft" style={{ margin: 0 }}>{say({ zh: '同意后，卖方会看到您姓名的第一个字和所在城市，双方的每次查看都留记录。', en: 'If you agree, the seller learns the first character of your name and your city, and each look by either side is recorded.' })}</p>
      <FailureNotice failure={join.failure} />
      <button type="submit" className="cx-button cx-button--wide" disabled={join.pending}>{say({ zh: '我同意，打开', en: 'I agree: open it' })}</button>
    </form>
  )
}

const Links = () => {
  const say = useSay()
  return (
    <Result query={useCheckLinks()}>
      {({ links }) => links.length === 0 ? null : (
        <>
          <div className="section-head"><h2>{say({ zh: '我的查车链接', en: 'My links' })}</h2></div>
          <ul className="cx-plain-list cx-stack">{links.toSorted((a, b) => Number(isLive(b)) - Number(isLive(a))).map((link) => <li key={link.linkId}><Card link={link} /></li>)}</ul>
        </>
      )}
    </Result>
  )
}

/** 买卖前一起查车: what would stop the transfer is known before money changes hands (M2.4.3). */
const CarCheck = () => {
  const say = useSay()
  const [token] = useState(() => (location.hash.length > 20 ? location.hash.slice(1) : ''))
  return (
    <Screen title={{ zh: '买卖前一起查车', en: 'Check a car before a sale' }} back={{ to: '/vehicles' }}>
      {token === '' && (
        <AnswerLine answer="yes" tone="blue" line={{ zh: '付钱之前，先看能不能过户', en: 'Before you pay, see whether it can change hands' }}>
          {say({ zh: '抵押、违法未处理、查封等，车管所知道的都会说明。', en: 'A mortgage, open violations, a court seal: whatever the vehicle office knows is said.' })} <ClauseChip clause="M2.4.3" />
        </AnswerLine>
      )}
      <SignedIn why={{ zh: '登录后才能一起查车', en: 'Sign in to check a car together' }}><Join token={token} /><Links /></SignedIn>
      {token === '' && (
        <p className="cx-soft" style={{ margin: 0 }}>
          {say({ zh: '您是卖方？在', en: 'You sell? Open the car in ' })}<Link to="/vehicles">{say({ zh: '我的车', en: 'My vehicles' })}</Link>{say({ zh: '里打开那辆车，生成链接。', en: ' and make a link there.' })}
        </p>
      )}
    </Screen>
  )
}
export default CarCheck
