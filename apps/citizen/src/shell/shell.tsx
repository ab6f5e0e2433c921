import { useElder } from '@changxing/ui/elder.tsx'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { OfflineStrip } from '@changxing/ui/notice.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense } from 'react'
import { UpdatePrompt } from '../offline/update-prompt.tsx'
import { aheadFrom } from '@changxing/ui/dates.ts'
import { ServerClockProvider } from '@changxing/ui/time-ago.tsx'
import { useOnline } from '../offline/use-online.ts'
import { Loading } from './loading.tsx'
import { useMe, useMessages } from './queries.ts'
import { ElderSwitch, LanguageSwitch } from './switches.tsx'

type Tab = { readonly to: string; readonly icon: IconName; readonly label: Words; readonly owns: readonly string[] }

const tabs: readonly Tab[] = [
  { to: '/', icon: 'home', label: { zh: '首页', en: 'Home' }, owns: [] },
  { to: '/services', icon: 'services', label: { zh: '办事', en: 'Services' }, owns: ['/services', '/apply', '/cases', '/tests'] },
  { to: '/licence', icon: 'licence', label: { zh: '证照', en: 'Licence' }, owns: ['/licence'] },
  { to: '/mine', icon: 'person', label: { zh: '我的', en: 'Me' }, owns: ['/mine', '/messages', '/helpers', '/vehicles', '/delegations', '/transfers', '/car-check', '/queue'] },
]

const useCurrentTab = () => {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/^\/citizen(?=\/|$)/, '') })
  return tabs.find((tab) => tab.owns.some((owned) => path.startsWith(owned)))?.to ?? (path === '/' || path === '' ? '/' : undefined)
}

const Badge = ({ count }: { readonly count: number }) => {
  const say = useSay()
  if (count === 0) return null
  return <span className="badge">{count > 99 ? '99+' : count}<span className="cx-hidden">{say({ zh: '条未读消息', en: ' unread messages' })}</span></span>
}

const TabLinks = ({ icons }: { readonly icons: boolean }) => {
  const say = useSay()
  const current = useCurrentTab()
  const unread = useMessages().data?.unread ?? 0
  return (
    <ul className="cx-plain-list">
      {tabs.map((tab) => (
        <li key={tab.to}>
          <Link to={tab.to} activeProps={{}} aria-current={current === tab.to ? 'page' : undefined}>
            {icons && <Icon name={tab.icon} />}
            {say(tab.label)}
            {tab.to === '/mine' && <Badge count={unread} />}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The frame of every screen: where we are offline, a newer version, the tabs; in elder view 请人帮我办 is always there, but on its own page. */
export const Shell = () => {
  const say = useSay()
  const { elder } = useElder()
  const online = useOnline()
  const { data: me, dataUpdatedAt } = useMe()
  const helping = useRouterState({ select: ({ location }) => /\/helpers\/?$/.test(location.pathname) })
  const label = say({ zh: '主要栏目', en: 'Main' })
  return (
    <div className="app">
      <a className="cx-button app-skip" href="#content">{say({ zh: '跳到内容', en: 'Skip to content' })}</a>
      <header className="wide-head">
        <div>
          <Link to="/" className="brand"><img src="/citizen/icon.svg" alt="" />{say({ zh: '畅行', en: 'Changxing' })}</Link>
          <nav aria-label={label}><TabLinks icons={false} /></nav>
          <div className="switches"><LanguageSwitch /><ElderSwitch /></div>
        </div>
      </header>
      {!online && <OfflineStrip dataFrom={dataUpdatedAt ? new Date(dataUpdatedAt).toISOString() : null} />}
      <UpdatePrompt />
      <main className="app-main" id="content" tabIndex={-1}>
        <ServerClockProvider ahead={aheadFrom(me, dataUpdatedAt)}><Suspense fallback={<Loading />}><Outlet /></Suspense></ServerClockProvider>
      </main>
      <div className="tabs">
        {elder && !helping && (
          <nav className="tabs-help" aria-label={say({ zh: '帮助', en: 'Help' })}>
            <Link className="cx-button cx-button--quiet cx-button--wide" to="/helpers"><Icon name="help" />{say({ zh: '请人帮我办', en: 'Let someone help me' })}</Link>
          </nav>
        )}
        <nav aria-label={label}><TabLinks icons /></nav>
      </div>
    </div>
  )
}
