import { licenceClassCodes } from '@changxing/contract/exams.ts'

export const testsTabs = ['plans', 'sites', 'upgrades', 'capacity', 'moves'] as const
export type TestsTab = (typeof testsTabs)[number]
export const capacityClasses = ['C2', 'C5', 'C1'] as const

/** What of the tests is shown; all of it stands in the address, so that it can be kept and sent. */
export type TestsAddress = {
  readonly tab?: TestsTab | undefined
  readonly area?: string | undefined
  readonly from?: string | undefined
  readonly class?: (typeof licenceClassCodes)[number] | undefined
  readonly plan?: string | undefined
  readonly subject?: '2' | '3' | undefined
  readonly weeks?: '4' | '8' | '12' | undefined
  readonly side?: 'in' | 'out' | undefined
  readonly ended?: 'yes' | undefined
  readonly move?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
const matching = (pattern: RegExp, value: unknown) => (pattern.test(text(value) ?? '') ? text(value) : undefined)
const oneOf = <const Value extends string>(values: readonly Value[], value: unknown) => values.find((known) => known === text(value))

/** What an address says; what it does not know is left out. */
export const testsAddress = (search: Record<string, unknown>): TestsAddress => ({
  tab: oneOf(testsTabs, search['tab']), area: matching(/^[1-9]\d{5}$/, search['area']), from: matching(/^\d{4}-\d{2}-\d{2}$/, search['from']), class: oneOf(licenceClassCodes, search['class']),
  plan: text(search['plan']), subject: oneOf(['2', '3'], search['subject']), weeks: oneOf(['4', '8', '12'], search['weeks']), side: oneOf(['in', 'out'], search['side']),
  ended: oneOf(['yes'], search['ended']), move: text(search['move']),
})
