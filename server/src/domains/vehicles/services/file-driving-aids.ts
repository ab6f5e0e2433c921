import { required, service, sheets } from '../../cases/index.ts'
import { fileDrivingAids } from '../change-vehicle.ts'
import { inspection, inspectionRecord } from './inspected.ts'
import { choice, delivery, identity, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/** 变更备案 (M9.1): driving aids for the disabled fitted or removed. */
export const fileDrivingAidsService = service({
  ...pageAboutVehicle('filing'),
  id: 'vehicles.file-driving-aids',
  title: { zh: '变更备案：残疾人操纵辅助装置', en: 'File driving aids for the disabled' },
  summary: { zh: '小型自动挡汽车加装、拆除残疾人操纵辅助装置的备案，换发行驶证。', en: 'Driving aids were fitted to, or removed from, an automatic car; the vehicle licence is issued anew.' },
  clauses: ['M9.1', 'M2.3.3'],
  form: [
    choice('aids', { zh: '加装还是拆除', en: 'Fitted or removed' }, { fitted: { zh: '加装', en: 'Fitted' }, removed: { zh: '拆除', en: 'Removed' } }),
    delivery,
  ],
  documents: [
    identity,
    required('driving-permit', { clause: 'M9.1', label: { zh: '行驶证', en: 'Vehicle licence' }, sides: sheets }),
    required('aids-certificate', { clause: 'M9.1', label: { zh: '操纵辅助装置加装合格证明', en: 'Certificate that the aids are fitted properly' }, when: { field: 'aids', is: ['fitted'] } }),
    inspectionRecord(),
  ],
  awaits: [inspection()],
  steps: [{ zh: '查验车辆', en: 'Have the car inspected' }, { zh: '交材料', en: 'Give the papers' }, { zh: '审核', en: 'Review' }, { zh: '领新行驶证', en: 'Get the new vehicle licence' }],
  reasons: usualReasons,
  onApproved: fileDrivingAids,
})
