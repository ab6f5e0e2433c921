import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { after, refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { ageReachedOn, classesFact, classNotYet, classRules, classesOf, type LicenceClass } from './class-rules.ts'
import { cancelledAfterMonths, renewalOpensDays, restorableMonths, yearlyMedicalAge } from './renewal.ts'

type Outcome = {
  readonly opensOn: CivilDate
  readonly lastDayOnTime: CivilDate
  readonly cancelledOn: CivilDate
  readonly restorableUntil: CivilDate
}

const order = (on: CivilDate): Words =>
  on < '2022-04-01' ? { zh: '公安部令第139号', en: 'Order 139' } : { zh: '公安部令第162号', en: 'Order 162' }

function windowSays({ opensOn, lastDayOnTime, cancelledOn, restorableUntil }: Outcome, on: CivilDate): Words {
  const by = order(on)
  if (on < opensOn) return { zh: `${opensOn}起可以换证（${by.zh}）`, en: `Renewal opens on ${opensOn} (${by.en})` }
  if (on <= lastDayOnTime) return {
    zh: `应在${lastDayOnTime}前（含当日）换证（${by.zh}）`,
    en: `Renew by ${lastDayOnTime}, that day included (${by.en})`,
  }
  if (on < cancelledOn)
    return {
      zh: `${lastDayOnTime}已到期，不得驾驶；${cancelledOn}前仍可换证，到那天注销（${by.zh}）`,
      en: `Expired on ${lastDayOnTime}: no driving. It can still be renewed before ${cancelledOn}, when it is cancelled (${by.en})`,
    }
  if (on <= restorableUntil)
    return {
      zh: `超过有效期一年，已于${cancelledOn}注销；${restorableUntil}前（含当日）科目一合格后可以恢复（${by.zh}）`,
      en: `Cancelled on ${cancelledOn}, a year after it expired; passing subject one by ${restorableUntil} restores it (${by.en})`,
    }
  return {
    zh: `已于${cancelledOn}注销，${restorableUntil}后不能恢复，可以重新申请（${by.zh}）`,
    en: `Cancelled on ${cancelledOn} and past restoring since ${restorableUntil}: apply for a new licence (${by.en})`,
  }
}

/** What the holder of a class that age ends may have instead. */
function instead(licenceClass: LicenceClass, on: CivilDate): Words {
  if (['D', 'E'].includes(licenceClass)) return { zh: '应换领F', en: 'it is changed to F' }
  if (/^[AB]/.test(licenceClass) || licenceClass === 'C6')
    return licenceClass === 'A2' && classRules.A2.allows.on(on).value.includes('C6')
      ? { zh: '应换领C1或C2，可以保留C6', en: 'it is changed to C1 or C2, and C6 may be kept' }
      : { zh: '应换领C1或C2', en: 'it is changed to C1 or C2' }
  return { zh: '该准驾车型注销', en: 'the class is cancelled' }
}

function ageReason(licenceClass: LicenceClass, birthDate: CivilDate, on: CivilDate): Reason {
  const by = order(on)
  const years = valueOn(classRules[licenceClass].drivenBelow, on, 'on').value
  const medicalFrom = ageReachedOn(birthDate, yearlyMedicalAge)
  if (years === null)
    return because(
      'M6.1.2',
      true,
      {
        zh: `${licenceClass}没有年龄上限；${medicalFrom}满${yearlyMedicalAge}岁起每年提交身体条件证明（${by.zh}）`,
        en: `${licenceClass} has no upper age; from ${medicalFrom}, age ${yearlyMedicalAge}, a medical report is due every year (${by.en})`,
      },
      { class: licenceClass, medicalFrom },
    )
  const endsOn = ageReachedOn(birthDate, years)
  const then = instead(licenceClass, on)
  return because(
    'M6.1.2',
    on < endsOn,
    on < endsOn
      ? {
          zh: `${licenceClass}可以开到${endsOn}满${years}岁，届时${then.zh}（${by.zh}）`,
          en: `${licenceClass} may be driven until age ${years} on ${endsOn}; then ${then.en} (${by.en})`,
        }
      : {
          zh: `${endsOn}已满${years}岁，不得再驾驶${licenceClass}；${then.zh}（${by.zh}）`,
          en: `Age ${years} was reached on ${endsOn}: ${licenceClass} may no longer be driven; ${then.en} (${by.en})`,
        },
    { class: licenceClass, years, endsOn },
  )
}

/**
 * When a licence may be renewed, and what follows when it is not: cancelled a year after it expired, then restorable by subject one for two
 * years. The regulation names the services (期满换证, 达到规定年龄换证: M6.1.2); days and ages are the licence orders' in force on the day asked about.
 * Unmet: the day lies outside the window, or age has ended a class. A licence valid for good (长期) has no end and is not asked about. Bad
 * input: a birth after the end of validity or the day, a class that does not exist on the day.
 */
export const renewal = rule({
  id: 'licences.renewal',
  version: '1',
  title: { zh: '期满换证的日期', en: 'Days for renewing a licence' },
  clauses: ['M6.1.2'],
  facts: {
    validUntil: { type: 'string', format: 'date', says: { zh: '有效期止', en: 'Valid until' } },
    class: classesFact,
    birthDate: { type: 'string', format: 'date', says: { zh: '出生日期', en: 'Date of birth' } },
  },
  decide({ validUntil, class: text, birthDate }, on): Decision<Outcome> {
    const classes = classesOf(text)
    const tooYoung = {
      zh: `出生日期${birthDate}晚于有效期止或业务日期`,
      en: `the date of birth ${birthDate} lies after the end of validity or the day asked about`,
    }
    refuseBadFacts([
      ...unlikelyDates({ validUntil, birthDate }),
      ...classes.map((licenceClass) => classNotYet(licenceClass, on)),
      after('birthDate', birthDate, validUntil < on ? validUntil : on, tooYoung),
    ])
    const cancelledOn = addMonths(validUntil, valueOn(cancelledAfterMonths, on, 'on').value)
    const days: Outcome = {
      opensOn: addDays(validUntil, -valueOn(renewalOpensDays, on, 'on').value),
      lastDayOnTime: validUntil,
      cancelledOn,
      restorableUntil: addMonths(cancelledOn, valueOn(restorableMonths, on, 'on').value),
    }
    const isOpen = days.opensOn <= on && on <= validUntil
    return decided(days, [
      because('M6.1.2', isOpen, windowSays(days, on), { validUntil, ...days }),
      ...classes.map((licenceClass) => ageReason(licenceClass, birthDate, on)),
    ])
  },
})
