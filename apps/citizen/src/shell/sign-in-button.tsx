import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useMe } from './queries.ts'

/** This page, without the remark of a sign-in that failed. */
const returnPath = () => (new URLSearchParams(location.search).has('signIn') ? location.pathname : location.pathname + location.search)

/** Goes to the identity provider and comes back to this page. */
export const SignInButton = ({ label, quiet }: { readonly label?: Words; readonly quiet?: boolean }) => {
  const say = useSay()
  const me = useMe().data
  const goTo = () => location.assign(`${me?.signInUrl ?? '/auth/citizen/sign-in'}?return=${encodeURIComponent(returnPath())}`)
  return <button type="button" className={quiet ? 'cx-button cx-button--quiet cx-button--wide' : 'cx-button cx-button--wide'} onClick={goTo}>{say(label ?? { zh: '登录', en: 'Sign in' })}</button>
}
