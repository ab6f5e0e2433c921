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

/** What the office's record says beside the states; each stands against a transfer. */
export const transferObstacles = {
  mortgaged: { zh: '已抵押', en: 'Mortgaged' },
  pledged: { zh: '已质押', en: 'Pledged' },
  scrapWithinYear: { zh: '距强制报废不足一年', en: 'Less than a year from being scrapped' },
} as const satisfies { readonly [obstacle: string]: Words }

export type TransferObstacle = keyof typeof transferObstacles
/** The record of a vehicle as a transfer looks at it. */
export type TransferRecord = { readonly states: string } & { readonly [Obstacle in TransferObstacle]: boolean }

/**
 * Everything in the record that stands against a transfer, all at once and in the words of the counter: asked before money changes hands.
 * Empty when nothing does. Throws RangeError for a letter that is no state.
 */
export function transferBlocks({ states, ...record }: TransferRecord): readonly Words[] {
  const byState = vehicleStateLetters(states).flatMap((letter) => {
    const { name, blocksTransfer } = vehicleStates[letter]
    return blocksTransfer ? [name] : []
  })
  const obstacles = Object.keys(transferObstacles) as readonly TransferObstacle[]
  return [...byState, ...obstacles.flatMap((obstacle) => (record[obstacle] ? [transferObstacles[obstacle]] : []))]
}
