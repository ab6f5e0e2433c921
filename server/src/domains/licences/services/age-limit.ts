import { service } from '../../cases/index.ts'
import { identity, licencePage, medicalReport, photo, presentLicence, stepsToNewLicence } from './licence-page.ts'

/** 达到规定年龄换证 (M6.1.2, M9.1): at 60 or 70 some classes end; what may be had instead is given. */
export const exchangeAtAge = service({
  ...licencePage('age-limit'),
  id: 'licences.age-limit',
  title: { zh: '达到规定年龄换证', en: 'Exchange the licence at the age limit' },
  summary: {
    zh: '满 60 周岁大中型客货车、满 70 周岁三轮等车型不能再开，换领小型汽车等准驾车型。', en: 'From 60 large and medium vehicles, from 70 some others may no longer be driven; other classes are given instead.',
  },
  clauses: ['M6.1.2', 'M9.1'],
  applicants: ['self', 'delegate', 'helper'], businessName: '补换领驾驶证', helperBusinessName: '达到规定年龄换证',
  form: [{
    name: 'choice', kind: 'choice', required: true, label: { zh: '换领哪种小型汽车', en: 'Which class of small vehicle' },
    hint: { zh: '只影响大中型客货车的换领；摩托车换领轻便摩托车', en: 'Matters for large and medium vehicles only; motorcycles become mopeds' },
    options: [{ value: 'C1', label: { zh: 'C1 小型汽车', en: 'C1 small vehicle' } }, { value: 'C2', label: { zh: 'C2 小型自动挡汽车', en: 'C2 small automatic vehicle' } }],
  }],
  documents: [identity, presentLicence, photo, medicalReport],
  steps: stepsToNewLicence,
})
