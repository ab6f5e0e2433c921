import type { Facts } from '@changxing/rules/decision.ts'
import { usesOpenTo } from '@changxing/rules/vehicles/change-of-use.ts'
import type { UseLetter } from '@changxing/rules/vehicles/uses.ts'
import { hasEngine } from '@changxing/rules/vehicles/vehicle-types.ts'
import type { Context } from '../../../platform/operation.ts'
import { required, service, sheets, type About, type Applicant, type Case, type Offers } from '../../cases/index.ts'
import { changeVehicle } from '../change-vehicle.ts'
import { colours } from '@changxing/rules/vehicles/colours.ts'
import { inspection, inspectionRecord } from './inspected.ts'
import { readingOf } from './new-car.ts'
import { choice, choiceOfUse, delivery, factsOfVehicle, identity, pageAboutVehicle, subjectCar, usualReasons } from './vehicle-page.ts'

const page = pageAboutVehicle('change')
const onlyFor = (...is: readonly string[]) => ({ field: 'change', is: [...is] })
const looked = onlyFor('colour', 'engine', 'body', 'whole', 'use')
const technical = onlyFor('engine', 'body', 'whole')

const factsFor = async (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const vin = answers['change'] === 'whole' ? String(answers['newVin'] ?? '') : ''
  return { ...(await factsOfVehicle(context, applicant, answers, about, ['change', 'newUse'])), ...(vin !== '' && { vin: await readingOf(context, vin) }) }
}

const kinds = {
  colour: { zh: '车身颜色', en: 'Colour' }, engine: { zh: '发动机', en: 'Engine' }, body: { zh: '车身或车架', en: 'Body or frame' }, use: { zh: '使用性质', en: 'Use' },
  whole: { zh: '因质量问题更换整车', en: 'The whole vehicle, for its quality' },
}

/** Only the uses that this car may have from now on, and no change of use where there is none; of a trailer no engine. */
const offers = async (context: Context, one: Case): Promise<Offers> => {
  const { use, vehicle_type: type } = await subjectCar(context, one)
  const newUse = usesOpenTo(use as UseLetter, type)
  const closed = [...(hasEngine(type) ? [] : ['engine']), ...(newUse.length > 0 ? [] : ['use'])]
  return { newUse, ...(closed.length > 0 && { change: Object.keys(kinds).filter((kind) => !closed.includes(kind)) }), ...(!hasEngine(type) && { newEngineNumber: [] }) }
}

/** 变更登记 (M9.1): colour, engine, body, use, whole vehicle. Another co-owner as the registered one is a page of its own. */
export const changeVehicleService = service({
  ...page,
  factsFor,
  offers,
  id: 'vehicles.change',
  title: { zh: '机动车变更登记', en: 'Register a change of the car' },
  summary: { zh: '车身颜色、发动机、车身车架、使用性质、整车变更，换发行驶证。', en: 'Colour, engine, body, use or the whole vehicle have changed; the vehicle licence is issued anew.' },
  clauses: ['M9.1', 'M2.3.3'],
  form: [
    choice('change', { zh: '变更什么', en: 'What has changed' }, kinds),
    choice('newColour', { zh: '新颜色', en: 'New colour' }, colours, { when: onlyFor('colour') }),
    { name: 'newEngineNumber', kind: 'text', required: true, maxLength: 30, label: { zh: '新发动机号', en: 'New engine number' }, when: onlyFor('engine', 'whole') },
    { name: 'newVin', kind: 'text', required: true, maxLength: 25, label: { zh: '新车的车辆识别代号', en: 'VIN of the other vehicle' }, when: onlyFor('whole') },
    { name: 'bodyMaker', kind: 'text', required: true, maxLength: 100, label: { zh: '新车身、车架的厂家和编号', en: 'Maker and number of the new body or frame' }, when: onlyFor('body') },
    choiceOfUse('newUse', { zh: '新使用性质', en: 'New use' }, { when: onlyFor('use'), hint: { zh: '营运过的车不能改回非营运', en: 'Once in commercial use, a car does not become private again' } }),
    delivery,
  ],
  documents: [
    identity,
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    required('driving-permit', { clause: 'M9.1', label: { zh: '行驶证', en: 'Vehicle licence' }, sides: sheets }),
    inspectionRecord(looked),
    required('origin', { clause: 'M9.1', label: { zh: '更换部件或整车的来历证明', en: 'Proof of where the part or vehicle comes from' }, when: technical }),
    required('safety-inspection', { clause: 'M9.1', label: { zh: '安全技术检验合格证明', en: 'Roadworthiness certificate' }, when: technical }),
  ],
  awaits: [inspection(looked)],
  steps: [{ zh: '查验车辆', en: 'Have the car inspected' }, { zh: '填写、交材料', en: 'Fill in and give the papers' }, { zh: '审核', en: 'Review' }, { zh: '领新行驶证', en: 'Get the new vehicle licence' }],
  reasons: usualReasons,
  onApproved: changeVehicle,
})
