import type { MyTransfer } from '@changxing/contract/transfers.ts'
import { answerWithdrawal } from '@changxing/contract/withdrawals.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { AskedWithdrawal } from '../shell/asked-withdrawal.tsx'

/** A counter says that the new owner wants to withdraw the transfer (M2.4.1). */
export const AskedTransferWithdrawal = ({ transfer, asked }: { readonly transfer: MyTransfer; readonly asked: NonNullable<MyTransfer['withdrawal']> }) => {
  const queries = useQueryClient()
  const answer = useAction(answerWithdrawal)
  const office = cityName(asked.office)
  const send = async (confirmed: boolean) => {
    const done = await answer.run({ params: { area: transfer.area, transferId: transfer.transferId }, input: { withdrawalId: asked.withdrawalId, confirmed } })
    if (!done) return
    queries.setQueryData(['my-transfer', transfer.area, transfer.transferId], done)
    void queries.invalidateQueries({ queryKey: ['my-transfers'] })
  }
  return (
    <AskedWithdrawal what={{ zh: '要撤回过户吗', en: 'Withdraw the transfer?' }} clause="M2.4.1" words={asked.words} restsSays={asked.restsSays} at={asked.at}
      intro={{ zh: `${office.zh}车管所窗口（警号 ${asked.officerNumber}）说您要求撤回：`, en: `The counter in ${office.en} (officer ${asked.officerNumber}) says that you want to withdraw: ` }}
      until={asked.hasRequest
        ? { zh: '您签字的申请由另一名同事核对；您也可以直接确认。', en: 'Another officer looks at the request you signed; you may also confirm it here.' }
        : { zh: '您确认前，过户照常办理。', en: 'Until you confirm, the transfer goes on.' }}
      failure={answer.failure} pending={answer.pending} onAnswer={(confirmed) => void send(confirmed)} />
  )
}
