import { takesNoCompulsoryInsurance } from '@changxing/rules/vehicles/decide-insurance-paper.ts'
import type { Context } from '../../../platform/operation.ts'
import type { AgencyRule, Case, DocumentRule } from '../../cases/index.ts'
import { insuranceCheck, insurancePaper, insuredVehicle, paperTold, type InsuredVehicle } from '../insurance-check.ts'
import { inspectionRanOut, subjectCar, type CarOf } from './vehicle-page.ts'

type InsuredAgain = { readonly agency: AgencyRule; readonly paper: DocumentRule; readonly told: (context: Context, one: Case) => Promise<void> }

/**
 * A car whose inspection has run out is insured when it changes hands (facts 3.1): the insurers are asked, and a policy is wanted only where they
 * find none (M11.1). As long as its inspection is good nobody is asked. `carOf`: the car that the case is about.
 */
export const insuredAgainIf = (carOf: CarOf): InsuredAgain => {
  const ranOut = inspectionRanOut(carOf)
  const vehicleOf = async (context: Context, one: Case): Promise<InsuredVehicle> => insuredVehicle(context.platform, await carOf(context, one))
  return {
    agency: insuranceCheck({ business: 'other', vehicleOf, calledFor: ranOut }),
    paper: {
      ...insurancePaper, label: { zh: '交强险保单（检验已过期的）', en: 'Policy of compulsory insurance (where the inspection has run out)' },
      calledFor: async (context, one) => (await ranOut(context, one)) && !takesNoCompulsoryInsurance((await carOf(context, one)).vehicle_type),
    },
    told: async (context, one) => { if (await ranOut(context, one)) await paperTold(vehicleOf)(context, one) },
  }
}
export const insuredAgain = insuredAgainIf(subjectCar)
