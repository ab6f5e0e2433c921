import type { TransferClock } from '@changxing/contract/transfers.ts'
import { addWorkingDays, unlessUnpublished, workingDaysBetween } from '@changxing/rules/calendar.ts'
import { daysBetween } from '@changxing/rules/civil-date.ts'
import { answerWorkingDays, transferLimits } from '@changxing/rules/vehicles/transfer-limits.ts'
import { ownerFirstName, isClosedTransfer, transferStateNames, type TransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { plateAgainst, type WayPlate } from './way-plate-words.ts'

export type Turn = { readonly due_on: string | null; readonly duty: 'in' | 'out' | 'owner' | null }

/** What beside the state says whose turn it is. */
export type Standing = {
  /** The old place has to inspect the car and to take its plates before its file may leave, and has not (M2.1.5). */
  readonly ownerFirst?: boolean
  /** Something in the car's record has to be settled first. */
  readonly hindered?: boolean
  /** An officer has to decide something first: a return, an investigation, an objection. */
  readonly held?: boolean
  /** Last day on which the new owner brings the car to the new place. */
  readonly comeBy?: string | null
}

/** Steps that an office may not take while something in the car's record stands in the way: its clock stands too. */
const stoppable: readonly TransferState[] = ['applied', 'inspected']
export const stopsWhenHindered = (state: TransferState): boolean => stoppable.includes(state)

/** Whose turn it is in a state entered today, and until when; the day itself does not count (M2.3.4). No office's clock runs while the owner has to act, and no clock at all while something holds the transfer. */
export const turnOf = (state: TransferState, today: string, { ownerFirst = false, hindered = false, held = false, comeBy = null }: Standing = {}): Turn => {
  if (isClosedTransfer(state) || held) return { due_on: null, duty: null }
  if (state === 'archive-received') return { due_on: comeBy, duty: 'owner' }
  if ((state === 'archive-requested' && ownerFirst) || (stopsWhenHindered(state) && hindered)) return { due_on: null, duty: 'owner' }
  const limit = transferLimits.find(today)?.value[state]
  return limit ? { due_on: unlessUnpublished(() => addWorkingDays(today, limit.workingDays)), duty: limit.duty } : { due_on: null, duty: null }
}

/** The turn as it is now: a clock that stands, or runs anew, from the day that a hindrance came or was settled. One that is held runs anew only when that is decided. */
export const turnNow = (row: Turn & { readonly state: TransferState }, hindered: boolean, today: string): Turn =>
  row.duty !== null && stopsWhenHindered(row.state) && hindered !== (row.duty === 'owner') ? turnOf(row.state, today, { hindered }) : { due_on: row.due_on, duty: row.duty }

/** Until when the other office must answer (M2.4.0). */
export const answerDueOn = (today: string): string | null => unlessUnpublished(() => addWorkingDays(today, answerWorkingDays))

/** The state in words: while the old place waits for the car it is not the office that makes one wait. */
export const stateWords = ({ state, duty }: { readonly state: TransferState; readonly duty: Turn['duty'] }): Words =>
  state === 'archive-requested' && duty === 'owner' ? ownerFirstName : transferStateNames[state]

const dutyWords = {
  in: { zh: '转入地车管所', en: 'the office of the new place' },
  out: { zh: '转出地车管所', en: 'the office of the old place' },
  owner: { zh: '新车主', en: 'the new owner' },
} as const satisfies Record<string, Words>

const ownerWords = (dueOn: string, overdue: boolean, plate: WayPlate | undefined, today: string): Words => {
  if (overdue) return { zh: `新车主应在 ${dueOn} 前开车到转入地，已经过期：请尽快到转入地车管所窗口`, en: `The new owner had until ${dueOn} to bring the car: please go to the counter of the new place soon` }
  if (plate === undefined) return { zh: `新车主应在 ${dueOn} 前开车到转入地`, en: `The new owner has until ${dueOn} to bring the car to the new place` }
  const { zh, en } = plateAgainst(plate, dueOn, today)
  return { zh: `新车主应在 ${dueOn} 前开车到转入地（${zh}）`, en: `The new owner has until ${dueOn} to bring the car to the new place; ${en}` }
}

/** The clock as both offices and the owner see it. `plate`: the temporary one of a car that the old place has let go (path C), which without one is not driven. */
export const presentTurn = ({ state, due_on: dueOn, duty }: Turn & { readonly state: TransferState }, today: string, plate: WayPlate | undefined): z.infer<typeof TransferClock> => {
  const overdue = dueOn !== null && today > dueOn
  const left = (reckon: (from: string, to: string) => number) => (dueOn === null ? null : overdue ? 0 : unlessUnpublished(() => reckon(today, dueOn)))
  const who = duty === null ? null : dutyWords[duty]
  const says: Words = isClosedTransfer(state) ? { zh: '业务已结束', en: 'This transfer has ended' }
    : who === null ? { zh: '时限停止', en: 'The clock stands' }
      : stopsWhenHindered(state) && duty === 'owner' ? { zh: '时限停止：有事项须先处理', en: 'The clock stands: something has to be settled first' }
        : dueOn === null ? { zh: `轮到${who.zh}`, en: `It is the turn of ${who.en}` }
          : duty === 'owner' ? ownerWords(dueOn, overdue, plate, today)
            : overdue ? { zh: `${who.zh}已超过期限 ${dueOn}，已报单位负责人`, en: `${who.en} is overdue since ${dueOn}; its head is told` }
              : { zh: `${who.zh}应在 ${dueOn} 前办理`, en: `${who.en} has until ${dueOn}` }
  return {
    duty, dutySays: who, dueOn, workingDaysLeft: duty === 'owner' ? null : left(workingDaysBetween), calendarDaysLeft: duty === 'owner' ? left(daysBetween) : null, overdue,
    says: { zh: says.zh, en: `${says.en.charAt(0).toUpperCase()}${says.en.slice(1)}` },
  }
}
