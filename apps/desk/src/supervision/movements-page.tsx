import { movementReviews, movementSeries, type Review } from '@changxing/contract/movements.ts'
import { isProvince } from '@changxing/rules/areas.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { AlarmDesk } from './alarm-desk.tsx'
import type { MovementsAddress } from './movements-address.ts'
import { MovementFigures } from './movement-figures.tsx'
import { PeriodReview } from './period-review.tsx'
import './movements.css'

const next = <Value extends string>(of: readonly Value[], now: Value): Value => of[(of.indexOf(now) + 1) % of.length]!
const lengths = ['12', '26', '52'] as const

/** Changes of the test place week by week for a detachment, month by month for a corps: figures, reviews, alarms and their investigations (M3.3.3). */
const MovementsPage = () => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const goTo = useGo()
  const address = useAddress<MovementsAddress>()
  const area = address.area ?? officer.area
  const { period = isProvince(area) ? 'month' : 'week', periods = '26', side = 'in' } = address
  const go = (change: MovementsAddress) => goTo({ to: '/movements', search: { ...address, ...change }, replace: true })
  const series = useQuery({ queryKey: ['movements', area, 'series', period, periods], queryFn: ({ signal }) => client.call(movementSeries, { params: { area }, input: { period, periods }, signal }) })
  const reviews = useQuery({ queryKey: ['movements', area, 'reviews'], queryFn: ({ signal }) => client.call(movementReviews, { params: { area }, signal }) })
  const all = series.data?.series ?? []
  const ended = all.filter(({ complete }) => complete)
  const chosen = all.find(({ from }) => from === address.from) ?? ended.at(-1) ?? all.at(-1)
  const made: Review | undefined = reviews.data?.reviews.find((one) => one.period === period && one.from === chosen?.from)
  const cities = series.data?.cities.length ?? 1
  const open = reviews.data?.reviews.flatMap(({ alarms }) => alarms).filter(({ investigation }) => investigation.state === 'open').length ?? 0
  const last = ended.at(-1)
  const unseen = last && !reviews.data?.reviews.some((one) => one.period === period && one.from === last.from)
  const answer = open > 0
    ? { tone: 'care' as const, line: { zh: `${open} 个报警待调查`, en: open === 1 ? '1 alarm to be investigated' : `${open} alarms to be investigated` } }
    : unseen
      ? { tone: 'blue' as const, line: period === 'week' ? { zh: `${last.from} 这一周还没有审查`, en: `The week of ${last.from} has not been reviewed yet` } : { zh: `${last.from.slice(0, 7)} 还没有审查`, en: `${last.from.slice(0, 7)} has not been reviewed yet` } }
      : { tone: 'good' as const, line: { zh: '没有待调查的报警', en: 'No alarm waits for an investigation' } }
  const step = (by: number) => {
    const there = all[all.findIndex(({ from }) => from === chosen?.from) + by]
    if (there) go({ from: there.from })
  }
  const turn = () => go({ side: side === 'in' ? 'out' : 'in' })
  useKeys({ zh: '考试地变更监督', en: 'Oversight of test places' }, [
    { key: 'arrowleft', label: { zh: '前一期', en: 'Period before' }, run: () => step(-1) }, { key: 'arrowright', label: { zh: '后一期', en: 'Next period' }, run: () => step(1) },
    { key: 'w', label: { zh: '按周、按月', en: 'By week or month' }, run: () => go({ period: period === 'week' ? 'month' : 'week', from: undefined }) },
    { key: 'o', label: { zh: '转入、转出', en: 'In or out' }, run: turn }, { key: 'l', label: { zh: '更长、更短', en: 'Longer or shorter' }, run: () => go({ periods: next(lengths, periods) }) },
  ])
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '考试地变更监督', en: 'Oversight of changes of the test place' })}</h1>
        <p className="cx-soft">{say({ zh: '支队每周、总队每月分析；报警只启动调查，不等于违规。', en: 'Weekly by the detachment, monthly by the corps. An alarm opens an investigation and accuses nobody.' })}{cities > 1 && say({ zh: `全省 ${cities} 个城市。`, en: ` ${cities} cities.` })} <ClauseChip clause="M3.3.3" /></p>
      </header>
      <div className="desk-bar">
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '周期', en: 'Period' })} value={period} onChange={(value) => go({ period: value, from: undefined })}
          options={[{ value: 'week' as const, label: say({ zh: '按周', en: 'Weekly' }) }, { value: 'month' as const, label: say({ zh: '按月', en: 'Monthly' }) }]} /><Kbd of="w" /></span>
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '方向', en: 'Direction' })} value={side} onChange={(value) => go({ side: value })}
          options={[{ value: 'in' as const, label: say({ zh: '转入', en: 'In' }) }, { value: 'out' as const, label: say({ zh: '转出', en: 'Out' }) }]} /><Kbd of="o" /></span>
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '期数', en: 'How many' })} value={periods} onChange={(value) => go({ periods: value })} options={lengths.map((value) => ({ value, label: value }))} /><Kbd of="l" /></span>
      </div>
      <Result query={reviews}>
        {() => <AnswerLine answer={answer.tone === 'good' ? 'yes' : 'checking'} tone={answer.tone} line={answer.line} />}
      </Result>
      <Result query={series}>
        {() => (
          <div className="mv-split">
            <MovementFigures series={all} side={side} chosen={chosen?.from} onChoose={(from) => go({ from })} />
            {chosen && <PeriodReview key={chosen.from} area={area} period={period} one={chosen} review={made} onAlarm={(alarm) => go({ alarm, alarms: 'all' })} />}
          </div>
        )}
      </Result>
      <AlarmDesk area={area} state={address.alarms ?? 'open'} chosen={address.alarm} onState={(alarms) => go({ alarms, alarm: undefined })} onChoose={(alarm) => go({ alarm })} />
    </div>
  )
}

export default MovementsPage
