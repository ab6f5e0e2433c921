import { denyCaseWithdrawal } from '@changxing/contract/case-withdrawals.ts'
import { withdrawCase, type CaseView } from '@changxing/contract/cases.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { AskedWithdrawal } from '../shell/asked-withdrawal.tsx'

/** A counter proposes to withdraw the application: whose business it is may say yes here, or that they did not ask for it; who acts for them reads it. */
export const AskedCaseWithdrawal = ({ told, onDone }: { readonly told: CaseView; readonly onDone: (told: CaseView) => void }) => {
  const say = useSay()
  const [withdraw, deny] = [useAction(withdrawCase), useAction(denyCaseWithdrawal)]
  const { withdrawal } = told
  if (!withdrawal) return null
  const until = { zh: '另一名同事核对签字的申请后才撤回。', en: 'It is withdrawn once another officer has looked at the signed request.' }
  if (!told.allowed.includes('deny-withdrawal')) return <Notice tone="care" title={say({ zh: '窗口提出撤回', en: 'A counter proposes to withdraw it' })}><p>{say(until)}</p></Notice>
  const params = { area: told.area, caseId: told.id }
  const answer = async (confirmed: boolean) => {
    const answered = confirmed ? await withdraw.run({ params, input: { version: told.version } }) : await deny.run({ params, input: { withdrawalId: withdrawal.withdrawalId } })
    if (answered) onDone(answered)
  }
  const office = told.office?.name ?? { zh: '车管所', en: 'the vehicle office' }
  return (
    <AskedWithdrawal what={{ zh: '要撤回申请吗', en: 'Withdraw the application?' }} words={withdrawal.words} restsSays={withdrawal.askedSays} at={withdrawal.at}
      intro={{ zh: `${office.zh}窗口（警号 ${withdrawal.officerNumber}）收到撤回要求：`, en: `The counter of ${office.en} (officer ${withdrawal.officerNumber}) was asked to withdraw it: ` }}
      until={{ zh: `${until.zh}您也可以直接确认。`, en: `${until.en} You may also confirm it here.` }}
      failure={withdraw.failure ?? deny.failure} pending={withdraw.pending || deny.pending} onAnswer={(confirmed) => void answer(confirmed)} />
  )
}
