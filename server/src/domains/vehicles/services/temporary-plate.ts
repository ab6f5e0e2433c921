import type { Facts } from '@changxing/rules/decision.ts'
import { takesNoCompulsoryInsurance } from '@changxing/rules/vehicles/decide-insurance-paper.ts'
import { lastDayOfPlate } from '@changxing/rules/vehicles/temporary-plate.ts'
import { vehicleTypes } from '@changxing/rules/vehicles/vehicle-types.ts'
import { Problem, type Context } from '../../../platform/operation.ts'
import { required, service, type About, type Applicant, type Case } from '../../cases/index.ts'
import { insurancePaper } from '../insurance-check.ts'
import { issueTemporaryPlate } from '../papers.ts'
import { countBeforeRegistration } from '../papers.store.ts'
import { vinIndex } from '../vehicle-file.ts'
import { factsOfNewCar, newCarFields, offersOfNewCar, originDocuments, reasonsOfNewCar, reviewNewCar } from './new-car.ts'
import { ownResidencePermit, whereOneLives } from './residence.ts'
import { choice, delivery, identity, vehiclePage } from './vehicle-page.ts'

/** A trailer has no policy, and no day on which one would end. */
const insured = { field: 'vehicleType', is: Object.keys(vehicleTypes).filter((type) => !takesNoCompulsoryInsurance(type)) }

const vinOf = ({ platform }: Context, answers: Facts) => vinIndex(platform, String(answers['vin'] ?? ''))

const factsFor = async (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const { insuranceUntil } = answers
  const facts: Facts = { ...(await factsOfNewCar(context, applicant, answers, about)), ...(insuranceUntil && { insuranceUntil }) }
  return facts['vin'] !== undefined ? { ...facts, temporaryPlates: await countBeforeRegistration(context.db, vinOf(context, answers)) } : facts
}

/** Approved: the plate is given, unless the insurance has run out since it was submitted. Problem: changed-meanwhile. */
const issuePlate = async (context: Context, one: Case): Promise<Facts> => {
  const { area, id, answers } = one
  const purpose = answers['purpose'] === 'across-areas' ? 'across-areas' : 'within-area'
  const { insuranceUntil } = answers
  const last = lastDayOfPlate(purpose, insuranceUntil === undefined ? 'not-asked' : String(insuranceUntil), context.today)
  if (last === undefined) throw new Problem('changed-meanwhile')
  const { number, validUntil } = await issueTemporaryPlate(context, { area, vin_index: vinOf(context, answers), vehicle_id: null, purpose, case_id: id }, last)
  return { temporaryPlate: number, validUntil }
}

/** 申领新车临时号牌 (M9.1): at most three times for a car before it is registered, never beyond its insurance. */
export const temporaryPlateService = service({
  ...vehiclePage('temporary-plate'),
  id: 'vehicles.temporary-plate',
  title: { zh: '申领新车临时号牌', en: 'Temporary plate of a new car' },
  summary: { zh: '新车上牌前临时上路用：本市 15 日、跨市 30 日，一辆车最多三次。', en: 'To drive a new car before it is registered: 15 days in the city, 30 across cities, three times at most.' },
  clauses: ['M9.1'],
  place: whereOneLives,
  factsFor,
  offers: offersOfNewCar,
  selfCheck: [choice('temporaryPlates', { zh: '这辆车已领过几次', en: 'How often before for this car' }, Object.fromEntries(['0', '1', '2', '3'].map((n) => [n, { zh: `${n} 次`, en: n }])))],
  form: [
    ...newCarFields,
    choice('purpose', { zh: '在哪里行驶', en: 'Where it is driven' }, {
      'within-area': { zh: '本市（15 日）', en: 'In this city (15 days)' }, 'across-areas': { zh: '跨市（30 日）', en: 'To another city (30 days)' },
    }),
    {
      name: 'insuranceUntil', kind: 'date', required: true, when: insured, label: { zh: '交强险保险期间止', en: 'Compulsory insurance ends on' },
      hint: { zh: '抄保单；临时号牌不超过这一天', en: 'From the policy; the plate counts no longer than this' },
    },
    delivery,
  ],
  documents: [
    identity, ownResidencePermit, ...originDocuments,
    // Nobody is asked online here (M11.1); the day that ends the plate is compared with the policy.
    required(insurancePaper.kind, { clause: 'M9.1', label: insurancePaper.label, hint: insurancePaper.hint, when: insured }),
  ],
  steps: [{ zh: '填车辆信息', en: 'Describe the car' }, { zh: '交购车发票、合格证、保单', en: 'Give invoice, certificate and policy' }, { zh: '审核', en: 'Review' }, { zh: '领临时号牌', en: 'Get the temporary plate' }],
  reasons: reasonsOfNewCar,
  review: reviewNewCar,
  onApproved: issuePlate,
})
