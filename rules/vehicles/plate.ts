import type { Words } from '../words.ts'

/** How a plate of a kind is written; `form` is missing where the form is not certain, and any number is taken. */
export type PlateKind = { readonly name: Words; readonly form?: RegExp }

const province = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]'
const office = `${province}[A-HJ-NP-Z]`
const character = '[A-HJ-NP-Z0-9]'
/** Pure electric, or another new energy. */
const energy = '[A-HJK]'

const ordinary = new RegExp(`^${office}${character}{5}$`)
const ending = (last: string) => new RegExp(`^${office}${character}{4}${last}$`)
const electricSmall = new RegExp(`^${office}${energy}${character}\\d{4}$`)
const electricLarge = new RegExp(`^${office}\\d{5}${energy}$`)

const kind = (zh: string, en: string, form?: RegExp): PlateKind => ({ name: { zh, en }, ...(form && { form }) })

/** The kinds of plates by code (GA/T 16.7). A vehicle is known by kind and number together: the same number may hang on two kinds. */
export const plateKinds = {
  '01': kind('大型汽车', 'Large vehicle', ordinary),
  '02': kind('小型汽车', 'Small vehicle', ordinary),
  '03': kind('使馆汽车', 'Embassy vehicle'),
  '04': kind('领馆汽车', 'Consulate vehicle'),
  '05': kind('境外汽车', 'Vehicle from abroad'),
  '06': kind('外籍汽车', "Foreigner's vehicle"),
  '07': kind('普通摩托车', 'Motorcycle', ordinary),
  '08': kind('轻便摩托车', 'Moped', ordinary),
  '09': kind('使馆摩托车', 'Embassy motorcycle'),
  '10': kind('领馆摩托车', 'Consulate motorcycle'),
  '11': kind('境外摩托车', 'Motorcycle from abroad'),
  '12': kind('外籍摩托车', "Foreigner's motorcycle"),
  '13': kind('低速车', 'Low-speed vehicle', ordinary),
  '14': kind('拖拉机', 'Tractor'),
  '15': kind('挂车', 'Trailer', ending('挂')),
  '16': kind('教练汽车', 'Driving-school vehicle', ending('学')),
  '17': kind('教练摩托车', 'Driving-school motorcycle', ending('学')),
  '18': kind('试验汽车', 'Test vehicle'),
  '19': kind('试验摩托车', 'Test motorcycle'),
  '20': kind('临时入境汽车', 'Vehicle entering for a time'),
  '21': kind('临时入境摩托车', 'Motorcycle entering for a time'),
  '22': kind('临时行驶车', 'Temporary plate'),
  '23': kind('警用汽车', 'Police vehicle', ending('警')),
  '24': kind('警用摩托车', 'Police motorcycle', ending('警')),
  '25': kind('原农机号牌', 'Former farm-machine plate'),
  '26': kind('香港入出境车', 'Vehicle of Hong Kong', ending('港')),
  '27': kind('澳门入出境车', 'Vehicle of Macao', ending('澳')),
  '31': kind('武警车辆', 'Armed-police vehicle'),
  '32': kind('军队车辆', 'Military vehicle'),
  '51': kind('大型新能源汽车', 'Large new-energy vehicle', electricLarge),
  '52': kind('小型新能源汽车', 'Small new-energy vehicle', electricSmall),
  '99': kind('其他', 'Other'),
} as const satisfies { readonly [code: string]: PlateKind }

/** The kinds that a person's own vehicle may have; the commonest first. */
export const kindsOfOwnVehicles = ['02', '52', '01', '51', '07', '08', '13', '15', '16'] as const satisfies readonly (keyof typeof plateKinds)[]

export type PlateKindCode = keyof typeof plateKinds
/** A vehicle's plate: never the number alone. */
export type Plate = { readonly kind: PlateKindCode; readonly number: string }
export type PlateProblem = 'kind' | 'number'

/** What is wrong, in the words of the counter. */
export const plateProblems: { readonly [Problem in PlateProblem]: Words } = {
  kind: { zh: '没有这种号牌种类', en: 'There is no such kind of plate' },
  number: { zh: '号牌号码与号牌种类的格式不符', en: 'The number is not written like plates of this kind' },
}

/** The number as it is stored and compared: without spaces and dots, in capitals. */
export const normalPlateNumber = (text: string): string => text.replace(/[\s·•.]/g, '').toUpperCase()

/** Whether the code names a kind of plate. */
export const isPlateKind = (code: string): code is PlateKindCode => Object.hasOwn(plateKinds, code)

/** What is wrong with a plate; undefined when nothing is. */
export function plateProblem(code: string, number: string): PlateProblem | undefined {
  if (!isPlateKind(code)) return 'kind'
  const { form }: PlateKind = plateKinds[code]
  const normal = normalPlateNumber(number)
  return normal !== '' && (!form || form.test(normal)) ? undefined : 'number'
}

/** Whether two plates are the same vehicle's: kind and number both. */
export const isSamePlate = (a: Plate, b: Plate): boolean => a.kind === b.kind && normalPlateNumber(a.number) === normalPlateNumber(b.number)
