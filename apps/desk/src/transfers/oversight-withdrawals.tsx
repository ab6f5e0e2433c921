import { transferWithdrawals } from '@changxing/contract/withdrawals.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { GoLink } from '../shell/places.tsx'
import { Result } from '../shell/result.tsx'
import { withdrawalOutcome } from './matters-block.tsx'

/** Withdrawals that this office's counter proposed, and who proposed how often: a withdrawal is no way around the refusal of a return (M2.4.1). */
export const Withdrawals = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['transfer-withdrawals', area], queryFn: ({ signal }) => client.call(transferWithdrawals, { params: { area }, signal }) })
  return (
    <section className="desk-card">
      <h2>{say({ zh: '窗口提出的撤回', en: 'Withdrawals that the counter proposed' })} <ClauseChip clause="M2.4.1" /></h2>
      <Result query={query}>
        {({ withdrawals: rows, proposers }) => rows.length === 0 ? <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p> : (
          <>
            <p>{say({ zh: '近 30 日：', en: 'Last 30 days: ' })}{proposers.map(({ officerNumber, proposed, confirmed, declined }) => say({
              zh: `${officerNumber} 提出 ${proposed} 次，确认 ${confirmed}，未确认 ${declined}`, en: `${officerNumber} proposed ${proposed}, ${confirmed} confirmed, ${declined} declined`,
            })).join(say({ zh: '；', en: '; ' }))}</p>
            <table className="desk-table">
              <thead>
                <tr>
                  <th scope="col">{say({ zh: '车辆', en: 'Car' })}</th><th scope="col">{say({ zh: '凭什么', en: 'Rests on' })}</th><th scope="col">{say({ zh: '提出', en: 'Proposed' })}</th>
                  <th scope="col">{say({ zh: '结果', en: 'Outcome' })}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => {
                  const { tone, says } = withdrawalOutcome(one.outcome)
                  return <tr key={one.withdrawalId}>
                    <th scope="row"><GoLink to="/transfers" search={{ id: one.transferId, side: one.inArea === area ? 'in' : 'out' }}>{one.plateNumber}</GoLink></th>
                    <td>{say(one.restsSays)}<span className="cx-soft"> · <span lang="zh-CN">{one.words}</span></span></td>
                    <td><span className="cx-figures">{one.officerNumber}</span> <At at={one.at} /></td>
                    <td>
                      <span className="os-kind" data-tone={tone}><Shape tone={tone} />{say(says)}</span>
                      {one.decidedBy && <span className="cx-soft cx-small"> {one.decidedBy === 'new-owner' ? say({ zh: '新车主', en: 'the new owner' }) : <span className="cx-figures">{one.decidedBy}</span>}</span>}
                    </td>
                  </tr>
                })}
              </tbody>
            </table>
          </>
        )}
      </Result>
    </section>
  )
}
