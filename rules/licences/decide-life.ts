import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { after, refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { classesFact, classesOf, classNotYet } from './class-rules.ts'
import { classEndsOn } from './next-licence.ts'
import { auditDuty, cycleOn, medicalDuty } from './points-cycle.ts'
import { cancelledAfterMonths, renewalOpensDays, restorableMonths } from './renewal.ts'

/** The legal days of a driver's life, in the order in which equal days are shown. */
export const lifeDays = {
  'cycle-ends': { zh: '记分周期结束', en: 'Points cycle ends' },
  'renewal-opens': { zh: '可以开始换证', en: 'Renewal opens' },
  'renewal-last-day': { zh: '有效期届满，换证最后一天', en: 'Last day of validity, last day to renew' },
  cancelled: { zh: '逾期一年仍未换证的，注销', en: 'Cancelled when still not renewed, a year later' },
  'restorable-until': { zh: '科目一合格可以恢复的最后一天', en: 'Last day on which passing subject one restores it' },
  'medical-due': { zh: '提交身体条件证明最后一天', en: 'Medical report due' },
  'audit-due': { zh: '审验最后一天', en: 'Audit due' },
  'age-limit': { zh: '到规定年龄，应换领准驾车型', en: 'Age limit: a class has to be exchanged' },
  'postponed-until': { zh: '延期到期', en: 'Postponement ends' },
} as const satisfies { readonly [kind: string]: Words }
export type LifeDay = keyof typeof lifeDays

/** Days by which something must be done: of these people are warned. */
export const warnedOf: readonly LifeDay[] = ['renewal-last-day', 'cancelled', 'restorable-until', 'medical-due', 'audit-due', 'age-limit', 'postponed-until']

/** How many days before such a day people are warned. */
export const warningDays = [90, 30, 7] as const

type Day = { readonly kind: LifeDay; readonly on: CivilDate }
type Outcome = { readonly days: readonly Day[]; readonly cycleStartsOn: CivilDate }

const source = (on: CivilDate): Words => (on < '2022-04-01' ? { zh: '公安部令第139号', en: 'Order 139' } : { zh: '公安部令第162号', en: 'Order 162' })

/**
 * The legal days of a licence from the day asked about: end of the points cycle, renewal and what follows when it is missed, medical report,
 * audit, age limit, the end of a postponement. The regulation names the services (M6.1.2, M9.1, M8.1); the days are the licence orders'. While
 * renewal is postponed the days of missed renewal do not run. Bad input: dates out of order, a class that does not exist on the day.
 */
export const life = rule({
  id: 'licences.life',
  version: '1',
  title: { zh: '驾驶证的法定日期', en: 'The legal days of a licence' },
  clauses: ['M6.1.2', 'M8.1', 'M9.1'],
  facts: {
    class: classesFact,
    birthDate: { type: 'string', format: 'date', says: { zh: '出生日期', en: 'Date of birth' } },
    firstIssuedOn: { type: 'string', format: 'date', says: { zh: '初次领证日期', en: 'First issued on' } },
    validUntil: { type: 'string', format: 'date', optional: true, says: { zh: '有效期止（长期则不填）', en: 'Valid until; left out when long-term' } },
    points: { type: 'integer', minimum: 0, maximum: 12, says: { zh: '本周期记分', en: 'Points of the running cycle' } },
    postponedUntil: { type: 'string', format: 'date', optional: true, says: { zh: '延期至', en: 'Postponed until' } },
  },
  decide({ class: text, birthDate, firstIssuedOn, validUntil, points, postponedUntil }, on): Decision<Outcome> {
    const classes = classesOf(text)
    refuseBadFacts([
      ...unlikelyDates({ birthDate, firstIssuedOn, ...(validUntil && { validUntil }), ...(postponedUntil && { postponedUntil }) }),
      ...classes.map((one) => classNotYet(one, on)),
      after('birthDate', birthDate, firstIssuedOn, { zh: '出生日期晚于初次领证日期', en: 'the date of birth lies after the first issue' }),
      after('firstIssuedOn', firstIssuedOn, on, { zh: `初次领证日期晚于业务日期${on}`, en: `the first issue lies after ${on}` }),
    ])
    const cycle = cycleOn(firstIssuedOn, on)
    const medical = medicalDuty(classes, birthDate, firstIssuedOn, on)
    const audit = auditDuty(classes, points, firstIssuedOn, on)
    const ages = classes.map((one) => classEndsOn(one, birthDate, on)).filter((day) => day !== null).toSorted()
    const age = ages.find((day) => day >= on) ?? ages.at(-1)
    const cancelledOn = validUntil === undefined ? undefined : addMonths(validUntil, valueOn(cancelledAfterMonths, on, 'on').value)
    const days: readonly (Day | undefined)[] = [
      { kind: 'cycle-ends', on: cycle.endsOn },
      validUntil === undefined ? undefined : { kind: 'renewal-opens', on: addDays(validUntil, -valueOn(renewalOpensDays, on, 'on').value) },
      validUntil === undefined ? undefined : { kind: 'renewal-last-day', on: validUntil },
      cancelledOn === undefined || postponedUntil !== undefined ? undefined : { kind: 'cancelled', on: cancelledOn },
      cancelledOn === undefined || postponedUntil !== undefined ? undefined
        : { kind: 'restorable-until', on: addMonths(cancelledOn, valueOn(restorableMonths, on, 'on').value) },
      medical === null ? undefined : { kind: 'medical-due', on: medical },
      audit === null ? undefined : { kind: 'audit-due', on: audit },
      age === undefined ? undefined : { kind: 'age-limit', on: age },
      postponedUntil === undefined ? undefined : { kind: 'postponed-until', on: postponedUntil },
    ]
    const order = Object.keys(lifeDays)
    const found = days.filter((day) => day !== undefined).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : order.indexOf(a.kind) - order.indexOf(b.kind)))
    return decided({ days: found, cycleStartsOn: cycle.startsOn }, found.map((day) => reasonOf(day, on)))
  },
})

function reasonOf({ kind, on: day }: Day, on: CivilDate): Reason {
  const clause = kind === 'postponed-until' ? 'M8.1' : kind === 'medical-due' ? 'M9.1' : 'M6.1.2'
  const { zh, en } = lifeDays[kind]
  const by = source(on)
  return because(clause, true, { zh: `${day} ${zh}（${by.zh}）`, en: `${day}: ${en} (${by.en})` }, { kind, day })
}
