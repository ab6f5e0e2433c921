import type { Facts } from '@changxing/rules/decision.ts'
import { needsResidencePermit } from '@changxing/rules/vehicles/due-papers.ts'
import { isSamePlate, type PlateKindCode } from '@changxing/rules/vehicles/plate.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../../platform/operation.ts'
import { applicantOf, objection, required, type About, type Applicant, type Case, type NamedByPapers, type RejectionReason, type Review, type Service, type Subject, type SubjectRule } from '../../cases/index.ts'
import { tell } from '../../notices/index.ts'
import { personOf } from '../../people/index.ts'
import { claimGrounds } from '../new-owner-consent.ts'
import { vinIndex } from '../vehicle-file.ts'
import { openOf } from '../transfers.store.ts'
import * as vehicles from '../vehicles.store.ts'
import { isWithheld } from '../withheld.ts'
import { customsRelease, factsOfCustoms } from './customs-release.ts'
import { inspection } from './inspected.ts'
import { insuredAgain } from './insured-again.ts'
import { choice, detail, detailsOf, factsOfVehicle, identity, pageAboutVehicle, subjectCar, usualReasons, vehicleSubject } from './vehicle-page.ts'

/** The car that kind of plate, number and VIN name together, if it is registered in this area. */
const byPapers = async ({ db, platform }: Context, area: string, { plateKind, plateNumber, vin }: NamedByPapers): Promise<Subject | undefined> => {
  const place = await vehicles.whereIsVin(db, vinIndex(platform, vin))
  const row = place?.area === area ? await vehicles.maybeById(db, area, place.vehicle_id) : undefined
  const fits = row && isSamePlate({ kind: row.plate_kind as PlateKindCode, number: row.plate_number }, { kind: plateKind as PlateKindCode, number: plateNumber })
  return fits ? { kind: 'vehicle', area, id: row.id } : undefined
}

/** Somebody else's car, which a counter finds by its papers; to nobody does it belong beforehand. */
const carByPapers: SubjectRule = { kind: vehicleSubject.kind, label: vehicleSubject.label, name: vehicleSubject.name, belongs: async () => false, byPapers }

/** What the record says of the car and of who is to have it. A car that has got another owner since carries another number. */
export const factsOfClaim = async (context: Context, applicant: Applicant, answers: Facts, about: About): Promise<Facts> => {
  const row = await vehicles.byId(context.db, about.area, about.subject!.id)
  const { owned: _, ...facts } = await factsOfVehicle(context, applicant, answers, about, [])
  const sale = await openOf(context.db, row.area, row.id)
  const own = row.owner_area === applicant.area && row.owner_person_id === applicant.personId
  return {
    ...facts, ...(await factsOfCustoms(context, about)), formerOwner: about.subjectName === null || about.subjectName === row.plate_number ? 'same' : 'changed',
    ...(sale && { transferTo: sale.in_area }),
    buyer: own ? 'owner' : needsResidencePermit({ buyerArea: applicant.area, inArea: about.area }) ? 'elsewhere' : 'here',
  }
}

const registeredOwner = async (context: Context, one: Case) => {
  const { owner_area: area, owner_person_id: personId, plate_number: plate } = await subjectCar(context, one)
  return { owner: { area, personId }, plate, ground: claimGrounds[String(one.answers['ground'])] ?? claimGrounds['inheritance']! }
}

/** What the officer sees to beside the record: the public is told by a notice of the office. */
const announce = (one: Case): readonly Words[] => (isWithheld(one, 'certificate') || isWithheld(one, 'licence') ? [{
  zh: '原车主没有交出证件：协助执行通知书须写明未得到哪些；通过后原证作废，请由车管所公告',
  en: 'The former owner withholds papers: the court’s notice has to name them. The approval makes them void; the office announces that in public',
}] : [])

/** The car, and whose it is by the record: the deed or the judgment has to name them. */
const review = async (context: Context, one: Case): Promise<Review> => {
  const row = await subjectCar(context, one)
  const { name } = await personOf(context.platform, context.db, row.owner_area, row.owner_person_id)
  return {
    applicantDetail: [detail('登记的车主', 'Registered owner', name), ...detailsOf(context, row)],
    warnings: [...announce(one), { zh: '现车主不在场：公证书或裁判文书须写明这辆车、登记的车主和申请人', en: 'The registered owner is not here: the deed or the judgment has to name this car, its registered owner and the applicant' }],
  }
}

/** Who is still the registered owner need not agree (M2.1.5), hears of it at once, and may object in the app or at a counter: then nothing goes on until an officer has settled that. */
const ownersObjection = objection({
  name: 'registered-owner', label: { zh: '登记车主的异议核实', en: 'The registered owner’s objection' }, clause: 'M2.1.5',
  consent: {
    person: { zh: '登记的车主', en: 'the registered owner' }, asks: { zh: '有人申请过户您名下的车', en: 'Somebody applies to take over a car of yours' },
    who: async (context, one) => (await registeredOwner(context, one)).owner, about: ['ground'],
    shows: async (context, one) => {
      const { plate, ground } = await registeredOwner(context, one)
      const { area, personId } = applicantOf(one)
      const { nameMasked } = await personOf(context.platform, context.db, area, personId)
      return {
        facts: [detail('车辆', 'Car', plate), detail('凭什么过户', 'On what ground', ground), detail('申请人', 'Who applies', nameMasked), detail('办件编号', 'Case number', one.number)],
        follows: [
          { zh: '车管所由另一名没有受理本件的民警核实，核实前不办理。', en: 'An officer who did not take it in settles your objection; nothing is done before.' },
          { zh: '异议成立的，申请不通过；不成立的，继续办理，都会告诉您。', en: 'If it stands, the application is not approved; if not, it goes on. You are told either way.' },
        ],
      }
    },
    mayObject: {
      tells: async (context, one) => {
        const { plate, ground } = await registeredOwner(context, one)
        return {
          zh: `${plate}：有人凭${ground.zh}材料到窗口申请过户（${one.number}）。不同意的，请打开后点“我不同意”，核实前不办理；也可以带身份证到车管所窗口说明。`,
          en: `${plate}: somebody applied at a counter on the ground “${ground.en}” (${one.number}). If you object, open this and choose “I object”: nothing is done until that is settled. You may also say so at a counter, with your identity card.`,
        }
      },
    },
  },
})

const objectionStands: RejectionReason = {
  code: 'objection-stands', says: { zh: '登记的车主提出异议，经核实成立', en: 'The registered owner objects, and that stands' }, clause: 'M2.1.5',
  remedy: { zh: '请与登记的车主协商，或经人民法院裁判后凭裁判文书再申请', en: 'Come to terms with the registered owner, or apply again with the decision of a court' },
}

/** What the approval does, and who had the car hears that it is done. */
export const thenTell = (done: (context: Context, one: Case, owner: Applicant) => Promise<Facts>) => async (context: Context, one: Case): Promise<Facts> => {
  const { owner, plate, ground } = await registeredOwner(context, one)
  const made = await done(context, one, applicantOf(one))
  await tell(context, owner, {
    title: { zh: '您名下的车已过户', en: 'A car of yours has a new owner' },
    body: {
      zh: `${plate} 已凭${ground.zh}材料过户（${one.number}），原号牌、行驶证${isWithheld(one, 'certificate') ? '、登记证书' : ''}作废。有异议的，请到车管所说明。`,
      en: `${plate} has a new owner on the ground “${ground.en}” (${one.number}); its plates${isWithheld(one, 'certificate') ? ', certificate' : ''} and vehicle licence are void. If you object, come to the vehicle office.`,
    },
    link: null, sms: true,
  })
  return made
}

const withheldWords = {
  certificate: { zh: '没有交出登记证书', en: 'The certificate of registration' }, licence: { zh: '没有交出行驶证', en: 'The vehicle licence' },
  both: { zh: '登记证书、行驶证都没有交出', en: 'Both certificate and licence' },
}

const says: Words = {
  zh: '请新车主带材料到车登记城市的车管所窗口办理，不用现车主到场，也不用先登录。窗口凭号牌种类、号牌号码和车辆识别代号查到车。',
  en: 'The new owner comes with the papers to the counter of the vehicle office where the car is registered; the registered owner need not come, and nobody signs in first. The counter finds the car by kind of plate, number and VIN.',
}
export const claimGround = choice('ground', { zh: '凭什么过户', en: 'On what ground' }, claimGrounds)
/** Who the new owner is, and what makes the car theirs. */
export const newOwnersIdentity = { ...identity, label: { zh: '新车主身份证明', en: 'Identity of the new owner' } }
export const claimPapers = [
  customsRelease,
  required('court-papers', { clause: 'M9.1', label: { zh: '继承公证书，或法院裁判文书（须协助执行的，附通知书）', en: 'Notarial deed of inheritance, or the court decision (with the court’s notice to execute it, where there is one)' } }),
  required('certificate-pages', {
    clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' }, calledFor: async (_context, one) => !isWithheld(one, 'certificate'),
  }),
  required('execution-notice', {
    clause: 'M2.1.5', label: { zh: '协助执行通知书（写明未得到哪些证件）', en: 'The court’s notice of execution, which names what was not handed over' },
    hint: { zh: '人民法院出具的，写明未得到登记证书、行驶证；检察院、行政执法部门没收拍卖的，由其出具证明', en: 'From the court, saying that certificate or licence was not obtained; of a car that an authority confiscated and auctioned, its certificate of that' },
    when: { field: 'withheld', is: ['certificate', 'licence', 'both'] }, calledFor: async (_context, one) => isWithheld(one, 'certificate') || isWithheld(one, 'licence'),
  }),
]
/** What the former owner may not have handed over: nobody who has a judgment is sent to them for it. `only`: what this page asks to be shown. */
export const withheldOf = (...only: readonly ('certificate' | 'licence' | 'both')[]) => choice('withheld', { zh: '原车主没有交出的证件', en: 'What the former owner has not handed over' }, {
  none: { zh: '都交了', en: 'Nothing: I have it all' },
  ...Object.fromEntries(only.map((paper) => [paper, withheldWords[paper]])),
}, { required: false, when: { field: 'ground', is: ['court'] }, hint: { zh: '不用去向原车主要：凭协助执行通知书，原证公告作废，登记证书另发', en: 'You need not get it from them: on the court’s notice the old one is announced void, and another certificate is issued' } })

/** What both pages have: the new owner applies at a counter, and their application is their consent; two officers. */
export const byNewOwner = (business: 'transfer' | 'move-out') => ({
  ...pageAboutVehicle(business), subject: carByPapers, counterOnly: { says, clause: 'M2.1.5' }, review, reasons: [...usualReasons, objectionStands], fourEyes: { clause: 'M9.1' },
  agencies: [insuredAgain.agency], awaits: [inspection(), ownersObjection], onSubmitted: insuredAgain.told,
} as const satisfies Partial<Service>)
