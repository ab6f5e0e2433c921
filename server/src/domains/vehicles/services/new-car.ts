import type { FormField } from '@changxing/contract/cases.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { normalVin, readVin } from '@changxing/rules/vehicles/check-vin.ts'
import { isTestedBeforeRegistration } from '@changxing/rules/vehicles/safety-inspection.ts'
import { usesAtRegistration } from '@changxing/rules/vehicles/change-of-use.ts'
import type { UseLetter } from '@changxing/rules/vehicles/uses.ts'
import { hasEngine, vehicleGroup, vehicleGroups, vehicleTypes } from '@changxing/rules/vehicles/vehicle-types.ts'
import type { Context } from '../../../platform/operation.ts'
import type { Platform } from '../../../platform/platform.ts'
import { required, type About, type Applicant, type Case, type DocumentRule, type Offers, type Review } from '../../cases/index.ts'
import { earlierLifeOf } from '../earlier-life.ts'
import { describedCar } from '../inspected-car.ts'
import { isNewCarHeld, suspectState } from '../investigate-case.ts'
import { vinIndex } from '../vehicle-file.ts'
import * as vehicles from '../vehicles.store.ts'
import { factsOfPlace } from './residence.ts'
import { choiceOfUse, detail, usualReasons } from './vehicle-page.ts'

const types = Object.keys(vehicleTypes)

/** Every type of vehicle, under the heading of its group. */
const typeField: FormField = {
  name: 'vehicleType', kind: 'choice', required: true, label: { zh: '车辆类型', en: 'Type of vehicle' }, hint: { zh: '抄合格证；挂车不填发动机号', en: 'From the certificate of conformity; a trailer has no engine number' },
  options: types.map((type) => ({ value: type, label: vehicleTypes[type]!, group: vehicleGroups[vehicleGroup(type)] })),
}

/** What a car without a row is described by; the names are those of the insurers' question too. */
export const newCarFields: readonly FormField[] = [
  { name: 'imported', kind: 'yes-no', required: true, label: { zh: '进口车', en: 'Imported' } },
  {
    name: 'vin', kind: 'text', required: true, maxLength: 25, label: { zh: '车辆识别代号', en: 'VIN' },
    hint: { zh: '17 位，抄合格证或进口证明；没有 I、O、Q', en: '17 characters, from the certificate of conformity or import; no I, O, Q' },
  },
  typeField,
  {
    name: 'engineNumber', kind: 'text', required: true, maxLength: 30, label: { zh: '发动机号（电动车填电机号）', en: 'Engine number (of the motor, where electric)' },
    when: { field: 'vehicleType', is: types.filter(hasEngine) },
  },
  choiceOfUse('use', { zh: '使用性质', en: 'Use' }),
]

const earlierLife = (context: Context, { vin }: Facts): Promise<vehicles.VehicleRow | undefined> =>
  typeof vin === 'string' && vin !== '' ? earlierLifeOf(context, vin) : Promise.resolve(undefined)

/** What the car may be registered for: that of a returned one goes on from its earlier use. */
export const offersOfNewCar = async (context: Context, { answers }: Case): Promise<Offers> =>
  ({ use: usesAtRegistration((await earlierLife(context, answers))?.use as UseLetter | undefined) })

/** Where the car comes from: invoice, and conformity or import. */
export const originDocuments: readonly DocumentRule[] = [
  required('origin', { clause: 'M9.1', label: { zh: '购车发票', en: 'Purchase invoice' } }),
  required('conformity', { clause: 'M9.1', label: { zh: '整车出厂合格证', en: 'Certificate of conformity' }, when: { field: 'imported', is: ['false'] } }),
  required('import-certificate', { clause: 'M9.1', label: { zh: '进口凭证', en: 'Import certificate' }, when: { field: 'imported', is: ['true'] } }),
]

/** Whether the car has to be tested before it is registered; a form that is not filled in yet calls for nothing. */
const isTested = async (context: Context, one: Case): Promise<boolean> => {
  const { vehicleType, imported, madeOn, accidentBefore } = one.answers
  if (!vehicleType || typeof imported !== 'boolean') return false
  return isTestedBeforeRegistration({
    vehicleType: String(vehicleType), imported, accidentBefore: accidentBefore === true, mended: (await earlierLife(context, one.answers)) !== undefined, ...(madeOn && { madeOn: String(madeOn) }),
  }, context.today)
}

/** The test of roadworthiness that a car passes before it is registered, unless exempt. */
export const testedBefore = required('safety-inspection', {
  clause: 'M9.1', label: { zh: '安全技术检验合格证明（不免检的新车）', en: 'Roadworthiness certificate (of a new car that is not exempt)' }, calledFor: isTested,
})

/** A car that is not registered yet belongs to nobody who could have sold it, moved it out or deregistered it. */
export const reasonsOfNewCar = usualReasons.filter(({ code }) => code !== 'changes-hands')

/** A new car is called by its VIN. */
export const knownByVin = (platform: Platform, { vin }: Facts): Buffer | null => (typeof vin === 'string' && normalVin(vin).length === 17 ? vinIndex(platform, vin) : null)

/** How a VIN reads, and whether a car with it is registered. */
export const readingOf = async ({ db, platform }: Context, vin: string): Promise<'good' | 'check-digit' | 'form' | 'registered'> => {
  const { problem } = readVin(vin)
  if (problem === 'length' || problem === 'letters') return 'form'
  if (await vehicles.whereIsVin(db, vinIndex(platform, vin))) return 'registered'
  return problem ?? 'good'
}

/** The answers that are facts of the rule, with the place and how the VIN reads. */
export const factsOfNewCar = async (context: Context, owner: Applicant, answers: Facts, about: About): Promise<Facts> => {
  const { vin, imported, vehicleType, use } = answers
  const earlier = await earlierLife(context, answers)
  return {
    applicant: about.acting, ...factsOfPlace(context, owner, about.area), ...(typeof imported === 'boolean' && { imported }), ...(vehicleType && { vehicleType }), ...(use && { use }),
    ...(typeof vin === 'string' && vin !== '' && { vin: earlier ? (readVin(vin).problem ?? 'good') : await readingOf(context, vin) }),
    ...(earlier && { earlierUse: earlier.use }),
    // It has no row that could be in this state.
    ...(normalVin(String(vin ?? '')).length === 17 && (await isNewCarHeld(context, about.area, String(vin), about.caseId)) && { states: suspectState }),
  }
}

const imports: Words = { zh: '车辆识别代号第9位校验不符（进口车）：请对照实车核对', en: 'The 9th character of the VIN does not match (import): compare it with the car' }

const returned: Words = {
  zh: '这辆车登记过，因质量问题退车后注销：核对修复后的安检合格证明和新的来历证明；初次登记日期、营运经历接着算',
  en: 'Registered before, then returned for its quality: compare the test after the repair and the new invoice. Its first registration and commercial use count on',
}

/** What the reviewer compares with the papers. */
export const reviewNewCar = async (context: Context, { answers }: Case): Promise<Review> => {
  const { vin, engineNumber } = describedCar(answers)
  const earlier = await earlierLife(context, answers)
  return {
    applicantDetail: [
      detail('车辆识别代号', 'VIN', vin), detail('发动机号', 'Engine number', engineNumber || '—'),
      ...(earlier ? [detail('此前的登记', 'Registered before', `${earlier.area} ${earlier.plate_kind} ${earlier.plate_number}，${earlier.first_registered_on}`)] : []),
    ],
    warnings: [...(readVin(vin).problem === 'check-digit' ? [imports] : []), ...(earlier ? [returned] : [])],
  }
}
