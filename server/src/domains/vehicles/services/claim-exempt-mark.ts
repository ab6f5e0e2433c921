import { uses } from '@changxing/rules/vehicles/uses.ts'
import { vehicleTypeName } from '@changxing/rules/vehicles/vehicle-types.ts'
import { resultOf, service } from '../../cases/index.ts'
import { issueExemptMark } from '../replace-papers.ts'
import { insuranceCheck, insurancePaper, insurerOnPaper, paperTold, vehicleTaxPaper } from '../insurance-check.ts'
import { choice, delivery, identity, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

const types = Object.fromEntries(['K33', 'K31', 'K32', 'K43', 'K39', 'H31', 'M21'].map((type) => [type, vehicleTypeName(type)]))
const usual = Object.fromEntries((['A', 'F', 'G', 'T', 'L'] as const).map((use) => [use, uses[use].name]))

/** 免检车申领检验标志 (M9.1, M6.1.2, M11.1): no inspection in the exempt years. With the insurance found the mark is issued at once. */
export const claimExemptMark = service({
  ...pageAboutVehicle('exempt-mark'),
  id: 'vehicles.claim-exempt-mark',
  title: { zh: '免检车申领检验标志', en: 'Claim the inspection mark of an exempt car' },
  summary: {
    zh: '免检年度不用上线检验，到期前三个月起申领；交强险联网查到的，立即核发。', en: 'In the exempt years no inspection is needed; claim from three months before it runs out. With insurance found online it is issued at once.',
  },
  clauses: ['M9.1', 'M6.1.2', 'M11.1'],
  selfCheck: [
    choice('vehicleType', { zh: '车辆类型', en: 'Type of vehicle' }, types),
    choice('use', { zh: '使用性质', en: 'Use' }, usual),
    { name: 'firstRegistered', kind: 'date', required: true, label: { zh: '初次登记日期', en: 'First registered on' }, hint: { zh: '见行驶证“注册日期”', en: 'See the vehicle licence' } },
    { name: 'injuryAccident', kind: 'yes-no', required: true, label: { zh: '发生过有人受伤的事故', en: 'Was there an accident in which somebody was hurt' } },
    { name: 'illegalModification', kind: 'yes-no', required: false, label: { zh: '因非法改装受过处罚', en: 'Was there a penalty for an illegal modification' } },
  ],
  form: [delivery, insurerOnPaper],
  documents: [identity, insurancePaper, vehicleTaxPaper],
  agencies: [insuranceCheck({ business: 'inspection-mark' })],
  steps: [
    { zh: '联网核查交强险、车船税', en: 'Insurance and vehicle tax are checked online' }, { zh: '实人认证', en: 'Pass the real-person check' },
    { zh: '查到的立即核发，其余审核', en: 'Issued at once when found, otherwise reviewed' }, { zh: '领取标志，电子标志同时可用', en: 'Get the mark; the electronic one counts at once' },
  ],
  reasons: usualReasons,
  decidesAlone: (submitted) => resultOf(submitted, 'insurance') === 'confirmed' && resultOf(submitted, 'real-person') === 'confirmed',
  onSubmitted: paperTold(),
  onApproved: issueExemptMark,
})
