import type { CaseView } from '@changxing/contract/cases.ts'
import { isOpen, type Case } from './case.ts'
import { resultOf } from './checks.ts'
import type { EventRow } from './parts.store.ts'
import type { AgencyRule } from './service.ts'

/** The event of a case for which an agency was asked again. */
export const askedAgain = 'agency-asked-again'

/** How often who applied may still have it asked again. */
export const timesLeft = (times: number, events: readonly Pick<EventRow, 'kind'>[]): number => Math.max(0, times - events.filter(({ kind }) => kind === askedAgain).length)

/** What the applicant reads beside a denial: what to mend, and how often it may be asked again; null where nothing of the kind is open. */
export const presentAgain = (one: Case, { name, again }: Pick<AgencyRule, 'name' | 'again'>, events: readonly Pick<EventRow, 'kind'>[]): CaseView['checks'][number]['again'] =>
  again && isOpen(one) && resultOf(one, name) === 'denied' ? { says: { zh: again.says.zh, en: again.says.en }, left: timesLeft(again.times, events) } : null
