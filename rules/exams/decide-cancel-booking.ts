import { addDays, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import { refuseBadFacts, unlikelyDates } from '../fact-problems.ts'
import { rule } from '../rule.ts'

type Outcome = { readonly free: boolean; readonly lastFreeDay: CivilDate }

/** Whether giving a booking back costs nothing: by the day before the test it does not; later it counts as failed (Order 139; M3.1.3). */
export const cancelBooking = rule({
  id: 'exams.cancel-booking',
  version: '1',
  title: { zh: '取消考试预约', en: 'Cancelling a booking' },
  clauses: ['M3.1.3'],
  facts: { testOn: { type: 'string', format: 'date', says: { zh: '考试日期', en: 'Day of the test' } } },
  decide({ testOn }, on): Decision<Outcome> {
    refuseBadFacts([...unlikelyDates({ testOn })])
    const lastFreeDay = addDays(testOn, -1)
    const free = on <= lastFreeDay
    return decided({ free, lastFreeDay }, [
      because('M3.1.3', free, free
        ? { zh: `${lastFreeDay}前取消不计次数`, en: `Cancelled by ${lastFreeDay}, it does not count` }
        : { zh: `最迟应在${lastFreeDay}取消，现在取消按不合格计（公安部令第139号）`, en: `The last day was ${lastFreeDay}: cancelling now counts as failed (Order 139)` },
      { testOn, lastFreeDay, source: 'Order 139' }),
    ])
  },
})
