import { caseWithdrawals } from '@changxing/contract/case-withdrawals.ts'
import { transferWithdrawals } from '@changxing/contract/withdrawals.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { GoLink } from '../shell/places.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { ProposedWithdrawals } from './proposed-withdrawals.tsx'

/** Withdrawals that this office's counter proposed, and who proposed how often: a withdrawal is no way around the refusal of a return (M2.4.1). */
export const Withdrawals = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['transfer-withdrawals', area], queryFn: ({ signal }) => client.call(transferWithdrawals, { params: { area }, signal }) })
  return (
    <section className="desk-card">
      <h2>{say({ zh: '窗口提出的撤回', en: 'Withdrawals that the counter proposed' })} <ClauseChip clause="M2.4.1" /></h2>
      <Result query={query}>
        {({ withdrawals, proposers }) => (
          <ProposedWithdrawals rows={withdrawals} proposers={proposers} about={{ zh: '车辆', en: 'Car' }} restsSays={(one) => one.restsSays}
            person={{ is: 'new-owner', says: { zh: '新车主', en: 'the new owner' } }}
            name={(one) => <GoLink to="/transfers" search={{ id: one.transferId, side: one.inArea === area ? 'in' : 'out' }}>{one.plateNumber}</GoLink>} />
        )}
      </Result>
    </section>
  )
}

/** The same of every other business: what the applicant said they had not asked for stands here with the number of who proposed it. */
export const CaseWithdrawals = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const query = useQuery({ queryKey: ['case-withdrawals', area], queryFn: ({ signal }) => client.call(caseWithdrawals, { params: { area }, signal }) })
  return (
    <section className="desk-card">
      <h2>{say({ zh: '其他业务：窗口提出的撤回', en: 'Other business: withdrawals that counters proposed' })}</h2>
      <Result query={query}>
        {({ withdrawals, proposers }) => (
          <ProposedWithdrawals rows={withdrawals} proposers={proposers} about={{ zh: '办件', en: 'Case' }} restsSays={(one) => one.askedSays}
            person={{ is: 'applicant', says: { zh: '申请人说没有要求', en: 'the applicant did not ask for it' } }}
            name={({ caseId, title, number }) => <>{say(title)} {holdsOneOf(officer, ['review-head']) ? <GoLink to="/review" search={{ case: caseId }}>{number}</GoLink> : number}</>} />
        )}
      </Result>
    </section>
  )
}
