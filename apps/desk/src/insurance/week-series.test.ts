import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekSeries } from './week-series.ts'

test('no bar is higher than the checks of its week: tickets stand beside the checks, not on them', () => {
  const totals = { checks: 5, found: 0, notFound: 3, unknown: 2, corrected: 0, ticketsOpen: 1 }
  const series = weekSeries([{ monday: '2021-06-28', kept: false, totals }])
  const highest = (stack: string) => series.filter((each) => each.stack === stack).reduce((sum, { data }) => sum + data[0]!, 0)
  assert.deepEqual([highest('checks'), highest('tickets')], [totals.checks, totals.ticketsOpen])
})
