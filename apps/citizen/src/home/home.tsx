import { useElder } from '@changxing/ui/elder.tsx'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { OpenCases } from '../cases/open-cases.tsx'
import { WaitingConsents } from '../consents/consent-rows.tsx'
import { everydayOf } from '../services/service-groups.ts'
import { ServiceRows } from '../services/service-rows.tsx'
import { useCitizen, useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { usePageTitle } from '../shell/screen.tsx'
import { SignInButton } from '../shell/sign-in-button.tsx'
import { ElderSwitch, LanguageSwitch } from '../shell/switches.tsx'
import '@changxing/ui/form/form.css'
import './home.css'

const ShowLicence = () => {
  const say = useSay()
  return (
    <Link to="/licence/show" className="home-show">
      <span className="home-show-words">
        <strong>{say({ zh: '亮证', en: 'Show my licence' })}</strong>
        <span>{say({ zh: '与纸质证同等有效', en: 'As valid as the paper one' })}</span>
      </span>
      <span className="home-show-code"><Icon name="code" size="2.25rem" /></span>
    </Link>
  )
}

const Search = () => {
  const say = useSay()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const go = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/services', search: { q: typed.trim() || undefined } })
  }
  return (
    <form role="search" className="home-search" onSubmit={go}>
      <Icon name="search" />
      <input className="cx-input" type="search" value={typed} onChange={(event) => setTyped(event.target.value)}
        aria-label={say({ zh: '搜索业务', en: 'Search services' })} placeholder={say({ zh: '您想办什么？', en: 'What would you like to do?' })} />
    </form>
  )
}

type Tile = { readonly to: string; readonly icon: IconName; readonly label: Words }
const tiles: readonly Tile[] = [
  { to: '/cases', icon: 'progress', label: { zh: '办件进度', en: 'My cases' } },
  { to: '/licence/verify', icon: 'scan', label: { zh: '核验他人', en: 'Verify a code' } },
  { to: '/vehicles', icon: 'car', label: { zh: '我的车', en: 'My vehicles' } },
  { to: '/delegations', icon: 'letter', label: { zh: '业务委托', en: 'Delegate' } },
  { to: '/transfers', icon: 'swap', label: { zh: '二手车过户', en: 'Used cars' } },
  { to: '/queue', icon: 'ticket', label: { zh: '窗口取号', en: 'Queue number' } },
  { to: '/licence/life', icon: 'clock', label: { zh: '驾证时间线', en: 'Timeline' } },
  { to: '/tests', icon: 'wheel', label: { zh: '驾驶考试', en: 'Driving tests' } },
]

const Tiles = () => {
  const say = useSay()
  return (
    <ul className="cx-plain-list home-tiles">
      {tiles.map((tile) => (
        <li key={tile.to}><Link to={tile.to}><span className="home-tile-icon"><Icon name={tile.icon} /></span>{say(tile.label)}</Link></li>
      ))}
    </ul>
  )
}

/** The first screen of the elder view: few, large ways, one action each. */
const ElderHome = () => {
  const say = useSay()
  const ways: readonly (Tile & { readonly more: Words })[] = [
    { to: '/services', icon: 'services', label: { zh: '办事', en: 'Services' }, more: { zh: '看看能办什么', en: 'See what you can do here' } },
    { to: '/licence/life', icon: 'clock', label: { zh: '驾驶证时间线', en: 'Licence timeline' }, more: { zh: '哪天该换证、体检', en: 'When to renew, when to report' } },
    { to: '/cases', icon: 'progress', label: { zh: '办件进度', en: 'My cases' }, more: { zh: '办到哪一步了', en: 'How far they are' } },
    { to: '/vehicles', icon: 'car', label: { zh: '我的车', en: 'My vehicles' }, more: { zh: '检验什么时候到期', en: 'When the inspection ends' } },
    { to: '/transfers', icon: 'swap', label: { zh: '二手车过户', en: 'Used cars' }, more: { zh: '买车卖车，先问怎么办', en: 'Buying or selling: ask first which way' } },
    { to: '/queue', icon: 'ticket', label: { zh: '窗口取号', en: 'Queue number' }, more: { zh: '走绿色通道', en: 'In the green lane' } },
    { to: '/tests', icon: 'wheel', label: { zh: '驾驶考试', en: 'Driving tests' }, more: { zh: '哪天可以约考试', en: 'When you may book' } },
    { to: '/messages', icon: 'bell', label: { zh: '消息', en: 'Messages' }, more: { zh: '车管所给您的消息', en: 'What the office wrote to you' } },
  ]
  return (
    <ul className="cx-plain-list home-ways">
      {ways.map((way) => (
        <li key={way.to}>
          <Link to={way.to} className="cx-card">
            <Icon name={way.icon} size="2.25rem" />
            <span className="row-words"><span>{say(way.label)}</span><span>{say(way.more)}</span></span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The identity provider sent the person back without a sign-in. */
const SignInTrouble = () => {
  const say = useSay()
  const trouble = new URLSearchParams(location.search).get('signIn')
  if (trouble === 'cancelled') {
    return (
      <div className="home-trouble">
        <Notice tone="grey" live="polite">
          {say({ zh: '您取消了登录。需要时可以再登录。', en: 'You cancelled the sign-in. You can sign in whenever you like.' })}
        </Notice>
      </div>
    )
  }
  if (trouble === 'failed') {
    return (
      <div className="home-trouble">
        <Notice tone="bad" live="assertive" title={say({ zh: '登录没有成功', en: 'The sign-in did not work' })}>
          <SignInButton label={{ zh: '再登录一次', en: 'Sign in again' }} />
        </Notice>
      </div>
    )
  }
  return null
}

/** 首页: 亮证 in one tap, search, what is under way, services; and the switch to the elder view. */
export const Home = () => {
  const say = useSay()
  const { elder } = useElder()
  const citizen = useCitizen()
  const services = useServices()
  const heading = usePageTitle({ zh: '首页', en: 'Home' })
  return (
    <>
      <div className="home-head">
        <Link to="/" className="brand"><img src="/citizen/icon.svg" alt="" /><span>{say({ zh: '畅行', en: 'Changxing' })}</span></Link>
        <div className="switches"><LanguageSwitch /><ElderSwitch /></div>
      </div>
      <h1 ref={heading} tabIndex={-1} className="home-title">
        {say(citizen
          ? { zh: `${citizen.name}，您好`, en: `Hello, ${citizen.name}` }
          : { zh: '交管业务，手机上办', en: 'Traffic services on your phone' })}
      </h1>
      <SignInTrouble />
      <div className="home-grid">
        <div className="cx-stack">
          <ShowLicence />
          <WaitingConsents />
          {elder ? <ElderHome /> : <><Search /><Tiles /></>}
        </div>
        {!elder && (
          <div className="cx-stack">
            <OpenCases />
            <div className="section-head">
              <h2>{say({ zh: '办事', en: 'Services' })}</h2><Link to="/services">{say({ zh: '全部', en: 'All' })}</Link>
            </div>
            <Result query={services}>{(data) => <ServiceRows services={everydayOf(data.services)} />}</Result>
            <p className="cx-small cx-soft home-foot">
              <Link to="/copy-check">{say({ zh: '核验副本真伪', en: 'Check a copy' })}</Link>
              <Link to="/coverage">{say({ zh: '条款与功能对照', en: 'Clauses and features' })}</Link>
            </p>
          </div>
        )}
      </div>
    </>
  )
}
