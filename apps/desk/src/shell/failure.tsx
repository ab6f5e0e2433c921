import { FailureNotice as Failure } from '@changxing/ui/failure-notice.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Button } from 'antd'
import { useGoToSignIn } from './sign-in.tsx'

/** What went wrong, with the desk's own buttons. */
export const FailureNotice = ({ failure, retry }: { readonly failure: unknown; readonly retry?: () => void }) => {
  const say = useSay()
  const goToSignIn = useGoToSignIn()
  const again = retry && <Button size="small" onClick={retry}>{say({ zh: '再试一次', en: 'Try again' })}</Button>
  const signIn = <Button size="small" type="primary" onClick={goToSignIn}>{say({ zh: '重新登录', en: 'Sign in again' })}</Button>
  return <Failure failure={failure} again={again} signIn={signIn} />
}
