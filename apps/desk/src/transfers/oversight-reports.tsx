import { irregularTrades } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { GoLink } from '../shell/places.tsx'
import { Result } from '../shell/result.tsx'
import { deliveryWords, reportKinds } from './transfer-words.ts'

/** What this office reported to commerce and tax, and whether they have it (M2.4.3). */
export const Reports = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['irregular-trades', area], queryFn: ({ signal }) => client.call(irregularTrades, { params: { area }, signal }) })
  return (
    <section className="desk-card">
      <h2>{say({ zh: '向商务、税务的通报', en: 'Reports to commerce and tax' })} <ClauseChip clause="M2.4.3" /></h2>
      <Result query={query}>
        {({ reports: rows }) => rows.length === 0 ? <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p> : (
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: '送达', en: 'Received' })}</th><th scope="col">{say({ zh: '种类', en: 'Kind' })}</th><th scope="col">{say({ zh: '情况', en: 'What' })}</th>
                <th scope="col">{say({ zh: '谁、何时', en: 'Who, when' })}</th><th scope="col">{say({ zh: '业务', en: 'Transfer' })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => {
                const { tone, says } = deliveryWords(one.delivery)
                return (
                  <tr key={one.reportId}>
                    <th scope="row"><span className="os-kind" data-tone={tone}><Shape tone={tone} />{say(says)}</span></th>
                    <td>{say(reportKinds[one.kind])}</td><td lang="zh-CN">{one.words}{one.dealer && `（${one.dealer}）`}</td>
                    <td><span className="cx-figures">{one.officerNumber}</span> <At at={one.at} /></td>
                    <td><GoLink to="/transfers" search={{ id: one.transferId, side: one.inArea === area ? 'in' : 'out' }}>{one.plateNumber}</GoLink></td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </Result>
    </section>
  )
}
