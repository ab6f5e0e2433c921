import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as takePart } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

takePart([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer])

export type Series = { readonly name: string; readonly colour: string; readonly values: readonly number[] }

const ink = '#4a5568'
const rowPx = 30

/** Bars beside names; patterns as well as colours tell two series apart. What it shows stands in the table beneath, so that a screen reader passes it by. */
const FiguresChart = ({ names, series }: { readonly names: readonly string[]; readonly series: readonly Series[] }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current)
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches, animationDuration: 200,
      aria: { enabled: true, decal: { show: series.length > 1 } },
      grid: { left: 8, right: 36, top: series.length > 1 ? 30 : 6, bottom: 4, containLabel: true },
      ...(series.length > 1 && { legend: { top: 0, left: 0, textStyle: { color: ink } } }),
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: '#d9dfe8' } } },
      yAxis: { type: 'category', inverse: true, data: [...names], axisLabel: { color: ink, fontSize: 13 }, axisTick: { show: false } },
      series: series.map(({ name, colour, values }) => ({
        type: 'bar', name, data: [...values], barMaxWidth: 16, itemStyle: { color: colour, borderRadius: [0, 3, 3, 0] }, label: { show: true, position: 'right', color: '#1a2230' },
      })),
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [names, series])
  return <div ref={box} data-chart aria-hidden="true" style={{ height: Math.max(80, names.length * rowPx * (series.length > 1 ? 1.5 : 1) + (series.length > 1 ? 50 : 30)) }} />
}

export default FiguresChart
