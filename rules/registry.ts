import { BadFacts, type Problem } from './bad-facts.ts'
import { factsChecker } from './check-facts.ts'
import { isCivilDate, NoSuchDay, type CivilDate } from './civil-date.ts'
import { NotYetInForce } from './dated.ts'
import type { Answer } from './decision.ts'
import { jsonSchemaOf, type FactsOf, type FactSchemas, type JsonSchema } from './fact-schema.ts'
import { workingDays } from './calendar/decide-add-working-days.ts'
import { booking } from './exams/decide-booking.ts'
import { cancelBooking } from './exams/decide-cancel-booking.ts'
import { changePlace } from './exams/decide-change-place.ts'
import { earliestBooking } from './exams/decide-earliest-booking.ts'
import { failedBooking } from './exams/decide-failed-booking.ts'
import { learnerPermit } from './exams/decide-learner-permit.ts'
import { publishPlan } from './exams/decide-publish-plan.ts'
import { siteUpgrade } from './exams/decide-site-upgrade.ts'
import { restoreTest } from './exams/decide-restore-test.ts'
import { subjectTwo } from './exams/decide-subject-two-items.ts'
import { testResult } from './exams/decide-test-result.ts'
import { eLicenceApplication } from './licences/decide-e-licence-application.ts'
import { eLicenceDisplay } from './licences/decide-e-licence-display.ts'
import { firstIssueDate } from './licences/decide-first-issue-date.ts'
import { militaryTreatment } from './licences/decide-military-treatment.ts'
import { paperNeeded } from './licences/decide-paper-needed.ts'
import { renewal } from './licences/decide-renewal.ts'
import { restoreAbroad } from './licences/decide-restore-abroad.ts'
import { addedClassDate } from './licences/decide-added-class-date.ts'
import { business as licenceBusiness } from './licences/decide-business.ts'
import { life } from './licences/decide-life.ts'
import { militaryBusiness } from './licences/decide-military-business.ts'
import { restore } from './licences/decide-restore.ts'
import { statesByCalendar } from './licences/decide-states-by-calendar.ts'
import { delegation } from './people/decide-delegation.ts'
import { helper } from './people/decide-helper.ts'
import { identityNumber } from './people/decide-identity-number.ts'
import { paperLetter } from './people/decide-paper-letter.ts'
import { inForce } from './rollout/decide-in-force.ts'
import type { Rule } from './rule.ts'
import { business } from './vehicles/decide-business.ts'
import { concentration } from './supervision/decide-concentration.ts'
import { unusualCount } from './supervision/decide-unusual-count.ts'
import { inspectionMark } from './vehicles/decide-inspection-mark.ts'
import { insurancePaper } from './vehicles/decide-insurance-paper.ts'
import { mortgageDocuments } from './vehicles/decide-mortgage-documents.ts'
import { mortgageFiling } from './vehicles/decide-mortgage-filing.ts'
import { lien } from './vehicles/decide-lien.ts'
import { returnArchive } from './vehicles/decide-return-archive.ts'
import { transferRoute } from './vehicles/decide-transfer-route.ts'

export { BadFacts, type Problem } from './bad-facts.ts'

/** Every rule of the law, in the order in which lists show them. */
export const allRules: readonly Rule[] = [
  inForce, workingDays, identityNumber, eLicenceApplication, eLicenceDisplay, paperNeeded,
  subjectTwo, earliestBooking, changePlace, firstIssueDate, militaryTreatment, renewal, restoreAbroad,
  transferRoute, returnArchive, insurancePaper, mortgageDocuments, delegation, paperLetter, helper, inspectionMark,
  business,
  licenceBusiness, life, militaryBusiness, addedClassDate, restore, statesByCalendar,
  mortgageFiling, lien,
  learnerPermit, publishPlan, booking, cancelBooking, testResult, failedBooking, siteUpgrade, restoreTest, unusualCount, concentration,
]

const byId = new Map(allRules.map((rule) => [rule.id, { rule, check: factsChecker(rule.facts) }]))

/** The rule of that id, or undefined. */
export const findRule = (id: string): Rule | undefined => byId.get(id)?.rule

/** The facts of a rule as JSON Schema. */
export const ruleSchema = (rule: Rule): JsonSchema => jsonSchemaOf(rule.facts)

const unknownRule = (id: string): Problem => ({ fact: 'rule', says: { zh: `没有规则“${id}”`, en: `no rule named "${id}"` } })
const impossibleDate: Problem = { fact: 'on', says: { zh: '业务日期应为存在的日期 YYYY-MM-DD', en: 'the day must be an existing date, YYYY-MM-DD' } }

const noLawYet = (first: CivilDate): Problem => ({ fact: 'on', says: { zh: `业务日期应为 ${first} 或以后，此前没有规定`, en: `the day must be ${first} or later: there is no provision before` } })
const beyondDates: Problem = { fact: 'on', says: { zh: '由这些日期推算的日期超出 9999 年', en: 'a date counted from these days lies outside the years 1 to 9999' } }

/** What a rule cannot count or has no law for is bad input, not a fault of ours. */
const asBadFacts = (error: unknown): unknown => {
  if (error instanceof NotYetInForce) return new BadFacts([noLawYet(error.first)])
  return error instanceof NoSuchDay ? new BadFacts([beyondDates]) : error
}

/**
 * Decides by the law of a day. The one entry for code, command line and HTTP, so that all answer alike; equal input gives equal bytes.
 * A refusal is an answer. Throws BadFacts, with every problem, for an unknown rule, an impossible date, a day
 * before there was law, or facts that do not fit.
 */
export function decide(ruleId: string, on: CivilDate, facts: unknown): Answer {
  const found = byId.get(ruleId)
  const onProblems = isCivilDate(on) ? [] : [impossibleDate]
  if (!found) throw new BadFacts([unknownRule(ruleId), ...onProblems])
  const problems = found.check(facts)
  if (problems.length > 0 || onProblems.length > 0) throw new BadFacts([...onProblems, ...problems])
  const { rule } = found
  try {
    const { outcome, reasons } = rule.decide(facts as FactsOf<FactSchemas>, on)
    return { rule: rule.id, version: rule.version, on, outcome, reasons }
  } catch (error) {
    throw asBadFacts(error)
  }
}
