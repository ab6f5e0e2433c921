import type { MyTransfer } from '@changxing/contract/transfers.ts'
import { answerWithdrawal } from '@changxing/contract/withdrawals.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { FailureNotice } from '../shell/failure.tsx'

/** A counter says that the new owner wants to withdraw: one tap confirms it, another says that it was not asked for (M2.4.1). */
export const AskedWithdrawal = ({ transfer, asked }: { readonly transfer: MyTransfer; readonly asked: NonNullable<MyTransfer['withdrawal']> }) => {
  const say = useSay()
  const queries = useQueryClient()
  const answer = useAction(answerWithdrawal)
  const office = cityName(asked.office)
  const what = say({ zh: '要撤回过户吗', en: 'Withdraw the transfer?' })
  const send = async (confirmed: boolean) => {
    const done = await answer.run({ params: { area: transfer.area, transferId: transfer.transferId }, input: { withdrawalId: asked.withdrawalId, confirmed } })
    if (!done) return
    queries.setQueryData(['my-transfer', transfer.area, transfer.transferId], done)
    void queries.invalidateQueries({ queryKey: ['my-transfers'] })
  }
  return (
    <section className="cx-card cx-actions" aria-label={what}>
      <h2 style={{ margin: 0 }}>{what} <ClauseChip clause="M2.4.1" /></h2>
      <p style={{ margin: 0 }}>
        {say({ zh: `${office.zh}车管所窗口（警号 ${asked.officerNumber}）说您要求撤回：`, en: `The counter in ${office.en} (officer ${asked.officerNumber}) says that you want to withdraw: ` })}<span lang="zh-CN">{asked.words}</span>
      </p>
      <p className="cx-soft cx-small" style={{ margin: 0 }}>{say(asked.restsSays)} · <At at={asked.at} /></p>
      <p style={{ margin: 0 }}>{say(asked.hasRequest
        ? { zh: '您签字的申请由另一名同事核对；您也可以直接确认。', en: 'Another officer looks at the request you signed; you may also confirm it here.' }
        : { zh: '您确认前，过户照常办理。', en: 'Until you confirm, the transfer goes on.' })}</p>
      <FailureNotice failure={answer.failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={answer.pending} onClick={() => void send(true)}>{say({ zh: '确认撤回', en: 'Confirm the withdrawal' })}</button>
      <button type="button" className="cx-button cx-button--quiet" disabled={answer.pending} onClick={() => void send(false)}>{say({ zh: '不是我要求的', en: 'I did not ask for it' })}</button>
    </section>
  )
}
