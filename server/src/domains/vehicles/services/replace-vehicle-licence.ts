import { handedOverWithin, printedWithin } from '@changxing/rules/vehicles/business-limits.ts'
import { required, service } from '../../cases/index.ts'
import { overtaken } from '../overtaken.ts'
import { recordVehicleLicenceMade, voidVehicleLicence } from '../replace-papers.ts'
import { choice, delivery, identity, madeAndDelivered, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/** 补换领行驶证 (M9.1, M6.1.2): the former licence is void when the office has approved. */
export const replaceVehicleLicence = service({
  ...pageAboutVehicle('vehicle-licence', ['reason']),
  id: 'vehicles.replace-vehicle-licence',
  title: { zh: '补换领行驶证', en: 'Replace the vehicle licence' },
  summary: { zh: '行驶证遗失、损毁后补领换领，旧证作废。', en: 'For a lost or damaged vehicle licence; the former one becomes void.' },
  clauses: ['M9.1', 'M6.1.2'],
  form: [
    choice('reason', { zh: '原因', en: 'Reason' }, { lost: { zh: '遗失', en: 'Lost' }, damaged: { zh: '损毁', en: 'Damaged' } }),
    delivery,
  ],
  documents: [
    identity,
    required('driving-permit', { clause: 'M9.1', label: { zh: '旧行驶证', en: 'The old vehicle licence' }, when: { field: 'reason', is: ['damaged'] } }),
  ],
  steps: [
    { zh: '说明原因', en: 'Say why' }, { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '审核', en: 'Review' }, { zh: '领取新行驶证', en: 'Get the new licence' },
  ],
  reasons: usualReasons,
  onApproved: voidVehicleLicence,
  overtaken: overtaken('vehicle-licence'),
  completesLater: madeAndDelivered({ zh: '行驶证', en: 'vehicle licence' }, printedWithin, handedOverWithin, recordVehicleLicenceMade),
})
