import { service } from '../../cases/index.ts'
import { identity, licencePage, medicalReport } from './licence-page.ts'

/** 提交身体条件证明 (M9.1): each year from 70, each third year with C5; handed in late it restores a licence cancelled for want of it. */
export const handInMedicalReport = service({
  ...licencePage('medical'),
  id: 'licences.medical-report',
  title: { zh: '提交身体条件证明', en: 'Hand in the medical report' },
  summary: { zh: '满 70 周岁每年、持 C5 每三年，记分周期结束后三十日内提交。', en: 'Each year from 70, each third year with C5, within thirty days after the points cycle.' },
  clauses: ['M9.1'],
  applicants: ['self', 'delegate'], businessName: '提交身体条件证明',
  documents: [identity, medicalReport],
  steps: [{ zh: '体检', en: 'Have the examination' }, { zh: '提交证明', en: 'Give the report' }, { zh: '审核', en: 'Review' }, { zh: '记入档案', en: 'It is entered in the file' }],
})
