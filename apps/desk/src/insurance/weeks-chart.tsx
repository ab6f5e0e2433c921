import { useSay } from '@changxing/ui/language.tsx'
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { weekSeries, type Week } from './week-series.ts'

register([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

/** Twelve weeks: checks that did not go well, stacked, and beside them the open tickets; patterns as well as colours, the figures stand in the table below. */
const WeeksChart = ({ weeks }: { readonly weeks: readonly Week[] }) => {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current, undefined, { renderer: 'svg' })
    chart.setOption({
      animation: false, aria: { enabled: true, decal: { show: true } }, tooltip: { trigger: 'axis' }, legend: { top: 0 }, grid: { left: 48, right: 12, top: 34, bottom: 28 },
      xAxis: { type: 'category', data: weeks.map(({ monday }) => monday.slice(5)) }, yAxis: { type: 'value', minInterval: 1 },
      series: weekSeries(weeks).map(({ name, color, stack, data }) => ({ type: 'bar' as const, stack, name: say(name), itemStyle: { color }, data: [...data] })),
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
