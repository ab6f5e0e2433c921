import addWorkingDays from './calendar/add-working-days.examples.ts'
import type { Example, ExampleTable } from './examples.ts'
import booking from './exams/booking.examples.ts'
import cancelBooking from './exams/cancel-booking.examples.ts'
import changePlace from './exams/change-place.examples.ts'
import earliestBooking from './exams/earliest-booking.examples.ts'
import failedBooking from './exams/failed-booking.examples.ts'
import learnerPermit from './exams/learner-permit.examples.ts'
import publishPlan from './exams/publish-plan.examples.ts'
import siteUpgrade from './exams/site-upgrade.examples.ts'
import restoreTest from './exams/restore-test.examples.ts'
import subjectTwo from './exams/subject-two-items.examples.ts'
import testResult from './exams/test-result.examples.ts'
import eLicenceApplication from './licences/e-licence-application.examples.ts'
import eLicenceDisplay from './licences/e-licence-display.examples.ts'
import firstIssueDate from './licences/first-issue-date.examples.ts'
import militaryTreatment from './licences/military-treatment.examples.ts'
import paperNeeded from './licences/paper-needed.examples.ts'
import renewal from './licences/renewal.examples.ts'
import restoreAbroad from './licences/restore-abroad.examples.ts'
import addedClassDate from './licences/added-class-date.examples.ts'
import licenceBusiness from './licences/business.examples.ts'
import life from './licences/life.examples.ts'
import militaryBusiness from './licences/military-business.examples.ts'
import restore from './licences/restore.examples.ts'
import statesByCalendar from './licences/states-by-calendar.examples.ts'
import delegation from './people/delegation.examples.ts'
import helper from './people/helper.examples.ts'
import identityNumber from './people/identity-number.examples.ts'
import paperLetter from './people/paper-letter.examples.ts'
import inForce from './rollout/in-force.examples.ts'
import business from './vehicles/business.examples.ts'
import concentration from './supervision/concentration.examples.ts'
import unusualCount from './supervision/unusual-count.examples.ts'
import inspectionMark from './vehicles/inspection-mark.examples.ts'
import insurancePaper from './vehicles/insurance-paper.examples.ts'
import mortgageDocuments from './vehicles/mortgage-documents.examples.ts'
import mortgageFiling from './vehicles/mortgage-filing.examples.ts'
import lien from './vehicles/lien.examples.ts'
import returnArchive from './vehicles/return-archive.examples.ts'
import transferRoute from './vehicles/transfer-route.examples.ts'

/** Every table of examples. Kept apart from the registry, so that apps do not carry them. */
export const allExamples: readonly ExampleTable[] = [
  inForce, addWorkingDays, identityNumber, eLicenceApplication, eLicenceDisplay, paperNeeded,
  subjectTwo, earliestBooking, changePlace, firstIssueDate, militaryTreatment, renewal, restoreAbroad,
  transferRoute, returnArchive, insurancePaper, mortgageDocuments, delegation, paperLetter, helper, inspectionMark,
  business,
  licenceBusiness, life, militaryBusiness, addedClassDate, restore, statesByCalendar,
  mortgageFiling, lien,
  learnerPermit, publishPlan, booking, cancelBooking, testResult, failedBooking, siteUpgrade, restoreTest, unusualCount, concentration,
]

/** The examples of a rule; empty when it has none, which fails the tests. */
export const examplesOf = (ruleId: string): readonly Example[] =>
  allExamples.filter((table) => table.rule === ruleId).flatMap((table) => table.examples)
