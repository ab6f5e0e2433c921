import { myLicenceLife as lifeEndpoint, type LicenceLife } from '@changxing/contract/licence-life.ts'
import { daysBetween } from '@changxing/rules/civil-date.ts'
import type { Answer, Words } from '@changxing/rules/decision.ts'
import { lifeDays, warnedOf, warningDays, type LifeDay } from '@changxing/rules/licences/decide-life.ts'
import { licenceStates, mayDrive, stateLetters } from '@changxing/rules/licences/states.ts'
import { decide } from '@changxing/rules/registry.ts'
import { asCitizen, operation } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { splitClasses } from './licence-file.ts'
import * as licences from './licences.store.ts'

type Day = LicenceLife['days'][number]

/** By which service each day is met. */
const services: { readonly [kind in LifeDay]?: string } = {
  'renewal-opens': 'licences.renew', 'renewal-last-day': 'licences.renew', cancelled: 'licences.renew', 'medical-due': 'licences.medical-report',
  'age-limit': 'licences.age-limit', 'postponed-until': 'licences.end-postponement',
}

const source = (on: string): Words => (on < '2022-04-01' ? { zh: '公安部令第139号', en: 'Order 139' } : { zh: '公安部令第162号', en: 'Order 162' })

/** The legal days of a licence by `licences.life`; a licence that has ended has none. */
export const daysOf = (row: licences.LicenceRow, birthDate: string, today: string): Answer => {
  const postponedUntil = Object.values(row.postponed).toSorted().at(-1)
  return decide('licences.life', today, {
    class: row.classes, birthDate, firstIssuedOn: row.first_issued_on, points: row.points,
    ...(row.valid_until !== null && { validUntil: row.valid_until }), ...(postponedUntil !== undefined && { postponedUntil }),
  })
}

const ended = (states: string) => stateLetters(states).some((letter) => licenceStates[letter].status === 1)

/** The days that count for a licence in these states: none but the last chance where it has ended. */
export const liveDays = (row: licences.LicenceRow, birthDate: string, today: string) =>
  (daysOf(row, birthDate, today).outcome['days'] as readonly { readonly kind: LifeDay; readonly on: string }[])
    .filter(({ kind }) => !ended(row.states) || (kind === 'restorable-until' && row.cancelled_for === 'not-renewed'))

/** What was done already is not asked for again: a medical report handed in after its cycle had ended. */
const isDone = (row: licences.LicenceRow, { kind, on }: { readonly kind: LifeDay; readonly on: string }) =>
  kind === 'medical-due' && row.medical_on !== null && daysBetween(row.medical_on, on) <= 60

const presentDay = (today: string, { kind, on }: { readonly kind: LifeDay; readonly on: string }): Day => {
  const daysLeft = daysBetween(today, on)
  return {
    kind, on, daysLeft, says: lifeDays[kind], clause: kind === 'postponed-until' ? 'M8.1' : kind === 'medical-due' ? 'M9.1' : 'M6.1.2', source: source(today), past: daysLeft < 0,
    urgent: warnedOf.includes(kind) && daysLeft >= 0 && daysLeft <= warningDays[0], service: services[kind] ?? null,
  }
}

const pastOf = (row: licences.LicenceRow): LicenceLife['past'] => {
  const classes = splitClasses(row.classes).map((code) => ({ code, since: row.class_since[code] ?? row.first_issued_on }))
  const events: LicenceLife['past'] = [
    ...(row.military ? [{ kind: 'military', on: row.military.firstIssuedOn, says: { zh: '军警驾驶证初次领证', en: 'First military licence' }, clause: row.military.how === 'note-only' ? 'M7.3.2' : 'M7.3.1' }] : []),
    { kind: 'first-issue', on: row.first_issued_on, says: { zh: '初次领证', en: 'First licence' }, clause: row.military?.how === 'mark-first-issue' ? 'M7.4.2' : 'M6.1.2' },
    ...classes.filter(({ since }) => since > row.first_issued_on).map(({ code, since }) => ({ kind: 'class-added', on: since, says: { zh: `增驾 ${code}`, en: `Class ${code} added` }, clause: 'M6.1.2' })),
    ...(row.valid_from > row.first_issued_on ? [{ kind: 'valid-from', on: row.valid_from, says: { zh: '现证有效期开始', en: 'Present licence begins' }, clause: 'M6.1.2' }] : []),
    ...(row.medical_on ? [{ kind: 'medical', on: row.medical_on, says: { zh: '提交过身体条件证明', en: 'Medical report handed in' }, clause: 'M9.1' }] : []),
    ...(row.cancelled_on ? [{ kind: 'cancelled', on: row.cancelled_on, says: { zh: '驾驶证注销', en: 'Licence cancelled' }, clause: 'M8.2.0' }] : []),
  ]
  return events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const inDays = (days: number): Words => (days === 0 ? { zh: '就是今天', en: 'today' } : { zh: `还有 ${days} 天`, en: `in ${days} ${days === 1 ? 'day' : 'days'}` })

/** 2027年1月20日: as people read it, and it does not break within a line as a hyphen does. */
const inChinese = (day: string): string => day.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

/** The answer in one line, and how the licence stands. */
const answerFor = (row: licences.LicenceRow, next: Day | null, today: string): Pick<LicenceLife, 'answer' | 'standing' | 'mayDrive'> => {
  if (!mayDrive(row.states)) {
    const letter = stateLetters(row.states).find((one) => !licenceStates[one].mayDrive)!
    const { zh, en } = licenceStates[letter].name
    return { mayDrive: false, standing: 'forbidden', answer: { zh: `${zh}：现在不得驾驶`, en: `${en}: you may not drive now` } }
  }
  if (row.valid_until !== null && row.valid_until < today)
    return { mayDrive: false, standing: 'overdue', answer: { zh: `驾驶证已于 ${row.valid_until} 到期：不得驾驶，请尽快换证`, en: `It expired on ${row.valid_until}: no driving, renew it soon` } }
  if (next?.urgent) {
    const left = inDays(next.daysLeft)
    return { mayDrive: true, standing: 'soon', answer: { zh: `${next.says.zh}：${inChinese(next.on)}，${left.zh}`, en: `${next.says.en}: ${next.on}, ${left.en}` } }
  }
  return { mayDrive: true, standing: 'good', answer: { zh: '近期没有要办的事', en: 'Nothing to do soon' } }
}

/** One timeline of a driver's life: what was, and the legal days ahead, each with the clause of its service and the order of its day. */
export const presentLife = (row: licences.LicenceRow, birthDate: string, today: string): LicenceLife => {
  const decision = daysOf(row, birthDate, today)
  const days = liveDays(row, birthDate, today).filter((day) => !isDone(row, day)).map((day) => presentDay(today, day))
  const cycleEnd = (decision.outcome['days'] as readonly { readonly kind: string; readonly on: string }[]).find(({ kind }) => kind === 'cycle-ends')!
  const next = days.find(({ kind, past }) => !past && (warnedOf as readonly string[]).includes(kind)) ?? null
  return {
    asOf: today, ...answerFor(row, next, today), next, past: pastOf(row), days, points: row.points,
    cycle: { startsOn: String(decision.outcome['cycleStartsOn']), endsOn: cycleEnd.on },
  }
}

export const myLicenceLife = operation(lifeEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const row = await licences.ofPerson(context.db, area, personId)
  if (!row) return { life: null }
  const { birthDate } = await personOf(context.platform, context.db, area, personId)
  return { life: presentLife(row, birthDate, context.today) }
})
