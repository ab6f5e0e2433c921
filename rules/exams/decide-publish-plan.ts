import { addDays, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import { refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { classFact, classNotYet } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { planNoticeDays } from './parameters.ts'

type Outcome = { readonly allowed: boolean; readonly firstDay: CivilDate }

/** Whether a plan of tests may still be published for that day: ten calendar days before it (Order 139; M3.1.3). Bad input: a class that does not exist on the day of the test. */
export const publishPlan = rule({
  id: 'exams.publish-plan',
  version: '1',
  title: { zh: '考试计划公布', en: 'Publishing a plan of tests' },
  clauses: ['M3.1.3'],
  facts: { class: classFact, testOn: { type: 'string', format: 'date', says: { zh: '考试日期', en: 'Day of the test' } } },
  decide({ class: licenceClass, testOn }, on): Decision<Outcome> {
    refuseBadFacts([...unlikelyDates({ testOn }), classNotYet(licenceClass, testOn)])
    const days = valueOn(planNoticeDays, on, 'on')
    const firstDay = addDays(on, days.value)
    const allowed = testOn >= firstDay
    return decided({ allowed, firstDay }, [
      because('M3.1.3', allowed, allowed
        ? { zh: `考试计划提前${days.value}日公布（公安部令第139号）`, en: `Public ${days.value} days before the test (Order 139)` }
        : { zh: `考试计划须提前${days.value}日公布：今天公布最早安排在${firstDay}（公安部令第139号）`, en: `A plan is public ${days.value} days before: published today, the first day is ${firstDay} (Order 139)` },
      { testOn, days: days.value, source: days.source ?? null }),
    ])
  },
})
