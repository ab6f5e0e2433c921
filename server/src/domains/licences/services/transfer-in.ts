import { service } from '../../cases/index.ts'
import { identity, licencePage, photo, presentLicence, stepsToNewLicence } from './licence-page.ts'

/** 转入换证 (M9.1): who lives elsewhere has the licence issued by the office there; its file goes along. */
export const transferIn = service({
  ...licencePage('transfer-in'),
  id: 'licences.transfer-in',
  title: { zh: '转入换证', en: 'Exchange the licence on moving in' },
  summary: { zh: '户籍迁出或在外地居住的，换领居住地核发的驾驶证，档案一并转入。', en: 'Living elsewhere, you get a licence issued there; the file goes along.' },
  clauses: ['M9.1'],
  applicants: ['self', 'delegate'], businessName: '转入换证',
  form: [
    { name: 'toArea', kind: 'area', required: true, label: { zh: '转入哪个城市', en: 'Which city you move to' } },
    {
      name: 'health', kind: 'choice', required: true, label: { zh: '申报身体条件', en: 'Statement of health' },
      options: [{ value: 'fit', label: { zh: '身体条件符合准驾车型，没有妨碍安全驾驶的疾病', en: 'Fit for these classes, without an illness that hinders safe driving' } }],
    },
  ],
  documents: [identity, presentLicence, photo],
  steps: stepsToNewLicence,
})
