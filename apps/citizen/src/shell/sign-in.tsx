import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import type { ReactNode } from 'react'
import { useOnline } from '../offline/use-online.ts'
import { FailureNotice } from './failure.tsx'
import { Loading } from './loading.tsx'
import { useCitizen, useMe } from './queries.ts'
import { SignInButton } from './sign-in-button.tsx'

const Gate = ({ why }: { readonly why: Words }) => {
  const say = useSay()
  const online = useOnline()
  const promises: readonly Words[] = [
    { zh: '用统一身份认证登录，不需要新的密码', en: 'You sign in with the national identity account; no new password' },
    { zh: '登录后回到这一页', en: 'You come back to this page' },
    { zh: '谁查看过您的信息，您都能看到', en: 'You can always see who looked at your data' },
  ]
  return (
    <section className="cx-card gate">
      <Icon name="shield" size="2.5rem" />
      <h2>{say(why)}</h2>
      <ul>{promises.map((promise) => <li key={promise.en}><Icon name="check" size="1.25em" /><span>{say(promise)}</span></li>)}</ul>
      {online ? <SignInButton /> : <p>{say({ zh: '登录需要网络。联网后再试。', en: 'Signing in needs a network. Try again once you are online.' })}</p>}
    </section>
  )
}

/** Shows its content to the signed-in citizen; to anybody else it says why a sign-in is needed and offers it. */
export const SignedIn = ({ why, children }: { readonly why: Words; readonly children: ReactNode }) => {
  const me = useMe()
  const citizen = useCitizen()
  if (citizen) return children
  if (me.isPending) return <Loading />
  if (me.isError && !me.data) return <FailureNotice failure={me.error} retry={() => void me.refetch()} />
  return <Gate why={why} />
}
