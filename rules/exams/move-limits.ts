import { dated } from '../dated.ts'
import type { Words } from '../words.ts'

/** Working days in which the other office answers a data fault of a change of test place. The clause says "promptly" (M3.3.2); the number is configuration. */
export const faultAnswerWorkingDays = dated([{ from: '2021-06-01', value: 1, clause: 'M3.3.2', source: 'configuration' }])

/** How a change of the test place stands. */
export const moveStates = {
  'handed-over': { zh: '转出地已移交，等待转入地接收', en: 'Handed over, waiting for the new place' },
  faulted: { zh: '数据有问题，两地车管所正在处理，考生不必往返', en: 'A data fault: both offices are settling it, the candidate need not travel' },
  received: { zh: '转入地已接收，可以预约考试', en: 'Received: tests may be booked in the new place' },
} as const satisfies { readonly [state: string]: Words }
export type MoveState = keyof typeof moveStates

export const faultKinds = {
  late: { zh: '数据未到', en: 'Data have not arrived' },
  incomplete: { zh: '数据不全', en: 'Data are incomplete' },
  mismatch: { zh: '数据核对不一致', en: 'Data do not agree' },
  'no-seat': { zh: '转入地没有该车型考场', en: 'The new place tests nobody for the class' },
} as const satisfies { readonly [kind: string]: Words }
export type FaultKind = keyof typeof faultKinds
