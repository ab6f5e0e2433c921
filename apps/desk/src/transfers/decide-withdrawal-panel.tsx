import type { TransferView } from '@changxing/contract/transfers.ts'
import { decideWithdrawal, withdrawalRequest } from '@changxing/contract/withdrawals.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { WithdrawalPanel } from '../review/withdrawal-panel.tsx'
import { useOfficer } from '../shell/queries.ts'
import type { PanelProps } from './register-panel.tsx'

/** The withdrawal that waits to be confirmed, if one does. */
export const openWithdrawal = (view: TransferView) => view.withdrawals.find(({ outcome }) => outcome === null)

/** Another officer confirms the withdrawal of a transfer; without a signed request only the new owner can (M2.4.1). */
export const DecideWithdrawalPanel = ({ view, onDone, onClose }: PanelProps) => {
  const client = useClient()
  const officer = useOfficer()
  const decide = useAction(decideWithdrawal)
  const proposed = openWithdrawal(view)
  if (!proposed) return null
  const params = { area: view.area, transferId: view.transferId }
  const { withdrawalId } = proposed
  const send = async (confirmed: boolean, words: string) => {
    if (!(await decide.run({ params, input: { withdrawalId, confirmed, words } }))) return
    onDone(confirmed ? { zh: '已撤回，买卖双方已告知', en: 'Withdrawn; buyer and seller are told' } : { zh: '未同意撤回，继续办理，新车主已告知', en: 'Declined; the transfer goes on and the new owner is told' })
  }
  return (
    <WithdrawalPanel proposed={proposed} clause="M2.4.1" failure={decide.failure} pending={decide.pending} onDecide={(confirmed, words) => void send(confirmed, words)} onClose={onClose}
      own={proposed.officerNumber === officer.number ? { zh: '撤回由您提出；新车主也可以在手机上确认。', en: 'You proposed it; the new owner may also confirm it in the app.' } : undefined}
      unsigned={{ zh: '没有签字的申请：只能由新车主在手机上确认；这里只能不同意。', en: 'There is no signed request: only the new owner confirms it; here it can only be declined.' }}
      request={(signal) => client.call(withdrawalRequest, { params: { ...params, withdrawalId }, signal })} />
  )
}
