import type { FormField } from '@changxing/contract/cases.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { businessLimits } from '@changxing/rules/vehicles/business-limits.ts'
import { inspectionHasRunOut } from '@changxing/rules/vehicles/due-papers.ts'
import { isSamePlate, type PlateKindCode } from '@changxing/rules/vehicles/plate.ts'
import { vehicleBusinesses, type VehicleBusiness, type VehicleBusinessId } from '@changxing/rules/vehicles/businesses.ts'
import { useLetters, uses } from '@changxing/rules/vehicles/uses.ts'
import { listed } from '@changxing/rules/words.ts'
import type { Context } from '../../../platform/operation.ts'
import {
  ownCard, promisedDays, realPerson, required, stage, workingDays, type About, type Applicant, type Case, type RejectionReason, type Review, type Service, type Stage, type SubjectRule,
} from '../../cases/index.ts'
import { factsOfMaking } from '../being-made.ts'
import { suspectable } from '../investigate-case.ts'
import { isChangingHands, isLeaving } from '../leaving.ts'
import { presentStates } from '../present-vehicle.ts'
import { openVehicle } from '../vehicle-file.ts'
import { lockVehicleOf } from '../vehicle-record.ts'
import * as vehicles from '../vehicles.store.ts'

const rowOf = ({ db }: Context, about: { readonly area: string; readonly id: string }) => vehicles.byId(db, about.area, about.id)

const isOwner = (row: vehicles.VehicleRow, { area, personId }: Applicant): boolean =>
  row.owner_area === area && row.owner_person_id === personId && !row.states.includes('B')

/** A case about one vehicle of the owner's; to everybody else there is no such vehicle. */
export const vehicleSubject: SubjectRule = {
  kind: 'vehicle',
  label: { zh: '机动车', en: 'Vehicle' },
  belongs: async ({ db }, applicant, { area, id }) => {
    const row = await vehicles.maybeById(db, area, id)
    return row !== undefined && isOwner(row, applicant)
  },
  name: async (context, subject) => (await rowOf(context, subject)).plate_number,
  sort: { zh: '号牌种类', en: 'kind of plate' },
  named: async ({ db }, { area, personId }, number, kind) => {
    const held = await vehicles.holdings(db, area, personId)
    const rows = await Promise.all(held.map(({ vehicle_area, vehicle_id }) => vehicles.byId(db, vehicle_area, vehicle_id)))
    const called = { kind: kind as PlateKindCode, number }
    const row = rows.find(({ plate_kind, plate_number }) => isSamePlate({ kind: plate_kind as PlateKindCode, number: plate_number }, called))
    return row && { kind: 'vehicle', area: row.area, id: row.id }
  },
  ofPerson: async ({ db }, { area, personId }) =>
    (await vehicles.holdings(db, area, personId)).map(({ vehicle_area: at, vehicle_id: id }) => ({ kind: 'vehicle', area: at, id })),
}

/** What the record says of the vehicle to the rule `vehicles.business`, with what the form was answered. */
export const factsOfVehicle = async (context: Context, applicant: Applicant, answers: Facts, about: About, asked: readonly string[]): Promise<Facts> => {
  if (!about.subject) throw new Error('the case is about no vehicle')
  const row = await rowOf(context, about.subject)
  const given = Object.fromEntries(asked.flatMap((name) => (answers[name] === undefined || answers[name] === '' ? [] : [[name, answers[name]]])))
  return {
    applicant: about.acting, owned: isOwner(row, applicant), states: row.states, mortgaged: row.mortgaged || row.pledged,
    leaving: await isLeaving(context.db, row, about.caseId), vehicleType: row.vehicle_type, use: row.use,
    firstRegistered: row.first_registered_on, injuryAccident: row.injury_accident, illegalModification: row.illegal_modification,
    ...(await factsOfMaking(context, row, about.caseId)),
    // Asked before anything is begun: what was begun before the sale was sent goes on.
    ...(about.caseId === null && (await isChangingHands(context.db, row)) && { changesHands: true }),
    ...(row.scrap_by !== null && { scrapBy: row.scrap_by }), ...(row.inspection_valid_until !== null && { inspectionValidUntil: row.inspection_valid_until }), ...given,
  }
}

type Details = NonNullable<Review['applicantDetail']>

export const detail = (zh: string, en: string, value: string | Words): Details[number] => ({ label: { zh, en }, value })

/** The vehicle as the record has it. */
export const detailsOf = ({ platform }: Context, row: vehicles.VehicleRow): Details => {
  const file = openVehicle(platform, row)
  return [
    detail('号牌', 'Plate', `${row.plate_kind} ${row.plate_number}`), detail('车辆识别代号', 'VIN', file.vin), detail('发动机号', 'Engine number', file.engineNumber || '—'),
    detail('登记证书编号', 'Certificate', file.certificateNumber), detail('品牌型号', 'Make and model', row.brand_model),
    detail('状态', 'States', listed([...presentStates(row.states).map(({ says }) => says), ...(row.mortgaged ? [{ zh: '已抵押', en: 'mortgaged' }] : [])])),
    detail('检验有效期止', 'Inspection valid until', row.inspection_valid_until ?? '—'),
  ]
}

/** What lies beside the form. */
const reviewVehicle = async (context: Context, { subject }: Case): Promise<Review> => ({ applicantDetail: detailsOf(context, await rowOf(context, subject!)) })

/** The grounds on which every vehicle business may be rejected. */
export const usualReasons: readonly RejectionReason[] = [
  { code: 'paper-unreadable', says: { zh: '材料不清晰或不完整', en: 'A paper cannot be read or is not whole' }, remedy: { zh: '请重新拍摄后再申请', en: 'Photograph it anew and apply again' }, clause: 'M9.1' },
  { code: 'paper-not-valid', says: { zh: '材料无效或已过期', en: 'A paper is not valid, or no longer' }, remedy: { zh: '请换有效的材料', en: 'Bring one that is valid' }, clause: 'M9.1' },
  { code: 'not-this-vehicle', says: { zh: '材料与车辆或登记内容不符', en: 'A paper does not match the vehicle or its record' }, remedy: { zh: '请核对车辆识别代号、号牌和所有人', en: 'Compare VIN, plate and owner' }, clause: 'M9.1' },
  { code: 'changes-hands', says: { zh: '车已过户、转出、注销，或正在办理', en: 'The car was sold, has moved out or was deregistered, or is about to be' }, remedy: { zh: '没有办完的，可撤回后再申请；已办完的，由现在的车主申请', en: 'Where that is not finished, withdraw it and apply again; where it is, the present owner applies' }, clause: 'M9.1' },
  { code: 'forged', says: { zh: '材料涉嫌伪造、变造', en: 'A paper seems to be forged' }, remedy: { zh: '请到车管所说明情况', en: 'Come to the vehicle office and explain' }, clause: 'M9.1' },
]

/** The owner's identity; who passed the real-person check, or stood at the counter, need not show it. */
export const identity = required('owner-identity', {
  clause: 'M9.1', label: { zh: '所有人身份证明', en: "The owner's proof of identity" }, sides: ownCard,
  waived: { says: { zh: '免提交：已通过实人认证', en: 'Not needed: the real-person check was passed' }, clause: 'M9.1', check: 'real-person' },
})

export type CarOf = (context: Context, one: Case) => Promise<vehicles.VehicleRow>

/** Whether the last day of the car's inspection is past; what is not recorded calls for nothing. */
export const inspectionRanOut = (carOf: CarOf) => async (context: Context, one: Case): Promise<boolean> =>
  inspectionHasRunOut({ inspectionValidUntil: (await carOf(context, one)).inspection_valid_until }, context.today)

/** Where the inspection has run out, the car is inspected before its record changes hands. `carOf`: the car that the case is about. */
export const inspectedAgainIf = (carOf: CarOf) => required('safety-inspection', {
  clause: 'M9.1', label: { zh: '安全技术检验合格证明（检验已过期的）', en: 'Roadworthiness certificate (where the inspection has run out)' },
  calledFor: inspectionRanOut(carOf),
})
/** The registered vehicle that the case is about. */
export const subjectCar: CarOf = (context, { subject }) => rowOf(context, subject!)
export const inspectedAgain = inspectedAgainIf(subjectCar)

/** Who may apply, by the lists of M9.1 and M6.1.2. */
const applicantsOf = ({ listed: name, helper }: VehicleBusiness): Service['applicants'] => ['self', ...(name === null ? [] : ['delegate' as const]), ...(helper ? ['helper' as const] : [])]

/** What every page of vehicle business has: who reviews it, by which rule, the name on the lists, how long it takes, what may be suspected. */
export const vehiclePage = (business: VehicleBusinessId, clause: 'M9.1' | 'M6.1.2' | 'M11.1' = 'M9.1') => ({
  ...suspectable,
  post: 'registration' as const,
  rule: 'vehicles.business',
  ruleFacts: { business },
  ...(vehicleBusinesses[business].listed !== null && { businessName: vehicleBusinesses[business].listed }),
  asksAgain: true as const,
  applicants: applicantsOf(vehicleBusinesses[business]),
  within: workingDays(businessLimits[business], clause),
  checks: [realPerson({ purpose: 'case', clause: 'M9.1', label: { zh: '实人认证', en: 'Real-person check' } })],
})

/** The same for business about a vehicle that is registered. `asked`: the answers that are facts of the rule. */
export const pageAboutVehicle = (business: VehicleBusinessId, asked: readonly string[] = [], clause?: 'M9.1' | 'M6.1.2' | 'M11.1') => ({
  ...vehiclePage(business, clause),
  subject: vehicleSubject,
  factsFor: (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About) => factsOfVehicle(context, applicant, answers, about, asked),
  review: reviewVehicle,
  hold: async (context: Context, one: Case): Promise<void> => { await lockVehicleOf(context, one) },
})

/** A choice among words of a table. */
export const choice = (name: string, label: Words, options: Readonly<Record<string, Words>>, more: Partial<FormField> = {}): FormField =>
  ({ name, kind: 'choice', required: true, label, options: Object.entries(options).map(([value, words]) => ({ value, label: words })), ...more })

/** A choice among all uses; which of them this car may have, the page's `offers` say. */
export const choiceOfUse = (name: string, label: Words, more?: Partial<FormField>): FormField =>
  choice(name, label, Object.fromEntries(useLetters.map((use) => [use, uses[use].name])), more)

/** How something made reaches the owner. */
export const delivery = choice('delivery', { zh: '怎么领', en: 'How to get it' }, {
  post: { zh: '邮寄到登记地址', en: 'Sent to the registered address' }, counter: { zh: '到车管所领取', en: 'Collected at the vehicle office' },
})

/** Made in so many working days of the submission, then handed over as the office promises; `made` does what issues the thing. */
export const madeAndDelivered = (what: Words, madeWithin: number, deliveredWithin: number, onDone?: Stage['onDone']): readonly [Stage, Stage] => [
  stage('made', {
    done: { zh: '已制作', en: 'Made' }, next: { zh: `正在制作${what.zh}`, en: `Being made: ${what.en}` }, within: workingDays(madeWithin, 'M9.1'), from: 'submission', ...(onDone && { onDone }),
  }),
  stage('delivered', {
    done: { zh: '已送达', en: 'Delivered' }, next: { zh: '等待领取或邮寄送达', en: 'Waiting to be collected, or on its way' }, within: promisedDays(deliveredWithin),
  }),
]
