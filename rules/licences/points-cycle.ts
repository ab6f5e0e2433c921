import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { ageReachedOn, type LicenceClass } from './class-rules.ts'
import { yearlyMedicalAge } from './renewal.ts'

/** Calendar days after the end of a points cycle in which the audit or the medical report is due; both orders. */
const dueAfterCycleDays = 30

/** Classes whose holder is audited after each cycle with points. */
export const auditedClasses: readonly LicenceClass[] = ['A1', 'A2', 'A3', 'B1', 'B2']

/** The running points cycle: twelve months from the anniversary of the first issue. `endsOn` is its last day. */
export function cycleOn(firstIssuedOn: CivilDate, on: CivilDate): { readonly startsOn: CivilDate; readonly endsOn: CivilDate } {
  const years = Number(on.slice(0, 4)) - Number(firstIssuedOn.slice(0, 4))
  const anniversary = (more: number) => addMonths(firstIssuedOn, (years + more) * 12)
  const back = on < anniversary(0) ? -1 : 0
  return { startsOn: anniversary(back), endsOn: addDays(anniversary(back + 1), -1) }
}

/**
 * By when the medical report is due next: within 30 days after the cycle in which it falls, each year from 70, each third year with C5.
 * Null: not due at all. A cycle that ended less than 30 days ago is the one that counts.
 */
export function medicalDuty(classes: readonly LicenceClass[], birthDate: CivilDate, firstIssuedOn: CivilDate, on: CivilDate): CivilDate | null {
  const running = cycleOn(firstIssuedOn, on)
  const endedBefore = addDays(running.startsOn, -1)
  const cycleEnd = on <= addDays(endedBefore, dueAfterCycleDays) && endedBefore > firstIssuedOn ? endedBefore : running.endsOn
  if (ageReachedOn(birthDate, yearlyMedicalAge) <= on) return addDays(cycleEnd, dueAfterCycleDays)
  if (!classes.includes('C5')) return null
  const years = Number(addDays(cycleEnd, 1).slice(0, 4)) - Number(firstIssuedOn.slice(0, 4))
  return addDays(addMonths(firstIssuedOn, Math.ceil(years / 3) * 36), dueAfterCycleDays - 1)
}

/** By when the audit is due after the running cycle: classes A and B, with points in it. Null: none is. */
export function auditDuty(classes: readonly LicenceClass[], points: number, firstIssuedOn: CivilDate, on: CivilDate): CivilDate | null {
  return points > 0 && classes.some((one) => auditedClasses.includes(one)) ? addDays(cycleOn(firstIssuedOn, on).endsOn, dueAfterCycleDays) : null
}
