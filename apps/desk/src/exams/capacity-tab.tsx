import { testCapacity } from '@changxing/contract/exam-plans.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Loading } from '../shell/loading.tsx'
import { Result } from '../shell/result.tsx'
import { capacityClasses } from './tests-address.ts'
import { subjectWords } from './tests-words.ts'
import { useTests } from './use-tests.ts'

const PeriodsChart = lazy(() => import('../shell/periods-chart.tsx'))
const lengths = ['4', '8', '12'] as const
type Capacity = OutputOf<typeof testCapacity>
const columns = [
  ['expected', { zh: '预测报考', en: 'Applicants expected' }], ['needed', { zh: '需要考位', en: 'Seats needed' }], ['seats', { zh: '已公布考位', en: 'Seats published' }],
  ['seatsMissing', { zh: '应增考位（累计）', en: 'Seats to add (in all)' }], ['vehiclesNeeded', { zh: '需要考试车', en: 'Vehicles needed' }], ['backlog', { zh: '积压人数', en: 'Left waiting' }],
] as const satisfies readonly (readonly [keyof Capacity['ahead'][number], Words])[]

const Chart = ({ capacity }: { readonly capacity: Capacity }) => {
  const say = useSay()
  const { history, ahead } = capacity
  const names = useMemo(() => [...history, ...ahead].map(({ week }) => week.slice(5)), [history, ahead])
  const series = useMemo(() => {
    const none = history.map(() => null)
    const coming = (of: (week: Capacity['ahead'][number]) => number) => [...none, ...ahead.map(of)]
    return [
      { name: say({ zh: '报考人数', en: 'Applicants' }), colour: '#1b4f9c', as: 'bar' as const, stack: 'people', values: [...history.map(({ applicants }) => applicants), ...ahead.map(() => null)] },
      { name: say({ zh: '预测报考', en: 'Expected' }), colour: '#7fa3d6', as: 'bar' as const, stack: 'people', values: coming(({ expected }) => expected) },
      { name: say({ zh: '积压人数', en: 'Left waiting' }), colour: '#b3261e', as: 'bar' as const, values: coming(({ backlog }) => backlog) },
      { name: say({ zh: '需要考位', en: 'Seats needed' }), colour: '#8a5a00', as: 'line' as const, values: coming(({ needed }) => needed) },
      { name: say({ zh: '已公布考位', en: 'Seats published' }), colour: '#14713d', as: 'dashed' as const, values: coming(({ seats }) => seats) },
    ]
  }, [history, ahead, say])
  return <Suspense fallback={<Loading />}><PeriodsChart names={names} series={series} label={say({ zh: '每周报考人数、预测与考位，数字见下表', en: 'Applicants a week, forecast and seats; the figures are in the tables below' })} /></Suspense>
}

/** Nobody applied, nobody is expected and no seat is published: bars and lines would all lie on the ground. */
const isEmpty = ({ history, ahead }: Capacity) =>
  history.every(({ applicants }) => applicants === 0) && ahead.every(({ expected, needed, seats, backlog }) => expected + needed + seats + backlog === 0)

const Ahead = ({ capacity }: { readonly capacity: Capacity }) => {
  const say = useSay()
  return (
    <div className="desk-scroll" role="region" tabIndex={0} aria-label={say({ zh: '今后各周', en: 'Weeks ahead' })}>
      <table className="desk-table">
        <caption className="cx-hidden">{say({ zh: '今后各周的预测、考位与考试车建议', en: 'Forecast, seats and vehicles suggested for the weeks ahead' })}</caption>
        <thead><tr><th scope="col">{say({ zh: '周（星期一）', en: 'Week (Monday)' })}</th>{columns.map(([name, label]) => <th key={name} scope="col" className="number">{say(label)}</th>)}</tr></thead>
        <tbody>
          {capacity.ahead.map((week) => (
            <tr key={week.week} data-bad={week.backlog > 0}>
              <th scope="row">{week.week}</th>
              {columns.map(([name]) => <td key={name} className="number">{name === 'backlog' && week.backlog > 0 ? <b>■ {week.backlog}</b> : name === 'vehiclesNeeded' && week.vehiclesNeeded > capacity.vehiclesNow ? <b>▲ {week.vehiclesNeeded}</b> : week[name]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Past = ({ history }: { readonly history: Capacity['history'] }) => {
  const say = useSay()
  return (
    <div className="desk-scroll" role="region" tabIndex={0} aria-label={say({ zh: '以往各周', en: 'Weeks before' })}>
      <table className="desk-table">
        <caption className="cx-hidden">{say({ zh: '以往各周报考人数', en: 'Applicants in the weeks before' })}</caption>
        <thead><tr><th scope="col">{say({ zh: '以往各周', en: 'Weeks before' })}</th>{history.map(({ week }) => <th key={week} scope="col" className="number">{week.slice(5)}</th>)}</tr></thead>
        <tbody><tr><th scope="row">{say({ zh: '报考人数', en: 'Applicants' })}</th>{history.map(({ week, applicants }) => <td key={week} className="number">{applicants}</td>)}</tr></tbody>
      </table>
    </div>
  )
}

/** Applicants counted and forecast, with the forecast's measured error; the backlog is shown before it is there, with seats and vehicles that avert it (M3.1.2, M3.1.3). */
export const CapacityTab = () => {
  const say = useSay()
  const client = useClient()
  const { address, area, go } = useTests()
  const licenceClass = capacityClasses.find((each) => each === address.class) ?? 'C2'
  const { subject = '2', weeks = '8' } = address
  const query = useQuery({
    queryKey: ['tests', area, 'capacity', licenceClass, subject, weeks],
    queryFn: ({ signal }) => client.call(testCapacity, { params: { area }, input: { class: licenceClass, subject, weeks }, signal }),
  })
  const next = <Value extends string>(of: readonly Value[], now: Value): Value => of[(of.indexOf(now) + 1) % of.length]!
  useKeys({ zh: '考位预测', en: 'Capacity' }, [
    { key: 'c', label: { zh: '换车型', en: 'Next class' }, run: () => go({ class: next(capacityClasses, licenceClass) }) },
    { key: 's', label: { zh: '换科目', en: 'Other subject' }, run: () => go({ subject: subject === '2' ? '3' : '2' }) },
    { key: 'w', label: { zh: '换周数', en: 'More or fewer weeks' }, run: () => go({ weeks: next(lengths, weeks) }) },
  ])
  return (
    <>
      <div className="desk-bar">
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '车型', en: 'Class' })} value={licenceClass} onChange={(value) => go({ class: value })} options={capacityClasses.map((value) => ({ value, label: value }))} /><Kbd of="c" /></span>
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '科目', en: 'Subject' })} value={subject} onChange={(value) => go({ subject: value })} options={(['2', '3'] as const).map((value) => ({ value, label: say(subjectWords(Number(value))) }))} /><Kbd of="s" /></span>
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '周数', en: 'Weeks' })} value={weeks} onChange={(value) => go({ weeks: value })} options={lengths.map((value) => ({ value, label: say({ zh: `${value} 周`, en: `${value} weeks` }) }))} /><Kbd of="w" /></span>
      </div>
      <Result query={query}>
        {(capacity) => (
          <>
            <AnswerLine answer={capacity.backlogFrom === null ? 'yes' : 'not-yet'} tone={capacity.backlogFrom === null ? 'good' : 'care'} line={capacity.says}>
              {say({ zh: `现在 ${capacity.waitingNow} 人在等 · ${capacity.class} 考试车 ${capacity.vehiclesNow} 辆`, en: `${capacity.waitingNow} waiting now · ${capacity.vehiclesNow} ${capacity.class} vehicles` })}
            </AnswerLine>
            <section className="desk-card">
              <h2>{say({ zh: `${capacity.class} 每周报考与预测`, en: `${capacity.class} applicants a week, and forecast` })} <ClauseChip clause="M3.1.2" /></h2>
              {isEmpty(capacity)
                ? <p className="desk-empty">{say({ zh: `${capacity.class} 近来没有人报考，也没有公布考位。`, en: `Nobody has applied for ${capacity.class} of late, and no seats are published.` })}</p>
                : <Chart capacity={capacity} />}
              <Ahead capacity={capacity} />
              <Past history={capacity.history} />
              <p><b>{say({ zh: '预测误差：', en: 'Error of the forecast: ' })}</b>{say(capacity.error.says)}</p>
              <p className="cx-soft cx-small">{say(capacity.method)}</p>
            </section>
          </>
        )}
      </Result>
    </>
  )
}
