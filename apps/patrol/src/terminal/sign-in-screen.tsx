import { useLanguage } from '@changxing/ui/language.tsx'
import { useTerminal, useTerminalState } from './terminal.tsx'

/** Leaves for the identity provider and comes back to the camera. */
export const signIn = (signInUrl: string): void => location.assign(`${signInUrl}?return=${encodeURIComponent('/patrol/')}`)

/** Before the first sign-in: what this terminal is, and the one thing to do. Afterwards it opens on the camera, also without network. */
export function SignInScreen() {
  const { say, language, choose } = useLanguage()
  const terminal = useTerminal()
  const { online, session, signInUrl, syncing, syncProblems } = useTerminalState()
  return (
    <main className="pt-page pt-sign-in">
      <h1>{say({ zh: '畅行执勤', en: 'Changxing Patrol' })}</h1>
      <p>{say({
        zh: '路面核验电子驾驶证，车管所查验车辆，考试员填成绩单，有网无网都能用。首次使用须联网登录一次，之后断网也能用。',
        en: 'Checks electronic driving licences at the roadside, inspects vehicles at the office and marks driving tests, with or without network. Sign in once with network; from then on it also works without.',
      })}</p>
      {session === 'wrong-post' && <p role="alert" className="pt-warn">{say({
        zh: '您没有“路面执勤”“查验”或“考试员”岗位，请换用有此岗位的账号。',
        en: 'Your account holds none of the posts patrol, inspection and examiner. Use one that does.',
      })}</p>}
      {!online && <p role="alert" className="pt-warn">{say({
        zh: '目前没有网络。请到有网络的地方登录一次。',
        en: 'There is no network. Sign in once where there is.',
      })}</p>}
      {syncProblems.map((problem) => <p key={problem.en} role="alert" className="pt-warn">{say(problem)}</p>)}
      <div className="cx-actions">
        <button type="button" className="cx-button pt-big" disabled={!online} onClick={() => signIn(signInUrl)}>{say({
          zh: '民警登录',
          en: 'Sign in as officer',
        })}</button>
        <button type="button" className="cx-button cx-button--quiet pt-big" disabled={syncing} onClick={() => void terminal.sync()}>
          {say(syncing ? { zh: '正在连接…', en: 'Connecting…' } : { zh: '重新连接', en: 'Connect again' })}
        </button>
        <button type="button" className="cx-button cx-button--plain pt-big" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </div>
    </main>
  )
}
