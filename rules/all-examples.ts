import addWorkingDays from './calendar/add-working-days.examples.ts'
import type { Example, ExampleTable } from './examples.ts'
import changePlace from './exams/change-place.examples.ts'
import earliestBooking from './exams/earliest-booking.examples.ts'
import subjectTwo from './exams/subject-two-items.examples.ts'
import eLicenceApplication from './licences/e-licence-application.examples.ts'
import eLicenceDisplay from './licences/e-licence-display.examples.ts'
import firstIssueDate from './licences/first-issue-date.examples.ts'
import militaryTreatment from './licences/military-treatment.examples.ts'
import paperNeeded from './licences/paper-needed.examples.ts'
import renewal from './licences/renewal.examples.ts'
import restoreAbroad from './licences/restore-abroad.examples.ts'
import delegation from './people/delegation.examples.ts'
import helper from './people/helper.examples.ts'
import identityNumber from './people/identity-number.examples.ts'
import inForce from './rollout/in-force.examples.ts'
import business from './vehicles/business.examples.ts'
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
  transferRoute, returnArchive, insurancePaper, mortgageDocuments, delegation, helper, inspectionMark,
  mortgageFiling, lien,
  business,
]

/** The examples of a rule; empty when it has none, which fails the tests. */
export const examplesOf = (ruleId: string): readonly Example[] =>
  allExamples.filter((table) => table.rule === ruleId).flatMap((table) => table.examples)
