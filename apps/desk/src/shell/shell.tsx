import { signOut } from '@changxing/contract/people.ts'
import { posts } from '@changxing/contract/posts.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { aheadFrom } from '@changxing/ui/dates.ts'
import { Day, ServerClockProvider } from '@changxing/ui/time-ago.tsx'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { DeskNav } from './desk-nav.tsx'
import { FailureNotice } from './failure.tsx'
import { KeyHelp } from './key-help.tsx'
import { useKeys } from './keys.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Loading } from './loading.tsx'
import { GoLink } from './places.tsx'
import { OfficerContext, useMe, useOfficer } from './queries.ts'
import { ScansProvider } from './scans.tsx'
import { screensFor } from './screens.ts'
import { SearchBox } from './search-box.tsx'
import { SignInPage } from './sign-in.tsx'
import { useAction } from '@changxing/ui/use-action.ts'

const Head = ({ today, demonstration }: { readonly today: string; readonly demonstration: boolean }) => {
  const say = useSay()
  const officer = useOfficer()
  const leave = useAction(signOut)
  const [help, setHelp] = useState(false)
  useKeys({ zh: '任何页面', en: 'Anywhere' }, [{ key: '?', label: { zh: '键盘帮助', en: 'Keyboard help' }, run: () => setHelp((open) => !open) }])
  const held = officer.posts.flatMap((post) => (post in posts ? [say(posts[post as keyof typeof posts])] : []))
  const goOut = async () => {
    const left = await leave.run()
    if (left) location.assign(left.next)
  }
  return (
    <header className="desk-head">
      <GoLink to="/" className="desk-brand">
        <strong>{say({ zh: '畅行', en: 'Changxing' })}</strong><span>{say({ zh: '工作台', en: 'Desk' })}</span>
      </GoLink>
      <DeskNav screens={screensFor(officer.posts)} />
      <SearchBox />
      <div className="desk-who">
        <span title={held.join(' · ')}><b>{officer.name}</b> <span className="cx-figures">{officer.number}</span></span>
        <span title={say(cityName(officer.area))}>{say(officer.office.name)}</span>
      </div>
      <div className="desk-date" title={say({ zh: '业务日期', en: 'Business date' })}>
        <Day on={today} />{demonstration && <span className="desk-demo">{say({ zh: '演示', en: 'Demo' })}</span>}
      </div>
      <LanguageSwitch />
      <button type="button" className="desk-head-button" onClick={() => setHelp(true)} aria-label={say({ zh: '键盘帮助', en: 'Keyboard help' })}>?</button>
      <button type="button" className="desk-head-button" onClick={() => void goOut()} aria-label={say({ zh: '退出登录', en: 'Sign out' })}
        title={say({ zh: '退出登录', en: 'Sign out' })}><Icon name="out" size="1.2em" /></button>
      <KeyHelp open={help} close={() => setHelp(false)} />
    </header>
  )
}

/** The frame of every officer's screen. Nothing is drawn of a screen before the server said who is there. */
export const Shell = () => {
  const say = useSay()
  const me = useMe()
  if (!me.data) return me.isError ? <main className="desk-sign-in"><FailureNotice failure={me.error} retry={() => void me.refetch()} /></main> : <Loading />
  const { actor, today, mode } = me.data
  if (actor?.kind !== 'officer') {
    return (
      <SignInPage title={{ zh: '畅行 工作台', en: 'Changxing desk' }} why={{ zh: '审核、窗口采集、定向提示与监督', en: 'Review, photo capture, notices and supervision' }}
        promises={[
          { zh: '岗位由统一身份认证给出，决定您看到哪些业务', en: 'Your posts come from the identity provider and decide what you see' },
          { zh: '每次查看和操作都会留痕', en: 'Every look and every action is recorded' },
          { zh: '按 ? 随时查看全部快捷键', en: 'Press ? at any time for all keys' },
        ]} />
    )
  }
  return (
    <OfficerContext value={actor}>
      <a className="desk-skip" href="#content">{say({ zh: '跳到正文', en: 'Skip to content' })}</a>
      <ScansProvider>
        <Head today={today} demonstration={mode === 'demonstration'} />
        <main id="content" className="desk-main" tabIndex={-1}>
          <ServerClockProvider ahead={aheadFrom(me.data, me.dataUpdatedAt)}><Suspense fallback={<Loading />}><Outlet /></Suspense></ServerClockProvider>
        </main>
      </ScansProvider>
    </OfficerContext>
  )
}
