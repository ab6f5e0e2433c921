import type { FormField } from '@changxing/contract/cases.ts'
import { takesNoCompulsoryInsurance } from '@changxing/rules/vehicles/decide-insurance-paper.ts'
import { agency, required, type AgencyRule, type Case, type DocumentRule, type When } from '../cases/index.ts'
import { answerFor, checkInsurance, insuranceCheckName, tellOfPaper, type InsuredVehicle } from '../insurance/index.ts'
import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

export type { InsuredVehicle } from '../insurance/index.ts'

type VehicleOf = (context: Context, one: Case) => Promise<InsuredVehicle | undefined>

type Page = {
  readonly business: 'registration' | 'inspection-mark' | 'other'
  /**
   * The vehicle that the case is about, as insurers know it; undefined while the answers do not say it yet. Left out: the registered vehicle
   * that is the case's subject.
   */
  readonly vehicleOf?: VehicleOf
  /** Names of the answers from which `vehicleOf` takes the vehicle: when one of them changes, it is asked anew. */
  readonly about?: readonly string[]
  readonly when?: When
  /** Where the record has to call for the question. */
  readonly calledFor?: NonNullable<AgencyRule['calledFor']>
}

/** A registered vehicle as insurers know it. */
export const insuredVehicle = (platform: Platform, of: vehicles.VehicleRow): InsuredVehicle => {
  const { row, vin, engineNumber } = openVehicle(platform, of)
  return { vin, engineNumber, plateKind: row.plate_kind, plateNumber: row.plate_number, vehicleType: row.vehicle_type, use: row.use }
}

const ofSubject = async ({ db, platform }: Context, { subject }: Case): Promise<InsuredVehicle | undefined> =>
  subject?.kind === 'vehicle' ? insuredVehicle(platform, await vehicles.byId(db, subject.area, subject.id)) : undefined

const notYet = {
  result: 'unknown' as const, says: { zh: '填好车辆信息后再查交强险', en: 'Insurance is looked up once the vehicle is filled in' },
}

/**
 * The word with which a page of registration or inspection marks checks compulsory insurance online (M11.1):
 *
 *     form: [insurerOnPaper], agencies: [insuranceCheck({ business: 'inspection-mark' })], documents: [insurancePaper, vehicleTaxPaper], onSubmitted: paperTold(),
 *
 * The case's check is called `insurance`; `about.checks` has its result for the rule `vehicles.insurance-paper`, and in `facts`: `asked` (false:
 * a type that is not checked, paper as ever), `reasonCode`, `serial`, `insurer`, `askedAt`, `askAgainAt`, `says`. Found: neither paper is asked
 * for. Not found or unknown: both papers are, the applicant reads what was asked and what was answered, the insurer gets a ticket where he can
 * mend it, and a job asks again; what it finds later is handed to the case while that is open (M11.3). Nothing here ever stops the business.
 */
export const insuranceCheck = ({ business, vehicleOf = ofSubject, about, when, calledFor }: Page): AgencyRule => agency({
  name: insuranceCheckName, label: { zh: '交强险联网核查', en: 'Online check of compulsory insurance' }, clause: 'M11.1', whenUnknown: 'paper-route',
  ...(when && { when }), ...(about && { about }), ...(calledFor && { calledFor }),
  // The insurance domain asks again by its own clock, with or without a case; the engine's one later question is for a case that it lost.
  retry: { everyMinutes: 24 * 60, times: 1 },
  ask: async (context, one) => {
    const vehicle = await vehicleOf(context, one)
    if (!vehicle) return notYet
    return answerFor(await checkInsurance(context, { area: one.area, office: officeOf(context.platform, one.area), caseId: one.id, business, vehicle }))
  },
})

const found = { says: { zh: '免提交：已联网核查到交强险', en: 'Not needed: insurance was found online' }, clause: 'M11.1', check: insuranceCheckName } as const

/** Once the application is sent with a policy on paper, the insurers hear that they have it otherwise (M11.3). */
export const paperTold = (vehicleOf: VehicleOf = ofSubject) => async (context: Context, one: Case): Promise<void> => {
  const vehicle = await vehicleOf(context, one)
  if (!vehicle || !one.documents.some(({ kind }) => kind === insurancePaper.kind)) return
  const named = String(one.answers[insurerOnPaper.name] ?? '').trim()
  await tellOfPaper(context, { area: one.area, office: officeOf(context.platform, one.area), caseId: one.id, vehicle, named })
}

const typeOf = async ({ db }: Context, { subject, answers }: Case): Promise<unknown> =>
  subject?.kind === 'vehicle' ? (await vehicles.byId(db, subject.area, subject.id)).vehicle_type : answers['vehicleType']

/** The paper of insurance, for when it was not found online (M11.1); a trailer has none. */
export const insurancePaper: DocumentRule = required('compulsory-insurance', {
  calledFor: async (context, one) => {
    const type = await typeOf(context, one)
    return typeof type !== 'string' || type === '' || !takesNoCompulsoryInsurance(type)
  },
  clause: 'M11.1', label: { zh: '交强险保单', en: 'Policy of compulsory insurance' }, waived: found,
  hint: { zh: '纸质保单或电子保单截图，保险期间要看得清', en: 'The policy on paper or a picture of the electronic one; the dates must be legible' },
})

/** Whose policy the paper is: so that the ticket goes to that insurer (M11.3). Left out, the insurers' platform finds out. */
export const insurerOnPaper: FormField = {
  name: 'policyInsurer', kind: 'text', required: false, maxLength: 60, withDocument: insurancePaper.kind, label: { zh: '承保的保险公司', en: 'Which insurer issued the policy' },
  hint: { zh: '抄保单上的公司全称；填了，查错的直接反馈给这家公司', en: 'Its full name as on the policy: what is wrong then goes straight to that insurer' },
}

/** The paper of vehicle tax, likewise (M11.1). */
export const vehicleTaxPaper: DocumentRule = required('vehicle-tax', {
  clause: 'M11.1', label: { zh: '车船税纳税或免税凭证', en: 'Proof of vehicle tax, paid or exempt' }, waived: found,
  hint: { zh: '保单上注明已代收车船税的，拍保单即可', en: 'Where the policy says that the tax was collected with it, a picture of the policy will do' },
})
