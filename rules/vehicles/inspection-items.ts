import type { Words } from '../words.ts'

/** One line of an inspection: what the inspector looks at, and for which vehicles. */
export type InspectionItem = { readonly name: Words; readonly for: (vehicleType: string) => boolean }

const every = () => true
const passenger = (type: string) => type.startsWith('K')
const goods = (type: string) => /^[HQBGZ]/.test(type)
const minivan = (type: string) => type === 'K39' || type === 'K49'
const large = (type: string) => /^[KH][12]/.test(type) || /^[QBG]/.test(type)

const item = (zh: string, en: string, applies: (vehicleType: string) => boolean = every): InspectionItem => ({ name: { zh, en }, for: applies })

/** The checklist of an inspection by vehicle type (M2.3.3). The lines follow the office's record form; their wording is ours. */
const inspectionItems: { readonly [id: string]: InspectionItem } = {
  vin: item('车辆识别代号：无凿改、挖补、打磨痕迹，与档案一致', 'VIN: untouched, and the same as in the file'),
  engine: item('发动机号码', 'Engine number', (type) => !/^[BG]/.test(type)),
  'brand-model': item('品牌型号', 'Brand and model'),
  colour: item('车身颜色', 'Colour'),
  plate: item('号牌、车辆外观形状', 'Plate and outside'),
  seats: item('核定载人数', 'Seats', (type) => passenger(type) || minivan(type)),
  tyres: item('轮胎完好', 'Tyres in good order'),
  lights: item('灯光齐全', 'Lights complete'),
  'seat-belts': item('安全带、三角警告牌', 'Seat belts, warning triangle', passenger),
  'minivan-seats': item('未加装、拆除座椅', 'No seats added or taken out', minivan),
  'weights-sizes': item('外廓尺寸、整备质量', 'Sizes and weight', goods),
  'body-marks': item('车身反光标识、侧后防护装置', 'Reflective marks, side and rear guards', goods),
  recorder: item('行驶记录装置', 'Driving recorder', large),
}

/** The lines for a vehicle of this type, in order. */
export const inspectionItemsFor = (vehicleType: string): readonly { readonly id: string; readonly name: Words }[] =>
  Object.entries(inspectionItems).filter(([, { for: applies }]) => applies(vehicleType)).map(([id, { name }]) => ({ id, name }))

/** Lines that may be found suspect instead of not in order: a number that seems to be altered is investigated, not put right (M2.3.3). */
export const suspectItems: readonly string[] = ['vin', 'engine']

/** The name of a line without what it looks at, for a message. */
export const shortItemName = (id: string): Words => {
  const { zh, en } = inspectionItems[id]?.name ?? { zh: id, en: id }
  return { zh: zh.split('：')[0]!, en: en.split(':')[0]! }
}
