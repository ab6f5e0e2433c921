import type { FormField } from '@changxing/contract/cases.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { normalVin, readVin } from '@changxing/rules/vehicles/check-vin.ts'
import { uses } from '@changxing/rules/vehicles/uses.ts'
import { vehicleTypeName } from '@changxing/rules/vehicles/vehicle-types.ts'
import type { Context } from '../../../platform/operation.ts'
import type { Platform } from '../../../platform/platform.ts'
import { required, type About, type Applicant, type Case, type DocumentRule, type Review } from '../../cases/index.ts'
import { vinIndex } from '../vehicle-file.ts'
import * as vehicles from '../vehicles.store.ts'
import { factsOfPlace } from './residence.ts'
import { choice } from './vehicle-page.ts'

const types = ['K33', 'K31', 'K32', 'K39', 'K43', 'K21', 'H31', 'H21', 'H11', 'Q11', 'B11', 'M21', 'M22', 'N11', 'H51']
const privateUses = ['A', 'F', 'G', 'D', 'T', 'N'] as const

/** What a car without a row is described by; the names are those of the insurers' question too. */
export const newCarFields: readonly FormField[] = [
  { name: 'imported', kind: 'yes-no', required: true, label: { zh: '进口车', en: 'Imported' } },
  {
    name: 'vin', kind: 'text', required: true, maxLength: 25, label: { zh: '车辆识别代号', en: 'VIN' },
    hint: { zh: '17 位，抄合格证或进口证明；没有 I、O、Q', en: '17 characters, from the certificate of conformity or import; no I, O, Q' },
  },
  { name: 'engineNumber', kind: 'text', required: true, maxLength: 30, label: { zh: '发动机号（电动车填电机号）', en: 'Engine number (of the motor, where electric)' } },
  choice('vehicleType', { zh: '车辆类型', en: 'Type of vehicle' }, Object.fromEntries(types.map((type) => [type, vehicleTypeName(type)]))),
  choice('use', { zh: '使用性质', en: 'Use' }, Object.fromEntries(privateUses.map((use) => [use, uses[use].name]))),
]

/** Where the car comes from: invoice, and conformity or import. */
export const originDocuments: readonly DocumentRule[] = [
  required('origin', { clause: 'M9.1', label: { zh: '购车发票', en: 'Purchase invoice' } }),
  required('conformity', { clause: 'M9.1', label: { zh: '整车出厂合格证', en: 'Certificate of conformity' }, when: { field: 'imported', is: ['false'] } }),
  required('import-certificate', { clause: 'M9.1', label: { zh: '进口凭证', en: 'Import certificate' }, when: { field: 'imported', is: ['true'] } }),
]

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
  return {
    applicant: about.acting, ...factsOfPlace(context, owner, about.area), ...(typeof imported === 'boolean' && { imported }), ...(vehicleType && { vehicleType }), ...(use && { use }),
    ...(typeof vin === 'string' && vin !== '' && { vin: await readingOf(context, vin) }),
  }
}

const imports: Words = { zh: '车辆识别代号第9位校验不符（进口车）：请对照实车核对', en: 'The 9th character of the VIN does not match (import): compare it with the car' }

/** What the reviewer compares with the papers. */
export const reviewNewCar = async (_context: Context, { answers }: Case): Promise<Review> => {
  const vin = normalVin(String(answers['vin'] ?? ''))
  return {
    applicantDetail: [
      { label: { zh: '车辆识别代号', en: 'VIN' }, value: vin }, { label: { zh: '发动机号', en: 'Engine number' }, value: String(answers['engineNumber'] ?? '') },
    ],
    warnings: readVin(vin).problem === 'check-digit' ? [imports] : [],
  }
}
