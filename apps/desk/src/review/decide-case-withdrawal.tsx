import { caseWithdrawalRequest } from '@changxing/contract/case-withdrawals.ts'
import type { CaseView } from '@changxing/contract/cases.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { WithdrawalPanel } from './withdrawal-panel.tsx'

/** Another officer confirms the withdrawal of a case, or declines it. */
export const DecideCaseWithdrawal = ({ one, pending, onDecide, onClose }: {
  readonly one: CaseView
  readonly pending: boolean
  readonly onDecide: (confirmed: boolean, words: string) => void
  readonly onClose: () => void
}) => {
  const client = useClient()
  if (!one.withdrawal) return null
  const { askedSays, ...proposed } = one.withdrawal
  const params = { area: one.area, caseId: one.id, withdrawalId: proposed.withdrawalId }
  return (
    <WithdrawalPanel proposed={{ ...proposed, restsSays: askedSays, hasRequest: true }} pending={pending} onDecide={onDecide} onClose={onClose}
      request={(signal) => client.call(caseWithdrawalRequest, { params, signal })} />
  )
}
