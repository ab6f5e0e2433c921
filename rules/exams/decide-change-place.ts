import { because, decided } from '../decision.ts'
import { refuseBadFacts } from '../fact-problems.ts'
import { classFact, classNotYet } from '../licences/class-rules.ts'
import { rule } from '../rule.ts'
import { smallCarClasses } from './candidates.ts'
import { placeChanges } from './parameters.ts'

/**
 * Whether a candidate may change the test place once more, and how many changes are left before this one: at most three, one before
 * 2021-06-01; small-car classes only, with subject one passed and no test booked meanwhile, as before (M3.3.1). Bad input: a class that does not exist on the day.
 */
export const changePlace = rule({
  id: 'exams.change-place',
  version: '2',
  title: { zh: '能否变更考试地', en: 'May the test place be changed' },
  clauses: ['M3.3.1'],
  facts: {
    class: classFact,
    changesMade: { type: 'integer', minimum: 0, says: { zh: '已变更次数', en: 'Changes made so far' } },
    subjectOnePassed: { type: 'boolean', says: { zh: '科目一是否合格', en: 'Subject one passed' } },
    openBooking: { type: 'boolean', optional: true, says: { zh: '是否有未考的预约', en: 'A test is booked' } },
    samePlace: { type: 'boolean', optional: true, says: { zh: '新考试地是否与现在相同', en: 'The new place is the present one' } },
  },
  decide({ class: licenceClass, changesMade, subjectOnePassed, openBooking = false, samePlace = false }, on) {
    refuseBadFacts([classNotYet(licenceClass, on)])
    const limit = placeChanges.find(on)?.value ?? 0
    const isSmallCar = smallCarClasses.includes(licenceClass)
    const remaining = isSmallCar ? Math.max(0, limit - changesMade) : 0
    const reasons = [
      because(
        'M3.3.1',
        isSmallCar,
        isSmallCar
          ? { zh: `${licenceClass}可以分科目异地考试`, en: `The subjects of ${licenceClass} may be taken in different places` }
          : { zh: `${licenceClass}不能变更考试地，仅限小型汽车类`, en: `The test place of ${licenceClass} cannot be changed; only small-car classes may` },
        { class: licenceClass },
      ),
      because(
        'M3.3.1',
        changesMade < limit,
        changesMade < limit
          ? { zh: `最多变更${limit}次，已变更${changesMade}次`, en: `At most ${limit} changes, ${changesMade} made so far` }
          : { zh: `最多变更${limit}次，已用完`, en: `At most ${limit} changes: none is left` },
        { changesMade, limit },
      ),
      because(
        'M3.3.1',
        subjectOnePassed,
        subjectOnePassed
          ? { zh: '科目一已合格', en: 'Subject one is passed' }
          : { zh: '科目一还没有合格：直接在新的地方重新报名即可', en: 'Subject one is not passed yet: simply register anew in the new place' },
        { subjectOnePassed },
      ),
      ...(openBooking ? [because('M3.3.1', false, { zh: '有未考的预约：先取消或考完再变更', en: 'A test is booked: cancel it, or take it first' }, { openBooking })] : []),
      ...(samePlace ? [because('M3.3.1', false, { zh: '新考试地就是现在的考试地', en: 'The new place is the present one' }, { samePlace })] : []),
    ]
    return decided({ allowed: reasons.every((reason) => reason.holds), remaining }, reasons)
  },
})
