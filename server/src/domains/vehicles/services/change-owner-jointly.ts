import { card, required, service, sheets } from '../../cases/index.ts'
import { coOwnerConsent } from '../new-owner-consent.ts'
import { changeAmongOwners } from '../transfer-within-area.ts'
import { plateFields } from './plate-fields.ts'
import { newOwnersResidencePermit } from './residence.ts'
import { factsOfNewOwner } from './transfer-vehicle.ts'
import { delivery, identity, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/**
 * 变更登记（共同所有人）: of those who own a car together the other one becomes its registered owner (M9.1, facts 3.1). Both apply, nobody for them; a change,
 * no sale: neither invoice nor inspection, and what blocks it is what blocks a change, and a mortgage. Entered and approved by two officers.
 */
export const changeOwnerJointly = service({
  ...pageAboutVehicle('change'),
  ruleFacts: { business: 'change', change: 'co-owners' },
  applicants: ['self'],
  factsFor: factsOfNewOwner,
  id: 'vehicles.change-owner-jointly',
  title: { zh: '变更登记（共同所有人）', en: 'Change the registered owner of a jointly owned car' },
  summary: {
    zh: '夫妻等共有的车，登记的车主变更为另一共同所有人：两人共同申请，须本人办理；换号牌、行驶证，登记证书签注。',
    en: 'Of a car owned together, by a couple say, the other owner becomes the registered one: both apply, in person. New plates and licence; the certificate is noted.',
  },
  clauses: ['M9.1', 'M2.3.6', 'M9.3'],
  form: [
    { name: 'newOwnerName', kind: 'text', required: true, maxLength: 100, label: { zh: '另一共同所有人姓名', en: 'Name of the other co-owner' } },
    { name: 'newOwnerNumber', kind: 'identity-number', required: true, maxLength: 20, label: { zh: '另一共同所有人证件号码', en: 'Identity number of the other co-owner' } },
    ...plateFields, delivery,
  ],
  documents: [
    { ...identity, kind: 'former-owner-identity', label: { zh: '现登记车主身份证明', en: 'Identity of the present registered owner' } },
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    required('driving-permit', { clause: 'M9.1', label: { zh: '行驶证', en: 'Vehicle licence' }, sides: sheets }),
    required('owner-identity', { clause: 'M9.1', label: { zh: '另一共同所有人身份证明', en: 'Identity of the other co-owner' }, sides: card }),
    newOwnersResidencePermit,
    required('co-ownership-proof', {
      clause: 'M9.1', label: { zh: '共同所有的证明', en: 'Proof that you own it together' },
      hint: { zh: '夫妻共有的：结婚证，或证明夫妻关系的户口簿；其他的：共同所有的公证书', en: 'A couple: marriage certificate, or the household register that shows it; others: a notarised agreement' },
    }),
  ],
  awaits: [coOwnerConsent],
  steps: [
    { zh: '填另一共同所有人、选号，交材料', en: 'Name the other co-owner, get a number, give the papers' },
    { zh: '另一共同所有人在应用内或窗口确认', en: 'The other co-owner confirms, in the app or at a counter' },
    { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '交回原号牌、行驶证，领新牌证', en: 'Hand in the old plates and licence, get the new ones' },
  ],
  reasons: usualReasons,
  fourEyes: { clause: 'M9.1' },
  onApproved: changeAmongOwners,
  madeForOthers: ['plate', 'vehicleLicence'],
})
