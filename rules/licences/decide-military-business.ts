import type { CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { refuseBadFacts, unlikelyDates } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import { auditedClasses } from './points-cycle.ts'
import { classFact, classesFact, classesOf, classNotYet } from './class-rules.ts'
import { firstIssueDate } from './decide-first-issue-date.ts'
import { militaryTreatment, type MilitaryTreatment } from './decide-military-treatment.ts'

type Outcome = {
  readonly allowed: boolean
  readonly treatment: MilitaryTreatment | null
  readonly firstIssueDate: CivilDate | null
  readonly validUntil: CivilDate | null
}

const civilLicence = (business: 'exchange' | 'note', holds: boolean): Reason =>
  business === 'exchange'
    ? because('M7.1', !holds, holds
      ? { zh: '您已有地方驾驶证，不能再以军证换证；可以申请在安全驾驶记录里注明', en: 'You hold a civil licence already: a military one is not exchanged again; ask for the note in the safe-driving record' }
      : { zh: '没有地方驾驶证', en: 'No civil licence is held' }, { holdsCivilLicence: holds })
    : because('M7.3.2', holds, holds
      ? { zh: '持有地方驾驶证', en: 'A civil licence is held' }
      : { zh: '还没有地方驾驶证，请办持军警驾驶证换证', en: 'There is no civil licence yet: exchange the military one' }, { holdsCivilLicence: holds })

const tests = (passed: boolean, needed: readonly string[]): Reason =>
  because('M7.1', passed, passed
    ? { zh: `${needed.join('')}须考科目一、科目三，已合格`, en: `${needed.join('')} needs subjects one and three: passed` }
    : { zh: `${needed.join('')}须先考科目一、科目三合格（公安部令第139号）`, en: `${needed.join('')} needs subjects one and three first (Order 139)` }, { classes: needed.join('') })

const issuedAlready = (issuedOn: CivilDate): Reason => because('M7.3.1', issuedOn < '2021-06-01', issuedOn < '2021-06-01'
  ? { zh: `地方驾驶证${issuedOn}核发`, en: `The civil licence was issued on ${issuedOn}` }
  : { zh: `地方驾驶证${issuedOn}核发，初次领证日期已沿用军证，不用再注明`, en: `The civil licence of ${issuedOn} bears the military date already: nothing is left to note` }, { issuedOn })

/**
 * Whether a military licence is exchanged (M7.1, M7.3.1) or noted in the safe-driving record (M7.3.2), with the dates that follow (M7.4, M7.5).
 * A check that is denied does not refuse the application: it is investigated as a suspect case; without an answer the application goes on. Classes
 * A and B need subjects one and three by Order 139. What the applicant has not said yet is not judged. Bad input: an exchange before the
 * military issue, a class that does not exist on the day.
 */
export const militaryBusiness = rule({
  id: 'licences.military-business',
  version: '1',
  title: { zh: '持军警驾驶证换证、驾驶记录备注', en: 'Exchanging or noting a military licence' },
  clauses: ['M7.1', 'M7.3.1', 'M7.3.2', 'M7.4.1', 'M7.4.2', 'M7.5'],
  facts: {
    business: { type: 'string', enum: ['exchange', 'note'], says: { zh: '换证或备注', en: 'Exchange or note' } },
    holdsCivilLicence: { type: 'boolean', says: { zh: '是否持有地方驾驶证', en: 'Holds a civil licence' } },
    issuedOn: { type: 'string', format: 'date', optional: true, says: { zh: '地方驾驶证核发日期', en: 'Day the civil licence was issued' } },
    prefix: { type: 'string', maxLength: 10, optional: true, says: { zh: '军证字头', en: 'Prefix of the military licence' } },
    check: { type: 'string', enum: ['confirmed', 'denied', 'unknown'], optional: true, says: { zh: '核对结果；还没有核对则不填', en: 'Result of the check; left out before it' } },
    militaryFirstIssue: { type: 'string', format: 'date', optional: true, says: { zh: '军证初次领证日期', en: 'First issue of the military licence' } },
    classes: { ...classesFact, optional: true },
    firstClass: { ...classFact, optional: true, says: { zh: '军证初领车型', en: 'Class of the military first issue' } },
    birthDate: { type: 'string', format: 'date', says: { zh: '出生日期', en: 'Date of birth' } },
    testsPassed: { type: 'boolean', says: { zh: '科目一、科目三是否合格', en: 'Subjects one and three passed' } },
  },
  decide({ business, holdsCivilLicence, issuedOn, prefix, check, militaryFirstIssue, classes: text, firstClass, birthDate, testsPassed }, on): Decision<Outcome> {
    const classes = text === undefined ? [] : classesOf(text)
    refuseBadFacts([
      ...unlikelyDates({ birthDate, ...(militaryFirstIssue && { militaryFirstIssue }) }),
      ...classes.map((one) => classNotYet(one, on)).map((problem) => problem && { ...problem, fact: 'classes' }),
    ])
    const reasons: Reason[] = [civilLicence(business, holdsCivilLicence)]
    const needed = classes.filter((one) => auditedClasses.includes(one))
    if (business === 'exchange' && needed.length > 0) reasons.push(tests(testsPassed, needed))
    let treatment: MilitaryTreatment | null = null
    let dates: { firstIssueDate: CivilDate | null; validUntil: CivilDate | null } = { firstIssueDate: null, validUntil: null }
    if (business === 'note' && issuedOn !== undefined) reasons.push(issuedAlready(issuedOn))
    if (check !== undefined && (business === 'exchange' || (issuedOn !== undefined && issuedOn < '2021-06-01'))) {
      const treated = militaryTreatment.decide({ appliedOn: on, check, ...(business === 'note' && { issuedOn: issuedOn! }), ...(prefix !== undefined && { prefix }) }, on)
      treatment = treated.outcome.treatment
      // A check that is denied or silent leads on, to an investigation or another try: it is no ground against the application.
      reasons.push(...treated.reasons.map((reason) => (reason.clause === 'M7.1' ? { ...reason, holds: true } : reason)))
    }
    if (business === 'exchange' && militaryFirstIssue !== undefined && firstClass !== undefined) {
      const decidedDates = firstIssueDate.decide({ militaryFirstIssue, exchangeDate: on, birthDate, class: firstClass }, on)
      dates = { firstIssueDate: decidedDates.outcome.firstIssueDate, validUntil: decidedDates.outcome.validUntil }
      reasons.push(...decidedDates.reasons)
    }
    return decided({ allowed: reasons.every(({ holds }) => holds), treatment, ...dates }, reasons)
  },
})
