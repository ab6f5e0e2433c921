import type { FactSchema } from '../fact-schema.ts'
import type { Words } from '../words.ts'

export type VehicleState = { readonly name: Words; readonly blocksTransfer: boolean }

const free = (zh: string, en: string): VehicleState => ({ name: { zh, en }, blocksTransfer: false })
const blocks = (zh: string, en: string): VehicleState => ({ name: { zh, en }, blocksTransfer: true })

/**
 * The states of a vehicle by letter (GA/T 16.17). A vehicle has several at once, as `GQ`. No letter F. Which of them stand against a
 * transfer is an office's published list, not the regulation; a car overdue for inspection is not on it: it is inspected on the way.
 */
export const vehicleStates = {
  A: free('正常', 'Normal'),
  B: blocks('转出', 'Moved to another office'),
  C: blocks('被盗抢', 'Stolen or robbed'),
  D: blocks('停驶', 'Laid up'),
  E: blocks('注销', 'Deregistered'),
  G: blocks('违法未处理', 'Violation to be settled'),
  H: blocks('海关监管', 'Under customs control'),
  I: blocks('事故未处理', 'Accident to be settled'),
  J: blocks('嫌疑车', 'Under suspicion'),
  K: blocks('查封', 'Sealed by a court'),
  L: blocks('扣留', 'Detained'),
  M: blocks('强制注销', 'Deregistered by force'),
  N: blocks('事故逃逸', 'Left an accident'),
  O: blocks('锁定', 'Locked'),
  P: blocks('达到报废标准、公告牌证作废', 'To be scrapped, plates declared void'),
  Q: free('逾期未检验', 'Inspection overdue'),
} as const satisfies { readonly [letter: string]: VehicleState }

export type VehicleStateLetter = keyof typeof vehicleStates

/** What an owner does about a state that stands in the way. */
export const stateRemedies: { readonly [Letter in VehicleStateLetter]?: Words } = {
  B: { zh: '请到转入地办理', en: 'go to the office that the car moved to' },
  C: { zh: '请联系立案的公安机关，追回后再办', en: 'ask the police unit that has the case; come again when the car is back' },
  D: { zh: '请先恢复行驶', en: 'put the car back into use first' },
  E: { zh: '车辆已注销，不能再办', en: 'the car is off the register: nothing more can be done with it' },
  G: { zh: '请先处理违法，网上即可处理', en: 'settle the violations first; that can be done online' },
  H: { zh: '请先办理海关解除监管', en: 'have the customs release it first' },
  I: { zh: '请先处理完事故', en: 'settle the accident first' },
  J: { zh: '嫌疑排除后再办，请联系车管所', en: 'come again when the suspicion is cleared; ask the vehicle office' },
  K: { zh: '请联系查封的法院', en: 'ask the court that sealed it' },
  L: { zh: '请先到扣留的大队处理', en: 'settle it with the brigade that detained it' },
  M: { zh: '车辆已强制注销，不能再办', en: 'the car was taken off the register by force: nothing more can be done with it' },
  N: { zh: '请先到事故处理大队接受处理', en: 'go to the brigade that handles the accident' },
  O: { zh: '请联系锁定的单位解锁', en: 'ask the unit that locked it' },
  P: { zh: '请办理注销登记', en: 'have it deregistered' },
}

const allLetters = Object.keys(vehicleStates) as readonly VehicleStateLetter[]
const letters = allLetters.join('')
const pattern = `^[${letters}]+$`
const onlyLetters = new RegExp(pattern)

/** The fact `states` of a vehicle: one state letter or more, repeats allowed. */
export const vehicleStatesFact = {
  type: 'string',
  pattern,
  maxLength: 40,
  wanted: { zh: `只能由状态字母 ${letters} 组成，如 GQ`, en: `must consist of the state letters ${letters}, like GQ` },
  says: { zh: '机动车状态', en: 'Vehicle states' },
} as const satisfies FactSchema

/** The letters of a state field without repeats, in alphabetical order. Throws RangeError for a letter that is no state. */
export function vehicleStateLetters(states: string): readonly VehicleStateLetter[] {
  if (!onlyLetters.test(states)) throw new RangeError(`not vehicle states: "${states}"`)
  return allLetters.filter((letter) => states.includes(letter))
}

/** The states of a car that the customs have released: the office ends that one itself, on the paper (Order 124 names it among those of a transfer). */
export const releasedByCustoms = (states: string): string => states.replaceAll('H', '') || 'A'

/** Something that stands against a transfer, and what the owner does about it. */
export type TransferBlock = { readonly name: Words; readonly remedy: Words }

/** What the office's record says beside the states; each stands against a transfer. */
export const transferObstacles = {
  mortgaged: { name: { zh: '已抵押', en: 'Mortgaged' }, remedy: { zh: '请先解除抵押；贷款已还清的，请联系贷款机构解除', en: 'have the mortgage released first; if the loan is paid off, ask the lender to release it' } },
  pledged: { name: { zh: '已质押', en: 'Pledged' }, remedy: { zh: '请先解除质押备案', en: 'have the pledge ended first' } },
  scrapWithinYear: { name: { zh: '距强制报废不足一年', en: 'Less than a year from being scrapped' }, remedy: { zh: '不能过户，只能注销', en: 'it cannot change owner any more, only be deregistered' } },
} as const satisfies { readonly [obstacle: string]: TransferBlock }

export type TransferObstacle = keyof typeof transferObstacles
/** The record of a vehicle as a transfer looks at it. */
export type TransferRecord = { readonly states: string } & { readonly [Obstacle in TransferObstacle]: boolean }

const settleIt: Words = { zh: '请先处理', en: 'settle it first' }

/**
 * Everything in the record that stands against a transfer, all at once, with what to do about each: asked before money changes hands. Empty when nothing does. Throws RangeError for a letter that is no state.
 */
export function transferBlocks({ states, ...record }: TransferRecord): readonly TransferBlock[] {
  const byState = vehicleStateLetters(states).flatMap((letter) => {
    const { name, blocksTransfer } = vehicleStates[letter]
    return blocksTransfer ? [{ name, remedy: stateRemedies[letter] ?? settleIt }] : []
  })
  const obstacles = Object.keys(transferObstacles) as readonly TransferObstacle[]
  return [...byState, ...obstacles.flatMap((obstacle) => (record[obstacle] ? [transferObstacles[obstacle]] : []))]
}
