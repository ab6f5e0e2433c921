import type { Facts } from '@changxing/rules/decision.ts'
import { needsResidencePermit } from '@changxing/rules/vehicles/due-papers.ts'
import { isSamePlate, type PlateKindCode } from '@changxing/rules/vehicles/plate.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../../platform/operation.ts'
import { applicantOf, required, type About, type Applicant, type Case, type NamedByPapers, type Review, type Service, type Subject, type SubjectRule } from '../../cases/index.ts'
import { tell } from '../../notices/index.ts'
import { personOf } from '../../people/index.ts'
import { settleCaseInvestigation } from '../investigate-case.ts'
import { claimGrounds } from '../new-owner-consent.ts'
import { vinIndex } from '../vehicle-file.ts'
import { openOf } from '../transfers.store.ts'
import * as vehicles from '../vehicles.store.ts'
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
    ...facts, formerOwner: about.subjectName === null || about.subjectName === row.plate_number ? 'same' : 'changed',
    ...(sale && { transferTo: sale.in_area }),
    buyer: own ? 'owner' : needsResidencePermit({ buyerArea: applicant.area, inArea: about.area }) ? 'elsewhere' : 'here',
  }
}

const registeredOwner = async (context: Context, one: Case) => {
  const { owner_area: area, owner_person_id: personId, plate_number: plate } = await subjectCar(context, one)
  return { owner: { area, personId }, plate, ground: claimGrounds[String(one.answers['ground'])] ?? claimGrounds['inheritance']! }
}

/** The car, and whose it is by the record: the deed or the judgment has to name them. */
const review = async (context: Context, one: Case): Promise<Review> => {
  const row = await subjectCar(context, one)
  const { name } = await personOf(context.platform, context.db, row.owner_area, row.owner_person_id)
  return {
    applicantDetail: [detail('登记的车主', 'Registered owner', name), ...detailsOf(context, row)],
    warnings: [{ zh: '现车主不在场：公证书或裁判文书须写明这辆车、登记的车主和申请人', en: 'The registered owner is not here: the deed or the judgment has to name this car, its registered owner and the applicant' }],
  }
}

/** Who is still the registered owner hears of it at once, and can object at the office. */
const tellOwner = async (context: Context, one: Case): Promise<void> => {
  await insuredAgain.told(context, one)
  const { owner, plate, ground } = await registeredOwner(context, one)
  await tell(context, owner, {
    title: { zh: '有人申请过户您名下的车', en: 'Somebody applies to take over a car of yours' },
    body: {
      zh: `${plate}：有人凭${ground.zh}材料到窗口申请过户（${one.number}）。有异议的，请尽快带身份证到车管所说明。`,
      en: `${plate}: somebody applied at a counter on the ground “${ground.en}” (${one.number}). If you object, come to the vehicle office soon with your identity card.`,
    },
    link: null, sms: true,
  })
}

/** What the approval does, and who had the car hears that it is done. */
export const thenTell = (done: (context: Context, one: Case, owner: Applicant) => Promise<Facts>) => async (context: Context, one: Case): Promise<Facts> => {
  const { owner, plate, ground } = await registeredOwner(context, one)
  const made = await done(context, one, applicantOf(one))
  await tell(context, owner, {
    title: { zh: '您名下的车已过户', en: 'A car of yours has a new owner' },
    body: {
      zh: `${plate} 已凭${ground.zh}材料过户（${one.number}），原号牌、行驶证作废。有异议的，请到车管所说明。`,
      en: `${plate} has a new owner on the ground “${ground.en}” (${one.number}); its plates and vehicle licence are void. If you object, come to the vehicle office.`,
    },
    link: null, sms: true,
  })
  return made
}

const says: Words = {
  zh: '请新车主带材料到车登记城市的车管所窗口办理，不用现车主到场，也不用先登录。窗口凭号牌种类、号牌号码和车辆识别代号查到车。',
  en: 'The new owner comes with the papers to the counter of the vehicle office where the car is registered; the registered owner need not come, and nobody signs in first. The counter finds the car by kind of plate, number and VIN.',
}
export const claimGround = choice('ground', { zh: '凭什么过户', en: 'On what ground' }, claimGrounds)
/** Who the new owner is, and what makes the car theirs. */
export const newOwnersIdentity = { ...identity, label: { zh: '新车主身份证明', en: 'Identity of the new owner' } }
export const claimPapers = [
  required('court-papers', { clause: 'M9.1', label: { zh: '继承公证书，或法院裁判文书（须协助执行的，附通知书）', en: 'Notarial deed of inheritance, or the court decision (with the court’s notice to execute it, where there is one)' } }),
  required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
]

/** What both pages have: the new owner applies at a counter, and their application is their consent; two officers. */
export const byNewOwner = (business: 'transfer' | 'move-out') => ({
  ...pageAboutVehicle(business), subject: carByPapers, counterOnly: { says, clause: 'M2.1.5' }, review, reasons: usualReasons, fourEyes: { clause: 'M9.1' },
  agencies: [insuredAgain.agency], awaits: [inspection()], onSuspicionSettled: settleCaseInvestigation, onSubmitted: tellOwner,
} as const satisfies Partial<Service>)
