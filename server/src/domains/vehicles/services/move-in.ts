import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../../platform/operation.ts'
import { required, service, type About, type Applicant, type Case, type RejectionReason, type Review, type SubjectRule } from '../../cases/index.ts'
import * as archive from '../archive.store.ts'
import * as arrivals from '../arrivals.store.ts'
import { arrivingOf, lockArriving, moveIn, paperElsewhere, statesBrought } from '../move-in.ts'
import { cityName } from '../move-out.ts'
import { factsOfWish } from '../plate-wish.ts'
import { moveInId } from '../see-arrivals.ts'
import { plateFields } from './plate-fields.ts'
import { delivery, detail, detailsOf, identity, inspectedAgainIf, usualReasons, vehiclePage } from './vehicle-page.ts'

/** A case about a car that is expected here, of who has to move it in; to everybody else there is none. */
const arrivalSubject: SubjectRule = {
  kind: 'arrival',
  label: { zh: '转入的车', en: 'Car to be moved in' },
  belongs: async ({ db }, { area, personId }, subject) => {
    const row = await arrivals.maybeById(db, subject.area, subject.id)
    return row !== undefined && row.owner_area === area && row.owner_person_id === personId && row.settled_on === null
  },
  name: async (context, subject) => (await arrivingOf(context, subject)).old.plate_number,
  ofPerson: async ({ db }, person) => (await arrivals.expectedOf(db, person.area, person.personId)).map(({ area, id }) => ({ kind: 'arrival', area, id })),
}

const factsFor = async (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const arriving = await arrivingOf(context, about.subject!)
  const { arrival, old } = arriving
  const paperArea = paperElsewhere(arriving)
  return {
    applicant: about.acting, owned: await arrivalSubject.belongs(context, applicant, about.subject!), states: statesBrought(arriving), mortgaged: old.mortgaged || old.pledged,
    vehicleType: old.vehicle_type, use: old.use, outArea: old.area, inArea: arrival.area, moveGround: arrival.ground, bringBy: arrival.due_on,
    ...(old.scrap_by !== null && { scrapBy: old.scrap_by }), ...(paperArea !== undefined && { paperArea }),
    ...(await factsOfWish(context, about.area, old.plate_kind, answers)),
  }
}

/** The car as the old place had it, its electronic file, and what is special: late, or no paper file. */
const review = async (context: Context, { subject }: Case): Promise<Review> => {
  const arriving = await arrivingOf(context, subject!)
  const { arrival, old } = arriving
  const pages = await archive.images(context.db, old.area, old.id)
  const paper = paperElsewhere(arriving)
  return {
    applicantDetail: [
      ...detailsOf(context, { ...old, states: statesBrought(arriving) }), detail('转出地', 'Moved out of', cityName(old.area)),
      detail('转出业务', 'Case of moving out', arrival.out_case_number), detail('应在此前转入', 'To be moved in by', arrival.due_on),
      detail('电子档案', 'Electronic file', { zh: `${pages.length} 页`, en: `${pages.length} pages` }),
    ],
    warnings: [
      ...(context.today > arrival.due_on ? [{ zh: `已过 ${arrival.due_on}：照常受理，临时号牌已失效`, en: `Later than ${arrival.due_on}: accepted all the same; the temporary plate is void` }] : []),
      ...(paper === undefined ? [] : [{ zh: `实物档案留存${cityName(paper).zh}：查电子档案，不得因此退办（M2.4.2）`, en: `The paper file lies in ${cityName(paper).en}: look the electronic one up; nothing is returned for that (M2.4.2)` }]),
    ],
  }
}

const carriesPaper = async (context: Context, { subject }: Case): Promise<boolean> => paperElsewhere(await arrivingOf(context, subject!)) === undefined

/** A file is returned on three grounds only (M2.4.1): never for a paper file that lies elsewhere (M2.4.2), nor for a mortgage that is checked online (M10.1). */
const reasons: readonly RejectionReason[] = [
  ...usualReasons.filter(({ code }) => code !== 'not-this-vehicle'),
  {
    code: 'suspect-car', says: { zh: '车辆有被盗抢骗、走私、非法拼组装嫌疑', en: 'The car is suspected to be stolen, smuggled or illegally assembled' },
    remedy: { zh: '请到车管所说明情况，排除后再申请', en: 'Come to the vehicle office and explain; apply again once that is cleared' }, clause: 'M2.4.1',
  },
]

/** 转入, and 迁入 of an owner who has moved (M2.2.1): the second half of the earlier procedure. Late is never refused. Two officers. */
export const moveInService = service({
  ...vehiclePage('move-in'),
  subject: arrivalSubject,
  factsFor,
  review,
  hold: async (context, one) => { await lockArriving(context, one) },
  id: moveInId,
  title: { zh: '转入、迁入（外市来的车）', en: 'Move a car in from another city' },
  summary: { zh: '车已从外市转出的：再查验一次，领新号牌、行驶证，登记证书签注。', en: 'For a car that has moved out of another city: one more inspection, then new plates and licence; the certificate is noted.' },
  clauses: ['M2.2.1', 'M2.4.1', 'M2.4.2', 'M10.1'],
  form: [...plateFields, delivery],
  documents: [
    { ...identity, label: { zh: '车主身份证明；户籍不在本市的，带居住证', en: "The owner's identity; with a residence permit if registered elsewhere" } },
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    required('sealed-file', { clause: 'M9.1', label: { zh: '密封的实物档案（照片，不要拆开）', en: 'The sealed paper file (photo; do not open it)' }, calledFor: carriesPaper }),
    required('file-elsewhere', {
      clause: 'M2.4.2', label: { zh: '实物档案（留在别处的）', en: 'Paper file (where another office keeps it)' }, calledFor: async (context, one) => !(await carriesPaper(context, one)),
      waived: { says: { zh: '免提交：实物档案留在别处，查电子档案', en: 'Not needed: another office keeps it, the electronic one is looked up' }, clause: 'M2.4.2', kept: async () => true },
    }),
    required('inspection-record', { clause: 'M2.3.3', label: { zh: '查验记录表', en: 'Record of the inspection' } }),
    inspectedAgainIf(async (context, { subject }) => (await arrivingOf(context, subject!)).old),
    required('vin-rubbing', { clause: 'M9.1', label: { zh: '车辆识别代号拓印膜（照片）', en: 'Rubbing of the VIN (photo)' } }),
  ],
  steps: [
    { zh: '查验车辆（第二次）', en: 'Have the car inspected (for the second time)' }, { zh: '选号，交登记证书和密封的档案', en: 'Get a number; give the certificate and the sealed file' },
    { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '领号牌、行驶证', en: 'Get plates and vehicle licence' },
  ],
  reasons,
  fourEyes: { clause: 'M9.1' },
  onApproved: moveIn,
})
