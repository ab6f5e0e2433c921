import type { Facts } from '@changxing/rules/decision.ts'
import { lastDayOfPlate } from '@changxing/rules/vehicles/temporary-plate.ts'
import { Problem, type Context } from '../../../platform/operation.ts'
import { service, type About, type Applicant, type Case } from '../../cases/index.ts'
import { issueTemporaryPlate } from '../papers.ts'
import { countBeforeRegistration } from '../papers.store.ts'
import { vinIndex } from '../vehicle-file.ts'
import { factsOfNewCar, newCarFields, offersOfNewCar, originDocuments, reasonsOfNewCar, reviewNewCar } from './new-car.ts'
import { ownResidencePermit, whereOneLives } from './residence.ts'
import { choice, delivery, identity, vehiclePage } from './vehicle-page.ts'

const vinOf = ({ platform }: Context, answers: Facts) => vinIndex(platform, String(answers['vin'] ?? ''))

const factsFor = async (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const { insuranceUntil } = answers
  const facts: Facts = { ...(await factsOfNewCar(context, applicant, answers, about)), ...(insuranceUntil && { insuranceUntil }) }
  return facts['vin'] !== undefined ? { ...facts, temporaryPlates: await countBeforeRegistration(context.db, about.area, vinOf(context, answers)) } : facts
}

/** Approved: the plate is given, unless the insurance has run out since it was submitted. Problem: changed-meanwhile. */
const issuePlate = async (context: Context, one: Case): Promise<Facts> => {
  const { area, id, answers } = one
  const purpose = answers['purpose'] === 'across-areas' ? 'across-areas' : 'within-area'
  const last = lastDayOfPlate(purpose, String(answers['insuranceUntil']), context.today)
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
    { name: 'insuranceUntil', kind: 'date', required: true, label: { zh: '交强险保险期间止', en: 'Compulsory insurance ends on' }, hint: { zh: '临时号牌不超过这一天', en: 'The plate counts no longer than this' } },
    delivery,
  ],
  documents: [identity, ownResidencePermit, ...originDocuments],
  steps: [{ zh: '填车辆信息', en: 'Describe the car' }, { zh: '交购车发票、合格证', en: 'Give invoice and certificate' }, { zh: '审核', en: 'Review' }, { zh: '领临时号牌', en: 'Get the temporary plate' }],
  reasons: reasonsOfNewCar,
  review: reviewNewCar,
  onApproved: issuePlate,
})
