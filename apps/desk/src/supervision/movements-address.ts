/** Which review of changes of the test place is shown; all of it stands in the address. */
export type MovementsAddress = {
  readonly area?: string | undefined
  readonly period?: 'week' | 'month' | undefined
  readonly periods?: '12' | '26' | '52' | undefined
  readonly side?: 'in' | 'out' | undefined
  readonly from?: string | undefined
  readonly alarms?: 'open' | 'closed' | 'all' | undefined
  readonly alarm?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
const matching = (pattern: RegExp, value: unknown) => (pattern.test(text(value) ?? '') ? text(value) : undefined)
const oneOf = <const Value extends string>(values: readonly Value[], value: unknown) => values.find((known) => known === text(value))

/** What an address says; what it does not know is left out. */
export const movementsAddress = (search: Record<string, unknown>): MovementsAddress => ({
  area: matching(/^[1-9]\d{5}$/, search['area']), period: oneOf(['week', 'month'], search['period']), periods: oneOf(['12', '26', '52'], search['periods']),
  side: oneOf(['in', 'out'], search['side']), from: matching(/^\d{4}-\d{2}-\d{2}$/, search['from']), alarms: oneOf(['open', 'closed', 'all'], search['alarms']), alarm: text(search['alarm']),
})
