import { FailureNotice as Failure } from '@changxing/ui/failure-notice.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { SignInButton } from './sign-in-button.tsx'

/** What went wrong, with this app's own buttons. */
export const FailureNotice = ({ failure, retry }: { readonly failure: unknown; readonly retry?: () => void }) => {
  const say = useSay()
  const again = retry && <button type="button" className="cx-button cx-button--plain" onClick={retry}>{say({ zh: '再试一次', en: 'Try again' })}</button>
  return <Failure failure={failure} again={again} signIn={<SignInButton />} />
}
