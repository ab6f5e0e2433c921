import { mortgagePrompts } from '@changxing/contract/mortgages.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'

/** Loans that owners have paid off and lenders have not released: the overdue first (M10.1). */
export const PromptsTab = () => {
  const say = useSay()
  const client = useClient()
  const { area } = useOfficer()
  const query = useQuery({ queryKey: ['mortgage-prompts', area], queryFn: ({ signal }) => client.call(mortgagePrompts, { params: { area }, signal }) })
  return (
    <Result query={query}>
      {({ prompts }) => (
        <div className="desk-card desk-scroll">
          <table className="desk-table">
            <caption className="cx-hidden">{say({ zh: '催办', en: 'Prompts' })}</caption>
            <thead><tr>
              <th scope="col">{say({ zh: '号牌', en: 'Plate' })}</th><th scope="col">{say({ zh: '机构', en: 'Lender' })}</th><th scope="col">{say({ zh: '合同号', en: 'Contract' })}</th>
              <th scope="col">{say({ zh: '催办日期', en: 'Asked on' })}</th><th scope="col">{say({ zh: '期限', en: 'Due' })}</th><th scope="col">{say({ zh: '情况', en: 'Standing' })}</th>
            </tr></thead>
            <tbody>
              {prompts.map((row) => {
                const tone = row.state === 'released' ? 'good' : row.escalatedOn && row.dueOn ? 'bad' : 'care'
                return (
                  <tr key={row.id}>
                    <th scope="row">{row.car.plateNumber}</th><td>{row.lender}</td><td><code>{row.contractNumber}</code></td><td>{row.askedOn}</td><td>{row.dueOn ?? '–'}</td>
                    <td><span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(row.says)}</span></td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          {prompts.length === 0 && <p className="desk-empty">{say({ zh: '没有车主催办。', en: 'No owner has asked for a release.' })}</p>}
        </div>
      )}
    </Result>
  )
}
