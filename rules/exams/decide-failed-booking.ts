import { addDays, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import { refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import { againAfterDays, bookingLimit } from './parameters.ts'
import { isCounted } from './subjects.ts'

type Outcome = { readonly againFrom: CivilDate; readonly bookingsLeft: number | null; readonly voidsPassed: boolean }

/**
 * What follows when a booking (one test and one retest) has failed: the day from which the next may be requested, and whether it was the
 * fifth, which voids every subject passed so far (Order 139; nobody is left queueing for what cannot be had, M3.1.3).
 */
export const failedBooking = rule({
  id: 'exams.failed-booking',
  version: '1',
  title: { zh: '考试不合格之后', en: 'After a failed booking' },
  clauses: ['M3.1.3'],
  facts: {
    subject: { type: 'integer', minimum: 1, maximum: 4, says: { zh: '科目（4为安全文明）', en: 'Subject (4: safety test)' } },
    bookingsUsed: { type: 'integer', minimum: 1, says: { zh: '连同本次已用预约次数', en: 'Bookings used, this one included' } },
    failedOn: { type: 'string', format: 'date', says: { zh: '不合格日期', en: 'Day of the failure' } },
  },
  decide({ subject, bookingsUsed, failedOn }, on): Decision<Outcome> {
    refuseBadFacts([...unlikelyDates({ failedOn })])
    const days = valueOn(againAfterDays, on, 'on')
    const limit = valueOn(bookingLimit, on, 'on')
    if (!isCounted(subject)) return decided({ againFrom: failedOn, bookingsLeft: null, voidsPassed: false }, [
      because('M3.1.3', true, { zh: '本科目预约次数不限', en: 'This subject may be booked as often as needed' }, { subject }),
    ])
    const againFrom = addDays(failedOn, days.value)
    const bookingsLeft = Math.max(0, limit.value - bookingsUsed)
    return decided({ againFrom, bookingsLeft, voidsPassed: bookingsLeft === 0 }, [
      because('M3.1.3', bookingsLeft > 0, bookingsLeft > 0
        ? { zh: `还可预约${bookingsLeft}次，${againFrom}起（公安部令第139号）`, en: `${bookingsLeft} bookings are left, from ${againFrom} (Order 139)` }
        : { zh: `第${limit.value}次预约仍不合格，已合格科目作废（公安部令第139号）`, en: `Booking ${limit.value} has failed: what was passed is void (Order 139)` },
      { subject, bookingsUsed, limit: limit.value, source: limit.source ?? null }),
    ])
  },
})
