import { Outlet, useRouterState } from '@tanstack/react-router'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Post } from '@changxing/contract/posts.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useEffect, useState } from 'react'
import { ScreenLink } from './link.tsx'
import { SignInScreen } from './terminal/sign-in-screen.tsx'
import { StatusStrip } from './terminal/status-strip.tsx'
import { useTerminalState } from './terminal/terminal.tsx'

const tabs = [
  { to: '/', icon: 'scan', post: 'patrol', says: { zh: '扫码', en: 'Scan' } },
  { to: '/look-up', icon: 'search', post: 'patrol', says: { zh: '查询', en: 'Look up' } },
  { to: '/checks', icon: 'progress', post: 'patrol', says: { zh: '记录', en: 'Checks' } },
  { to: '/inspections', icon: 'document', post: 'inspection', says: { zh: '查验', en: 'Inspect' } },
  { to: '/tests', icon: 'wheel', post: 'examiner', says: { zh: '考试', en: 'Tests' } },
  { to: '/settings', icon: 'shield', post: null, says: { zh: '终端', en: 'Terminal' } },
] as const satisfies readonly { to: string; icon: IconName; post: Post | null; says: Words }[]

/** What surrounds every screen: the strip that says what the terminal knows, and the tabs of the officer's posts within reach of the thumb. */
export function Shell() {
  const say = useSay()
  const { ready, officer } = useTerminalState()
  const path = useRouterState({ select: (state) => state.location.pathname })
  useNight()
  if (!ready) return <main className="pt-wait" role="status">{say({ zh: '正在打开终端…', en: 'Opening the terminal…' })}</main>
  if (!officer) return <SignInScreen />
  const hidesTabs = path.endsWith('/verdict') || path.endsWith('/detain') || path.endsWith('/inspection') || path.endsWith('/test-sheet')
  return (
    <div className="pt-shell" data-tabs={!hidesTabs}>
      <StatusStrip />
      <main className="pt-main" tabIndex={0}><Outlet /></main>
      {!hidesTabs && (
        <nav className="pt-tabs" aria-label={say({ zh: '主要功能', en: 'Main' })}>
          {tabs.filter(({ post }) => post === null || officer.posts.includes(post)).map(({ to, icon, says }) => (
            <ScreenLink key={to} to={to}>
              <Icon name={icon} /><span>{say(says)}</span>
            </ScreenLink>
          ))}
        </nav>
      )}
    </div>
  )
}

/** Dark at night: as chosen, or as the device says. */
function useNight(): void {
  const { night } = useTerminalState()
  const [deviceDark, setDeviceDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const listen = () => setDeviceDark(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  useEffect(() => {
    document.documentElement.dataset.night = String(night === 'auto' ? deviceDark : night === 'night')
  }, [night, deviceDark])
}
