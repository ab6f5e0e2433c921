import type { FactSchema } from '../fact-schema.ts'
import type { Words } from '../words.ts'

/** How the e-licence appears: as usual, still shown with a warning that driving is not allowed, or not shown at all. */
export type LicenceDisplay = 'normal' | 'warning' | 'none'
/** The two bits of the status list: 0 valid, 1 invalid for good, 2 suspended, 3 overdue or to be looked up. */
export type StatusValue = 0 | 1 | 2 | 3

export type LicenceState = {
  readonly name: Words
  readonly mayDrive: boolean
  readonly mayApply: boolean
  readonly display: LicenceDisplay
  readonly status: StatusValue
}

const good = (zh: string, en: string): LicenceState => ({ name: { zh, en }, mayDrive: true, mayApply: true, display: 'normal', status: 0 })
const ended = (zh: string, en: string): LicenceState => ({ name: { zh, en }, mayDrive: false, mayApply: false, display: 'none', status: 1 })
const held = (zh: string, en: string): LicenceState => ({ name: { zh, en }, mayDrive: false, mayApply: false, display: 'warning', status: 2 })
const overdue = (zh: string, en: string): LicenceState => ({ name: { zh, en }, mayDrive: false, mayApply: false, display: 'warning', status: 3 })
// Shown nowhere: the holder is told to ask the issuing office. It is not one of the states that end a licence, so the list calls it suspended.
const blocked = (zh: string, en: string): LicenceState => ({ name: { zh, en }, mayDrive: false, mayApply: false, display: 'none', status: 2 })
// Nothing is known that forbids driving, and nothing that allows applying: shown with a warning, to be looked up, never counted as an offence.
const unclear = (zh: string, en: string): LicenceState => ({ name: { zh, en }, mayDrive: true, mayApply: false, display: 'warning', status: 3 })

/** The states of a licence by letter (GA/T 16.25). A licence has several at once, as `HM`; the worst counts. */
export const licenceStates = {
  A: good('正常', 'Normal'),
  B: overdue('记满12分', '12 points reached'),
  C: unclear('转出', 'Moved to another office'),
  D: held('暂扣', 'Temporarily withheld'),
  E: ended('撤销', 'Revoked as wrongly granted'),
  F: ended('吊销', 'Revoked as a penalty'),
  G: ended('注销', 'Cancelled'),
  H: good('违法未处理', 'Violation to be settled'),
  I: good('事故未处理', 'Accident to be settled'),
  J: blocked('停止使用', 'Stopped'),
  K: held('扣押', 'Seized'),
  L: blocked('锁定', 'Locked'),
  M: overdue('逾期未换证', 'Renewal overdue'),
  N: overdue('延期换证', 'Renewal postponed'),
  P: overdue('延期体检', 'Medical report postponed'),
  R: ended('注销可恢复', 'Cancelled, can be restored'),
  S: overdue('逾期未审验', 'Audit overdue'),
  T: overdue('延期审验', 'Audit postponed'),
  U: held('扣留', 'Detained'),
  Z: unclear('其他', 'Other'),
} as const satisfies { readonly [letter: string]: LicenceState }

export type LicenceStateLetter = keyof typeof licenceStates

const allLetters = Object.keys(licenceStates) as readonly LicenceStateLetter[]
const letters = allLetters.join('')
const pattern = `^[${letters}]+$`
const onlyLetters = new RegExp(pattern)

/** The fact `states` of a rule: one state letter or more, repeats allowed. */
export const statesFact = {
  type: 'string',
  pattern,
  maxLength: 40,
  wanted: { zh: `只能由状态字母 ${letters} 组成，如 HM`, en: `must consist of the state letters ${letters}, like HM` },
  says: { zh: '驾驶证状态', en: 'Licence states' },
} as const satisfies FactSchema

/** The letters of a state field without repeats, in alphabetical order. Throws RangeError for a letter that is no state. */
export function stateLetters(states: string): readonly LicenceStateLetter[] {
  if (!onlyLetters.test(states)) throw new RangeError(`not licence states: "${states}"`)
  return allLetters.filter((letter) => states.includes(letter))
}

const displayOrder: readonly LicenceDisplay[] = ['none', 'warning', 'normal']
const statusOrder: readonly StatusValue[] = [1, 2, 3, 0]

const worst = <Value>(order: readonly Value[], values: readonly Value[]): Value => order.find((value) => values.includes(value)) as Value

/** How a licence with these letters is shown; the worst letter wins. */
export const displayOf = (states: string): LicenceDisplay => worst(displayOrder, stateLetters(states).map((letter) => licenceStates[letter].display))

/** Its value in the status list; the worst letter wins. */
export const statusOf = (states: string): StatusValue => worst(statusOrder, stateLetters(states).map((letter) => licenceStates[letter].status))

/** Whether its holder may drive; one forbidding letter is enough. */
export const mayDrive = (states: string): boolean => stateLetters(states).every((letter) => licenceStates[letter].mayDrive)
