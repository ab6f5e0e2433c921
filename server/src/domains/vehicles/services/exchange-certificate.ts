import { handedOverWithin, printedWithin } from '@changxing/rules/vehicles/business-limits.ts'
import { required, service } from '../../cases/index.ts'
import { overtaken } from '../overtaken.ts'
import { recordCertificateMade, voidCertificate } from '../replace-papers.ts'
import { choice, delivery, identity, madeAndDelivered, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/** 换领登记证书 (M9.1): an exchange may be delegated; a lost certificate is replaced for the owner alone. */
export const exchangeCertificate = service({
  ...pageAboutVehicle('certificate', ['reason']),
  id: 'vehicles.exchange-certificate',
  title: { zh: '换领机动车登记证书', en: 'Exchange the certificate of registration' },
  summary: {
    zh: '登记证书损毁、签注页已满的换领；遗失的由所有人本人补领。', en: 'For a damaged or full certificate; a lost one is replaced for the owner alone, not for an agent.',
  },
  clauses: ['M9.1'],
  form: [
    choice('reason', { zh: '原因', en: 'Reason' }, {
      damaged: { zh: '损毁', en: 'Damaged' }, full: { zh: '签注页已满', en: 'No room for another entry' }, lost: { zh: '遗失（只能本人补领）', en: 'Lost (the owner in person only)' },
    }),
    delivery,
  ],
  documents: [
    identity,
    required('certificate-pages', { clause: 'M9.1', label: { zh: '原登记证书', en: 'The former certificate' }, when: { field: 'reason', is: ['damaged', 'full'] } }),
  ],
  steps: [
    { zh: '说明原因', en: 'Say why' }, { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '审核', en: 'Review' }, { zh: '领取新登记证书', en: 'Get the new certificate' },
  ],
  reasons: usualReasons,
  onApproved: voidCertificate,
  overtaken: overtaken('certificate'),
  completesLater: madeAndDelivered({ zh: '登记证书', en: 'certificate of registration' }, printedWithin, handedOverWithin, recordCertificateMade),
})
