import type { insuranceWeeks } from '@changxing/contract/insurance.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { Words } from '@changxing/rules/words.ts'

export type Week = OutputOf<typeof insuranceWeeks>['weeks'][number]

/** One row of bars. `stack`: bars of one stack stand on each other and are added up by who looks at them. */
export type WeekSeries = { readonly name: Words; readonly color: string; readonly stack: 'checks' | 'tickets'; readonly data: readonly number[] }

/** The weeks as bars: checks that did not go well on each other; tickets, which are no checks, beside them. */
export const weekSeries = (weeks: readonly Week[]): readonly WeekSeries[] => [
  { name: { zh: '未查到', en: 'Not found' }, color: '#8a5a00', stack: 'checks', data: weeks.map(({ totals }) => totals.notFound) },
  { name: { zh: '无结果', en: 'Unknown' }, color: '#55606f', stack: 'checks', data: weeks.map(({ totals }) => totals.unknown) },
  { name: { zh: '未了结工单', en: 'Open tickets' }, color: '#b3261e', stack: 'tickets', data: weeks.map(({ totals }) => totals.ticketsOpen) },
]
