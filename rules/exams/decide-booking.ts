import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { classFact, classNotYet } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { earliestBooking } from './decide-earliest-booking.ts'
import { againAfterDays, bookingLimit, permitMonths } from './parameters.ts'
import { isCounted, subjectNames, type Subject } from './subjects.ts'

type Outcome = { readonly allowed: boolean; readonly earliest: CivilDate | null; readonly bookingsLeft: number | null }

const clause = 'M3.1.3'
const source = 'Order 139'

const latest = (dates: readonly (CivilDate | undefined)[]): CivilDate | null =>
  dates.reduce<CivilDate | null>((last, date) => (date !== undefined && (last === null || date > last) ? date : last), null)

const step = (subject: Subject, permitObtainedOn: CivilDate | undefined, earlierPassed: boolean): readonly Reason[] => {
  if (subject === 1) return []
  const permit = permitObtainedOn !== undefined
  const reasons = [because(clause, permit, permit
    ? { zh: `${permitObtainedOn}取得学习驾驶证明`, en: `The learner permit was obtained on ${permitObtainedOn}` }
    : { zh: '还没有学习驾驶证明：先通过科目一', en: 'There is no learner permit yet: pass subject one first' }, { permitObtainedOn: permitObtainedOn ?? null, source })]
  if (subject !== 4) return reasons
  return [...reasons, because(clause, earlierPassed, earlierPassed
    ? { zh: '科目二、科目三道路驾驶已合格', en: 'Subject two and the road test are passed' }
    : { zh: '先通过科目二和科目三道路驾驶', en: 'Pass subject two and the road test first' }, { earlierPassed, source })]
}

/**
 * Whether this seat may be booked today: the wait of `exams.earliest-booking`, a permit that still stands on the day of the test, nothing
 * passed or booked already, ten days since the last failure, at most five bookings of subject two and of three, and booked by the day
 * before. `earliest`: the first day on which a request is in order, null while subject one is not passed. The days and numbers beside
 * M3.2 are those of Order 139; M3.1.3 has them applied so that nobody queues in vain. Bad input: see `exams.earliest-booking`.
 */
export const booking = rule({
  id: 'exams.booking',
  version: '1',
  title: { zh: '能否预约这场考试', en: 'May this test be booked' },
  clauses: ['M3.1.3', 'M3.2.1', 'M3.2.2', 'M3.2.3'],
  facts: {
    subject: { type: 'integer', minimum: 1, maximum: 4, says: { zh: '科目（4为安全文明）', en: 'Subject (4: safety test)' } },
    class: classFact,
    kind: { type: 'string', enum: ['first', 'upgrade'], says: { zh: '初次申领或增驾', en: 'First licence or added class' } },
    testOn: { type: 'string', format: 'date', says: { zh: '考试日期', en: 'Day of the test' } },
    permitObtainedOn: { type: 'string', format: 'date', optional: true, says: { zh: '取得学习驾驶证明日期', en: 'Day the learner permit was obtained' } },
    bookingsUsed: { type: 'integer', minimum: 0, says: { zh: '本科目已用预约次数', en: 'Bookings of the subject used so far' } },
    lastFailedOn: { type: 'string', format: 'date', optional: true, says: { zh: '最近一次不合格日期', en: 'Day of the last failure' } },
    passedAlready: { type: 'boolean', says: { zh: '本科目是否已合格', en: 'The subject is passed already' } },
    earlierPassed: { type: 'boolean', says: { zh: '应先合格的科目是否合格', en: 'What must be passed before is passed' } },
    openBooking: { type: 'boolean', says: { zh: '是否已有未考的预约', en: 'There is an open booking of the subject' } },
    fileOpen: { type: 'boolean', says: { zh: '考生档案是否有效', en: 'The candidate file is open' } },
  },
  decide(facts, on): Decision<Outcome> {
    const { class: licenceClass, kind, testOn, permitObtainedOn, bookingsUsed, lastFailedOn, passedAlready, earlierPassed, openBooking, fileOpen } = facts
    const subject = facts.subject as Subject
    refuseBadFacts([...unlikelyDates({ testOn, ...(lastFailedOn !== undefined && { lastFailedOn }) }), classNotYet(licenceClass, on)])
    const wait = isCounted(subject) && permitObtainedOn !== undefined
      ? earliestBooking.decide({ subject, class: licenceClass, kind, permitObtainedOn, requestedOn: on }, on)
      : undefined
    const permitEnds = subject === 1 || permitObtainedOn === undefined ? undefined : addMonths(permitObtainedOn, valueOn(permitMonths, on, 'on').value)
    const againFrom = isCounted(subject) && lastFailedOn !== undefined ? addDays(lastFailedOn, valueOn(againAfterDays, on, 'on').value) : undefined
    const limit = isCounted(subject) ? valueOn(bookingLimit, on, 'on').value : null
    const name = subjectNames[subject]
    const reasons = [
      because(clause, fileOpen, fileOpen
        ? { zh: '考生档案有效', en: 'The candidate file is open' }
        : { zh: '没有有效的考生档案，须重新申请', en: 'No candidate file is open: apply anew' }, { fileOpen }),
      ...step(subject, permitObtainedOn, earlierPassed),
      ...(wait?.reasons ?? []),
      ...(permitEnds === undefined ? [] : [because(clause, testOn <= permitEnds, testOn <= permitEnds
        ? { zh: `考试日学习驾驶证明有效（至${permitEnds}）`, en: `The permit still stands on the day of the test (until ${permitEnds})` }
        : { zh: `学习驾驶证明${permitEnds}到期，早于考试日`, en: `The learner permit ends on ${permitEnds}, before the test` }, { testOn, permitEnds, source })]),
      because(clause, !passedAlready, passedAlready
        ? { zh: `${name.zh}已合格，不必再考`, en: `You have passed ${name.en} already` }
        : { zh: `${name.zh}尚未合格`, en: `You have not yet passed ${name.en}` }, { passedAlready }),
      because(clause, !openBooking, openBooking
        ? { zh: `${name.zh}已有一个预约`, en: `You have an open booking of ${name.en}` }
        : { zh: '没有重复预约', en: 'No other booking of the subject is open' }, { openBooking }),
      ...(limit === null ? [] : [because(clause, bookingsUsed < limit, bookingsUsed < limit
        ? { zh: `最多预约${limit}次，已用${bookingsUsed}次（公安部令第139号）`, en: `At most ${limit} bookings, ${bookingsUsed} used (Order 139)` }
        : { zh: `${limit}次预约已用完，已合格科目作废，须重新申请（公安部令第139号）`, en: `All ${limit} bookings are used: what was passed is void, apply anew (Order 139)` },
      { bookingsUsed, limit, source })]),
      ...(againFrom === undefined ? [] : [because(clause, on >= againFrom, {
        zh: `上次${lastFailedOn}不合格，${againFrom}起可再预约（公安部令第139号）`, en: `Failed on ${lastFailedOn}: may be booked again from ${againFrom} (Order 139)`,
      }, { lastFailedOn: lastFailedOn ?? null, againFrom, source })]),
      because(clause, testOn > on, testOn > on
        ? { zh: `考试日${testOn}`, en: `The test is on ${testOn}` }
        : { zh: `考试日${testOn}已到或已过，最迟前一日预约`, en: `${testOn} has come: book by the day before` }, { testOn, requestedOn: on }),
    ]
    const earliest = subject !== 1 && permitObtainedOn === undefined ? null : latest([wait?.outcome.earliest, permitObtainedOn, againFrom]) ?? on
    return decided({ allowed: reasons.every(({ holds }) => holds), earliest, bookingsLeft: limit === null ? null : Math.max(0, limit - bookingsUsed) }, reasons)
  },
})
