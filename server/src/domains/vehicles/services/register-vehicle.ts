import { emissionStages, emissionStageWords } from '@changxing/rules/vehicles/emission-stage.ts'
import { energies } from '@changxing/rules/vehicles/energies.ts'
import { hasEngine } from '@changxing/rules/vehicles/vehicle-types.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../../platform/operation.ts'
import { required, service, type About, type Applicant, type Case } from '../../cases/index.ts'
import { insuranceCheck, insurancePaper, insurerOnPaper, paperTold, vehicleTaxPaper } from '../insurance-check.ts'
import { colours } from '@changxing/rules/vehicles/colours.ts'
import { describedCar, plateKindOf } from '../inspected-car.ts'
import { factsOfWish } from '../plate-wish.ts'
import { registerVehicle } from '../register-vehicle.ts'
import { factsOfNewCar, knownByVin, newCarFields, offersOfNewCar, originDocuments, reasonsOfNewCar, reviewNewCar, testedBefore } from './new-car.ts'
import { inspection, inspectionRecord, vinRubbing } from './inspected.ts'
import { plateFields } from './plate-fields.ts'
import { ownResidencePermit, whereOneLives } from './residence.ts'
import { choice, delivery, identity, vehiclePage } from './vehicle-page.ts'

const factsFor = async (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const kind = plateKindOf(answers)
  return { ...(await factsOfNewCar(context, applicant, answers, about)), ...(kind && (await factsOfWish(context, about.area, kind, answers))) }
}

const insured = async (_context: Context, { answers }: Case) => {
  const { vin, engineNumber, vehicleType } = describedCar(answers)
  const { use } = answers
  return vin && vehicleType && use && (engineNumber || !hasEngine(vehicleType))
    ? { vin, engineNumber, plateKind: null, plateNumber: null, vehicleType, use: String(use) } : undefined
}

/** 注册登记 (M9.1, M11.1): a new car enters the register. Acceptance and registration by two officers. */
export const registerVehicleService = service({
  ...vehiclePage('registration'),
  id: 'vehicles.register',
  title: { zh: '机动车注册登记（新车上牌）', en: 'Register a new car' },
  summary: {
    zh: '新车上牌：领登记证书、号牌、行驶证和检验标志。交强险联网核查，查到的不交纸质凭证。', en: 'For a new car: certificate, plates, vehicle licence and mark. Insurance is checked online; once found, no paper is asked for.',
  },
  clauses: ['M9.1', 'M11.1', 'M2.3.3'],
  place: whereOneLives,
  factsFor,
  offers: offersOfNewCar,
  selfCheck: [
    { name: 'imported', kind: 'yes-no', required: true, label: { zh: '进口车', en: 'Imported' } },
    choice('vin', { zh: '车辆识别代号第9位校验', en: 'Check digit of the VIN (9th character)' }, { good: { zh: '相符', en: 'It matches' }, 'check-digit': { zh: '不符', en: 'It does not match' } }),
  ],
  form: [
    ...newCarFields,
    choice('energy', { zh: '燃料种类', en: 'Energy' }, energies),
    { name: 'madeOn', kind: 'date', required: true, label: { zh: '出厂日期（进口车填进口日期）', en: 'Made on (of an import: brought in on)' }, hint: { zh: '抄合格证或进口凭证', en: 'From the certificate of conformity, or of import' } },
    { name: 'accidentBefore', kind: 'yes-no', required: true, label: { zh: '上牌前发生过交通事故', en: 'In an accident before its registration' } },
    { name: 'brandModel', kind: 'text', required: true, maxLength: 60, label: { zh: '品牌型号', en: 'Make and model' } },
    choice('emissionStage', { zh: '排放阶段', en: 'Stage of the exhaust standard' }, Object.fromEntries(emissionStages.slice(2).map((stage) => [String(stage), emissionStageWords(stage)])), {
      required: false, hint: { zh: '抄环保信息随车清单；电动车不填', en: 'From its environmental data sheet; leave it empty for an electric car' },
    }),
    choice('colour', { zh: '车身颜色', en: 'Colour' }, colours),
    { name: 'conformityNumber', kind: 'text', required: true, maxLength: 30, label: { zh: '合格证（进口车填进口凭证）编号', en: 'Number of the certificate of conformity, or of import' } },
    ...plateFields, delivery, insurerOnPaper,
  ],
  knownBy: knownByVin,
  documents: [
    identity, ownResidencePermit, ...originDocuments,
    required('purchase-tax', { clause: 'M9.1', label: { zh: '车辆购置税完税或免税证明', en: 'Proof of purchase tax, paid or exempt' } }),
    testedBefore, insurancePaper, vehicleTaxPaper,
    inspectionRecord(), vinRubbing(),
  ],
  agencies: [insuranceCheck({ business: 'registration', vehicleOf: insured, about: ['vin', 'engineNumber', 'vehicleType', 'use'] })],
  awaits: [inspection()],
  steps: [
    { zh: '查验车辆', en: 'Have the car inspected' }, { zh: '填车辆信息、选号', en: 'Describe the car, get a number' }, { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' },
    { zh: '领牌证', en: 'Get plates and papers' },
  ],
  reasons: reasonsOfNewCar,
  fourEyes: { clause: 'M9.1' },
  review: reviewNewCar,
  onSubmitted: paperTold(insured),
  onApproved: registerVehicle,
})
