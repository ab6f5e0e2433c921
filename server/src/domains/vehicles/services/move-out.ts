import type { FormField } from '@changxing/contract/cases.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { uses } from '@changxing/rules/vehicles/uses.ts'
import type { Context } from '../../../platform/operation.ts'
import { card, required, service, type About, type Applicant, type Channel } from '../../cases/index.ts'
import { insurerOnPaper } from '../insurance-check.ts'
import { moveOutId } from '../leaving.ts'
import { factsOfDestination, moveOut } from '../move-out.ts'
import { standingOfNewOwner } from '../new-owner.ts'
import { movedOwnerConsent, transferGrounds } from '../new-owner-consent.ts'
import { customsRelease, factsOfCustoms } from './customs-release.ts'
import { inspection, inspectionRecord, vinRubbing } from './inspected.ts'
import { handedIn, handedInFields, handedInPapers } from './handed-in.ts'
import { insuredAgain } from './insured-again.ts'
import { transferProofPapers } from './transfer-proofs.ts'
import { factsOfInvoice, invoiceAgency, invoiceFields } from './used-car-invoice.ts'
import { choice, factsOfVehicle, identity, inspectedAgain, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

const otherOwner = { field: 'ground', is: Object.keys(transferGrounds) }

const grounds = {
  ...transferGrounds, 'own-move': { zh: '我搬到外市，车还是我的（迁出）', en: 'I move to another city and keep the car' },
}
const why = { zh: '为什么转出', en: 'Why it moves' }
export const destination: FormField = { name: 'inArea', kind: 'area', required: true, label: { zh: '到哪个城市上牌', en: 'In which city it will be registered' } }
const cars = {
  K33: { zh: '九座以下的小客车', en: 'A car with up to 9 seats' }, H31: { zh: '货车', en: 'A truck' }, K11: { zh: '中型、大型客车', en: 'A medium or large bus' }, M21: { zh: '摩托车', en: 'A motorcycle' },
} as const

const factsFor = async (context: Context, applicant: Applicant, answers: Facts, channel: Channel, about: About): Promise<Facts> => {
  const { ground: moveGround, inArea } = answers
  return {
    ...(await factsOfVehicle(context, applicant, answers, about, [])), ...(await factsOfCustoms(context, about)), outArea: about.area, ...(moveGround && { moveGround }),
    ...(inArea && (await factsOfDestination(context, about.subject!, String(inArea)))),
    ...(moveGround !== 'own-move' && { ...(await standingOfNewOwner(context, about.area, applicant, answers, channel)), ...(await factsOfInvoice(context, answers, about)) }),
  }
}

/**
 * 转出, and 迁出 of an owner who moves (M2.2.1): the first half of the earlier procedure, for a car or a pair of cities that the one-stop way does not
 * take. The owner applies; two officers. The second half is 转入 in the other city.
 */
export const moveOutService = service({
  ...pageAboutVehicle('move-out'),
  byPaper: [{ name: '转出', when: otherOwner }, { name: '迁出', when: { field: 'ground', is: ['own-move'] } }],
  factsFor,
  id: moveOutId,
  title: { zh: '转出、迁出（到外市）', en: 'Move a car out to another city' },
  summary: {
    zh: '两地还不能一次办好的：在这里转出，再到外市转入，两地各查验一次。转出后发 30 日临时号牌。',
    en: 'Where two cities cannot do it in one go yet: out here, then in there, with an inspection in each. You get a temporary plate for 30 days.',
  },
  clauses: ['M2.2.1', 'M2.3.3', 'M2.1.2', 'M2.1.5', 'M2.4.3', 'M9.3', 'M11.1'],
  // The law of two cities and a day is asked before anybody fills in a page.
  selfCheck: [
    choice('moveGround', why, grounds),
    { name: 'outArea', kind: 'area', required: true, label: { zh: '现在登记在哪个城市', en: 'In which city it is registered now' } }, destination,
    choice('vehicleType', { zh: '什么车', en: 'What it is' }, cars), choice('use', { zh: '使用性质', en: 'Use' }, { A: uses.A.name, G: { zh: '营运（租赁、网约等）', en: 'Commercial (hired, ride-hailing)' } }),
  ],
  form: [
    choice('ground', why, grounds),
    destination,
    { name: 'newOwnerName', kind: 'text', required: true, maxLength: 100, label: { zh: '新车主姓名', en: 'Name of the new owner' }, when: otherOwner },
    { name: 'newOwnerNumber', kind: 'identity-number', required: true, maxLength: 20, label: { zh: '新车主证件号码', en: 'Identity number of the new owner' }, when: otherOwner },
    ...invoiceFields, insurerOnPaper, ...handedInFields,
  ],
  documents: [
    { ...identity, kind: 'former-owner-identity', label: { zh: '现车主身份证明', en: 'Identity of the present owner' } },
    required('owner-identity', { clause: 'M9.1', label: { zh: '新车主身份证明', en: 'Identity of the new owner' }, sides: card, when: otherOwner }),
    ...transferProofPapers,
    customsRelease,
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    ...handedInPapers,
    inspectionRecord(), inspectedAgain, insuredAgain.paper, vinRubbing(),
  ],
  agencies: [invoiceAgency, insuredAgain.agency],
  awaits: [movedOwnerConsent, inspection()],
  steps: [
    { zh: '查验车辆', en: 'Have the car inspected' }, { zh: '说明原因、去向、新车主', en: 'Say why, where to, and who the new owner is' },
    { zh: '新车主在应用内或窗口确认', en: 'The new owner confirms, in the app or at a counter' },
    { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '交回号牌，领临时号牌和密封的档案', en: 'Hand in the plates; get the temporary plate and the sealed file' },
    { zh: '30 日内到外市办转入', en: 'Move it in there within 30 days' },
  ],
  reasons: usualReasons,
  fourEyes: { clause: 'M9.1' },
  onSubmitted: insuredAgain.told,
  onApproved: moveOut,
  completesLater: [handedIn],
})
