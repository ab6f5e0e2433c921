import type { InsuranceWeek } from '@changxing/contract/insurance.ts'
import { useSay } from '@changxing/ui/language.tsx'

const figures = [
  ['checks', { zh: '核查', en: 'Checks' }], ['found', { zh: '查到', en: 'Found' }], ['notFound', { zh: '未查到', en: 'Not found' }], ['unknown', { zh: '无结果', en: 'Unknown' }],
  ['corrected', { zh: '后更正', en: 'Found later' }], ['ticketsOpened', { zh: '新工单', en: 'Tickets opened' }], ['ticketsOpen', { zh: '未了结', en: 'Open' }],
  ['ticketsSettled', { zh: '已了结', en: 'Settled' }],
] as const

/** One week, a row for each insurer and reason. */
export const WeekTable = ({ week }: { readonly week: InsuranceWeek }) => {
  const say = useSay()
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption className="cx-hidden">{say({ zh: '按保险公司和原因', en: 'By insurer and reason' })}</caption>
        <thead><tr>
          <th scope="col">{say({ zh: '保险公司', en: 'Insurer' })}</th><th scope="col">{say({ zh: '原因', en: 'Reason' })}</th>
          {figures.map(([name, label]) => <th key={name} scope="col" className="number">{say(label)}</th>)}
          <th scope="col" className="number">{say({ zh: '中位天数', en: 'Median days' })}</th>
        </tr></thead>
        <tbody>
          {week.rows.map((row) => (
            <tr key={`${row.insurerCode}${row.reason}`}>
              <th scope="row">{row.insurerName || say({ zh: '未见保单', en: 'No policy seen' })}</th><td>{say(row.reasonSays)}</td>
              {figures.map(([name]) => <td key={name} className="number">{row[name] || '–'}</td>)}
              <td className="number">{row.medianDays ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {week.rows.length === 0 && <p className="desk-empty">{say({ zh: '这一周没有核查。', en: 'No checks in this week.' })}</p>}
    </div>
  )
}
