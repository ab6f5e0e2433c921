import { service } from '../../cases/index.ts'
import { identity, licencePage, presentLicence } from './licence-page.ts'

/** 注销 (M9.1), at the holder's wish: driving is forbidden from the approval on, and the e-licence goes. */
export const cancelLicence = service({
  ...licencePage('cancel'),
  id: 'licences.cancel',
  title: { zh: '注销驾驶证', en: 'Cancel the driving licence' },
  summary: { zh: '不再驾驶的，可以申请注销。注销后不得驾驶，电子驾驶证收回，再要驾驶须重新申请。', en: 'For who no longer drives. No driving from then on; the e-licence goes, and driving again needs a new licence.' },
  clauses: ['M9.1'],
  applicants: ['self', 'delegate'], businessName: '注销',
  form: [{
    name: 'statement', kind: 'choice', required: true, label: { zh: '确认注销', en: 'Confirm' },
    options: [{ value: 'sure', label: { zh: '确认注销，知道注销后不得驾驶、不能撤回', en: 'Cancel it; I know that I may not drive from then on and that it is final' } }],
  }],
  documents: [identity, presentLicence],
  steps: [{ zh: '确认', en: 'Confirm' }, { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '审核', en: 'Review' }, { zh: '驾驶证注销', en: 'The licence is cancelled' }],
})
