import type { ClauseId } from '../clauses.ts'
import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import type { Dated } from '../dated.ts'
import { before, refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { classFact, classNotYet, type LicenceClass } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { firstLicenceClasses, heavyClasses } from './candidates.ts'
import { noWait, permitMonths, subjectThreeWait, subjectTwoWait } from './parameters.ts'

type Outcome = { readonly intervalDays: number; readonly earliest: CivilDate }
type Kind = 'first' | 'upgrade'
type Wait = { readonly days: Dated<number>; readonly clause: ClauseId }

/**
 * Where the days come from; the clause is the group's own, or the nearest (M3.2.1 small vehicles, M3.2.2 upgrades, M3.2.3 first large
 * ones).
 */
function waitFor(subject: number, licenceClass: LicenceClass, kind: Kind): Wait {
  const isHeavy = heavyClasses.includes(licenceClass)
  const clause = !isHeavy ? 'M3.2.1' : kind === 'upgrade' ? 'M3.2.2' : 'M3.2.3'
  if (['D', 'E', 'F'].includes(licenceClass)) return { days: noWait, clause }
  if (subject === 2) return { days: isHeavy || licenceClass === 'C6' ? subjectTwoWait.heavy : subjectTwoWait.light, clause }
  if (isHeavy) return { days: kind === 'upgrade' ? subjectThreeWait.heavyUpgrade : subjectThreeWait.heavyFirst, clause }
  if (licenceClass === 'C6') return { days: noWait, clause }
  if (licenceClass === 'C2' || licenceClass === 'C5') return { days: subjectThreeWait.automatic, clause }
  return { days: licenceClass === 'C3' || licenceClass === 'C4' ? subjectThreeWait.lowSpeed : subjectThreeWait.light, clause }
}

const notFirst = (licenceClass: LicenceClass, kind: Kind) => {
  if (kind === 'upgrade' || firstLicenceClasses.includes(licenceClass)) return []
  const says = {
    zh: `${licenceClass}不能初次申领，只能增驾`,
    en: `${licenceClass} cannot be a first licence, only be added to one`,
  }
  return [{ fact: 'class', says }, { fact: 'kind', says }]
}

/**
 * The first day on which subject two or three may be booked: the day of the learner permit plus the days of the law in force on the day of
 * the request, not on the day of the permit (M3.2.3). Refused: asked too early, or with a permit that has expired (three years, Order 139).
 * Bad input: a request before the permit, a class that does not exist on the day of the request, a first licence of A1, A2, B1 or C6.
 */
export const earliestBooking = rule({
  id: 'exams.earliest-booking',
  version: '1',
  title: { zh: '最早哪天可以预约考试', en: 'The first day on which a test may be booked' },
  clauses: ['M3.2.1', 'M3.2.2', 'M3.2.3'],
  facts: {
    subject: { type: 'integer', minimum: 2, maximum: 3, says: { zh: '科目', en: 'Subject' } },
    class: classFact,
    kind: { type: 'string', enum: ['first', 'upgrade'], says: { zh: '初次申领或增驾', en: 'First licence or added class' } },
    permitObtainedOn: { type: 'string', format: 'date', says: { zh: '取得学习驾驶证明日期', en: 'Day the learner permit was obtained' } },
    requestedOn: { type: 'string', format: 'date', says: { zh: '申请预约日期', en: 'Day the booking is requested' } },
  },
  decide({ subject, class: licenceClass, kind, permitObtainedOn, requestedOn }): Decision<Outcome> {
    refuseBadFacts([
      ...unlikelyDates({ permitObtainedOn, requestedOn }),
      before('requestedOn', requestedOn, permitObtainedOn, {
        zh: `申请预约日期${requestedOn}早于取得学习驾驶证明日期${permitObtainedOn}`,
        en: `the booking is requested on ${requestedOn}, before the learner permit of ${permitObtainedOn}`,
      }),
      classNotYet(licenceClass, requestedOn),
      ...notFirst(licenceClass, kind),
    ])
    const wait = waitFor(subject, licenceClass, kind)
    const row = valueOn(wait.days, requestedOn, 'requestedOn')
    const clause = row.clause ?? wait.clause
    const earliest = addDays(permitObtainedOn, row.value)
    const lastDay = addMonths(permitObtainedOn, valueOn(permitMonths, requestedOn, 'requestedOn').value)
    return decided({ intervalDays: row.value, earliest }, [
      because(
        clause,
        requestedOn >= earliest,
        {
          zh: `取得学习驾驶证明满${row.value}日，${earliest}起可以预约科目${subject === 2 ? '二' : '三'}`,
          en: `Subject ${subject} may be booked from ${earliest}, ${row.value} days after the learner permit`,
        },
        { permitObtainedOn, requestedOn, intervalDays: row.value, source: row.clause ?? row.source ?? null },
      ),
      because(
        clause,
        requestedOn <= lastDay,
        requestedOn <= lastDay
          ? { zh: `学习驾驶证明有效至${lastDay}（公安部令第139号）`, en: `The learner permit is valid until ${lastDay} (Order 139)` }
          : { zh: `学习驾驶证明已于${lastDay}到期（公安部令第139号），须重新申请`, en: `The learner permit expired on ${lastDay} (Order 139): apply anew` },
        { permitObtainedOn, requestedOn, validUntil: lastDay },
      ),
    ])
  },
})
