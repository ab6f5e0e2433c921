import { service } from '../../cases/index.ts'
import { reissueMark } from '../replace-papers.ts'
import { insuranceCheck, insurancePaper, insurerOnPaper, paperTold, vehicleTaxPaper } from '../insurance-check.ts'
import { choice, delivery, identity, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/** 补领检验合格标志 (M9.1, M6.1.2, M11.1): a lost mark again, good as long as the former one. */
export const replaceInspectionMark = service({
  ...pageAboutVehicle('replacement-mark', ['reason']),
  id: 'vehicles.replace-inspection-mark',
  title: { zh: '补领检验合格标志', en: 'Replace the inspection mark' },
  summary: { zh: '标志遗失、损毁，检验还在有效期内的，补领一枚，有效期不变。', en: 'For a lost or damaged mark of an inspection that still counts; the new one counts as long.' },
  clauses: ['M9.1', 'M6.1.2', 'M11.1'],
  selfCheck: [{ name: 'inspectionValidUntil', kind: 'date', required: true, label: { zh: '检验有效期止', en: 'Inspection valid until' } }],
  form: [
    choice('reason', { zh: '原因', en: 'Reason' }, { lost: { zh: '遗失', en: 'Lost' }, damaged: { zh: '损毁', en: 'Damaged' } }),
    delivery, insurerOnPaper,
  ],
  documents: [identity, insurancePaper, vehicleTaxPaper],
  agencies: [insuranceCheck({ business: 'inspection-mark' })],
  steps: [
    { zh: '说明原因', en: 'Say why' }, { zh: '联网核查交强险', en: 'Insurance is checked online' }, { zh: '审核', en: 'Review' }, { zh: '领取标志，电子标志同时可用', en: 'Get the mark; the electronic one counts at once' },
  ],
  reasons: usualReasons,
  onSubmitted: paperTold(),
  onApproved: reissueMark,
})
