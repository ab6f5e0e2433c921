import { addDays, daysBetween, type CivilDate } from '@changxing/rules/civil-date.ts'
import type { Reason } from '@changxing/contract/shapes.ts'

export type CountedDays = { readonly from: CivilDate; readonly days: number; readonly earliest: CivilDate; readonly passed: number; readonly clause: string }

/** The wait after the learner permit as the rule counted it, taken from its own facts (M3.2.1, M3.2.2); undefined where none is counted. */
export const countedDays = (reasons: readonly Reason[], today: CivilDate): CountedDays | undefined => {
  const wait = reasons.find(({ facts }) => typeof facts['intervalDays'] === 'number' && typeof facts['permitObtainedOn'] === 'string')
  if (!wait) return undefined
  const [from, days] = [wait.facts['permitObtainedOn'] as CivilDate, wait.facts['intervalDays'] as number]
  return { from, days, earliest: addDays(from, days), passed: Math.max(0, daysBetween(from, today)), clause: wait.clause }
}
