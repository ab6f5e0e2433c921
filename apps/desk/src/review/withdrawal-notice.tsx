import type { CaseView } from '@changxing/contract/cases.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'

/** A counter proposed to withdraw it: who signed, why, and that nobody decides on the application before a colleague has settled that. */
export const WithdrawalNotice = ({ withdrawal }: Pick<CaseView, 'withdrawal'>) => {
  const say = useSay()
  if (!withdrawal) return null
  return (
    <Notice tone="care" title={say({ zh: '窗口提出撤回，等另一名同事确认', en: 'A counter proposes to withdraw it; a colleague has to confirm' })}>
      <p>{say(withdrawal.askedSays)} · <span lang="zh-CN">{withdrawal.words}</span></p>
      <p>{say({ zh: '提出人 ', en: 'Proposed by ' })}<span className="cx-figures">{withdrawal.officerNumber}</span> · <At at={withdrawal.at} /></p>
      <p>{say({ zh: '此前不能通过或不通过；期限照算。', en: 'Until then it is neither approved nor rejected; the time runs on.' })}</p>
    </Notice>
  )
}
