import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Button } from 'antd'
import { LanguageSwitch } from './language-switch.tsx'
import { useMe } from './queries.ts'

/** Leaves for the identity provider and comes back to this page. */
export const useGoToSignIn = () => {
  const signInUrl = useMe().data?.signInUrl
  return () => location.assign(`${signInUrl ?? '/auth/desk/sign-in'}?return=${encodeURIComponent(location.pathname + location.search)}`)
}

/** Why the identity provider's answer was not enough, when it sent the person back. */
const SignInProblem = () => {
  const say = useSay()
  const problem = new URLSearchParams(location.search).get('signIn')?.replaceAll('"', '')
  if (!problem) return null
  return (
    <Notice tone="bad" live="assertive" title={say({ zh: '没有登录成功', en: 'You were not signed in' })}>
      {say(problem === 'cancelled'
        ? { zh: '登录被取消，可以再试一次。', en: 'The sign-in was cancelled; you can try again.' }
        : { zh: '该账号没有本系统的岗位。请换账号，或请管理员开通岗位。', en: 'That account holds no post here. Use another account, or ask your administrator for a post.' })}
    </Notice>
  )
}

/** The page of somebody who is not signed in: what this is, and one button. */
export const SignInPage = ({ title, why, promises }: { readonly title: Words; readonly why: Words; readonly promises: readonly Words[] }) => {
  const say = useSay()
  const goTo = useGoToSignIn()
  return (
    <main className="desk-sign-in">
      <section className="desk-sign-in-card">
        <header><Icon name="shield" size="2rem" /><LanguageSwitch /></header>
        <h1>{say(title)}</h1>
        <p className="cx-soft">{say(why)}</p>
        <SignInProblem />
        <ul className="cx-plain-list">
          {promises.map((promise) => <li key={promise.en}><Icon name="check" size="1.1em" />{say(promise)}</li>)}
        </ul>
        <Button type="primary" size="large" block autoFocus onClick={goTo}>{say({ zh: '统一身份认证登录', en: 'Sign in' })}</Button>
      </section>
    </main>
  )
}
