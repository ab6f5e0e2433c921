import { because, decided } from '../decision.ts'
import { refuseBadFacts, valueOn } from '../fact-problems.ts'
import { classFact, classNotYet } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { subjectTwoItemNames, subjectTwoItemsOf } from './subject-two.ts'

/**
 * What subject two consists of for a class on the day of the test: automatic small cars (C2, C5) do without the hill from 2021-06-01
 * (M3.1.0). For M, N and P the province decides: no item and the reason unmet. Bad input: a class that does not exist on the day.
 */
export const subjectTwo = rule({
  id: 'exams.subject-two-items',
  version: '1',
  title: { zh: '科目二考哪些项目', en: 'The items of subject two' },
  clauses: ['M3.1.0'],
  facts: { class: classFact },
  decide({ class: licenceClass }, on) {
    refuseBadFacts([classNotYet(licenceClass, on)])
    const { value: items, clause, source = null, from } = valueOn(subjectTwoItemsOf[licenceClass], on, 'on')
    const names = items.map((item) => subjectTwoItemNames[item])
    const says =
      items.length === 0
        ? { zh: `${licenceClass}的科目二项目由省级公安机关交通管理部门确定`, en: `The province decides the items of subject two for ${licenceClass}` }
        : {
            zh: `${licenceClass}科目二考${items.length}项：${names.map(({ zh }) => zh).join('、')}`,
            en: `Subject two for ${licenceClass} has ${items.length} items: ${names.map(({ en }) => en).join(', ')}`,
          }
    return decided({ items }, [because('M3.1.0', items.length > 0, says, { class: licenceClass, since: from, source: clause ?? source })])
  },
})
