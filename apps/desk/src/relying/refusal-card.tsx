import { Refused, type Failed } from '@changxing/contract/client.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { FailureNotice } from '../shell/failure.tsx'

/** Why nothing was verified, and what to say to the customer. */
export const RefusalCard = ({ failure }: { readonly failure: Refused | Failed }) => {
  const say = useSay()
  if (failure instanceof Refused && failure.refusal.code === 'no-consent') {
    return (
      <Notice tone="care" live="assertive" title={say({ zh: '客户还没有同意', en: 'The customer has not agreed yet' })}>
        <p>{say({
          zh: '请客户在“畅行”里打开“证照 → 给单位看”，选择用途并点“同意”，再扫一次新的码。同意 10 分钟内有效。',
          en: 'Ask the customer to open “Licence → Show to a business” in Changxing (给单位看), choose the purpose and agree; then scan the new code. Consent lasts 10 minutes.',
        })}</p>
      </Notice>
    )
  }
  if (failure instanceof Refused && failure.refusal.code === 'profile-not-for-you') {
    return (
      <Notice tone="care" live="assertive" title={say({ zh: '这是给交警看的码', en: 'This code is meant for the police' })}>
        <p>{say({
          zh: '单位不能读取它。请客户改为打开“证照 → 给单位看”，出示那里的码。',
          en: 'A business cannot read it. Ask the customer to open “Licence → Show to a business” (给单位看) and show the code there.',
        })}</p>
      </Notice>
    )
  }
  return <FailureNotice failure={failure} />
}
