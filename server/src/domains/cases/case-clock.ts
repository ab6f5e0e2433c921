import type { CaseClock } from '@changxing/contract/cases.ts'
import { addWorkingDays, unlessUnpublished, workingDaysBetween } from '@changxing/rules/calendar.ts'
import { addDays, daysBetween, type CivilDate } from '@changxing/rules/civil-date.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import type { Case } from './case.ts'
import type { Service } from './service.ts'
import { toldOfSuspicion } from './suspected-of.ts'

/**
 * A stretch in which the time for the answer counted, from the day after `from`. The day of a question (`to`) stands already; null while
 * it runs.
 */
export type Run = { readonly from: CivilDate; readonly to: CivilDate | null }

type Timed = {
  readonly state: string
  readonly limitDays: number | null
  readonly limitKind: 'working' | 'calendar' | null
  readonly clockRuns: readonly Run[]
  readonly dueOn: CivilDate | null
  readonly standsSince: string | null
  readonly decidedOn: CivilDate | null
  readonly stage?: string | null
  readonly stageDue?: CivilDate | null
  readonly awaits?: Readonly<Record<string, string>>
  readonly suspicion?: Case['suspicion']
  readonly suspectedOf?: readonly string[]
}

type Limit = { readonly days: number; readonly kind: 'working' | 'calendar' }

/**
 * The last day for the answer: the days that the finished runs have not used up, counted from the last run.
 * Null while the clock stands, or when a year that must be counted has no published holidays.
 */
export const dueDay = (limit: Limit, runs: readonly Run[]): CivilDate | null => {
  const last = runs.at(-1)
  if (!last || last.to !== null) return null
  return unlessUnpublished(() => {
    const between = limit.kind === 'working' ? workingDaysBetween : daysBetween
    const used = runs.reduce((sum, { from, to }) => sum + (to === null ? 0 : Math.max(0, between(from, addDays(to, -1)))), 0)
    const left = Math.max(0, limit.days - used)
    return limit.kind === 'working' ? addWorkingDays(last.from, left) : addDays(last.from, left)
  })
}

/** Starts the clock, or lets it go on after an answer. */
export const run = (runs: readonly Run[], today: CivilDate): readonly Run[] => [...runs, { from: today, to: null }]

/** Stops the clock on this day. */
export const stand = (runs: readonly Run[], today: CivilDate): readonly Run[] =>
  runs.map((one, index) => (index === runs.length - 1 && one.to === null ? { ...one, to: today } : one))

/**
 * The last day for a step after the approval, which begins on this day: counted from there, or with the time for the answer, on the same clock. The
 * clock goes on where the decision stopped it; where it stood then already, from the decision.
 */
export const stageDueDay = (
  { within, from }: { readonly within: Limit; readonly from?: 'submission' }, { clockRuns, decidedOn }: Pick<Timed, 'clockRuns' | 'decidedOn'>, today: CivilDate,
): CivilDate | null => {
  if (from !== 'submission' || clockRuns.length === 0) return dueDay(within, run([], today))
  const [last] = clockRuns.slice(-1)
  if (last!.to === null) return dueDay(within, clockRuns)
  return dueDay(within, last!.to === decidedOn ? [...clockRuns.slice(0, -1), { ...last!, to: null }] : run(clockRuns, decidedOn ?? today))
}

/** The limit that a case was submitted under; its page may have another by now. */
export const limitOf = ({ within }: { readonly within: Limit }, { limitDays, limitKind }: Pick<Timed, 'limitDays' | 'limitKind'>): Limit =>
  ({ days: limitDays ?? within.days, kind: limitKind ?? within.kind })

/** The clock goes on with the days that were left. */
export const goesOn = (service: { readonly within: Limit }, one: Timed, today: CivilDate) => {
  const clockRuns = run(one.clockRuns, today)
  return { clockRuns, dueOn: dueDay(limitOf(service, one), clockRuns), standsSince: null }
}

/** Whether the office can do nothing before others have done something; what was refused is its turn to decide on. */
export const waitsForOthers = (awaits: Readonly<Record<string, string>> = {}): boolean =>
  Object.values(awaits).includes('open') && !Object.values(awaits).includes('refused')

type Page = Pick<Service, 'suspicions' | 'within'>

/** Whether the clock has to stand: others do something first, or what the case is about is investigated, as the applicant knows. */
const hasToStand = (service: Page, { awaits, suspicion = null, suspectedOf = [] }: Timed): boolean =>
  waitsForOthers(awaits) || toldOfSuspicion(service, { suspicion, suspectedOf }) !== undefined

/** What changes when a question is over: the clock goes on, unless it has to stand for another cause. */
export const resumed = (service: Page, one: Timed, today: CivilDate) => ({
  ...(!hasToStand(service, one) && goesOn(service, one, today)), questionItems: null,
})

/**
 * What changes of the clock with what it stands for: `one` as the case is then. That of a question goes by the question, and before the submission and
 * after the decision there is none.
 */
export const clockAfter = (service: Page, one: Timed, today: CivilDate, now: string) => {
  const stands = hasToStand(service, one)
  if ((one.state !== 'submitted' && one.state !== 'in-review') || stands === (one.standsSince !== null)) return {}
  return stands ? { clockRuns: stand(one.clockRuns, today), dueOn: null, standsSince: now } : goesOn(service, one, today)
}

const closedStates = ['approved', 'rejected', 'withdrawn', 'completed']

const dayWords = (days: number, kind: 'working' | 'calendar'): Words =>
  kind === 'working'
    ? { zh: `${days} 个工作日`, en: days === 1 ? '1 working day' : `${days} working days` }
    : { zh: `${days} 日`, en: days === 1 ? '1 day' : `${days} days` }

type Shape = (says: Words, more?: Partial<z.infer<typeof CaseClock>>) => z.infer<typeof CaseClock>

/** The clock of a step after the approval. */
const stageClock = (dueOn: CivilDate | null, today: CivilDate, shape: Shape): z.infer<typeof CaseClock> => {
  if (dueOn === null) return shape({ zh: '已通过，正在办理', en: 'Approved, being completed' })
  if (today > dueOn) return shape({ zh: `本步骤已超过期限 ${dueOn}`, en: `This step is overdue since ${dueOn}` }, { dueOn, workingDaysLeft: 0, overdue: true })
  const left = unlessUnpublished(() => workingDaysBetween(today, dueOn))
  return shape({ zh: `已通过，本步骤 ${dueOn} 前完成`, en: `Approved; this step is done by ${dueOn}` }, { dueOn, workingDaysLeft: left })
}

/** How long an answer takes, and the day by which it comes when that is known. */
export const limitWords = (limit: { readonly days: number; readonly kind: 'working' | 'calendar' }, dueOn: CivilDate | null): Words => {
  const within = dayWords(limit.days, limit.kind)
  return dueOn === null
    ? { zh: `提交后 ${within.zh}内答复`, en: `Answered within ${within.en} of submission` }
    : { zh: `今天提交，${dueOn} 前答复（${within.zh}）`, en: `Submitted today, answered by ${dueOn} (${within.en})` }
}

/** The clock as people see it on a day. `limit` is the service's, for a draft whose own limit is not set yet. `waitsFor`: what others do first. */
export const presentClock = (
  one: Timed,
  limit: { readonly days: number; readonly kind: 'working' | 'calendar' },
  today: CivilDate,
  waitsFor?: Words,
): z.infer<typeof CaseClock> => {
  const shape = (says: Words, more: Partial<z.infer<typeof CaseClock>> = {}) => ({
    dueOn: null,
    workingDaysLeft: null,
    overdue: false,
    standsSince: null,
    says,
    ...more,
  })
  const { days, kind } = limitOf({ within: limit }, one)
  const within = dayWords(days, kind)
  if (one.state === 'draft') return shape({ zh: `提交后 ${within.zh}内答复`, en: `Answered within ${within.en} of submission` })
  if (one.state === 'approved' && one.stage) return stageClock(one.stageDue ?? null, today, shape)
  if (closedStates.includes(one.state)) {
    const overdue = one.dueOn !== null && one.decidedOn !== null && one.decidedOn > one.dueOn && one.state !== 'withdrawn'
    const late = overdue ? { zh: `（晚于期限 ${one.dueOn}）`, en: ` (later than the limit, ${one.dueOn})` } : { zh: '', en: '' }
    return shape({ zh: `已于 ${one.decidedOn} 答复${late.zh}`, en: `Answered on ${one.decidedOn}${late.en}` }, { dueOn: one.dueOn, overdue })
  }
  if (one.standsSince !== null) {
    const says = waitsFor ? { zh: `${waitsFor.zh}，期间不计时`, en: `${waitsFor.en}; the clock stands meanwhile` } : { zh: '等待补正，期间不计时', en: 'Waiting for an answer; the clock stands meanwhile' }
    return shape(says, { standsSince: one.standsSince })
  }
  if (one.dueOn === null) {
    return shape({
      zh: `${within.zh}内答复；到期日所在年份的放假安排尚未公布，公布后自动算出`,
      en: `Answered within ${within.en}; the holidays of that year are not published yet, the day is filled in when they are`,
    })
  }
  const overdue = today > one.dueOn
  const left = overdue ? 0 : unlessUnpublished(() => workingDaysBetween(today, one.dueOn!))
  if (overdue) {
    return shape(
      { zh: `已超过答复期限 ${one.dueOn}，经办单位须尽快答复`, en: `Overdue since ${one.dueOn}; the office must answer without further delay` },
      { dueOn: one.dueOn, workingDaysLeft: 0, overdue },
    )
  }
  const rest = left === null ? { zh: '', en: '' } : { zh: `，还有 ${left} 个工作日`, en: `, ${dayWords(left, 'working').en} left` }
  return shape({ zh: `${one.dueOn} 前答复${rest.zh}`, en: `Answer by ${one.dueOn}${rest.en}` }, { dueOn: one.dueOn, workingDaysLeft: left })
}
