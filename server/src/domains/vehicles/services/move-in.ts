import { required, service, type RejectionReason } from '../../cases/index.ts'
import { arrivingOf, lockArriving } from '../arriving.ts'
import { insurerOnPaper } from '../insurance-check.ts'
import { moveIn } from '../move-in.ts'
import { moveInId } from '../see-arrivals.ts'
import { suspectedCar, suspectedPapers } from '../suspicions.ts'
import { refuseTurningAway } from '../turned-away.ts'
import { arrivalSubject, factsOfArrival, liesElsewhere, reviewArrival } from './arrival.ts'
import { inspection, inspectionRecord, vinRubbing } from './inspected.ts'
import { insuredAgainIf } from './insured-again.ts'
import { plateFields } from './plate-fields.ts'
import { ownResidencePermit } from './residence.ts'
import { delivery, identity, inspectedAgainIf, vehiclePage, type CarOf } from './vehicle-page.ts'

/** The car as the city that it left has it. */
const carOf: CarOf = async (context, { subject }) => (await arrivingOf(context, subject!)).old
const insuredAgain = insuredAgainIf(carOf)

/**
 * To reject the moving in is to send the archive back: the three grounds of M2.4.1 only, never for a paper file that lies elsewhere (M2.4.2), nor for a
 * mortgage that is checked online (M10.1). And where somebody else than the owner stands here with papers that were forged, which no correction mends.
 * Both only once another officer has confirmed it.
 */
const reasons: readonly RejectionReason[] = [
  {
    code: 'suspect-car', says: { zh: '车辆有被盗抢骗、走私、非法拼组装嫌疑', en: 'The car is suspected to be stolen, smuggled or illegally assembled' },
    remedy: { zh: '请到车管所说明情况，排除后再申请', en: 'Come to the vehicle office and explain; apply again once that is cleared' }, clause: 'M2.4.1', onceConfirmed: suspectedCar,
  },
  {
    code: 'forged', says: { zh: '申请人自己的身份证明、材料系伪造、变造', en: "The applicant's own papers are forged" },
    remedy: { zh: '请到车管所说明情况；车主本人可凭真实材料随时申请', en: 'Come to the vehicle office and explain; the owner may apply with true papers at any time' }, clause: 'M9.1', onceConfirmed: suspectedPapers,
  },
]

/** 转入, and 迁入 of an owner who has moved (M2.2.1): the second half of the earlier procedure. Late is never refused. Two officers. */
export const moveInService = service({
  ...vehiclePage('move-in'),
  byPaper: [{ name: '转入' }],
  subject: arrivalSubject,
  factsFor: factsOfArrival,
  review: reviewArrival,
  hold: async (context, one) => { await lockArriving(context, one) },
  id: moveInId,
  title: { zh: '转入、迁入（外市来的车）', en: 'Move a car in from another city' },
  summary: { zh: '车已从外市转出的：再查验一次，领新号牌、行驶证，登记证书签注。', en: 'For a car that has moved out of another city: one more inspection, then new plates and licence; the certificate is noted.' },
  clauses: ['M2.2.1', 'M2.3.3', 'M2.4.1', 'M2.4.2', 'M9.3', 'M10.1', 'M11.1'],
  form: [insurerOnPaper, ...plateFields, delivery],
  documents: [
    identity, ownResidencePermit,
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    required('sealed-file', {
      clause: 'M9.1', label: { zh: '密封的实物档案（照片，不要拆开）', en: 'The sealed paper file (photo; do not open it)' },
      waived: {
        says: { zh: '免提交：实物档案留在别处，查电子档案', en: 'Not needed: another office keeps it, the electronic one is looked up' }, clause: 'M2.4.2',
        kept: (context, _applicant, one) => liesElsewhere(context, one),
      },
    }),
    inspectionRecord(),
    inspectedAgainIf(carOf), insuredAgain.paper, vinRubbing(),
  ],
  agencies: [insuredAgain.agency],
  awaits: [inspection()],
  steps: [
    { zh: '查验车辆（第二次）', en: 'Have the car inspected (for the second time)' }, { zh: '选号，交登记证书和密封的档案', en: 'Get a number; give the certificate and the sealed file' },
    { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '领号牌、行驶证', en: 'Get plates and vehicle licence' },
  ],
  reasons,
  forbidden: refuseTurningAway,
  fourEyes: { clause: 'M9.1' },
  onSubmitted: insuredAgain.told,
  onApproved: moveIn,
})
