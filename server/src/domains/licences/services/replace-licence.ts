import { required, service } from '../../cases/index.ts'
import { identity, licencePage, photo, stepsToNewLicence } from './licence-page.ts'

const whoMayApply = { applicants: ['self', 'delegate', 'helper'] as const, businessName: '补换领驾驶证', clauses: ['M6.1.2', 'M9.1'] as const, steps: stepsToNewLicence }

/** 遗失补证 (M6.1.2, M9.1): the lost licence is void from the approval on; not while it is seized, detained or withheld. */
export const replaceLost = service({
  ...licencePage('lost'), ...whoMayApply,
  id: 'licences.replace-lost',
  title: { zh: '遗失补证', en: 'Replace a lost licence' },
  summary: { zh: '驾驶证遗失的补领，原证作废。扣押、扣留、暂扣期间不能补领。', en: 'For a lost licence; the former one is void. Not while it is seized, detained or withheld.' },
  helperBusinessName: '遗失补证',
  form: [{
    name: 'statement', kind: 'choice', required: true, label: { zh: '遗失声明', en: 'Statement of the loss' },
    options: [{ value: 'lost', label: { zh: '驾驶证确已遗失，没有被扣押、扣留、暂扣；找到后交回', en: 'It is lost, not seized, detained or withheld; found again, it is handed in' } }],
  }],
  documents: [identity, photo],
})

/** 损毁换证 (M6.1.2, M9.1): within thirty days after it became illegible. */
export const replaceDamaged = service({
  ...licencePage('damaged'), ...whoMayApply,
  id: 'licences.replace-damaged',
  title: { zh: '损毁换证', en: 'Replace a damaged licence' },
  summary: { zh: '驾驶证损毁无法辨认的，三十日内换证，原证作废。', en: 'For a licence that can no longer be read, within thirty days; the former one is void.' },
  helperBusinessName: '损毁换证',
  documents: [identity, required('damaged-licence', { clause: 'M6.1.2', label: { zh: '损毁的驾驶证（照片）', en: 'The damaged licence (photo)' } }), photo],
})
