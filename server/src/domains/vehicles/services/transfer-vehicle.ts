import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../../platform/operation.ts'
import { card, required, service, sheets, type About, type Applicant, type Channel } from '../../cases/index.ts'
import { insurerOnPaper } from '../insurance-check.ts'
import { standingOfNewOwner } from '../new-owner.ts'
import { newOwnerConsent, transferGrounds } from '../new-owner-consent.ts'
import { factsOfWish } from '../plate-wish.ts'
import { transferWithinArea } from '../transfer-within-area.ts'
import * as vehicles from '../vehicles.store.ts'
import { customsRelease, factsOfCustoms } from './customs-release.ts'
import { inspection, inspectionRecord, vinRubbing } from './inspected.ts'
import { insuredAgain } from './insured-again.ts'
import { plateFields } from './plate-fields.ts'
import { newOwnersResidencePermit } from './residence.ts'
import { transferProofPapers } from './transfer-proofs.ts'
import { factsOfInvoice, invoiceAgency, invoiceFields } from './used-car-invoice.ts'
import { choice, delivery, factsOfVehicle, identity, inspectedAgain, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/** What the record says of the car, of whom its owner names as the next one, and of the plate that is wished for. */
export const factsOfNewOwner = async (context: Context, applicant: Applicant, answers: Facts, channel: Channel, about: About): Promise<Facts> => {
  const { plate_kind: kind } = await vehicles.byId(context.db, about.area, about.subject!.id)
  return {
    ...(await factsOfVehicle(context, applicant, answers, about, [])), ...(await standingOfNewOwner(context, about.area, applicant, answers, channel)),
    ...(await factsOfWish(context, about.area, kind, answers)),
  }
}

/** 转移登记 within the jurisdiction (M9.1). To another city a car goes by the transfer between cities (M2). Accepted and registered by two officers. */
export const transferVehicle = service({
  ...pageAboutVehicle('transfer'),
  factsFor: async (context, applicant, answers, channel, about) => ({
    ...(await factsOfNewOwner(context, applicant, answers, channel, about)), ...(await factsOfInvoice(context, answers, about)),
    ...(await factsOfCustoms(context, about)),
  }),
  id: 'vehicles.transfer',
  title: { zh: '转移登记（本市过户）', en: 'Transfer to a new owner in this city' },
  summary: { zh: '现车主申请，卖给、赠与在本市上牌的新车主：换号牌、行驶证，登记证书签注。', en: 'The present owner applies: sold or given to somebody who registers it in this city. New plates and licence; the certificate is noted.' },
  clauses: ['M9.1', 'M2.3.3', 'M2.4.3', 'M2.1.5', 'M11.1'],
  form: [
    choice('ground', { zh: '为什么过户', en: 'Why the owner changes' }, transferGrounds),
    { name: 'newOwnerName', kind: 'text', required: true, maxLength: 100, label: { zh: '新车主姓名', en: 'Name of the new owner' } },
    { name: 'newOwnerNumber', kind: 'identity-number', required: true, maxLength: 20, label: { zh: '新车主证件号码', en: 'Identity number of the new owner' } },
    ...invoiceFields, insurerOnPaper, ...plateFields, delivery,
  ],
  documents: [
    { ...identity, kind: 'former-owner-identity', label: { zh: '现车主身份证明', en: 'Identity of the present owner' } },
    required('owner-identity', { clause: 'M9.1', label: { zh: '新车主身份证明', en: 'Identity of the new owner' }, sides: card }),
    newOwnersResidencePermit,
    ...transferProofPapers,
    customsRelease,
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    required('driving-permit', { clause: 'M9.1', label: { zh: '行驶证', en: 'Vehicle licence' }, sides: sheets }),
    inspectionRecord(), inspectedAgain, insuredAgain.paper, vinRubbing(),
  ],
  agencies: [invoiceAgency, insuredAgain.agency],
  awaits: [newOwnerConsent, inspection()],
  steps: [{ zh: '查验车辆', en: 'Have the car inspected' }, { zh: '填新车主、选号', en: 'Name the new owner, get a number' }, { zh: '新车主在应用内或窗口确认', en: 'The new owner confirms, in the app or at a counter' }, { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '新车主领牌证', en: 'The new owner gets plates and licence' }],
  reasons: usualReasons,
  fourEyes: { clause: 'M9.1' },
  onSubmitted: insuredAgain.told,
  onApproved: transferWithinArea,
  madeForOthers: ['plate', 'vehicleLicence'],
})
