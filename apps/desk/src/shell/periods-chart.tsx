import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as takePart } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

takePart([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer])

/** Bars or a line over periods, bars of one stack at one place; null where there is nothing to say. A line that is `dashed` differs by more than its colour. */
export type PeriodSeries = { readonly name: string; readonly colour: string; readonly values: readonly (number | null)[]; readonly as: 'bar' | 'line' | 'dashed' | 'steps'; readonly stack?: string }

const ink = '#4a5568'

/** Figures over weeks or months: bars with patterns, lines by their stroke and marks. What it shows stands in the table beneath; `label` says so. */
const PeriodsChart = ({ names, series, label }: { readonly names: readonly string[]; readonly series: readonly PeriodSeries[]; readonly label: string }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return undefined
    const chart = init(box.current, undefined, { renderer: 'svg' })
    chart.setOption({
      animation: false, aria: { enabled: true, decal: { show: true } }, tooltip: { trigger: 'axis' }, legend: { top: 0, left: 0, textStyle: { color: ink } },
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      xAxis: { type: 'category', data: [...names], axisLabel: { color: ink }, axisTick: { alignWithLabel: true } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: '#d9dfe8' } } },
      series: series.map(({ name, colour, values, as, stack }) => (as === 'bar'
        ? { type: 'bar' as const, name, data: [...values], itemStyle: { color: colour }, barMaxWidth: 22, ...(stack && { stack }) }
        : {
          type: 'line' as const, name, data: [...values], itemStyle: { color: colour }, symbol: as === 'line' ? 'circle' : 'none', symbolSize: 5,
          lineStyle: { color: colour, width: 2, type: as === 'line' ? 'solid' as const : as === 'dashed' ? 'dashed' as const : [2, 3] }, ...(as !== 'line' && { step: 'middle' as const }),
        })),
    })
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(box.current)
    return () => {
      fit.disconnect()
      chart.dispose()
    }
  }, [names, series])
  return <div ref={box} data-chart role="img" aria-label={label} className="desk-periods-chart" />
}

export default PeriodsChart
