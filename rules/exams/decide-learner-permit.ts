import { addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import { refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { classFact, classNotYet, classRules } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { firstLicenceClasses } from './candidates.ts'

type Outcome = { readonly allowed: boolean }

const birthday = (birthDate: CivilDate, years: number): CivilDate => addMonths(birthDate, years * 12)

/**
 * Whether a candidate file may be opened, at whose end of subject one the learner permit stands: the ages of the class (Order 139 and its
 * amendments), a class that may be a first licence or be added, and no other file open anywhere (M3.3.1 has places changed, not files
 * doubled). Bad input: a class that does not exist on the day.
 */
export const learnerPermit = rule({
  id: 'exams.learner-permit',
  version: '1',
  title: { zh: '能否申请学习驾驶证明', en: 'May a learner permit be applied for' },
  clauses: ['M3.1.3', 'M3.3.1'],
  facts: {
    class: classFact,
    kind: { type: 'string', enum: ['first', 'upgrade'], says: { zh: '初次申领或增驾', en: 'First licence or added class' } },
    birthDate: { type: 'string', format: 'date', says: { zh: '出生日期', en: 'Date of birth' } },
    otherFileOpen: { type: 'boolean', says: { zh: '是否已有考生档案', en: 'A candidate file is open already' } },
  },
  decide({ class: licenceClass, kind, birthDate, otherFileOpen }, on): Decision<Outcome> {
    refuseBadFacts([...unlikelyDates({ birthDate }), classNotYet(licenceClass, on)])
    const ages = valueOn(classRules[licenceClass].applicants, on, 'on')
    const { minimum, maximum } = ages.value
    const oldEnough = on >= birthday(birthDate, minimum)
    const youngEnough = maximum === null || on < birthday(birthDate, maximum + 1)
    const canBe = kind === 'upgrade' || firstLicenceClasses.includes(licenceClass)
    const range = maximum === null ? { zh: `${minimum}周岁以上`, en: `${minimum} or over` } : { zh: `${minimum}至${maximum}周岁`, en: `${minimum} to ${maximum}` }
    const reasons = [
      because('M3.1.3', oldEnough && youngEnough, { zh: `${licenceClass}的申请年龄为${range.zh}`, en: `Applicants for ${licenceClass} are ${range.en}` },
        { class: licenceClass, minimum, maximum, source: ages.source ?? null }),
      because('M3.1.3', canBe, canBe
        ? { zh: `${licenceClass}可以${kind === 'first' ? '初次申领' : '增驾'}`, en: `${licenceClass} can be ${kind === 'first' ? 'a first licence' : 'added'}` }
        : { zh: `${licenceClass}不能初次申领，只能增驾`, en: `${licenceClass} cannot be a first licence, only be added to one` }, { class: licenceClass, kind }),
      because('M3.3.1', !otherFileOpen, otherFileOpen
        ? { zh: '已有一份有效的考生档案：变更考试地即可，不必重复报名', en: 'A candidate file is open already: change its test place instead of opening another' }
        : { zh: '没有其他有效的考生档案', en: 'No other candidate file is open' }, { otherFileOpen }),
    ]
    return decided({ allowed: reasons.every(({ holds }) => holds) }, reasons)
  },
})
