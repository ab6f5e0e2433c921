import type { movementSeries } from '@changxing/contract/movements.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { lazy, Suspense, useMemo } from 'react'
import { Loading } from '../shell/loading.tsx'

const PeriodsChart = lazy(() => import('../shell/periods-chart.tsx'))
export type Period = OutputOf<typeof movementSeries>['series'][number]

/** The figures of one direction with what was to be expected and the line of alarms; below it the same as a table, in which a period is chosen (M3.3.3). */
export const MovementFigures = ({ series: all, side, chosen, onChoose }: {
  readonly series: readonly Period[]
  readonly side: 'in' | 'out'
  readonly chosen: string | undefined
  readonly onChoose: (from: string) => void
}) => {
  const say = useSay()
  const names = useMemo(() => all.map(({ from }) => from.slice(2)), [all])
  const series = useMemo(() => [
    { name: side === 'in' ? say({ zh: '转入', en: 'In' }) : say({ zh: '转出', en: 'Out' }), colour: '#1b4f9c', as: 'bar' as const, values: all.map((one) => one[side]) },
    { name: say({ zh: '此前平均', en: 'Average before' }), colour: '#55606f', as: 'dashed' as const, values: all.map((one) => (side === 'in' ? one.expectedIn : one.expectedOut)) },
    { name: say({ zh: '报警线', en: 'Line of alarms' }), colour: '#b3261e', as: 'steps' as const, values: all.map((one) => (side === 'in' ? one.alarmIn : one.alarmOut)) },
  ], [all, side, say])
  return (
    <section className="desk-card">
      <h2>{side === 'in' ? say({ zh: '转入人数', en: 'Candidates coming in' }) : say({ zh: '转出人数', en: 'Candidates leaving' })}</h2>
      {all.every((one) => one[side] === 0)
        ? <p className="desk-empty">{side === 'in' ? say({ zh: '这些期里没有人转入。', en: 'Nobody came in during these periods.' }) : say({ zh: '这些期里没有人转出。', en: 'Nobody left during these periods.' })}</p>
        : <Suspense fallback={<Loading />}><PeriodsChart names={names} series={series} label={say({ zh: '各期人数、此前平均与报警线，数字见下表', en: 'Numbers by period, average before and line of alarms; the figures are in the table below' })} /></Suspense>}
      <div className="desk-scroll mv-table" role="region" tabIndex={0} aria-label={say({ zh: '各期数字', en: 'Figures by period' })}>
        <table className="desk-table">
          <caption className="cx-hidden">{say({ zh: '各期数字', en: 'Figures by period' })}</caption>
          <thead><tr>
            <th scope="col">{say({ zh: '期（首日）', en: 'Period from' })}</th>
            <th scope="col" className="number">{say({ zh: '转入', en: 'In' })}</th><th scope="col" className="number">{say({ zh: '平均', en: 'Average' })}</th><th scope="col" className="number">{say({ zh: '报警线', en: 'Alarm at' })}</th>
            <th scope="col" className="number">{say({ zh: '转出', en: 'Out' })}</th><th scope="col" className="number">{say({ zh: '平均', en: 'Average' })}</th><th scope="col" className="number">{say({ zh: '报警线', en: 'Alarm at' })}</th>
            <th scope="col" className="number">{say({ zh: '报警', en: 'Alarms' })}</th>
          </tr></thead>
          <tbody>
            {all.toReversed().map((one) => (
              <tr key={one.from} data-chosen={one.from === chosen}>
                <th scope="row"><button type="button" className="mv-period" aria-pressed={one.from === chosen} onClick={() => onChoose(one.from)}>{one.from}</button>{!one.complete && <span className="cx-soft cx-small"> {say({ zh: '未结束', en: 'not over' })}</span>}</th>
                <td className="number">{one.alarmIn !== null && one.in >= one.alarmIn ? <b>▲ {one.in}</b> : one.in}</td><td className="number">{one.expectedIn}</td><td className="number">{one.alarmIn ?? '–'}</td>
                <td className="number">{one.alarmOut !== null && one.out >= one.alarmOut ? <b>▲ {one.out}</b> : one.out}</td><td className="number">{one.expectedOut}</td><td className="number">{one.alarmOut ?? '–'}</td>
                <td className="number">{one.alarms || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
