import type { ClauseId } from '../clauses.ts'
import { dated } from '../dated.ts'
import type { Words } from '../words.ts'
import type { LicenceStateLetter } from './states.ts'

type Kind = {
  readonly name: Words
  readonly clause: ClauseId
  /** State letters with which it cannot be done. */
  readonly blockedBy: readonly LicenceStateLetter[]
}

const ended = ['E', 'F', 'G', 'R'] as const
const blocked = ['J', 'L'] as const
const held = ['D', 'K', 'U'] as const
/** Renewing and moving include an audit, which open violations, accidents and 12 points do not pass. */
const unsettled = ['B', 'H', 'I'] as const

/** The everyday business of a licence. A new licence is made by all but the last four. */
export const licenceBusiness = {
  renewal: { name: { zh: '期满换证', en: 'renewal' }, clause: 'M6.1.2', blockedBy: [...ended, ...blocked, ...held, ...unsettled] },
  'age-limit': { name: { zh: '达到规定年龄换证', en: 'exchange at the age limit' }, clause: 'M6.1.2', blockedBy: [...ended, ...blocked, ...held] },
  lost: { name: { zh: '遗失补证', en: 'replacing a lost licence' }, clause: 'M6.1.2', blockedBy: [...ended, ...blocked, ...held] },
  damaged: { name: { zh: '损毁换证', en: 'replacing a damaged licence' }, clause: 'M6.1.2', blockedBy: [...ended, ...blocked, ...held] },
  'transfer-in': { name: { zh: '转入换证', en: 'exchange on moving in' }, clause: 'M9.1', blockedBy: [...ended, ...blocked, ...held, ...unsettled] },
  cancel: { name: { zh: '注销', en: 'cancelling' }, clause: 'M9.1', blockedBy: [...ended, ...blocked, ...held] },
  medical: { name: { zh: '提交身体条件证明', en: 'handing in the medical report' }, clause: 'M9.1', blockedBy: ['E', 'F', 'G', ...blocked] },
  postpone: { name: { zh: '延期', en: 'postponing' }, clause: 'M8.1', blockedBy: [...ended, ...blocked, ...held] },
  'end-postponement': { name: { zh: '撤销延期', en: 'taking a postponement back' }, clause: 'M8.1', blockedBy: [...ended, ...blocked] },
} as const satisfies { readonly [kind: string]: Kind }
export type LicenceBusiness = keyof typeof licenceBusiness
export const licenceBusinessKinds = Object.keys(licenceBusiness) as readonly LicenceBusiness[]

/** What may be postponed, and the letter that a licence bears meanwhile. Under each of them driving is forbidden. */
export const postponements = {
  renewal: { letter: 'N', name: { zh: '期满换证', en: 'renewal' } },
  audit: { letter: 'T', name: { zh: '审验', en: 'the audit' } },
  medical: { letter: 'P', name: { zh: '提交身体条件证明', en: 'the medical report' } },
} as const satisfies { readonly [what: string]: { readonly letter: LicenceStateLetter; readonly name: Words } }
export type Postponement = keyof typeof postponements
export const postponementKinds = Object.keys(postponements) as readonly Postponement[]

/** Months for which something may be postponed at most, from the day on which it was due; both orders. */
export const longestPostponement = dated([{ from: '2016-04-01', value: 36, source: 'Order 139' }])

/** Months after the end of validity in which a postponement may still be asked for. */
export const postponementStaysOpen = dated([
  { from: '2016-04-01', value: 0, source: 'Order 139' },
  { from: '2022-04-01', value: 12, source: 'Order 162' },
])

/** What to do about a state that stands in the way. */
export const stateRemedies: { readonly [letter in LicenceStateLetter]?: Words } = {
  B: { zh: '请先参加满分学习和考试', en: 'take the study and exam after 12 points first' },
  D: { zh: '请在暂扣期满后办理', en: 'do it when the withholding is over' },
  E: { zh: '可按规定重新申请', en: 'a new licence can be applied for as the order allows' },
  F: { zh: '可按规定重新申请', en: 'a new licence can be applied for as the order allows' },
  G: { zh: '请看能否恢复驾驶资格，否则重新申请', en: 'see whether it can be restored, else apply for a new one' },
  H: { zh: '请先处理违法', en: 'settle the violation first' },
  I: { zh: '请先处理事故', en: 'settle the accident first' },
  J: { zh: '请向核发地车管所查询', en: 'ask the issuing office' },
  K: { zh: '请在解除扣押后办理', en: 'do it when the seizure has ended' },
  L: { zh: '请向核发地车管所查询', en: 'ask the issuing office' },
  R: { zh: '请办理恢复驾驶资格', en: 'ask for it to be restored' },
  U: { zh: '请在解除扣留后办理', en: 'do it when the detention has ended' },
}
