import { measureTitle, type MeasureId } from '@changxing/rules/clauses.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { countByMeasure, standings, type CoveredClause, type Standing } from './clause-standing.ts'

export const standingWords: Record<Standing, { readonly tone: Tone; readonly says: Words }> = {
  proved: { tone: 'good', says: { zh: '已实现并有测试', en: 'Served and tested' } },
  begun: { tone: 'care', says: { zh: '部分实现', en: 'In part' } },
  'not-yet': { tone: 'grey', says: { zh: '尚未', en: 'Not yet' } },
}

/** One row a measure: its name, a bar in three parts, and the figures the bar is made of. A row filters the table below. */
export const CoverageChart = ({ clauses, chosen, onChoose }: {
  readonly clauses: readonly CoveredClause[]
  readonly chosen: string | undefined
  readonly onChoose: (measure: string | undefined) => void
}) => {
  const say = useSay()
  const rows = countByMeasure(clauses)
  const longest = Math.max(1, ...rows.map(({ total }) => total))
  return (
    <table className="desk-table coverage-chart">
      <caption className="cx-hidden">{say({ zh: '各项措施的条款数', en: 'Clauses by measure' })}</caption>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '措施', en: 'Measure' })}</th>
          <th scope="col"><span className="cx-hidden">{say({ zh: '图', en: 'Chart' })}</span></th>
          {standings.map((standing) => (
            <th key={standing} scope="col" className="number">
              <span className="coverage-key" data-standing={standing}>
                <Shape tone={standingWords[standing].tone} />{say(standingWords[standing].says)}
              </span>
            </th>
          ))}
          <th scope="col" className="number">{say({ zh: '合计', en: 'All' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ measure, counts, total }) => (
          <tr key={measure} data-chosen={measure === chosen}>
            <th scope="row">
              <button type="button" className="coverage-measure" aria-pressed={measure === chosen}
                onClick={() => onChoose(measure === chosen ? undefined : measure)}>
                <b>{measure}</b> {say(measureTitle(measure as MeasureId))}
              </button>
            </th>
            <td className="coverage-bar-cell">
              <svg className="coverage-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"
                style={{ width: `${(total / longest) * 100}%` }}>
                <rect data-standing="not-yet" width="100" height="10" />
                <rect data-standing="begun" width={((counts.proved + counts.begun) / total) * 100} height="10" />
                <rect data-standing="proved" width={(counts.proved / total) * 100} height="10" />
              </svg>
            </td>
            {standings.map((standing) => <td key={standing} className="number">{counts[standing] || '–'}</td>)}
            <td className="number"><b>{total}</b></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
