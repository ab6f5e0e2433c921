import type { FactSchema } from '../fact-schema.ts'
import type { Words } from '../words.ts'

/** The first letter of a vehicle type (GA 802): what kind of vehicle it is. */
export const vehicleGroups = {
  K: { zh: '载客汽车', en: 'Passenger vehicle' },
  H: { zh: '载货汽车', en: 'Goods vehicle' },
  Q: { zh: '牵引车', en: 'Tractor unit' },
  B: { zh: '半挂车', en: 'Semi-trailer' },
  G: { zh: '全挂车', en: 'Full trailer' },
  Z: { zh: '专项作业车', en: 'Special-work vehicle' },
  J: { zh: '轮式机械', en: 'Wheeled machine' },
  D: { zh: '电车', en: 'Trolleybus or tram' },
  M: { zh: '摩托车', en: 'Motorcycle' },
  N: { zh: '三轮汽车', en: 'Three-wheeled vehicle' },
  T: { zh: '拖拉机', en: 'Tractor' },
  X: { zh: '其它', en: 'Other vehicle' },
} as const satisfies { readonly [letter: string]: Words }

export type VehicleGroup = keyof typeof vehicleGroups

/**
 * The types met every day, by code. The national table has more than 150; a code that is not here is still read by its letter and size.
 * That 39 and 49 are the minivans (面包车) is reported by several offices but not printed in the table this was checked against.
 */
export const vehicleTypes: { readonly [code: string]: Words } = {
  K11: { zh: '大型普通客车', en: 'Large bus' },
  K18: { zh: '大型专用校车', en: 'Large school bus' },
  K21: { zh: '中型普通客车', en: 'Medium bus' },
  K28: { zh: '中型专用校车', en: 'Medium school bus' },
  K31: { zh: '小型普通客车', en: 'Small passenger vehicle' },
  K32: { zh: '小型越野客车', en: 'Small off-road passenger vehicle' },
  K33: { zh: '小型轿车', en: 'Saloon car' },
  K34: { zh: '小型专用客车', en: 'Small special passenger vehicle' },
  K38: { zh: '小型专用校车', en: 'Small school bus' },
  K39: { zh: '小型面包车', en: 'Small minivan' },
  K41: { zh: '微型普通客车', en: 'Mini passenger vehicle' },
  K42: { zh: '微型越野客车', en: 'Mini off-road passenger vehicle' },
  K43: { zh: '微型轿车', en: 'Mini saloon car' },
  K49: { zh: '微型面包车', en: 'Mini minivan' },
  H11: { zh: '重型普通货车', en: 'Heavy truck' },
  H12: { zh: '重型厢式货车', en: 'Heavy box truck' },
  H14: { zh: '重型罐式货车', en: 'Heavy tank truck' },
  H17: { zh: '重型自卸货车', en: 'Heavy tipper' },
  H19: { zh: '重型仓栅式货车', en: 'Heavy stake truck' },
  H21: { zh: '中型普通货车', en: 'Medium truck' },
  H31: { zh: '轻型普通货车', en: 'Light truck' },
  H32: { zh: '轻型厢式货车', en: 'Light box truck' },
  H33: { zh: '轻型封闭货车', en: 'Light panel van' },
  H39: { zh: '轻型仓栅式货车', en: 'Light stake truck' },
  H41: { zh: '微型普通货车', en: 'Mini truck' },
  H51: { zh: '低速普通货车', en: 'Low-speed truck' },
  Q11: { zh: '重型半挂牵引车', en: 'Heavy tractor unit' },
  B11: { zh: '重型普通半挂车', en: 'Heavy semi-trailer' },
  G11: { zh: '重型普通全挂车', en: 'Heavy full trailer' },
  Z11: { zh: '大型专项作业车', en: 'Large special-work vehicle' },
  Z21: { zh: '中型专项作业车', en: 'Medium special-work vehicle' },
  Z31: { zh: '小型专项作业车', en: 'Small special-work vehicle' },
  Z41: { zh: '微型专项作业车', en: 'Mini special-work vehicle' },
  Z51: { zh: '重型专项作业车', en: 'Heavy special-work vehicle' },
  Z71: { zh: '轻型专项作业车', en: 'Light special-work vehicle' },
  J11: { zh: '轮式装载机械', en: 'Wheeled loader' },
  J12: { zh: '轮式挖掘机械', en: 'Wheeled excavator' },
  J13: { zh: '轮式平地机械', en: 'Wheeled grader' },
  D11: { zh: '无轨电车', en: 'Trolleybus' },
  D12: { zh: '有轨电车', en: 'Tram' },
  M11: { zh: '普通正三轮摩托车', en: 'Three-wheeled motorcycle' },
  M12: { zh: '轻便正三轮摩托车', en: 'Three-wheeled moped' },
  M13: { zh: '正三轮载客摩托车', en: 'Three-wheeled passenger motorcycle' },
  M14: { zh: '正三轮载货摩托车', en: 'Three-wheeled goods motorcycle' },
  M15: { zh: '侧三轮摩托车', en: 'Motorcycle with sidecar' },
  M21: { zh: '普通二轮摩托车', en: 'Two-wheeled motorcycle' },
  M22: { zh: '轻便二轮摩托车', en: 'Moped' },
  N11: { zh: '三轮汽车', en: 'Three-wheeled vehicle' },
  T11: { zh: '大型轮式拖拉机', en: 'Large wheeled tractor' },
  T21: { zh: '小型轮式拖拉机', en: 'Small wheeled tractor' },
  T22: { zh: '手扶拖拉机', en: 'Walking tractor' },
  T23: { zh: '手扶变形运输机', en: 'Converted walking tractor' },
  X99: { zh: '其它', en: 'Other vehicle' },
}

const pattern = `^[${Object.keys(vehicleGroups).join('')}][0-9][0-9A-Z]$`
const isCode = new RegExp(pattern)

/** The fact `vehicleType` of a rule: a letter of the group, a digit of the size, a character of the body. */
export const vehicleTypeFact = {
  type: 'string',
  pattern,
  maxLength: 3,
  wanted: { zh: '应为车辆类型代码，如 K33', en: 'must be the code of a vehicle type, like K33' },
  says: { zh: '车辆类型', en: 'Vehicle type' },
} as const satisfies FactSchema

/** The group of a type code. Throws RangeError for what is no code. */
export function vehicleGroup(vehicleType: string): VehicleGroup {
  if (!isCode.test(vehicleType)) throw new RangeError(`no vehicle type: "${vehicleType}"`)
  return vehicleType.charAt(0) as VehicleGroup
}

/** What people call the type; a code off the list is called by its group. */
export const vehicleTypeName = (vehicleType: string): Words => vehicleTypes[vehicleType] ?? vehicleGroups[vehicleGroup(vehicleType)]

/** Small (under 6 m, at most 9 seats) or mini (at most 3.5 m and 1 litre) passenger vehicle: what M2.1.1 covers. */
export const isSmallOrMiniPassenger = (vehicleType: string): boolean => /^K[34]/.test(vehicleType)

/** Minivan (面包车), which is never exempt from inspection. */
export const isMinivan = (vehicleType: string): boolean => vehicleType === 'K39' || vehicleType === 'K49'

/** Motorcycle, moped or motor tricycle. */
export const isMotorcycle = (vehicleType: string): boolean => vehicleGroup(vehicleType) === 'M'

/** Low-speed truck (低速载货汽车). */
export const isLowSpeedTruck = (vehicleType: string): boolean => vehicleType.startsWith('H5')

/** Three-wheeled goods vehicle (三轮汽车), not a motorcycle. */
export const isThreeWheeler = (vehicleType: string): boolean => vehicleGroup(vehicleType) === 'N'

/** Semi-trailer or full trailer (挂车): drawn, never driven. */
export const isTrailer = (vehicleType: string): boolean => ['B', 'G'].includes(vehicleGroup(vehicleType))

/** Whether a vehicle of this type has an engine or motor, with a number of its own; of a type that is not known yet it is taken to have one. */
export const hasEngine = (vehicleType: string): boolean => !/^[BG]/.test(vehicleType)

/** Whether it was built to carry pupils and nothing else (专用校车), whatever it is registered for. */
export const isBuiltAsSchoolBus = (type: string | undefined): boolean => type !== undefined && /^K[1-3]8$/.test(type)
