import type { Dated } from '../dated.ts'
import { because, decided, type Decision } from '../decision.ts'
import { refuseBadFacts, valueOn } from '../fact-problems.ts'
import { classFact, classNotYet, type LicenceClass } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { heavyClasses } from './candidates.ts'
import { passMarks } from './parameters.ts'

type Outcome = { readonly mark: number; readonly score: number; readonly passed: boolean }

const markFor = (subject: number, licenceClass: LicenceClass): Dated<number> => {
  if (subject === 1 || subject === 4) return passMarks.theory
  if (subject === 3) return passMarks.road
  return heavyClasses.includes(licenceClass) || licenceClass === 'C6' ? passMarks.heavySubjectTwo : passMarks.lightSubjectTwo
}

/**
 * What a sheet of deductions means: the mark of the class on the day of the test, the score, passed or not. Eighty are enough in subject
 * two for light vehicles, ninety for everything else (Order 139; the items are those of M3.1.0). Bad input: a class that does not exist.
 */
export const testResult = rule({
  id: 'exams.test-result',
  version: '1',
  title: { zh: '考试成绩是否合格', en: 'Is the test passed' },
  clauses: ['M3.1.0'],
  facts: {
    subject: { type: 'integer', minimum: 1, maximum: 4, says: { zh: '科目（4为安全文明）', en: 'Subject (4: safety test)' } },
    class: classFact,
    deducted: { type: 'integer', minimum: 0, says: { zh: '扣分合计', en: 'Points deducted in all' } },
  },
  decide({ subject, class: licenceClass, deducted }, on): Decision<Outcome> {
    refuseBadFacts([classNotYet(licenceClass, on)])
    const row = valueOn(markFor(subject, licenceClass), on, 'on')
    const score = Math.max(0, 100 - deducted)
    const passed = score >= row.value
    return decided({ mark: row.value, score, passed }, [
      because('M3.1.0', passed, passed
        ? { zh: `${score}分，达到合格标准${row.value}分`, en: `${score} points: the mark of ${row.value} is reached` }
        : { zh: `${score}分，未达到合格标准${row.value}分`, en: `${score} points: the mark of ${row.value} is not reached` },
      { subject, class: licenceClass, deducted, mark: row.value, source: row.source ?? null }),
    ])
  },
})
