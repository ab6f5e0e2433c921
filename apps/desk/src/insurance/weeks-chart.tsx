import type { insuranceWeeks } from '@changxing/contract/insurance.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

type Week = OutputOf<typeof insuranceWeeks>['weeks'][number]

/** Twelve weeks of checks that did not go well, stacked, with patterns as well as colours; the figures stand in the table below. */
const WeeksChart = ({ weeks }: { readonly weeks: readonly Week[] }) => {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current, undefined, { renderer: 'svg' })
    const bar = (name: string, color: string, of: (week: Week) => number) => ({ type: 'bar' as const, stack: 'all', name, itemStyle: { color }, data: weeks.map(of) })
    chart.setOption({
      animation: false, aria: { enabled: true, decal: { show: true } }, tooltip: { trigger: 'axis' }, legend: { top: 0 }, grid: { left: 48, right: 12, top: 34, bottom: 28 },
      xAxis: { type: 'category', data: weeks.map(({ monday }) => monday.slice(5)) }, yAxis: { type: 'value', minInterval: 1 },
      series: [
        bar(say({ zh: '未查到', en: 'Not found' }), '#8a5a00', ({ totals }) => totals.notFound), bar(say({ zh: '无结果', en: 'Unknown' }), '#55606f', ({ totals }) => totals.unknown),
        bar(say({ zh: '未了结工单', en: 'Open tickets' }), '#b3261e', ({ totals }) => totals.ticketsOpen),
      ],
    })
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(place.current)
    return () => {
      fit.disconnect()
      chart.dispose()
    }
  }, [weeks, say])
  return <div ref={place} className="insurance-chart" role="img" aria-label={say({ zh: '近十二周未查到、无结果和未了结工单，数字见下表', en: 'Not found, unknown and open tickets over twelve weeks; the figures are in the table below' })} />
}

export default WeeksChart
